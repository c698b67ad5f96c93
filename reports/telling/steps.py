"""One next step in words, with why it stands where it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model import StepReport

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.telling import Telling
    from arithmetic import NextStep


def tell_step(telling: Telling, found: NextStep) -> StepReport:
    """The step, who leads it, when, and why."""
    step, language, say = telling.content.steps[found.id], telling.language, telling.words.say
    return StepReport(
        id=found.id,
        factor=telling.short(found.factor),
        title=step.title[language],
        how=step.how[language],
        lead=telling.content.levels[step.lead].name[language],
        horizon=_horizon(telling, step.days),
        effort=_effort(telling, step.effort),
        lifts=say("Lifts statement {numbers}", numbers=telling.numbered(found.because)),
        why=tuple(_why(telling, found)),
        stable=_stable(telling, found),
        source=_source(telling, step.source),
    )


def _horizon(telling: Telling, days: int) -> str:
    say = telling.words.say
    return {
        30: say("Within a month"),
        90: say("Within three months"),
        180: say("Within six months"),
        365: say("Within a year"),
    }[days]


def _effort(telling: Telling, effort: int) -> str:
    say = telling.words.say
    return {
        1: say("Small: can begin with what you have"),
        2: say("Medium: takes time in several departments"),
        3: say("Large: needs a decision on money or organisation"),
    }[effort]


def _why(telling: Telling, found: NextStep) -> Iterator[str]:
    """Its statements and their values, the target, the leverage and the effort."""
    say = telling.words.say
    yield say(
        "The target is {target}, and {levels}.",
        target=telling.factor(found.factor).target,
        levels=telling.words.together(_level(telling, key) for key in found.because),
    )
    yield say(
        "On average {need} rungs are missing up to the target.",
        need=telling.words.number(found.need),
    )
    held = telling.held_below_target(found.factor)
    if held:
        yield say(
            "{factor} holds back {others}, which also lie below target.",
            factor=telling.short(found.factor),
            others=telling.named(held),
        )


def _level(telling: Telling, statement: str) -> str:
    found, say = telling.statement(statement), telling.words.say
    number = telling.content.numbers[statement]
    if found.agreed is not None:
        return say("statement {number} was agreed at {value}", number=number, value=found.agreed)
    answers = telling.words.count("{n} answer", "{n} answers", found.n)
    value = telling.words.number(found.value or 0)
    return say(
        "statement {number} lies at {value} ({answers})",
        number=number,
        value=value,
        answers=answers,
    )


def _stable(telling: Telling, found: NextStep) -> str:
    """How the step stands when any one person is left out; empty where that is not shown."""
    if found.stable is None:
        return ""
    runs = telling.result.participants
    if found.stable == runs:
        return telling.words.say("The step stays on the list, whoever had not answered.")
    return telling.words.say(
        "The step stays on the list in {k} of {n} calculations with one person left out.",
        k=found.stable,
        n=runs,
    )


def _source(telling: Telling, tags: tuple[str, ...]) -> str:
    own = telling.words.say("our own suggestion")
    return telling.words.say(
        "Source: {tags}", tags=", ".join(own if t == "own" else t for t in tags)
    )
