"""A whole workshop played by bots, against the rules themselves and over HTTP."""

from __future__ import annotations

import csv
import json
import random
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

import advice
import answering
import cli
import workshop
from answers import ANSWERS, COLUMNS
from storage import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content import Content
    from storage import DatabaseStore

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
SECRET = "the-facilitators-own-secret"
DESK = workshop.desk_of(SECRET)
LEVELS = ["direktion"] * 5 + ["chef"] * 4 + ["leder"] * 3
SAVED = "saved"


class Ways(Protocol):
    """How a bot reaches the room."""

    def join(self, link: str, level: str) -> str:
        """Join through the link; the bot's own token."""

    def answer(self, token: str, statement: str, answer: str, comment: str, revision: int) -> str:
        """`saved`, or anything else when it was refused."""


class Rules:
    """Straight to the rules of the room."""

    def __init__(self, content: Content, store: DatabaseStore) -> None:
        self.content = content
        self.store = store

    def join(self, link: str, level: str) -> str:
        """Join through the link; the bot's own token."""
        here = workshop.found_by_link(self.store, link)
        return workshop.join(
            self.store,
            self.content,
            here,
            level=level,
            area="",
            language="da",
            new_token=workshop.new_token,
        )

    def answer(self, token: str, statement: str, answer: str, comment: str, revision: int) -> str:
        """`saved`, or why not."""
        try:
            who, here = workshop.participant(self.store, token)
            workshop.answer(
                self.store, self.content, who, here, statement, answer, comment, revision
            )
        except workshop.Refused as refused:
            return str(refused)
        return SAVED


class Phones:
    """Over HTTP, each bot with a phone of its own, and a new phone for every request."""

    def __init__(self, content: Content, store: DatabaseStore) -> None:
        self.pages = answering.pages(content, store)

    def join(self, link: str, level: str) -> str:
        """Join through the link; the token in the cookie."""
        phone = TestClient(self.pages, follow_redirects=False)
        phone.post(f"/join/{link}", data={"level": level, "area": "", "lang": "da"})
        return phone.cookies["helhedstjek_participant"]

    def answer(self, token: str, statement: str, answer: str, comment: str, revision: int) -> str:
        """`saved`, or the status."""
        phone = TestClient(self.pages, cookies={"helhedstjek_participant": token})
        sent = phone.put(
            f"/answer/{statement}",
            content=json.dumps({"answer": answer, "comment": comment, "revision": revision}),
        )
        return SAVED if sent.status_code == 200 and sent.json() == {"saved": True} else sent.text


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DatabaseStore]:
    """A real store in a file."""
    opened = open_store(f"sqlite:///{tmp_path / 'bots.sqlite3'}")
    yield opened
    opened.close()


@pytest.fixture(params=[Rules, Phones])
def ways(request: pytest.FixtureRequest, content: Content, store: DatabaseStore) -> Ways:
    """Each way in turn."""
    made: Ways = request.param(content, store)
    return made


def opened(store: DatabaseStore, secret: str = SECRET) -> workshop.Workshop:
    """An anonymous workshop that people may join."""
    desk = workshop.desk_of(secret)
    here = workshop.prepare(
        store,
        desk,
        organisation="Eksempelkøbing Kommune",
        questionnaire="short",
        mode="anonymous",
        language="da",
        now=NOW,
        new_id=workshop.new_token,
    )
    return workshop.open(store, desk, here.id, desk_token=secret)


def link(here: workshop.Workshop, secret: str = SECRET) -> str:
    """What the QR code on the wall holds."""
    return workshop.join_token(secret, here.id)


def test_twelve_bots_play_a_workshop(
    ways: Ways, store: DatabaseStore, content: Content, tmp_path: Path
) -> None:
    """Bots join, answer, drop out, come back and change their minds; what is revealed is what each
    said last, and the command line comes to the same Result from the exported answers.
    """
    here, lot = opened(store), random.Random(2026)
    asked = workshop.asked(content, here.questionnaire)
    bots = [ways.join(link(here), level) for level in LEVELS]
    last: dict[tuple[int, str], str] = {}
    for number, token in enumerate(bots):
        for statement in asked[: 10 if number == 11 else 30]:  # the last one drops out
            answer = lot.choice(ANSWERS)
            assert ways.answer(token, statement, answer, "en bemærkning", 1) == SAVED
            last[number, statement] = answer
    for number in (0, 4, 7):
        statement = asked[number]
        assert ways.answer(bots[number], statement, "5", "", 2) == SAVED
        assert ways.answer(bots[number], statement, "0", "sent for sent", 1) == SAVED
        last[number, statement] = "5"
    done = workshop.progress(store, content, here)
    assert (done.joined, done.finished, done.levels) == (12, 11, {"direktion": (5, 5)})

    here = workshop.reveal(store, DESK, here.id)
    shown = workshop.revealed(store, content, here)
    assert sorted(row.answer for row in shown.rows()) == sorted(last.values())
    for token in bots:
        assert ways.answer(token, asked[0], "3", "", 9) != SAVED
    assert workshop.revealed(store, content, here) == shown

    exported = tmp_path / "answers.csv"
    with exported.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *shown.rows()])
    result = advice.outcome(content, shown, mode=here.mode, target=here.target)
    printed = CliRunner().invoke(cli.app, ["score", str(exported)])
    assert json.loads(printed.stdout) == json.loads(result.model_dump_json())


def test_forbidden_moves_change_nothing(ways: Ways, store: DatabaseStore) -> None:
    """Off the ladder, to an unknown statement, far too long, forged or empty: nothing is kept."""
    here = opened(store)
    bot = ways.join(link(here), "chef")
    assert ways.answer(bot, "written_reason", "3", "", 1) == SAVED
    for token, statement, answer, comment in (
        (bot, "written_reason", "6", ""),
        (bot, "written_reason", "-1", ""),
        (bot, "written_reason", "3; DROP TABLE answers", ""),
        (bot, "no_such_statement", "3", ""),
        (bot, "contacts_counted", "3", ""),  # exists, but not in the short questionnaire
        (bot, "written_reason", "4", "x" * 2001),
        (bot, "written_reason", "4", "x" * 3_000_000),
        ("forged-token-of-22-sign", "written_reason", "4", ""),
        ("", "written_reason", "4", ""),
    ):
        assert ways.answer(token, statement, answer, comment, 2) != SAVED
    kept = store.rows(here.id)
    assert [(row.statement, row.answer) for row in kept] == [("written_reason", "3")]


def test_nobody_answers_as_another(ways: Ways, store: DatabaseStore) -> None:
    """A bot's cookie writes that bot's row alone, and one of another workshop writes only there."""
    here, there = opened(store), opened(store, "another-facilitators-secret")
    one, two = ways.join(link(here), "chef"), ways.join(link(here), "leder")
    stranger = ways.join(link(there, "another-facilitators-secret"), "stab")
    for token, answer in ((one, "1"), (two, "2"), (stranger, "5"), (two, "4")):
        assert ways.answer(token, "written_reason", answer, "", 2) == SAVED
    said = {row.level: row.answer for row in store.rows(here.id)}
    assert said == {"chef": "1", "leder": "4"}
    assert [row.answer for row in store.rows(there.id)] == ["5"]


def test_the_same_answer_sent_again_counts_once(ways: Ways, store: DatabaseStore) -> None:
    """An answer that is sent again because the line dropped stands once."""
    here = opened(store)
    bot = ways.join(link(here), "chef")
    for _ in range(3):
        assert ways.answer(bot, "written_reason", "3", "igen", 1) == SAVED
    assert [(row.answer, row.comment) for row in store.rows(here.id)] == [("3", "igen")]


def test_nobody_joins_after_the_reveal(ways: Ways, store: DatabaseStore) -> None:
    """The link of a revealed workshop lets nobody in."""
    here = opened(store)
    workshop.reveal(store, DESK, here.id)
    with pytest.raises((workshop.Refused, KeyError)):
        ways.join(link(here), "chef")
    assert store.paces(here.id, ()) == ()


def test_a_comment_no_database_can_keep_is_kept_without_it(
    ways: Ways, store: DatabaseStore
) -> None:
    """NUL and half a sign are left out, and the rest of the comment stands."""
    here = opened(store)
    bot = ways.join(link(here), "chef")
    assert ways.answer(bot, "written_reason", "3", "før\0 og\ud800 efter", 1) == SAVED
    assert [row.comment for row in store.rows(here.id)] == ["før og efter"]
