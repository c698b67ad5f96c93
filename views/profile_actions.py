"""A gap of the competence profiles becomes a promise in the plan, by one press each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

import workshop
from sheets import Profiles, beside_plan, gaps, with_need
from views import here, into_plan, pieces, visitor

if TYPE_CHECKING:
    from collections.abc import Collection

    from reports import ProfilesReport
    from sheets import Need
    from views.pad import Pad
    from workshop import Workshop

SHEET: Final = "profiles"
AT_ONCE: Final = 8
"""So many gaps are offered to the plan at a time."""


def show(pad: Pad[Profiles], of: Workshop, report: ProfilesReport, factor: str) -> None:
    """The gaps that have an action and are in no plan, each with its button."""
    words, heaps = visitor.the_words(), gaps(pad.sheet)
    say = words.say
    if not report.left and not heaps.planned:
        return
    st.html(pieces.paragraphs(report.to_plan))
    if heaps.idle:
        what = say("Write what you do about a gap before it can go into the plan.")
        st.html(pieces.notes([what]))
    told = {need.id: need.see for one in report.profiles for need in one.needs}
    needs = {need.id: need for need in pad.sheet.needs}
    for key in heaps.to_plan[:AT_ONCE]:
        _offer(pad, of, needs[key], told[key], factor)
    if more := len(heaps.to_plan[AT_ONCE:]):
        then = words.count("One more comes then.", "{n} more come then.", more)
        st.html(pieces.notes([then]))
    if heaps.planned:
        into_plan.way()


def _offer(pad: Pad[Profiles], of: Workshop, need: Need, see: str, factor: str) -> None:
    """One gap and its action, which one press puts into the plan."""
    left, right = st.columns([9, 3], vertical_alignment="center")
    left.html(pieces.paragraphs(f"{see}: {need.action}"))
    label, key = visitor.the_words().say("Put it into the plan"), here.key(f"plan-{need.id}")
    if right.button(label, key=key, width="stretch"):
        _put(pad, of, need, factor)


def reconcile(pad: Pad[Profiles]) -> None:
    """A gap whose action was taken out of the plan is in no plan any longer."""
    if pad.of is not None:
        pad.sheet = beside_plan(pad.sheet, into_plan.there(pad.of))


def _put(pad: Pad[Profiles], of: Workshop, need: Need, factor: str) -> None:
    action = workshop.Action(
        id=into_plan.id_of(SHEET, need.id),
        factor=factor,
        title=need.action,
        owner=need.owner,
        due=need.looks_on,
    )
    if into_plan.put(of, action):
        pad.changed(lambda sheet: _in_plan(sheet, {need.id}, action.id))


def _in_plan(sheet: Profiles, needs: Collection[str], action: str) -> Profiles:
    """The sheet with some of its gaps in the plan as an action; "" for none."""
    for need in sheet.needs:
        if need.id in needs:
            sheet = with_need(sheet, need.model_copy(update={"planned": action}))
    return sheet
