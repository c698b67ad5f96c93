"""A desk's workshops as one list of links, with a search and in pages: two questions to the store.

A row is HTML and no widget, so that a thousand workshops cost little more than one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

import workshop
from views import here, house, phrases, pieces, visitor
from views.drawing import drawer

if TYPE_CHECKING:
    from workshop import Listed, Workshop

A_PAGE = 20
SEARCH, AFTER, SOUGHT = "search", "after", "sought"

draw = drawer("listing.html")


class Line(NamedTuple):
    """A workshop in the list: whose, how far, the way on, and the way to all that is its own."""

    organisation: str
    far: str
    on: str
    cover: str
    about: str


def show() -> bool:
    """Draw the list; whether this desk has any workshop."""
    search = str(st.session_state.get(SEARCH, "")).strip()
    if search != st.session_state.get(SOUGHT, ""):
        st.session_state[AFTER] = 0
    st.session_state[SOUGHT] = search
    found = _page(search, st.session_state.get(AFTER, 0))
    if not found.total and not search:
        return False
    say = visitor.the_words().say
    st.html(pieces.section(say("Your workshops")))
    if search or found.total > A_PAGE:
        st.text_input(say("Search for an organisation"), key=SEARCH, max_chars=120)
    if found.total:
        st.html(_lines(found))
        _turn(found.total)
    else:
        st.html(pieces.paragraphs(say("No workshop has a name like that.")))
    return True


def _page(search: str, after: int) -> Listed:
    """What is to be shown; the first page where the others were deleted meanwhile."""
    store, desk = house.the_store(), visitor.the_desk()
    found = workshop.mine(store, desk, search=search, after=after, most=A_PAGE)
    if found.workshops or not after:
        return found
    st.session_state[AFTER] = 0
    return workshop.mine(store, desk, search=search, most=A_PAGE)


def _lines(found: Listed) -> str:
    words = visitor.the_words()
    return draw(
        "lines",
        lines=[_line(one, found.begun.get(one.id, 0)) for one in found.workshops],
        more=words.say("Share or delete"),
    )


def _line(of: Workshop, begun: int) -> Line:
    when = _when(of)
    return Line(
        organisation=of.organisation,
        far=" · ".join(filter(None, (phrases.far(of), when, _answered(of, begun)))),
        on=here.address(of.id, phrases.goes_on(of)),
        cover=here.address(of.id),
        about=f"{of.organisation}, {when}",
    )


def _when(of: Workshop) -> str:
    """Day and time, which tell two workshops of one name apart."""
    words, moment = visitor.the_words(), visitor.here_and_now(of.created)
    day, clock = words.date(moment.date()), words.clock(moment)
    if of.kind == "private":
        return words.say("Prepared {day} at {clock}", day=day, clock=clock)
    return words.say("Begun {day} at {clock}", day=day, clock=clock)


def _answered(of: Workshop, begun: int) -> str:
    """How many have answered, or how many statements the room has; never what."""
    words = visitor.the_words()
    if of.kind == "together":
        every = len(here.asked(of))
        return words.say("{done} of {all} statements answered", done=begun, all=every)
    if of.phase == "draft":
        return ""
    return words.count("{n} person has answered", "{n} people have answered", begun)


def _turn(total: int) -> None:
    """To the pages before and after, where there are more workshops than a page holds."""
    if total <= A_PAGE:
        return
    words, after = visitor.the_words(), int(st.session_state.get(AFTER, 0))
    last = min(total, after + A_PAGE)
    st.html(
        pieces.notes(
            (words.say("{first} to {last} of {total}", first=after + 1, last=last, total=total),)
        )
    )
    with st.container(horizontal=True):
        if st.button(words.say("The ones before"), key="before", disabled=not after):
            _go(after - A_PAGE)
        if st.button(words.say("The next ones"), key="next", disabled=last == total):
            _go(after + A_PAGE)


def _go(after: int) -> None:
    st.session_state[AFTER] = max(0, after)
    st.rerun()
