"""An initiative of the gain sheet becomes an action in the plan, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import sheets
import workshop
from views import calm, fields, here, house, pieces, promising, visitor

if TYPE_CHECKING:
    from sheets import Gain, Initiative
    from views.pad import Pad

ASKS = "gain-plans"
"""Under this key a session knows which initiative it takes into the plan."""


def show(sheet: Pad[Gain], one: Initiative) -> None:
    """That it is in the plan; else the way into it."""
    say = visitor.the_words().say
    assert sheet.of is not None  # noqa: S101 - only a workshop's sheet is written on
    if one.planned and _there(sheet.of.id, one.planned):
        st.html(pieces.saved(say("✓ This initiative is an action in the plan.")))
        here.link("plan.py", say("To the plan"))
        return
    if st.session_state.get(here.key(ASKS)) != one.id:
        if st.button(
            say("Make the initiative an action in the plan"),
            key=here.key("gain-plan"),
            type="primary",
        ):
            st.session_state[here.key(ASKS)] = one.id
            st.rerun()
        return
    _form(sheet, one)


def _there(of: str, action: str) -> bool:
    return any(kept.action.id == action for kept in workshop.actions(house.the_store(), of))


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
        title = st.text_input(
            say("What you will do"), one.name, max_chars=200, key=here.key("gain-title")
        )
        owner = st.text_input(say("Owner"), max_chars=200, key=here.key("gain-owner"))
        due = fields.day(say("Due"), None, here.key("gain-due"))
        st.html(pieces.notes([promising.names_are_personal()]))
        with st.container(horizontal=True):
            into = st.form_submit_button(say("Take it in"), type="primary")
            leave = st.form_submit_button(say("Leave it"))
    if into:
        blank = workshop.Action(id="", factor=str(factor), title=title, owner=owner, due=due)
        _add(sheet, one, blank)
    if leave:
        st.session_state.pop(here.key(ASKS), None)
        st.rerun()


def _add(sheet: Pad[Gain], one: Initiative, action: workshop.Action) -> None:
    """Into the plan, and written on the sheet that it is."""
    assert sheet.of is not None  # noqa: S101 - as above
    try:
        made = workshop.add_own(
            *(house.the_store(), house.the_content(), visitor.the_desk(), sheet.of.id, action),
            new_id=workshop.new_token,
            now=visitor.now(),
        )
    except workshop.Refused as refused:
        calm.refused(refused)
        return
    st.session_state.pop(here.key(ASKS), None)
    sheet.changed(lambda old: sheets.gain.put_initiative(old, one.id, planned=made.action.id))
