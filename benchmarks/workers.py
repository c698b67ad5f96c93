"""Beyond one machine: four processes of participants' pages, one of screens, and PostgreSQL.

People's connections go round the workers; in the middle one is killed and stays dead. Whoever was
connected to it goes on at another: no worker knows anything that the database does not.
"""

from __future__ import annotations

import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.crowds import crowd, sending
from benchmarks.load import p95
from benchmarks.measure import Figure
from benchmarks.serving import PEOPLE, server
from tests.postgres import running

if TYPE_CHECKING:
    from benchmarks.load import Told

WORKERS = 4
STAFF = 10_000
A_SECOND = 1_500.0
SECONDS = 30.0
LINES = 200
MUCH = 1.5
"""How much longer the others may take after the kill; and a beat, because p95 is a few ms."""
A_BEAT = 10


class Outcome(NamedTuple):
    """One run: the others' 95th percentiles in milliseconds, before and after the kill."""

    told: Told
    before: float
    after: float
    lost: int

    @property
    def unheard(self) -> int:
        """How many were never acknowledged."""
        return self.told.sent - len(self.told.turns)


def run(
    database: str, seconds: float = SECONDS, *, people: int = STAFF, rate: float = A_SECOND
) -> Outcome:
    """Answer at the rate; kill a worker in the middle."""
    staff = crowd(database, people)
    with ExitStack() as stack:
        stack.enter_context(server(database))
        workers = [stack.enter_context(server(database, PEOPLE)) for _ in range(WORKERS)]
        ports = [worker.port for worker in workers]
        plan = staff.plan(ports, connections=LINES, seconds=seconds, rate=rate, unmeasured=people)
        with sending(plan) as senders:
            time.sleep(seconds / 2)
            workers[0].kill()
            told = senders.told()
    return Outcome(told, *others(told, ports[0], seconds / 2), staff.lost(told))


def others(told: Told, dead: int, at: float) -> tuple[float, float]:
    """How long the others took, before and after."""
    theirs = [
        (due, took)
        for due, took, port in zip(told.due, told.took, told.port, strict=True)
        if port != dead
    ]
    before = p95([took for due, took in theirs if due < at - 1])
    after = p95([took for due, took in theirs if due >= at])
    return before, after


def measure() -> list[Figure]:
    """What the others' people notice of it."""
    with running() as postgres:
        outcome = run(postgres.migrated())
    kept = not outcome.lost and not outcome.unheard
    return [
        Figure(
            "p95 of four workers, one killed",
            outcome.after,
            f"{MUCH} x before, {outcome.before:.1f} ms, + {A_BEAT}; {len(outcome.told.turns):,} "
            f"answers, {outcome.lost} lost, {outcome.unheard} unheard",
            MUCH * outcome.before + A_BEAT if kept else 0,
        )
    ]
