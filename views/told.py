"""What a workshop came to, told: its report as it was revealed, and what people wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import advice
import anonymity
import answers
import reports
import workshop
from views import here, house, planned, visitor

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from arithmetic import Result
    from reports import Plan, PlanReport, Report
    from workshop import Kept, Poll, Store, Workshop

NO_TALK = reports.Talk()
SHOWN = frozenset({"revealed", "closed"})


def the_report() -> Report | None:
    """What this address's workshop came to, told; None when there is nothing to tell yet."""
    if here.an_example():
        return the_example()
    found = here.the_workshop()
    if found is None:
        return None
    if found.kind == "together":
        return _together(found)
    if found.phase not in SHOWN:
        return None
    talk = the_talk(found)
    told = ("report", visitor.the_words().language, talk)
    return house.the_memory().recall(found.id, told, lambda: _revealed(found, talk))


def the_example() -> Report | None:
    """The example, told; None when another instrument asks other statements."""
    words, known = visitor.the_words(), house.the_content()
    return house.the_memory().recall(
        workshop.EXAMPLE, words.language, lambda: reports.example(known, words)
    )


def _together(of: Workshop) -> Report | None:
    """What the room has agreed so far, counted anew; with the shelves it began with."""
    if not workshop.agreed(house.the_store(), of.id):
        return None
    about, plan = _about(of, _last_said(of)), planned.the_plan(of)
    return reports.tell(here.shelves(of), _agreed(of), visitor.the_words(), about, plan=plan)


def _agreed(of: Workshop) -> Result:
    """What the room has agreed so far."""
    store, known = house.the_store(), here.shelves(of)
    agreed = workshop.agreed(store, of.id)
    nobody = answers.table(workshop.asked(known, of.questionnaire), (), of.questionnaire)
    result = advice.outcome(known, nobody, mode=of.mode, agreed=agreed)
    return advice.settled(known, result, {}, workshop.targets(store, of.id))


class Talk(NamedTuple):
    """What the room has agreed after the reveal and what it aims at, by pairs; and its plan.

    `said` is all that was said and rated again, as the report tells it.
    """

    agreed: tuple[tuple[str, str], ...] = ()
    targets: tuple[tuple[str, int], ...] = ()
    said: reports.Talk = NO_TALK
    plan: Plan | None = None


def the_talk(of: Workshop) -> Talk:
    """What the room has said after the reveal that changes what is told."""
    store = house.the_store()
    agreed = workshop.agreed_after(store, of.id)
    aims = tuple(workshop.targets(store, of.id).items())
    return Talk(tuple(agreed.items()), aims, said(store, of.id), planned.the_plan(of))


def the_plan(of: Workshop, plan: Plan) -> PlanReport:
    """A plan of this workshop, told, also where it promises nothing yet."""
    return reports.tell_plan(here.shelves(of), the_result(of), visitor.the_words(), plan)


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
    by_answer = None if counts is None else tuple(counts.get(a, 0) for a in answers.ANSWERS)
    return reports.Again(statement=poll.about, round=poll.round, counts=by_answer)


def the_result(of: Workshop) -> Result:
    """What was kept at the reveal, as it stands when the room has talked."""
    if of.kind == "together":
        return _agreed(of)
    return _settled(of, the_talk(of))


def _settled(of: Workshop, talk: Talk) -> Result:
    shelves, kept = here.shelves(of), _kept(of)
    return advice.settled(shelves, kept.result, dict(talk.agreed), dict(talk.targets))


def _revealed(of: Workshop, talk: Talk) -> Report:
    """What was kept at the reveal and what was agreed since, told, with the reveal's own day."""
    kept, day = _kept(of), of.revealed_on or visitor.here_and_now(of.created).date()
    result, words = _settled(of, talk), visitor.the_words()
    about = _about(of, day, talk.said)
    return reports.tell(here.shelves(of), result, words, about, kept.reasons, plan=talk.plan)


def _kept(of: Workshop) -> Kept:
    return workshop.kept(house.the_store(), house.the_content(), of, advice.outcome)


def _about(of: Workshop, day: date, talk: reports.Talk = NO_TALK) -> reports.About:
    return reports.About(
        organisation=of.organisation,
        day=day,
        target_group=of.target_group,
        invented=of.practice,
        talk=talk,
    )


def _last_said(of: Workshop) -> date:
    """The day on which the room last said something."""
    said = workshop.settled(house.the_store(), of.id).values()
    return visitor.here_and_now(max((a.at for a in said), default=of.created)).date()


def the_comments() -> Mapping[str, tuple[str, ...]]:
    """What people wrote, by statement, as far as it may be shown."""
    found = here.the_workshop()
    if found is None or found.kind == "together" or found.phase not in SHOWN:
        return {}
    return house.the_memory().recall(found.id, "comments", lambda: _comments(found))


def _comments(of: Workshop) -> Mapping[str, tuple[str, ...]]:
    written = workshop.comments(house.the_store(), of)
    return anonymity.comments(_kept(of).result, written, of.id)
