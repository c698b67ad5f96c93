"""One statement's figures in words. Of a hidden one nothing is told but its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import advice
from arithmetic import allowed_outside
from reports.model import StatementReport
from reports.parts import Fact, RungWords
from reports.telling import spread, squares, talk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from arithmetic import StatementResult
    from reports.model import Kind
    from reports.telling.at_hand import AtHand


def tell_statement(at_hand: AtHand, found: StatementResult) -> StatementReport:
    """The statement with its answers, verdict and question."""
    statement, language = at_hand.content.statements[found.id], at_hand.language
    kind = kind_of(at_hand, found)
    return StatementReport(
        id=found.id,
        number=at_hand.content.numbers[found.id],
        factor=at_hand.content.factor_of[found.id].short[language],
        text=statement.text[language],
        question=statement.question[language],
        value=found.value,
        value_text=_value(at_hand, found),
        n_text=_n(at_hand, found),
        answered_text=_answered(at_hand, found),
        source=at_hand.tags(statement.basis),
        rungs=_rungs(at_hand, found),
        shown=bool(found.n),
        distribution_text=_distribution(at_hand, found),
        verdict=_verdict(at_hand, found),
        verdict_short=_verdict_short(at_hand, found),
        verdict_rule=_verdict_rule(at_hand, found),
        agreement_words=_agreement(at_hand, found),
        agreement_text=_a(at_hand, found),
        split=found.verdict == "split",
        mark=squares.mark(at_hand, found),
        median=found.median,
        median_text=spread.middle(at_hand, found),
        window_text=spread.window(at_hand, found),
        inside_text=spread.inside(at_hand, found),
        outcome_text=talk.outcome(at_hand, found.id),
        kind=kind,
        agenda_reason=_agenda_reason(at_hand, found, kind),
        agreed=found.agreed is not None,
        details=tuple(_details(at_hand, found)),
    )


def kind_of(at_hand: AtHand, found: StatementResult) -> Kind:
    """Why the statement is on the agenda; "" where it is not."""
    if found.id not in at_hand.result.agenda:
        return ""
    return advice.kind(found, at_hand.limits) or "next"


def _agenda_reason(at_hand: AtHand, found: StatementResult, kind: Kind) -> str:
    if kind == "dont_know":
        return at_hand.words.say(
            "{unknown} of {all} have answered “Don't know”.",
            unknown=found.dont_know,
            all=(found.n or 0) + (found.dont_know or 0) + (found.not_relevant or 0),
        )
    return _agreement(at_hand, found) if kind == "low" else _verdict_rule(at_hand, found)


def _value(at_hand: AtHand, found: StatementResult) -> str:
    if found.agreed is not None:
        return str(found.agreed)
    if found.mean is not None:
        return at_hand.words.number(found.mean)
    if at_hand.together and found.dont_know:
        return at_hand.words.say("Don't know")
    if at_hand.together and found.not_relevant:
        return at_hand.words.say("Not relevant here")
    return "\N{EN DASH}"


def _n(at_hand: AtHand, found: StatementResult) -> str:
    if at_hand.together:
        return at_hand.words.say("agreed") if found.agreed is not None else ""
    if found.n is None:
        return ""
    return at_hand.words.count("{n} answer", "{n} answers", found.n)


def _answered(at_hand: AtHand, found: StatementResult) -> str:
    """How many rated it, and how many said that they could not."""
    told = _n(at_hand, found)
    if at_hand.together or not told or not found.dont_know:
        return told
    unsure = at_hand.words.count(
        "one answered “Don't know”", "{n} answered “Don't know”", found.dont_know
    )
    return f"{told}, {unsure}"


def _rungs(at_hand: AtHand, found: StatementResult) -> tuple[RungWords, ...]:
    language, radius = at_hand.language, at_hand.limits.region_radius.value
    return tuple(
        RungWords(
            value=rung.value,
            text=rung.text[language],
            short=rung.short[language],
            count=found.counts[rung.value] if found.counts and found.n else None,
            in_region=found.median is not None and abs(rung.value - found.median) <= radius,
        )
        for rung in at_hand.content.rungs(found.id)
    )


def _distribution(at_hand: AtHand, found: StatementResult) -> str:
    """The answers in words; nothing of a hidden statement."""
    told = (_agreed_level(at_hand, found), _counted(at_hand, found))
    return " ".join(filter(None, told)) or _nothing(at_hand, found)


def _agreed_level(at_hand: AtHand, found: StatementResult) -> str:
    if found.agreed is None:
        return ""
    rung = at_hand.content.rungs(found.id)[found.agreed]
    return at_hand.words.say(
        "Agreed level {level}: {rung}.", level=found.agreed, rung=rung.short[at_hand.language]
    )


def _counted(at_hand: AtHand, found: StatementResult) -> str:
    if not found.n or not found.counts:
        return ""
    say = at_hand.words.say
    told = ", ".join(
        say("{count} on rung {rung}", count=c, rung=r) for r, c in enumerate(found.counts)
    )
    answers = at_hand.words.count("{n} answer", "{n} answers", found.n)
    return say("{answers}: {told}.", answers=answers, told=told)


def _nothing(at_hand: AtHand, found: StatementResult) -> str:
    if at_hand.together:
        return at_hand.words.say("No level yet.")
    return "" if found.n is None else at_hand.words.say("Nobody has chosen a rung.")


def _verdict(at_hand: AtHand, found: StatementResult) -> str:
    say = at_hand.words.say
    if at_hand.together:
        return say("Agreed in the room") if found.agreed is not None else _value(at_hand, found)
    return {
        "agreement": say("The answers lie close together"),
        "split": say("The answers are spread out"),
        "too_few": say("Too few answers"),
        None: "",
    }[found.verdict]


def _verdict_short(at_hand: AtHand, found: StatementResult) -> str:
    say = at_hand.words.say
    if at_hand.together:
        return say("Agreed") if found.agreed is not None else ""
    return {
        "agreement": say("Together"),
        "split": say("Spread"),
        "too_few": say("Too few answers"),
        None: "",
    }[found.verdict]


def _verdict_rule(at_hand: AtHand, found: StatementResult) -> str:
    """How many answers lie in the middle, and how many had to."""
    if found.verdict == "too_few" and found.n:
        return at_hand.words.say(
            "We call answers close or spread from {m} answers up.",
            m=at_hand.limits.verdict_minimum.value,
        )
    if not found.n or found.share_in_region is None:
        return ""
    radius = at_hand.limits.region_radius.value
    return at_hand.words.count(
        "{inside} of {of} answers lie at most one rung from the middle answer. "
        "At least {needed} must, before we call them close.",
        "{inside} of {of} answers lie at most {few} rungs from the middle answer. "
        "At least {needed} must, before we call them close.",
        radius,
        few=at_hand.words.spelled(radius),
        inside=round(found.share_in_region * found.n),
        of=found.n,
        needed=found.n - allowed_outside(found.n),
    )


def _agreement(at_hand: AtHand, found: StatementResult) -> str:
    """The shelves' words for how far people agree."""
    if found.agreement is None or found.verdict in {None, "too_few"}:
        return ""
    words = at_hand.content.method.agreement.of(found.agreement, str(found.verdict))
    return words[at_hand.language]


def _a(at_hand: AtHand, found: StatementResult) -> str:
    if found.agreement is None or found.verdict == "too_few":
        return ""
    return at_hand.words.number(found.agreement, 2)


def _details(at_hand: AtHand, found: StatementResult) -> Iterator[Fact]:
    words, radius = at_hand.words, at_hand.limits.region_radius.value
    if found.median is not None and found.share_in_region is not None:
        yield Fact(label=words.say("Median"), value=words.number(found.median))
        yield Fact(
            label=words.count(
                "At most one rung from the median",
                "At most {few} rungs from the median",
                radius,
                few=words.spelled(radius),
            ),
            value=words.share(found.share_in_region),
        )
    if told := _a(at_hand, found):
        yield Fact(label=words.say("Agreement A"), value=told)
    if found.dont_know:
        yield Fact(label=words.say("Don't know"), value=str(found.dont_know))
    if found.not_relevant:
        yield Fact(label=words.say("Not relevant here"), value=str(found.not_relevant))
