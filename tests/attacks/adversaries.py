"""Five who want to know what somebody answered, and what each of them knows beside the Result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

import numpy as np

from tests.attacks.published import pattern, read
from tests.attacks.puzzle import Puzzle, puzzles
from tests.attacks.rooms import RUNGS, Room

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from random import Random

    from tests.attacks.puzzle import Figures, Truths
    from tests.attacks.rooms import Codes, Counts

Who: TypeAlias = Literal["outsider", "participant", "facilitator", "invented", "reader"]
ADVERSARIES: Final[tuple[Who, ...]] = (
    "outsider",
    "participant",
    "facilitator",
    "invented",
    "reader",
)


def before(who: Who, room: Room, lot: Random) -> Iterator[Puzzle]:
    """Each puzzle about other people's answers that this one sits before."""
    if who == "reader":
        yield from rounds(room, lot)
    elif who == "invented":
        yield from invented(room, lot)
    else:
        # Progress is told of who has answered, never of what: the facilitator's is the outsider's.
        for own in insiders(room, lot) if who == "participant" else [[]]:
            yield from knowing(room, own)


def knowing(room: Room, own: Sequence[int]) -> Iterator[Puzzle]:
    """The puzzles, by factor, of somebody who knows what these people answered."""
    place = {statement: column for column, statement in enumerate(room.statements)}
    result = read(room)
    told = {s["id"] for f in result["factors"] for s in f["statements"] if s["counts"] is not None}
    for key, puzzle in puzzles(room, result, pattern(room)):
        seen = [place[s.id] for s in room.content.factor(key).statements if s.id in told]
        yield puzzle.less(_ratings(room, own, seen)) if own else puzzle


def _ratings(room: Room, people: Sequence[int], seen: Sequence[int]) -> Counts:
    known = np.zeros((len(room.parts), len(seen), RUNGS), np.intp)
    for person in people:
        codes = room.codes[person, seen]
        rated = np.flatnonzero(codes < RUNGS)
        known[room.part_of[person], rated, codes[rated]] += 1
    return known


MOST_INSIDERS = 4
STAY = 0.85


def insiders(room: Room, lot: Random) -> list[list[int]]:
    """Some people, each alone: those furthest from their own level, and others by lot."""
    levels = np.array([level for level, _ in room.people])
    codes = np.where(room.codes < RUNGS, room.codes, np.nan)
    with np.errstate(invalid="ignore"):
        far = [
            np.nansum(np.abs(codes[i] - _means(codes[levels == levels[i]])))
            for i in range(len(levels))
        ]
    order = np.argsort(far)[::-1].tolist()
    rest = order[MOST_INSIDERS // 2 :]
    lot.shuffle(rest)
    return [[person] for person in [*order[: MOST_INSIDERS // 2], *rest][:MOST_INSIDERS]]


def _means(codes: Codes) -> Codes:
    there = ~np.isnan(codes)
    means: Codes = np.where(there, codes, 0).sum(axis=0) / np.maximum(there.sum(axis=0), 1)
    return means


def invented(room: Room, lot: Random) -> Iterator[Puzzle]:
    """Somebody sits down k - 1 invented people beside one of the room, answering at random."""
    beside = room.people[lot.randrange(len(room.people))]
    made = np.array(
        [[lot.randrange(RUNGS) for _ in room.statements] for _ in range(room.k - 1)], np.uint8
    )
    people = (*room.people, *[beside] * len(made))
    full = Room(room.content, people, np.concatenate([room.codes, made]))
    yield from knowing(full, range(len(room.people), len(people)))


def rounds(room: Room, lot: Random) -> Iterator[Puzzle]:
    """Two rounds: some have left, and everybody answers anew, some of it as before.

    Which of it nobody but themselves knows, so each Result stands alone.
    """
    yield from knowing(room, [])
    stays = [person for person in range(len(room.people)) if lot.random() < STAY]
    if stays:
        dice = np.random.default_rng(lot.getrandbits(32))
        later = room.only(stays)
        moved = np.clip(later.codes + dice.integers(-1, 2, later.codes.shape), 0, RUNGS - 1)
        keeps = (dice.random(moved.shape) < 0.5) | (later.codes >= RUNGS)
        anew = later.with_codes(np.where(keeps, later.codes, moved).astype(np.uint8))
        yield from knowing(anew, [])


def unchanged(room: Room, lot: Random) -> Iterator[Puzzle]:
    """One or two people leave, and the reader happens to know that nobody changed an answer.

    What the counts of the two rounds tell of those who left is the counts' own doing. So stayers
    and leavers are columns of their own, each with counts of its own.
    """
    leaving = set(lot.sample(range(len(room.people)), lot.choice((1, 1, 2))))
    stays = [person for person in range(len(room.people)) if person not in leaving]
    later = room.only(stays)
    first, second = read(room), read(later)
    if _told(first) != _told(second):
        return  # A statement fell below k: the counts of the two no longer go together.
    parts = [room.parts.index(part) for part in later.parts]
    seconds = dict(puzzles(later, second, pattern(later)))
    for key, one in puzzles(room, first, pattern(room)):
        yield _joined(one, seconds[key], parts)


def _told(result: Mapping[str, Any]) -> list[bool]:
    return [s["counts"] is not None for f in result["factors"] for s in f["statements"]]


def _joined(one: Puzzle, two: Puzzle, parts: Sequence[int]) -> Puzzle:
    """Both rounds as one puzzle: columns of the stayers, then of those who left."""
    stayed = np.zeros_like(one.truth)
    stayed[parts] = two.truth
    truth = np.concatenate([stayed, one.truth - stayed], axis=1)

    def twice(weights: Figures) -> Figures:
        return np.concatenate([weights, weights], axis=1)

    def once(weights: Figures | Truths) -> Figures:
        wide = np.zeros((len(one.truth), weights.shape[1]))
        wide[parts] = weights
        return np.concatenate([wide, np.zeros_like(wide)], axis=1)

    clues = [
        *(tuple(w._replace(weights=twice(w.weights)) for w in clue) for clue in one.clues),
        *(tuple(w._replace(weights=once(w.weights)) for w in clue) for clue in two.clues),
    ]
    return Puzzle(
        truth, tuple(clues), two.small, {group: once(mask) > 0 for group, mask in two.masks.items()}
    )
