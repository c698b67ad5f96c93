"""Fields whose value is kept elsewhere, and may be changed there while they stand here."""

from __future__ import annotations

import streamlit as st

from views import here


def key(name: str, kept: object) -> str:
    """The key of a field that shows what is kept: a new field where it was changed elsewhere.

    So a window that stands open writes nothing back over what another has said since.
    """
    seen, turn = here.key(f"seen-{name}"), here.key(f"turn-{name}")
    if st.session_state.get(seen, kept) != kept:
        st.session_state[turn] = st.session_state.get(turn, 0) + 1
    st.session_state[seen] = kept
    return here.key(f"{name}-{st.session_state.get(turn, 0)}")


def said(name: str, new: object) -> None:
    """Remember that it was this window that said so."""
    st.session_state[here.key(f"seen-{name}")] = new
