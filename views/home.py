"""Home: what this is, begin, see an example, or go on where you left."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import streamlit as st

import workshop
from views import pieces, room

if TYPE_CHECKING:
    from answers import Questionnaire
    from workshop import Workshop

LENGTHS: tuple[Questionnaire, ...] = ("short", "full")

words = room.the_words()
store, desk = room.the_store(), room.the_desk()


def begin() -> None:
    """The form of a new workshop."""
    with st.form("begin", border=False):
        name = st.text_input(
            words.say("Which organisation do you answer for?"),
            max_chars=120,
            key="organisation",
            placeholder=words.say("For example a municipality or a department"),
        )
        questionnaire = st.radio(
            words.say("How many statements?"),
            LENGTHS,
            format_func=length,
            key="questionnaire",
            width="stretch",
        )
        if st.form_submit_button(
            words.say("Begin answering together"), type="primary", key="begin_now"
        ):
            begun(name, questionnaire)


def length(questionnaire: Questionnaire) -> str:
    """The questionnaire's name, its number of statements and the time it takes."""
    every = room.the_content().statements.values()
    if questionnaire == "short":
        n = sum(statement.core for statement in every)
        return words.say("Short: {n} statements, about an hour of talk", n=n)
    return words.say("Full: {n} statements, about two hours of talk", n=len(every))


def begun(name: str, questionnaire: Questionnaire) -> None:
    """Begin, and go to the first statement."""
    try:
        workshop.begin(
            store,
            desk,
            organisation=name,
            questionnaire=questionnaire,
            now=room.now(),
            new_id=lambda: uuid4().hex,
        )
    except workshop.Refused as refused:
        st.html(pieces.saved(words.say(str(refused))))
    else:
        st.switch_page("together.py")


def example() -> None:
    """The example, one click away."""
    what = words.say(
        "Eksempelkøbing Kommune is made up. See the profile, the next steps and the report as "
        "they look when a management has answered."
    )
    st.html(pieces.heading(words.say("See an example")) + pieces.paragraph(what))
    if st.button(words.say("See the example’s profile"), key="example"):
        workshop.sit_down(store, desk, workshop.EXAMPLE)
        st.switch_page("profile.py")


def earlier(of: Workshop) -> None:
    """One earlier workshop: go on, or delete."""
    with st.container(key=f"row-{of.id}"):
        st.html(pieces.workshop_line(of.organisation, when(of)))
        if st.session_state.get("deleting") == of.id:
            sure(of)
        else:
            choices(of)


def when(of: Workshop) -> str:
    """The date a workshop was begun, and how far it has come."""
    done = sum(a.answer is not None for a in workshop.settled(store, of.id).values())
    day = words.date(room.here_and_now(of.created).date())
    return words.say(
        "Begun {day} · {done} of {all} statements answered",
        day=day,
        done=done,
        all=len(room.asked(of)),
    )


def choices(of: Workshop) -> None:
    """Go on, or begin to delete."""
    with st.container(horizontal=True):
        if st.button(words.say("Continue"), key=f"continue-{of.id}"):
            workshop.sit_down(store, desk, of.id)
            st.switch_page("together.py")
        if st.button(words.say("Delete …"), key=f"delete-{of.id}", type="tertiary"):
            st.session_state["deleting"] = of.id
            st.rerun()


def sure(of: Workshop) -> None:
    """Ask before anything is deleted."""
    st.html(pieces.saved(words.say("Delete all answers and notes for good?")))
    with st.container(horizontal=True):
        if st.button(words.say("Yes, delete them"), key=f"sure-{of.id}"):
            workshop.delete(store, desk, of.id)
            st.session_state.pop("deleting")
            st.rerun()
        if st.button(words.say("Keep them"), key=f"keep-{of.id}"):
            st.session_state.pop("deleting")
            st.rerun()


st.html(
    pieces.opening(
        ("Helhedstjek", words.say("a self-check for municipalities")),
        words.say("See where you stand, and agree on what to begin with"),
        words.say(
            "You go through what it takes to work holistically with citizens, factor by factor, "
            "and choose together the level that fits. Out comes a profile, three places to start "
            "and a report."
        ),
    )
)
left, right = st.columns([7, 5], gap="large")
with left, st.container(key="rule-begin"):
    st.html(pieces.heading(words.say("Answer together")))
    begin()
with right, st.container(key="rule-example"):
    example()
if mine := workshop.mine(store, desk):
    st.html(pieces.section(words.say("Continue")))
    for one in mine:
        earlier(one)
st.html(pieces.notes((room.the_content().method.notes.not_piloted[words.language],)))
