"""More for the plan: a step of the shelves, or one of the room's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import streamlit as st

import workshop
from views import calm, fields, here, house, pieces, plan_pieces, promising, visitor

if TYPE_CHECKING:
    from reports import Plan, Report
    from workshop import Workshop

ADDS = "adds"
"""Under this key a session knows for which factor it adds a step; "" for them all."""


def adds() -> bool:
    """Whether this window is adding a step."""
    return here.key(ADDS) in st.session_state


def link(factor: str, name: str) -> None:
    """A way to one factor's steps."""
    if st.button(name, key=here.key(f"see-{factor}"), type="tertiary"):
        st.session_state[here.key(ADDS)] = factor
        st.rerun()


def show(of: Workshop, report: Report, plan: Plan) -> None:
    """The button; behind it the steps that could be taken, and a form for one's own."""
    say = visitor.the_words().say
    adds = st.session_state.get(here.key(ADDS))
    if adds is None:
        kind: Literal["primary", "secondary"] = "primary" if plan.promises else "secondary"
        if st.button(say("Add a step"), key=here.key("add"), type=kind):
            st.session_state[here.key(ADDS)] = ""
            st.rerun()
        return
    with st.container(key="rule-add"):
        st.html(pieces.heading(say("Add a step")))
        if st.button(say("Close"), key=here.key("add-close")):
            st.session_state.pop(here.key(ADDS), None)
            st.rerun()
        chosen = _which(report, str(adds))
        _steps(of, report, plan, chosen)
        here.link("steps.py", say("See all next steps, and why"))
        _own(of, report, chosen)


def _which(report: Report, adds: str) -> str:
    """The factor whose steps are shown."""
    say = visitor.the_words().say
    names = {"": say("All factors")} | {f.id: f.short for f in report.factors}
    keys = list(names)
    chosen = st.selectbox(
        say("Steps for"),
        keys,
        index=keys.index(adds) if adds in keys else 0,
        format_func=names.__getitem__,
        key=here.key(f"steps-for-{adds}"),
        width=360,
    )
    return str(chosen)


def _steps(of: Workshop, report: Report, plan: Plan, chosen: str) -> None:
    """The factor's steps by priority that are not there already."""
    say, there = visitor.the_words().say, {one.step for one in plan.promises}
    factors = [f for f in report.factors if chosen in {"", f.id}]
    steps = [step for factor in factors for step in factor.steps if step.id not in there]
    if not steps:
        st.html(pieces.paragraphs(say("There are no more suggested steps here.")))
    for step in steps:
        with st.container(key=here.key(f"candidate-{step.id}")):
            left, right = st.columns([9, 3], gap="large", vertical_alignment="center")
            left.html(plan_pieces.step(step))
            if right.button(say("Take it in"), key=here.key(f"take-{step.id}")):
                promising.take(of, step.id)


def _own(of: Workshop, report: Report, chosen: str) -> None:
    """A step that is on no shelf; it may be only for the vote."""
    say = visitor.the_words().say
    st.html(pieces.heading(say("A step of your own")))
    factor = chosen or _for_which(report)
    blank = workshop.Action(id="", factor=factor, title="")
    with st.form(here.key(f"own-{factor}"), border=False, clear_on_submit=False):
        said = fields.promise(f"own-{factor}", blank, report)
        st.html(pieces.notes([promising.names_are_personal()]))
        with st.container(horizontal=True):
            into = st.form_submit_button(say("Take it in"), type="primary")
            weigh = st.form_submit_button(say("Consider it first"))
    if into or weigh:
        _add(of, blank.model_copy(update={**said, "chosen": into}))


def _for_which(report: Report) -> str:
    """The factor that the room's own step belongs to."""
    names = {f.id: f.short for f in report.factors}
    return str(
        st.selectbox(
            visitor.the_words().say("Factor"),
            list(names),
            format_func=names.__getitem__,
            key=here.key("own-factor"),
            width=360,
        )
    )


def _add(of: Workshop, action: workshop.Action) -> None:
    try:
        workshop.add_own(
            *(house.the_store(), house.the_content(), visitor.the_desk(), of.id, action),
            new_id=workshop.new_token,
            now=visitor.now(),
        )
    except workshop.Refused as refused:
        calm.refused(refused)
        return
    st.session_state.pop(here.key(ADDS), None)
    st.rerun()
