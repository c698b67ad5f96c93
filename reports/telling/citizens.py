"""What citizens have answered, in words: question by question, beside what the room says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.beside import CitizensAnswer, CitizensQuestion, CitizensReport

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from arithmetic import Heard
    from content import Citizens, Question
    from reports.model import StatementReport
    from reports.telling.at_hand import AtHand


def citizens(at_hand: AtHand, told: Mapping[str, StatementReport]) -> CitizensReport | None:
    """What was kept at the reveal; None where no citizens were asked."""
    heard, asked = at_hand.result.citizens, at_hand.content.citizens
    if heard is None or asked is None:
        return None
    say, n = at_hand.words.say, heard.people
    shown = any(found.n is not None for found in heard.questions)
    return CitizensReport(
        heading=say("The citizens’ own answers"),
        kicker=at_hand.words.count("{n} has answered", "{n} have answered", n),
        note=asked.beside_text[at_hand.language] if shown else _nothing(at_hand),
        questions=tuple(
            _question(at_hand, asked, question, found, told)
            for question, found in zip(asked.questions, heard.questions, strict=True)
            if shown
        ),
    )


def _nothing(at_hand: AtHand) -> str:
    """What is said once where no question has answers enough."""
    return at_hand.words.say(
        "Fewer than {k} have answered each question, so nothing of it is shown.", k=k_of(at_hand)
    )


def _question(
    at_hand: AtHand,
    asked: Citizens,
    question: Question,
    found: Heard,
    told: Mapping[str, StatementReport],
) -> CitizensQuestion:
    return CitizensQuestion(
        text=question.text[at_hand.language],
        n_text=_n(at_hand, question, found),
        answers=tuple(_answers(at_hand, question, found)),
        voices=tuple(asked.kinds.of(v).name[at_hand.language] for v in found.by_voice),
        apart=_apart(at_hand, found),
        beside=tuple(
            _beside(at_hand, told[s])
            for s in question.beside
            if s in told and told[s].value is not None
        ),
    )


def _n(at_hand: AtHand, question: Question, found: Heard) -> str:
    """How many have answered, and how many have chosen what says nothing of the question."""
    if found.n is None or found.counts is None:
        return at_hand.words.say("Fewer than {k} have answered.", k=k_of(at_hand))
    said = at_hand.words.count("{n} answer", "{n} answers", found.n)
    aside = sum(n for n, of in zip(found.counts, question.options, strict=True) if of.aside)
    if not aside:
        return said
    besides = at_hand.words.count("{n} has not taken a stand", "{n} have not taken a stand", aside)
    return f"{said}, {besides}"


def k_of(at_hand: AtHand) -> str:
    """The fewest citizens of whom anything is shown, as a word; the same in every mode."""
    return at_hand.words.spelled(at_hand.limits.group_minimum.value)


def _answers(at_hand: AtHand, question: Question, found: Heard) -> Iterator[CitizensAnswer]:
    for place, option in enumerate(question.options if found.counts else ()):
        yield CitizensAnswer(
            text=option[at_hand.language],
            count=found.counts[place] if found.counts else 0,
            by_voice=tuple(counts[place] for counts in found.by_voice.values()),
        )


def _apart(at_hand: AtHand, found: Heard) -> str:
    if found.counts is None or found.by_voice:
        return ""
    return at_hand.words.say(
        "The kinds of people are not shown apart: there must be at least {k} of each.",
        k=k_of(at_hand),
    )


def _beside(at_hand: AtHand, statement: StatementReport) -> str:
    return at_hand.words.say(
        "You say of “{statement}”: level {level}",
        statement=statement.text.removesuffix("."),
        level=statement.value_text,
    )
