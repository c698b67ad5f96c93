"""The citizen’s journey, composed: a picture, the same as a table, and one contact to write on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import streamlit as st

import sheets
from sheets import MOST_TOUCHES, Journey, journey
from views import acting, course, here, journey_pieces, pad, pieces, told, visitor

if TYPE_CHECKING:
    from sheets import Touch, Way

LOOK = Path(__file__).parent / "journey.css"
AT, WAY, UNDO = "course-at", "course-way", "course-undo"

words = visitor.the_words()
say = words.say
file = pad.the_shelf().journey
sheet = course.Course(file)


def at(way: Way) -> Touch | None:
    """The contact that is being written on; the first where none is chosen."""
    touches = sheet.sheet.touches(way)
    chosen = st.session_state.get(here.key(f"{AT}-{way}"))
    return next((t for t in touches if t.id == chosen), touches[0] if touches else None)


def go(way: Way, touch_id: str) -> None:
    """Write on another contact; what was taken out before cannot be put back any more."""
    st.session_state[here.key(f"{AT}-{way}")] = touch_id
    st.session_state.pop(here.key(UNDO), None)


def pick(way: Way, key: str) -> None:
    """Write on the contact that was chosen in the list."""
    go(way, st.session_state[key])


def add(way: Way, after: str) -> None:
    """One contact more, and on it."""
    new = uuid4().hex[:12]
    if sheet.keep(lambda known: journey.added(known, way, after, new)):
        go(way, new)


def remove(way: Way, touch: Touch) -> None:
    """A contact less; it can be put back until something else is done."""
    place = sheet.sheet.touches(way).index(touch)
    if sheet.keep(lambda known: journey.removed(known, way, touch.id)):
        left = sheet.sheet.touches(way)
        if left:
            go(way, left[min(place, len(left) - 1)].id)
        st.session_state[here.key(UNDO)] = (way, touch, place)


def restore(way: Way, touch: Touch, place: int) -> None:
    """Put back what was taken out a moment ago."""
    if sheet.keep(lambda known: journey.restored(known, way, touch, place)):
        go(way, touch.id)


def compose() -> None:
    """Begin with the shelf's example, where nothing is written yet."""
    made = sheets.example(pad.the_shelf(), words.language).journey
    sheet.keep(lambda known: made if known == Journey() else known)


def which() -> Way:
    """The course that is drawn and written on: today's, or the wanted one."""
    names = {"today": say("Today"), "wanted": say("As we want it")}
    with st.container(key="course-ways"):
        chosen = st.radio(
            say("Which course?"),
            list(names),
            format_func=names.__getitem__,
            horizontal=True,
            label_visibility="collapsed",
            key=here.key(WAY),
        )
    return "wanted" if chosen == "wanted" else "today"


def begin(way: Way) -> None:
    """No contact yet: one sentence, and the ways to begin."""
    with st.container(horizontal=True):
        st.button(
            say("Begin with the first contact"),
            key=here.key(f"course-first-{way}"),
            type="primary",
            on_click=add,
            args=(way, ""),
        )
        if sheet.sheet == Journey():
            st.button(
                say("Begin with the composed example"),
                key=here.key("course-composed"),
                on_click=compose,
            )


def undo() -> None:
    """What was taken out a moment ago, and a way to put it back."""
    found = st.session_state.get(here.key(UNDO))
    if found is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(pieces.saved(say("The contact in week {n} is taken out.", n=found[1].week)))
        st.button(say("Put it back"), key=here.key("course-restore"), on_click=restore, args=found)


def steps(way: Way, touch: Touch) -> None:
    """To the next contact and back, one more, one less."""
    touches = sheet.sheet.touches(way)
    place = touches.index(touch)
    with st.container(horizontal=True, key="course-steps"):
        if place + 1 < len(touches):
            st.button(
                say("Next contact"),
                key=here.key("course-next"),
                type="primary",
                on_click=go,
                args=(way, touches[place + 1].id),
            )
        if place:
            st.button(
                say("Previous contact"),
                key=here.key("course-previous"),
                on_click=go,
                args=(way, touches[place - 1].id),
            )
        if len(touches) < MOST_TOUCHES:
            st.button(
                say("Add a contact after this one"),
                key=here.key("course-add"),
                on_click=add,
                args=(way, touch.id),
            )
        st.button(
            say("Take this one out"),
            key=here.key("course-remove"),
            on_click=remove,
            args=(way, touch),
        )
    if len(touches) >= MOST_TOUCHES:
        st.html(pieces.notes([say("There is room for {n} contacts.", n=MOST_TOUCHES)]))


def the_list(way: Way, touch: Touch) -> None:
    """Which contact is written on; another can be chosen."""
    touches = sheet.sheet.touches(way)
    names = {
        t.id: say("{n}. Week {week}: {where}", n=n, week=t.week, where=t.department or t.actor)
        for n, t in enumerate(touches, 1)
    }
    key = here.key(f"course-pick-{way}-{touch.id}")
    st.selectbox(
        say("Contact {n} of {of}", n=list(names).index(touch.id) + 1, of=len(names)),
        list(names),
        index=list(names).index(touch.id),
        format_func=names.__getitem__,
        key=key,
        on_change=pick,
        args=(way, key),
    )


def editor(way: Way) -> str:
    """One contact to write on; its id."""
    touch = at(way)
    if touch is None:
        begin(way)
        undo()
        return ""
    with st.container(key="rule-contact"):
        the_list(way, touch)
        sheet.contact(way, touch)
        acting.show(sheet, touch)
        steps(way, touch)
        undo()
    if sheet.sheet.today or sheet.sheet.wanted:
        with st.container(key="rule-about"):
            sheet.about()
    return touch.id


top = st.container()
st.html(LOOK)
pen = st.container()
with st.container(key="course-picture"):
    way = which()
    spot = st.empty()
chosen = editor(way) if sheet.may else ""
report = told.a_sheet(sheet.sheet)
drawn = report.wanted if way == "wanted" else report.today
with top:
    pad.ways()
    st.html(journey_pieces.opening(pad.kicker("journey"), report, drawn))
with pen:
    sheet.pen()
spot.html(journey_pieces.picture(report, drawn, chosen))
st.html(journey_pieces.below(report, drawn, file, words))
