"""The workshop's own page: how far it is, what was chosen, who else holds it, and its deletion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import workshop
from views import (
    calling,
    calm,
    here,
    house,
    moving,
    phrases,
    pieces,
    practice,
    reading,
    sharing,
    sure,
    visitor,
)

if TYPE_CHECKING:
    from workshop import Workshop

SCREENS = {"svar-sammen": "together.py", "undervejs": "underway.py", "dagsorden": "agenda.py"}

words = visitor.the_words()


def cover(of: Workshop) -> None:
    """Everything about a workshop but its answers."""
    st.html(pieces.opening(phrases.whose(of), finding(of)))
    here.link(SCREENS[phrases.goes_on(of)], words.say("Go on with the workshop"))
    calling.show(of)
    with st.container(key="chosen"):
        st.html(
            pieces.section(words.say("What you have chosen")) + pieces.terms(phrases.chosen(of))
        )
    copying(of)
    moving.show(of)
    if here.is_own(of) and of.practice:
        practice.delete(of)
    elif here.is_own(of):
        sharing.show(of)
        reading.show(of)
        deleting(of)
    else:
        st.html(
            pieces.section(
                words.say("You share this workshop"),
                words.say(
                    "You can do everything but delete it and share it on. Whoever made it can."
                ),
            )
        )


def finding(of: Workshop) -> str:
    """How far it is, as a sentence."""
    if of.archived:
        return words.say("The workshop is in the archive")
    if of.kind == "together":
        return words.say("Here you answer together, on one screen")
    return {
        "draft": words.say("The workshop is ready to be opened"),
        "open": words.say("The workshop is open for answers"),
        "shut": words.say("The workshop is closed for answers, and they are not shown yet"),
        "revealed": words.say("The answers are there for everybody to see"),
        "closed": words.say("The workshop is over, and its result is still here"),
    }[of.phase]


def copying(of: Workshop) -> None:
    """A new draft of the same choices, to be changed before it opens."""
    what = words.say("A new draft with the same choices, without name, days and answers.")
    st.html(pieces.section(words.say("Copy the workshop"), what))
    if not st.button(words.say("Copy the workshop"), key=here.key("copy")):
        return
    store, desk, now = house.the_store(), visitor.the_desk(), visitor.now()
    try:
        new = workshop.copy(store, desk, of.id, now=now, new_id=workshop.new_token)
    except workshop.Refused as refused:
        calm.refused(refused)
    else:
        calm.gone_on(new.id, "forbered")


def deleting(of: Workshop) -> None:
    """Delete for good; asked twice."""
    lasts = words.say("Answers and notes go with it, and nobody can bring them back.")
    st.html(pieces.section(words.say("Delete the workshop"), lasts))
    sure.twice(
        "delete",
        words.say("Delete …"),
        sure.said(
            words.say("Delete the workshop of {organisation}?", organisation=of.organisation),
            words.say("All its answers and notes are deleted for good."),
        ),
        yes=words.say("Yes, delete them"),
        do=lambda: practice.delete_now(of),
    )


def example() -> None:
    """The example has nothing of its own but its screens."""
    st.html(
        pieces.opening(
            (words.say("See an example"),),
            words.say("Eksempelkøbing Kommune is made up"),
            words.say("See what a management gets that has answered."),
        )
    )
    here.link("profile.py", words.say("See the profile"))


if here.an_example():
    example()
elif found := here.the_workshop():
    cover(found)
else:
    calm.no_workshop()
