"""A break of the journey becomes a promise in the plan: once, with an owner and a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import workshop
from views import fields, here, house, into_plan, pieces, promising, visitor

if TYPE_CHECKING:
    from sheets import Touch
    from views.course import Course


ACTS = "acts"
"""Under this key a session knows of which contact it is making an action."""


def _acts(touch_id: str) -> None:
    st.session_state[here.key(ACTS)] = touch_id


def show(course: Course, touch: Touch) -> None:
    """Below a contact with a break: a form, or that it is in the plan already."""
    now = next((t for t in course.sheet.today if t.id == touch.id), None)
    if now is None or not (now.broke and now.factor and course.of):
        return
    say, key = visitor.the_words().say, into_plan.id_of("journey", now.id)
    if house.the_store().record(course.of.id, "action", key):
        st.html(pieces.saved(say("✓ Your plan holds a promise about this break.")))
        into_plan.way()
        return
    if st.session_state.get(here.key(ACTS)) != now.id:
        st.button(
            say("Make a promise about this break in the plan"),
            key=here.key("act"),
            on_click=_acts,
            args=(now.id,),
        )
        return
    action = _asked(course, now, key)
    asked = {one.id for one in here.asked(course.of)}
    if action and into_plan.put(course.of, _lifting(action, now.statement, asked)):
        st.rerun()


def _asked(course: Course, touch: Touch, key: str) -> workshop.Action | None:
    """What one will do, who, and by when; None until it is sent."""
    say = visitor.the_words().say
    with st.form(here.key(f"act-{touch.id}"), border=False):
        said = fields.deed(here.key(f"act-{touch.id}"), _proposal(course, touch))
        st.html(pieces.notes([promising.names_are_personal()]))
        sent = st.form_submit_button(say("Put it into the plan"))
    if not sent:
        return None
    return workshop.Action(id=key, factor=touch.factor, **said)


def _lifting(action: workshop.Action, statement: str, asked: set[str]) -> workshop.Action:
    """It lifts the statement that the break points to, where that one was asked."""
    return action.model_copy(update={"lifts": (statement,) if statement in asked else ()})


def _proposal(course: Course, touch: Touch) -> str:
    words = visitor.the_words()
    kinds = {one.key: one[words.language] for one in course.file.breaks}
    what = words.inside(kinds.get(touch.broke, ""))
    return words.say("Mend the break: {what} (week {n})", what=what, n=touch.week)
