"""Next steps: where to start, then every factor's candidates, each with why."""

from __future__ import annotations

import streamlit as st

from views import calm, factor_pieces, pieces, told, visitor

words = visitor.the_words()
report = told.the_report() or calm.nothing_yet()

finding, lead = report.start_note, ""
if report.start:
    finding, lead = report.labels["steps_title"], report.start_note
st.html(pieces.opening((words.say("Next steps"), report.organisation), finding, lead))
if report.start:
    st.html(factor_pieces.start_steps(report))
st.html(
    pieces.section(
        report.labels["steps_more"],
        words.say("In the order of priority: need times leverage, divided by effort."),
    )
)
st.html(factor_pieces.steps(report))
st.html(factor_pieces.sources(report))
