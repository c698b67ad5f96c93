"""Five ways to go about it. Each says whether somebody in the room is found out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

import numpy as np

from anonymity import comments, progress
from answers import Comment
from scoring import score
from tests.attacks.adversaries import before, insiders, unchanged
from tests.attacks.published import pattern, published
from tests.attacks.puzzle import belonging
from tests.attacks.rooms import RUNGS, Part, Room
from tests.attacks.sums import Span, laid_bare
from tests.attacks.swaps import proven
from tests.attacks.whole import denominator, found_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from random import Random

    from tests.attacks.adversaries import Who
    from tests.attacks.puzzle import Puzzle, Window

How: TypeAlias = Literal[
    "sums", "intervals", "alike", "time", "linking", "missing", "missing alike", "unchanged"
]
WAYS: Final[tuple[How, ...]] = ("sums", "intervals", "alike", "time", "linking")
MISSING: Final[tuple[How, ...]] = ("missing", "missing alike")
"""Beside the five: whoever knows the rule also reads the figures that are not there."""
KINDS_OF: Final[dict[How, tuple[str, ...]]] = {
    "sums": ("ordinary", "camps", "alike", "alone"),
    "intervals": ("ordinary",),
    "alike": ("camps", "alike", "alone"),
    "time": ("ordinary",),
    "linking": ("ordinary", "camps", "alike", "alone"),
    "missing": ("ordinary",),
    "missing alike": ("camps", "alike", "alone"),
    "unchanged": ("ordinary",),
}


class Found(NamedTuple):
    """Whether somebody is found out, and how many puzzles needed the solver."""

    out: bool
    solved: int = 0


def sums(who: Who, room: Room, lot: Random) -> Found:
    """Adding and subtracting.

    Whoever only reads is given every visible cell's mean as if it were printed without rounding,
    and must not come by the sum of a handful. With rounding alone between them and the others'
    answers stand those who know some answers, or two rounds: theirs are the printed figures.
    """
    if who in {"outsider", "facilitator"}:
        return Found(any(unrounded(room)))
    return Found(any(as_printed(puzzle, room.k) for puzzle in before(who, room, lot)))


def unrounded(room: Room) -> list[tuple[Part, ...]]:
    """The handfuls that the visible cells of a statement lay bare, were they not rounded."""
    masks, visible = belonging(room), pattern(room)
    sizes = room.tally.sum(axis=2)
    found = []
    for column in range(len(room.statements)):
        there = np.flatnonzero(sizes[:, column])
        rows = [mask[there, column] for group, mask in masks.items() if visible[group][column]]
        if sizes[there, column].sum() >= room.k:
            rows.append(np.ones(len(there), bool))
        known = np.array(rows, float).reshape(len(rows), len(there)).tolist()
        bare = laid_bare(sizes[there, column].tolist(), known, room.k)
        found += [tuple(room.parts[there[place]] for place in few) for few in bare]
    return found


def as_printed(puzzle: Puzzle, k: int) -> bool:
    """Whether figures whose rounding leaves one sum only give away more than the counts do."""
    sizes = puzzle.sizes
    alone = [window for clue in puzzle.clues if len(clue) == 1 for window in clue]
    settled = [window.weights.ravel() for window in alone if _settled(window)]
    totals = [_one_column(sizes.shape, column) for column in range(sizes.shape[1])]
    if not settled:
        return False
    known = Span(totals)
    more = [row.tolist() for row in settled if not known.holds(row.tolist())]
    rows: list[list[float]] = [*totals, *(_whole_row(row) for row in more)]
    return bool(more) and any(
        not known.holds([float(place in few) for place in range(sizes.size)])
        for few in laid_bare(sizes.ravel().tolist(), rows, k)
    )


def _whole_row(row: list[float]) -> list[float]:
    scale = denominator(np.array(row))
    return [float(round(weight * scale)) for weight in row]


def _one_column(shape: tuple[int, ...], column: int) -> list[float]:
    row = np.zeros(shape)
    row[:, column] = 1
    found: list[float] = row.ravel().tolist()
    return found


def _settled(window: Window) -> bool:
    scale = denominator(window.weights)
    first = np.ceil(window.least * scale - 1e-6)
    return scale > 1 and bool(np.ceil(window.below * scale - 1e-6) - first <= 1)


def intervals(who: Who, room: Room, lot: Random) -> Found:
    """Whole numbers within what every printed figure stands for."""
    return _whole(puzzle.printed for puzzle in before(who, room, lot))


def missing(who: Who, room: Room, lot: Random) -> Found:
    """The same, and that every figure which is not there lay too near what the counts allow."""
    return _whole(before(who, room, lot))


def two_rounds(who: Who, room: Room, lot: Random) -> Found:  # noqa: ARG001 - a reader's alone
    """Two rounds of people who are known to have changed no answer."""
    return _whole(puzzle.printed for puzzle in unchanged(room, lot))


def _whole(lying: Iterable[Puzzle]) -> Found:
    """First by proof that nobody is found out, and where there is none by the solver."""
    solved = 0
    for puzzle in lying:
        doubts = proven(puzzle)
        if doubts.cells or doubts.groups:
            solved += 1
            found, _ = found_out(puzzle, doubts)
            if found.cells or found.groups:
                return Found(out=True, solved=solved)
    return Found(out=False, solved=solved)


def time(who: Who, room: Room, lot: Random) -> Found:
    """Who came when: the same Result and the same comments whatever the order of arrival.

    On the way the facilitator is told the same whatever people answer. What the database's own
    files tell is `test_files.py`'s and `test_postgres.py`'s.
    """
    if who == "facilitator":
        return Found(_told_underway(room) != _told_underway(_dealt(room, lot)))
    order = list(range(len(room.people)))
    lot.shuffle(order)
    late = room.only(order)
    if who == "participant":
        return Found(_read(room, range(len(order))) != _read(late, order))
    return Found(published(room) != published(late))


def _dealt(room: Room, lot: Random) -> Room:
    """The same people rating the same statements, every rating another."""
    dice = np.random.default_rng(lot.getrandbits(32))
    other = dice.integers(0, RUNGS, room.codes.shape)
    return room.with_codes(np.where(room.codes < RUNGS, other, room.codes).astype(np.uint8))


def _told_underway(room: Room) -> list[object]:
    """What the facilitator's screen shows of it after each person who finishes."""
    levels: dict[str, tuple[int, int]] = {}
    seen: list[object] = []
    for place, (level, _) in enumerate(room.people):
        joined, finished = levels.get(level, (0, 0))
        done = bool((room.codes[place] < RUNGS).all())
        levels[level] = (joined + 1, finished + done)
        seen.append(progress(levels, {"why": place}, room.k))
    return seen


def _read(room: Room, order: Sequence[int]) -> dict[str, tuple[str, ...]]:
    """Everybody's comments as they are read, when people wrote in this order."""
    written = [
        Comment(participant=f"p{person}", statement=room.statements[0], text=f"{person}")
        for person in order
    ]
    return comments(score(room.content, room.answers, mode="anonymous"), written, "w")


def linking(who: Who, room: Room, lot: Random) -> Found:
    """One person's answers across statements: the same Result when they are another's.

    Statement by statement the ratings change hands, within each part: nothing at all may change.
    """
    fixed = insiders(room, lot)[0] if who == "participant" else []
    rooms = [room, room.only(range(1, len(room.people)))] if who == "reader" else [room]
    return Found(any(published(one) != published(shuffled(one, lot, fixed)) for one in rooms))


def shuffled(room: Room, lot: Random, fixed: Sequence[int] = (), *, within: bool = True) -> Room:
    """Ratings that change hands among those who rated the statement, within parts or in all."""
    codes = room.codes.copy()
    for part in range(len(room.parts)) if within else [slice(None)]:
        of = np.flatnonzero(room.part_of == part) if within else np.arange(len(codes))
        people = np.array([person for person in of.tolist() if person not in fixed], int)
        for column in range(codes.shape[1]):
            raters = people[codes[people, column] < RUNGS]
            codes[raters, column] = codes[lot.sample(raters.tolist(), len(raters)), column]
    return room.with_codes(codes)


ATTACKS: Final[dict[How, Callable[[Who, Room, Random], Found]]] = {
    "sums": sums,
    "intervals": intervals,
    "alike": intervals,
    "time": time,
    "linking": linking,
    "missing": missing,
    "missing alike": missing,
    "unchanged": two_rounds,
}
