"""Competence profiles: what leader and coordinator must be able to do."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from sheets import Profiles
from views import (
    here,
    house,
    pad,
    pieces,
    profile_actions,
    profile_editing,
    profiles_pieces,
    told,
    visitor,
)

LOOK = Path(__file__).parent / "roles.css"
words = visitor.the_words()
sheet, file = pad.Pad(Profiles), pad.the_shelf().profiles


def factor() -> str:
    """The factor that a gap's action belongs to: that of the first statement that calls for it."""
    known = here.shelves(sheet.of) if sheet.of else house.the_content()
    return known.factor_of[file.called_by[0]].id


def asked() -> str:
    """What to talk about before one writes."""
    return pieces.contents(question[words.language] for question in file.questions)


st.html(LOOK)
profile_actions.reconcile(sheet)
report = told.a_sheet(sheet.sheet)
pad.ways()
head = st.container()
sheet.pen()
drawn = st.container()
if sheet.may:
    st.html(pieces.section(words.say("Correct the sheet")))
    st.html(pieces.notes([report.caution]))
    profile_editing.show(sheet, report, file)
    report = told.a_sheet(sheet.sheet)
with head:
    st.html(pieces.opening(pad.kicker("profiles"), report.finding, report.lead))
    st.html(pieces.folded(words.say("Ask yourselves"), asked()))
with drawn:
    st.html(profiles_pieces.tables(report, words))
    if report.left:
        st.html(profiles_pieces.left(report))
    if sheet.may and sheet.of:
        profile_actions.show(sheet, sheet.of, report, factor())
    if not sheet.may:
        st.html(pieces.notes([report.caution]))
    st.html(pieces.notes([report.source]))
