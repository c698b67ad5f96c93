"""A piece above the fields that it follows: drawn as it stood, and again where they changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

import streamlit as st

from views import told

if TYPE_CHECKING:
    from collections.abc import Callable

R = TypeVar("R")


class Late(Generic[R]):
    """Its place on the screen; where nothing has changed it is sent to the browser once.

    Under a `name` it is remembered what was drawn: of a report, and of nothing else.
    """

    def __init__(self, draw: Callable[[R], str], report: R, name: str = "") -> None:
        self._name, self._draw, self._of = name, draw, report
        self._place = st.html(self._drawn())

    def again(self, report: R) -> None:
        """Draw it anew where something else is told now."""
        if report is not self._of:
            self._of = report
            self._place.html(self._drawn())

    def _drawn(self) -> str:
        if not self._name:
            return self._draw(self._of)
        return told.once(self._name, (self._of,), lambda: self._draw(self._of))
