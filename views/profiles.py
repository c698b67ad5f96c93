"""Competence profiles: what leader and coordinator must be able to do."""

from __future__ import annotations

import streamlit as st

from sheets import Profiles
from views import pad, pieces, told

sheet = pad.Pad(Profiles)
report = told.a_sheet(sheet.sheet)

pad.ways()
st.html(pieces.opening(pad.kicker("profiles"), report.finding, report.lead))
sheet.pen()
