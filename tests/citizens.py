"""Citizens who are asked, and what they answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starlette.testclient import TestClient

import advice
import workshop
from answering import telling
from answering.callers import COOKIE
from tests.cast import TODAY
from tests.phones import fields

if TYPE_CHECKING:
    from collections.abc import Iterable

    from httpx2 import Response

    from arithmetic import Beside
    from content import Content
    from storage import DatabaseStore
    from tests.phones import Room
    from workshop import Citizen


def asking(room: Room) -> str:
    """The link by which citizens are asked, once it is open."""
    return workshop.ask_citizens(
        room.store, room.content, room.desk, room.id, new_token=workshop.new_token
    ).link


def came(room: Room, voice: str = "citizen", **said: int) -> Citizen:
    """One more citizen, with what they have answered, by the place of the answer."""
    here = room.store.workshop(room.id)
    assert here
    who = workshop.come(
        room.store,
        room.content,
        here,
        voice=voice,
        token=workshop.new_token(),
        new_id=workshop.new_token,
    )
    for question, answer in said.items():
        workshop.tell(room.store, room.content, who, question, str(answer))
    return who


def many(room: Room, voice: str, question: str, answers: Iterable[int]) -> None:
    """A citizen for each of these answers."""
    for answer in answers:
        came(room, voice, **{question: answer})


def shown(store: DatabaseStore, content: Content, workshop_id: str) -> Beside | None:
    """What was kept of the citizens at the reveal."""
    here = store.workshop(workshop_id)
    assert here
    return workshop.kept(store, content, here, advice.outcome).result.citizens


def reveal(room: Room) -> Beside | None:
    """Close the answers; what is kept of the citizens."""
    workshop.reveal(
        room.store, room.content, room.desk, room.id, outcome=advice.outcome, today=TODAY
    )
    return shown(room.store, room.content, room.id)


class Caller(TestClient):
    """One citizen's browser, which follows nothing by itself and fills in forms as it sees them."""

    def __init__(self, room: Room, link: str, **kw: object) -> None:
        super().__init__(room.app(), follow_redirects=False, **kw)  # type: ignore[arg-type] # as it takes them
        self.room, self.link = room, f"/citizens/{link}"
        self.place = f"/citizens/at/{room.id}"

    def come(self, voice: str = "citizen", **more: str) -> Response:
        """Fill in the first form."""
        return self.post(self.link, data=fields(self.get(self.link)) | {"voice": voice} | more)

    def on(self, place: object = "") -> Response:
        """One of this person's pages."""
        return self.get(f"{self.place}/{place}".rstrip("/"))

    def choose(self, place: int, answer: int | str, way: str = "on") -> Response:
        """Answer a question as its form is drawn now."""
        sent = fields(self.on(place)) | {"answer": str(answer), "go-to": way}
        return self.post(f"{self.place}/{place}", data=sent)

    @property
    def token(self) -> str:
        """The token in this workshop's cookie."""
        return str(self.cookies[f"{COOKIE}{self.room.id}"]).partition(".")[0]

    @property
    def who(self) -> Citizen:
        """Whom the cookie knows."""
        found = workshop.a_citizen(self.room.store, self.token)
        assert found
        return found

    @property
    def name(self) -> str:
        """The name under which this person's pages are drawn."""
        return telling.phone(self.who)

    def said(self) -> dict[str, int]:
        """What is kept of this person."""
        return self.room.store.citizen_answers(self.who.id)


def heading(page: Response) -> str:
    """The page's one heading."""
    (found,) = re.findall(r"<h1>(.*?)</h1>", page.text)
    return str(found)
