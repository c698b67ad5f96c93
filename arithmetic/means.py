"""Means, and what is left of them without the lowest or the highest rating. Exact fractions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil, lcm
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Edges(NamedTuple):
    """The lowest and the highest that a mean can be when one rating is left out."""

    low: Fraction
    high: Fraction


def mean(counts: Sequence[int]) -> Fraction | None:
    """The mean of the ratings, in rungs; None without any. `counts` holds ratings a rung."""
    n = sum(counts)
    return Fraction(_total(counts), n) if n else None


def edges(counts: Sequence[int]) -> Edges | None:
    """The mean without the highest rating, and without the lowest; None below two ratings."""
    used = [rung for rung, count in enumerate(counts) if count]
    rest = sum(counts) - 1
    if rest < 1:
        return None
    total = _total(counts)
    return Edges(Fraction(total - used[-1], rest), Fraction(total - used[0], rest))


def mean_of_most(figures: Iterable[Fraction | float | None], share: float) -> Fraction | None:
    """The plain mean of the figures there are: every one weighs the same.

    None when fewer than `enough` of them are there.
    """
    every = list(figures)
    known = [figure for figure in every if figure is not None]
    if len(known) < enough(len(every), share):
        return None
    return shared([figure.as_integer_ratio() for figure in known], len(known))


def enough(asked: int, share: float) -> int:
    """The fewest of the asked that make the share (of 1) full, and at least one.

    A share is the decimal it is written as: 0.3 of 10 is 3, whatever floats make of it.
    """
    return max(1, ceil(Decimal(str(share)) * asked))


def shared(ratios: Sequence[tuple[int, int]], among: int) -> Fraction:
    """The exact sum of these ratios, shared among so many; over one denominator, to be quick."""
    whole = lcm(*[below for _, below in ratios])
    return Fraction(sum([above * (whole // below) for above, below in ratios]), whole * among)


def _total(counts: Sequence[int]) -> int:
    return sum(rung * count for rung, count in enumerate(counts))
