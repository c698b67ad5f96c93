"""A Result to a Report: every word chosen and every number formatted. Computes nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from pydantic import BaseModel, ConfigDict

from reports.model import Report
from reports.parts import Fact
from reports.said import NO_TALK, Talk
from reports.telling import agenda, front, profile, squares, talk
from reports.telling.at_hand import AtHand
from reports.telling.citizens import citizens
from reports.telling.factors import tell_factor
from reports.telling.groups import groups
from reports.telling.labels import labels
from reports.telling.method import footnotes, method, notes, sources, terms
from reports.telling.plan import tell_plan
from reports.telling.steps import start_note, tell_step

if TYPE_CHECKING:
    from arithmetic import Result
    from content import Content
    from reports.plan import Plan
    from reports.telling.at_hand import Reasons
    from words import Words

UNSAID: Final[Reasons] = {}


class About(BaseModel):
    """What a Report says of itself: whose it is, its title, and the day of the answers.

    `target_group` says who it is about, in the room's own words; with `invented` people it says so.
    `talk` is what the room has said since it saw the answers. `invited` is how many were, where
    somebody has counted them, and `contact` whom to write to about the report.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    organisation: str
    day: date
    title: str = ""
    target_group: str = ""
    invented: bool = False
    invited: int | None = None
    contact: str = ""
    talk: Talk = NO_TALK


def tell(  # noqa: PLR0913 - what is told, of whom, and what the room promises
    content: Content,
    result: Result,
    words: Words,
    about: About,
    reasons: Reasons = UNSAID,
    *,
    plan: Plan | None = None,
) -> Report:
    """The Result in the language of `words`.

    `reasons` say why group figures are hidden, as `anonymity.why_hidden` gives them; without them
    every reason is told that it may be. A `plan` without a promise is not told.
    """
    at_hand = AtHand(content, result, words, reasons, about.talk)
    factors = tuple(tell_factor(at_hand, found) for found in result.factors)
    statements = {s.id: s for factor in factors for s in factor.statements}
    on_agenda = agenda.agenda(at_hand, statements)
    apart = agenda.apart(on_agenda)
    return Report(
        language=words.language,
        title=about.title or words.say("Report from the workshop"),
        organisation=about.organisation,
        subtitle=content.method.name[words.language],
        date=words.date(about.day),
        date_iso=about.day.isoformat(),
        kicker=_answered(at_hand),
        participants=result.participants,
        facts=_facts(at_hand, about),
        desk=front.desk(at_hand, about),
        ladder=front.ladder(at_hand),
        ladder_note=front.ladder_note(at_hand),
        colophon=front.colophon(at_hand, about, _questionnaire(at_hand)),
        target_group=about.target_group,
        invented_note=_invented(at_hand, about),
        finding=profile.finding(at_hand),
        lead=profile.lead(at_hand),
        range_text=words.number(result.profile.range) if result.profile.range else "",
        squares_note=squares.note(at_hand, factors),
        instead=profile.instead(at_hand),
        citizens=citizens(at_hand, statements),
        radar_alt=profile.radar_alt(at_hand, factors),
        shape_alt=profile.shape_alt(at_hand, factors),
        factors=factors,
        agreed_any=talk.agreed_any(at_hand),
        lowest=profile.lowest(at_hand, factors),
        start=tuple(tell_step(at_hand, step) for step in result.next_steps.start),
        start_note=start_note(at_hand),
        agenda_title=agenda.title(at_hand, on_agenda),
        agenda_note=agenda.note(at_hand, on_agenda),
        agenda=on_agenda,
        apart=apart,
        furthest=squares.furthest(at_hand, apart),
        closest=agenda.closest(at_hand, statements),
        talk=talk.tell_talk(at_hand, statements),
        rest=agenda.rest(at_hand),
        groups=tuple(groups(at_hand)),
        footnotes=footnotes(at_hand),
        notes=notes(at_hand),
        method=method(at_hand),
        terms=terms(at_hand),
        sources=sources(at_hand),
        plan=tell_plan(content, result, words, plan) if plan and plan.chosen else None,
        labels=labels(words),
    )


def _answered(at_hand: AtHand) -> str:
    if at_hand.together:
        return at_hand.words.say("Answered together")
    return at_hand.words.count(
        "{n} person has answered", "{n} people have answered", at_hand.result.participants
    )


def _invented(at_hand: AtHand, about: About) -> str:
    if not about.invented:
        return ""
    return at_hand.words.say("Practice: the people and their answers are invented.")


def _facts(at_hand: AtHand, about: About) -> tuple[Fact, ...]:
    say = at_hand.words.say
    group = Fact(label=say("Target group"), value=about.target_group)
    return (
        *([group] if about.target_group else []),
        Fact(label=say("Participants"), value=_answered(at_hand)),
        Fact(label=say("Questionnaire"), value=_questionnaire(at_hand)),
        Fact(label=say("Answers"), value=_mode(at_hand)),
    )


def _questionnaire(at_hand: AtHand) -> str:
    asked = sum(len(factor.statements) for factor in at_hand.result.factors)
    if at_hand.result.questionnaire == "short":
        return at_hand.words.say("Short, {n} statements", n=asked)
    return at_hand.words.say("Full, {n} statements", n=asked)


def _mode(at_hand: AtHand) -> str:
    say = at_hand.words.say
    if at_hand.together:
        return say("Agreed in the room")
    return say("Anonymous") if at_hand.anonymous else say("Open, as everybody agreed")
