"""Agenda: one statement at a time, in the order in which a conversation pays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import workshop
from views import after, calm, factor_pieces, here, house, pieces, sure, told, visitor, wall
from views.drawing import counted

if TYPE_CHECKING:
    from reports import Report, StatementReport
    from workshop import Workshop

NEXT = 3

words = visitor.the_words()
report = told.the_report() or calm.nothing_yet()
comments = told.the_comments()


def talk(of: Report) -> None:
    """The statement this desk has come to, and the next ones."""
    place = where(of)
    statement = of.agenda[place]
    said = words.say("Agenda, {place} of {all}", place=place + 1, all=len(of.agenda))
    number = words.say("statement {number}", number=statement.number)
    st.html(pieces.opening((said, of.organisation, statement.factor, number), statement.text))
    beside(of, statement)
    if texts := comments.get(statement.id):
        st.html(wall.comments(words.say("What you wrote"), texts))
    move(of, place)
    if after := of.agenda[place + 1 : place + 1 + NEXT]:
        note = of.labels["bar_note"] if any(map(counted, after)) else ""
        st.html(pieces.section(words.say("After that"), note) + factor_pieces.bars(after))
    overview(of, place)


def where(of: Report) -> int:
    """Where the store says this desk is; else at the beginning."""
    ids = [statement.id for statement in of.agenda]
    kept = here.the_place()
    return ids.index(kept) if kept in ids else 0


def beside(of: Report, statement: StatementReport) -> None:
    """The answers on the left; on the right the verdict, and what to ask the room."""
    left, right = st.columns([7, 5], gap="large")
    left.html(wall.distribution(statement, words))
    right.html(pieces.heading(statement.verdict) + pieces.paragraphs(statement.agenda_reason))
    right.html(pieces.ruled(pieces.question(of.labels["ask"], statement.question)))


def move(of: Report, place: int) -> None:
    """Back and on."""
    last = place == len(of.agenda) - 1
    with st.container(horizontal=True, key="move"):
        if st.button(words.say("Previous"), key=here.key("agenda-back"), disabled=place == 0):
            go(of.agenda[place - 1])
        on = words.say("See the profile") if last else words.say("Next statement")
        if st.button(on, key=here.key("agenda-on"), type="primary"):
            leave() if last else go(of.agenda[place + 1])


def overview(of: Report, place: int) -> None:
    """The whole agenda; a click goes to its statement."""
    st.html(pieces.section(of.agenda_title, of.agenda_note))
    with st.container(key="overview"):
        for number, statement in enumerate(of.agenda):
            text = pieces.markdown(f"{number + 1}  {statement.text}")
            label = f"**{text}**" if number == place else text
            if st.button(label, key=here.key(f"agenda-to-{statement.id}")):
                go(statement)


def go(statement: StatementReport) -> None:
    """Remember the place, and show it."""
    here.keep_place(statement.id)
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


def ending(of: Workshop) -> None:
    """End the workshop; asked twice, because it cannot be undone."""
    until = words.date(of.delete_on) if of.delete_on else ""
    keeps = words.say("The result stays here until {day}.", day=until)
    st.html(pieces.section(words.say("When you have finished"), keeps))
    sure.twice(
        "close",
        words.say("End the workshop …"),
        sure.said(
            words.say("End the workshop of {organisation}?", organisation=of.organisation),
            words.say("It cannot be undone. The result can still be seen."),
        ),
        yes=words.say("Yes, end it"),
        do=lambda: end(of),
    )


def end(of: Workshop) -> None:
    """Close, and say so by showing it."""
    workshop.close(house.the_store(), visitor.the_desk(), of.id)
    st.rerun()


if report.agenda:
    talk(report)
else:
    kicker = (words.say("Agenda"), report.organisation)
    st.html(pieces.opening(kicker, report.agenda_title, report.lead))
if apart := after.apart():
    st.html(apart)
if comments:
    the_rest(report)
found = here.the_workshop()
if found and found.kind == "private" and found.phase == "revealed":
    ending(found)
