"""Leader roles: who decides, who does, who is heard, who is told."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

import reports
from sheets import Roles, proposed_roles
from views import (
    file_names,
    here,
    house,
    pad,
    pieces,
    role_actions,
    role_editing,
    role_grid,
    roles_pieces,
    told,
    visitor,
)

LOOK = Path(__file__).parent / "roles.css"
words = visitor.the_words()
sheet, file = pad.Pad(Roles), pad.the_shelf().roles


def begin() -> None:
    """An empty sheet offers the shelf's proposal."""
    many = words.say(
        "{roles} roles and {tasks} tasks, shared out. Everything can be changed and removed.",
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
    """The sheet alone, to hang up."""
    whole = told.the_report()
    if whole is None or not report.groups:
        return
    alone = reports.RedesignReport(calls=(), roles=report)
    with_it = whole.model_copy(update={"redesign": alone})
    st.download_button(
        words.say("Download the sheet for A3 (PDF)"),
        data=lambda: reports.sheet_pdf(with_it, "roles", "a3"),
        file_name=file_names.of(whole.organisation, whole.date_iso, kind="pdf"),
        mime="application/pdf",
        key=here.key("roles-a3"),
        on_click="ignore",
    )


st.html(LOOK)
role_grid.take_in(sheet)
report = told.a_sheet(sheet.sheet)
pad.ways()
head = st.container()
sheet.pen()
if sheet.may and sheet.sheet == Roles():
    begin()
look, drawn = st.container(), st.container()
if sheet.may:
    with st.container(key="grid-field"):
        role_grid.field()
    st.html(pieces.section(words.say("Correct the sheet")))
    role_editing.show(sheet, report, file, factors())
    report = told.a_sheet(sheet.sheet)
with head:
    st.html(pieces.opening(pad.kicker("roles"), report.finding, report.lead))
    st.html(pieces.folded(words.say("Ask yourselves"), asked()))
there = role_actions.planned(report, sheet.of)
with look:
    if report.look or report.well:
        st.html(roles_pieces.findings(report, there, words))
    if sheet.may and sheet.of:
        role_actions.show(sheet.of, report, there)
with drawn:
    role_grid.show(report, may=sheet.may)
    on_a3()
if report.roles:
    st.html(roles_pieces.roles(report, words))
st.html(pieces.notes([report.note]))
