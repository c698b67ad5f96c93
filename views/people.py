"""Who is in, by the marks on their phones: let in those who wait, take out whoever is nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import workshop
from views import calm, coming, here, house, pieces, sure, visitor, wall

if TYPE_CHECKING:
    from workshop import Workshop

MOST_MARKS = 60  # more than that nobody reads


def show(of: Workshop) -> None:
    """Marks of those who wait and of those who are in, and what can be done about one of them."""
    say = visitor.the_words().say
    what = say("Everybody has a mark on their phone. Nobody is asked for a name.")
    st.html(pieces.section(say("People"), what))
    _marks(of)
    mark = str(
        st.text_input(say("The mark on a phone"), key=here.key("mark"), max_chars=12, width=320)
        or ""
    ).strip()
    with st.container(key=here.key("about-people"), horizontal=not sure.asking("take-out")):
        if of.invited is not None:
            _letting_in(of, mark.upper())
        if mark:
            _take_out(of, mark.upper())


@calm.live
def _marks(of: Workshop) -> None:
    """The lists; they follow who comes."""
    say, found = visitor.the_words().say, coming.now(of)
    if found.waiting:
        st.html(pieces.paragraphs(say("Waiting to be let in:")) + wall.marks(found.waiting))
    if found.progress.joined <= MOST_MARKS:
        inside = house.the_memory().recall(
            of.id, "marks", lambda: house.the_store().people(of.id, "in"), coming.A_SECOND
        )
        if inside:
            st.html(pieces.paragraphs(say("Joined:")) + wall.marks(inside))


def _letting_in(of: Workshop, mark: str) -> None:
    """Only beyond an invited number does anybody wait."""
    say = visitor.the_words().say
    if st.button(say("Let in"), key=here.key("let-in"), disabled=not mark):
        _let_in(of, mark)
    if st.button(say("Let everybody in"), key=here.key("let-all-in")):
        _let_in(of)


def _let_in(of: Workshop, *marks: str) -> None:
    words = visitor.the_words()
    try:
        n = workshop.let_in(house.the_store(), visitor.the_desk(), of.id, *marks)
    except workshop.Refused as refused:
        calm.refused(refused)
    else:
        said = words.count("{n} person has been let in.", "{n} people have been let in.", n)
        st.html(pieces.saved(said if n else words.say("Nobody waits with this mark.")))


def _take_out(of: Workshop, mark: str) -> None:
    say = visitor.the_words().say
    sure.twice(
        "take-out",
        say("Take out …"),
        sure.said(
            say(
                "Take {mark} out of the workshop of {organisation}?",
                mark=mark,
                organisation=of.organisation,
            ),
            say("The person's answers are deleted for good."),
        ),
        yes=say("Yes, take {mark} out", mark=mark),
        do=lambda: _out(of, mark),
    )


def _out(of: Workshop, mark: str) -> None:
    workshop.take_out(house.the_store(), visitor.the_desk(), of.id, mark)
    st.session_state[here.key("taken-out")] = mark
    st.rerun()
