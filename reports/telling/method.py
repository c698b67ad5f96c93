"""How the numbers came about, in words a director can follow, and where the method is from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model import Section, SourceLine
from reports.parts import Fact
from reports.telling import rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content import Source
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
    """Every source that this report points at, in the order of the list, and no other."""
    used = {tag for tags in _used(at_hand) for tag in tags}
    return tuple(
        SourceLine(
            tag=source.tag,
            title=source.title,
            made=_made(at_hand, source),
            url=source.url or "",
            language=source.language,
        )
        for source in at_hand.content.method.sources
        if source.tag in used
    )


def _made(at_hand: AtHand, source: Source) -> str:
    """By whom, when, and in which language where it is another than the reader's."""
    say = at_hand.words.say
    languages = {"da": say("in Danish"), "en": say("in English")}
    foreign = "" if source.language == at_hand.language else languages[source.language]
    return ", ".join(filter(None, [source.publisher, str(source.year or ""), foreign]))


def _used(at_hand: AtHand) -> Iterator[tuple[str, ...]]:
    content = at_hand.content
    yield from _founded(at_hand).values()
    for factor in content.factors:
        yield from (factor.what.source, factor.why.source)
        yield from (text.source for text in (*factor.drivers, *factor.barriers))
        yield from (example.source for example in factor.practice)
    for found in at_hand.result.factors:
        yield from (content.statements[s.id].basis for s in found.statements)
    for steps in at_hand.result.next_steps.by_factor.values():
        yield from (content.steps[step.id].source for step in steps)


def _founded(at_hand: AtHand) -> dict[str, tuple[str, ...]]:
    """What each section of the method stands on."""
    method, limits = at_hand.content.method, at_hand.limits
    return {
        "scale": method.ladder.source,
        "statement": (*method.agreement.source, *limits.region_radius.source),
        "factor": (*method.bands.source, *limits.valued_share.source),
        "agenda": () if at_hand.together else limits.agenda_below.source,
        "steps": (*limits.target.source, *limits.leverage_per_factor.source),
        "who_sees": limits.group_minimum.source,
    }


def method(at_hand: AtHand) -> tuple[Section, ...]:
    """The arithmetic in words, one section a question a reader may ask."""
    what = Section(heading=at_hand.words.say("What this is, and is not"), paragraphs=notes(at_hand))
    return (*_sections(at_hand), what)


def _sections(at_hand: AtHand) -> Iterator[Section]:
    say, founded = at_hand.words.say, _founded(at_hand)
    for rule in (
        rules.scale,
        rules.statement,
        rules.factor,
        rules.agenda,
        rules.steps,
        rules.who_sees,
    ):
        if rule is rules.agenda and at_hand.together:
            continue
        tags = at_hand.tags(dict.fromkeys(founded[rule.__name__]))
        yield rule(at_hand).model_copy(update={"source": say("Sources: {tags}", tags=tags)})
