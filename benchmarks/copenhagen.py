"""All of Copenhagen's staff: 38,000 people × 64 answers in ten minutes, each synced, and a kill.

38,000 × 64 / 600 is 4,053 answers a second. The table takes 90 seconds of it on each engine; with
`python -m benchmarks.copenhagen 600` it takes the ten minutes.
"""

from __future__ import annotations

import sys
import tempfile
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.crowds import crowd, sending
from benchmarks.load import p95
from benchmarks.measure import Figure, table
from benchmarks.serving import Server, cpu, server
from tests.postgres import running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.load import Told

PEOPLE = 38_000
A_SECOND = 38_000 * 64 / 600
SECONDS = 90.0
LINES = 400
AT_MOST = 100
"""Milliseconds at the 95th percentile."""


class Killed(NamedTuple):
    """When the server was killed and when it answered again, in seconds after the beginning."""

    at: float
    back: float


class Outcome(NamedTuple):
    """One run."""

    told: Told
    killed: Killed
    lost: int
    cpu: float

    @property
    def unheard(self) -> int:
        """How many were never acknowledged."""
        return self.told.sent - len(self.told.turns)


@contextmanager
def engine(name: str) -> Iterator[str]:
    """The address of an empty database."""
    if name == "SQLite":
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{folder}/copenhagen.sqlite3"
    else:
        with running() as postgres:
            yield postgres.migrated()


def run(database: str, seconds: float, *, people: int = PEOPLE, rate: float = A_SECOND) -> Outcome:
    """Answer at the rate; kill the server in the middle and start it again."""
    staff = crowd(database, people)
    with server(database) as house:
        plan = staff.plan(
            [house.port], connections=LINES, seconds=seconds, rate=rate, unmeasured=people
        )
        with sending(plan) as senders:
            begun, used = time.perf_counter(), cpu(house.process)
            time.sleep(seconds / 2)
            used = cpu(house.process) - used
            killed = kill(house, begun)
            told = senders.told()
    heard = sum(
        due + took / 1000 < killed.at for due, took in zip(told.due, told.took, strict=True)
    )
    return Outcome(told, killed, staff.lost(told), used / max(1, heard))


def kill(house: Server, begun: float) -> Killed:
    """Kill a server, start it again, and say when."""
    at = time.perf_counter() - begun
    house.kill()
    house.start()
    return Killed(at, time.perf_counter() - begun)


def measure(seconds: float = SECONDS) -> list[Figure]:
    """The same on both engines, one after the other."""
    return [figure for name in ("SQLite", "PostgreSQL") for figure in on(name, seconds)]


def on(name: str, seconds: float) -> list[Figure]:
    """What came of it on one engine."""
    with engine(name) as database:
        outcome = run(database, seconds)
    told, (at, back) = outcome.told, outcome.killed
    before = [took for took, due in zip(told.took, told.due, strict=True) if due < at - 1]
    kept = not outcome.lost and not outcome.unheard
    return [
        Figure(
            f"p95 of 38,000 people, {name}",
            told.p95,
            f"{AT_MOST} ms; {len(told.turns):,} in {told.seconds:.0f} s, {outcome.lost} lost, "
            f"{outcome.unheard} unheard; killed at {at:.0f} s, back in {back - at:.1f} s",
            AT_MOST if kept else 0,
        ),
        Figure(
            f"the same before the kill, {name}",
            p95(before),
            f"{AT_MOST} ms; {outcome.cpu * 1_000_000:.0f} µs of processor an answer",
            AT_MOST,
        ),
    ]


if __name__ == "__main__":
    print(table(measure(float(sys.argv[1]))))
