"""What a room can put its dots on before it chooses, in the order of the method's section 7."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from arithmetic import Result
    from workshop.noted import Action


class Candidate(NamedTuple):
    """What dots can be put on: a step of the shelves, or one of the room's own.

    Its `id` is the step's where it comes from the shelves, else the action's.
    """

    id: str
    factor: str
    own: str = ""
    """The title of the room's own; the shelves know the others'."""


def candidates(result: Result, every: Iterable[Action]) -> tuple[Candidate, ...]:
    """What the room can vote on, its own last: every factor's best step, then the second best.

    What it has taken in besides follows. Within each round by priority, of equals the lower level,
    then the factors' order; so that the first are those to start with, and no factor is pushed
    twice before another is begun.
    """
    levels = {f.id: f.score if f.agreed_score is None else f.agreed_score for f in result.factors}
    ranked = [
        (turn, -step.priority, levels[key] or 0, place, step.id, key)
        for place, (key, steps) in enumerate(result.next_steps.by_factor.items())
        for turn, step in enumerate(steps)
    ]
    found = {step: Candidate(step, factor) for *_, step, factor in sorted(ranked)}
    for one in every:
        key = one.step or one.id
        found.setdefault(key, Candidate(key, one.factor, "" if one.step else one.title))
    own = [one for one in found.values() if one.own]
    return (*(one for one in found.values() if not one.own), *own)
