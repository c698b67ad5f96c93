"""The frame around every screen: logo, the screens that make sense, the language, the look."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from views import pieces, room

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

HERE = Path(__file__).parent
words = room.the_words()

st.logo(str(HERE / "logo.svg"), size="large")
stage = room.the_stage()


def screen(file: str, title: str, url_path: str, *stages: room.Stage) -> StreamlitPage:
    """A screen; in the masthead where it makes sense, and always at its address."""
    return st.Page(
        file,
        title=title,
        url_path=url_path,
        visibility="visible" if stage in stages else "hidden",
    )


TOLD: tuple[room.Stage, ...] = ("example", "together", "revealed")
page = st.navigation(
    [
        st.Page("home.py", title=words.say("Home"), default=True),
        screen("prepare.py", words.say("Prepare"), "forbered", "nothing"),
        screen("together.py", words.say("Answer together"), "svar-sammen", "nothing", "together"),
        screen("underway.py", words.say("Underway"), "undervejs", "draft", "open"),
        screen("agenda.py", words.say("Agenda"), "dagsorden", "example", "revealed"),
        screen("profile.py", words.say("Profile"), "profil", *TOLD),
        screen("steps.py", words.say("Next steps"), "naeste-skridt", *TOLD),
        screen("report.py", words.say("Report"), "rapport", *TOLD),
    ],
    position="top",
)
st.html(HERE / "style.css")
st.html(pieces.frame(words, page.url_path))
if room.signed_in():
    page.run()
else:
    st.html(pieces.title(words.say("Log in as a facilitator")))
    if st.button(words.say("Log in"), key="sign-in", type="primary"):
        st.login()
