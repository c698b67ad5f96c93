"""How the numbers came about, in words a director can follow, and where the method is from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model import Section, SourceLine
from reports.parts import Fact
from reports.telling import rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.telling.at_hand import AtHand


def notes(at_hand: AtHand) -> tuple[str, ...]:
    """What must be said with every result."""
    said = at_hand.content.method.notes
    small = 0 < at_hand.result.participants < SMALLEST_PUBLISHED
    chosen = (
        said.attribution,
        said.not_piloted,
        said.model_note,
        said.practice_note,
        *([said.small_group_note] if small else []),
    )
    return tuple(note[at_hand.language] for note in chosen)


# RAND/UCLA's table begins at panels of eight.
SMALLEST_PUBLISHED = 8


def footnotes(at_hand: AtHand) -> tuple[str, ...]:
    """What stands under every profile: how the numbers came about, and how far they reach."""
    piloted = at_hand.content.method.notes.not_piloted[at_hand.language]
    if at_hand.nothing_shown:
        return (piloted,)
    counted = at_hand.words.say(
        "The numbers are the participants' own assessment on a ladder from 0 to 5. Every statement "
        'and every factor counts the same; "Don\'t know" and "Not relevant here" do not count.'
    )
    return counted, piloted


def terms(at_hand: AtHand) -> tuple[Fact, ...]:
    """One word for one thing."""
    language = at_hand.language
    return tuple(
        Fact(label=term.word[language], value=term.means[language])
        for term in at_hand.content.method.terms
    )


def sources(at_hand: AtHand) -> tuple[SourceLine, ...]:
    """Every source that is pointed at, in the order of the list."""
    used = {tag for tags in _used(at_hand) for tag in tags}
    return tuple(
        SourceLine(tag=source.tag, title=source.title, url=source.url or "")
        for source in at_hand.content.method.sources
        if source.tag in used
    )


def _used(at_hand: AtHand) -> Iterator[tuple[str, ...]]:
    method = at_hand.content.method
    yield from (method.ladder.source, method.bands.source, method.agreement.source)
    for key in type(method.limits).model_fields:
        yield getattr(method.limits, key).source
    for factor in at_hand.content.factors:
        yield from (factor.what.source, factor.why.source)
        yield from (text.source for text in (*factor.drivers, *factor.barriers))
        yield from (example.source for example in factor.practice)
        yield from (step.source for step in factor.next_steps)
        yield from (statement.basis for statement in factor.statements)


def method(at_hand: AtHand) -> tuple[Section, ...]:
    """The arithmetic in words, one section a question a reader may ask."""
    return (
        rules.scale(at_hand),
        rules.statement(at_hand),
        rules.factor(at_hand),
        *([] if at_hand.together else [rules.agenda(at_hand)]),
        rules.steps(at_hand),
        rules.who_sees(at_hand),
        Section(heading=at_hand.words.say("What this is, and is not"), paragraphs=notes(at_hand)),
    )
