"""Underway: open, show the room the way in and how far people are, close and show the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import streamlit as st

import workshop
from views import pieces, room, wall

if TYPE_CHECKING:
    from workshop import Workshop

LANGUAGES = {"da": "Dansk", "en": "English"}
EVERY = "2s"

words = room.the_words()
content, store, desk = room.the_content(), room.the_store(), room.the_desk()


def draft(here: Workshop) -> None:
    """What was chosen, and the button that lets people in."""
    st.html(
        pieces.opening(
            (words.say("Underway"), here.organisation),
            words.say("The workshop is ready to be opened"),
            words.say("Open it when people are to answer. Then you get a code to show the room."),
        )
    )
    if st.button(words.say("Open for answers"), type="primary", key="open"):
        try:
            workshop.open(store, desk, here.id, desk_token=room.the_token())
        except workshop.Refused as refused:
            room.refused(refused)
        else:
            st.rerun()
    with st.container(key="chosen"):
        st.html(pieces.section(words.say("What you have chosen")) + pieces.terms(chosen(here)))
    st.html(
        pieces.notes(
            (words.say("To change something, delete it on the first page and begin anew."),)
        )
    )
    st.page_link("home.py", label=words.say("To the first page"))


def chosen(here: Workshop) -> list[tuple[str, str]]:
    """What the facilitator decided, label by label."""
    target = content.method.limits.target.value if here.target is None else here.target
    return [
        (words.say("Organisation"), here.organisation),
        (words.say("Areas"), words.together(here.areas) or words.say("None")),
        (words.say("Questionnaire"), room.form_of(here.questionnaire)),
        (words.say("Language"), LANGUAGES[here.language]),
        (words.say("Answers"), room.who_sees_what(here.mode)),
        (words.say("Target"), str(target)),
        (words.say("Deleted after"), words.date(here.delete_on) if here.delete_on else "–"),
    ]


def ways(here: Workshop) -> wall.Ways:
    """The ways into a workshop that is open."""
    token, address = room.the_token(), room.the_address()
    return wall.Ways(
        link=f"{address}/join/{workshop.join_token(token, here.id)}",
        address=f"{address}/join".removeprefix(f"{urlsplit(address).scheme}://"),
        code=workshop.join_code(token, here.id),
    )


def opened(here: Workshop) -> None:
    """The wall: the way in on the left, how far people are on the right."""
    lead_in = ways(here)
    kicker = (words.say("Underway"), here.organisation, room.form_of(here.questionnaire))
    st.html(pieces.opening(kicker, words.say("Scan the code, and answer on your phone")))
    left, right = st.columns([5, 7], gap="large")
    with left:
        st.html(wall.qr(lead_in, words))
    with right:
        st.html(wall.ways_in(lead_in, words))
        if room.only_this_machine():
            st.html(pieces.notes((words.say("This address can only be opened on this machine."),)))
        with st.container(key="rule-far"):
            far(here.id)
        revealing(here)
    by_factor(here.id)
    invited(here, lead_in)


@st.fragment(run_every=EVERY)
def far(workshop_id: str) -> None:
    """How many are finished, on the way, and not begun. No answers."""
    found = progress(workshop_id)
    st.html(wall.people(wall.Far(found.joined, found.begun, found.finished), words))


@st.fragment(run_every=EVERY)
def by_factor(workshop_id: str) -> None:
    """How many have answered each factor; by level where the rules tell it."""
    found = progress(workshop_id)
    left, right = st.columns(2, gap="large")
    heads = (words.say("Finished"), words.say("Joined"))
    left.html(
        wall.counts(
            words.say("Factor by factor"),
            (words.say("Factor"), *heads),
            (
                (pieces.upper(f.short[words.language]), found.by_factor[f.id], found.joined)
                for f in content.factors
            ),
        )
    )
    if found.levels:
        right.html(
            wall.counts(
                words.say("By level"),
                (words.say("Level"), *heads),
                (
                    (level(key), finished, joined)
                    for key, (joined, finished) in found.levels.items()
                ),
            )
        )


def level(key: str) -> str:
    """A level's name."""
    return content.levels[key].name[words.language] if key else words.say("Not stated")


def progress(workshop_id: str) -> workshop.Progress:
    """How far people are; where it was closed or deleted in another window, draw all anew."""
    here, found = store.workshop(workshop_id), room.how_far(workshop_id)
    if here is None or found is None or here.phase != "open":
        st.rerun()
    return found


def revealing(here: Workshop) -> None:
    """The one button, and the question before it does what cannot be undone."""
    if st.session_state.get("revealing") == here.id:
        sure(here)
        return
    promise = words.say(
        "No answers are shown before you show them to everybody. Then nobody can answer any more."
    )
    st.html(pieces.paragraph(promise))
    if st.button(words.say("Close and show the answers"), type="primary", key="reveal"):
        st.session_state["revealing"] = here.id
        st.rerun()


def sure(here: Workshop) -> None:
    """Say how many have answered and that there is no way back."""
    with st.container(key="rule-sure"):
        warned(here.id)
        with st.container(horizontal=True):
            if st.button(words.say("Yes, show them"), type="primary", key="reveal-sure"):
                reveal(here)
            if st.button(words.say("Not yet"), key="reveal-not"):
                st.session_state.pop("revealing")
                st.rerun()


@st.fragment(run_every=EVERY)
def warned(workshop_id: str) -> None:
    """What will be shown, and that it cannot be undone; it follows the count."""
    begun = progress(workshop_id).begun
    answered = words.count(
        "{n} person has answered. Close for answers, and show them to everybody?",
        "{n} people have answered. Close for answers, and show them to everybody?",
        begun,
    )
    lines = [words.say("It cannot be undone: after this nobody can answer or change an answer.")]
    here = store.workshop(workshop_id)
    if here and here.mode == "anonymous" and begun < room.fewest():
        lines.append(
            words.say(
                "Fewer than {k} people have answered anonymously, so nothing will be shown.",
                k=room.fewest(),
            )
        )
    st.html(pieces.heading(answered) + "".join(pieces.paragraph(line) for line in lines))


def reveal(here: Workshop) -> None:
    """Close for good, and go to the profile."""
    st.session_state.pop("revealing", None)
    try:
        workshop.reveal(store, desk, here.id)
    except workshop.Refused as refused:
        room.refused(refused)
    else:
        st.switch_page("profile.py")


def invited(here: Workshop, lead_in: wall.Ways) -> None:
    """The link to send, and the sheet that is printed instead of this screen."""
    theirs = room.words_in(here.language)
    promise = (
        room.who_sees_what(here.mode, here.language),
        theirs.say("No answers are shown before all are shown at once."),
    )
    heading = theirs.say("Answer for {organisation}", organisation=here.organisation)
    link = words.say("Send this link, or print this page: then you get a sheet with the code.")
    st.html(
        pieces.section(words.say("Invite people"), link)
        + wall.secret(lead_in.link)
        + wall.invitation(heading, lead_in, promise, theirs)
    )


def shown(here: Workshop) -> None:
    """The answers are there: the way to them."""
    st.html(
        pieces.opening(
            (words.say("Underway"), here.organisation),
            words.say("The answers have been shown, and nobody can answer any more"),
        )
    )
    st.page_link("profile.py", label=words.say("See the profile"))
    st.page_link("agenda.py", label=words.say("See the agenda"))


found = room.the_workshop()
if found is None or found.kind == "together":
    room.stop_at(
        words.say("Nobody is answering on their phone"),
        words.say("Prepare a workshop, and open it when people are to answer."),
        ("prepare.py", words.say("Prepare a workshop")),
    )
elif found.phase == "draft":
    draft(found)
elif found.phase == "open":
    opened(found)
else:
    shown(found)
