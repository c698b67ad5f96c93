"""A statement rated again: how the answers lie now, and when to stop (the method's section 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from arithmetic import agreement, in_region, median, verdict
from content import printed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from arithmetic import Verdict
    from content import Limits

RUNGS = tuple("012345")


class Rated(NamedTuple):
    """How ratings lie: ratings a rung, their median, how many lie near it, A and the verdict."""

    counts: tuple[int, ...]
    n: int
    median: float
    inside: int
    agreement: Fraction
    verdict: Verdict


def on_rungs(counts: Mapping[str, int]) -> tuple[int, ...]:
    """The ratings of a poll on the six rungs; its don't-knows are not among them."""
    return tuple(counts.get(rung, 0) for rung in RUNGS)


def rated(counts: Sequence[int], limits: Limits) -> Rated:
    """How these ratings lie; there is at least one."""
    n, middle = sum(counts), median(counts)
    inside = in_region(counts, middle, limits.region_radius.value)
    return Rated(tuple(counts), n, middle, inside, agreement(counts), verdict(n, inside, limits))


def stop(before: Sequence[int] | None, after: Sequence[int] | None, limits: Limits) -> bool | None:
    """Whether to rate no more: A, as printed, has risen by less than `rise_from`.

    None where one of the two rounds is not shown, so that nothing can be said.
    """
    if not before or not after or not sum(before) or not sum(after):
        return None
    rise = printed(agreement(after), 2) - printed(agreement(before), 2)
    return printed(rise, 2) < limits.rise_from.value
