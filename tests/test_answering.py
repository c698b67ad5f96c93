"""The participants' pages: who gets in, what is kept, what is refused, and what a phone sees."""

from __future__ import annotations

import asyncio
import gzip
import json
import re
import threading
import time
from collections import Counter
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx2
import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from starlette.testclient import TestClient

import answering
import workshop
from answering.files import FILES
from storage import DatabaseStore, open_store
from tests.browsing import WCAG
from words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from httpx2 import Response
    from playwright.sync_api import Browser, BrowserContext, Page, Route

    from arithmetic import Mode
    from content import Content
    from words import Language
    from workshop import Answer, Participant

HOSTILE = "<script>alert(1)</script>\"'&"
COOKIE = "helhedstjek_participant"
DANISH, ENGLISH = Words("da").say, Words("en").say


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
        here = workshop.found_by_link(self.store, self.link)
        return workshop.progress(self.store, self.content, here).joined

    def reveal(self) -> None:
        """Close the answers."""
        workshop.reveal(self.store, workshop.desk_of(self.desk), self.id)


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        """Now."""
        return self.at


def _room(  # what a facilitator decides
    content: Content,
    store: DatabaseStore,
    *,
    mode: Mode = "anonymous",
    organisation: str = "Eksempelkøbing Kommune",
    areas: tuple[str, ...] = ("Børn og unge",),
    language: Language = "da",
) -> Room:
    desk = workshop.new_token()
    here = workshop.prepare(
        store,
        workshop.desk_of(desk),
        organisation=organisation,
        questionnaire="short",
        mode=mode,
        language=language,
        areas=areas,
        now=datetime(2026, 11, 22, 9, tzinfo=UTC),
        new_id=workshop.new_token,
    )
    workshop.open(store, workshop.desk_of(desk), here.id, desk_token=desk)
    link, code = workshop.join_token(desk, here.id), workshop.join_code(desk, here.id)
    return Room(content, store, desk, here.id, link, code)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatabaseStore]:
    """One store for this module; every room in it is another's."""
    folder = tmp_path_factory.mktemp("answering")
    opened = open_store(f"sqlite:///{folder / 'answering.sqlite3'}")
    yield opened
    opened.close()


@pytest.fixture
def room(content: Content, store: DatabaseStore) -> Room:
    """An anonymous workshop, open for answers."""
    return _room(content, store)


@pytest.fixture
def clock() -> Clock:
    """The clock of the limits."""
    return Clock()


@pytest.fixture
def visitor(room: Room, clock: Clock) -> TestClient:
    """A browser that follows nothing by itself."""
    return _visitor(room, clock)


def _visitor(room: Room, clock: Clock | None = None, **kw: Any) -> TestClient:  # noqa: ANN401
    app = answering.pages(room.content, room.store, now=clock or Clock())
    return TestClient(app, follow_redirects=False, **kw)


@pytest.fixture
def joined(visitor: TestClient, room: Room) -> TestClient:
    """A browser whose owner has joined."""
    assert visitor.post(f"/join/{room.link}", data={"lang": "da"}).status_code == 303
    return visitor


def _person(room: Room, browser: TestClient) -> Participant:
    return workshop.participant(room.store, str(browser.cookies[COOKIE]))[0]


def _said(room: Room, browser: TestClient) -> dict[str, Answer]:
    return room.store.answers(_person(room, browser).id)


def _put(browser: TestClient, statement: str, **said: object) -> Response:
    return browser.put(f"/answer/{statement}", json=said)


def _refused(response: Response, status: int, why: str) -> None:
    """The status, and the reason in words on a page; nobody gets a cookie from it."""
    assert (response.status_code, "set-cookie" in response.headers) == (status, False)
    assert why.replace("'", "&#39;") in response.text


# Joining


def test_the_link_shows_who_sees_what_and_lets_in(visitor: TestClient, room: Room) -> None:
    """The page tells in the workshop's language what is asked; sent, it gives a hidden cookie."""
    page = visitor.get(f"/join/{room.link}")
    assert page.status_code == 200
    assert '<html lang="da">' in page.text
    assert "Eksempelkøbing Kommune" in page.text
    data = {"level": "direktion", "area": "Børn og unge", "lang": "en"}
    sent = visitor.post(f"/join/{room.link}", data=data)
    assert (sent.status_code, sent.headers["location"]) == (303, "/answer/why")
    cookie = sent.headers["set-cookie"]
    assert re.match(rf"{COOKIE}=[\w-]{{22}}; HttpOnly; Max-Age=\d+; Path=/; SameSite=lax$", cookie)
    who = _person(room, visitor)
    assert (who.level, who.area, who.language) == ("direktion", "Børn og unge", "en")
    assert '<html lang="en">' in visitor.get("/answer/why").text


@pytest.mark.parametrize("mode", ["anonymous", "open"])
def test_who_sees_what_depends_on_the_mode(
    content: Content, store: DatabaseStore, mode: Mode
) -> None:
    """An anonymous workshop promises the limit; an open one warns that it has none."""
    there = _room(content, store, mode=mode)
    page = _visitor(there).get(f"/join/{there.link}?lang=en").text
    assert ("fewer than 5 people" in page) == (mode == "anonymous")
    assert ("even where a group is small" in page) == (mode == "open")


def test_level_area_and_language_are_optional(visitor: TestClient, room: Room) -> None:
    """An empty form joins, in the workshop's language."""
    assert visitor.post(f"/join/{room.link}").status_code == 303
    who = _person(room, visitor)
    assert (who.level, who.area, who.language) == ("", "", "da")


@pytest.mark.parametrize("data", [{"level": "konge"}, {"area": "Månen"}])
def test_only_what_is_shown_can_be_chosen(
    visitor: TestClient, room: Room, data: dict[str, str]
) -> None:
    """A level or an area that is not offered is refused, and the form comes again."""
    sent = visitor.post(f"/join/{room.link}", data=data)
    assert sent.status_code == 422
    assert 'role="alert"' in sent.text
    assert "set-cookie" not in sent.headers


def test_the_typed_code_leads_to_the_same_form(visitor: TestClient, room: Room) -> None:
    """A code in any spelling gives the form, and the form with the code joins."""
    assert 'name="code"' in visitor.get("/join").text
    code = f" {room.code[:4].lower()}-{room.code[4:]} "
    form = visitor.post("/join", data={"code": code, "lang": "da"})
    assert form.status_code == 200
    assert 'name="level"' in form.text
    assert "set-cookie" not in form.headers
    sent = visitor.post("/join", data={"code": code, "level": "", "lang": "da"})
    assert (sent.status_code, sent.headers["location"]) == (303, "/answer/why")


def test_the_language_of_the_form(content: Content, store: DatabaseStore) -> None:
    """The visitor's choice where there is one, else the workshop's, else Danish."""
    english = _room(content, store, language="en")
    browser = _visitor(english)
    assert '<html lang="da">' in browser.get("/join").text
    assert '<html lang="en">' in browser.get("/join?lang=en").text
    assert '<html lang="en">' in browser.get(f"/join/{english.link}").text
    assert '<html lang="da">' in browser.get(f"/join/{english.link}?lang=da").text
    assert '<html lang="en">' in browser.post("/join", data={"code": english.code}).text
    danish = _room(content, store)
    said = browser.post("/join", data={"code": danish.code, "lang": "en"}).text
    assert '<html lang="en">' in said
    assert browser.get("/join?lang=xx").status_code == 200


def test_who_has_joined_goes_straight_on(joined: TestClient, room: Room) -> None:
    """A second scan, or a second click, makes no second participant."""
    for again in (
        joined.get(f"/join/{room.link}"),
        joined.post(f"/join/{room.link}"),
        joined.post("/join", data={"code": room.code}),
    ):
        assert (again.status_code, again.headers["location"]) == (303, "/answer")
    assert room.joined() == 1


def test_another_workshop_has_another_participant(
    joined: TestClient, content: Content, store: DatabaseStore
) -> None:
    """The cookie of one workshop does not open another."""
    there = _room(content, store)
    assert joined.get(f"/join/{there.link}").status_code == 200
    assert joined.post(f"/join/{there.link}").status_code == 303
    assert there.joined() == 1


def test_nobody_joins_after_the_reveal(visitor: TestClient, room: Room) -> None:
    """Link and code say calmly that it is over."""
    room.reveal()
    why = DANISH("The answers are closed, because they have been shown.")
    _refused(visitor.get(f"/join/{room.link}"), 409, why)
    _refused(visitor.post(f"/join/{room.link}"), 409, why)
    _refused(visitor.post("/join", data={"code": room.code}), 409, why)
    _refused(visitor.post("/join", data={"code": room.code, "level": ""}), 409, why)


@pytest.mark.parametrize(
    "place", ["/join/nobody", "/me/nobody", "/join/%00%ff", f"/me/{'x' * 9000}"]
)
def test_an_unknown_link_leads_nowhere(visitor: TestClient, place: str) -> None:
    """A wrong link is a calm page, whatever stands in it."""
    assert visitor.get(place).status_code == 404
    assert "set-cookie" not in visitor.get(place).headers


# Limits


def test_ten_wrong_codes_a_minute_an_address(visitor: TestClient, room: Room, clock: Clock) -> None:
    """The eleventh try waits, even a right one; another address does not; a minute forgets."""
    for _ in range(10):
        assert visitor.post("/join", data={"code": "AAAA2222"}).status_code == 404
    right = {"code": room.code}
    assert visitor.post("/join", data=right).status_code == 429
    other = TestClient(visitor.app, client=("10.0.0.2", 1))
    assert other.post("/join", data=right).status_code == 200
    clock.at += 61
    assert visitor.post("/join", data=right).status_code == 200


def test_right_codes_and_links_never_run_out(visitor: TestClient, room: Room) -> None:
    """A whole room behind one address gets in."""
    for _ in range(30):
        visitor.cookies.clear()
        assert visitor.post("/join", data={"code": room.code, "level": ""}).status_code == 303
        visitor.cookies.clear()
        assert visitor.post(f"/join/{room.link}").status_code == 303


def test_wrong_links_are_limited_and_right_ones_are_not(visitor: TestClient, room: Room) -> None:
    """Guessing at links stops; the room's own link still opens."""
    said = [visitor.get(f"/join/wrong{n}").status_code for n in range(11)]
    assert said == [404] * 10 + [429]
    assert visitor.get("/me/wrong").status_code == 429
    assert visitor.get(f"/join/{room.link}").status_code == 200


def test_three_hundred_wrong_tries_for_the_server(clock: Clock) -> None:
    """Many addresses together are limited too, and all is forgotten after a minute."""
    tries = answering.Tries(clock)
    for n in range(300):
        assert not tries.too_many(f"10.0.{n // 10}.1")
        tries.wrong(f"10.0.{n // 10}.1")
    assert tries.too_many("10.9.9.9")
    clock.at += 60
    assert not tries.too_many("10.9.9.9")
    assert not tries._wrong


def test_a_volley_of_codes_is_taken_one_by_one(room: Room) -> None:
    """Forty wrong codes at the same moment: ten are looked up. Forty right ones: all get in."""

    async def volley(codes: list[str]) -> list[int]:
        app = answering.pages(room.content, room.store)
        async with httpx2.AsyncClient(
            transport=httpx2.ASGITransport(app), base_url="http://testserver"
        ) as phone:
            sent = [phone.post("/join", data={"code": code}) for code in codes]
            return [reply.status_code for reply in await asyncio.gather(*sent)]

    # In a thread of its own: Playwright may have a loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        wrong = thread.submit(asyncio.run, volley(["AAAA2222"] * 40)).result()
        right = thread.submit(asyncio.run, volley([room.code] * 40)).result()
    assert Counter(wrong) == {404: 10, 429: 30}
    assert set(right) == {200}


# Answering with a form


def test_a_factor_is_one_form_with_native_radios(joined: TestClient, room: Room) -> None:
    """Each statement is a fieldset with its words as legend and eight radios named by its id."""
    page = joined.get("/answer/why").text
    asked = [s for s in room.content.factor("why").statements if s.core]
    assert page.count("<fieldset") == len(asked)
    for statement in asked:
        assert f"<legend>{statement.text.da}</legend>" in page
        values = re.findall(rf'type="radio" name="{statement.id}" value="(\w+)"', page)
        assert values == ["0", "1", "2", "3", "4", "5", "dont_know", "not_relevant"]
        assert f'name="comment-{statement.id}"' in page


def test_a_form_keeps_what_was_chosen_and_goes_on(joined: TestClient, room: Room) -> None:
    """Without a script: choices and comments are kept, shown again, and only changes saved anew."""
    data = {room.first: "3", f"comment-{room.first}": "Første linje\r\nAnden"}
    sent = joined.post("/answer/why", data=data)
    assert (sent.status_code, sent.headers["location"]) == (303, "/answer/goals")
    kept = _said(room, joined)[room.first]
    assert (kept.answer, kept.comment, kept.revision) == ("3", "Første linje\nAnden", 1)
    page = joined.get("/answer/why").text
    assert f'name="{room.first}" value="3" checked' in page
    assert "Første linje\nAnden</textarea>" in page
    joined.post("/answer/why", data=data)
    assert _said(room, joined)[room.first].revision == 1
    joined.post("/answer/why", data={**data, room.first: "dont_know"})
    assert _said(room, joined)[room.first].revision == 2
    assert len(_said(room, joined)) == 1


def test_the_way_through_the_factors(joined: TestClient, room: Room) -> None:
    """Forward to the next factor, back to the one before, from the last one to the end."""
    last = room.content.factors[-1].id
    assert joined.post(f"/answer/{last}").headers["location"] == "/answer/done"
    back = joined.post("/answer/goals", data={"go-to": "back"})
    assert back.headers["location"] == "/answer/why"
    assert joined.get("/answer").headers["location"] == "/answer/why"
    for factor in room.content.factors[:2]:
        joined.post(f"/answer/{factor.id}", data={s.id: "1" for s in factor.statements})
    third = room.content.factors[2].id
    assert joined.get("/answer").headers["location"] == f"/answer/{third}"
    assert f"{len(_said(room, joined))} " in joined.get("/answer/why").text
    for factor in room.content.factors[2:]:
        joined.post(f"/answer/{factor.id}", data={s.id: "1" for s in factor.statements})
    assert joined.get("/answer").headers["location"] == "/answer/done"


def test_a_form_is_kept_whole_or_not_at_all(joined: TestClient, room: Room) -> None:
    """One answer off the ladder, or a note too long, refuses the form with the reason."""
    second = workshop.asked(room.content, "short")[1]
    for wrong in ({second: "6"}, {f"comment-{second}": "x" * 2001}):
        sent = joined.post("/answer/why", data={room.first: "3", **wrong})
        assert sent.status_code == 422
        assert 'role="alert"' in sent.text
    assert _said(room, joined) == {}


def test_a_form_of_megabytes_is_not_read(joined: TestClient, room: Room) -> None:
    """Three megabytes are refused."""
    sent = joined.post("/answer/why", data={f"comment-{room.first}": "x" * 3_000_000})
    assert sent.status_code == 413


def test_an_unknown_factor_is_no_page(joined: TestClient) -> None:
    """A factor that is not asked about has no page."""
    assert joined.get("/answer/nothing").status_code == 404
    assert joined.post("/answer/nothing").status_code == 404


@pytest.mark.parametrize("place", ["/answer", "/answer/why", "/answer/done", "/answer/delete"])
def test_a_stranger_is_told_to_join(visitor: TestClient, place: str) -> None:
    """Without a cookie, or with a forged one, every page says how to get in."""
    why = DANISH("We do not know you here. Join again with the link or the code.")
    _refused(visitor.get(place), 403, why)
    for forged in (b"x" * 22, b"\xff\xfe", b"x" * 60_000, b'"; \x00=', b"../../etc"):
        headers = [(b"cookie", COOKIE.encode() + b"=" + forged)]
        _refused(visitor.get(place, headers=headers), 403, why)


def test_after_the_reveal_a_page_is_calm_and_a_form_refused(joined: TestClient, room: Room) -> None:
    """What was answered stands; nothing more is kept."""
    joined.post("/answer/why", data={room.first: "3"})
    room.reveal()
    why = DANISH("The answers are closed, because they have been shown.")
    for place in ("/answer/why", "/answer/done", "/answer/delete"):
        page = joined.get(place)
        assert page.status_code == 200
        assert why in page.text
        assert "data-forget" in page.text
    _refused(joined.post("/answer/why", data={room.first: "4"}), 409, why)
    _refused(joined.post("/answer/why"), 409, why)
    _refused(joined.post("/answer/delete"), 409, why)
    assert _said(room, joined)[room.first].answer == "3"


# Answering one by one


@pytest.mark.parametrize("answer", [*"012345", "dont_know", "not_relevant", None])
def test_what_is_acknowledged_is_kept(joined: TestClient, room: Room, answer: str | None) -> None:
    """200 and saved; another connection to the file sees it."""
    sent = _put(joined, room.first, answer=answer, comment="Ja", revision=1)
    assert (sent.status_code, sent.json()) == (200, {"saved": True})
    kept = _said(room, joined)[room.first]
    assert (kept.answer, kept.comment, kept.revision) == (answer, "Ja", 1)


def test_a_late_answer_does_not_undo_a_newer_one(joined: TestClient, room: Room) -> None:
    """The highest revision stands; without one, it is the newest."""
    for answer, revision in (("1", 1), ("5", 3), ("2", 2)):
        assert _put(joined, room.first, answer=answer, revision=revision).status_code == 200
    assert _said(room, joined)[room.first].answer == "5"
    _put(joined, room.first, answer="0")
    assert (_said(room, joined)[room.first].answer, _said(room, joined)[room.first].revision) == (
        "0",
        4,
    )


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"no json", 400),
        (b"\xff\xfe", 400),
        (b"[" * 9000, 400),
        (b"[]", 400),
        (b"{}", 400),
        (b'{"answer": 3, "revision": 1}', 400),
        (b'{"answer": "3", "comment": 5}', 400),
        (b'{"answer": "3", "revision": "1"}', 400),
        (b'{"answer": "3", "revision": true}', 400),
        (b'{"answer": "3", "revision": 1.5}', 400),
        (b'{"answer": "6", "revision": 1}', 422),
        (b'{"answer": "", "revision": 1}', 422),
        (b'{"answer": "3", "revision": -1}', 422),
        (b'{"answer": "3", "revision": 9007199254740992}', 422),
        (json.dumps({"answer": "3", "comment": "x" * 2001, "revision": 1}).encode(), 422),
        (b'{"answer": "3", "comment": "' + b"x" * 17_000 + b'"}', 413),
        (b"x" * 3_000_000, 413),
    ],
    ids=lambda value: str(value[:40]) if isinstance(value, bytes) else str(value),
)
def test_what_cannot_be_an_answer_is_refused(
    joined: TestClient, room: Room, body: bytes, status: int
) -> None:
    """Each with its own status and a sentence; nothing is kept."""
    sent = joined.put(f"/answer/{room.first}", content=body)
    assert sent.status_code == status
    assert sent.json()["error"]
    assert _said(room, joined) == {}


def test_too_much_is_not_read_to_the_end(room: Room, joined: TestClient) -> None:
    """A body that comes in pieces without a length is cut off at the limit."""
    read = []

    def pieces() -> Iterator[bytes]:
        for _ in range(3000):
            read.append(1)
            yield b"x" * 1000

    assert joined.put(f"/answer/{room.first}", content=pieces()).status_code == 413


def test_an_unknown_statement_and_an_unknown_person(
    joined: TestClient, room: Room, content: Content
) -> None:
    """404 for what is not asked, also when only the full questionnaire asks it; 403 for nobody."""
    only_full = next(key for key, s in content.statements.items() if not s.core)
    for statement in ("nothing", only_full, "%C3%A6", "a/b"):
        sent = _put(joined, statement, answer="3", revision=1)
        assert (sent.status_code, list(sent.json())) == (404, ["error"])
    joined.cookies.clear()
    sent = _put(joined, room.first, answer="3", revision=1)
    assert sent.status_code == 403
    assert sent.json() == {
        "error": DANISH("We do not know you here. Join again with the link or the code.")
    }


def test_after_the_reveal_no_answer_is_kept(visitor: TestClient, room: Room) -> None:
    """409 in the participant's language, also for one who is known already."""
    visitor.post(f"/join/{room.link}", data={"lang": "en"})
    _put(visitor, room.first, answer="3", revision=1)
    room.reveal()
    sent = _put(visitor, room.first, answer="4", revision=2)
    assert (sent.status_code, sent.json()) == (
        409,
        {"error": "The answers are closed, because they have been shown."},
    )
    assert _said(room, visitor)[room.first].answer == "3"


def test_signs_that_cannot_be_kept_are_left_out(joined: TestClient, room: Room) -> None:
    """NUL, half a surrogate and control signs are dropped; lines and emoji stay."""
    comment = r'"a\u0000b\ud800c\u001b\nd \ud83d\ude00"'
    body = f'{{"answer": "1", "comment": {comment}, "revision": 1}}'
    assert joined.put(f"/answer/{room.first}", content=body.encode()).status_code == 200
    assert _said(room, joined)[room.first].comment == "abc\nd 😀"


def test_a_person_is_looked_up_once(
    joined: TestClient, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Saving asks the store for nothing it knows already."""
    _put(joined, room.first, answer="1", revision=1)
    monkeypatch.setattr(DatabaseStore, "participant", None)
    assert _put(joined, room.first, answer="2", revision=2).status_code == 200


def test_a_store_that_gathers_answers_is_let_to(
    joined: TestClient, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the store has `put_answer_soon`, the reply waits for its promise."""
    kept = []

    def soon(_: DatabaseStore, participant: str, answer: Answer) -> Future[bool]:
        promise: Future[bool] = Future()
        kept.append((participant, answer.answer))
        threading.Timer(0.05, promise.set_result, [True]).start()
        return promise

    monkeypatch.setattr(DatabaseStore, "put_answer_soon", soon, raising=False)
    assert _put(joined, room.first, answer="2", revision=1).status_code == 200
    assert kept == [(_person(room, joined).id, "2")]


# The end, another device, and out


def test_the_end_says_thanks_and_gives_the_way_back(joined: TestClient, room: Room) -> None:
    """The own link opens the same answers on another device."""
    _put(joined, room.first, answer="2", revision=1)
    page = joined.get("/answer/done").text
    own = re.search(r"http://testserver(/me/[\w-]+)", page)
    assert own
    other = _visitor(room)
    back = other.get(own[1])
    assert (back.status_code, back.headers["location"]) == (303, "/answer")
    assert "HttpOnly" in back.headers["set-cookie"]
    assert f'name="{room.first}" value="2" checked' in other.get("/answer/why").text


def test_delete_asks_first_and_then_deletes_everything(joined: TestClient, room: Room) -> None:
    """After it the cookie is gone, and so are person and answers; an old cookie is nobody's."""
    _put(joined, room.first, answer="2", revision=1)
    token = str(joined.cookies[COOKIE])
    assert "<form" in joined.get("/answer/delete").text
    assert room.joined() == 1
    gone = joined.post("/answer/delete")
    assert gone.status_code == 200
    assert "Max-Age=0" in gone.headers["set-cookie"]
    assert room.joined() == 0
    old = _visitor(room, cookies={COOKIE: token})
    assert _put(old, room.first, answer="2", revision=2).status_code == 403


def test_a_person_deleted_elsewhere_is_nobody(joined: TestClient, room: Room) -> None:
    """Also when this process remembers the person."""
    _put(joined, room.first, answer="2", revision=1)
    workshop.withdraw(room.store, _person(room, joined))
    assert _put(joined, room.first, answer="3", revision=2).status_code == 403


def test_a_deleted_workshop_is_gone(joined: TestClient, room: Room) -> None:
    """A person of a deleted workshop is nobody."""
    _put(joined, room.first, answer="2", revision=1)
    room.store.remove_workshop(room.id)
    assert _put(joined, room.first, answer="3", revision=2).status_code == 403
    assert joined.get("/answer/done").status_code == 403


# Safety


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://testserver.evil.example"},
        {"Origin": "http://["},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
def test_another_site_can_write_nothing(
    joined: TestClient, room: Room, headers: dict[str, str]
) -> None:
    """Every write with a foreign origin is refused before anything is read."""
    writes = [
        joined.put(f"/answer/{room.first}", json={"answer": "1"}, headers=headers),
        joined.post("/answer/why", data={room.first: "1"}, headers=headers),
        joined.post("/answer/delete", headers=headers),
        joined.post(f"/join/{room.link}", headers=headers),
        joined.post("/join", data={"code": room.code}, headers=headers),
    ]
    assert [(w.status_code, "set-cookie" in w.headers) for w in writes] == [(403, False)] * 5
    assert _said(room, joined) == {}


def test_our_own_pages_may_write(joined: TestClient, room: Room) -> None:
    """The origin that is the host's own is let through."""
    headers = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
    sent = joined.put(f"/answer/{room.first}", json={"answer": "1"}, headers=headers)
    assert sent.status_code == 200


def test_every_reply_has_the_headers(joined: TestClient, room: Room) -> None:
    """Pages, refusals, acknowledgements and files: the policy, and no page is stored."""
    replies = [
        joined.get("/join"),
        joined.get("/answer/why"),
        joined.get("/answer/nothing"),
        joined.get("/me/nobody"),
        joined.delete("/answer/why"),
        joined.post("/join", headers={"Origin": "null"}),
        _put(joined, room.first, answer="1", revision=1),
        joined.get("/answering-static/answering.css"),
    ]
    for reply in replies:
        assert "default-src 'none'; script-src 'self'" in reply.headers["content-security-policy"]
        assert reply.headers["referrer-policy"] == "same-origin"
        assert reply.headers["x-content-type-options"] == "nosniff"
    assert [r.headers["cache-control"] for r in replies[:-1]] == ["no-store"] * 7
    assert "immutable" in replies[-1].headers["cache-control"]


def test_a_fault_is_said_calmly_and_keeps_the_headers(
    room: Room, joined: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A broken store gives a page without a trace of the inside."""
    calm = TestClient(joined.app, cookies=dict(joined.cookies), raise_server_exceptions=False)
    monkeypatch.setattr(DatabaseStore, "answers", None)
    page = calm.get("/answer/why")
    assert page.status_code == 500
    assert "NoneType" not in page.text
    assert page.headers["cache-control"] == "no-store"
    assert "content-security-policy" in page.headers
    monkeypatch.setattr(DatabaseStore, "put_answer", None)
    monkeypatch.setattr(DatabaseStore, "put_answer_soon", None, raising=False)
    assert _put(calm, room.first, answer="1", revision=1).status_code == 500


def test_peoples_text_is_escaped(content: Content, store: DatabaseStore) -> None:
    """A hostile organisation, area or comment is text on every page."""
    there = _room(content, store, organisation=HOSTILE, areas=(HOSTILE,))
    browser = _visitor(there)
    pages = [browser.get(f"/join/{there.link}"), browser.post("/join", data={"code": HOSTILE})]
    assert browser.post(f"/join/{there.link}", data={"area": HOSTILE}).status_code == 303
    assert _person(there, browser).area == HOSTILE
    note = {f"comment-{there.first}": f"</textarea>{HOSTILE}"}
    browser.post("/answer/why", data=note)
    places = ("/answer/why", "/answer/done", "/answer/delete")
    for page in [*pages, *(browser.get(place) for place in places)]:
        assert "<script>" not in page.text
        assert "<b>Eks" not in page.text
    assert "&lt;/textarea&gt;&lt;script&gt;" in browser.get("/answer/why").text


def test_nothing_is_inline_and_nothing_comes_from_elsewhere(joined: TestClient) -> None:
    """No inline script, style or handler, and no address of another machine."""
    for place in ("/join", "/answer/why", "/answer/done", "/answer/delete"):
        page = joined.get(place).text
        assert not re.search(r"<style|<script>|\sstyle=|\son\w+=", page)
        assert set(re.findall(r"https?://[^/\"<]+", page)) <= {"http://testserver"}
    assert b"http" not in FILES["answering.css"] + FILES["answering.js"]


def test_secure_and_under_a_path(room: Room) -> None:
    """Behind https the cookie is Secure; every address lies under the base."""
    app = answering.pages(room.content, room.store, base="/tjek", secure=True)
    browser = TestClient(app, follow_redirects=False, base_url="https://testserver")
    sent = browser.post(f"/tjek/join/{room.link}")
    assert sent.headers["location"] == "/tjek/answer/why"
    assert "Path=/tjek/;" in sent.headers["set-cookie"]
    assert sent.headers["set-cookie"].endswith("Secure")
    page = browser.get("/tjek/answer/why").text
    assert 'data-put="/tjek/answer/"' in page
    for address in re.findall(r'(?:href|src|action)="(/[^"]*)"', page):
        assert address.startswith("/tjek/")
        assert browser.get(address).status_code == 200
    assert browser.put(f"/tjek/answer/{room.first}", json={"answer": "1"}).status_code == 200


def test_other_methods(joined: TestClient) -> None:
    """HEAD is GET without a body; what is not offered is 405 and says what is."""
    assert joined.head("/answer/why").status_code == 200
    assert joined.head("/join").status_code == 200
    for reply in (joined.delete("/answer/why"), joined.put("/join"), joined.patch("/answer")):
        assert reply.status_code == 405
        assert "GET" in reply.headers["allow"]


def test_files_are_ours_alone(visitor: TestClient) -> None:
    """Stylesheet, script and fonts are there; nothing else can be read through them."""
    assert len([name for name in FILES if name.endswith(".woff2")]) == 3
    for name in FILES:
        assert visitor.get(f"/answering-static/{name}").status_code == 200
    for name in ("../__init__.py", "%2e%2e/__init__.py", "fonts", "/etc/passwd"):
        assert visitor.get(f"/answering-static/{name}").status_code == 404


def test_page_stylesheet_and_script_are_light(joined: TestClient, room: Room) -> None:
    """Over the wire, the longest page with stylesheet and script stays under 30 kB."""
    longest = max(len(joined.get(f"/answer/{f.id}").content) for f in room.content.factors)
    page = max(
        len(gzip.compress(joined.get(f"/answer/{f.id}").content)) for f in room.content.factors
    )
    style, script = FILES["answering.css"], FILES["answering.js"]
    assert page + len(gzip.compress(style)) + len(gzip.compress(script)) < 30_000
    assert len(script) < 6_000
    assert longest < 60_000
    assert joined.get("/answer/why").headers["content-encoding"] == "gzip"


def test_the_colours_are_the_palettes() -> None:
    """The stylesheet's tokens, light and dark, are those of the reports."""
    palette = json.loads(Path("reports/palette.json").read_text(encoding="utf-8"))
    style = FILES["answering.css"].decode()
    light, dark = style.split("@media (prefers-color-scheme: dark)", 1)
    for theme, text in (("light", light), ("dark", dark.split("* {", 1)[0])):
        for token, colour in re.findall(r"--(\w+): (#\w{6})", text):
            assert palette[theme][token] == colour


# In a browser


class Server:
    """The pages on a free port, in a thread."""

    def __init__(self, room: Room) -> None:
        app = answering.pages(room.content, room.store)
        config = uvicorn.Config(app, port=0, log_level="error", lifespan="off")
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()
        while not self.server.started:
            time.sleep(0.01)
        port = self.server.servers[0].sockets[0].getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"

    def stop(self) -> None:
        """End it."""
        self.server.should_exit = True
        self.thread.join()


@pytest.fixture
def server(room: Room) -> Iterator[Server]:
    """The running pages."""
    running = Server(room)
    yield running
    running.stop()


def _opened(context: BrowserContext, errors: list[str]) -> Page:
    page = context.new_page()
    page.set_default_timeout(5000)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    return page


def _choose(page: Page, place: int, value: str) -> None:
    page.locator("fieldset").nth(place).locator(f"label:has([value='{value}'])").click()


def _state(page: Page, place: int, state: str) -> None:
    page.locator("fieldset").nth(place).locator(f".state[data-state={state}]").wait_for()


def test_a_phone_loses_its_line_and_nothing_else(
    browser: Browser,
    server: Server,
    room: Room,
) -> None:
    """Saved at once; offline it waits, also over a reload; online it goes out, newest last."""
    errors: list[str] = []
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="da-DK")
    page = _opened(context, errors)
    page.goto(f"{server.address}/join/{room.link}")
    page.locator("button").click()
    _choose(page, 0, "2")
    _state(page, 0, "saved")
    assert page.locator("#the-count").inner_text().startswith("1 ")
    ids = [page.locator("fieldset").nth(n).get_attribute("id") or "" for n in range(2)]
    who = _owner(room, context)
    assert room.store.answers(who.id)[ids[0]].answer == "2"
    assert errors == []

    # Only the saving is cut off, so that the page can be loaded again while it waits.
    context.route("**/answer/*", _cut)
    _choose(page, 0, "4")
    _choose(page, 1, "dont_know")
    _choose(page, 1, "1")
    _state(page, 0, "waiting")
    _state(page, 1, "waiting")
    page.locator("button[value=on]").click()
    page.locator("#the-line[data-state=waiting]").wait_for()
    page.reload()
    _state(page, 1, "waiting")
    assert page.locator("fieldset").nth(0).locator("[value='4']").is_checked()
    assert page.locator("fieldset").nth(1).locator("[value='1']").is_checked()
    assert room.store.answers(who.id)[ids[0]].answer == "2"

    context.unroute("**/answer/*")
    page.evaluate("dispatchEvent(new Event('online'))")
    _state(page, 0, "saved")
    _state(page, 1, "saved")
    said = room.store.answers(who.id)
    assert (said[ids[0]].answer, said[ids[1]].answer) == ("4", "1")
    page.locator("fieldset").nth(2).locator("summary").click()
    page.locator("fieldset").nth(2).locator("textarea").fill("En note")
    _state(page, 2, "saved")
    page.locator("button[value=on]").click()
    page.wait_for_url("**/answer/goals")
    page.goto(f"{server.address}/answer/done")
    assert page.evaluate("Object.keys(localStorage).length") == 0
    assert [text for text in errors if "ERR_" not in text] == []
    context.close()


def _owner(room: Room, context: BrowserContext) -> Participant:
    kept = {str(cookie["name"]): str(cookie["value"]) for cookie in context.cookies()}
    return workshop.participant(room.store, kept[COOKIE])[0]


def _cut(route: Route) -> None:
    if route.request.method == "PUT":
        route.abort("internetdisconnected")
    else:
        route.continue_()


def test_without_local_storage_and_without_javascript(
    browser: Browser,
    server: Server,
    room: Room,
) -> None:
    """A private window without storage still saves at once; without scripts the form does it."""
    errors: list[str] = []
    context = browser.new_context(viewport={"width": 320, "height": 600})
    page = _opened(context, errors)
    denied = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})"
    page.add_init_script(denied)
    page.goto(f"{server.address}/join/{room.link}")
    page.locator("button").click()
    _choose(page, 0, "5")
    _state(page, 0, "saved")
    assert errors == []
    workshop.withdraw(room.store, _owner(room, context))
    _choose(page, 0, "4")
    _state(page, 0, "wrong")
    assert page.locator("#the-line").inner_text() != ""
    context.close()
    context = browser.new_context(java_script_enabled=False)
    page = _opened(context, errors)
    page.goto(f"{server.address}/join/{room.link}")
    page.locator("button").click()
    _choose(page, 0, "5")
    page.locator("button[value=on]").click()
    page.wait_for_url("**/answer/goals")
    page.locator("button[value=back]").click()
    page.wait_for_url("**/answer/why")
    assert page.locator("fieldset").nth(0).locator("[value='5']").is_checked()
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390])
def test_every_page_is_accessible(
    browser: Browser,
    server: Server,
    room: Room,
    width: int,
    theme: str,
) -> None:
    """Axe finds nothing, nothing is wider than the phone, and nothing to press is too small."""
    errors: list[str] = []
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if theme == "dark" else "light",
        locale="da-DK",
    )
    page = _opened(context, errors)
    found = [
        _violations(page, f"{server.address}/{place}") for place in ("join", f"join/{room.link}")
    ]
    page.locator("button").click()
    _choose(page, 0, "2")
    _state(page, 0, "saved")
    places = ("answer/why", "answer/done", "answer/delete")
    found += [_violations(page, f"{server.address}/{place}") for place in places]
    room.reveal()
    found.append(_violations(page, f"{server.address}/answer/why"))
    assert found == [[]] * 6
    assert errors == []
    context.close()


SMALL = """() =>
  [...document.querySelectorAll("button, summary, .rung, .button, select, input.code")]
    .filter((e) => e.getBoundingClientRect().height < 47.9).map((e) => e.outerHTML)"""
WIDE = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"


def _violations(page: Page, place: str) -> list[str]:
    page.goto(place)
    assert page.evaluate(WIDE) == 0
    assert page.evaluate(SMALL) == []
    for summary in page.locator("summary").all():
        summary.click()
    options = {"runOnly": {"type": "tag", "values": WCAG}}
    rules = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {node['html'][:120]}" for rule in rules for node in rule["nodes"]]
