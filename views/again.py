"""A statement is rated again on the phones: open, count, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

import advice
import workshop
from views import calm, here, house, pieces, steering, visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from content import Limits
    from reports import StatementReport
    from workshop import Poll, Workshop


class Rounds(NamedTuple):
    """The times a statement was rated again, and the one that is open."""

    closed: tuple[Poll, ...] = ()
    open: Poll | None = None

    @property
    def may_ask(self) -> bool:
        """Whether it may be rated once more."""
        return self.open is None and len(self.closed) < workshop.MOST_ROUNDS

    @property
    def last(self) -> tuple[int, ...] | None:
        """The ratings of the last time, where they may be shown."""
        return _counts(self.closed[-1]) if self.closed else None


def rounds(of: Workshop, statement: str) -> Rounds:
    """How often the statement was rated again."""
    every = workshop.polls(house.the_store(), of.id)
    own = [poll for poll in every if (poll.kind, poll.about) == ("rerate", statement)]
    return Rounds(
        tuple(poll for poll in own if not poll.open),
        next((poll for poll in own if poll.open), None),
    )


def _counts(poll: Poll) -> tuple[int, ...] | None:
    shown = poll.tally.counts if poll.tally else None
    return None if shown is None else advice.on_rungs(shown)


def before(statement: StatementReport) -> tuple[int, ...] | None:
    """The ratings that were shown at the reveal."""
    counts = [rung.count for rung in statement.rungs]
    return None if None in counts else tuple(count or 0 for count in counts)


def told(statement: StatementReport, so_far: Rounds, limits: Limits) -> str:
    """What rating again did, and whether to stop."""
    words, last = visitor.the_words(), so_far.last
    if not so_far.closed:
        return ""
    if last is None or not sum(last):
        return words.say("Rated again by {n}: too few to show how.", n=_people(so_far.closed[-1]))
    now = advice.rated(last, limits)
    lines = [
        words.say("{inside} of {n} now lie near the middle answer.", inside=now.inside, n=now.n)
    ]
    if (first := before(statement)) and sum(first):
        was = advice.rated(first, limits)
        lines.append(
            words.say("Before the talk it was {inside} of {n}.", inside=was.inside, n=was.n)
        )
    if advice.stop(_round_before(statement, so_far), last, limits):
        lines.append(
            words.say(
                "You agree almost as much as before. Agree on a level, or write both arguments."
            )
        )
    return " ".join(lines)


def _round_before(statement: StatementReport, so_far: Rounds) -> Sequence[int] | None:
    return _counts(so_far.closed[-2]) if len(so_far.closed) > 1 else before(statement)


def _people(poll: Poll) -> int:
    return poll.tally.people if poll.tally else 0


def ask(of: Workshop, statement: str) -> None:
    """Ask the phones, and let the wall say so."""

    def do() -> None:
        poll = workshop.ask(
            *(house.the_store(), house.the_content(), visitor.the_desk(), of.id, "rerate"),
            about=statement,
            new_id=workshop.new_token,
        )
        steering.asking(of, statement, poll.id)

    _calmly(do)


def panel(of: Workshop, statement: str, poll: Poll) -> None:
    """While the phones are asked: how many have answered, and the two ways to end it."""
    say = visitor.the_words().say
    st.html(pieces.heading(say("The phones are asked again")))
    _far(of, poll)
    with st.container(horizontal=True):
        if st.button(say("Close and show"), key=here.key("again-count"), type="primary"):
            _calmly(lambda: _count(of, statement, poll))
        if st.button(say("Stop without counting"), key=here.key("again-stop")):
            _calmly(lambda: _take_away(of, statement, poll))


@calm.live
def _far(of: Workshop, poll: Poll) -> None:
    words, n = visitor.the_words(), house.the_store().voted(poll.id)
    joined = house.the_memory().recall(
        of.id, "in-the-room", lambda: house.the_store().joined(of.id), 5.0
    )
    st.html(
        pieces.paragraphs(
            words.count("{n} of {all} has answered.", "{n} of {all} have answered.", n, all=joined)
        )
    )


def _count(of: Workshop, statement: str, poll: Poll) -> None:
    workshop.count(house.the_store(), house.the_content(), visitor.the_desk(), of.id, poll.id)
    steering.asking(of, statement, poll.id)


def _take_away(of: Workshop, statement: str, poll: Poll) -> None:
    workshop.take_away(house.the_store(), visitor.the_desk(), of.id, poll.id)
    steering.asking(of, statement, "")


def _calmly(do: Callable[[], None]) -> None:
    try:
        do()
    except workshop.Refused as refused:
        calm.refused(refused)
        st.stop()
    st.rerun()
