"""Workshops with their ways in, and phones that meet the pages without a browser."""

from __future__ import annotations

import re
import threading
import time
from datetime import UTC, date, datetime
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple

import uvicorn
from starlette.testclient import TestClient

import advice
import answering
import following
import workshop
from answering import telling
from entrance import Front, Ground
from storage import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest
    from httpx2 import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

    from arithmetic import Mode
    from content import Content
    from entrance import Throttle
    from storage import DatabaseStore
    from words import Language
    from workshop import Answer, Participant

COOKIE = "helhedstjek_p_"
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
FOLLOWS = re.compile("/following-static/|/read/|/now(/|$)")
FIELD = re.compile(r'<input type="hidden" name="([\w-]+)" value="([^"]*)">')


def lasting(folders: pytest.TempPathFactory) -> Iterator[DatabaseStore]:
    """A store that lasts as long as a module's tests; every room in it is another's."""
    kept = open_store(f"sqlite:///{folders.mktemp('lasting') / 'answers.sqlite3'}")
    yield kept
    kept.close()


def serving(content: Content, store: DatabaseStore) -> Iterator[str]:
    """The address of the pages on a free port, served by a thread for a while."""
    app = Room(content, store, "", "", "", "").app()
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


class Room(NamedTuple):
    """A workshop in a store, and the two ways into it."""

    content: Content
    store: DatabaseStore
    desk: str
    id: str
    link: str
    code: str

    @property
    def first(self) -> str:
        """The first statement asked."""
        return workshop.asked(self.content, "short")[0]

    def joined(self) -> int:
        """How many have joined."""
        return self.store.joined(self.id)

    def reveal(self) -> None:
        """Close the answers."""
        workshop.reveal(
            self.store,
            self.content,
            self.desk,
            self.id,
            outcome=advice.outcome,
            today=date(2026, 11, 22),
        )

    def app(
        self, base: str = "", throttle: Throttle | None = None, content: Content | None = None
    ) -> ASGIApp:
        """The participants' pages behind the entrance's front, as one worker has them."""
        known = content or self.content
        pages = answering.pages(known, self.store, base=base, throttle=throttle)
        follows = following.follow(known, self.store, base=base).phones

        async def both(scope: Scope, receive: Receive, send: Send) -> None:
            led = FOLLOWS.search(scope.get("path", ""))
            await (follows if led else pages)(scope, receive, send)

        return Front(both, Ground(base))


def opened(
    content: Content,
    store: DatabaseStore,
    *,
    mode: Mode = "anonymous",
    organisation: str = "Eksempelkøbing Kommune",
    areas: tuple[str, ...] = ("Børn og unge",),
    language: Language = "da",
    invited: int | None = None,
    slips: bool = False,
) -> Room:
    """A workshop that people may join."""
    desk = workshop.desk_of(workshop.new_token())
    here = workshop.prepare(
        store,
        desk,
        organisation=organisation,
        target_group="Voksne med flere sager",
        questionnaire="short",
        mode=mode,
        language=language,
        areas=areas,
        invited=invited,
        slips=slips,
        now=NOW,
        new_id=workshop.new_token,
    )
    here = workshop.open(store, content, desk, here.id, new_token=workshop.new_token)
    ways = workshop.ways_in(store, here, "")
    return Room(content, store, desk, here.id, ways.link, ways.code)


class Phone(TestClient):
    """One browser that follows nothing by itself, and fills in the forms that it is shown."""

    def __init__(self, room: Room, app: ASGIApp | None = None, **kw: Any) -> None:  # noqa: ANN401
        super().__init__(app or room.app(), follow_redirects=False, **kw)
        self.room = room
        self.place = f"/answer/{room.id}"
        self.count = 0

    def join(self, place: str = "", **said: str) -> Response:
        """Fill in the form behind the link; what comes of it."""
        place = place or f"/join/{self.room.link}"
        return self.post(place, data=fields(self.get(place)) | {"lang": "da"} | said)

    @property
    def token(self) -> str:
        """The token in this workshop's cookie."""
        return str(self.cookies[f"{COOKIE}{self.room.id}"])

    @property
    def who(self) -> Participant:
        """Whom the cookie knows."""
        return workshop.participant(self.room.store, self.token)[0]

    @property
    def name(self) -> str:
        """The name under which this person's pages are drawn."""
        return telling.phone(self.who)

    def said(self) -> dict[str, Answer]:
        """What is kept of this person."""
        return self.room.store.answers(self.who.id)

    def on(self, place: str = "") -> Response:
        """One of this person's pages."""
        return self.get(f"{self.place}/{place}".rstrip("/"))

    def fill(self, factor: str, **said: str) -> Response:
        """Fill in a factor's form as it is drawn now, and send it."""
        return self.post(f"{self.place}/{factor}", data=fields(self.on(factor)) | said)

    def say(self, statement: str, answer: str | None = "3", **more: object) -> Response:
        """Save one answer as the script does."""
        self.count += 1
        own = {"person": self.name, "answer": answer, "revision": self.count, "device": "d1"}
        return self.put(f"{self.place}/{statement}", json={**own, **more})


def fields(page: Response) -> dict[str, str]:
    """The hidden fields of a page's form, as a browser would send them."""
    return {name: unescape(value) for name, value in FIELD.findall(page.text)}
