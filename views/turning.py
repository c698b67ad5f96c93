"""The agenda beside the talk: every statement with where it stands, and a click goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from views import control_pieces, here, pieces, visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reports import Report, StatementReport
    from workshop import Decided

OPEN = "agenda-open"


def pressed(of: Report) -> StatementReport | None:
    """The statement whose line was clicked on, before anything is drawn."""
    return next((s for s in of.agenda if st.session_state.get(_key(s))), None)


def show(
    of: Report,
    at: StatementReport,
    said: Mapping[str, Decided],
    minutes: tuple[int, ...],
    go: Callable[[StatementReport], None],
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
        for place, statement in enumerate(of.agenda):
            label = _line(statement, said.get(statement.id), minutes[place : place + 1])
            current = statement.id == at.id
            if st.button(label, key=_key(statement), type="primary" if current else "secondary"):
                go(statement)


def after(of: Report, at: StatementReport, minutes: tuple[int, ...]) -> str:
    """What comes after this statement, in full words."""
    words = visitor.the_words()
    place = next((i for i, s in enumerate(of.agenda) if s.id == at.id), -1) + 1
    if place >= len(of.agenda):
        return words.say("This is the last one.")
    if place < len(minutes):
        return words.say("Then: {what}, {n} min", what=of.agenda[place].text, n=minutes[place])
    return words.say("Then: {what}", what=of.agenda[place].text)


def _time(minutes: tuple[int, ...]) -> str:
    return visitor.the_words().say("{n} min in all", n=sum(minutes)) if minutes else ""


def _key(statement: StatementReport) -> str:
    return here.key(f"agenda-to-{statement.id}")


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
