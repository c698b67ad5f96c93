"""The grid of roles and tasks: what is typed into its cells arrives as lines in one field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from sheets import typed_marks
from views import here, pieces, roles_pieces, told, visitor

if TYPE_CHECKING:
    from reports import RolesReport
    from sheets import Roles
    from views.pad import Pad

FIELD: Final = "typed-cells"
DONE: Final = "cells-done"
"""Under this key a session knows what of the field it has taken in."""
ROW: Final = "row"
"""Under this key a session knows which task it corrects."""
OPENS: Final = "open"
"""A line that begins with this word names the task to correct."""
LONGEST: Final = 20000


def take_in(pad: Pad[Roles]) -> None:
    """Keep what was typed since the screen was last drawn; before anything of it is."""
    said = str(st.session_state.get(here.key(FIELD), ""))
    if not pad.may or said == st.session_state.get(here.key(DONE), ""):
        return
    st.session_state[here.key(DONE)] = said
    opens = [line.split()[1] for line in said.splitlines() if line.startswith(f"{OPENS} ")]
    if opens and opens[-1] in {task.id for task in pad.sheet.tasks}:
        st.session_state[here.key(ROW)] = opens[-1]
    if typed_marks(pad.sheet, said) != pad.sheet:
        pad.keep(lambda sheet: typed_marks(sheet, said))


def show(report: RolesReport, *, may: bool) -> None:
    """The grid; where one may write, with the field that its own script types into."""
    words = visitor.the_words()
    if not report.groups or not report.roles:
        return
    field = here.key(FIELD) if may else ""
    drawn = told.once(
        "grid", (report, field), lambda: roles_pieces.grid(report, words, field=field)
    )
    st.html(drawn)


def field() -> None:
    """Out of sight, until it has the focus: one may also type there by hand."""
    key = here.key(FIELD)
    said = st.text_area(
        visitor.the_words().say("Typed into the grid: task, role and parts, a line each"),
        key=key,
        max_chars=LONGEST,
        height=68,
    )
    st.html(pieces.kept(key, said))
