"""Competence profiles: what leader and coordinator must be able to do."""

from __future__ import annotations

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

words = visitor.the_words()
sheet, file = pad.Pad(Profiles), pad.the_shelf().profiles


def factor() -> str:
    """The factor that a gap's action belongs to: that of the first statement that calls for it."""
    known = here.shelves(sheet.of) if sheet.of else house.the_content()
    return known.factor_of[file.called_by[0]].id


def asked() -> str:
    """What to talk about before one writes."""
    return pieces.contents(question[words.language] for question in file.questions)


def tables() -> str:
    """Both profiles, and the gaps that are in no plan."""
    drawn = profiles_pieces.tables(report, words)
    return drawn + profiles_pieces.left(report) if report.left else drawn


profile_actions.reconcile(sheet)
shown = sheet.sheet
report = told.of_the_plan(shown, ())
pad.ways()
head = st.container()
sheet.pen()
drawn = st.container()
if sheet.may:
    st.html(pieces.section(words.say("Correct the sheet")) + pieces.notes([report.caution]))
    profile_editing.show(sheet, report, file)
    sheet.drawn()
    if sheet.sheet is not shown:
        report = told.of_the_plan(sheet.sheet, ())
with head:
    line = pad.kicker("profiles")
    st.html(
        pieces.opening(line, report.finding, told.why("profiles"), screen=report.title)
        + pieces.paragraphs(report.lead)
        + pieces.folded(words.say("Ask yourselves"), asked())
    )
with drawn:
    st.html(told.once("profiles-tables", (report,), tables))
    if sheet.may and sheet.of:
        profile_actions.show(sheet, sheet.of, report, factor())
    st.html(pieces.notes([report.source] if sheet.may else [report.caution, report.source]))
