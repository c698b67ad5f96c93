"""What somebody knows after reading a Result, as a puzzle in whole numbers.

Everybody's level and area are known, and who rated what. Unknown is how many of each part (a level
in an area) chose each rung of each statement. What is known of that: the room's counts, and for
each group's figure the half it was rounded to. A figure that the published rule would have shown,
had it not come too near what the counts allow, tells by its absence that it did. Whoever knows some
people's answers takes them out, and has a puzzle about the others.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

import numpy as np

from tests.attacks.rooms import RUNGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from tests.attacks.rooms import Counts, Room

    Figures: TypeAlias = NDArray[np.float64]
    Truths: TypeAlias = NDArray[np.bool_]

GROUPINGS: Final = ("level", "area", "observers")
QUARTER: Final = 0.25
# A float's last bits are no knowledge.
EPSILON: Final = 1e-9
Group: TypeAlias = tuple[str, str]
"""A grouping and a key in it."""
Pattern: TypeAlias = "Mapping[Group, Truths]"
"""For each group, which statements it is visible in: the rule is public, and so is who rated."""


class Window(NamedTuple):
    """`weights` (parts x statements) times ratings lie in [least, below)."""

    group: Group
    weights: Figures
    least: float
    below: float


Clue: TypeAlias = tuple[Window, ...]
"""At least one of these is true: a figure says one thing, its absence that it was low or high."""


@dataclass(frozen=True)
class Puzzle:
    """One factor; parts x statements x rungs unknown, of which `truth` is one solution."""

    truth: Counts
    clues: tuple[Clue, ...]
    small: tuple[Group, ...]
    """Hidden groups of fewer than k people."""
    masks: Mapping[Group, Truths]
    """For every group, parts x statements: who belongs to it."""

    @property
    def sizes(self) -> Counts:
        """Parts x statements: how many rated."""
        found: Counts = self.truth.sum(axis=2)
        return found

    @property
    def counts(self) -> Counts:
        """Statements x rungs: what the room sees."""
        found: Counts = self.truth.sum(axis=0)
        return found

    @property
    def printed(self) -> Puzzle:
        """What the printed figures tell, and no more."""
        return replace(self, clues=tuple(clue for clue in self.clues if len(clue) == 1))

    def less(self, known: Counts) -> Puzzle:
        """The puzzle of somebody who knows these ratings (parts x statements x rungs)."""
        mass = known @ np.arange(RUNGS)
        clues = tuple(
            tuple(_shifted(window, float((window.weights * mass).sum())) for window in clue)
            for clue in self.clues
        )
        return Puzzle(self.truth - known, clues, self.small, self.masks)


def _shifted(window: Window, own: float) -> Window:
    return window._replace(least=window.least - own, below=window.below - own)


def side(room: Room, statement: str, level: str) -> str:
    """On which side of the third grouping a level stands."""
    observes = level in room.content.statements[statement].observed_by
    return "" if not level else "observes" if observes else "does_not"


def belonging(room: Room) -> dict[Group, Truths]:
    """For every group, parts x statements: whether the part is in it."""
    wide = len(room.statements)
    found: dict[Group, Truths] = {}
    for place, (level, area) in enumerate(room.parts):
        sides = [side(room, statement, level) for statement in room.statements]
        for grouping, keys in (
            ("level", [level] * wide),
            ("area", [area] * wide),
            ("observers", sides),
        ):
            for column, key in enumerate(keys):
                empty = np.zeros((len(room.parts), wide), bool)
                found.setdefault((grouping, key), empty)[place, column] = True
    return found


def printed(result: Mapping[str, Any]) -> dict[tuple[Group, str], float]:
    """Every figure of a group in a Result's JSON, by group and factor."""
    return {
        ((grouping, row["key"]), factor): figure
        for grouping in GROUPINGS
        for row in result["groups"][grouping]
        for factor, figure in row.get("factors", {}).items()
    }


class Reach(NamedTuple):
    """What the counts of statements allow any so many ratings: sums of the lowest and highest."""

    lowest: Figures
    highest: Figures


def reach(counts: Counts) -> list[Reach]:
    """By statement; place n holds the sum of the n lowest, or the n highest."""
    found = []
    for row in counts:
        ratings = np.repeat(np.arange(RUNGS), row)
        zero = np.zeros(1)
        found.append(Reach(np.r_[zero, np.cumsum(ratings)], np.r_[zero, np.cumsum(ratings[::-1])]))
    return found


def allowed(counts: Counts, sizes: Sequence[int]) -> tuple[float, float]:
    """The least and the greatest mean of cell means of so many ratings, by the counts alone."""
    far = reach(counts)
    there = [(one, n) for one, n in zip(far, sizes, strict=True) if n]
    low = sum(one.lowest[n] / n for one, n in there) / len(there)
    high = sum(one.highest[n] / n for one, n in there) / len(there)
    return float(low), float(high)


def halves(low: float, high: float) -> tuple[float, float] | None:
    """The lowest and the highest half that, with a quarter on each side, lie between these."""
    first = np.ceil((low + QUARTER - EPSILON) * 2) / 2
    last = np.floor((high - QUARTER + EPSILON) * 2) / 2
    return (float(first), float(last)) if first <= last else None


def puzzles(
    room: Room, result: Mapping[str, Any], pattern: Pattern
) -> Iterator[tuple[str, Puzzle]]:
    """What a Result lays before whoever reads it, factor by factor."""
    masks, figures = belonging(room), printed(result)
    told = {s["id"]: s["counts"] is not None for f in result["factors"] for s in f["statements"]}
    column = {statement: place for place, statement in enumerate(room.statements)}
    for factor in room.content.factors:
        asked = [column[s.id] for s in factor.statements if s.id in column]
        seen = [place for place in asked if told.get(room.statements[place])]
        if not seen:
            continue
        truth = room.tally[:, seen]
        near = {group: mask[:, seen] for group, mask in masks.items()}
        clues = tuple(
            clue
            for group, mask in near.items()
            for clue in _clues(
                room,
                truth,
                mask & pattern[group][seen],
                len(asked),
                group,
                figures.get((group, factor.id)),
            )
        )
        small = tuple(
            group
            for group in near
            if (group, factor.id) not in figures and _few(room, masks[group])
        )
        yield factor.id, Puzzle(truth, clues, small, near)


def _few(room: Room, mask: Truths) -> bool:
    people = np.bincount(room.part_of, minlength=len(room.parts))
    return bool(people[mask.any(axis=1)].sum() < room.k)


def _clues(  # noqa: PLR0917 - all that makes a figure
    room: Room, truth: Counts, cells: Truths, asked: int, group: Group, figure: float | None
) -> Iterator[Clue]:
    """What the figure of a group tells, or its absence. `cells`: those of its visible cells."""
    sizes = (truth.sum(axis=2) * cells).sum(axis=0)
    used = int((sizes > 0).sum())
    if used < max(1, room.content.method.limits.valued_share.value * asked):
        assert figure is None, f"{group} has a figure of {used} of {asked} statements"
        return
    weights = np.where(cells, 1 / (used * np.maximum(sizes, 1)), 0.0)
    if figure is not None:
        yield (Window(group, weights, figure - QUARTER, figure + QUARTER),)
    elif between := halves(*allowed(truth.sum(axis=0), sizes.tolist())):
        low = Window(group, weights, -np.inf, between[0] - QUARTER)
        yield low, Window(group, weights, between[1] + QUARTER, np.inf)
