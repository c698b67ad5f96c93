"""Proof that nobody is found out: other rooms, made by swapping answers, that show the same.

From what is true, two people of different parts swap their ratings of a statement. The room's
counts stay, and where every figure stays too, a reader cannot tell which of the two is the case.
Whoever could thus have said two things at least two rungs apart is safe. What these proofs leave
open is for integer programming to decide (`whole.py`).
"""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tests.attacks.puzzle import EPSILON, Group, Puzzle, allowed
from tests.attacks.rooms import RUNGS

if TYPE_CHECKING:
    from tests.attacks.puzzle import Figures, Truths
    from tests.attacks.rooms import Counts

WIDE = 0.5
"""A hidden group's mean must be left at least this wide, where the counts left it so."""


WALKS, SWAPS = 6, 2


class Doubts(NamedTuple):
    """What is not proven safe: parts at statements (by place), and small groups."""

    cells: tuple[tuple[int, int], ...]
    groups: tuple[Group, ...]


def width(there: Truths) -> Counts:
    """How far the lowest and the highest true place lie apart, along the last axis."""
    first = there.argmax(axis=-1)
    last = there.shape[-1] - 1 - there[..., ::-1].argmax(axis=-1)
    return np.where(there.any(axis=-1), last - first, 0)


def proven(puzzle: Puzzle) -> Doubts:
    """Whom swaps leave in doubt; nobody where the figures tell nothing, or all said the same."""
    if not puzzle.clues or (puzzle.counts > 0).sum(axis=1).max() < 2:
        return Doubts((), ())
    return Swaps(puzzle).doubts()


def steps_apart(counts: Counts) -> Counts:
    """How far two ratings of one statement may lie apart, both ways, by what was rated at all."""
    used = np.flatnonzero(counts.any(axis=0))
    return np.setdiff1d(np.unique(used[:, None] - used), [0])


class Swaps:
    """A puzzle and the rooms that lie one swap from what is true."""

    def __init__(self, puzzle: Puzzle) -> None:
        self.puzzle = puzzle
        windows = [window for clue in puzzle.clues for window in clue]
        self._weights = weights = np.array([window.weights for window in windows])
        self._differences = weights[:, :, None] - weights[:, None]
        """Windows x parts x parts x statements: what a swap of one rung adds to each figure."""
        mass = puzzle.truth @ np.arange(RUNGS)
        self._values: Figures = (weights * mass).sum(axis=(1, 2))
        self._least = np.array([window.least for window in windows]) - EPSILON
        self._below = np.array([window.below for window in windows]) - EPSILON
        self._first = np.cumsum([0, *map(len, puzzle.clues)])[:-1]
        self._steps = steps_apart(puzzle.counts)
        shifts = self._steps[:, None, None, None]
        self._moves: Figures = self._differences[:, None] * shifts
        self._same = self._allowed(self._values)
        self._there = self._pairs(puzzle.truth > 0)

    def _after(self, truth: Counts) -> Swaps:
        """The same puzzle, begun from another solution of it."""
        after = copy(self)
        after.puzzle = replace(self.puzzle, truth=truth)
        mass = truth @ np.arange(RUNGS)
        after._values = (self._weights * mass).sum(axis=(1, 2))
        after._same, after._there = after._allowed(after._values), after._pairs(truth > 0)
        return after

    def _allowed(self, values: Figures) -> Truths:
        """Steps x parts x parts x statements: the first rises by the step, and all looks the same.

        `values` are what the windows' figures are before.
        """
        after = self._moves + values[:, None, None, None, None]
        within = after > self._least[:, None, None, None, None]
        within &= after < self._below[:, None, None, None, None]
        if len(self._first) < len(within):
            within = np.logical_or.reduceat(within, self._first, axis=0)
        return np.asarray(within.all(axis=0))

    def _pairs(self, here: Truths) -> Truths:
        """Steps x parts x parts x statements x rungs: both ratings are there, the first's first."""
        wide = np.pad(here, ((0, 0), (0, 0), (RUNGS, RUNGS)))
        theirs = np.stack([wide[..., RUNGS + step : 2 * RUNGS + step] for step in self._steps])
        return here[None, :, None] & theirs[:, None]

    def possible(self) -> Truths:
        """Parts x statements x rungs: what somebody of the part is shown to may have said."""
        found = self.puzzle.truth > 0
        rises = np.asarray((self._there & self._same[..., None]).any(axis=2))
        for step, rise in zip(self._steps.tolist(), rises, strict=True):
            low, high = max(0, -step), min(RUNGS, RUNGS - step)
            found[..., low + step : high + step] |= rise[..., low:high]
        return found

    def doubts(self) -> Doubts:
        """Whom these proofs leave open, after some steps away from what is true as well."""
        puzzle, lot = self.puzzle, np.random.default_rng(0)
        left, shown = width(puzzle.counts > 0), self.possible()
        for _ in range(WALKS):
            narrow = (puzzle.sizes > 0) & (width(shown) <= 1) & (left > width(shown))
            if not narrow.any():
                break
            shown |= self._elsewhere(lot).possible()
        narrow = (puzzle.sizes > 0) & (width(shown) <= 1) & (left > width(shown))
        cells = tuple((int(p), int(s)) for p, s in np.argwhere(narrow))
        return Doubts(cells, tuple(group for group in puzzle.small if self._narrow(group)))

    def _elsewhere(self, lot: np.random.Generator) -> Swaps:
        """Another room that shows the same, some swaps away."""
        there = self
        for _ in range(SWAPS):
            moves = np.argwhere(there._there & there._same[..., None])
            if len(moves):
                which, one, other, statement, rung = moves[lot.integers(len(moves))].tolist()
                step = int(there._steps[which])
                truth = there.puzzle.truth.copy()
                truth[[one, other], statement, rung] += (-1, 1)
                truth[[one, other], statement, rung + step] += (1, -1)
                there = there._after(truth)
        return there

    def _narrow(self, group: Group) -> bool:
        """Whether the counts leave the group's mean wide, and no swaps show that it stays so."""
        weights = mean_of(self.puzzle, group)
        if weights is None or left_wide(self.puzzle, group) < WIDE - EPSILON:
            return False
        gain = (weights[:, None] - weights[None]) * self._steps[:, None, None, None]
        return self._free(gain) < WIDE - EPSILON and self._walked(gain) < WIDE - EPSILON

    def _free(self, gain: Figures) -> float:
        """How wide the mean is by swaps that touch no figure at all, at most two a statement."""
        free = np.all(np.abs(self._differences) < EPSILON, axis=0)
        moved = np.where(self._there.any(axis=-1) & free, gain, 0)
        return float((moved.max(axis=(0, 1, 2)) - moved.min(axis=(0, 1, 2))).sum())

    def _walked(self, gain: Figures) -> float:
        """How far the mean goes down and up when the best swap is made again and again."""
        return self._walk(gain) + self._walk(-gain)

    def _walk(self, gain: Figures) -> float:
        truth, values, far = self.puzzle.truth.copy(), self._values, 0.0
        there, same = self._there, self._same
        while far < WIDE:
            moved = np.where(there.any(axis=-1) & same, gain, 0)
            at = np.unravel_index(int(moved.argmax()), moved.shape)
            if moved[at] < EPSILON:
                break
            far += float(moved[at])
            which, one, other, statement = map(int, at)
            step, rung = int(self._steps[which]), int(there[at].argmax())
            truth[[one, other], statement, rung] += (-1, 1)
            truth[[one, other], statement, rung + step] += (1, -1)
            values = values + step * self._differences[:, one, other, statement]
            there, same = self._pairs(truth > 0), self._allowed(values)
        return far


def mean_of(puzzle: Puzzle, group: Group) -> Figures | None:
    """The weights with which a group's ratings make its factor mean; None when it has none."""
    cells = puzzle.masks[group]
    sizes = (puzzle.sizes * cells).sum(axis=0)
    used = int((sizes > 0).sum())
    return np.where(cells, 1 / (used * np.maximum(sizes, 1)), 0.0) if used else None


def left_wide(puzzle: Puzzle, group: Group) -> float:
    """How wide the counts alone leave a group's factor mean."""
    sizes = (puzzle.sizes * puzzle.masks[group]).sum(axis=0)
    low, high = allowed(puzzle.counts, sizes.tolist())
    return high - low
