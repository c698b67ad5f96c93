"""How the numbers came about, in words a director can follow, and where the method is from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model import Fact, Section, SourceLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.models import Sources
    from reports.telling import Telling


def notes(telling: Telling) -> tuple[str, ...]:
    """What must be said with every result."""
    said = telling.content.method.notes
    small = 0 < telling.result.participants < SMALLEST_PUBLISHED
    chosen = (
        said.attribution,
        said.not_piloted,
        said.model_note,
        said.practice_note,
        *([said.small_group_note] if small else []),
    )
    return tuple(note[telling.language] for note in chosen)


# RAND/UCLA's table begins at panels of eight.
SMALLEST_PUBLISHED = 8


def footnotes(telling: Telling) -> tuple[str, ...]:
    """What stands under every profile: how the numbers came about, and how far they reach."""
    counted = telling.words.say(
        "The numbers are the participants' own assessment on a ladder from 0 to 5. Every statement "
        'and every factor counts the same; "Don\'t know" and "Not relevant here" do not count.'
    )
    return counted, telling.content.method.notes.not_piloted[telling.language]


def terms(telling: Telling) -> tuple[Fact, ...]:
    """One word for one thing."""
    language = telling.language
    return tuple(
        Fact(label=term.word[language], value=term.means[language])
        for term in telling.content.method.terms
    )


def sources(telling: Telling) -> tuple[SourceLine, ...]:
    """Every source that is pointed at, in the order of the list."""
    used = {tag for tags in _used(telling) for tag in tags}
    return tuple(
        SourceLine(tag=source.tag, title=source.title, url=source.url or "")
        for source in telling.content.method.sources
        if source.tag in used
    )


def _used(telling: Telling) -> Iterator[Sources]:
    method = telling.content.method
    yield from (method.ladder.source, method.bands.source, method.agreement.source)
    for key in type(method.limits).model_fields:
        yield getattr(method.limits, key).source
    for factor in telling.content.factors:
        yield from (factor.what.source, factor.why.source)
        yield from (text.source for text in (*factor.drivers, *factor.barriers))
        yield from (example.source for example in factor.practice)
        yield from (step.source for step in factor.next_steps)
        yield from (statement.basis for statement in factor.statements)


def method(telling: Telling) -> tuple[Section, ...]:
    """The arithmetic in words, one section a question a reader may ask."""
    return (
        _scale(telling),
        _statement(telling),
        _factor(telling),
        _steps(telling),
        _who_sees(telling),
        Section(heading=telling.words.say("What this is, and is not"), paragraphs=notes(telling)),
    )


def _scale(telling: Telling) -> Section:
    say, language = telling.words.say, telling.language
    ladder = telling.content.method.ladder
    rungs = (f"{rung.value}: {rung.text[language]}. {rung.help[language]}" for rung in ladder.rungs)
    return Section(
        heading=say("The ladder"),
        paragraphs=(
            say("Each statement is a practice one can observe, answered on six rungs."),
            *rungs,
            say(
                '"Don\'t know" and "Not relevant here" are counted and shown, but never count as 0.'
            ),
        ),
    )


def _statement(telling: Telling) -> Section:
    say, limits = telling.words.say, telling.content.method.limits
    return Section(
        heading=say("A statement"),
        paragraphs=(
            say(
                "n is the number of people who chose a rung; "
                '"Don\'t know" and "Not relevant here" are not counted.'
            ),
            say(
                "The median is the middle answer when all answers are lined up from lowest to "
                "highest; with two in the middle, the median lies halfway between them."
            ),
            say(
                "The answers lie close together when only few are more than one rung from the "
                "middle answer: at most 2 of 8–10 answers, 3 of 11–13, 4 of 14–16, and so on. "
                "Below {k} answers nothing is said of it.",
                k=limits.verdict_minimum.value,
            ),
            say(
                "Agreement A is 1 when all chose the same rung, 0 when the answers are evenly "
                "spread, and \N{MINUS SIGN}1 when you are split equally between the two outermost "
                "rungs."
            ),
        ),
    )


def _factor(telling: Telling) -> Section:
    words, method = telling.words, telling.content.method
    say = words.say
    return Section(
        heading=say("A factor and the profile"),
        paragraphs=(
            say(
                "The score is the average of the factor's statements on the scale from 0 to 5, and "
                "every statement counts the same. A statement's level is what the room agreed, or "
                "else the average of the answers."
            ),
            say(
                "A score is low below {middle}, middle below {high} and high from {high}, "
                "read off the number as it is printed.",
                middle=words.number(method.bands.middle_from),
                high=words.number(method.bands.high_from),
            ),
            say(
                "The range beside a score shows the lowest and the highest score that come out if "
                "any single person had not answered."
            ),
            say(
                "Factors at most {near} above the lowest are lowest too. The profile is called "
                "uneven when there are at least {apart} rungs between the highest and the lowest.",
                near=words.number(method.limits.lowest_within.value, 2),
                apart=words.number(method.limits.imbalance_from.value),
            ),
            method.notes.equal_footing[telling.language],
        ),
    )


def _steps(telling: Telling) -> Section:
    words, limits = telling.words, telling.content.method.limits
    say = words.say
    return Section(
        heading=say("Next steps"),
        paragraphs=(
            say("The steps that belong to the factor's band are weighed against each other."),
            say(
                "The need is the number of rungs that the step's statements lack on average to the "
                "target."
            ),
            say(
                "A step counts {share} more for every factor below target that its own factor "
                "holds back.",
                share=words.share(limits.leverage_per_factor.value),
            ),
            say(
                "The priority is the need times this, divided by the effort from 1 to 3. "
                '"Start here" is the highest, at most one for each factor.'
            ),
        ),
    )


def _who_sees(telling: Telling) -> Section:
    say, limits = telling.words.say, telling.content.method.limits
    return Section(
        heading=say("Who may see what"),
        paragraphs=(
            say(
                "Of anonymous answers nothing is shown for fewer than {k} people. Groups are also "
                "hidden when a small group could be worked out from the others.",
                k=limits.group_minimum.value,
            ),
            say(
                "What a single person could be read from is shown when at least {m} people have "
                "answered.",
                m=limits.single_person_minimum.value,
            ),
        ),
    )
