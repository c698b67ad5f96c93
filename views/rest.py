"""The statements that are not on the agenda, with what was written beside them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

import workshop
from views import calm, here, house, phrases, pieces, steering, told, visitor, wall

if TYPE_CHECKING:
    from reports import StatementReport

LOOK = Path(__file__).parent / "control.css"

words = visitor.the_words()
report = told.the_report() or calm.nothing_yet()
found = here.the_workshop()
comments = told.the_comments()
said = workshop.decisions(house.the_store(), found.id) if found else {}


def line(statement: StatementReport) -> str:
    """The statement, how the answers lie, and what was agreed."""
    decided = said.get(statement.id)
    agreed = decided.decision.level if decided else None
    parts = (
        statement.verdict_short,
        words.say("✓ agreed {level}", level=agreed) if agreed is not None else "",
    )
    far = pieces.markdown(" · ".join(filter(None, parts)))
    return (
        f"**{pieces.markdown(statement.number)}** *{pieces.markdown(statement.text)}* :small[{far}]"
    )


def one(statement: StatementReport) -> None:
    """A statement to take up, and the comments beside it."""
    if st.button(line(statement), key=here.key(f"rest-to-{statement.id}")):
        if found:
            steering.go(found, steering.stands(found), statement.id)
            calm.gone_on(found.id, "dagsorden")
        here.stay_at(statement.id)
        st.switch_page("agenda.py")
    if texts := comments.get(statement.id):
        name = words.count("Show {n} comment", "Show {n} comments", len(texts))
        st.html(pieces.folded(name, wall.remarks(texts)))


st.html(LOOK)
kicker = (words.say("The rest"), *(phrases.called(found) if found else (report.organisation,)))
lead = words.say("Choose one to talk about it all the same.")
st.html(pieces.opening(kicker, words.say("What is not on the agenda"), lead))
on_agenda = {statement.id for statement in report.agenda}
with st.container(key=here.key("agenda-rest"), gap=None):
    for factor in report.factors:
        others = [s for s in factor.statements if s.id not in on_agenda]
        if others:
            st.html(pieces.section(factor.name))
        for each in others:
            one(each)
here.link("agenda.py", words.say("Back to the agenda"))
