"""Two plans beside each other: what the room has chosen, and what it could choose instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import workshop
from views import calm, here, house, pieces, plan_pieces, seen, told, visitor

if TYPE_CHECKING:
    from reports import Plan, Promise, Report
    from workshop import Workshop

COMPARES = "compares"


def show(of: Workshop, report: Report, plan: Plan) -> None:
    """A button; behind it what is in which plan, and what each would lift."""
    say = visitor.the_words().say
    if not plan.promises:
        return
    if not compares():
        if st.button(say("Compare two plans"), key=here.key("compare"), type="tertiary"):
            _switch(on=True)
        return
    with st.container(key="rule-compare"):
        st.html(pieces.heading(say("Compare two plans")))
        left, right = st.columns([5, 7], gap="large")
        with left:
            for promise in plan.promises:
                _in_which(of, promise)
        one, other = told.the_plan(of, plan), told.the_plan(of, plan.other)
        right.html(plan_pieces.compared(one, other, report, visitor.the_words()))
        with st.container(horizontal=True):
            if st.button(say("Let plan B be the plan"), key=here.key("swap")):
                _swap(of)
            if st.button(say("Close"), key=here.key("compare-close")):
                _switch(on=False)


def compares() -> bool:
    """Whether this window compares."""
    return bool(st.session_state.get(here.key(COMPARES)))


def _switch(*, on: bool) -> None:
    st.session_state[here.key(COMPARES)] = on
    st.rerun()


def _in_which(of: Workshop, one: Promise) -> None:
    """An action and its two ticks."""
    say = visitor.the_words().say
    st.html(pieces.paragraphs(one.title))
    with st.container(horizontal=True):
        for name, plan, kept in (
            ("chosen", say("Plan A"), one.chosen),
            ("instead", say("Plan B"), one.instead),
        ):
            place = f"{name}-{one.id}"
            ticked = seen.ticked(place, plan, kept=kept)
            if ticked != kept:
                _choose(of, one.id, name, ticked=ticked)
                st.rerun()


def _choose(of: Workshop, key: str, name: str, *, ticked: bool) -> None:
    try:
        workshop.choose(
            *(house.the_store(), visitor.the_desk(), of.id, key),
            chosen=ticked if name == "chosen" else None,
            instead=ticked if name == "instead" else None,
            now=visitor.now(),
        )
    except workshop.Refused as refused:
        calm.refused(refused)


def _swap(of: Workshop) -> None:
    try:
        workshop.swap_plans(house.the_store(), visitor.the_desk(), of.id, now=visitor.now())
    except workshop.Refused as refused:
        calm.refused(refused)
    else:
        st.rerun()
