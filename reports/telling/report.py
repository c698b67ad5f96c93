"""A Result to a Report: every word chosen and every number formatted. Computes nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from reports.groups import groups
from reports.labels import labels
from reports.method import footnotes, method, notes, sources, terms
from reports.model import (
    Example,
    Fact,
    FactorReport,
    Hold,
    Lowest,
    Report,
)
from reports.statements import tell_statement
from reports.steps import tell_step
from reports.telling import Telling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content import Content, Factor
    from reports.model import StatementReport, StepReport
    from arithmetic import FactorResult, Result
    from words import Words


class About(BaseModel):
    """What a Report says of itself: whose it is, its title, and the day of the answers."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    organisation: str
    day: date
    title: str = ""


def tell(content: Content, result: Result, words: Words, about: About) -> Report:
    """The Result in the language of `words`."""
    telling = Telling(content, result, words)
    factors = tuple(_factor(telling, found) for found in result.factors)
    statements = {s.id: s for factor in factors for s in factor.statements}
    steps = {step.id: step for factor in factors for step in factor.steps}
    say = words.say
    return Report(
        language=words.language,
        title=about.title or say("Report from the workshop"),
        organisation=about.organisation,
        subtitle=content.method.name[words.language],
        date=words.date(about.day),
        date_iso=about.day.isoformat(),
        kicker=_answered(telling),
        facts=_facts(telling),
        finding=_finding(telling),
        lead=_lead(telling),
        radar_alt=_radar_alt(telling, factors),
        factors=factors,
        lowest=_lowest(telling, factors),
        start=_start(telling, steps),
        start_note=_start_note(telling),
        agenda=_agenda(telling, statements),
        groups=tuple(groups(telling)),
        footnotes=footnotes(telling),
        notes=notes(telling),
        method=method(telling),
        terms=terms(telling),
        sources=sources(telling),
        labels=labels(words),
    )


def _answered(telling: Telling) -> str:
    if telling.together:
        return telling.words.say("Answered together")
    return telling.words.count(
        "{n} person has answered", "{n} people have answered", telling.result.participants
    )


def _facts(telling: Telling) -> tuple[Fact, ...]:
    say, result = telling.words.say, telling.result
    asked = sum(len(factor.statements) for factor in result.factors)
    form = (
        say("Short, {n} statements")
        if result.questionnaire == "short"
        else say("Full, {n} statements")
    )
    if telling.together:
        answers = say("Agreed in the room")
    elif result.mode == "anonymous":
        answers = say("Anonymous")
    else:
        answers = say("Open, as everybody agreed")
    return (
        Fact(label=say("Participants"), value=_answered(telling)),
        Fact(label=say("Questionnaire"), value=form.format(n=asked)),
        Fact(label=say("Answers"), value=answers),
    )


def _finding(telling: Telling) -> str:
    say, profile = telling.words.say, telling.result.profile
    if not profile.lowest:
        return say("There are too few answers for a profile.")
    if set(profile.lowest) & set(profile.highest):
        return say("You are equally far with all the factors.")
    return say(
        "You are furthest with {highest} and least far with {lowest}.",
        highest=telling.named(profile.highest),
        lowest=telling.named(profile.lowest),
    )


def _lead(telling: Telling) -> str:
    say, profile = telling.words.say, telling.result.profile
    if profile.range is None:
        return _too_few(telling)
    apart = telling.words.number(profile.range)
    if profile.imbalanced:
        first = say(
            "The profile is uneven: there are {range} rungs between the highest and the lowest "
            "factor.",
            range=apart,
        )
    else:
        first = say(
            "There are {range} rungs between the highest and the lowest factor.", range=apart
        )
    return f"{first} {telling.content.method.notes.equal_footing[telling.language]}"


def _too_few(telling: Telling) -> str:
    say, limits = telling.words.say, telling.content.method.limits
    if not telling.together and telling.result.participants < telling.fewest:
        return say(
            "At least {k} people must have answered before anything is shown of anonymous answers. "
            "A smaller team can answer openly, or together.",
            k=limits.group_minimum.value,
        )
    return say("A factor gets a score when at least half of its statements have a level.")


def _radar_alt(telling: Telling, factors: Iterable[FactorReport]) -> str:
    say = telling.words.say
    told = "; ".join(
        say(
            "{factor} {score}, target {target}",
            factor=f.short,
            score=f.score_text,
            target=f.target_text,
        )
        for f in factors
    )
    return say("Radar from 0 to 5. {told}.", told=told)


def _factor(telling: Telling, found: FactorResult) -> FactorReport:
    factor, language = telling.content.factor(found.id), telling.language
    lowest = found.id in telling.result.profile.lowest
    return FactorReport(
        id=factor.id,
        number=factor.number,
        name=factor.name[language],
        short=factor.short[language],
        score=found.score,
        score_text=telling.score(found.score),
        band=_band(telling, found, lowest=lowest),
        lowest=lowest,
        target=found.target,
        target_text=str(found.target),
        sure=_sure(telling, found),
        attribution=_sources(telling, factor),
        what=factor.what[language],
        why=factor.why[language],
        drivers=tuple(driver[language] for driver in factor.drivers),
        barriers=tuple(barrier[language] for barrier in factor.barriers),
        practice=tuple(
            Example(who=p.who, what=p.what[language], source=", ".join(p.source))
            for p in factor.practice
        ),
        holds_back=_holds(telling, factor),
        statements=tuple(tell_statement(telling, s) for s in found.statements),
        steps=tuple(
            tell_step(telling, s) for s in telling.result.next_steps.by_factor.get(found.id, ())
        ),
    )


def _sources(telling: Telling, factor: Factor) -> str:
    tags = dict.fromkeys((*factor.what.source, *factor.why.source))
    own = telling.words.say("our own synthesis")
    return telling.words.say(
        "Sources: {tags}", tags=", ".join(own if t == "own" else t for t in tags)
    )


def _band(telling: Telling, found: FactorResult, *, lowest: bool) -> str:
    say = telling.words.say
    names = {"low": say("low"), "middle": say("middle"), "high": say("high"), None: say("no score")}
    low = say("lowest")
    return f"{names[found.band]}, {low}" if lowest else names[found.band]


def _sure(telling: Telling, found: FactorResult) -> str:
    """How the score came about, and how much hangs on one person."""
    words = telling.words
    valued = sum(s.value is not None for s in found.statements)
    of = len(found.statements)
    if found.score is None:
        return words.say(
            "{n} of {of} statements have a level; at least half must.", n=valued, of=of
        )
    first = words.say("The average of {n} of {of} statements.", n=valued, of=of)
    if telling.together:
        agreed = words.say("The levels were agreed in the room.")
        return f"{first} {agreed}"
    answered = words.count(
        "{n} person has answered.", "{n} people have answered.", telling.result.participants
    )
    return f"{first} {answered} {_one_person(telling, found)}"


def _one_person(telling: Telling, found: FactorResult) -> str:
    words = telling.words
    if found.leave_one_out:
        low, high = (words.number(figure) for figure in found.leave_one_out)
        if low == high == words.number(found.score or 0):
            return words.say("The score is the same, whoever had not answered.")
        return words.say(
            "Between {low} and {high} if any one person had not answered.", low=low, high=high
        )
    limits = telling.content.method.limits
    if telling.result.participants < limits.single_person_minimum.value and telling.anonymous:
        return words.say(
            "What one person means is shown when at least {m} people have answered, "
            "so that no single person can be read from the figures.",
            m=limits.single_person_minimum.value,
        )
    return words.say("Too few answers to show what one person means.")


def _holds(telling: Telling, factor: Factor) -> tuple[Hold, ...]:
    return tuple(
        Hold(
            factor=telling.words.inside(telling.short(hold.factor)),
            because=hold.because[telling.language],
        )
        for hold in factor.holds_back
    )


def _lowest(telling: Telling, factors: tuple[FactorReport, ...]) -> Lowest | None:
    low = [factor for factor in factors if factor.lowest]
    if not low or set(telling.result.profile.lowest) & set(telling.result.profile.highest):
        return None
    say = telling.words.say
    names = telling.named([factor.id for factor in low])
    heading = (
        say("Lowest is {factor}", factor=names)
        if len(low) == 1
        else say("Lowest are {factors}", factors=names)
    )
    sure = [
        f"{factor.score_text}. {factor.sure}"
        if len(low) == 1
        else f"{factor.short} {factor.score_text}. {factor.sure}"
        for factor in low
    ]
    return Lowest(
        heading=heading,
        sure=tuple(sure),
        holds_back=tuple(dict.fromkeys(hold for factor in low for hold in factor.holds_back)),
    )


def _start(telling: Telling, steps: dict[str, StepReport]) -> tuple[StepReport, ...]:
    return tuple(
        steps[step.id].model_copy(update={"stable": tell_step(telling, step).stable})
        for step in telling.result.next_steps.start
    )


def _start_note(telling: Telling) -> str:
    say = telling.words.say
    if telling.result.next_steps.start:
        return say(
            "The three steps that stand highest, at most one for each factor. "
            "A step stands high when its statements are far from the target, when its factor holds "
            "others back, and when it takes little work."
        )
    if telling.result.profile.lowest:
        return say("Every factor has reached the target, so there is no step to begin with.")
    return say("There are too few answers to suggest a step.")


def _agenda(
    telling: Telling, statements: dict[str, StatementReport]
) -> tuple[StatementReport, ...]:
    judged = {s.id for f in telling.result.factors for s in f.statements if s.verdict != "too_few"}
    return tuple(statements[key] for key in telling.result.agenda if key in judged)
