"""The end of the talk: how far it came, the way to what comes next, and the workshop's own end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import workshop
from views import calm, here, house, phrases, pieces, sure, told, visitor

if TYPE_CHECKING:
    from workshop import Workshop

words = visitor.the_words()
report = told.the_report() or calm.nothing_yet()
found = here.the_workshop()


def far(of: Workshop) -> str:
    """How many statements have a level, and how many stand with both arguments."""
    said = [kept.decision for kept in workshop.decisions(house.the_store(), of.id).values()]
    agreed = sum(decision.level is not None for decision in said)
    open_ones = sum(decision.unresolved for decision in said)
    return " ".join(filter(None, (_levels(agreed), _unresolved(open_ones))))


def _levels(many: int) -> str:
    if not many:
        return words.say("You have not agreed on a level for any statement.")
    few = words.spelled(many)
    told = words.count("{few} statement", "{few} statements", many, few=few)
    return words.say("You have agreed on a level for {agreed}.", agreed=told)


def _unresolved(many: int) -> str:
    if not many:
        return ""
    few = words.spelled(many)
    few = few[:1].upper() + few[1:]
    return words.count("{few} is left unresolved.", "{few} are left unresolved.", many, few=few)


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


kicker = (words.say("End the talk"), *(phrases.whose(found) if found else (report.organisation,)))
if found and found.kind == "private":
    st.html(pieces.opening(kicker, words.say("From talk to plan"), far(found)))
else:
    st.html(pieces.opening(kicker, words.say("From talk to plan")))
here.link("plan.py", words.say("To the plan"))
here.link("agenda.py", words.say("Back to the agenda"))
if found and found.kind == "private" and found.phase == "revealed":
    ending(found)
