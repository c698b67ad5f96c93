"""What a workshop came to, told without a screen: what was kept at the reveal and said since."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import advice
import reports
import workshop
from answers import ANSWERS

if TYPE_CHECKING:
    from datetime import date

    from arithmetic import Result
    from content import Content
    from reports import Plan, Report
    from words import Words
    from workshop import Kept, Poll, Store, Workshop

SHOWN = frozenset({"revealed", "closed"})


class Talk(NamedTuple):
    """What the room has agreed after the reveal and what it aims at, by pairs; and its plan.

    `said` is all that was said and rated again, as the report tells it.
    """

    agreed: tuple[tuple[str, str], ...] = ()
    targets: tuple[tuple[str, int], ...] = ()
    said: reports.Talk = reports.NO_TALK


def talk(store: Store, workshop_id: str) -> Talk:
    """What the room has said after the reveal that changes what is told."""
    agreed = workshop.agreed_after(store, workshop_id)
    aims = workshop.targets(store, workshop_id)
    return Talk(tuple(agreed.items()), tuple(aims.items()), said(store, workshop_id))


def said(store: Store, workshop_id: str) -> reports.Talk:
    """Every decision, and every statement that was rated again and counted."""
    decided = workshop.decisions(store, workshop_id).values()
    counted = (p for p in workshop.polls(store, workshop_id) if p.kind == "rerate" and p.tally)
    return reports.Talk(
        decided=tuple(reports.Said(**d.decision.model_dump()) for d in decided),
        again=tuple(map(_again, counted)),
    )


def _again(poll: Poll) -> reports.Again:
    counts = poll.tally.counts if poll.tally else None
    by_answer = None if counts is None else tuple(counts.get(a, 0) for a in ANSWERS)
    return reports.Again(statement=poll.about, round=poll.round, counts=by_answer)


def kept(store: Store, content: Content, of: Workshop) -> Kept:
    """What was kept at the reveal; Refused before it."""
    return workshop.kept(store, content, of, advice.outcome)


def settled(content: Content, found: Kept, talk: Talk) -> Result:
    """What was kept as it stands when the room has talked; `content` is what it is pinned to."""
    return advice.settled(content, found.result, dict(talk.agreed), dict(talk.targets))


def about(of: Workshop, day: date, talk: reports.Talk = reports.NO_TALK) -> reports.About:
    """Whose workshop is told, and what of it does not stand in its Result."""
    return reports.About(
        organisation=of.organisation,
        day=day,
        target_group=of.target_group,
        invented=of.practice,
        invited=of.invited,
        talk=talk,
    )


def report(  # noqa: PLR0913 - what is told, of what, and how
    content: Content,
    found: Kept,
    of: Workshop,
    talk: Talk,
    words: Words,
    *,
    day: date,
    plan: Plan | None = None,
) -> Report:
    """What was kept at the reveal and what was said since, told, with the reveal's own day."""
    result = settled(content, found, talk)
    whose = about(of, of.revealed_on or day, talk.said)
    return reports.tell(content, result, words, whose, found.reasons, plan=plan)
