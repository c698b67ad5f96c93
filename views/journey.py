"""The citizen’s journey, composed: contact by contact."""

from __future__ import annotations

import streamlit as st

from sheets import Journey
from views import pad, pieces, told

sheet = pad.Pad(Journey)
report = told.a_sheet(sheet.sheet)

pad.ways()
st.html(pieces.opening(pad.kicker("journey"), report.finding, report.lead))
sheet.pen()
