"""The frame around every screen: logo, the screens that make sense, the language, the look.

Here is said, once for all screens, that a workshop is not this browser's, that the database does
not answer, or that the browser keeps no cookies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import reports
import workshop
from views import calm, drawing, here, masthead, pieces, upload, visitor

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator
    from streamlit.navigation.page import StreamlitPage

    from words import Words


def frame(words: Words, place: str) -> str:
    """The ways that stand on every screen, and word of a lost line."""
    other, name = ("en", "English") if words.language == "da" else ("da", "Dansk")
    inside = f"/w/{here.the_id()}/{place}" if here.the_id() else f"/{place}"
    return pieces.frame(
        pieces.OtherLanguage(
            href=f"{visitor.the_base()}/language/{other}?next={inside}",
            other=other,
            name=name,
            label=words.say("Front page and language"),
        ),
        [pieces.Way(here.front(), words.say("Front page"))] if here.the_id() else [],
        words.say("The connection is lost. What is saved stays saved. Trying again …"),
        masthead.UNDER.get(place, ""),
    )


def sign_in(words: Words) -> None:
    """Where facilitators sign in elsewhere, nothing is shown before."""
    st.html(pieces.title(words.say("Log in as a facilitator")))
    if st.button(words.say("Log in"), key="sign-in", type="primary"):
        st.login()


def shown(words: Words) -> None:
    """The screen that was asked for, or why there is none."""
    stage: here.Stage | None = None
    why_not: workshop.Refused | workshop.Unreachable | None = None
    try:
        stage = here.the_stage() if visitor.the_token() and visitor.signed_in() else None
    except (workshop.Refused, workshop.Unreachable) as none:
        why_not = none
    screens = masthead.screens(words, stage)
    here.leads_to(dict(screens))
    page = st.navigation([screen for _, screen in screens], position="top")
    st.set_page_config(page_title=_title(page, stage))
    st.session_state[here.SCREEN] = page.url_path
    st.html(frame(words, page.url_path))
    note = st.empty()
    if not visitor.signed_in():
        sign_in(words)
    elif not visitor.the_token():
        calm.no_cookies()
    else:
        run(page, note, why_not)


def _title(page: StreamlitPage, stage: here.Stage | None) -> str:
    """What the browser's tab says: the screen, and whose workshop it is."""
    of = here.the_workshop() if stage not in {None, "example", "front"} else None
    whose = of.organisation if of else reports.FICTITIOUS if stage == "example" else ""
    return " · ".join(filter(None, (page.title, whose, "Helhedstjek")))


def run(page: StreamlitPage, note: DeltaGenerator, why_not: Exception | None) -> None:
    """Draw the screen; what stops it is said above whatever was drawn already."""
    try:
        if why_not:
            raise why_not
        if page.url_path != "hent-svar":
            upload.forget()  # what is left behind is let go of
        page.run()
    except workshop.Refused as why:
        with note.container():
            calm.refused(why) if _still_ours() else calm.not_here()
    except workshop.Unreachable:
        with note.container():
            calm.away()


def _still_ours() -> bool:
    """Whether this browser holds the workshop of this address, so that something else was said."""
    try:
        return here.read_anew() is not None
    except workshop.Refused:
        return False


st.logo(drawing.picture("logo.svg"), size="large")
with here.drawn():
    shown(visitor.the_words())
