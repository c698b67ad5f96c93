"""What is kept as one types: one field at a time, whatever another window has changed meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import workshop
from views import calm, here, house, pieces, visitor

if TYPE_CHECKING:
    from typing import Unpack

    from workshop import Chosen, Refused, Workshop

SAID = "kept-as-typed"
"""Under this key a session remembers what came of the last field that was changed."""


def keep(of: Workshop, **chosen: Unpack[Chosen]) -> None:
    """Keep one choice; what comes of it is told where the screen is drawn anew."""
    said: Refused | None = None
    try:
        now = visitor.now()
        workshop.change(house.the_store(), visitor.the_desk(), of.id, now=now, **chosen)
        house.forget(of.id)
    except workshop.Refused as refused:
        said = refused
    st.session_state[here.key(SAID)] = said or True


def told() -> None:
    """That the last field is saved, or why not."""
    said = st.session_state.pop(here.key(SAID), None)
    if isinstance(said, workshop.Refused):
        calm.refused(said)
    elif said:
        words = visitor.the_words()
        clock = words.clock(visitor.here_and_now(visitor.now()))
        st.html(pieces.saved(words.say("✓ Saved at {clock}", clock=clock)))
