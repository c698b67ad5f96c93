"""The agenda beside the talk: every statement with where it stands, and a click goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from views import control_pieces, here, pieces, visitor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports import Report, StatementReport
    from workshop import Decided

OPEN, TO = "agenda-open", "agenda-to"


def pressed(of: Report, at: StatementReport) -> StatementReport | None:
    """The statement whose line was clicked on, before anything is drawn.

    A click on the line that is chosen takes the choice away: the wall is to show that one.
    """
    chosen = st.session_state.get(here.key(TO), at.id)
    clicked = at.id if chosen is None else chosen if chosen != at.id else ""
    return next((s for s in of.agenda if s.id == clicked), None)


def show(
    of: Report,
    at: StatementReport,
    said: Mapping[str, Decided],
    minutes: tuple[int, ...],
) -> None:
    """The whole agenda. On a tablet it is behind a button that says how long it is."""
    words = visitor.the_words()
    opened = bool(st.session_state.get(here.key(OPEN)))
    with st.container(key=here.key("agenda-button"), horizontal=True, vertical_alignment="center"):
        label = words.count(
            "The agenda, {n} statement", "The agenda, {n} statements", len(of.agenda)
        )
        if st.button(label, key=here.key("agenda-toggle")):
            st.session_state[here.key(OPEN)] = not opened
            st.rerun()
        st.html(pieces.paragraphs(after(of, at, minutes)))
    with st.container(key=here.key("agenda-shown" if opened else "agenda-folded"), gap=None):
        st.html(control_pieces.list_head(words.say("Agenda"), _time(minutes)))
        lines = {
            s.id: _line(s, said.get(s.id), minutes[place : place + 1])
            for place, s in enumerate(of.agenda)
        }
        _one_of(lines, at)


def _one_of(lines: Mapping[str, str], at: StatementReport) -> None:
    """The lines as one choice, which is one thing to send; the arrows move, and Enter chooses."""
    st.session_state[here.key(TO)] = at.id if at.id in lines else None
    st.pills(
        visitor.the_words().say("Agenda"),
        tuple(lines),
        format_func=lines.__getitem__,
        key=here.key(TO),
        label_visibility="collapsed",
        width="stretch",
    )


def after(of: Report, at: StatementReport, minutes: tuple[int, ...]) -> str:
    """What comes after this statement, in full words."""
    words = visitor.the_words()
    place = next((i for i, s in enumerate(of.agenda) if s.id == at.id), -1) + 1
    if place >= len(of.agenda):
        return words.say("This is the last one.")
    if place < len(minutes):
        return words.say("Then, {n} min: {what}", what=of.agenda[place].text, n=minutes[place])
    return words.say("Then: {what}", what=of.agenda[place].text)


def _time(minutes: tuple[int, ...]) -> str:
    return visitor.the_words().say("{n} min in all", n=sum(minutes)) if minutes else ""


def _line(statement: StatementReport, decided: Decided | None, minutes: tuple[int, ...]) -> str:
    """Number, the statement, and how it stands: what was agreed, else the verdict and its time."""
    number, text = pieces.markdown(statement.number), pieces.markdown(statement.text)
    parts = filter(None, (_standing(statement, decided), *(_min(n) for n in minutes)))
    return f"**{number}** *{text}* :small[{pieces.markdown(' · '.join(parts))}]"


def _min(minutes: int) -> str:
    return visitor.the_words().say("{n} min", n=minutes)


def _standing(statement: StatementReport, decided: Decided | None) -> str:
    words = visitor.the_words()
    if decided and decided.decision.level is not None:
        return words.say("✓ agreed {level}", level=decided.decision.level)
    if decided and decided.decision.unresolved:
        return words.say("– unresolved")
    if statement.kind == "dont_know":
        return words.say("many don't know")
    return words.inside(statement.verdict_short)
