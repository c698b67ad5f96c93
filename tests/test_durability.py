"""What was acknowledged is there, whatever is killed and whenever: once, and as it was said."""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections import defaultdict
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import make_url

import advice
import workshop
from content import load
from sheets import Journey
from storage import DatabaseStore, back_up, open_store, restore
from tests.conftest import INSTRUMENT
from tests.movers import move
from tests.noters import DOES, OPTIONS, STEPS, Where, note, prepared
from tests.writers import PEOPLE, answer, killed, killed_at, writing
from workshop import Participant, Said, Workshop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workshop import Answer

HOUSE = Path(__file__).resolve().parent.parent
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
MISSING = "strace is needed: apt-get install strace (as root, make test does it itself)"
# Keeps twenty answers, one after the other, and says each when it is acknowledged.
ONE_BY_ONE = """
import os, sys
from storage import open_store
from tests.writers import answer
store = open_store(sys.argv[1])
os.write(1, b"acknowledged\\n")
for number in range(20):
    assert store.put_answer(answer(number))
    os.write(1, b"acknowledged\\n")
os._exit(0)
"""


@pytest.fixture
def store(database: str) -> Iterator[DatabaseStore]:
    """A store with everybody in it that the writers write for."""
    opened = open_store(database)
    filled(opened)
    yield opened
    opened.close()


def filled(store: DatabaseStore) -> None:
    """An open workshop with people in it."""
    here = Workshop(id="w", organisation="Ø", questionnaire="full", mode="anonymous", created=NOW)
    store.add_workshop("desk", here)
    for number in range(PEOPLE):
        one = Participant(id=f"p{number}", workshop="w", level="", area="", language="da")
        assert store.add_participant(f"token{number}", one, marks=[f"M{number}"])


def compare(store: DatabaseStore, acknowledged: set[int]) -> None:
    """Fail unless every acknowledged answer stands once, as it was said or said again later."""
    kept = {f"p{number}": store.answers(f"p{number}") for number in range(PEOPLE)}
    newest: dict[tuple[str, str], Answer] = {}
    for number in sorted(acknowledged):
        who, said, *_ = answer(number)
        newest[who, said.statement] = said
    for (who, statement), said in newest.items():
        found = kept[who][statement]
        assert found.revision >= said.revision
        assert answer(found.revision) == Said(who, found)
    rows = store.rows("w")
    assert len(rows) == len({(row.participant, row.statement) for row in rows})
    assert len(rows) == sum(map(len, kept.values()))


def kill_again_and_again(url: str, store: DatabaseStore, times: int) -> None:
    """Kill a writing process, each time at another moment; every new one goes on from there."""
    lot = random.Random(times)
    acknowledged: set[int] = set()
    for _ in range(times):
        begin = max(acknowledged, default=-1) + 1
        acknowledged |= killed(url, begin, lot.randint(1, 400))
    assert len(acknowledged) > times * 100
    compare(store, acknowledged)


def test_eight_kills_lose_and_double_nothing(database: str, store: DatabaseStore) -> None:
    """No answer acknowledged before a kill -9 is lost or doubled, eight kills in a row."""
    kill_again_and_again(database, store, 8)
    sound(database)


@pytest.mark.torture
def test_three_hundred_kills_lose_and_double_nothing(database: str, store: DatabaseStore) -> None:
    """The same, three hundred times."""
    kill_again_and_again(database, store, 300)
    sound(database)


def sound(database: str) -> None:
    """Fail unless an SQLite file is whole."""
    url = make_url(database)
    if url.get_backend_name() == "sqlite":
        with closing(sqlite3.connect(str(url.database))) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def stands(where: Where, acknowledged: int) -> None:
    """Fail unless all that was acknowledged after the reveal stands, and nothing by halves."""

    def last(does: str) -> int:
        """The number of the last of a kind that was acknowledged."""
        return acknowledged - (acknowledged - DOES.index(does)) % len(DOES)

    store, key = where.store, where.id
    plan = {one.action.id: one.action for one in workshop.actions(store, key)}
    assert int(workshop.decisions(store, key)["roots_1"].decision.reason) >= last("decide")
    assert int(plan[STEPS[0]].title) >= last("plan")
    assert {
        tuple(one.chosen for one in plan.values()),
        tuple(i.instead for i in plan.values()),
    } == {
        (True, True, False, False, False),
        (False, False, True, True, True),
    }
    told = [workshop.Report.model_validate_json(r.body) for r in store.records(key, "report")]
    assert max(int(one.sign) for one in told) >= last("report")
    assert workshop.the_wall(store, key).wall.page >= last("show")
    assert int(workshop.the_sheet(store, key, Journey).sheet.goal) >= last("fill")
    (poll,) = workshop.polls(store, key)
    asked = int(poll.id.removeprefix("poll"))
    assert asked >= last("ask")
    dots = 1 + (asked + 1) % 3
    if last("end") > asked:
        assert poll.tally
    if poll.tally:
        assert poll.tally == workshop.Counted(people=6, counts={OPTIONS[0]: 6 * dots})
        assert store.voted(poll.id) == 0
    elif last("vote") > asked:
        assert store.voted(poll.id) == 6


def kill_while_noting(url: str, times: int) -> None:
    """Kill a process that agrees, plans, asks, votes, counts and reports; the next goes on."""
    where = Where(open_store(url), load(INSTRUMENT))

    def reveal() -> None:
        args = (where.store, where.content, where.desk, where.id)
        workshop.reveal(*args, outcome=advice.outcome, today=NOW.date())

    prepared(where, reveal)
    lot, begin = random.Random(times), 0
    for _ in range(times):
        acknowledged = max(killed_at(note, (url, INSTRUMENT, begin), lot.randint(8, 60)))
        stands(where, acknowledged)
        begin = acknowledged + len(DOES)
    where.store.close()


def test_kills_after_the_reveal_lose_nothing(database: str) -> None:
    """What the room agreed, planned, voted, counted and reported before a kill -9 stands, and
    nothing stands by halves.
    """
    kill_while_noting(database, 3)
    sound(database)


@pytest.mark.torture
def test_a_hundred_kills_after_the_reveal_lose_nothing(database: str) -> None:
    """The same, a hundred times."""
    kill_while_noting(database, 100)
    sound(database)


def test_a_kill_while_a_workshop_moves_in_leaves_all_of_it_or_nothing(
    database: str,
) -> None:
    """The one acknowledged last or the one after it, with every part of it, and no other."""
    open_store(database).close()
    file, acknowledged = HOUSE / "tests" / "earlier" / "workshop-1.json", -1
    for after in (1, 5):
        acknowledged = max(killed_at(move, (database, file, acknowledged + 1), after))
        store = open_store(database)
        (here,) = store.every()
        titles = {one.action.title for one in workshop.actions(store, here.id)}
        assert titles == {here.name}
        assert int(here.name) in {acknowledged, acknowledged + 1}
        assert len(store.polls(here.id)) == 3
        assert store.result(here.id)
        store.close()
    sound(database)


def test_ready_again_within_two_seconds(tmp_path: Path) -> None:
    """After a kill in the middle of everything, the next process opens the file and reads on."""
    url = f"sqlite:///{tmp_path / 'answers.sqlite3'}"
    store = open_store(url)
    filled(store)
    store.close()
    acknowledged = killed(url, 0, 2000)
    begun = time.monotonic()
    store = open_store(url)
    assert store.answers("p0")
    assert time.monotonic() - begun < 2
    compare(store, acknowledged)
    store.close()


def back_up_again_and_again(folder: Path, times: int, every: float) -> None:
    """Copy a file that is being written to; restore each copy and compare it."""
    url = f"sqlite:///{folder / 'answers.sqlite3'}"
    first = open_store(url)
    filled(first)
    first.close()
    acknowledged: set[int] = set()
    with writing(url) as writer:
        acknowledged |= set(writer.drained(until=100))
        for number in range(times):
            begun = time.monotonic()
            copy, back = folder / f"copy{number}", folder / f"back{number}.sqlite3"
            acknowledged |= set(writer.drained())
            back_up(url, copy)
            assert restore(f"sqlite:///{back}", copy, replace=False, now=NOW) is None
            again = open_store(f"sqlite:///{back}")
            compare(again, acknowledged)
            again.close()
            sound(f"sqlite:///{back}")
            time.sleep(max(0, begun + every - time.monotonic()))


def test_copies_under_load_are_whole(tmp_path: Path) -> None:
    """Every copy made while answers pour in is sound, restores, and has all kept by then."""
    back_up_again_and_again(tmp_path, 4, 0.1)


@pytest.mark.torture
def test_copies_under_load_for_a_minute_are_whole(tmp_path: Path) -> None:
    """The same, sixty times, one a second."""
    back_up_again_and_again(tmp_path, 60, 1)


def test_a_sync_before_every_acknowledgement(tmp_path: Path) -> None:
    """The kernel has been told to put an answer on the disk before anybody hears it is kept."""
    if not shutil.which("strace"):
        pytest.fail(MISSING)
    url = f"sqlite:///{tmp_path / 'answers.sqlite3'}"
    store = open_store(url)
    filled(store)
    store.close()
    trace = tmp_path / "trace"
    calls = "trace=fsync,fdatasync,write"
    command = ["strace", "-f", "-y", "--seccomp-bpf", "-e", calls, "-o", str(trace)]
    command += [sys.executable, "-c", ONE_BY_ONE, url]
    subprocess.run(command, check=True, cwd=HOUSE, stdout=subprocess.DEVNULL, timeout=60)
    between: dict[int, int] = defaultdict(int)
    told = 0
    for line in trace.read_text(encoding="utf-8", errors="replace").splitlines():
        if '"acknowledged\\n"' in line:
            told += 1
        elif re.search(r"f(?:data)?sync\(\d+<[^>]*answers\.sqlite3-wal>", line):
            between[told] += 1
    assert told == 21
    assert all(between[number] for number in range(1, 21))
