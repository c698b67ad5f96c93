"""A whole workshop played by bots, against the rules themselves and over HTTP."""

from __future__ import annotations

import csv
import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from typer.testing import CliRunner

import advice
import workshop
from answers import ANSWERS, COLUMNS
from cli.verbs import app
from tests.phones import COOKIE, Phone, Room, opened
from workshop import Answer

if TYPE_CHECKING:
    from content import Content
    from storage import DatabaseStore

LEVELS = ["direktion"] * 5 + ["chef"] * 4 + ["leder"] * 3
SAVED = "saved"


class Ways(Protocol):
    """How a bot reaches the room."""

    def join(self, room: Room, level: str) -> str:
        """Join through the link; the bot's own token."""

    def answer(self, token: str, statement: str, answer: str, comment: str, revision: int) -> str:
        """`saved`, or anything else when it was refused."""


class Rules:
    """Straight to the rules of the room."""

    def __init__(self, room: Room) -> None:
        self.content = room.content
        self.store = room.store

    def join(self, room: Room, level: str) -> str:
        """Join through the link; the bot's own token."""
        token = workshop.new_token()
        workshop.join(
            self.store,
            self.content,
            workshop.found_by_link(self.store, room.link),
            level=level,
            area="",
            language="da",
            token=token,
            new_id=workshop.new_token,
        )
        return token

    def answer(self, token: str, statement: str, answer: str, comment: str, revision: int) -> str:
        """`saved`, or why not."""
        said = Answer(statement=statement, answer=answer, comment=comment, revision=revision)
        try:
            who, here = workshop.participant(self.store, token)
            stands = workshop.answer(self.store, self.content, who, here, said)
        except workshop.Refused as refused:
            return str(refused)
        same = (stands.stamp, stands.answer) == (said.stamp, said.answer)
        return SAVED if same else stands.stamp


class Phones:
    """Over HTTP, each bot with a phone of its own, and a new phone for every request."""

    def __init__(self, room: Room) -> None:
        self.store = room.store
        self.app = room.app()
        self.rooms = {"": room}

    def join(self, room: Room, level: str) -> str:
        """Join through the link; the token in the cookie."""
        phone = Phone(room, self.app)
        phone.join(level=level)
        self.rooms[phone.token] = room
        return phone.token

    def answer(self, token: str, statement: str, answer: str, comment: str, revision: int) -> str:
        """`saved`, or what was said instead."""
        room = self.rooms.get(token, self.rooms[""])
        phone = Phone(room, self.app, cookies={f"{COOKIE}{room.id}": token})
        try:
            person = phone.name
        except workshop.Refused:
            person = "nobody"
        said = {"person": person, "answer": answer, "comment": comment, "revision": revision}
        sent = phone.put(f"{phone.place}/{statement}", content=json.dumps(said))
        return SAVED if sent.status_code == 200 and sent.json()["saved"] is True else sent.text


@pytest.fixture
def room(content: Content, store: DatabaseStore) -> Room:
    """An anonymous workshop that people may join."""
    return opened(content, store)


@pytest.fixture(params=[Rules, Phones])
def ways(request: pytest.FixtureRequest, room: Room) -> Ways:
    """Each way in turn."""
    made: Ways = request.param(room)
    return made


def test_twelve_bots_play_a_workshop(
    ways: Ways, room: Room, store: DatabaseStore, content: Content, tmp_path: Path
) -> None:
    """Bots join, answer, drop out, come back and change their minds; what is revealed is what each
    said last, and the command line comes to the same Result from the exported answers.
    """
    lot, asked = random.Random(2026), workshop.asked(content, "short")
    bots = [ways.join(room, level) for level in LEVELS]
    last: dict[tuple[int, str], str] = {}
    for number, token in enumerate(bots):
        for statement in asked[: 10 if number == 11 else 30]:  # the last one drops out
            answer = lot.choice(ANSWERS)
            assert ways.answer(token, statement, answer, "en bemærkning", 1) == SAVED
            last[number, statement] = answer
    for number in (0, 4, 7):
        statement = asked[number]
        assert ways.answer(bots[number], statement, "5", "", 2) == SAVED
        assert ways.answer(bots[number], statement, "0", "sent for sent", 1) != SAVED
        last[number, statement] = "5"
    here = workshop.found_by_link(store, room.link)
    done = workshop.progress(store, content, here)
    assert (done.joined, done.finished, done.levels) == (12, 11, {"direktion": (5, 5)})

    room.reveal()
    here = workshop.found_by_link(store, room.link)
    shown = workshop.revealed(store, content, here)
    assert sorted(row.answer for row in shown.rows()) == sorted(last.values())
    for token in bots:
        assert ways.answer(token, asked[0], "3", "", 9) != SAVED
    assert workshop.revealed(store, content, here) == shown

    exported = tmp_path / "answers.csv"
    with exported.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *shown.rows()])
    result = workshop.kept(store, content, here, advice.outcome).result
    printed = CliRunner().invoke(app, ["score", str(exported)])
    assert json.loads(printed.stdout) == json.loads(result.model_dump_json())


def test_forbidden_moves_change_nothing(ways: Ways, room: Room) -> None:
    """Off the ladder, to an unknown statement, far too long, forged or empty: nothing is kept."""
    bot = ways.join(room, "chef")
    assert ways.answer(bot, "written_reason", "3", "", 1) == SAVED
    for token, statement, answer, comment in (
        (bot, "written_reason", "6", ""),
        (bot, "written_reason", "-1", ""),
        (bot, "written_reason", "3; DROP TABLE answers", ""),
        (bot, "no_such_statement", "3", ""),
        (bot, "citizens_counted", "3", ""),  # exists, but not in the short questionnaire
        (bot, "written_reason", "4", "x" * 2001),
        (bot, "written_reason", "4", "x" * 3_000_000),
        ("forged-token-of-22-sign", "written_reason", "4", ""),
        ("", "written_reason", "4", ""),
    ):
        assert ways.answer(token, statement, answer, comment, 2) != SAVED
    kept = room.store.rows(room.id)
    assert [(row.statement, row.answer) for row in kept] == [("written_reason", "3")]


def test_nobody_answers_as_another(ways: Ways, room: Room) -> None:
    """A bot's cookie writes that bot's row alone, and one of another workshop writes only there."""
    there = opened(room.content, room.store)
    one, two = ways.join(room, "chef"), ways.join(room, "leder")
    stranger = ways.join(there, "stab")
    for token, answer in ((one, "1"), (two, "2"), (stranger, "5"), (two, "4")):
        assert ways.answer(token, "written_reason", answer, "", 2) == SAVED
    said = {row.level: row.answer for row in room.store.rows(room.id)}
    assert said == {"chef": "1", "leder": "4"}
    assert [row.answer for row in room.store.rows(there.id)] == ["5"]


def test_the_same_answer_sent_again_counts_once(ways: Ways, room: Room) -> None:
    """An answer that is sent again because the line dropped stands once."""
    bot = ways.join(room, "chef")
    for _ in range(3):
        assert ways.answer(bot, "written_reason", "3", "igen", 1) == SAVED
    assert [(row.answer, row.comment) for row in room.store.rows(room.id)] == [("3", "igen")]


def test_nobody_joins_after_the_reveal(ways: Ways, room: Room) -> None:
    """The link of a revealed workshop lets nobody in."""
    room.reveal()
    with pytest.raises((workshop.Refused, KeyError)):
        ways.join(room, "chef")
    assert room.store.paces(room.id, ()) == ()


def test_a_comment_no_database_can_keep_is_kept_without_it(ways: Ways, room: Room) -> None:
    """NUL and half a sign are left out, and the rest of the comment stands."""
    bot = ways.join(room, "chef")
    assert ways.answer(bot, "written_reason", "3", "før\0 og\ud800 efter", 1) == SAVED
    assert [row.comment for row in room.store.rows(room.id)] == ["før og efter"]
