"""Candidates with their letters, dots counted, promises, and who backs the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import advice
from workshop import DOTS, LIFTS_TO

if TYPE_CHECKING:
    from datetime import date

    from following.scene import Scene
    from workshop import Poll

LETTERS: Final = "ABCDEFGHIJKLMNOP"
MOST_DISCS: Final = 12
BACKS: Final = LIFTS_TO + 1
"""From this commitment on somebody backs the plan; below it, something would lift it."""


class Option(NamedTuple):
    """One candidate: its letter, factor and title; `dots` and their share of the most, counted."""

    id: str
    letter: str
    factor: str
    title: str
    own: bool
    dots: int = 0
    width: float = 0.0


class Promise(NamedTuple):
    """A promise as it is read out; what is missing is ""."""

    number: int
    factor: str
    title: str
    owner: str
    due: str
    first_sign: str


def options(scene: Scene, poll: Poll) -> tuple[Option, ...]:
    """What dots can be put on, in the order in which it was asked."""
    return tuple(_option(scene, place, key) for place, key in enumerate(poll.options))


def _option(scene: Scene, place: int, key: str) -> Option:
    action = next((a for a in scene.now.plan.promises if key in {a.id, a.step}), None)
    step = scene.content.steps.get(key)
    letter = LETTERS[place % len(LETTERS)]
    if step is not None:
        factor = next(f for f in scene.content.factors if step in f.next_steps)
        return Option(
            key, letter, factor.short[scene.language], step.title[scene.language], own=False
        )
    title = action.title if action else scene.words.say("A step that has been removed")
    return Option(key, letter, scene.words.say("Your own"), title, own=True)


def dots(scene: Scene, poll: Poll) -> dict[str, Any]:
    """A vote by dots: while it is open only who has voted; then the counts, most first."""
    every = options(scene, poll)
    counts = poll.tally.counts if poll.tally else None
    if counts is not None:
        most = max([*counts.values(), 1])
        every = tuple(
            one._replace(dots=counts.get(one.id, 0), width=100 * counts.get(one.id, 0) / most)
            for one in every
        )
        every = tuple(sorted(every, key=lambda one: -one.dots))
    return {
        "poll": poll,
        "options": every,
        "counts": counts,
        "leaders": _leaders(every) if counts else (),
        "people": poll.tally.people if poll.tally else 0,
        "sum": sum(counts.values()) if counts else 0,
        "most_discs": MOST_DISCS,
        "three": DOTS,
    }


def _leaders(every: tuple[Option, ...]) -> tuple[str, ...]:
    """The letters of the first three; of equals all are named."""
    third = sorted((one.dots for one in every), reverse=True)[:DOTS][-1]
    return tuple(one.letter for one in every if one.dots and one.dots >= third)


def plan(scene: Scene) -> dict[str, Any]:
    """The promises, what is left without a step, and who backs it."""
    promises = tuple(
        Promise(
            place,
            scene.factor(action.factor) if action.factor else "",
            action.title,
            action.owner,
            scene.words.date(action.due) if action.due else "",
            action.first_sign,
        )
        for place, action in enumerate(scene.now.promises, 1)
    )
    first = min((a.due for a in scene.now.promises if a.due), default=None)
    return {
        "promises": promises,
        "heading": _heading(scene, len(promises), first),
        "without": _without(scene),
        "commitment": commitment(scene),
        "asking": scene.now.poll if scene.now.poll and scene.now.poll.kind == "commit" else None,
    }


def _heading(scene: Scene, many: int, first: date | None) -> str:
    words = scene.words
    if not many:
        return words.say("You have not promised anything yet.")
    if many == 1:
        told = words.say("One promise.")
    else:
        spelled = words.spelled(many)
        told = words.say("{many} promises.", many=f"{spelled[:1].upper()}{spelled[1:]}")
    if first is None:
        return told
    due = words.say("The first is due by {day}.", day=words.day(first))
    return f"{told} {due}"


def _without(scene: Scene) -> str:
    """The factors below their target that no promise speaks of which still counts, by name."""
    acted_on = {one.factor for one in scene.now.plan.kept}
    left = advice.left_behind(scene.tellings.settled(scene.now), acted_on)
    if not left or not scene.now.promises:
        return ""
    named = scene.words.together(scene.words.inside(scene.factor(key)) for key in left)
    return scene.words.count(
        "{factors} is below its target and has no step in the plan.",
        "{factors} are below their targets and have no step in the plan.",
        len(left),
        factors=named[:1].upper() + named[1:],
    )


class Commitment(NamedTuple):
    """Who backs the plan: bars by level with their heights of 100, None where too few said it."""

    people: int
    backing: int
    bars: tuple[tuple[int, int, float, bool], ...] | None


def commitment(scene: Scene) -> Commitment | None:
    """The last commitment that was counted; None where there is none."""
    poll = scene.now.asked("commit")
    if poll is None or poll.tally is None:
        return None
    counts = poll.tally.counts
    if counts is None:
        return Commitment(poll.tally.people, 0, None)
    levels = [counts.get(str(level), 0) for level in range(6)]
    most = max(*levels, 1)
    return Commitment(
        poll.tally.people,
        sum(levels[BACKS:]),
        tuple((lv, n, 100 * n / most, lv < BACKS) for lv, n in enumerate(levels)),
    )


def backing(scene: Scene) -> tuple[tuple[str, str], ...]:
    """The six commitments in words."""
    say = scene.words.say
    told = (
        say("I am against it"),
        say("I have great reservations"),
        say("I have reservations that I want to talk about"),
        say("I can live with it"),
        say("I support it"),
        say("I will lead the way"),
    )
    return tuple((str(level), text) for level, text in enumerate(told))
