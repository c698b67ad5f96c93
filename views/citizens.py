"""Ask the citizens: their own link, what to send, how many have answered, and the end of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import workshop
from views import calm, here, house, pieces, reach, sure, visitor, wall

if TYPE_CHECKING:
    from content import Citizens
    from workshop import Asking, Workshop


def show(of: Workshop) -> None:
    """The section in Underway; nothing where the questionnaire asks citizens nothing."""
    asked = here.shelves(of).citizens
    if asked is None:
        return
    say = visitor.the_words().say
    what = say(
        "Citizens, relatives and associations answer {n} questions of their own in plain language. "
        "The answers stand beside the profile and never count in it.",
        n=len(asked.questions),
    )
    st.html(pieces.section(say("The citizens’ own questions"), what))
    asking = workshop.asking_citizens(house.the_store(), visitor.the_desk(), of.id)
    if asking is None or not asking.open:
        _closed(of, asking)
    else:
        _open(of, asked, asking)


def _closed(of: Workshop, asking: Asking | None) -> None:
    say = visitor.the_words().say
    if asking is not None:
        _count(of)
        st.html(pieces.notes((say("Nobody can answer at the citizens’ link just now."),)))
    contact = _contact(asking)
    if st.button(say("Ask the citizens"), key=here.key("ask-citizens")):
        _do(of, "ask", contact)


def _open(of: Workshop, asked: Citizens, asking: Asking) -> None:
    link = f"{visitor.the_address()}/citizens/{asking.link}"
    if visitor.only_this_machine():
        _sending(of, asked, link, asking)
        return
    left, right = st.columns([4, 8], gap="large")
    left.html(wall.link_qr(link, visitor.the_words()))
    with right:
        _sending(of, asked, link, asking)
    theirs, language = visitor.words_in(of.language), of.language
    st.html(wall.notice(asked.title[language], asked.intro[language], link, _promise(of), theirs))


def _contact(asking: Asking | None) -> str:
    """Whom citizens may call, as it is written now."""
    say = visitor.the_words().say
    key = here.key("citizens-contact")
    return st.text_input(
        say("Whom can citizens call?"),
        asking.contact if asking else "",
        key=key,
        max_chars=workshop.LONGEST_CONTACT,
        placeholder=say("For example: the citizen service, and its number"),
    )


def _sending(of: Workshop, asked: Citizens, link: str, asking: Asking) -> None:
    """How many have answered, what to send, what they read, and the end of it."""
    say = visitor.the_words().say
    _count(of)
    send = (
        say("Send this text, or put it up where citizens come:")
        if visitor.only_this_machine()
        else say("Send this text, or print this page: the last sheet can be put up for citizens.")
    )
    st.html(pieces.notes((send,)))
    st.html(pieces.secret(_to_send(of, asked, link)) + reach.alone())
    st.html(
        pieces.folded(say("What citizens read before they answer"), pieces.contents(_promise(of)))
    )
    st.html(
        pieces.notes(
            (
                say(
                    "Whoever has the link can answer, also more than once. Compare the number "
                    "with how many you have asked. Help people to answer, but never look on."
                ),
            )
        )
    )
    contact = _contact(asking)
    if st.button(say("Save whom they can call"), key=here.key("whom-to-call")):
        _do(of, "contact", contact)
    _ends(of)


@calm.live
def _count(of: Workshop) -> None:
    """How many have answered; who and what nobody sees."""
    words = visitor.the_words()
    n = house.the_store().citizens(of.id)
    said = words.count("{n} citizen has answered.", "{n} citizens have answered.", n)
    st.html(pieces.paragraphs(said))


def _to_send(of: Workshop, asked: Citizens, link: str) -> str:
    return f"{asked.intro[of.language]} {link}"


def _promise(of: Workshop) -> tuple[str, ...]:
    k = here.shelves(of).method.limits.group_minimum.value
    return workshop.promise_to_citizens(visitor.words_in(of.language), k)


def _ends(of: Workshop) -> None:
    say = visitor.the_words().say
    if st.button(say("Close the citizens’ link"), key=here.key("stop-citizens")):
        _do(of, "stop")
    sure.twice(
        "citizens-anew",
        say("Delete the citizens’ answers …"),
        sure.said(
            say(
                "Delete what citizens at {organisation} have answered?",
                organisation=of.organisation,
            ),
            say("Their link ends, and you get a new one. It cannot be undone."),
        ),
        yes=say("Yes, delete the answers"),
        do=lambda: _do(of, "anew"),
    )


def _do(of: Workshop, what: str, contact: str = "") -> None:
    """Open, close or begin anew, and draw the page with it."""
    store, desk = house.the_store(), visitor.the_desk()
    try:
        if what == "ask":
            known, lot = house.the_content(), workshop.new_token
            workshop.ask_citizens(store, known, desk, of.id, new_token=lot)
            workshop.whom_to_call(store, desk, of.id, contact)
        elif what == "contact":
            workshop.whom_to_call(store, desk, of.id, contact)
        elif what == "stop":
            workshop.stop_citizens(store, desk, of.id)
        else:
            workshop.citizens_anew(store, desk, of.id, new_token=workshop.new_token)
    except workshop.Refused as refused:
        calm.refused(refused)
    else:
        st.rerun()
