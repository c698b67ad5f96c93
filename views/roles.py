"""Leader roles: who decides, who does, who is heard, who is told."""

from __future__ import annotations

import streamlit as st

import reports
from sheets import Roles, proposed_roles
from views import (
    file_names,
    here,
    house,
    into_plan,
    pad,
    pieces,
    role_actions,
    role_editing,
    role_grid,
    roles_pieces,
    told,
    visitor,
)

words = visitor.the_words()
sheet, file = pad.Pad(Roles), pad.the_shelf().roles


def begin() -> None:
    """An empty sheet offers the shelf's proposal."""
    many = words.say(
        "{roles} roles and {tasks} tasks, shared out among the roles. You can change and remove "
        "everything.",
        roles=len(file.roles),
        tasks=len(file.tasks),
    )
    st.html(pieces.paragraphs(many))
    if st.button(words.say("Begin with a proposal"), key=here.key("propose"), type="primary"):
        sheet.changed(lambda _: proposed_roles(file, words.language))


def factors() -> dict[str, str]:
    """The factors by key, named in short."""
    known = here.shelves(sheet.of) if sheet.of else house.the_content()
    return {factor.id: factor.short[words.language] for factor in known.factors}


def asked() -> str:
    """What to talk about before one writes."""
    return pieces.contents(question[words.language] for question in file.questions)


def on_a3() -> None:
    """The sheet alone, to hang up; it is set when somebody asks for it."""
    whose = sheet.of.organisation if sheet.of else reports.FICTITIOUS
    day = visitor.here_and_now(sheet.at).date() if sheet.at else visitor.today()
    invented = "" if sheet.of else words.say("Practice")
    alone = reports.RedesignReport(roles=report)
    st.download_button(
        words.say("Download the sheet for A3 (PDF)"),
        data=lambda: reports.sheet_pdf(
            reports.sheet_alone(alone, whose, day, words, invented=invented), "roles", "a3"
        ),
        file_name=file_names.of(whose, "a3", day.isoformat(), kind="pdf"),
        mime="application/pdf",
        key=here.key("roles-a3"),
        on_click="ignore",
    )


def below() -> str:
    """Each role in full, and what the table does not say."""
    note = pieces.notes([report.note])
    return roles_pieces.roles(report, words) + note if report.roles else note


role_grid.take_in(sheet)
plan, shown = into_plan.there(sheet.of), sheet.sheet
report = told.of_the_plan(shown, plan.values())
pad.ways()
head = st.container()
sheet.pen()
if sheet.may and shown == Roles():
    begin()
look, drawn = st.container(), st.container()
if sheet.may:
    with st.container(key="grid-field"):
        role_grid.field()
    st.html(pieces.section(words.say("Correct the sheet")))
    role_editing.show(sheet, report, file, factors())
    sheet.drawn()
    if sheet.sheet is not shown:
        report = told.of_the_plan(sheet.sheet, plan.values())
with head:
    line = pad.kicker("roles")
    st.html(
        pieces.opening(line, report.finding, told.why("roles"), screen=report.title)
        + pieces.paragraphs(report.lead)
        + pieces.folded(words.say("Ask yourselves"), asked())
    )
there = role_actions.planned(report, plan)
with look:
    if report.look or report.well:
        st.html(roles_pieces.findings(report, there, words))
    if sheet.may and sheet.of:
        role_actions.show(sheet.of, report, there)
with drawn:
    role_grid.show(report, may=sheet.may)
    if report.groups:
        on_a3()
st.html(told.once("roles-below", (report,), below))
