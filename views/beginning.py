"""Begin to answer together: whose, when, and how many statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import streamlit as st

import workshop
from views import calm, drafts, fields, house, phrases, pieces, visitor

if TYPE_CHECKING:
    from datetime import date

    from answers import Questionnaire

LENGTHS: tuple[Questionnaire, ...] = ("short", "full")
USUAL: dict[str, Any] = {
    "organisation": "",
    "own-name": "",
    "meets-on": None,
    "questionnaire": "short",
}


def show() -> None:
    """The form of a new workshop. What is typed in it outlives a change of language."""
    say = visitor.the_words().say
    what = say(
        "You see one statement at a time, talk your way to the level that fits, and it is kept. "
        "The profile is there as soon as you have chosen."
    )
    kicker = (say("Answer together"), say("everybody around one screen"))
    st.html(pieces.opening(kicker, say("Agree on a level, statement by statement"), what))
    start = drafts.start("begin", USUAL)
    left, right = st.columns(2, gap="large")
    with left:
        organisation = fields.organisation("organisation", start["organisation"])
        name, meets_on = fields.name_and_day("own-name", "meets-on", start)
    with right:
        questionnaire = _length(start["questionnaire"])
    drafts.keep("begin", USUAL)
    if st.button(say("Begin answering together"), type="primary", key="begin_now"):
        _begun(organisation, name, meets_on, questionnaire)


def _length(start: Questionnaire) -> Questionnaire:
    return st.radio(
        visitor.the_words().say("How many statements?"),
        LENGTHS,
        LENGTHS.index(start),
        format_func=_told,
        key="questionnaire",
        width="stretch",
    )


def _told(questionnaire: Questionnaire) -> str:
    """The questionnaire's name, its number of statements and the time it takes."""
    words = visitor.the_words()
    n = len(workshop.asked(house.the_content(), questionnaire))
    time = phrases.talk(n)
    if questionnaire == "short":
        return words.say("Short: {n} statements, about {time} of talk", n=n, time=time)
    return words.say("Full: {n} statements, about {time} of talk", n=n, time=time)


def _begun(
    organisation: str, name: str, meets_on: date | None, questionnaire: Questionnaire
) -> None:
    """Begin, and go to the first statement."""
    try:
        new = workshop.begin(
            house.the_store(),
            house.the_content(),
            visitor.the_desk(),
            organisation=organisation,
            questionnaire=questionnaire,
            name=name,
            meets_on=meets_on,
            now=visitor.now(),
            new_id=lambda: uuid4().hex,
        )
    except workshop.Refused as refused:
        calm.refused(refused)
    else:
        drafts.drop("begin")
        calm.gone_on(new.id, "svar-sammen")
