"""What a workshop came to, told without a screen: what was kept at the reveal and said since."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

import advice
import anonymity
import answers
import reports
import workshop
from answers import ANSWERS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from arithmetic import Result
    from content import Content
    from reports import Plan, RedesignReport, Report
    from words import Words
    from workshop import Action, Kept, Poll, Store, Workshop

SHOWN = frozenset({"revealed", "closed"})


class Talk(NamedTuple):
    """What the room has agreed after the reveal and what it aims at, by pairs; and its plan.

    `said` is all that was said and rated again, as the report tells it, and `contact` whom one can
    ask about it.
    """

    agreed: tuple[tuple[str, str], ...] = ()
    targets: tuple[tuple[str, int], ...] = ()
    said: reports.Talk = reports.NO_TALK
    contact: str = ""


def talk(store: Store, workshop_id: str) -> Talk:
    """What the room has said after the reveal that changes what is told."""
    agreed = workshop.agreed_after(store, workshop_id)
    aims = workshop.targets(store, workshop_id)
    contact = workshop.whom_to_ask(store, workshop_id)
    return Talk(tuple(agreed.items()), tuple(aims.items()), said(store, workshop_id), contact)


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


def plan(store: Store, workshop_id: str) -> Plan:
    """What the room promises and weighs, with its votes and what became of it."""
    every = [one.action for one in workshop.actions(store, workshop_id)]
    said = {poll.kind: poll for poll in workshop.polls(store, workshop_id) if not poll.open}
    became = _became(store, workshop_id)
    promises = tuple(_promise(one, said.get("dots"), became.get(one.id, "")) for one in every)
    made = [one.made_on for one in every if one.chosen and one.made_on]
    return reports.Plan(
        promises=promises,
        decided_on=max(made, default=None),
        follow_ups=_follow_ups(min(made, default=None)),
        commitment=_commitment(said.get("commit")),
    )


def _follow_ups(begun: date | None) -> tuple[date, ...]:
    """When the plan is looked at again, counted from its first promise."""
    if begun is None:
        return ()
    return tuple(begun + timedelta(days=days) for days in workshop.FOLLOW_UPS)


def _promise(one: Action, dots: Poll | None, became: reports.Became) -> reports.Promise:
    return reports.Promise(
        **one.model_dump(include=set(reports.Promise.model_fields)),
        dots=_dots(one, dots),
        became=became,
    )


def _dots(one: Action, poll: Poll | None) -> int | None:
    """How many dots lie on it; None where it was not voted on, or too few voted."""
    key = one.step or one.id
    if poll is None or poll.tally is None or poll.tally.counts is None or key not in poll.options:
        return None
    return poll.tally.counts.get(key, 0)


def _commitment(poll: Poll | None) -> reports.Commitment | None:
    if poll is None or poll.tally is None:
        return None
    found = poll.tally
    counts = () if found.counts is None else tuple(found.counts.get(rung, 0) for rung in "012345")
    return reports.Commitment(
        people=found.people, doubts_to=workshop.LIFTS_TO, counts=counts, words=found.words
    )


def _became(store: Store, workshop_id: str) -> dict[str, reports.Became]:
    """The last word on each promise."""
    every = workshop.promises(store, workshop_id)
    return {one.action.id: one.last.report.status for one in every if one.last}


def kept(store: Store, content: Content, of: Workshop) -> Kept:
    """What was kept at the reveal; Refused before it."""
    return workshop.kept(store, content, of, advice.outcome)


def settled(content: Content, found: Kept, talk: Talk) -> Result:
    """What was kept as it stands when the room has talked; `content` is what it is pinned to."""
    return advice.settled(content, found.result, dict(talk.agreed), dict(talk.targets))


def about(
    of: Workshop, day: date, talk: reports.Talk = reports.NO_TALK, contact: str = ""
) -> reports.About:
    """Whose workshop is told, and what of it does not stand in its Result."""
    return reports.About(
        organisation=of.organisation,
        day=day,
        target_group=of.target_group,
        invented=of.practice,
        invited=of.invited,
        contact=contact,
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
    whose = about(of, of.revealed_on or day, talk.said, talk.contact)
    return reports.tell(content, result, words, whose, found.reasons, plan=plan)


def meeting(content: Content, of: Workshop, words: Words, **more: str) -> reports.Meeting:
    """What those who are to come need to know; `content` is what the workshop is pinned to.

    What a workshop does not know itself is `more`: its address and code, the clock, the place and
    who signs.
    """
    asked = workshop.asked(content, of.questionnaire)
    fewest = content.method.limits.group_minimum.value
    return reports.Meeting(
        organisation=of.organisation,
        made=workshop.day_of(of.created),
        asked=asked,
        minutes=workshop.minutes(len(asked)),
        promise=workshop.promise(words, of.mode, fewest),
        days=workshop.FOLLOW_UPS[0],
        day=of.meets_on,
        target_group=of.target_group,
        areas=of.areas,
        levels=of.kind == "private",
        invited=of.invited,
        closes=_moment(of.closes_at, words),
        practice=of.practice,
        **more,
    )


def _moment(at: datetime | None, words: Words) -> str:
    if at is None:
        return ""
    found = at.astimezone(workshop.CLOCK)
    return words.say("{day} at {clock}", day=words.date(found.date()), clock=words.clock(found))


def agreed(store: Store, content: Content, of: Workshop) -> Result:
    """What a room that answers together has agreed so far; `content` is what it is pinned to."""
    settled_so_far = workshop.agreed(store, of.id)
    nobody = answers.table(workshop.asked(content, of.questionnaire), (), of.questionnaire)
    result = advice.outcome(content, nobody, mode=of.mode, agreed=settled_so_far)
    return advice.settled(content, result, {}, workshop.targets(store, of.id))


def result(store: Store, content: Content, of: Workshop) -> Result:
    """What a workshop came to as it stands when the room has talked; Refused before the reveal.

    `content` are the shelves as they are now.
    """
    pinned = workshop.shelves(store, content, of)
    if of.kind == "together":
        return agreed(store, pinned, of)
    return settled(pinned, kept(store, content, of), talk(store, of.id))


def comments(store: Store, content: Content, of: Workshop) -> dict[str, tuple[str, ...]]:
    """What people wrote, by statement, as far as it may be read; nothing where nothing is shown.

    `content` are the shelves as they are now.
    """
    if of.kind == "together" or of.phase not in SHOWN:
        return {}
    found = kept(store, content, of).result
    return anonymity.comments(found, workshop.comments(store, of), of.id)


def redesign(  # noqa: PLR0913, PLR0917 - what is told, of what, and beside which plan
    store: Store, content: Content, of: Workshop, result: Result, words: Words, plan: Plan
) -> RedesignReport | None:
    """Every sheet that is filled in, told beside the plan; None where none is.

    `content` is what it is pinned to.
    """
    filled, said_there = workshop.the_sheets(store, of.id), planned(plan.promises)
    if filled == type(filled)():
        return None
    return reports.tell_redesign(content, result, words, filled, planned=said_there)


def planned(promises: Iterable[Action] | Iterable[reports.Promise]) -> tuple[str, ...]:
    """What is promised and by whom, as texts, for the sheets that are held against the plan."""
    return tuple(text for one in promises if one.chosen for text in (one.title, one.owner))


def together(  # noqa: PLR0913 - what is told, of what, and how
    store: Store,
    content: Content,
    of: Workshop,
    words: Words,
    *,
    day: date,
    plan: Plan | None = None,
) -> Report | None:
    """What a room has agreed so far, counted anew; None where it has agreed on nothing.

    `content` is what it is pinned to.
    """
    if not workshop.agreed(store, of.id):
        return None
    whose = about(of, day, contact=workshop.whom_to_ask(store, of.id))
    return reports.tell(content, agreed(store, content, of), words, whose, plan=plan)
