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
    named, meets_on = fields.name(name), fields.meeting(day, earliest=EARLIEST)
    if not st.button(say("Save name and day"), key=here.key("call")):
        return
    try:
        workshop.call(house.the_store(), visitor.the_desk(), of.id, name=named, meets_on=meets_on)
    except workshop.Refused as refused:
        calm.refused(refused)
    else:
        house.forget(of.id)
        st.html(pieces.saved(say("✓ Saved")))


def _archive(of: Workshop) -> None:
    say = visitor.the_words().say
    what = say(
        "In the archive it asks for nothing, and nothing is deleted before its day. You can always "
        "bring it back."
    )
    st.html(pieces.section(say("Archive"), what))
    label = say("Bring it back") if of.archived else say("Lay it in the archive")
    if not st.button(label, key=here.key("archive")):
        return
    try:
        workshop.archive(house.the_store(), visitor.the_desk(), of.id, archived=not of.archived)
    except workshop.Refused as refused:
        calm.refused(refused)
    else:
        st.rerun()
