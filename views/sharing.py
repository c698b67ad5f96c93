"""One workshop for another facilitator: a link that is shown once, and the way to take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import workshop
from views import here, house, pieces, reach, sure, visitor

if TYPE_CHECKING:
    from collections.abc import Callable

    from workshop import Gives, Sharing, Workshop


def show(of: Workshop) -> None:
    """Who else holds it, the two kinds of link, and taking it all back."""
    say = visitor.the_words().say
    what = say(
        "Whoever opens the link can do everything but delete the workshop and share it on. They "
        "see none of your other workshops."
    )
    st.html(pieces.section(say("Share the workshop"), what))
    so_far = workshop.sharing(house.the_store(), visitor.the_desk(), of.id)
    st.html(pieces.paragraphs(_so_far(so_far)))
    if link := st.session_state.get(here.key("link")):
        once = say("Copy the link now. It is not shown again.")
        st.html(pieces.saved(once) + pieces.secret(link) + reach.alone())
    with st.container(key=here.key("ways-of-sharing"), horizontal=not sure.asking("hand-over")):
        if st.button(say("Make a link to share"), key=here.key("share")):
            _make(of, "share")
        sure.twice(
            "hand-over",
            say("Make a link to hand over …"),
            _handing_over(of),
            yes=say("Yes, make the link"),
            do=lambda: _make(of, "hand_over"),
        )
    if so_far.links or so_far.holders:
        sure.twice(
            "take-back",
            say("Take back …"),
            _taking_back(of),
            yes=say("Yes, take it back"),
            do=lambda: _take_back(of),
        )


def _so_far(found: Sharing) -> str:
    words = visitor.the_words()
    if not found.links and not found.holders:
        return words.say("Only this browser has the workshop.")
    holders = words.count(
        "{n} other browser has the workshop.",
        "{n} other browsers have the workshop.",
        found.holders,
    )
    links = words.count("{n} link is open.", "{n} links are open.", len(found.links))
    return f"{holders} {links}"


def _handing_over(of: Workshop) -> Callable[[], None]:
    say = visitor.the_words().say
    return sure.said(
        say("Hand over the workshop of {organisation}?", organisation=of.organisation),
        say("Whoever opens the link first gets the workshop, and it is gone from this browser."),
    )


def _taking_back(of: Workshop) -> Callable[[], None]:
    say = visitor.the_words().say
    return sure.said(
        say("Take back the workshop of {organisation}?", organisation=of.organisation),
        say("The links end, and nobody but you has the workshop."),
    )


def _make(of: Workshop, gives: Gives) -> None:
    store, desk = house.the_store(), visitor.the_desk()
    token = workshop.share(store, desk, of.id, gives, new_token=workshop.new_token)
    st.session_state[here.key("link")] = f"{visitor.the_address()}/shared/{token}"
    st.rerun()


def _take_back(of: Workshop) -> None:
    workshop.take_back(house.the_store(), visitor.the_desk(), of.id)
    st.session_state.pop(here.key("link"), None)
    st.rerun()
