"""The one button that closes for answers, and the question before it does what cannot be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import advice
import anonymity
import workshop
from views import calm, coming, here, house, pieces, sure, visitor

if TYPE_CHECKING:
    from workshop import Progress, Workshop


def ask(of: Workshop, *, weighty: bool = True) -> None:
    """The promise, whether anything can be shown yet, and the button."""
    say = visitor.the_words().say
    if not sure.asking("reveal"):
        promise = say(
            "No answers are shown before you show them to everybody. Then nobody can answer any "
            "more."
        )
        st.html(pieces.paragraphs(promise))
        too_few(of)
    sure.twice(
        "reveal",
        say("Close and show the answers"),
        lambda: _question(of),
        yes=say("Yes, show them"),
        do=lambda: _reveal(of),
        weighty=weighty,
    )


@calm.live
def too_few(of: Workshop) -> None:
    """Say before it is asked that nothing would be shown, and the ways out."""
    if lines := _too_few(of, coming.now(of).progress):
        st.html(pieces.notes(lines))


def _too_few(of: Workshop, found: Progress) -> tuple[str, ...]:
    words = visitor.the_words()
    fewest = anonymity.minimum(here.shelves(of).method.limits, of.mode)
    if anonymity.may_show(found.answered, fewest):
        return ()
    return (
        words.say(
            "Fewer than {k} people have answered anonymously, so nothing would be shown.",
            k=words.spelled(fewest),
        ),
        words.say(
            "Wait for more, or prepare a new workshop in which you answer openly or together."
        ),
    )


@calm.live
def _question(of: Workshop) -> None:
    """Whose answers, how many are done and how many are not; it follows the count."""
    words, (found, waiting, _) = visitor.the_words(), coming.now(of)
    heading = words.say(
        "Close for answers at {organisation}, and show them?", organisation=of.organisation
    )
    lines = (
        _how_many(found, len(waiting)),
        words.say("It cannot be undone: after this nobody can answer or change an answer."),
        *_too_few(of, found),
    )
    st.html(pieces.heading(heading) + pieces.paragraphs(*lines))


def _how_many(found: Progress, waiting: int) -> str:
    words = visitor.the_words()
    if not found.joined:
        return words.say("Nobody has joined yet")
    done = words.count("{n} person is finished.", "{n} people are finished.", found.finished)
    if on := found.begun - found.finished:
        done += " " + words.count(
            "{n} is still answering, and what is missing stays missing.",
            "{n} are still answering, and what is missing stays missing.",
            on,
        )
    if idle := found.joined - found.begun:
        done += " " + words.count("{n} has not begun.", "{n} have not begun.", idle)
    if waiting:
        done += " " + words.count(
            "{n} is waiting to be let in, and stays outside.",
            "{n} are waiting to be let in, and stay outside.",
            waiting,
        )
    return done


def _reveal(of: Workshop) -> None:
    """Close for good, and go to the profile."""
    workshop.reveal(
        house.the_store(),
        house.the_content(),
        visitor.the_desk(),
        of.id,
        outcome=advice.outcome,
        today=visitor.today(),
    )
    st.switch_page("profile.py")
