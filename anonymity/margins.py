"""Group figures in halves, shown only where the room's counts leave them room to be elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Counts = NDArray[np.intp]
    Figures = NDArray[np.float64]

QUARTER = 0.25
# Figures are compared as they would be on paper, not with the last bit of a float.
DECIMALS = 9


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


def nearest_half(means: Figures) -> Figures:
    """Means of ratings as their nearest halves, half away from zero on the decimal value."""
    halves: Figures = np.floor((2 * means).round(DECIMALS) + 0.5) / 2
    return halves


def leave_room(halves: Figures, low: Figures, high: Figures) -> NDArray[np.bool_]:
    """Whether all that a half stands for, ± 0.25, lies within what is possible anyway."""
    fits: NDArray[np.bool_] = (low.round(DECIMALS) <= halves - QUARTER) & (
        halves + QUARTER <= high.round(DECIMALS)
    )
    return fits
