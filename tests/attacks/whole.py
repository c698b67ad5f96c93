"""Integer programming: whether any room at all shows the same, and in it something else is true.

The solver is HiGHS. Every unknown is a whole number of people, every figure an interval. Where a
figure's ratings come to whole numbers on a common denominator, the interval is cut to whole numbers
too, so that nothing hangs on the last bit of a float.
"""

from __future__ import annotations

from functools import cached_property
from math import ceil, lcm
from typing import TYPE_CHECKING

import highspy
import numpy as np

from tests.attacks.puzzle import EPSILON
from tests.attacks.rooms import RUNGS
from tests.attacks.swaps import WIDE, Doubts, Swaps, left_wide, mean_of, width

if TYPE_CHECKING:
    from tests.attacks.puzzle import Clue, Figures, Group, Puzzle, Truths, Window
    from tests.attacks.rooms import Counts

# Beyond this the common denominator is left, for the solver's own tolerance is 1e-6.
MOST = 100_000
LOOSE = 1e-5


class Whole:
    """One puzzle as an integer program; every question is asked of the same program."""

    def __init__(self, puzzle: Puzzle) -> None:
        self.puzzle = puzzle
        self.asked = 0
        self._solver = highspy.Highs()  # type: ignore[no-untyped-call]  # it forgot the None
        self._solver.silent()
        self._solver.setOptionValue("threads", 1)
        self._solver.setOptionValue("mip_rel_gap", 0.0)
        self._unknowns()
        for clue in puzzle.clues:
            self._clue(clue)

    @cached_property
    def _places(self) -> Counts:
        """The number of each unknown: parts x statements x rungs."""
        return np.arange(self.puzzle.truth.size).reshape(self.puzzle.truth.shape)

    def _unknowns(self) -> None:
        """Whole numbers of people that add up to each part's ratings and to the room's counts."""
        sizes, counts = self.puzzle.sizes, self.puzzle.counts
        most = np.minimum(sizes[..., None], counts[None])
        for bound in most.ravel().tolist():
            self._solver.addVar(0.0, float(bound))
        every = self._places.ravel()
        whole = np.full(len(every), highspy.HighsVarType.kInteger)
        self._solver.changeColsIntegrality(len(every), every.astype(np.int32), whole)
        for part, statement in np.ndindex(sizes.shape):
            self._row(
                self._places[part, statement], np.ones(RUNGS), *[float(sizes[part, statement])] * 2
            )
        for statement, rung in np.ndindex(counts.shape):
            column = self._places[:, statement, rung]
            self._row(column, np.ones(len(column)), *[float(counts[statement, rung])] * 2)

    def _row(self, places: Counts, weights: Figures, low: float, high: float) -> int:
        used = weights != 0
        at = places[used].astype(np.int32)
        self._solver.addRow(low, high, len(at), at, weights[used].astype(float))
        return int(self._solver.getNumRow()) - 1

    def _clue(self, clue: Clue) -> None:
        """One window holds; where there are several, a switch each says which."""
        if len(clue) == 1:
            self._window(clue[0], None)
            return
        switches = []
        for window in clue:
            self._solver.addVar(0.0, 1.0)
            switches.append(int(self._solver.getNumCol()) - 1)
            self._solver.changeColIntegrality(switches[-1], highspy.HighsVarType.kInteger)
            self._window(window, switches[-1])
        self._row(np.array(switches), np.ones(len(switches)), 1.0, highspy.kHighsInf)

    def _window(self, window: Window, switch: int | None) -> None:
        scale = denominator(window.weights)
        each = (window.weights[..., None] * np.arange(RUNGS) * scale).ravel()
        least, below = window.least * scale, window.below * scale - LOOSE
        if scale > 1:
            each = np.rint(each)
            least, below = cut(least), cut(below) - 1
        if switch is None:
            self._row(self._places.ravel(), each, least, below)
            return
        at, top = (
            np.r_[self._places.ravel(), switch],
            float(
                each.reshape(self.puzzle.truth.shape)[..., -1].ravel() @ self.puzzle.sizes.ravel()
            ),
        )
        if least > -np.inf:
            self._row(at, np.r_[each, -least], 0.0, highspy.kHighsInf)
        if below < np.inf:
            self._row(at, np.r_[each, top - below], -highspy.kHighsInf, top)

    def best(self, weights: Figures) -> float | None:
        """The least that this sum of unknowns can be; None when no room shows what is seen."""
        self.asked += 1
        used = self._places.ravel().astype(np.int32)
        self._solver.changeColsCost(len(used), used, weights.ravel().astype(float))
        self._solver.run()
        status = self._solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        assert status == highspy.HighsModelStatus.kOptimal, status
        return float(self._solver.getInfo().objective_function_value)

    def can(self, part: int, statement: int, rung: int) -> bool:
        """Whether anybody of the part may have chosen this rung."""
        weights = np.zeros(self.puzzle.truth.shape)
        weights[part, statement, rung] = -1
        found = self.best(weights)
        assert found is not None, "what is true does not show what is seen"
        return found < -0.5

    def spread(self, weights: Figures) -> float:
        """How far apart the least and the greatest are that this sum of ratings can be."""
        each = weights[..., None] * np.arange(RUNGS)
        low, high = self.best(each), self.best(-each)
        assert low is not None
        assert high is not None
        return -high - low


def cut(bound: float) -> float:
    """The first whole number from here up."""
    return float(ceil(bound - LOOSE)) if np.isfinite(bound) else bound


def denominator(weights: Figures) -> int:
    """The smallest number that makes every weight whole, or 1 where it would be too large."""
    parts = {round(1 / float(weight)) for weight in np.unique(weights) if weight}
    common = lcm(*parts)
    return common if common <= MOST else 1


def found_out(puzzle: Puzzle, doubts: Doubts) -> tuple[Doubts, int]:
    """Of those in doubt, whom the figures give away; and how many questions that took."""
    if not doubts.cells and not doubts.groups:
        return doubts, 0
    program, swaps = Whole(puzzle), Swaps(puzzle)
    possible, left = swaps.possible(), puzzle.counts > 0
    cells = tuple(
        (part, statement)
        for part, statement in doubts.cells
        if _bound(program, part, statement, possible[part, statement], left[statement])
    )
    return Doubts(cells, tuple(g for g in doubts.groups if _narrow(program, g))), program.asked


def _bound(program: Whole, part: int, statement: int, shown: Truths, left: Truths) -> bool:
    shown = shown.copy()
    for rung in np.flatnonzero(left & ~shown).tolist():
        if width(shown) > 1:
            break
        shown[rung] = program.can(part, statement, rung)
    return bool(width(shown) <= 1 and width(left) > width(shown))


def _narrow(program: Whole, group: Group) -> bool:
    weights = mean_of(program.puzzle, group)
    assert weights is not None
    left = left_wide(program.puzzle, group)
    return left > WIDE - EPSILON and program.spread(weights) < WIDE - EPSILON
