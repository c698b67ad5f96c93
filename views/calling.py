"""A workshop's own name, the day it meets, and the archive: what may change at any time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

import workshop
from views import calm, fields, here, house, pieces, visitor

if TYPE_CHECKING:
    from workshop import Workshop

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
    st.session_state.setdefault(name, of.name)
    st.session_state.setdefault(day, of.meets_on)
    named, meets_on = fields.name_and_day(name, day, earliest=EARLIEST)
    if st.button(say("Save name and day"), key=here.key("call")):
        _call(of, named, meets_on)
    elif st.session_state.pop(here.key(CALLED), False):
        st.html(pieces.saved(say("✓ Saved")))


def _call(of: Workshop, name: str, meets_on: date | None) -> None:
    """Keep both, and draw the page with them."""
    try:
        workshop.call(house.the_store(), visitor.the_desk(), of.id, name=name, meets_on=meets_on)
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
