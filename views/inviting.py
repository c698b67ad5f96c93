"""What a facilitator copies into a mail or a Teams message: the invitation, and the reminder.

It is written in the language that those who answer read. What only the facilitator knows stands in
brackets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import workshop
from views import calm, coming, here, phrases, pieces, visitor

if TYPE_CHECKING:
    from views.wall import Ways
    from words import Words
    from workshop import Workshop


def show(of: Workshop, ways: Ways) -> None:
    """The invitation, and once people can answer the reminder."""
    say = visitor.the_words().say
    what = say("Copy it into a mail or a Teams message, and put your own words in the brackets.")
    st.html(pieces.section(say("Text for the invitation"), what))
    st.code(invitation(of, ways), language=None, wrap_lines=True)
    if of.phase == "open":
        _reminder(of, ways)


@calm.live
def _reminder(of: Workshop, ways: Ways) -> None:
    say, found = visitor.the_words().say, coming.now(of).progress
    st.html(pieces.heading(say("Text for a reminder")))
    st.code(reminder(of, ways, found.finished), language=None, wrap_lines=True)


def invitation(of: Workshop, ways: Ways) -> str:
    """What everybody is asked to do before the meeting, and what is promised them."""
    words = visitor.words_in(of.language)
    say, n = words.say, len(here.asked(of))
    day = words.date(of.meets_on) if of.meets_on else say("[day]")
    return "\n\n".join(
        filter(
            None,
            (
                say("Dear all"),
                say(
                    "On {day} at [time] we meet in [place]. We want to find out where citizens get "
                    "caught between us, and what we will do about it. The target group is: "
                    "{target_group}.",
                    day=day,
                    target_group=(of.target_group or say("[target group]")).rstrip("."),
                ),
                say(
                    "Before the meeting I ask you to answer {n} short statements. It takes about "
                    "{minutes} minutes on your phone: {link}",
                    n=n,
                    minutes=workshop.minutes(n),
                    link=ways.link,
                ),
                _code_and_hours(of, ways, words),
                say(
                    "Answer from what you know about the departments that work with the target "
                    "group. If in doubt, answer “Don't know”."
                ),
                phrases.promise(of),
                say(
                    "At the meeting we talk about what we see differently, and end with a few "
                    "promises, each with an owner and a date."
                ),
                say("Kind regards\n[your name]"),
            ),
        )
    )


def _code_and_hours(of: Workshop, ways: Ways, words: Words) -> str:
    lines = [] if of.slips else [words.say("The code is {code}.", code=ways.code)]
    if of.opens_at:
        lines.append(words.say("You can answer from {moment}.", moment=_at(of, "opens_at", words)))
    if of.closes_at:
        lines.append(words.say("It closes {moment}.", moment=_at(of, "closes_at", words)))
    return " ".join(lines)


def _at(of: Workshop, which: str, words: Words) -> str:
    at = getattr(of, which).astimezone(workshop.CLOCK)
    return words.say("{day} at {clock}", day=words.date(at.date()), clock=words.clock(at))


def reminder(of: Workshop, ways: Ways, done: int) -> str:
    """How many have answered, and that it is not too late; nobody knows who has."""
    words = visitor.words_in(of.language)
    say, minutes = words.say, workshop.minutes(len(here.asked(of)))
    how_many = (
        say("{done} of {invited} have answered.", done=done, invited=of.invited)
        if of.invited and done <= of.invited
        else words.count("{n} has answered.", "{n} have answered.", done)
    )
    closes = say("It closes {moment}.", moment=_at(of, "closes_at", words)) if of.closes_at else ""
    unseen = (
        say(
            "I cannot see who has answered, so everyone gets this. If you have answered, thank you."
        )
        if of.mode == "anonymous"
        else ""
    )
    lines = (
        how_many,
        say("If you have not, here is the link: {link}", link=ways.link),
        say("It takes about {minutes} minutes on your phone.", minutes=minutes),
        closes,
        say("A few answers are better than none."),
        unseen,
    )
    return "\n".join(filter(None, lines))
