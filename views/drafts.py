"""What is typed on a form and not sent: kept for the browser that types it, for an hour.

A change of language loads the whole page anew, and so does a reload; both find it again. It is
kept in this process and nowhere on disk, so it does not outlive the server, and is not found by
another process of screens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from views import house, visitor

if TYPE_CHECKING:
    from collections.abc import Mapping


def begin(form: str, usual: Mapping[str, object]) -> None:
    """Before the fields are drawn: what was typed in each, else what is usual.

    `usual` holds every field by its key, so the fields themselves are drawn without a value.
    """
    typed: dict[str, object] = house.the_memory().recall(_desk(), form, dict)
    for key, value in usual.items():
        if key not in st.session_state:
            st.session_state[key] = typed.get(key, value)


def keep(form: str, usual: Mapping[str, object]) -> None:
    """After the fields are drawn: remember what differs from the usual."""
    typed = {key: st.session_state[key] for key, value in usual.items() if _changed(key, value)}
    house.the_memory().keep(_desk(), form, typed)


def _changed(key: str, usual: object) -> bool:
    return key in st.session_state and st.session_state[key] != usual


def drop(form: str) -> None:
    """What was typed has been sent."""
    house.the_memory().keep(_desk(), form, {})


def _desk() -> str:
    return f"drafts-{visitor.the_desk()}"
