"""Who is in, by the marks on their phones: let in those who wait, take out whoever is nobody."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

import streamlit as st

import workshop
from views import calm, coming, here, house, pieces, sure, visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workshop import Workshop

FEW = 3
"""So many are named; of the others there is a count."""
UNDO = 10.0
"""Seconds in which taking out can be undone."""
OUT = "taken-out"
"""Under this key a session knows whom it has taken out, and when."""


@calm.live
def show(of: Workshop) -> None:
    """Those who came in and have said nothing, and those who wait; gone where there are none."""
    _undo(of)
    found, words = coming.now(of), visitor.the_words()
    if not found.idle and not found.waiting:
        return
    left, right = st.columns(2, gap="large")
    if found.idle:
        with left:
            st.html(pieces.section(words.say("Came in without answering, {n}", n=len(found.idle))))
            _rows(found.idle, lambda mark: _out_button(of, mark, words.say("Take out")))
            st.html(pieces.notes((words.say("Only if one person has come in twice."),)))
    if found.waiting:
        with right:
            st.html(pieces.section(words.say("Waiting to be let in, {n}", n=len(found.waiting))))
            _rows(found.waiting, lambda mark: _waits(of, mark))
            if len(found.waiting) > 1 and _small(words.say("Let everybody in"), "let-all-in"):
                _let_in(of)


def _rows(marks: Sequence[str], buttons: Callable[[str], None]) -> None:
    for mark in marks[:FEW]:
        name, act = st.columns([4, 8], vertical_alignment="center")
        name.html(pieces.mark(mark))
        with act.container(horizontal=True, horizontal_alignment="right"):
            buttons(mark)
    if (more := len(marks) - FEW) > 0:
        said = visitor.the_words().say("and {n} more", n=more)
        st.html(pieces.notes((said,)))


def _small(label: str, key: str) -> bool:
    return st.button(label, key=here.key(key))


def _waits(of: Workshop, mark: str) -> None:
    say = visitor.the_words().say
    if _small(say("Let in"), f"let-in-{mark}"):
        _let_in(of, mark)
    _out_button(of, mark, say("Refuse"))


def _let_in(of: Workshop, *marks: str) -> None:
    _do(of, lambda: workshop.let_in(house.the_store(), visitor.the_desk(), of.id, *marks))


def _out_button(of: Workshop, mark: str, label: str) -> None:
    if _small(label, f"out-{mark}"):
        _out(of, mark)


def _out(of: Workshop, mark: str) -> None:
    def out() -> None:
        workshop.take_out(house.the_store(), visitor.the_desk(), of.id, mark)
        st.session_state[here.key(OUT)] = (mark, monotonic())

    _do(of, out)


def _undo(of: Workshop) -> None:
    """For ten seconds the way back; then they are deleted."""
    taken = st.session_state.get(here.key(OUT))
    if taken is None:
        return
    store, desk, (mark, when) = house.the_store(), visitor.the_desk(), taken
    if monotonic() - when > UNDO:
        st.session_state.pop(here.key(OUT))
        workshop.let_go(store, desk, of.id)
        return
    say = visitor.the_words().say
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(pieces.saved(say("{mark} is taken out.", mark=mark)))
        if _small(say("Undo"), "put-back"):
            st.session_state.pop(here.key(OUT))
            _do(of, lambda: workshop.put_back(store, desk, of.id, mark))


def _do(of: Workshop, act: Callable[[], object]) -> None:
    """Do it, and draw the lists anew; or say why not."""
    try:
        act()
    except workshop.Refused as refused:
        calm.refused(refused)
    else:
        house.forget(of.id)
        st.rerun()


def another(of: Workshop) -> None:
    """Somebody who has answered, on two phones say, is found by the mark and asked about first."""
    say = visitor.the_words().say
    with st.expander(say("Take out somebody who has answered")):
        st.html(
            pieces.paragraphs(
                say("Everybody has a mark on their phone. Nobody is asked for a name.")
            )
        )
        mark = str(
            st.text_input(say("The mark on a phone"), key=here.key("mark"), max_chars=12, width=320)
            or ""
        ).strip()
        if mark:
            _asked_out(of, mark.upper())


def _asked_out(of: Workshop, mark: str) -> None:
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
            say("The person's answers are deleted, unless you undo it within ten seconds."),
        ),
        yes=say("Yes, take {mark} out", mark=mark),
        do=lambda: _out(of, mark),
    )
