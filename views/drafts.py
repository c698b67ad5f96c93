"""What is typed on a form and not sent: kept for the browser that types it, for an hour.

A change of language loads the whole page anew, and so does a reload; both find it again. It is
kept in this process and nowhere on disk, so it does not outlive the server, and is not found by
another process of screens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import streamlit as st

from views import house, visitor

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")


def start(form: str, usual: Mapping[str, T]) -> dict[str, T]:
    """What each field is drawn with, by its key: what was typed in it, else what is usual.

    It goes to the browser with the field each time. A value that is put into the session's state
    goes once, and is lost where a click ends the run before the field has arrived: then the browser
    shows the first choice of all, and says so.
    """
    typed = house.the_memory().recall(_desk(), form, dict[str, T])
    return {key: typed.get(key, value) for key, value in usual.items()}


def said(form: str, usual: Mapping[str, T]) -> dict[str, T]:
    """What each field says, by its key, also one that is not drawn just now."""
    return {key: st.session_state.get(key, value) for key, value in start(form, usual).items()}


def keep(form: str, usual: Mapping[str, object]) -> None:
    """After the fields are drawn: remember what differs from the usual, in those that are not too.

    A field that is drawn only now and then leaves the session's state with the screen.
    """
    typed = {key: value for key, value in said(form, usual).items() if value != usual[key]}
    house.the_memory().keep(_desk(), form, typed)


def drop(form: str) -> None:
    """What was typed has been sent."""
    house.the_memory().keep(_desk(), form, {})


def _desk() -> str:
    return f"drafts-{visitor.the_desk()}"
