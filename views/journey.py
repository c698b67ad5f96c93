"""The citizen’s journey, composed: a picture, the same as a table, and one contact to write on."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import streamlit as st

import sheets
from sheets import MOST_TOUCHES, Journey, journey
from views import acting, course, here, journey_pieces, pad, pieces, told, visitor

if TYPE_CHECKING:
    from reports import CourseReport, JourneyReport
    from sheets import Touch, Way

AT, WAY, UNDO, WHOM, TOLD = "course-at", "course-way", "course-undo", "course-about", "course-told"

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
            say("Which pathway?"),
            list(names),
            format_func=names.__getitem__,
            horizontal=True,
            label_visibility="collapsed",
            key=here.key(WAY),
        )
    return "wanted" if chosen == "wanted" else "today"


def begin(way: Way) -> None:
    """No contact yet: the ways to begin."""
    with st.container(horizontal=True):
        first = st.button(
            say("Begin with the first contact"), key=here.key(f"course-first-{way}"), type="primary"
        )
        composed = sheet.sheet == Journey() and st.button(
            say("Begin with the composed example"), key=here.key("course-composed")
        )
    if first:
        add(way, "")
    if composed:
        compose()
    if first or composed:
        st.rerun()


def undo() -> None:
    """What was taken out a moment ago, and a way to put it back."""
    found = st.session_state.get(here.key(UNDO))
    if found is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(pieces.saved(say("The contact in week {n} is removed.", n=found[1].week)))
        if st.button(say("Put it back"), key=here.key("course-restore")):
            restore(*found)
            st.rerun()


def steps(way: Way, touch: Touch) -> Touch | None:
    """To the next contact and back, one more, one less; the contact that is written on then.

    What is pressed is read before the fields are drawn, so that a press needs one drawing. It is
    not read in a callback, for after a restart that loses a press without a sign.
    """
    full = len(sheet.sheet.touches(way)) >= MOST_TOUCHES
    with st.container(horizontal=True, key="course-steps"):
        onward, back = st.empty(), st.empty()
        if not full and st.button(say("Add a contact after this one"), key=here.key("course-add")):
            add(way, touch.id)
        if st.button(say("Remove the contact"), key=here.key("course-remove")):
            remove(way, touch)
    if full:
        st.html(pieces.notes([say("There is room for {n} contacts.", n=MOST_TOUCHES)]))
    undo()
    now, touches = at(way), sheet.sheet.touches(way)
    place = touches.index(now) if now else 0
    if place + 1 < len(touches):
        onward.button(
            say("Next contact"),
            key=here.key("course-next"),
            type="primary",
            on_click=go,
            args=(way, touches[place + 1].id),
        )
    if place:
        back.button(
            say("Previous contact"),
            key=here.key("course-previous"),
            on_click=go,
            args=(way, touches[place - 1].id),
        )
    return now


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
    first = at(way)
    if first is None:
        begin(way)
        undo()
        return ""
    with st.container(key="rule-contact"):
        fields = st.container()
        touch = steps(way, first)
        if touch is None:
            st.rerun()
        with fields:
            the_list(way, touch)
            sheet.contact(way, touch)
            acting.show(sheet, touch)
    whom()
    sheet.drawn()
    return touch.id


def whom() -> None:
    """Whom the course is about, where one wants to write on that."""
    if st.session_state.get(here.key(WHOM)):
        sheet.about()
    elif st.button(say("Write whom the pathway is about"), key=here.key("course-whom")):
        st.session_state[here.key(WHOM)] = True
        st.rerun()


def the_report() -> tuple[JourneyReport, str]:
    """The sheet, told, and what stands below its picture.

    The last telling stands for as long as nothing on the sheet has changed.
    """
    kept, of = st.session_state.get(here.key(TOLD)), (sheet.sheet, words.language, way)
    if kept is None or kept[0] != of:
        report = told.a_sheet(sheet.sheet)
        kept = (of, report, journey_pieces.below(report, shown(report), file, words))
        st.session_state[here.key(TOLD)] = kept
    return kept[1], kept[2]


def shown(report: JourneyReport) -> CourseReport:
    """The course that was chosen."""
    return report.wanted if way == "wanted" else report.today


top, pen = st.container(), st.container()
with st.container(key="course-picture"):
    way = which()
with st.container(key="course-scroll"):
    spot = st.empty()
marks = st.empty()
chosen = editor(way) if sheet.may else ""
report, below = the_report()
drawn = shown(report)
with top:
    pad.ways()
    st.html(journey_pieces.opening(pad.kicker("journey"), report, drawn, told.why("journey")))
with pen:
    sheet.pen()
spot.html(
    told.once(
        f"course {way}",
        (report, chosen),
        lambda: journey_pieces.picture(report, drawn, chosen),
    )
)
marks.html(journey_pieces.legend(report, drawn))
st.html(below)
