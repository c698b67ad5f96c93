"""What the wall and the phones are led by: the control puts it up, and they follow."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import streamlit as st

import workshop
from views import calm, here, house, visitor

if TYPE_CHECKING:
    from content import Script, Talk
    from workshop import Shows, Wall, Workshop


def stands(of: Workshop) -> Wall:
    """What the wall shows now."""
    return workshop.the_wall(house.the_store(), of.id).wall


def put(of: Workshop, wall: Wall) -> Wall:
    """Let the wall show this."""
    try:
        workshop.show(house.the_store(), visitor.the_desk(), of.id, wall, now=visitor.now())
    except workshop.Refused as refused:
        calm.refused(refused)
        st.stop()
    return wall


def go(of: Workshop, wall: Wall, statement: str) -> Wall:
    """This window goes to a statement; while the talk goes on, so does the wall."""
    here.stay_at(statement)
    return put(of, _up(wall, statement)) if workshop.follows(of) else wall


def _up(wall: Wall, statement: str) -> Wall:
    """The wall with a statement on it, and nobody told yet how to talk."""
    new: dict[str, object] = {"shows": "statement", "statement": statement, "page": 0}
    if statement != wall.statement or wall.came is None:
        new |= {"came": visitor.now(), "talk": "", "minutes": 0, "since": None, "poll": ""}
    return wall.model_copy(update=new)


def show(of: Workshop, wall: Wall, shows: Shows, statement: str) -> Wall:
    """The wall shows something else of what the control offers."""
    if shows == "statement":
        return put(of, _up(wall, statement))
    return put(of, wall.model_copy(update={"shows": shows, "page": 0, "until": None}))


def asking(of: Workshop, statement: str, poll: str) -> None:
    """The phones are asked, or what they said is told: beside the statement it is about."""
    put(of, _up(stands(of), statement).model_copy(update={"poll": poll}))


def told(of: Workshop, statement: str) -> None:
    """What the room has said of a statement is news to the wall that shows it."""
    wall = stands(of)
    if wall.statement == statement:
        put(of, wall)


def talk(of: Workshop, wall: Wall, statement: str, how: Talk | None) -> Wall:
    """From now on it is talked about like this; its minutes never cut anybody off."""
    new = {
        "talk": how.key if how else "",
        "minutes": how.minutes if how else 0,
        "since": visitor.now() if how else None,
    }
    return put(of, _up(wall, statement).model_copy(update=new))


def begin(of: Workshop, wall: Wall, script: Script, minute: int) -> None:
    """The script begins so that this is its minute now."""
    begun = visitor.now() - timedelta(minutes=minute)
    put(of, wall.model_copy(update={"script": script.key, "begun": begun}))
