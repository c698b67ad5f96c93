"""Workshops full of people, put straight into a database, and what is kept there afterwards."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import create_engine, text

import workshop
from answering import telling
from benchmarks.load import Plan, Told, said
from benchmarks.serving import ROOT
from content import load
from storage import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from answers import Questionnaire

TOKEN = "a-desk-that-is-only-measured"  # noqa: S105 - no secret
DESK = workshop.desk_of(TOKEN)
PERSON = text(
    "INSERT INTO participants (id, workshop, token, level, area, language, state)"
    " VALUES (:id, :workshop, :token, '', '', 'da', 'in')"
)
ANSWERS = text("SELECT participant, statement, answer FROM answers")


@contextmanager
def reached(database: str) -> Iterator[Connection]:
    """A connection past the store, for what it would do one by one."""
    engine = create_engine(database)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


class Crowd(NamedTuple):
    """An open workshop with people in it."""

    database: str
    workshop: str
    link: str
    statements: list[str]
    ids: list[str]
    people: list[tuple[str, str]]

    def plan(self, ports: list[int], **more: object) -> Plan:
        """What all of them send."""
        here = {"workshop": self.workshop, "people": self.people, "statements": self.statements}
        return Plan.model_validate({"ports": ports, **here, **more})

    def lost(self, told: Told) -> int:
        """How many acknowledged answers are not there as they were said."""
        with reached(self.database) as connection:
            rows = connection.execution_options(yield_per=10_000).execute(ANSWERS)
            kept = {(row[0], row[1]): row[2] for row in rows}
        return sum(kept.get(self._place(turn)) != said(turn) for turn in told.turns)

    def _place(self, turn: int) -> tuple[str, str]:
        around, who = divmod(turn, len(self.ids))
        return self.ids[who], self.statements[around % len(self.statements)]


def crowd(database: str, people: int, questionnaire: Questionnaire = "full") -> Crowd:
    """A workshop that people have joined, as quickly as the database takes them."""
    content, store = load(), open_store(database)
    here = workshop.prepare(
        store,
        DESK,
        organisation="Eksempelkøbing Kommune",
        target_group="Voksne med flere sager",
        questionnaire=questionnaire,
        mode="anonymous",
        language="da",
        now=datetime.now(UTC),
        new_id=workshop.new_token,
    )
    here = workshop.open(store, content, DESK, here.id, new_token=workshop.new_token)
    ways = workshop.ways_in(store, here, TOKEN)
    tokens = [workshop.new_token() for _ in range(people)]
    every = [
        {"id": workshop.new_token(), "workshop": here.id, "token": workshop.hashed(token)}
        for token in tokens
    ]
    with reached(database) as connection:
        connection.execute(PERSON, every)
    who, _ = workshop.participant(store, tokens[0])
    ids = [one["id"] for one in every]
    names = [telling.phone(who.model_copy(update={"id": one})) for one in ids]
    store.close()
    asked = list(workshop.asked(content, questionnaire))
    return Crowd(database, here.id, ways.link, asked, ids, list(zip(tokens, names, strict=True)))


class Sending(NamedTuple):
    """Senders at work, in a process of their own."""

    process: subprocess.Popen[str]
    said: Path

    def told(self) -> Told:
        """What came of it, when they have finished."""
        if self.process.wait():
            raise SystemExit("The senders have failed.")
        return Told.model_validate_json(self.said.read_bytes())


@contextmanager
def sending(plan: Plan) -> Iterator[Sending]:
    """Send from now on; the block begins when the clock does."""
    pipe = subprocess.PIPE
    with TemporaryDirectory() as folder:
        said = Path(folder, "told.json")
        command = [sys.executable, "-m", "benchmarks.load", str(said)]
        with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
            try:
                begin(process, plan)
                yield Sending(process, said)
            finally:
                process.kill()


def begin(process: subprocess.Popen[str], plan: Plan) -> None:
    """Hand over the plan, and wait until the clock begins."""
    if process.stdin is None or process.stdout is None:
        raise TypeError
    process.stdin.write(plan.model_dump_json() + "\n")
    process.stdin.flush()
    process.stdout.readline()


def sent(plan: Plan) -> Told:
    """What comes of a plan."""
    with sending(plan) as senders:
        return senders.told()
