"""Organising: today beside wanted, who meets, and who settles what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import advice
import reports
import workshop
from sheets import Organisation
from views import (
    here,
    into_plan,
    organising_fields,
    organising_pieces,
    pad,
    pieces,
    told,
    visitor,
)
from views.late import Late

if TYPE_CHECKING:
    from reports import OrganisationReport
    from workshop import Workshop

words = visitor.the_words()


def wish(of: Workshop, sheet: Organisation, report: OrganisationReport) -> None:
    """The wish as a promise in the plan, in the words of the workshop's own language."""
    if not report.wish:
        return
    known = here.shelves(of)
    title = report.wish
    if of.language != words.language:
        other = visitor.words_in(of.language)
        title = reports.tell_sheet(known, told.the_result(of), other, sheet).wish
    action = workshop.Action(
        id=f"organisation-{sheet.wanted.model}"[: into_plan.LONGEST_ID],
        factor=advice.factor_of(known, "organisation"),
        title=title,
        owner=sheet.wanted.owner,
        due=sheet.moves_on,
    )
    with st.container(key="rule-wish"):
        button = words.say("Make the wish a promise in the plan")
        into_plan.pressed(of, button, action)


def opened(report: OrganisationReport) -> str:
    """The finding, and what the sheet is for."""
    finding = pieces.opening(
        pad.kicker("organisation"), report.finding, report.lead, screen=report.title
    )
    return finding + pieces.paragraphs(report.intro)


sheet, file = pad.Pad(Organisation), pad.the_shelf().organisation
pad.ways()
opening = Late(opened, told.a_sheet(sheet.sheet))
pen = st.container()
report = organising_fields.show(sheet, file) if sheet.may else told.a_sheet(sheet.sheet)
sheet.drawn()
opening.again(report)
with pen:
    sheet.pen()
if sheet.may and sheet.of is not None:
    if report.lacks:
        st.html(organising_pieces.lacks(report))
    wish(sheet.of, sheet.sheet, report)
else:
    st.html(organising_pieces.whole(report))
st.html(
    organising_pieces.questions(
        words.say("Talk about this first"), [one[words.language] for one in file.questions]
    )
    + organising_pieces.models(
        file, words.language, words.say("What each is good for, and what it costs")
    )
)
