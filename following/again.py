"""A statement rated anew: its counts beside those of the reveal, and whether it is enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import arithmetic

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from arithmetic import Verdict
    from content import Limits

RISES: Final = 0.1
"""A rating anew has brought something when A has risen by so much (own)."""


class Again(NamedTuple):
    """How ratings lie: by rung, the middle, how many near it, A, and the verdict."""

    counts: tuple[int, ...]
    median: float
    inside: int
    agreement: float
    verdict: Verdict

    @property
    def n(self) -> int:
        """How many ratings."""
        return sum(self.counts)


def lies(counts: Sequence[int], limits: Limits) -> Again:
    """How ratings lie; there is at least one."""
    middle = arithmetic.median(counts)
    inside = arithmetic.in_region(counts, middle, limits.region_radius.value)
    a = float(arithmetic.agreement(counts))
    found = arithmetic.verdict(sum(counts), inside, limits)
    return Again(tuple(counts), middle, inside, a, found)


def by_rung(counts: Mapping[str, int]) -> tuple[int, ...]:
    """The ratings of a count by answer."""
    return tuple(counts.get(str(rung), 0) for rung in range(arithmetic.RUNGS))


def is_enough(before: Again | None, now: Again) -> bool:
    """Whether rating once more would bring nothing: A has risen by less than 0.1."""
    return before is not None and round(now.agreement - before.agreement, 9) < RISES
