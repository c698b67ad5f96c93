"""A workshop's own name, the day it meets, and the archive: what may change at any time."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

import streamlit as st

import workshop
from views import calm, fields, here, house, pieces, visitor

if TYPE_CHECKING:
    from workshop import Chosen, Workshop

EARLIEST = date(2000, 1, 1)
CALLED = "called"
"""Under this key a session remembers that it has just kept a name and a day."""


def show(of: Workshop) -> None:
    """Two fields and what keeps them; beside them the archive."""
    left, right = st.columns([7, 5], gap="large")
    with left:
        _name(of)
    with right:
        _archive(of)


def _name(of: Workshop) -> None:
    say = visitor.the_words().say
    st.html(pieces.section(say("Name and day")))
    name, day = here.key("call-name"), here.key("call-day")
    start = {name: of.name, day: of.meets_on}
    named, meets_on = fields.name_and_day(name, day, start, earliest=EARLIEST)
    last = _last_day(of)
    hour = _closes(of) if of.kind == "private" and of.phase in {"open", "shut"} else of.closes_at
    if st.button(say("Save name and day"), key=here.key("call")):
        _call(of, named, meets_on, last, hour)
    elif st.session_state.pop(here.key(CALLED), False):
        st.html(pieces.saved(say("✓ Saved")))


def _last_day(of: Workshop) -> date | None:
    """The day after which it deletes itself, where it does."""
    if of.delete_on is None:
        return None
    say, key = visitor.the_words().say, here.key("call-last")
    chosen: date | None = st.date_input(
        say("Delete everything after"),
        of.delete_on,
        min_value=min(visitor.today(), of.delete_on),
        format="DD.MM.YYYY" if visitor.the_words().language == "da" else "DD/MM/YYYY",
        key=key,
    )
    return chosen


def _closes(of: Workshop) -> datetime | None:
    """When it closes for answers by itself; no day, and it does not."""
    say, day, at = visitor.the_words().say, here.key("call-closes"), here.key("call-closes-at")
    was = of.closes_at.astimezone(workshop.CLOCK) if of.closes_at else None
    left, right = st.columns(2, vertical_alignment="bottom")
    chosen: date | None = left.date_input(
        say("Closes by itself"),
        value=was.date() if was else None,
        format="DD.MM.YYYY" if visitor.the_words().language == "da" else "DD/MM/YYYY",
        key=day,
    )
    clock: time | None = right.time_input(say("at"), was.time() if was else time(16), key=at)
    return datetime.combine(chosen, clock or time(16), workshop.CLOCK) if chosen else None


def _call(
    of: Workshop,
    name: str,
    meets_on: date | None,
    last: date | None,
    closes_at: datetime | None,
) -> None:
    """Keep what is otherwise than it was, and draw the page with it."""
    store, desk = house.the_store(), visitor.the_desk()
    also: Chosen = {}
    if last != of.delete_on:
        also["delete_on"] = last
    if closes_at != of.closes_at:
        also["closes_at"] = closes_at
    try:
        workshop.change(store, desk, of.id, now=visitor.now(), **also)
        workshop.call(store, desk, of.id, name=name, meets_on=meets_on)
    except workshop.Refused as refused:
        calm.refused(refused)
    else:
        st.session_state[here.key(CALLED)] = True
        st.rerun()


def _archive(of: Workshop) -> None:
    say = visitor.the_words().say
    if of.kind == "private" and of.phase == "open":
        why = say("People can still answer. Show the answers before you archive the workshop.")
        st.html(pieces.section(say("Archive"), why))
        return
    what = say(
        "In the archive it asks for nothing, and nothing is deleted before its day. You can always "
        "bring it back."
    )
    st.html(pieces.section(say("Archive"), what))
    label = say("Bring it back") if of.archived else say("Put it in the archive")
    if st.button(label, key=here.key("archive")):
        _lay(of)


def _lay(of: Workshop) -> None:
    try:
        workshop.archive(house.the_store(), visitor.the_desk(), of.id, archived=not of.archived)
    except workshop.Refused as refused:
        calm.refused(refused)
    else:
        st.rerun()
