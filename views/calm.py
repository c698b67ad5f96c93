"""How a screen says calmly that something is not so: refused, not yet, not here, not just now."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, NoReturn, ParamSpec

import streamlit as st

import workshop
from views import here, house, pieces, visitor

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")

EVERY = 2.0
HEALING = 3.0
DELETED = "deleted"
"""Under this key a session remembers whose workshop it has deleted at this address."""


def live(draw: Callable[P, None], every: float = EVERY) -> Callable[P, None]:
    """Draw this part of a screen again every two seconds, or every so often.

    What front.py says of a whole screen (no database, no such workshop) it must say anew.
    """

    @wraps(draw)
    def calmly(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            draw(*args, **kwargs)
        except (workshop.Unreachable, workshop.Refused):
            st.rerun()

    drawn: Callable[P, None] = st.fragment(calmly, run_every=every)
    return drawn


def refused(why: workshop.Refused) -> None:
    """Why the room's rules say no."""
    st.html(pieces.saved(visitor.the_words().say(str(why), **why.values)))


def not_here() -> None:
    """The address names a workshop that this browser does not hold: say so, and show the way."""
    say = visitor.the_words().say
    if gone := st.session_state.get(here.key(DELETED)):
        finding = say("The workshop of {organisation} is deleted", organisation=gone)
        st.html(pieces.opening((), finding) + to_front())
        return
    finding = say("This workshop is not in this browser")
    what = say(
        "It has been deleted or handed over, or it belongs to another browser. Ask whoever has it "
        "to share it with you."
    )
    st.html(pieces.opening((), finding, what) + to_front())


def to_front() -> str:
    """The way to the front page, which no workshop's own addresses hold."""
    return pieces.onward(here.front(), visitor.the_words().say("To the front page"))


def away() -> None:
    """The database does not answer: say so, and go on by itself as soon as it does."""
    say = visitor.the_words().say
    finding = say("Helhedstjek cannot reach its answers just now")
    what = say("What is saved stays saved. The page goes on by itself as soon as it can.")
    st.html(pieces.opening((), finding, what))
    _heal()


@st.fragment(run_every=HEALING)
def _heal() -> None:
    try:
        house.the_store().workshop(here.the_id())
    except workshop.Unreachable:
        return
    st.rerun()


def no_cookies() -> None:
    """Without a desk of its own a browser would share one with others, so nothing is kept."""
    say = visitor.the_words().say
    finding = say("This browser does not keep cookies")
    what = say(
        "Helhedstjek uses one to know which workshops are yours. Allow cookies for this address, "
        "and load the page again."
    )
    st.html(pieces.opening((), finding, what))


def nothing_yet() -> NoReturn:
    """A screen without a report says so, shows the way, and stops."""
    say, stage = visitor.the_words().say, here.the_stage()
    if stage == "front":
        no_workshop()
    if stage in {"draft", "open", "shut"}:
        stop_at(
            say("The answers have not been shown yet"),
            say("They are shown to everybody at once, when you close for answers."),
            ("underway.py", say("To the workshop")),
        )
    stop_at(
        say("There is nothing to show yet"),
        say("Answer the first statements together."),
        ("together.py", say("Answer together")),
    )


def no_workshop() -> NoReturn:
    """A screen of workshops, asked for at an address of none."""
    say = visitor.the_words().say
    finding = say("Choose a workshop first")
    st.html(pieces.opening((), finding, say("You find yours on the front page.")) + to_front())
    st.stop()


def stop_at(finding: str, what: str, way: tuple[str, str]) -> NoReturn:
    """A screen that has nothing for this workshop: say so, show the way, and stop."""
    found = here.the_workshop()
    st.html(pieces.opening((found.organisation, found.name) if found else (), finding, what))
    here.link(*way)
    st.stop()


def gone_on(workshop_id: str, screen: str) -> NoReturn:
    """Load a screen of a workshop; the link is for those who wait.

    So one goes to a workshop that was made a moment ago, and so one leaves a screen with live
    parts: a part that is drawn again while Streamlit changes screens empties the new one.
    """
    name = visitor.the_words().say("Go to the workshop")
    st.html(pieces.onward(here.address(workshop_id, screen), name, at_once=True))
    st.stop()
