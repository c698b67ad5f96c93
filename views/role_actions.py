"""What a check has found, made a promise in the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import workshop
from views import fields, here, into_plan, pieces, promising, visitor

if TYPE_CHECKING:
    from collections.abc import Collection

    from reports import RoleFinding, RolesReport
    from workshop import Workshop

SHEET = "roles"
CHOSEN = "finding"


def planned(report: RolesReport, there: Collection[str]) -> frozenset[str]:
    """The findings that are in the plan; `there` are the ids of what is."""
    return frozenset(one.id for one in report.look if into_plan.id_of(SHEET, one.id) in there)


def show(of: Workshop, report: RolesReport, there: frozenset[str]) -> None:
    """Choose a finding, say what is done about it, by whom and when, and put it into the plan."""
    say = visitor.the_words().say
    left = {one.id: one for one in report.look if one.id not in there}
    if there:
        into_plan.way()
    if not left:
        return
    chosen = st.selectbox(
        say("Make it a promise in the plan"),
        list(left),
        index=None,
        format_func=lambda key: left[key].text,
        placeholder=say("Choose what you will do something about"),
        key=here.key(CHOSEN),
    )
    if chosen:
        _form(of, left[chosen])


def _form(of: Workshop, finding: RoleFinding) -> None:
    say = visitor.the_words().say
    with st.form(here.key(f"finding-{finding.id}"), border=False):
        said = fields.deed(finding.id, finding.action[:200])
        st.html(pieces.notes([promising.names_are_personal()]))
        if st.form_submit_button(say("Put it into the plan"), type="primary"):
            key = into_plan.id_of(SHEET, finding.id)
            action = workshop.Action(id=key, factor=finding.factor, **said)
            if into_plan.put(of, action):
                st.rerun()
