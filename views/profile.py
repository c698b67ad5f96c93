"""Profile: the finding, the radar beside its table, the lowest, where to start, and each factor."""

from __future__ import annotations

import streamlit as st

import reports
from views import factor_pieces, pieces, room, wall

words = room.the_words()
report = room.the_report() or room.nothing_yet()

st.html(pieces.opening(room.kicker(report), report.finding, report.lead))
left, right = st.columns(2, gap="large", vertical_alignment="center")
with left, st.container(key="radarbox"):
    st.plotly_chart(
        reports.radar(report, room.the_theme()),
        key="radar",
        theme=None,
        height="stretch",
        config={"displayModeBar": False, "staticPlot": True},
        alt=report.radar_alt,
    )
right.html(pieces.profile_table(report, words))
if report.lowest:
    st.html(pieces.lowest(report.lowest, report.labels))
st.html(pieces.starts(report))
st.page_link("steps.py", label=words.say("See all next steps, and why"))
if report.groups:
    st.html(wall.grouped(report))
st.html(pieces.section(words.say("Each factor"), words.say("Open a factor to read on.")))
st.html("".join(factor_pieces.factor(factor, report.labels) for factor in report.factors))
st.html(pieces.notes(report.notes))
st.html(factor_pieces.sources(report))
