"""Means, and what is left of them without the lowest or the highest rating. Exact fractions."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Figure = TypeVar("Figure", float, Fraction)


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


def mean_of_most(figures: Iterable[Figure | None], share: float) -> Figure | None:
    """The plain mean of the figures there are: every one weighs the same.

    None without any, and when they are a smaller share of all than `share` (of 1), which is read as
    the decimal it is written as: 0.3 of 10 is 3.
    """
    every = list(figures)
    known = [figure for figure in every if figure is not None]
    if not known or len(known) < Fraction(str(share)) * len(every):
        return None
    return sum(known[1:], start=known[0]) / len(known)


def _total(counts: Sequence[int]) -> int:
    return sum(rung * count for rung, count in enumerate(counts))
