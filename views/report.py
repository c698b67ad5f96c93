"""Report: the PDF, and what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import workshop
from reports import pdf
from views import calm, file_names, here, house, pieces, rounds, told, visitor

if TYPE_CHECKING:
    from reports import Report

words = visitor.the_words()
report = told.the_report() or calm.nothing_yet()
if found := here.the_workshop():
    report = rounds.whole(found, report)


def chapters(of: Report) -> Report:
    """The report with those of the redesign's sheets that are to be in it."""
    if of.redesign is None or not of.redesign.filled:
        return of
    st.html(pieces.section(words.say("Sheets to be in the report")))
    with st.container(horizontal=True):
        left_out = [
            name
            for name, title in of.redesign.filled.items()
            if not st.checkbox(title, value=True, key=here.key(f"chapter-{name}"))
        ]
    return of.model_copy(update={"redesign": of.redesign.without(left_out)})


def paper(of: str = here.the_id(), desk: str = visitor.the_desk()) -> bytes:
    """The PDF; Refused where the workshop was deleted or taken back since this was drawn.

    The browser may ask for it long after, from a window that was left open.
    """
    if of != workshop.EXAMPLE:
        workshop.held(house.the_store(), desk, of)
    return pdf(report)


st.html(
    pieces.opening(
        (words.say("Materials"), report.organisation, report.date),
        words.say("The report is ready to be shared"),
        words.say("A PDF with the same figures as the screen. It can be read aloud and printed."),
    )
)
report = chapters(report)
st.download_button(
    words.say("Download the report (PDF)"),
    data=paper,
    file_name=file_names.of(report.organisation, report.date_iso, kind="pdf"),
    mime="application/pdf",
    key=here.key("pdf"),
    type="primary",
    on_click="ignore",
)
left, right = st.columns([7, 5], gap="large")
with left:
    st.html(pieces.section(words.say("What it holds")))
    st.html(
        pieces.contents(
            (
                words.say("The profile on one page that can stand alone"),
                *([words.say("The talk: what was agreed, and why")] if report.talk else []),
                *([words.say("What citizens have answered themselves")] if report.citizens else []),
                words.say("Each factor: score, statements, what it is and why it is decisive"),
                words.say("What to talk about first"),
                *([words.say("What you have decided, by whom and by when")] if report.plan else []),
                words.say("The next steps, each with why"),
                *(report.redesign.filled.values() if report.redesign else ()),
                *([words.say("Compared with last time")] if report.compared else []),
                words.say("How the numbers came about, and the sources"),
            )
        )
    )
with right:
    st.html(pieces.section(words.say("What it is made from")))
    st.html(pieces.terms((fact.label, fact.value) for fact in report.facts))
st.html(pieces.notes(report.notes))
