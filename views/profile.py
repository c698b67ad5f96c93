"""Profile: the finding, the radar beside its table, the lowest, where to start, and each factor."""

from __future__ import annotations

import streamlit as st

import reports
from views import after, calm, factor_pieces, here, phrases, pieces, profile_pieces, told, visitor

words = visitor.the_words()
report = told.the_report() or calm.nothing_yet()

lead = " ".join(filter(None, (report.invented_note, report.lead, report.squares_note)))
st.html(pieces.opening(phrases.kicker(report), report.finding, lead))
if report.instead:
    st.html(pieces.section(report.labels["instead"]) + pieces.contents(report.instead))
    if report.citizens:
        st.html(profile_pieces.heard(report))
    st.stop()
left, right = st.columns([5, 7], gap="medium", vertical_alignment="center")
with left, st.container(key="radarbox"):
    st.plotly_chart(
        reports.radar(report, visitor.the_theme(), beside="agreed"),
        key=here.key("radar"),
        theme=None,
        height="stretch",
        config={"displayModeBar": False, "staticPlot": True},
        alt=report.shape_alt,
    )
right.html(profile_pieces.table(report, words))
if report.lowest:
    st.html(profile_pieces.lowest(report))
if apart := profile_pieces.furthest(report):
    st.html(apart)
    here.link("agenda.py", report.labels["furthest_all"])
st.html(profile_pieces.starts(report))
here.link("steps.py", words.say("See all next steps, and why"))
if report.groups:
    st.html(profile_pieces.grouped(report))
    here.link("differences.py", words.say("See the groups side by side"))
if report.citizens:
    st.html(profile_pieces.heard(report))
after.show()
st.html(pieces.section(words.say("Each factor"), words.say("Open a factor to read on.")))
st.html(factor_pieces.factors(report))
st.html(pieces.notes(report.notes))
st.html(factor_pieces.sources(report))
