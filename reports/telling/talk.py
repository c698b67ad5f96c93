"""The talk after the reveal in words: what was agreed, what was not, and what was rated again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answers import ANSWERS
from arithmetic import RUNGS
from reports.parts import Bar, Fact, Talked, TalkReport
from reports.telling.at_hand import upper

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reports.model import StatementReport
    from reports.parts import Outcome
    from reports.said import Again, Said
    from reports.telling.at_hand import AtHand


def outcome(at_hand: AtHand, statement: str) -> str:
    """What came of the talk about a statement, in two or three words."""
    say, said = at_hand.words.say, at_hand.talk.of(statement)
    if not at_hand.talk.decided:
        return ""
    if said is None:
        return say("not talked about")
    if said.level is not None:
        return say("agreed {score}", score=_level(at_hand, said))
    return say("unresolved") if said.unresolved else say("talked about")


def _level(at_hand: AtHand, said: Said) -> str:
    say = at_hand.words.say
    named = {"dont_know": say("Don't know"), "not_relevant": say("Not relevant here")}
    return named.get(said.level or "", said.level or "")


def agreed_any(at_hand: AtHand) -> bool:
    """Whether the room has agreed on a level after it saw its answers."""
    return not at_hand.together and any(f.agreed_score is not None for f in at_hand.result.factors)


def tell_talk(at_hand: AtHand, statements: Mapping[str, StatementReport]) -> TalkReport | None:
    """What was talked through, in the order of the agenda, then the files; None where nothing was.

    What only was rated again is talked about too.
    """
    touched = {said.statement for said in at_hand.talk.decided}
    touched |= {again.statement for again in at_hand.talk.again}
    order = dict.fromkeys((*at_hand.result.agenda, *statements))
    through = [statements[key] for key in order if key in touched and key in statements]
    if not through or at_hand.nothing_shown:
        return None
    talked = tuple(_talked(at_hand, statement) for statement in through)
    return TalkReport(
        kicker=_kicker(at_hand, touched),
        heading=_heading(at_hand, talked),
        note=_note(at_hand, talked),
        talked=talked,
        rest=tuple(
            Fact(label=statements[key].text, value=_where(at_hand, statements[key]))
            for key in at_hand.result.agenda
            if key not in touched
        ),
    )


def _kicker(at_hand: AtHand, touched: set[str]) -> str:
    agenda, words = at_hand.result.agenda, at_hand.words
    if not agenda:
        return ""
    return words.say(
        "{n} of the {all} statements on the agenda have been talked about",
        n=words.spelled(len(touched & set(agenda))),
        all=words.spelled(len(agenda)),
    )


def _heading(at_hand: AtHand, talked: tuple[Talked, ...]) -> str:
    """How many levels were agreed, and how many statements are not resolved."""
    agreed = sum(each.outcome == "agreed" for each in talked)
    unresolved = sum(each.outcome == "unresolved" for each in talked)
    if agreed and unresolved:
        return f"{_agreed(at_hand, agreed)} {_unresolved(at_hand, unresolved)}"
    if agreed:
        return _agreed(at_hand, agreed)
    if unresolved:
        return _unresolved(at_hand, unresolved)
    return at_hand.words.say("You have talked, and agreed on no level yet.")


def _agreed(at_hand: AtHand, n: int) -> str:
    return at_hand.words.count(
        "You agreed on a level for one statement.",
        "You agreed on a level for {few} statements.",
        n,
        few=at_hand.words.spelled(n),
    )


def _unresolved(at_hand: AtHand, n: int) -> str:
    return at_hand.words.count(
        "One statement is unresolved, and both arguments are here.",
        "{few} statements are unresolved, and both arguments are here.",
        n,
        few=upper(at_hand.words.spelled(n)),
    )


def _note(at_hand: AtHand, talked: tuple[Talked, ...]) -> str:
    """How the bars are to be read, where there are any."""
    say = at_hand.words.say
    told = [say("What was agreed stands beside the answers and does not change them.")]
    if any(len(each.bars) > 1 for each in talked):
        told.append(
            say(
                "“After” is a new rating without names; nothing pairs what a person answered "
                "before and after."
            )
        )
    return " ".join(told)


def _where(at_hand: AtHand, statement: StatementReport) -> str:
    return at_hand.words.say(
        "{factor}, statement {number}", factor=upper(statement.factor), number=statement.number
    )


def _talked(at_hand: AtHand, statement: StatementReport) -> Talked:
    said, say = at_hand.talk.of(statement.id), at_hand.words.say
    missing = say("Not written.") if said and said.unresolved else ""
    place = _where(at_hand, statement)
    return Talked(
        id=statement.id,
        number=statement.number,
        text=statement.text,
        place=f"{place}. {upper(statement.n_text)}." if statement.n_text else f"{place}.",
        outcome=_outcome(said),
        said=_said(at_hand, said, statement),
        reason=said.reason if said else "",
        low=(said.low or missing) if said and said.unresolved else "",
        high=(said.high or missing) if said and said.unresolved else "",
        others=tuple(_others(at_hand, said)) if said else (),
        bars=tuple(_bars(at_hand, statement)),
    )


def _outcome(said: Said | None) -> Outcome:
    if said and said.level is not None:
        return "agreed"
    return "unresolved" if said and said.unresolved else "noted"


def _said(at_hand: AtHand, said: Said | None, statement: StatementReport) -> str:
    """The agreed level in the statement's own words, or that it is unresolved."""
    say = at_hand.words.say
    if said is None or (said.level is None and not said.unresolved):
        return say("No level was agreed.")
    if said.level is None:
        return say("Unresolved")
    if said.level not in ANSWERS[:RUNGS]:
        return _level(at_hand, said)
    return f"{said.level}. {statement.rungs[int(said.level)].text}"


def _others(at_hand: AtHand, said: Said) -> Iterator[Fact]:
    say = at_hand.words.say
    if said.evidence:
        yield Fact(label=say("Where it can be seen"), value=said.evidence)
    if said.looks or said.looks_on:
        when = at_hand.words.date(said.looks_on) if said.looks_on else ""
        told = ", ".join(filter(None, (said.looks, when)))
        yield Fact(label=say("Who will look, and when"), value=told)
    if said.note:
        yield Fact(label=say("Note"), value=said.note)


def _bars(at_hand: AtHand, statement: StatementReport) -> Iterator[Bar]:
    """The answers before; and after, where they were asked for again."""
    again = [each for each in at_hand.talk.again if each.statement == statement.id]
    before = at_hand.words.say("Before") if again else ""
    counts = tuple(rung.count or 0 for rung in statement.rungs) if statement.shown else ()
    # What was agreed came afterwards, so it is no part of what was answered before.
    text = _told(at_hand, counts) if again and counts else statement.distribution_text
    yield Bar(label=before, counts=counts, text=text)
    for each in sorted(again, key=lambda each: each.round):
        yield _after(at_hand, each)


def _after(at_hand: AtHand, again: Again) -> Bar:
    say = at_hand.words.say
    label = say("After") if again.round == 1 else say("After again")
    if again.counts is None:
        hidden = say("Fewer than {k} rated it again, so it is not shown.", k=at_hand.k)
        return Bar(label=label, counts=(), text=hidden)
    counts = again.counts[:RUNGS]
    return Bar(label=label, counts=counts, text=_told(at_hand, counts))


def _told(at_hand: AtHand, counts: Sequence[int]) -> str:
    """How many chose each rung."""
    say = at_hand.words.say
    told = ", ".join(
        say("{count} on rung {rung}", count=count, rung=rung) for rung, count in enumerate(counts)
    )
    answers = at_hand.words.count("{n} answer", "{n} answers", sum(counts))
    return say("{answers}: {told}.", answers=answers, told=told)
