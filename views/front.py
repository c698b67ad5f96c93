"""The frame around every screen: logo, the five steps, the language, and the look."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from views import pieces, room

HERE = Path(__file__).parent
words = room.the_words()

st.logo(str(HERE / "logo.svg"), size="large")
page = st.navigation(
    [
        st.Page("home.py", title=words.say("Home"), default=True),
        st.Page("together.py", title=words.say("Answer together"), url_path="svar-sammen"),
        st.Page("profile.py", title=words.say("Profile"), url_path="profil"),
        st.Page("steps.py", title=words.say("Next steps"), url_path="naeste-skridt"),
        st.Page("report.py", title=words.say("Report"), url_path="rapport"),
    ],
    position="top",
)
st.html(HERE / "style.css")
st.html(pieces.frame(words, page.url_path))
page.run()
