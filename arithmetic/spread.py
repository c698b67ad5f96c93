"""How one statement's ratings lie: median, region, agreement A and the verdict."""

from __future__ import annotations

from bisect import bisect
from fractions import Fraction
from functools import cache
from itertools import accumulate, combinations
from math import sqrt
from typing import TYPE_CHECKING

from arithmetic.means import shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from arithmetic.model import Verdict
    from content import Limits


def median(counts: Sequence[int]) -> float:
    """The middle rating, or the midpoint of the two middle ones. `counts` holds ratings a rung."""
    *_, n = upto = list(accumulate(counts))
    return (bisect(upto, (n - 1) // 2) + bisect(upto, n // 2)) / 2


def in_region(counts: Sequence[int], middle: float, radius: int) -> int:
    """How many ratings lie at most `radius` rungs from the median (RAND/UCLA's 3-point region)."""
    return sum(count for rung, count in enumerate(counts) if abs(rung - middle) <= radius)


def at_median(counts: Sequence[int], middle: float) -> float:
    """How many ratings equal the median; for a half one, the mean of the two neighbours."""
    return (counts[int(middle)] + counts[int(middle + 0.5)]) / 2


def agreement(counts: Sequence[int]) -> Fraction:
    """Van der Eijk's A, from -1 (two opposite camps) over 0 (evenly spread) to 1 (all the same).

    The counts are peeled into layers, from each smallest count to the next; A is the mean of the
    layers' A, each weighing as many ratings as it holds. Takes any number of rungs from three.
    Source: van der Eijk (2001), Quality & Quantity 35.
    """
    layers, below, used = [], 0, (1 << len(counts)) - 1
    for count, rung in sorted((count, rung) for rung, count in enumerate(counts)):
        above, under = _layer(used, len(counts))
        layers.append(((count - below) * above, under))
        below, used = count, used - (1 << rung)
    return shared(layers, sum(counts))


@cache
def _layer(used: int, rungs: int) -> tuple[int, int]:
    """What a layer adds that is one rating high: its A times its ratings, as a ratio.

    `used` has a bit for every rung that is in the layer.
    """
    pattern = tuple(bool(used >> rung & 1) for rung in range(rungs))
    return (sum(pattern) * _layer_agreement(pattern)).as_integer_ratio()


def _layer_agreement(pattern: tuple[bool, ...]) -> Fraction:
    """A of a layer in which every used rung holds equally many ratings."""
    rungs, used = len(pattern), sum(pattern)
    if used == 1:
        return Fraction(1)
    triples = [tuple(map(bool, triple)) for triple in combinations(pattern, 3)]
    unimodal = sum(triple in {(True, True, False), (False, True, True)} for triple in triples)
    bimodal = sum(triple == (True, False, True) for triple in triples)
    if not unimodal + bimodal:
        return Fraction(0)
    above = (rungs - 2) * unimodal - (rungs - 1) * bimodal
    unimodality = Fraction(above, (rungs - 2) * (unimodal + bimodal))
    return unimodality * (1 - Fraction(used - 1, rungs - 1))


def deviation(counts: Sequence[int]) -> float | None:
    """The standard deviation of the ratings in rungs, over n-1; None below two ratings."""
    n = sum(counts)
    if n < 2:
        return None
    total = sum(rung * count for rung, count in enumerate(counts))
    squares = sum(rung * rung * count for rung, count in enumerate(counts))
    return sqrt((n * squares - total * total) / (n * (n - 1)))


def allowed_outside(n: int) -> int:
    """How many of n ratings may lie outside the region before the answers are called spread.

    Reproduces the published table of RAND/UCLA for 8 to 25; below 8 it is our own extension.
    """
    return max(0, (n - 2) // 3)


def verdict(n: int, inside: int, limits: Limits) -> Verdict:
    """Whether n ratings lie close together, so many of them inside the region.

    It speaks of answers; A speaks of people.
    """
    if n < limits.verdict_minimum.value:
        return "too_few"
    return "split" if n - inside > allowed_outside(n) else "agreement"
