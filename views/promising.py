"""The promises of a plan: ticked in or out, and each corrected where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import workshop
from views import calm, fields, here, house, pieces, plan_pieces, seen, sure, visitor

if TYPE_CHECKING:
    from reports import PlanReport, PromiseReport, Report
    from workshop import Planned, Workshop

CORRECTS = "corrects"
"""Under this key a session knows which promise it corrects, and which saying of it it saw."""


def show(of: Workshop, report: Report, plan: PlanReport, *, may: bool) -> None:
    """Every promise in its order, then what is weighed."""
    say = visitor.the_words().say
    every = (*plan.promises, *plan.weighed)
    st.html(pieces.section(say("The promises")))
    if not may:
        st.html(plan_pieces.promises(plan, report))
        return
    if not every:
        _begin(report)
    kept = {one.action.id: one for one in workshop.actions(house.the_store(), of.id)}
    order = [one for one in kept if any(told.id == one for told in every)]
    told = {one.id: one for one in every}
    for key in order:
        with st.container(key=here.key(f"promise-{key}")):
            if _corrects(key) is None:
                _promise(of, report, told[key])
            else:
                _correct(of, report, kept[key])
    _more(of, report, {one.action.step for one in kept.values()})


def names_are_personal() -> str:
    """What is said wherever owners are written."""
    return visitor.the_words().say(
        "Write a role as owner rather than a name. A name is personal data, and it is in "
        "everything you take along."
    )


def _begin(report: Report) -> None:
    """An empty plan says what to do."""
    tick = visitor.the_words().say("Tick what you will begin with, or add your own.")
    st.html(pieces.paragraphs(tick if report.start else report.start_note))


def _more(of: Workshop, report: Report, there: set[str]) -> None:
    """The steps to start with, as long as the plan is shorter than they are many."""
    more = [step for step in report.start if step.id not in there]
    for step in more if len(there) < len(report.start) else ():
        with st.container(key=here.key(f"promise-{step.id}")):
            left, right = st.columns([5, 7], gap="large")
            ticked = left.checkbox(pieces.markdown(step.title), key=here.key(f"begin-{step.id}"))
            right.html(pieces.paragraphs(step.how))
            if ticked:
                take(of, step.id)


def take(of: Workshop, step: str, *, chosen: bool = True) -> None:
    """A step of the shelves into the plan."""
    try:
        workshop.add_step(
            *(house.the_store(), house.the_content(), visitor.the_desk(), of.id, step),
            chosen=chosen,
            new_id=workshop.new_token,
            now=visitor.now(),
        )
    except workshop.Refused as refused:
        calm.refused(refused)
        return
    st.rerun()


def _promise(of: Workshop, report: Report, one: PromiseReport) -> None:
    """Tick and title, what is written of it, and the way to correct it."""
    say, chosen = visitor.the_words().say, one.number > 0
    left, middle, right = st.columns([5, 7, 1], gap="medium")
    with left:
        ticked = seen.ticked(f"tick-{one.id}", pieces.markdown(one.title), kept=chosen)
        st.html(plan_pieces.under(one))
    with middle:
        if chosen:
            st.html(plan_pieces.facts(one, report))
        else:
            st.html(
                pieces.notes(
                    [say("Not in the plan. Tick the step to take it in and see what it lifts.")]
                )
            )
    with right:
        if st.button(say("Correct"), key=here.key(f"correct-{one.id}"), type="tertiary"):
            _begin_correcting(of, one.id)
    if ticked != chosen:
        switch(of, one.id, on=ticked)


def switch(of: Workshop, key: str, *, on: bool = True) -> None:
    """Into the plan, or out of it."""
    try:
        workshop.choose(
            *(house.the_store(), visitor.the_desk(), of.id, key),
            chosen=on,
            now=visitor.now(),
        )
    except workshop.Refused as refused:
        calm.refused(refused)
        return
    st.rerun()


def _corrects(key: str) -> int | None:
    """The revision seen when this window began to correct this one; None where it has not."""
    begun = st.session_state.get(here.key(CORRECTS), {})
    return begun.get(key) if isinstance(begun, dict) else None


def _begin_correcting(of: Workshop, key: str) -> None:
    kept = {one.action.id: one for one in workshop.actions(house.the_store(), of.id)}
    if key in kept:
        st.session_state[here.key(CORRECTS)] = {key: kept[key].revision}
    st.rerun()


def _stop_correcting() -> None:
    st.session_state.pop(here.key(CORRECTS), None)
    st.rerun()


def _correct(of: Workshop, report: Report, kept: Planned) -> None:
    """The promise as a form in its own place."""
    say, action = visitor.the_words().say, kept.action
    seen = _corrects(action.id) or kept.revision
    with st.form(here.key(f"form-{action.id}-{seen}"), border=False):
        said = fields.promise(f"{action.id}-{seen}", action, report)
        st.html(pieces.notes([names_are_personal()]))
        with st.container(horizontal=True):
            save = st.form_submit_button(say("Save"), type="primary")
            leave = st.form_submit_button(say("Leave it"))
    if save:
        _save(of, action.model_copy(update=said), seen)
    if leave:
        _stop_correcting()
    _placed(of, kept)


def _save(of: Workshop, action: workshop.Action, seen: int) -> None:
    try:
        workshop.keep_action(
            *(house.the_store(), house.the_content(), visitor.the_desk(), of.id, action),
            seen=seen,
            now=visitor.now(),
        )
    except workshop.Refused as refused:
        calm.refused(refused)
        return
    _stop_correcting()


def _placed(of: Workshop, kept: Planned) -> None:
    """Its place among the others, and the way out."""
    say, key = visitor.the_words().say, kept.action.id
    with st.container(horizontal=not sure.asking(f"take-out-{key}")):
        for up, name in ((True, say("Move up")), (False, say("Move down"))):
            if st.button(name, key=here.key(f"move-{up}-{key}")):
                workshop.move(
                    *(house.the_store(), visitor.the_desk(), of.id, key),
                    up=up,
                    now=visitor.now(),
                )
                st.rerun()
        sure.twice(
            f"take-out-{key}",
            say("Take it out of the plan …"),
            sure.said(
                say(
                    "Take “{title}” out of the plan of {organisation}?",
                    title=kept.action.title,
                    organisation=of.organisation,
                ),
                say("Its owner, date and status are deleted with it."),
            ),
            yes=say("Yes, take it out"),
            do=lambda: _out(of, key),
        )


def _out(of: Workshop, key: str) -> None:
    workshop.take_from_plan(house.the_store(), visitor.the_desk(), of.id, key, now=visitor.now())
    _stop_correcting()
