"""Differences: the groups side by side, a grouping at a time, and what to ask each other about."""

from __future__ import annotations

import streamlit as st

from views import calm, differences_pieces, here, phrases, pieces, told, visitor

words = visitor.the_words()
report = told.the_report() or calm.nothing_yet()
kicker = phrases.kicker(report)
tables = {table.grouping: table for table in report.groups}
if not tables:
    none = words.say("There are no groups to compare.")
    why = words.say("Nobody has said where they belong, or there are too few answers.")
    st.html(pieces.opening(kicker, none, why))
    here.link("profile.py", words.say("See the profile"))
    st.stop()
above = st.container()
with st.container(key="choice"):
    chosen = st.radio(
        words.say("Compare by"),
        list(tables),
        format_func=lambda grouping: tables[grouping].name,
        key=here.key("grouping"),
        horizontal=True,
        label_visibility="collapsed",
    )
shown = tables[chosen]
above.html(pieces.opening(kicker, shown.finding, shown.lead))
st.html(
    differences_pieces.table(shown, report)
    + differences_pieces.hidden(shown)
    + differences_pieces.reading(shown, report)  # nothing, where every group is hidden
)
here.link("profile.py", words.say("See the profile"))
