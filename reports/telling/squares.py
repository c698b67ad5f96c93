"""How the answers to each statement lie: a mark each, the marks in words, the furthest apart."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import advice
from reports.parts import MARKS, Square
from reports.telling.at_hand import upper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from arithmetic import FactorResult, StatementResult
    from reports.model import FactorReport, StatementReport
    from reports.parts import Mark
    from reports.telling.at_hand import AtHand

FURTHEST: Final = 3


def mark(at_hand: AtHand, found: StatementResult) -> Mark:
    """How a statement's answers lie; nothing where it is hidden, or where too few rated it."""
    if found.verdict is None or at_hand.together:
        return "none"
    match advice.kind(found, at_hand.limits):
        case "split":
            return "spread"
        case "dont_know":
            return "dont_know"
        case _:
            return "tight" if found.verdict == "agreement" else "none"


def squares(at_hand: AtHand, found: FactorResult) -> tuple[Square, ...]:
    """A factor's marks in the order of `MARKS`, so that the row reads as a quantity."""
    if at_hand.together or at_hand.nothing_shown:
        return ()
    every = (_square(at_hand, s) for s in found.statements)
    return tuple(sorted(every, key=lambda square: MARKS.index(square.mark)))


def _square(at_hand: AtHand, found: StatementResult) -> Square:
    return Square(
        mark=mark(at_hand, found),
        statement=found.id,
        number=at_hand.content.numbers[found.id],
        text=at_hand.content.statements[found.id].text[at_hand.language],
        on_agenda=found.id in at_hand.result.agenda,
    )


def in_words(at_hand: AtHand, row: tuple[Square, ...]) -> str:
    """The marks of a factor counted, for those who do not see them."""
    many = Counter(square.mark for square in row)
    if row and many["tight"] == len(row):
        return at_hand.words.say("all close")
    return " · ".join(_counted(at_hand, many))


def _counted(at_hand: AtHand, many: Counter[Mark]) -> Iterator[str]:
    count = at_hand.words.count
    if (n := many["tight"]) and not many["spread"] + many["dont_know"]:
        yield count("{n} close", "{n} close", n)
    if n := many["spread"]:
        yield count("{n} spread", "{n} spread", n)
    if n := many["dont_know"]:
        yield count("{n} don't know", "{n} don't know", n)
    if n := many["none"]:
        yield count("{n} with too few answers", "{n} with too few answers", n)


def note(at_hand: AtHand, factors: Iterable[FactorReport]) -> str:
    """How many of the statements have answers that are spread out, or that many do not know."""
    row = [square for factor in factors for square in factor.squares]
    many = Counter(square.mark for square in row)
    if len(row) == many["none"]:
        return ""
    if not many["spread"] + many["dont_know"]:
        return at_hand.words.say("On no statement are your answers spread out.")
    return " ".join(_noted(at_hand, many, len(row)))


def _noted(at_hand: AtHand, many: Counter[Mark], every: int) -> Iterator[str]:
    words = at_hand.words
    if n := many["spread"]:
        yield words.count(
            "One statement of {every} has answers that are spread out.",
            "{few} statements of {every} have answers that are spread out.",
            n,
            few=upper(words.spelled(n)),
            every=every,
        )
    if n := many["dont_know"]:
        yield words.count(
            "Many of you answer “Don't know” to one statement.",
            "Many of you answer “Don't know” to {few} statements.",
            n,
            few=words.spelled(n),
        )


def furthest(at_hand: AtHand, apart: tuple[StatementReport, ...]) -> tuple[StatementReport, ...]:
    """The three with the least agreement whose answers are spread out, least first.

    Where none are, those with low agreement: their answers lie close, and yet in two groups.
    """
    spread = [statement for statement in apart if statement.split] or list(apart)

    def agreement(statement: StatementReport) -> float:
        found = at_hand.statement(statement.id).agreement
        return 1 if found is None else found

    return tuple(sorted(spread, key=agreement)[:FURTHEST])
