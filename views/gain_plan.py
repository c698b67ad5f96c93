"""An initiative of the gain sheet becomes a promise in the plan, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import sheets
import workshop
from views import fields, here, into_plan, pieces, promising, visitor

if TYPE_CHECKING:
    from sheets import Gain, Initiative
    from views.pad import Pad

ASKS = "gain-plans"
"""Under this key a session knows which initiative it takes into the plan."""


def show(sheet: Pad[Gain], one: Initiative) -> None:
    """That it is in the plan; else the way into it."""
    say = visitor.the_words().say
    assert sheet.of is not None  # noqa: S101 - only a workshop's sheet is written on
    if one.planned and one.planned in into_plan.there(sheet.of):
        st.html(pieces.saved(say("✓ This initiative is a promise in the plan.")))
        here.link("plan.py", say("To the plan"))
        return
    if st.session_state.get(here.key(ASKS)) != one.id:
        if st.button(
            say("Make the initiative a promise in the plan"),
            key=here.key("gain-plan"),
            type="primary",
        ):
            st.session_state[here.key(ASKS)] = one.id
            st.rerun()
        return
    _form(sheet, one)


def _form(sheet: Pad[Gain], one: Initiative) -> None:
    say, language = visitor.the_words().say, visitor.the_words().language
    assert sheet.of is not None  # noqa: S101 - as above
    factors = {f.id: f.short[language] for f in here.shelves(sheet.of).factors}
    with st.form(here.key(f"gain-plan-{one.id}"), border=False):
        factor = st.selectbox(
            say("Factor"),
            list(factors),
            format_func=factors.__getitem__,
            key=here.key("gain-factor"),
        )
        said = fields.deed(here.key("gain"), one.name)
        st.html(pieces.notes([promising.names_are_personal()]))
        with st.container(horizontal=True):
            into = st.form_submit_button(say("Take it in"), type="primary")
            leave = st.form_submit_button(say("Leave it"))
    if into:
        action = workshop.Action(id=workshop.new_token(), factor=str(factor), **said)
        _add(sheet, one, action)
    if leave:
        st.session_state.pop(here.key(ASKS), None)
        st.rerun()


def _add(sheet: Pad[Gain], one: Initiative, action: workshop.Action) -> None:
    """Into the plan, and written on the sheet that it is."""
    assert sheet.of is not None  # noqa: S101 - as above
    if not into_plan.put(sheet.of, action):
        return
    st.session_state.pop(here.key(ASKS), None)
    sheet.changed(lambda old: sheets.gain.put_initiative(old, one.id, planned=action.id))
