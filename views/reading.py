"""A link to read by, for the political level: made, shown once, and withdrawn."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import streamlit as st

import workshop
from views import here, house, pieces, reach, rounds, sure, visitor

if TYPE_CHECKING:
    from workshop import Workshop

DAYS: Final = (7, 30, 90, 180)


def show(of: Workshop) -> None:
    """What the link shows and what it does not, until when it works, and the buttons."""
    words = visitor.the_words()
    if not rounds.is_shown(of):
        return
    what = words.say(
        "Whoever opens the link reads the finding, the profile, where you agree and disagree, your "
        "decisions and your plan, and what citizens have answered. Nothing can be changed there. "
        "Comments, reasons and arguments are not shown."
    )
    st.html(pieces.section(words.say("Let the politicians read along"), what))
    until = workshop.read_until(
        *(house.the_store(), visitor.the_desk(), of.id), today=visitor.today()
    )
    if link := st.session_state.get(here.key("link-to-read")):
        once = words.say("Copy the link now. It is not shown again.")
        st.html(pieces.saved(once) + pieces.secret(link) + reach.alone())
    if until:
        told = words.say("A link works until {day}. A new one ends it.", day=words.date(until))
        st.html(pieces.paragraphs(told))
    _choose(of)
    if until:
        sure.twice(
            "end-reading",
            words.say("Withdraw the link …"),
            sure.said(
                words.say("Withdraw the link to {organisation}?", organisation=of.organisation),
                words.say("Whoever has it can no longer read anything with it."),
            ),
            yes=words.say("Yes, withdraw it"),
            do=lambda: _end(of),
        )


def _choose(of: Workshop) -> None:
    """How long it is to work, and the button that makes it."""
    words = visitor.the_words()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        days = st.selectbox(
            words.say("How long the link works"),
            DAYS,
            index=DAYS.index(workshop.READ_FOR),
            format_func=lambda n: _last(int(n)),
            key=here.key("days-to-read"),
            width=360,
        )
        if st.button(words.say("Make a link for reading"), key=here.key("make-reading")):
            _make(of, int(days))


def _last(days: int) -> str:
    words = visitor.the_words()
    last = words.date(visitor.today() + timedelta(days=days))
    return words.say("{n} days, until {day}", n=days, day=last)


def _make(of: Workshop, days: int) -> None:
    token = workshop.link_to_read(
        *(house.the_store(), visitor.the_desk(), of.id),
        days=days,
        today=visitor.today(),
        new_token=workshop.new_token,
    )
    st.session_state[here.key("link-to-read")] = f"{visitor.the_address()}/read/{token}"
    st.rerun()


def _end(of: Workshop) -> None:
    workshop.end_reading(house.the_store(), visitor.the_desk(), of.id)
    st.session_state.pop(here.key("link-to-read"), None)
    st.rerun()
