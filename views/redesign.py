"""Redesign: which sheets the profile calls for, and why; and where the organisation says it is."""

from __future__ import annotations

import streamlit as st

from views import pad, phrases, pieces, told, visitor
from views.calm import nothing_yet

words = visitor.the_words()
report = told.the_report() or nothing_yet()

pad.ways()
st.html(pieces.opening(phrases.kicker(report), words.say("From profile to redesign")))
