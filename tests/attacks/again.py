"""What phones are asked after the reveal, and what its counts tell of single people.

The attacker knows who rated at the reveal and who rated again, who put dots, and who committed;
the rule with its source code; and every count that is shown. What nobody tells him is what
anybody changed.
"""

from __future__ import annotations

import json
from itertools import permutations
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from tests.attacks.rooms import RUNGS
from workshop import Counted, Poll
from workshop.polling import DOTS, _counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from tests.attacks.rooms import Counts, Room

    Ballots = Sequence[dict[str, Any]]

COMES: Final = 0.9
"""So many of those in the room rate again,"""
CHANGES: Final = 0.4
"""and so many of them have changed their minds after the talk."""
OPTIONS: Final = tuple("ABCDEFGH")


class Again(NamedTuple):
    """One statement and who rated it when: a row for each time, a rung or -1 for each person."""

    said: Counts
    k: int

    def counts(self, time: int) -> Counts | None:
        """What is shown of one time; None where too few rated."""
        rungs = self.said[time]
        found = np.bincount(rungs[rungs >= 0], minlength=RUNGS)
        return found if found.sum() >= self.k else None


def _moved(rung: int, lot: Random) -> int:
    """One rung up or down."""
    return min(RUNGS - 1, max(0, rung + lot.choice((-1, 1))))


def rated_again(room: Room, lot: Random, times: int = 2, changes: float = CHANGES) -> Again:
    """The first statement of a room, rated at the reveal and so many times again."""
    codes = room.codes[:, 0].astype(int)
    said = [np.where(codes < RUNGS, codes, -1)]
    minds = [rung if rung >= 0 else lot.randrange(RUNGS) for rung in said[0].tolist()]
    for _ in range(times):
        minds = [_moved(rung, lot) if lot.random() < changes else rung for rung in minds]
        said.append(np.array([rung if lot.random() < COMES else -1 for rung in minds]))
    return Again(np.array(said), room.k)


def tallied(kind: str, ballots: Ballots, k: int) -> Counted:
    """What is kept of these ballots, as the product keeps it."""
    options = OPTIONS if kind == "dots" else ()
    poll = Poll(id="poll", kind=kind, options=options)  # type: ignore[arg-type] # one of three
    return Counted.model_validate_json(_counted(poll, k, sorted(map(json.dumps, ballots))))


def shown(again: Again) -> list[Counted]:
    """Everything that is kept of each time that it was rated again."""
    return [
        tallied("rerate", [{"answer": str(rung)} for rung in row if rung >= 0], again.k)
        for row in again.said[1:].tolist()
    ]


def dealt(again: Again, lot: Random) -> Again:
    """The same ratings in other hands, among those who rated, each time by itself."""
    said = again.said.copy()
    for row in said:
        there = np.flatnonzero(row >= 0)
        row[there] = lot.sample(row[there].tolist(), len(there))
    return Again(said, again.k)


def subtracted(again: Again) -> dict[int, int]:
    """What somebody reckons who takes it that nobody changed theirs: each person's rung.

    Of two times, those who were there only once are what lies between the counts. Where they all
    said the same, each is named, unless all in the room had said so.
    """
    found: dict[int, int] = {}
    for one, two in permutations(range(len(again.said)), 2):
        first, second = again.counts(one), again.counts(two)
        if first is None or second is None or np.count_nonzero(first) < 2:
            continue
        there, left = again.said[one] >= 0, again.said[two] < 0
        less = first - second
        if (there | left).all() and (less >= 0).all() and np.count_nonzero(less) == 1:
            rung = int(less.argmax())
            found |= dict.fromkeys(np.flatnonzero(there & left).tolist(), rung)
    return found


def dots(lot: Random, people: int, *, alike: bool) -> list[dict[str, int]]:
    """Three dots each: by lot, or most of them where everybody puts theirs."""
    every = []
    for _ in range(people):
        put = lot.randint(0, DOTS)
        among = OPTIONS[:1] * 9 + OPTIONS[1:2] if alike else OPTIONS
        chosen = [lot.choice(among) for _ in range(put)]
        every.append({key: chosen.count(key) for key in sorted(set(chosen))})
    return every


def pinned(every: Sequence[dict[str, int]], k: int, own: int) -> bool:
    """Whether of anybody else it is known how many dots they put on a step with some, or that some.

    The counts are sums of what each put, from none to three; the first `own` are the attacker's.
    """
    votes = [one for one in every if one]
    tally = tallied("dots", [{"dots": one} for one in every], k)
    if tally.counts is None:
        return False
    others = [one for one in votes if not any(one is mine for mine in every[:own])]
    for key in OPTIONS:
        left = sum(one.get(key, 0) for one in others)
        if left and left > DOTS * (len(others) - 1):
            return True
    return False
