"""PUT: what is acknowledged is kept and repeated, a later word stands, and why not is told."""

from __future__ import annotations

import json
import threading
from concurrent.futures import Future
from typing import TYPE_CHECKING

import pytest

import workshop
from storage import DatabaseStore
from tests.phones import COOKIE, Phone, Room, lasting, opened
from words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content import Content
    from workshop import Answer, Said

DANISH = Words("da").say


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatabaseStore]:
    """One store for this module; every room in it is another's."""
    yield from lasting(tmp_path_factory)


@pytest.fixture
def room(content: Content, store: DatabaseStore) -> Room:
    """An anonymous workshop, open for answers."""
    return opened(content, store)


@pytest.fixture
def phone(room: Room) -> Phone:
    """A phone whose owner has joined."""
    joined = Phone(room)
    joined.join()
    return joined


@pytest.fixture
def laptop(phone: Phone) -> Phone:
    """The same person's other device."""
    return Phone(phone.room, phone.app, cookies=dict(phone.cookies))


@pytest.mark.parametrize("answer", [*"012345", "dont_know", "not_relevant", None])
def test_what_is_acknowledged_is_kept_and_repeated(
    phone: Phone, room: Room, answer: str | None
) -> None:
    """The reply says what now stands, for which statement and whom; the file says the same."""
    sent = phone.say(room.first, answer, comment="Ja", revision=7)
    assert sent.status_code == 200
    assert sent.json() == {
        "saved": True,
        "statement": room.first,
        "person": phone.name,
        "answer": answer,
        "comment": "Ja",
        "stamp": "d1:7",
    }
    kept = phone.said()[room.first]
    assert (kept.answer, kept.comment, kept.revision, kept.device) == (answer, "Ja", 7, "d1")


def test_a_cpr_number_is_not_kept(phone: Phone, room: Room) -> None:
    """What is acknowledged is the comment without it, and so is what a reload shows."""
    said = phone.say("written_reason", "3", comment="Fru A 010190-1234").json()
    assert (said["saved"], said["comment"]) == (True, "Fru A [CPR]")
    assert "010190" not in phone.get(f"/answer/{room.id}/why").text


def test_a_later_arrival_from_another_device_stands(
    phone: Phone, laptop: Phone, room: Room
) -> None:
    """2, 3, 4 on the phone and then 1 on the laptop: it is 1, whatever either has counted."""
    for answer in "234":
        assert phone.say(room.first, answer).json()["saved"] is True
    assert laptop.say(room.first, "1", device="d2").json()["saved"] is True
    assert phone.said()[room.first].answer == "1"
    assert phone.say(room.first, "5").json()["saved"] is True
    assert phone.said()[room.first].answer == "5"


def test_a_pages_older_answer_does_not_undo_its_newer(phone: Phone, room: Room) -> None:
    """Arriving late it is not kept, and the reply says what stands."""
    assert phone.say(room.first, "4", revision=5).json()["saved"] is True
    late = phone.say(room.first, "2", revision=4).json()
    assert (late["saved"], late["answer"], late["stamp"]) == (False, "4", "d1:5")


def test_a_retry_does_not_undo_what_its_page_never_saw(
    phone: Phone, laptop: Phone, room: Room
) -> None:
    """Sent again after the laptop has spoken, the phone's answer is not kept, and the phone is told
    what stands; once it has seen that, its next word stands.
    """
    laptop.say(room.first, "1", device="d2", revision=9)
    told = phone.say(room.first, "4", again=True).json()
    assert (told["saved"], told["answer"], told["stamp"]) == (False, "1", "d2:9")
    assert phone.say(room.first, "4", again=True, seen=told["stamp"]).json()["saved"] is True
    assert phone.said()[room.first].answer == "4"


def test_the_same_word_from_both_is_saved(phone: Phone, laptop: Phone, room: Room) -> None:
    """Where what stands is what was said, nobody need be told otherwise."""
    laptop.say(room.first, "1", device="d2")
    assert phone.say(room.first, "1", again=True).json()["saved"] is True


PERSON = b'"person": "%s"'


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"no json", 400),
        (b"\xff\xfe", 400),
        (b"[" * 9000, 400),
        (b"[]", 400),
        (b"{}", 400),
        (b'{"answer": "3", "revision": 1}', 400),
        (b'{%p, "answer": "3"}', 400),
        (b'{%p, "answer": 3, "revision": 1}', 400),
        (b'{%p, "answer": 0, "revision": 1}', 400),
        (b'{"person": 7, "answer": "3", "revision": 1}', 400),
        (b'{%p, "answer": "3", "comment": 5, "revision": 1}', 400),
        (b'{%p, "answer": "3", "revision": "1"}', 400),
        (b'{%p, "answer": "3", "revision": true}', 400),
        (b'{%p, "answer": "3", "revision": 1.5}', 400),
        (b'{%p, "answer": "3", "revision": 1, "again": 1}', 400),
        (b'{%p, "answer": "3", "revision": 1, "seen": null}', 400),
        (b'{%p, "answer": "3", "revision": 1, "device": 1}', 400),
        (b'{%p, "answer": "3", "revision": 1, "device": "a\\u0000b"}', 400),
        (b'{%p, "answer": "3", "revision": 1, "device": "%d"}', 400),
        (b'{%p, "answer": "6", "revision": 1}', 422),
        (b'{%p, "answer": "", "revision": 1}', 422),
        (b'{%p, "answer": "3", "revision": -1}', 422),
        (b'{%p, "answer": "3", "revision": 9007199254740992}', 422),
        (b'{%p, "answer": "3", "comment": "%n", "revision": 1}', 422),
        (b'{%p, "answer": "3", "comment": "%l", "revision": 1}', 413),
        (b"x" * 3_000_000, 413),
    ],
    ids=lambda value: str(value[:40]) if isinstance(value, bytes) else str(value),
)
def test_what_cannot_be_an_answer_is_refused(
    phone: Phone, room: Room, body: bytes, status: int
) -> None:
    """Each with its own status and a sentence; nothing is kept."""
    person = f'"person": "{phone.name}"'.encode()
    for mark, text in ((b"%p", person), (b"%d", b"x" * 33), (b"%n", b"x" * 2001)):
        body = body.replace(mark, text)
    sent = phone.put(f"{phone.place}/{room.first}", content=body.replace(b"%l", b"x" * 17_000))
    assert (sent.status_code, sent.json()["refused"]) == (status, "wrong")
    assert sent.json()["error"]
    assert phone.said() == {}


def test_too_much_is_not_read_to_the_end(room: Room, phone: Phone) -> None:
    """A body that comes in pieces without a length is cut off at the limit."""

    def pieces() -> Iterator[bytes]:
        for _ in range(3000):
            yield b"x" * 1000

    assert phone.put(f"{phone.place}/{room.first}", content=pieces()).status_code == 413


def test_an_unknown_statement(phone: Phone, content: Content) -> None:
    """404 for what is not asked, also when only the full questionnaire asks it."""
    only_full = next(key for key, s in content.statements.items() if not s.core)
    for statement in ("nothing", only_full, "%C3%A6", "a/b"):
        sent = phone.say(statement)
        assert (sent.status_code, sent.json()["refused"]) == (404, "wrong")


def test_a_lost_cookie_is_told_as_such(phone: Phone, room: Room) -> None:
    """Our own word that we do not know who this is, which repeats what was asked."""
    sent = {"person": phone.name, "answer": "3", "revision": 1}
    phone.cookies.clear()
    reply = phone.put(f"{phone.place}/{room.first}", json=sent)
    assert reply.status_code == 403
    assert reply.json() == {
        "refused": "unknown",
        "statement": room.first,
        "person": sent["person"],
        "error": DANISH("We do not recognise you here. Join again with the link or the code."),
    }


def test_another_workshops_cookie_opens_nothing(
    phone: Phone, content: Content, store: DatabaseStore
) -> None:
    """Its token under this workshop's name is nobody's here."""
    there = Phone(opened(content, store))
    there.join()
    thief = Phone(phone.room, cookies={f"{COOKIE}{phone.room.id}": there.token})
    sent = {"person": there.name, "answer": "3", "revision": 1}
    reply = thief.put(f"{phone.place}/{phone.room.first}", json=sent)
    assert (reply.status_code, reply.json()["refused"]) == (403, "unknown")
    assert phone.said() == there.said() == {}


@pytest.mark.parametrize("known", [True, False])
def test_after_the_reveal_no_answer_is_kept(room: Room, *, known: bool) -> None:
    """Told in the person's language that it is closed, whether the cookie is there or lost."""
    phone = Phone(room)
    phone.join(lang="en")
    phone.say(room.first)
    said = {"person": phone.name, "answer": "4", "revision": 2}
    room.reveal()
    if not known:
        phone.cookies.clear()
    sent = phone.put(f"{phone.place}/{room.first}", json=said)
    assert (sent.status_code, sent.json()["refused"]) == (409, "closed")
    why = "The answers are closed, because they have been shown."
    assert sent.json()["error"] == (why if known else DANISH(why))
    assert [row.answer for row in room.store.rows(room.id)] == ["3"]


def test_a_deleted_workshop_is_told_to_be_gone(phone: Phone, room: Room) -> None:
    """A word of its own, after which nothing need be kept on the phone."""
    said = {"person": phone.name, "answer": "4", "revision": 2}
    phone.say(room.first)
    room.store.remove_workshop(room.id)
    sent = phone.put(f"{phone.place}/{room.first}", json=said)
    assert (sent.status_code, sent.json()["refused"]) == (409, "gone")


def test_a_person_deleted_elsewhere_is_nobody(phone: Phone, room: Room) -> None:
    """Also when this process remembers the person."""
    phone.say(room.first)
    said = {"person": phone.name, "answer": "4", "revision": 2}
    workshop.withdraw(room.store, phone.who)
    sent = phone.put(f"{phone.place}/{room.first}", json=said)
    assert (sent.status_code, sent.json()["refused"]) == (403, "unknown")


@pytest.mark.parametrize(
    ("state", "waits"), [("in", False), ("waiting", True), ("closed", False), ("gone", False)]
)
def test_a_page_can_ask_how_things_stand(
    content: Content, store: DatabaseStore, state: str, *, waits: bool
) -> None:
    """The person that the page was drawn for is in, waits, or comes too late."""
    room = opened(content, store, invited=1)
    phones = [Phone(room), Phone(room)]
    for phone in phones:
        phone.join()
    phone = phones[waits]
    name = phone.name
    if state == "closed":
        room.reveal()
    if state == "gone":
        store.remove_workshop(room.id)
    told = phone.on(f"state?person={name}").json()
    assert told == {"person": name, "state": state}
    if state == "in":
        assert phone.on("state?person=other").json()["state"] == "another"
        assert Phone(room).on("state").json()["state"] == "unknown"


def test_signs_that_cannot_be_kept_are_left_out(phone: Phone, room: Room) -> None:
    """NUL, half a surrogate and control signs are dropped; lines and emoji stay."""
    comment = r'"a\u0000b\ud800c\u001b\nd \ud83d\ude00"'
    said = json.dumps({"person": phone.name, "answer": "1", "revision": 1})
    body = said.replace("}", f', "comment": {comment}}}')
    sent = phone.put(f"{phone.place}/{room.first}", content=body.encode())
    assert (sent.status_code, sent.json()["saved"]) == (200, True)
    assert phone.said()[room.first].comment == "abc\nd 😀"


def test_a_person_is_looked_up_once(
    phone: Phone, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Saving asks the store for nothing it knows already."""
    name = phone.name
    phone.say(room.first)
    for call in ("participant", "workshop", "content", "answers"):
        monkeypatch.setattr(DatabaseStore, call, None)
    said = {"person": name, "answer": "2", "revision": 2, "device": "d1"}
    assert phone.put(f"{phone.place}/{room.first}", json=said).status_code == 200


def test_a_questionnaire_that_is_lost_loses_no_answer(
    small: Content, store: DatabaseStore, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where what was asked is not kept any more, the phone is told to try again later."""
    room = opened(small, store)
    phone = Phone(room)
    phone.join()
    said = {"person": phone.name, "answer": "4", "revision": 2}
    monkeypatch.setattr(DatabaseStore, "content", lambda *_: None)
    other = Phone(room, room.app(content=content), cookies=dict(phone.cookies))
    sent = other.put(f"{phone.place}/{room.first}", json=said)
    assert (sent.status_code, sent.json()["refused"]) == (503, "away")


def test_the_reply_waits_for_the_disk(
    phone: Phone, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It comes when the store's promise is kept, and says what the store says stands."""
    kept: list[Said] = []

    def soon(_: DatabaseStore, said: Said) -> Future[Answer | None]:
        promise: Future[Answer | None] = Future()
        kept.append(said)
        stands = said.answer.model_copy(update={"answer": "5"})
        threading.Timer(0.05, promise.set_result, [stands]).start()
        return promise

    monkeypatch.setattr(DatabaseStore, "put_answer_soon", soon)
    told = phone.say(room.first, "2", again=True, seen="x:1").json()
    assert (told["saved"], told["answer"]) == (False, "5")
    assert [(s.participant, s.answer.answer, s.again, s.seen) for s in kept] == [
        (phone.who.id, "2", True, "x:1")
    ]
