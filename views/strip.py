"""The strip above the control: the minute of the script, one sentence to say, now and next.

A clock that never cuts: what takes longer is told in words, and nothing else happens.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from views import control_pieces, here, steering, visitor

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from content import Script, Scripts, Talk
    from words import Words
    from workshop import Shows, Wall, Workshop

AGAIN = timedelta(days=30)
"""The day on which the room meets again where none is known: the first follow-up."""


class Rungs(NamedTuple):
    """The rungs farthest apart that anybody chose."""

    lowest: int = 0
    highest: int = 5


class Now(NamedTuple):
    """The statement the control is at, its rungs, its minutes (0: none), and what comes next."""

    statement: str = ""
    rungs: Rungs = Rungs()
    minutes: int = 0
    onward: str = ""


class Line(NamedTuple):
    """What the strip says; `minute` and `of` are None before the script has begun."""

    minute: int | None
    of: int | None
    say: str
    now: str
    next: str


def drawn(of: Workshop, wall: Wall, scripts: Scripts | None, at: Now) -> Callable[[], str]:
    """Draws the strip, each time as it is then, for the clock goes on; the first wall is known."""
    known = [wall]

    def draw() -> str:
        words = visitor.the_words()
        wall = known.pop() if known else steering.stands(of)
        if scripts is None:
            return ""
        line = told(wall, scripts, at, words, visitor.now())
        return control_pieces.strip(line, words) if any(line) else ""

    return draw


def script(wall: Wall, scripts: Scripts | None) -> Script | None:
    """The script that has begun."""
    return scripts.scripts.get(wall.script) if scripts and wall.begun else None


def begin(of: Workshop, wall: Wall, scripts: Scripts | None, begins: Shows = "statement") -> None:
    """Before the script has begun, the ways to begin it at what the wall shows."""
    if scripts is None or script(wall, scripts):
        return
    words = visitor.the_words()
    with st.container(horizontal=True, key=here.key("scripts")):
        for one in scripts.scripts.values():
            label = words.say("Begin the script: {name}", name=one.name[words.language])
            if st.button(label, key=here.key(f"begin-{one.key}")):
                steering.begin(of, wall, one, one.begins(begins) or 0)
                st.rerun()


def told(wall: Wall, scripts: Scripts, at: Now, words: Words, now: datetime) -> Line:
    """The minute, what to say, and what is now and next."""
    found, how = script(wall, scripts), scripts.talk.get(wall.talk)
    how = how if wall.statement == at.statement else None
    aloud = _aloud(how, at.rungs, words)
    clock = _talking(wall, how, words, now) or _spent(wall, at, words, now)
    if found is None or wall.begun is None:
        return Line(None, None, aloud, clock, at.onward)
    minute = max(0, int((now - wall.begun).total_seconds() // 60))
    place = found.now(minute)
    day = words.day((visitor.here_and_now(now) + AGAIN).date())
    after = found.steps[place + 1 : place + 2]
    coming = (then(one.wall[words.language], one.to - one.at, words) for one in after)
    return Line(
        minute=minute,
        of=found.minutes,
        say=aloud or found.steps[place].strip[words.language].format(date=day),
        now=_late(minute, found, words) or clock,
        next=at.onward or next(coming, ""),
    )


def _spent(wall: Wall, at: Now, words: Words, now: datetime) -> str:
    """How much of a statement's own time is used, or how much more than that."""
    if not at.minutes or wall.came is None or wall.statement != at.statement:
        return ""
    spent = max(0, int((now - wall.came).total_seconds() // 60))
    if over := max(0, spent - at.minutes):
        return words.count("{n} minute over time", "{n} minutes over time", over)
    return words.say("{n} of {all} min", n=spent, all=at.minutes)


def _aloud(how: Talk | None, rungs: Rungs, words: Words) -> str:
    return how.strip[words.language].format(**rungs._asdict()) if how else ""


def _talking(wall: Wall, how: Talk | None, words: Words, now: datetime) -> str:
    """Until when it is talked about like this, or for how long it has been too long."""
    if how is None or wall.since is None:
        return ""
    name = how.name[words.language]
    if not wall.minutes:
        return name
    until = wall.since + timedelta(minutes=wall.minutes)
    if over := int((now - until).total_seconds() // 60) if now > until else 0:
        return words.count(
            "{name}: {n} minute over time", "{name}: {n} minutes over time", over, name=name
        )
    clock = words.clock(visitor.here_and_now(until))
    return words.say("{name} until {clock}", name=name, clock=clock)


def _late(minute: int, found: Script, words: Words) -> str:
    over = minute - found.minutes
    if over <= 0:
        return ""
    return words.count("{n} minute over time", "{n} minutes over time", over)


def then(name: str, minutes: int | None, words: Words) -> str:
    """What comes next, and how long it takes where that is known."""
    if not minutes:
        return words.say("Then: {what}", what=words.inside(name))
    return words.say("Then: {what}, {n} min", what=words.inside(name), n=minutes)
