"""Prepare: what a workshop is to be, before anybody can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

import streamlit as st

import workshop
from views import calm, drafts, fields, house, phrases, pieces, visitor
from views.drawing import TOP

if TYPE_CHECKING:
    from datetime import date

    from answers import Questionnaire
    from arithmetic import Mode
    from words import Language

LENGTHS: tuple[Questionnaire, ...] = ("short", "full")
MODES: tuple[Mode, ...] = ("anonymous", "open")
LANGUAGES: tuple[Language, ...] = ("da", "en")
TARGETS = tuple(range(TOP + 1))
MOST_INVITED = 100_000

words = visitor.the_words()
content = house.the_content()
today = visitor.today()
usual: dict[str, object] = {
    "new-organisation": "",
    "new-name": "",
    "new-meets-on": None,
    "new-areas": "",
    "cards-questionnaire": "short",
    "cards-mode": "anonymous",
    "new-language": words.language,
    "new-target": content.method.limits.target.value,
    "new-invited": None,
    "new-slips": False,
    "new-delete-on": today + workshop.KEPT_FOR,
}


class Whose(NamedTuple):
    """What is asked first."""

    organisation: str
    name: str
    meets_on: date | None
    areas: str
    questionnaire: Questionnaire


def whose() -> Whose:
    """The organisation, what the workshop is called and when it meets; areas, and statements."""
    organisation = fields.organisation("new-organisation")
    name, meets_on = fields.name_and_day("new-name", "new-meets-on")
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
        format_func=phrases.form_of,
        key="cards-questionnaire",
        width="stretch",
    )
    return Whose(organisation, name, meets_on, areas, questionnaire)


def who_comes() -> tuple[int | None, bool]:
    """How many are invited, and whether each gets a slip with a code of their own."""
    invited = st.number_input(
        words.say("How many are invited?"),
        min_value=1,
        max_value=MOST_INVITED,
        step=1,
        key="new-invited",
        value=None,
        placeholder=words.say("Leave it empty, if nobody has counted"),
        help=None,
    )
    st.html(
        pieces.notes(
            (
                words.say(
                    "The number stands on the wall, so that everybody can count heads. More than "
                    "so many wait until you let them in."
                ),
            )
        )
    )
    slips = st.checkbox(
        words.say("Everybody comes in with a slip that has a code of its own"), key="new-slips"
    )
    return invited, slips


def how() -> tuple[Mode, Language]:
    """Who may see what, and the language."""
    mode = st.radio(
        words.say("Who may see what?"),
        MODES,
        format_func=phrases.mode_of,
        key="cards-mode",
        width="stretch",
    )
    promise = phrases.promised("anonymous", words.language, house.the_content())
    heading = words.say("What people read before they answer anonymously")
    st.html(pieces.folded(heading, pieces.paragraphs(promise)))
    language = st.radio(
        words.say("Language of the questionnaire"),
        LANGUAGES,
        format_func=lambda key: phrases.LANGUAGES[key],
        key="new-language",
        horizontal=True,
    )
    return mode, language


def aim() -> int:
    """The level that the room aims at."""
    return st.radio(
        words.say("The level you aim at, from 0 to 5"),
        TARGETS,
        key="new-target",
        horizontal=True,
    )


def last_day() -> date:
    """The day after which everything is deleted."""
    chosen: date = st.date_input(
        words.say("Delete everything after"),
        min_value=today,
        format="DD.MM.YYYY" if words.language == "da" else "DD/MM/YYYY",
        key="new-delete-on",
    )
    return chosen


def prepare() -> None:
    """The form; nothing is kept on disk before it is sent."""
    drafts.begin("prepare", usual)
    left, right = st.columns(2, gap="large")
    with left:
        first = whose()
        invited, slips = who_comes()
    with right:
        mode, language = how()
        target, last = aim(), last_day()
    drafts.keep("prepare", usual)
    if not st.button(words.say("Create the workshop"), type="primary", key="create"):
        return
    try:
        new = workshop.prepare(
            house.the_store(),
            visitor.the_desk(),
            organisation=first.organisation,
            name=first.name,
            meets_on=first.meets_on,
            questionnaire=first.questionnaire,
            mode=mode,
            language=language,
            areas=first.areas.splitlines(),
            target=target,
            delete_on=last,
            invited=invited,
            slips=slips,
            now=visitor.now(),
            new_id=lambda: uuid4().hex,
        )
    except workshop.Refused as refused:
        calm.refused(refused)
    else:
        drafts.drop("prepare")
        calm.gone_on(new.id, "undervejs")


st.html(
    pieces.opening(
        (words.say("Prepare"), words.say("everybody answers on their own phone")),
        words.say("Everybody answers alone, and you see the answers together"),
        words.say("Choose how. Nobody can answer before you open the workshop."),
    )
)
if visitor.only_this_machine():
    st.html(
        pieces.notes(
            (
                words.say(
                    "Phones cannot reach this address: it can only be opened on this machine. Ask "
                    "your IT department to open it to the room first, or answer together."
                ),
            )
        )
    )
prepare()
