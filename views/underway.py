"""Underway: open, show the room the way in and how far people are, close and show the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import streamlit as st

import workshop
from views import (
    brought,
    calm,
    citizens,
    coming,
    here,
    house,
    people,
    phrases,
    pieces,
    reach,
    revealing,
    sure,
    visitor,
    wall,
)

if TYPE_CHECKING:
    from workshop import Workshop

words = visitor.the_words()
store, desk = house.the_store(), visitor.the_desk()


def draft(of: Workshop) -> None:
    """What was chosen, and the button that lets people in."""
    st.html(
        pieces.opening(
            (words.say("Underway"), *phrases.whose(of)),
            words.say("The workshop is ready to be opened"),
            words.say("Open it when people are to answer. Then you get a code to show the room."),
        )
    )
    if st.button(words.say("Open for answers"), type="primary", key=here.key("open")):
        open_now(of)
    with st.container(key="chosen"):
        st.html(
            pieces.section(words.say("What you have chosen")) + pieces.terms(phrases.chosen(of))
        )
    st.html(
        pieces.notes(
            (
                words.say(
                    "Name and day can be changed on the workshop’s own page. To change anything "
                    "else, delete it there and begin anew."
                ),
            )
        )
    )
    st.page_link("cover.py", label=words.say("To the workshop"))
    brought.way(of)
    if brought.line(of):
        with st.container(key="rule-paper"):
            revealing.ask(of, weighty=False)


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
    """The wall: the way in on the left, how far people are on the right."""
    try:
        lead_in = ways(of)
    except workshop.Refused as refused:
        calm.refused(refused)
        return
    form = phrases.form_of(of.questionnaire, here.shelves(of))
    kicker = (words.say("Underway"), *phrases.whose(of), form)
    alone = visitor.only_this_machine()
    finding = (
        words.say("The workshop is open, but no phone can reach it yet")
        if alone
        else words.say("Scan the code, and answer on your phone")
    )
    st.html(pieces.opening(kicker, finding))
    if sure.asking("reveal"):
        revealing.ask(of)
    left, right = st.columns([5, 7], gap="large")
    with left:
        let_in = words.say("Let the phones in")
        st.html(reach.how(words, let_in) if alone else wall.qr(lead_in, words))
    with right:
        st.html(wall.ways_in(lead_in, words, slips=of.slips, scan=not alone))
        with st.container(key="rule-far"):
            coming.far(of)
        if not sure.asking("reveal"):
            revealing.ask(of)
    coming.by_factor(of)
    people.show(of)
    brought.way(of)
    invited(of, lead_in)
    citizens.show(of)


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
    promise = phrases.promise(of)
    st.html(
        pieces.folded(words.say("What people read before they answer"), pieces.paragraphs(promise))
    )
    if not visitor.only_this_machine():
        st.html(wall.invitation(heading, lead_in, (promise,), theirs, slips=of.slips))
    if of.slips:
        st.page_link("slips.py", label=words.say("Make and print slips"))


def shown(of: Workshop) -> None:
    """The answers are there: the way to them."""
    st.html(
        pieces.opening(
            (words.say("Underway"), *phrases.whose(of)),
            words.say("The answers have been shown, and nobody can answer any more"),
        )
    )
    st.page_link("profile.py", label=words.say("See the profile"))
    st.page_link("agenda.py", label=words.say("See the agenda"))


found = here.the_workshop() or calm.no_workshop()
if found.kind == "together":
    calm.stop_at(
        words.say("Nobody is answering on their phone"),
        words.say("This workshop is answered together, on one screen."),
        ("together.py", words.say("Answer together")),
    )
elif found.phase == "draft":
    draft(found)
elif found.phase == "open":
    opened(found)
else:
    shown(found)
