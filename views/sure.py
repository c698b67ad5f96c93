"""What cannot be undone is asked twice, by the organisation's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import streamlit as st

import workshop
from views import calm, here, pieces, visitor

if TYPE_CHECKING:
    from collections.abc import Callable

ASKING = "asking"


def asking(name: str) -> bool:
    """Whether this is what is being asked just now."""
    return st.session_state.get(ASKING) == here.key(name)


def twice(  # noqa: PLR0913 - a question and its two answers
    name: str,
    button: str,
    question: Callable[[], None],
    *,
    yes: str,
    do: Callable[[], None],
    weighty: bool = False,
) -> None:
    """A button that only asks; behind its question the one that does it."""
    kind: Literal["primary", "secondary"] = "primary" if weighty else "secondary"
    if not asking(name):
        if st.button(button, key=here.key(name), type=kind):
            st.session_state[ASKING] = here.key(name)
            st.rerun()
        return
    with st.container(key=here.key(f"rule-{name}")):
        question()
        with st.container(horizontal=True):
            if st.button(yes, key=here.key(f"{name}-sure"), type=kind):
                _done(do)
            if st.button(visitor.the_words().say("Not yet"), key=here.key(f"{name}-not")):
                st.session_state.pop(ASKING, None)
                st.rerun()


def _done(do: Callable[[], None]) -> None:
    st.session_state.pop(ASKING, None)
    try:
        do()
    except workshop.Refused as refused:
        calm.refused(refused)


def said(heading: str, *lines: str) -> Callable[[], None]:
    """A question whose words do not change while it is asked."""

    def ask() -> None:
        st.html(pieces.heading(heading) + pieces.paragraphs(*lines))

    return ask
