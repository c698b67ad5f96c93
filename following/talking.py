"""How to talk about the statement just now, and until when: a clock that fills and never cuts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

import workshop

if TYPE_CHECKING:
    from datetime import datetime

    from following.scene import Scene


class Clock(NamedTuple):
    """How to talk, since when and for how long; `until` in words where nothing runs a script."""

    name: str
    since: datetime
    minutes: int
    until: str
    ends: datetime


def talk(scene: Scene) -> Clock | None:
    """How to talk now; None where nobody has said."""
    wall = scene.now.wall
    if not wall.talk or wall.since is None:
        return None
    ends = wall.since + timedelta(minutes=wall.minutes)
    until = scene.words.clock(ends.astimezone(workshop.CLOCK))
    return Clock(_name(scene, wall.talk), wall.since, wall.minutes, until, ends)


def _name(scene: Scene, key: str) -> str:
    """What the shelf calls it; where it has no such way, only that one talks."""
    shelf = scene.content.scripts
    if shelf is not None and key in shelf.talk:
        return shelf.talk[key].name[scene.language]
    return scene.words.say("Talk together")
