"""The control's foot: back and on under the thumb, and the keys that do the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import streamlit as st

from views import calm, control_pieces, here, visitor

if TYPE_CHECKING:
    from reports import Report, StatementReport

ON, BACK = "agenda-on", "agenda-back"


def pressed(of: Report, at: StatementReport) -> StatementReport | None:
    """Where a button of the foot leads that was clicked on, before anything is drawn."""
    if st.session_state.get(here.key(ON)):
        return _beside(of, at, 1)
    return _beside(of, at, -1) if st.session_state.get(here.key(BACK)) else None


def _beside(of: Report, at: StatementReport, step: int) -> StatementReport | None:
    """The statement so many lines from this one; from one that is not on the agenda, the first."""
    place = next((i for i, s in enumerate(of.agenda) if s.id == at.id), -1) + step
    return of.agenda[place] if 0 <= place < len(of.agenda) else None


def show(of: Report, at: StatementReport, *, settled: bool, live: bool) -> StatementReport | None:
    """The keys on the left, back and on at the right; where a click leads.

    On is the one thing to do when the statement is settled.
    """
    say = visitor.the_words().say
    last, back = at.id == of.agenda[-1].id, _beside(of, at, -1)
    kind: Literal["primary", "secondary"] = "primary" if settled else "secondary"
    with st.container(key=here.key("foot"), horizontal=True, vertical_alignment="center"):
        on = _keys(live=live)
        st.html(control_pieces.keys(_every(live=live) if on else (), on=on))
        backward = st.button(say("Previous"), key=here.key(BACK), disabled=back is None)
        name = say("See the profile") if last else say("Next statement")
        onward = st.button(name, key=here.key(ON), type=kind)
    if onward and last:
        calm.gone_on(here.the_id(), "profil")
    return _beside(of, at, 1) if onward else back if backward else None


def _keys(*, live: bool) -> bool:
    """What each key does, and whether they do it."""
    say = visitor.the_words().say
    with st.popover(say("Keys"), key=here.key("keys-help")):
        st.html(control_pieces.keys(_every(live=live), on=False))
        return st.checkbox(
            say("One letter clicks a button, while nothing is being written"),
            value=True,
            key=here.key("keys"),
        )


def _every(*, live: bool) -> tuple[tuple[str, str, str], ...]:
    say = visitor.the_words().say
    ways = (("n", ON, say("next")), ("b", BACK, say("back")))
    writes = (
        ("a", "agree-", say("agree")),
        ("u", "unresolved-", say("unresolved")),
        ("r", "again-ask", say("rate again")),
    )
    return (*ways, *(writes if live else ()), ("?", "keys-help", say("all keys")))
