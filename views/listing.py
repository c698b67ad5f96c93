"""A desk's workshops: what they ask for today, and all of them with a search, by choice, in pages.

A few questions to the store, however many there are. A row is HTML and no widget, so that a
thousand workshops cost little more than one.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import streamlit as st

import workshop
from views import due, house, lines, pieces, visitor, welcome
from views.drawing import drawer

if TYPE_CHECKING:
    from workshop import Choice, Listed, Tally

A_PAGE = 20
FEW = 6
"""So many are seen at a glance, without a search."""
SEARCH, CHOICE, AFTER, SOUGHT = "search", "choice", "after", "sought"

draw = drawer("listing.html")


def tally() -> Tally:
    """How many ask for what; empty where this desk has no workshop."""
    store, desk = house.the_store(), visitor.the_desk()
    return workshop.tally(store, desk, search=_search(), today=visitor.today())


def show(found: Tally, *, example: bool) -> None:
    """Draw what there is to do, and the list."""
    words = visitor.the_words()
    every = sum(found.every.values())
    st.html(
        draw(
            "head",
            kicker=(
                words.count("{n} workshop", "{n} workshops", every),
                words.date(visitor.today()),
            ),
            finding=due.finding(found),
            prepare=pieces.Way(f"{visitor.the_base()}/forbered", words.say("Prepare a workshop")),
            together=pieces.Way(f"{visitor.the_base()}/svar-sammen", words.say("Answer together")),
            links=_links(example=example),
        )
    )
    choice = _controls(found) if every > FEW or found.every.get("archived") else "all"
    page = _page(choice)
    if page.workshops:
        st.html(_rows(page))
        _turn(page.total)
    else:
        st.html(pieces.paragraphs(_nothing(choice)))


def _links(*, example: bool) -> tuple[pieces.Way, ...]:
    code, file = welcome.ways_beside()
    say, base = visitor.the_words().say, visitor.the_base()
    places = pieces.Way(f"{base}/lokalomraader", say("Compare localities"))
    return (file, *([welcome.the_example()] if example else []), places, code)


def _search() -> str:
    return str(st.session_state.get(SEARCH, "")).strip()


def _controls(found: Tally) -> Choice:
    """What is looked for: a search looks everywhere, and each choice says what it would show."""
    words, search = visitor.the_words(), _search()
    usual: Choice = "due" if found.of("due") else "coming" if found.of("coming") else "all"
    if CHOICE not in st.session_state or search != st.session_state.get(SOUGHT, ""):
        st.session_state[CHOICE] = "all" if search else usual
        st.session_state[AFTER] = 0
    st.session_state[SOUGHT] = search
    left, right = st.columns([4, 8], vertical_alignment="bottom")
    left.text_input(words.say("Find an organisation or a workshop"), key=SEARCH, max_chars=120)
    chosen: Choice = right.radio(
        words.say("Which ones?"),
        tuple(workshop.CHOICES),
        format_func=lambda one: _named(one, found),
        key=CHOICE,
        horizontal=True,
        on_change=_begin_anew,
    )
    return chosen


def _named(choice: Choice, found: Tally) -> str:
    say = visitor.the_words().say
    name = {
        "due": say("To do"),
        "coming": say("Coming"),
        "past": say("Earlier"),
        "archived": say("Archive"),
        "all": say("All"),
    }[choice]
    return f"{name}, {found.of(choice)}"


def _begin_anew() -> None:
    st.session_state[AFTER] = 0


def _page(choice: Choice) -> Listed:
    """What is to be shown; the first page where the others were deleted meanwhile."""
    found = _asked(choice, int(st.session_state.get(AFTER, 0)))
    if found.workshops or not found.total:
        return found
    st.session_state[AFTER] = 0
    return _asked(choice, 0)


def _asked(choice: Choice, after: int) -> Listed:
    return workshop.mine(
        house.the_store(),
        visitor.the_desk(),
        search=_search(),
        choice=choice,
        today=visitor.today(),
        after=after,
        most=A_PAGE,
    )


def _rows(page: Listed) -> str:
    say, near = visitor.the_words().say, workshop.near(visitor.today())
    drawn = [lines.line(one, page, near) for one in page.workshops]
    twice = _of_one_name(drawn)
    return draw(
        "rows",
        caption=say("Your workshops"),
        heads=(
            *(say("Organisation"), say("Workshop"), say("How far"), say("When"), say("Status")),
            say("What to do"),
        ),
        groups=[(name, list(group)) for name, group in groupby(drawn, lambda x: x.organisation)],
        twice=twice,
    )


def _of_one_name(drawn: list[lines.Line]) -> set[tuple[str, str]]:
    """What more than one row is called."""
    names = [(one.organisation, one.name) for one in drawn]
    return {name for name in names if names.count(name) > 1}


def _nothing(choice: Choice) -> str:
    say = visitor.the_words().say
    if _search():
        return say("No workshop has a name like that.")
    return {
        "due": say("Nothing needs doing just now."),
        "coming": say("No meeting lies ahead."),
        "past": say("No workshop is over yet."),
        "archived": say("Nothing is in the archive. Archive a workshop on its own page."),
        "all": say("There is no workshop here."),
    }[choice]


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
