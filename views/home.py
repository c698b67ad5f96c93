"""Home: this desk's workshops, begin a new one, see an example, and the desk's own link."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import streamlit as st

import workshop
from views import pieces, room, wall

if TYPE_CHECKING:
    from answers import Questionnaire
    from workshop import Workshop

LENGTHS: tuple[Questionnaire, ...] = ("short", "full")

words = room.the_words()
store, desk = room.the_store(), room.the_desk()


def begin() -> None:
    """The form of a new workshop."""
    with st.form("begin", border=False):
        name = st.text_input(
            words.say("Which organisation do you answer for?"),
            max_chars=120,
            key="organisation",
            placeholder=words.say("For example a municipality or a department"),
        )
        questionnaire = st.radio(
            words.say("How many statements?"),
            LENGTHS,
            format_func=length,
            key="questionnaire",
            width="stretch",
        )
        if st.form_submit_button(
            words.say("Begin answering together"), type="primary", key="begin_now"
        ):
            begun(name, questionnaire)


def length(questionnaire: Questionnaire) -> str:
    """The questionnaire's name, its number of statements and the time it takes."""
    every = room.the_content().statements.values()
    if questionnaire == "short":
        n = sum(statement.core for statement in every)
        return words.say("Short: {n} statements, about an hour of talk", n=n)
    return words.say("Full: {n} statements, about two hours of talk", n=len(every))


def begun(name: str, questionnaire: Questionnaire) -> None:
    """Begin, and go to the first statement."""
    try:
        workshop.begin(
            store,
            desk,
            organisation=name,
            questionnaire=questionnaire,
            now=room.now(),
            new_id=lambda: uuid4().hex,
        )
    except workshop.Refused as refused:
        room.refused(refused)
    else:
        st.switch_page("together.py")


def example() -> None:
    """The example, one click away."""
    what = words.say(
        "Eksempelkøbing Kommune is made up. See the profile, the next steps and the report as "
        "they look when a management has answered."
    )
    st.html(pieces.heading(words.say("See an example")) + pieces.paragraph(what))
    if st.button(words.say("See the example’s profile"), key="example"):
        workshop.sit_down(store, desk, workshop.EXAMPLE)
        st.switch_page("profile.py")


def earlier(of: Workshop) -> None:
    """One earlier workshop: go on, or delete."""
    with st.container(key=f"row-{of.id}"):
        st.html(pieces.workshop_line(of.organisation, when(of)))
        if st.session_state.get("deleting") == of.id:
            sure(of)
        else:
            choices(of)


def when(of: Workshop) -> str:
    """How far a workshop has come, when it was begun, and how much is answered."""
    day = words.date(room.here_and_now(of.created).date())
    if of.kind == "private":
        begun = words.say("Prepared {day}", day=day)
        return " · ".join(filter(None, (phase(of), begun, answered(of))))
    done = sum(a.answer is not None for a in workshop.settled(store, of.id).values())
    return words.say(
        "Begun {day} · {done} of {all} statements answered",
        day=day,
        done=done,
        all=len(room.asked(of)),
    )


def phase(of: Workshop) -> str:
    """A phase in words."""
    return {
        "draft": words.say("Not opened yet"),
        "open": words.say("Open for answers now"),
        "revealed": words.say("The answers are shown"),
        "closed": words.say("Over"),
    }[of.phase]


def answered(of: Workshop) -> str:
    """How many have answered, never what."""
    if of.phase == "draft":
        return ""
    begun = workshop.progress(store, room.the_content(), of).begun
    return words.count("{n} person has answered", "{n} people have answered", begun)


def screen(of: Workshop) -> str:
    """Where one goes on with a workshop."""
    if of.kind == "together":
        return "together.py"
    return "underway.py" if of.phase in {"draft", "open"} else "agenda.py"


def choices(of: Workshop) -> None:
    """Go on, or begin to delete."""
    with st.container(horizontal=True):
        if st.button(words.say("Continue"), key=f"continue-{of.id}"):
            go_on(of)
        if st.button(words.say("Delete …"), key=f"delete-{of.id}", type="tertiary"):
            st.session_state["deleting"] = of.id
            st.rerun()


def go_on(of: Workshop) -> None:
    """Turn to a workshop; calmly, when it was deleted in another window."""
    try:
        workshop.sit_down(store, desk, of.id)
    except workshop.Refused as refused:
        room.refused(refused)
    else:
        st.switch_page(screen(of))


def sure(of: Workshop) -> None:
    """Ask before anything is deleted."""
    st.html(pieces.saved(words.say("Delete all answers and notes for good?")))
    with st.container(horizontal=True):
        if st.button(words.say("Yes, delete them"), key=f"sure-{of.id}"):
            workshop.delete(store, desk, of.id)
            room.forget()
            st.session_state.pop("deleting")
            st.rerun()
        if st.button(words.say("Keep them"), key=f"keep-{of.id}"):
            st.session_state.pop("deleting")
            st.rerun()


def alone() -> None:
    """The other way: everybody answers on their own phone."""
    what = words.say(
        "Everybody answers alone, and sees the answers at the same time. Choose this when you are "
        "many, or when people are to answer without looking at each other."
    )
    st.html(pieces.heading(words.say("Answer on your own phones")) + pieces.paragraph(what))
    if st.button(words.say("Prepare a workshop"), key="prepare"):
        st.switch_page("prepare.py")


def own_link() -> None:
    """The desk's secret, folded away from the wall."""
    what = words.say(
        "Save it, or open it on another computer, to get back to these workshops. Whoever has it "
        "can do everything you can: see, show and delete the answers. So keep it to yourself."
    )
    link = f"{room.the_address()}/facilitator/{room.the_token()}"
    inside = pieces.paragraph(what) + wall.secret(link)
    st.html(pieces.folded(words.say("Your facilitator link"), inside))


st.html(
    pieces.opening(
        ("Helhedstjek", words.say("a self-check for municipalities")),
        words.say("See where you stand, and agree on what to begin with"),
        words.say(
            "You go through what it takes to work holistically with citizens, factor by factor, "
            "and choose together the level that fits. Out comes a profile, three places to start "
            "and a report."
        ),
    )
)
if mine := workshop.mine(store, desk):
    st.html(pieces.section(words.say("Your workshops")))
    for one in mine:
        earlier(one)
    own_link()
left, right = st.columns([7, 5], gap="large")
with left, st.container(key="rule-begin"):
    st.html(pieces.heading(words.say("Answer together")))
    begin()
with right:
    with st.container(key="rule-alone"):
        alone()
    with st.container(key="rule-example"):
        example()
st.html(pieces.notes((room.the_content().method.notes.not_piloted[words.language],)))
