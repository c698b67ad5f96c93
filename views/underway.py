"""Underway: open, show the room the way in and how far people are, close and show the answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import streamlit as st

import workshop
from views import (
    breaks,
    brought,
    calm,
    citizens,
    coming,
    control_pieces,
    editing,
    followed,
    here,
    house,
    inviting,
    people,
    phrases,
    pieces,
    practice,
    reach,
    revealing,
    seen,
    steering,
    strip,
    visitor,
    wall,
)

if TYPE_CHECKING:
    from workshop import Workshop

LOOK = Path(__file__).parent / "control.css"

words = visitor.the_words()
store, desk = house.the_store(), visitor.the_desk()


def draft(of: Workshop) -> None:
    """What was chosen, what is missing, and the button that lets people in."""
    lacks = not of.target_group
    finding = (
        words.say("Write who the target group is before you open.")
        if lacks
        else words.say("The workshop is ready to be opened")
    )
    st.html(
        pieces.opening(
            (words.say("Answers"), *phrases.whose(of)),
            finding,
            opens(of),
        )
    )
    with st.container(horizontal=True):
        label = words.say("Open for answers")
        if st.button(label, type="primary", key=here.key("open"), disabled=lacks):
            open_now(of)
        practice.begin(workshop.settings(of))
    here.link("prepare.py", words.say("Change what you have chosen"))
    here.link("report.py", words.say("Print papers and posters for the meeting"))
    with st.container(key="chosen"):
        st.html(
            pieces.section(words.say("What you have chosen")) + pieces.terms(phrases.chosen(of))
        )
    if of.opens_at:
        ahead(of)
    brought.way(of)
    if brought.line(of):
        with st.container(key="rule-paper"):
            revealing.on_paper(of)


def opens(of: Workshop) -> str:
    """When it opens by itself, and that everything can be changed until then."""
    change = words.say("Everything can be changed until you open it.")
    if of.opens_at is None:
        return change
    by_itself = words.say("It opens by itself {moment}.", moment=phrases.moment(of.opens_at))
    return f"{by_itself} {change}"


def ahead(of: Workshop) -> None:
    """The text to send before it opens by itself."""
    workshop.ways_ahead(store, desk, of.id, new_token=workshop.new_token)
    inviting.show(of, ways(of))


def open_now(of: Workshop) -> None:
    """Let people in; from now on these shelves are what is asked."""
    try:
        workshop.open(store, house.the_content(), desk, of.id, new_token=workshop.new_token)
    except workshop.Refused as refused:
        calm.refused(refused)
    else:
        st.rerun()


def ways(of: Workshop) -> wall.Ways:
    """The ways into a workshop that is open."""
    found, address = workshop.ways_in(store, of, visitor.the_token()), visitor.the_address()
    return wall.Ways(
        link=f"{address}/join/{found.link}",
        address=f"{address}/join".removeprefix(f"{urlsplit(address).scheme}://"),
        code=found.code,
    )


def opened(of: Workshop) -> None:
    """How far people are, who is let in or taken out, and the two steps; beside it the wall."""
    try:
        lead_in = ways(of)
    except workshop.Refused as refused:
        calm.refused(refused)
        return
    form = phrases.form_of(of.questionnaire, here.shelves(of))
    st.html(LOOK)
    with st.container(key=here.key("head"), gap="small"):
        parts, stands = (words.say("Answers"), *phrases.whose(of), form), steering.stands(of)
        running = strip.drawn(of, stands, here.shelves(of).scripts, strip.Now())
        followed.kicker(of, parts, control=False, beneath=running)
        strip.begin(of, stands, here.shelves(of).scripts, begins="join")
        st.html(pieces.title(finding(of)))
    left, right = st.columns([8, 4], gap="large")
    with left:
        coming.far(of)
        revealing.steps(of)  # above the lists, which come and go: no button moves under a finger
        people.show(of)
    with right, st.container(key=here.key("lead-in"), gap="small"):
        on_the_wall(of, lead_in)
    coming.by_factor(of)
    counted(of)
    people.another(of)
    brought.way(of)
    invited(of, lead_in)
    citizens.show(of)
    if of.practice:
        practice.delete(of)


def finding(of: Workshop) -> str:
    """What stands above it all."""
    if of.phase == "shut":
        return words.say("The answers are closed, and not shown yet")
    if visitor.only_this_machine():
        return words.say("The workshop is open, but no phone can reach it yet")
    return words.say("Scan the code, and answer on your phone")


def on_the_wall(of: Workshop, lead_in: wall.Ways) -> None:
    """The way in, which also stands on the wall, and what else the wall may show now."""
    names: dict[workshop.Shows, str] = {
        "join": words.say("Come in"),
        "far": words.say("Who is done"),
        "pause": words.say("Pause"),
    }
    stands = steering.stands(of)
    shows = stands.shows
    at = here.address(of.id, "vaeg")
    st.html(control_pieces.wall_head(words.say("On the wall now"), at, words))

    def draw(key: str, value: workshop.Shows) -> workshop.Shows:
        return st.radio(
            words.say("On the wall now"),
            list(names),
            index=list(names).index(value),
            format_func=lambda one: names[one],
            key=key,
            horizontal=True,
            label_visibility="collapsed",
            width="stretch",
        )

    chosen = seen.field("shown-before", shows if shows in names else "join", draw)
    if chosen != shows:
        stands = steering.show(of, stands, chosen, "")
        seen.kept("shown-before", chosen)
    breaks.show(of, stands)
    alone = visitor.only_this_machine()
    if alone:
        st.html(reach.how(words, words.say("Let the phones in")))
    elif of.phase == "open":
        st.html(wall.qr(lead_in, words))
    if of.phase == "open":
        st.html(wall.ways_in(lead_in, words, slips=of.slips, scan=not alone))


def counted(of: Workshop) -> None:
    """How many are invited, which may be put right until the answers are shown."""
    key = here.key("invited")
    st.number_input(
        words.say("How many are invited?"),
        value=of.invited,
        min_value=1,
        max_value=100_000,
        step=1,
        key=key,
        width=320,
        on_change=lambda: editing.keep(of, invited=st.session_state[key]),
    )
    editing.told()


def invited(of: Workshop, lead_in: wall.Ways) -> None:
    """The link to send, and the sheet that is printed instead of this screen."""
    theirs = visitor.words_in(of.language)
    heading = theirs.say("Answer for {organisation}", organisation=of.organisation)
    link = words.say("Send this link, or print this page: then you get a sheet with the code.")
    st.html(
        pieces.section(words.say("Invite people"), link)
        + pieces.secret(lead_in.link)
        + reach.alone()
    )
    inviting.show(of, lead_in)
    promise = phrases.promise(of)
    st.html(
        pieces.folded(words.say("What people read before they answer"), pieces.paragraphs(promise))
    )
    if not visitor.only_this_machine():
        st.html(wall.invitation(heading, lead_in, (promise,), theirs, slips=of.slips))
    if of.slips:
        here.link("slips.py", words.say("Make and print slips"))
    here.link("report.py", words.say("Print papers and posters for the meeting"))


def shown(of: Workshop) -> None:
    """The answers are there: the way to them."""
    st.html(
        pieces.opening(
            (words.say("Answers"), *phrases.whose(of)),
            words.say("The answers have been shown, and nobody can answer any more"),
        )
    )
    here.link("profile.py", words.say("See the profile"))
    here.link("agenda.py", words.say("See the agenda"))


found = here.the_workshop() or calm.no_workshop()
if found.kind == "together":
    calm.stop_at(
        words.say("Nobody is answering on their phone"),
        words.say("This workshop is answered together, on one screen."),
        ("together.py", words.say("Answer together")),
    )
elif found.phase == "draft":
    draft(found)
elif found.phase in {"open", "shut"}:
    opened(found)
else:
    shown(found)
