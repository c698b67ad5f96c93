"""What a reader could work out from the groups that are shown, with a pencil and patience."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Counts = NDArray[np.intp]
    Figures = NDArray[np.float64]

# Figures this close are the same; projecting leaves errors a thousand times smaller.
FINE = 1e-11
# With more ways than this to put small parts together they are not tried: all counts as laid bare.
MOST_SUMS = 100_000


def laid_bare(sizes: Sequence[int], known: Sequence[Sequence[bool]], fewest: int) -> bool:
    """Whether adding and subtracting known groups gives parts that hold few ratings together.

    `sizes` holds each part's ratings, `known` says for each known group which parts are in it; few
    is at least one and less than `fewest`. Each part gets a number, such that the numbers of every
    known group, and of whatever follows from known groups, sum to zero, and no others do. Then the
    search is for few ratings whose numbers sum to zero, put together from two halves. A part may be
    in both, which errs on the safe side.
    """
    numbers, ratings = _numbers(known), np.array(sizes)
    large = ratings > 1
    half_sums, half_held = _sums(numbers, ratings, fewest // 2 + 1)
    large_sums, large_held = _sums(numbers[large], ratings[large], fewest)
    sums = np.concatenate([np.zeros(1), half_sums, large_sums])
    held = np.concatenate([np.zeros(1, int), half_held, large_held])
    return len(sums) > MOST_SUMS or _cancel(np.rint(sums / FINE).astype(np.int64), held, fewest)


def _numbers(known: Sequence[Sequence[bool]]) -> Figures:
    """Numbers without a pattern, less all that lies in the span of the known groups."""
    basis, stretch, _ = np.linalg.svd(np.array(known, float).T, full_matrices=False)
    basis = basis[:, stretch > 1e-9]
    draw = Random(0)  # noqa: S311 - no secret, and NumPy's own would take 15 ms more to import
    numbers: Figures = np.array([draw.random() for _ in basis])
    return numbers - basis @ (basis.T @ numbers)


def _sums(numbers: Figures, ratings: Counts, below: int) -> tuple[Figures, Counts]:
    """The sum of every choice of parts that holds less than `below` ratings, and what it holds."""
    numbers, ratings = numbers[ratings < below], ratings[ratings < below]
    places = np.arange(len(ratings))
    last, sums, held = places, [numbers], [ratings]
    while len(last) and sum(map(len, sums)) <= MOST_SUMS:
        fits = (places > last[:, None]) & (held[-1][:, None] + ratings < below)
        before, last = np.nonzero(fits)
        sums.append(sums[-1][before] + numbers[last])
        held.append(held[-1][before] + ratings[last])
    return np.concatenate(sums), np.concatenate(held)


def _cancel(sums: Counts, held: Counts, fewest: int) -> bool:
    """Whether two sums are each other's opposite and hold few ratings together.

    Two halves are enough. Lay the parts out by size, the largest first, up to half the ratings: the
    part that goes beyond is of one rating and fits in either half, or all before it are large.
    """
    values, place = np.unique(sums, return_inverse=True)
    smallest = np.full(len(values), fewest)
    np.minimum.at(smallest, place, held)
    for rounding in (-1, 0, 1):
        at = np.searchsorted(values, rounding - sums).clip(max=len(values) - 1)
        together = np.where(values[at] == rounding - sums, smallest[at] + held, fewest)
        if ((together > 0) & (together < fewest)).any():
            return True
    return False
