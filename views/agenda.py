"""Agenda: one statement at a time, in the order in which a conversation pays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import workshop
from views import factor_pieces, pieces, room, wall

if TYPE_CHECKING:
    from reports import Report, StatementReport
    from workshop import Workshop

NEXT = 3

words = room.the_words()
store, desk = room.the_store(), room.the_desk()
report = room.the_report() or room.nothing_yet()
comments = room.the_comments()


def talk(of: Report) -> None:
    """The statement this desk has come to, and the next ones."""
    place = where(of)
    statement = of.agenda[place]
    said = words.say("Agenda, {place} of {all}", place=place + 1, all=len(of.agenda))
    number = words.say("statement {number}", number=statement.number)
    st.html(pieces.opening((said, statement.factor, number), statement.text))
    beside(of, statement)
    if texts := comments.get(statement.id):
        st.html(wall.comments(words.say("What you wrote"), texts))
    move(of, place)
    if after := of.agenda[place + 1 : place + 1 + NEXT]:
        note = of.labels["bar_note"] if any(map(factor_pieces.counted, after)) else ""
        st.html(pieces.section(words.say("After that"), note) + factor_pieces.bars(after))


def where(of: Report) -> int:
    """Where the store says this desk is; else at the beginning."""
    ids = [statement.id for statement in of.agenda]
    kept = workshop.place(store, desk)
    return ids.index(kept) if kept in ids else 0


def beside(of: Report, statement: StatementReport) -> None:
    """The answers on the left; on the right the verdict, and what to ask the room."""
    left, right = st.columns([7, 5], gap="large")
    left.html(wall.distribution(statement, words))
    right.html(pieces.heading(statement.verdict) + pieces.paragraph(statement.agenda_reason))
    right.html(
        f'<div class="hk-rule">{pieces.question(of.labels["ask"], statement.question)}</div>'
    )


def move(of: Report, place: int) -> None:
    """Back and on."""
    last = place == len(of.agenda) - 1
    with st.container(horizontal=True, key="move"):
        if st.button(words.say("Previous"), key="agenda-back", disabled=place == 0):
            go(of.agenda[place - 1])
        on = words.say("See the profile") if last else words.say("Next statement")
        if st.button(on, key="agenda-on", type="primary"):
            leave() if last else go(of.agenda[place + 1])


def go(statement: StatementReport) -> None:
    """Remember the place, and show it."""
    workshop.keep_place(store, desk, statement.id)
    st.rerun()


def leave() -> None:
    """After the last statement comes the profile."""
    st.switch_page("profile.py")


def the_rest(of: Report) -> None:
    """What was written beside statements that are not on the agenda."""
    shown = {statement.id for statement in of.agenda}
    for factor in of.factors:
        for statement in factor.statements:
            if statement.id in comments and statement.id not in shown:
                texts = comments[statement.id]
                st.html(wall.comments(f"{statement.number} {statement.text}", texts))


def ending(here: Workshop) -> None:
    """End the workshop; asked twice, because it cannot be undone."""
    until = words.date(here.delete_on) if here.delete_on else ""
    keeps = words.say("The result stays here until {day}.", day=until)
    st.html(pieces.section(words.say("When you have finished"), keeps))
    if st.session_state.get("closing") != here.id:
        if st.button(words.say("End the workshop …"), key="close"):
            st.session_state["closing"] = here.id
            st.rerun()
        return
    st.html(pieces.saved(words.say("It cannot be undone. The result can still be seen.")))
    with st.container(horizontal=True):
        if st.button(words.say("Yes, end it"), key="close-sure"):
            end(here)
        if st.button(words.say("Not yet"), key="close-not"):
            st.session_state.pop("closing")
            st.rerun()


def end(here: Workshop) -> None:
    """Close, and say so by showing it."""
    st.session_state.pop("closing", None)
    try:
        workshop.close(store, desk, here.id)
    except workshop.Refused as refused:
        room.refused(refused)
    else:
        st.rerun()


if report.agenda:
    talk(report)
else:
    kicker = (words.say("Agenda"), report.organisation)
    st.html(pieces.opening(kicker, report.agenda_title, report.lead))
if comments:
    the_rest(report)
found = room.the_workshop()
if found and found.kind == "private" and found.phase == "revealed":
    ending(found)
