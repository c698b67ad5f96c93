"""One factor in words: its score, how it came about and how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content import printed
from reports.model import Example, FactorReport, Hold, Sourced
from reports.telling import spread, squares
from reports.telling.at_hand import stands_at, upper
from reports.telling.profile import all_alike, fewest_raters
from reports.telling.statements import tell_statement
from reports.telling.steps import tell_step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from arithmetic import FactorResult
    from content import Factor, SourcedText
    from reports.telling.at_hand import AtHand


def tell_factor(at_hand: AtHand, found: FactorResult) -> FactorReport:
    """The factor with its figures, its statements and its steps."""
    factor, language = at_hand.content.factor(found.id), at_hand.language
    lowest = found.id in at_hand.result.profile.lowest and not all_alike(at_hand)
    steps = at_hand.result.next_steps.by_factor.get(found.id, ())
    row, ends = squares.squares(at_hand, found), spread.ends(found)
    return FactorReport(
        id=factor.id,
        number=factor.number,
        name=factor.name[language],
        short=factor.short[language],
        score=found.score,
        score_text=_score(at_hand, found),
        agreed_score=found.agreed_score,
        agreed_text=_agreed(at_hand, found),
        agreed_score_text=_agreed_score(at_hand, found),
        spread=found.spread,
        spread_text=spread.figure(at_hand, found),
        spread_words=spread.in_words(at_hand, found),
        spread_low=ends.low,
        spread_high=ends.high,
        squares=row,
        squares_text=squares.in_words(at_hand, row),
        band=_band(at_hand, found, lowest=lowest),
        lowest=lowest,
        target=found.target,
        target_text=str(found.target),
        sure=" ".join(_sure(at_hand, found)),
        attribution=_sources(at_hand, factor),
        what=factor.what[language],
        why=factor.why[language],
        drivers=_sourced(at_hand, factor.drivers),
        barriers=_sourced(at_hand, factor.barriers),
        practice=tuple(
            Example(who=p.who, what=p.what[language], source=at_hand.tags(p.source))
            for p in factor.practice
        ),
        holds_back=_holds_back(at_hand, factor),
        asks=_asks(at_hand, found),
        statements=tuple(tell_statement(at_hand, s) for s in found.statements),
        hidden_note=_hidden_note(at_hand, found),
        steps=tuple(tell_step(at_hand, s) for s in steps),
        steps_none="" if steps else _no_step(at_hand, found),
    )


def _score(at_hand: AtHand, found: FactorResult) -> str:
    """With one decimal; what stands instead when there is none."""
    if found.score is not None:
        return at_hand.words.number(found.score)
    if at_hand.together:
        return at_hand.words.say("too little agreed")
    return at_hand.words.say("too few answers")


def _agreed(at_hand: AtHand, found: FactorResult) -> str:
    """What stands beside the score where the room has agreed on levels."""
    if found.agreed_score is None:
        return ""
    if at_hand.together:
        return at_hand.words.say("agreed")
    return at_hand.words.say("agreed {score}", score=at_hand.words.number(found.agreed_score))


def _agreed_score(at_hand: AtHand, found: FactorResult) -> str:
    """The figure alone, beside what people answered; nothing where they only agreed."""
    if found.agreed_score is None or at_hand.together:
        return ""
    return at_hand.words.number(found.agreed_score)


def _band(at_hand: AtHand, found: FactorResult, *, lowest: bool) -> str:
    name, low = band_name(at_hand, found), at_hand.words.say("lowest")
    return f"{name}, {low}" if lowest else name


def band_name(at_hand: AtHand, found: FactorResult) -> str:
    """The factor's band in a word."""
    say = at_hand.words.say
    names = {"low": say("low"), "middle": say("middle"), "high": say("high"), None: say("no score")}
    return names[found.band]


def _sure(at_hand: AtHand, found: FactorResult) -> Iterator[str]:
    """How the score came about, how far people are apart, and how much hangs on single answers."""
    if found.score is None:
        yield _without_score(at_hand, found)
        yield from filter(None, [fewest_raters(at_hand)])
        return
    if at_hand.together:
        yield _average(at_hand, sum(s.agreed is not None for s in found.statements), found)
        yield at_hand.words.say("The levels were agreed in the room.")
        return
    rated = [s.n for s in found.statements if s.mean is not None and s.n]
    yield _average(at_hand, len(rated), found)
    yield _answers(at_hand, min(rated), max(rated))
    yield from filter(None, [_spread(at_hand, found), _holds(at_hand, found)])
    if found.agreed_score is not None:
        yield _with_agreed(at_hand, found)


def _without_score(at_hand: AtHand, found: FactorResult) -> str:
    return at_hand.words.say(
        "{n} of {of} statements have a level; at least {part} must.",
        n=sum((s.value if at_hand.together else s.mean) is not None for s in found.statements),
        of=len(found.statements),
        part=at_hand.part,
    )


def _average(at_hand: AtHand, valued: int, found: FactorResult) -> str:
    asked = len(found.statements)
    if valued < asked:
        return at_hand.words.say("The average of {n} of {of} statements.", n=valued, of=asked)
    return at_hand.words.count(
        "The level of one statement.", "The average of {n} statements.", asked
    )


def _answers(at_hand: AtHand, fewest: int, most: int) -> str:
    if fewest == most:
        return at_hand.words.count("{n} answer to each.", "{n} answers to each.", most)
    return at_hand.words.say(
        "Between {fewest} and {most} answers to each.", fewest=fewest, most=most
    )


def _spread(at_hand: AtHand, found: FactorResult) -> str:
    if found.spread is None:
        return ""
    if not found.spread:
        return at_hand.words.say("Everybody has answered the same.")
    return at_hand.words.say(
        "The answers typically lie {spread} rungs from the average.",
        spread=at_hand.words.number(found.spread),
    )


def _holds(at_hand: AtHand, found: FactorResult) -> str:
    """Whether the score keeps its band without the lowest or highest answer to each statement."""
    say, band = at_hand.words.say, band_name(at_hand, found)
    if found.band_holds is None:
        return ""
    if found.band_holds:
        return say(
            "The score is {band}, also if the lowest or highest answer to each statement is left "
            "out.",
            band=band,
        )
    return say(
        "The score may be another than {band} if the lowest or highest answer to each statement is "
        "left out.",
        band=band,
    )


def _with_agreed(at_hand: AtHand, found: FactorResult) -> str:
    return at_hand.words.say(
        "You have agreed on a level for {n} of {of} statements; with those the score is {score}.",
        n=sum(s.agreed is not None for s in found.statements),
        of=len(found.statements),
        score=at_hand.words.number(found.agreed_score or 0),
    )


def _hidden_note(at_hand: AtHand, found: FactorResult) -> str:
    """Said once for all the factor's statements of which nothing is shown."""
    hidden = sum(s.verdict is None for s in found.statements)
    if not hidden or not at_hand.anonymous:
        return ""
    return at_hand.words.count(
        "Nothing is shown of one statement, because fewer than {k} have chosen a rung.",
        "Nothing is shown of {few} statements, because fewer than {k} have chosen a rung.",
        hidden,
        few=upper(at_hand.words.spelled(hidden)),
        k=at_hand.k,
    )


def _no_step(at_hand: AtHand, found: FactorResult) -> str:
    """Why a factor has no step."""
    say, level = at_hand.words.say, stands_at(found)
    if level is None:
        return " ".join(_sure(at_hand, found))
    values = [s.value for s in found.statements]
    if all(value is not None and printed(value) >= found.target for value in values):
        return say("No step is needed to reach the target.")
    if printed(level) >= found.target:
        return say("The factor has reached the target.")
    return say("None of our steps lifts the statements that lie below the target.")


MOST_ASKED = 3


def _asks(at_hand: AtHand, found: FactorResult) -> tuple[str, ...]:
    """What to ask each other: first about what is on the agenda, then about what lies lowest."""
    agenda = at_hand.result.agenda
    first = sorted((s.id for s in found.statements if s.id in agenda), key=agenda.index)
    valued = sorted(
        (s for s in found.statements if s.value is not None), key=lambda s: s.value or 0
    )
    every = (*first, *(s.id for s in valued), *(s.id for s in found.statements))
    questions = (at_hand.content.statements[key].question[at_hand.language] for key in every)
    return tuple(dict.fromkeys(questions))[:MOST_ASKED]


def _holds_back(at_hand: AtHand, factor: Factor) -> tuple[Hold, ...]:
    return tuple(
        Hold(
            factor=at_hand.words.inside(at_hand.short(hold.factor)),
            because=hold.because[at_hand.language],
        )
        for hold in factor.holds_back
    )


def _sources(at_hand: AtHand, factor: Factor) -> str:
    tags = dict.fromkeys((*factor.what.source, *factor.why.source))
    return at_hand.words.say("Sources: {tags}", tags=at_hand.tags(tags))


def _sourced(at_hand: AtHand, texts: Iterable[SourcedText]) -> tuple[Sourced, ...]:
    """Each text with its own tags, so that nobody takes one source's words for another's."""
    return tuple(
        Sourced(text=text[at_hand.language], source=at_hand.tags(text.source)) for text in texts
    )
