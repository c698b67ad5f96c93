"""Group figures in halves, shown only where the room's counts leave them room to be elsewhere."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Counts = NDArray[np.intp]

HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)


class Bounds(NamedTuple):
    """The smallest and the largest sum that so many of the room's ratings can have."""

    low: Counts
    high: Counts


def bounds(room: Counts, ns: Counts) -> Bounds:
    """Of n ratings among the room's: the sum of the n lowest and of the n highest.

    `room` is statements x rungs, `ns` groups x statements; so are the bounds.
    """
    rungs = np.arange(room.shape[1])
    return Bounds(_first(room, rungs, ns), _first(room[:, ::-1], rungs[::-1], ns))


def _first(room: Counts, rungs: Counts, ns: Counts) -> Counts:
    """The sum of the first n ratings of each statement, in the order of the rungs."""
    before = room.cumsum(axis=1) - room
    taken = (ns[:, :, None] - before).clip(0, room)
    total: Counts = taken @ rungs
    return total


def nearest_half(mean: Fraction) -> Fraction:
    """A mean of ratings as its nearest half, half away from zero."""
    return floor(mean / HALF + HALF) * HALF


def leaves_room(half: Fraction, low: Fraction, high: Fraction) -> bool:
    """Whether all that the half stands for, ± 0.25, lies within what is possible anyway."""
    return low <= half - QUARTER and half + QUARTER <= high
