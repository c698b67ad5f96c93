"""One statement's figures in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model import Fact, RungWords, StatementReport

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.telling import Telling
    from arithmetic import StatementResult


def tell_statement(telling: Telling, found: StatementResult) -> StatementReport:
    """The statement with its answers, verdict and question."""
    statement = telling.content.statements[found.id]
    language = telling.language
    return StatementReport(
        id=found.id,
        number=telling.content.numbers[found.id],
        factor=telling.content.factor_of[found.id].short[language],
        text=statement.text[language],
        question=statement.question[language],
        value=found.value,
        value_text=_value(telling, found),
        n_text=_n(telling, found),
        rungs=_rungs(telling, found),
        shown=found.counts is not None,
        distribution_text=_distribution(telling, found),
        verdict=_verdict(telling, found),
        verdict_short=_verdict_short(telling, found),
        verdict_rule=_verdict_rule(telling, found),
        agreement_words=_agreement(telling, found),
        agreement_text="" if found.agreement is None else telling.words.number(found.agreement, 2),
        split=found.verdict == "split",
        agreed=found.agreed is not None,
        details=tuple(_details(telling, found)),
    )


def _value(telling: Telling, found: StatementResult) -> str:
    if found.agreed is not None:
        return str(found.agreed)
    if found.value is not None:
        return telling.words.number(found.value)
    if telling.together and found.dont_know:
        return telling.words.say("Don't know")
    if telling.together and found.not_relevant:
        return telling.words.say("Not relevant here")
    return "\N{EN DASH}"


def _n(telling: Telling, found: StatementResult) -> str:
    if found.agreed is not None:
        return telling.words.say("agreed")
    if telling.together:
        return ""
    return telling.words.count("{n} answer", "{n} answers", found.n)


def _rungs(telling: Telling, found: StatementResult) -> tuple[RungWords, ...]:
    language = telling.language
    radius = telling.content.method.limits.region_radius.value
    return tuple(
        RungWords(
            value=rung.value,
            text=rung.text[language],
            short=rung.short[language],
            count=None if found.counts is None else found.counts[rung.value],
            in_region=found.median is not None and abs(rung.value - found.median) <= radius,
        )
        for rung in telling.content.rungs(found.id)
    )


def _distribution(telling: Telling, found: StatementResult) -> str:
    say = telling.words.say
    if found.agreed is not None:
        rung = telling.content.rungs(found.id)[found.agreed]
        return say(
            "Agreed level {level}: {rung}.", level=found.agreed, rung=rung.short[telling.language]
        )
    if found.counts is None:
        return _why_not(telling, found)
    told = ", ".join(
        say("{count} on rung {rung}", count=c, rung=r) for r, c in enumerate(found.counts)
    )
    return say("{answers}: {told}.", answers=_n(telling, found), told=told)


def _why_not(telling: Telling, found: StatementResult) -> str:
    """Why no distribution is shown."""
    say, limits = telling.words.say, telling.content.method.limits
    if telling.together or not found.n:
        return say("No level yet.") if telling.together else say("Nobody has chosen a rung.")
    if found.mean is None:
        return say("Hidden because fewer than {k} have answered.", k=limits.group_minimum.value)
    return say(
        "The single answers are shown when at least {m} people have answered.",
        m=limits.single_person_minimum.value,
    )


def _verdict(telling: Telling, found: StatementResult) -> str:
    say = telling.words.say
    if telling.together:
        return say("Agreed in the room") if found.agreed is not None else _value(telling, found)
    return {
        "agreement": say("The answers lie close together"),
        "split": say("The answers are spread out"),
        "too_few": say("Too few answers"),
    }[found.verdict]


def _verdict_short(telling: Telling, found: StatementResult) -> str:
    say = telling.words.say
    if telling.together:
        return say("Agreed") if found.agreed is not None else ""
    return {
        "agreement": say("Together"),
        "split": say("Spread"),
        "too_few": say("Too few answers"),
    }[found.verdict]


def _verdict_rule(telling: Telling, found: StatementResult) -> str:
    """How many answers lie in the middle, and how many had to."""
    if found.verdict == "too_few" or found.share_in_region is None:
        return ""
    inside = round(found.share_in_region * found.n)
    return telling.words.say(
        "{inside} of {n} answers lie at most one rung from the middle answer. "
        "At least {needed} must, before we call them close.",
        inside=inside,
        n=found.n,
        needed=telling.needed(found.n),
    )


def _agreement(telling: Telling, found: StatementResult) -> str:
    if found.verdict == "too_few" or found.agreement is None:
        return ""
    words = telling.content.method.agreement.of(found.agreement, found.verdict)
    return words[telling.language]


def _details(telling: Telling, found: StatementResult) -> Iterator[Fact]:
    words = telling.words
    if found.median is not None and found.share_in_region is not None:
        yield Fact(label=words.say("Median"), value=words.number(found.median))
        yield Fact(
            label=words.say("At most one rung from the median"),
            value=words.share(found.share_in_region),
        )
    if found.agreement is not None and found.verdict != "too_few":
        yield Fact(label=words.say("Agreement A"), value=words.number(found.agreement, 2))
    if found.dont_know:
        yield Fact(label=words.say("Don't know"), value=str(found.dont_know))
    if found.not_relevant:
        yield Fact(label=words.say("Not relevant here"), value=str(found.not_relevant))
