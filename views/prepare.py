"""Prepare: what a workshop is to be, before anybody can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import streamlit as st

import workshop
from views import pieces, room
from workshop.rules import KEPT_FOR

if TYPE_CHECKING:
    from answers import Questionnaire
    from arithmetic import Mode
    from words import Language

LENGTHS: tuple[Questionnaire, ...] = ("short", "full")
MODES: tuple[Mode, ...] = ("anonymous", "open")
LANGUAGES: dict[Language, str] = {"da": "Dansk", "en": "English"}
TARGETS = tuple(range(pieces.TOP + 1))

words = room.the_words()
store, desk = room.the_store(), room.the_desk()


def whose() -> tuple[str, str, Questionnaire]:
    """The organisation, its areas, and how many statements."""
    organisation = st.text_input(
        words.say("Which organisation do you answer for?"),
        max_chars=120,
        key="new-organisation",
        placeholder=words.say("For example a municipality or a department"),
    )
    areas = st.text_area(
        words.say("Areas, one a line"),
        key="new-areas",
        height=130,
        max_chars=5000,
        placeholder=words.say("Leave it empty, if you do not want to see the areas apart"),
    )
    questionnaire = st.radio(
        words.say("How many statements?"),
        LENGTHS,
        format_func=room.form_of,
        key="cards-questionnaire",
        width="stretch",
    )
    return organisation, areas, questionnaire


def how() -> tuple[Mode, Language]:
    """Who may see what, and the language."""
    mode = st.radio(
        words.say("Who may see what?"),
        MODES,
        format_func=room.who_sees_what,
        key="cards-mode",
        width="stretch",
    )
    language = st.radio(
        words.say("Language of the questionnaire"),
        tuple(LANGUAGES),
        index=tuple(LANGUAGES).index(words.language),
        format_func=lambda key: LANGUAGES[key],
        key="new-language",
        horizontal=True,
    )
    return mode, language


def prepare() -> None:
    """The form; nothing is kept before it is sent."""
    with st.form("prepare", border=False):
        left, right = st.columns(2, gap="large")
        with left:
            organisation, areas, questionnaire = whose()
        with right:
            mode, language = how()
            target = st.radio(
                words.say("The level you aim at, from 0 to 5"),
                TARGETS,
                index=room.the_content().method.limits.target.value,
                key="new-target",
                horizontal=True,
            )
            today = room.here_and_now(room.now()).date()
            last = st.date_input(
                words.say("Delete everything after"),
                value=today + KEPT_FOR,
                min_value=today,
                format="DD.MM.YYYY" if words.language == "da" else "DD/MM/YYYY",
                key="new-delete-on",
            )
        if st.form_submit_button(words.say("Create the workshop"), type="primary", key="create"):
            try:
                new = workshop.prepare(
                    store,
                    desk,
                    organisation=organisation,
                    questionnaire=questionnaire,
                    mode=mode,
                    language=language,
                    areas=areas.splitlines(),
                    target=target,
                    delete_on=last,
                    now=room.now(),
                    new_id=lambda: uuid4().hex,
                )
                workshop.sit_down(store, desk, new.id)
            except workshop.Refused as refused:
                room.refused(refused)
            else:
                st.switch_page("underway.py")


st.html(
    pieces.opening(
        (words.say("Prepare"), words.say("everybody answers on their own phone")),
        words.say("Everybody answers alone, and you see the answers together"),
        words.say("Choose how. Nobody can answer before you open the workshop."),
    )
)
prepare()
