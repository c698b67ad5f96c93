"""Gain: who pays, who gains, and what the national model asks for."""

from __future__ import annotations

import streamlit as st

from sheets import Gain
from views import pad, pieces, told

sheet = pad.Pad(Gain)
report = told.a_sheet(sheet.sheet)

pad.ways()
st.html(pieces.opening(pad.kicker("gain"), report.finding, report.lead))
sheet.pen()
