"""Medians of paired runs: machines are noisy, ratios within one run less so."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


class Figure(NamedTuple):
    """One measured thing in milliseconds, what it is held against, and the goal."""

    name: str
    milliseconds: float
    against: str
    limit: float

    @property
    def reached(self) -> bool:
        """Whether it is fast enough."""
        return self.milliseconds <= self.limit


def paired(actions: Sequence[Callable[[], object]], rounds: int = 15) -> list[float]:
    """Each action's median in milliseconds; the actions take turns, so that noise hits all."""
    took: list[list[float]] = [[] for _ in actions]
    for action in actions:
        action()
    for _ in range(rounds):
        for place, action in enumerate(actions):
            start = time.perf_counter()
            action()
            took[place].append((time.perf_counter() - start) * 1000)
    return [statistics.median(times) for times in took]


def table(figures: Iterable[Figure]) -> str:
    """The figures as a table."""
    lines = [f"{'what':<44} {'ms':>9} {'at most':>9}  {'':<8} held against"]
    for f in figures:
        verdict = "reached" if f.reached else "MISSED"
        lines.append(
            f"{f.name:<44} {f.milliseconds:>9.2f} {f.limit:>9.2f}  {verdict:<8} {f.against}"
        )
    return "\n".join(lines)
