"""Leader roles: who decides, who does, who is heard, who is told."""

from __future__ import annotations

import streamlit as st

from sheets import Roles
from views import pad, pieces, told

sheet = pad.Pad(Roles)
report = told.a_sheet(sheet.sheet)

pad.ways()
st.html(pieces.opening(pad.kicker("roles"), report.finding, report.lead))
sheet.pen()
