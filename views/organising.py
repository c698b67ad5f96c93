"""Organising: today beside wanted, who meets, and who settles what."""

from __future__ import annotations

import streamlit as st

from sheets import Organisation
from views import pad, pieces, told

sheet = pad.Pad(Organisation)
report = told.a_sheet(sheet.sheet)

pad.ways()
st.html(pieces.opening(pad.kicker("organisation"), report.finding, report.lead))
sheet.pen()
