"""What it is, in one look: for whoever has no workshop yet.

The factors' words, what is whose, and the numbers are the shelves'; the radar is the example's.
"""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, NamedTuple

import reports
import workshop
from views import here, house, phrases, visitor
from views.drawing import drawer
from views.pieces import Way

if TYPE_CHECKING:
    from reports import Report

draw = drawer("welcome.html")


class Route(NamedTuple):
    """One of the ways to begin: what it is, and what a click does."""

    href: str
    name: str
    what: str
    go: str


class Line(NamedTuple):
    """A factor by number, name and one line."""

    number: int
    short: str
    what: str


class First(NamedTuple):
    """Everything that the first screen says."""

    kicker: tuple[str, ...]
    finding: str
    lead: str
    example: Way | None
    ways: tuple[Route, ...]
    links: tuple[Way, ...]
    heading: str
    factors: tuple[Line, ...]
    behind: tuple[tuple[str, str], ...]


def screen(example: Report | None) -> str:
    """The first screen, drawn. `example` is None where another instrument has none."""
    return draw("first", of=_first(example), picture=_picture(example))


def ways_beside() -> tuple[Way, ...]:
    """With a code, or with a file: what brings somebody here who is to begin nothing anew."""
    say, base = visitor.the_words().say, visitor.the_base()
    return (
        Way(f"{base}/join", say("Have a code? Answer here")),
        Way(f"{base}/hent-svar", say("Answers from a file")),
    )


def the_example() -> Way:
    """The way to the example."""
    return Way(here.address(workshop.EXAMPLE, "profil"), visitor.the_words().say("See an example"))


def _first(example: Report | None) -> First:
    words, content = visitor.the_words(), house.the_content()
    many = words.spelled(len(content.factors))
    heading = words.say("{n} factors on an equal footing", n=many)
    notes, language = content.method.notes, words.language
    return First(
        kicker=(
            "Helhedstjek",
            words.say("for municipalities that help citizens across departments"),
        ),
        finding=words.say("See where the whole falls short, and agree on what to begin with"),
        lead=words.say(
            "The management answers, alone or together, and gets a profile of {n} factors, up to "
            "three steps to begin with, and a report.",
            n=many,
        ),
        example=the_example() if example else None,
        ways=_routes(),
        links=ways_beside(),
        heading=heading[:1].upper() + heading[1:],
        factors=tuple(
            Line(f.number, f.short[language], phrases.first_sentence(f.what[language]))
            for f in content.factors
        ),
        behind=(
            (words.say("Who sees anonymous answers?"), phrases.promise_in_short()),
            (words.say("Who is behind it?"), notes.attribution[language]),
            (words.say("Has it been tried?"), notes.not_piloted[language]),
        ),
    )


def _routes() -> tuple[Route, ...]:
    words = visitor.the_words()
    n = len(workshop.asked(house.the_content(), "short"))
    alone = words.say(
        "You each answer alone, then compare. {n} statements, about {minutes} minutes.",
        n=n,
        minutes=workshop.minutes(n),
    )
    together = words.say(
        "You talk your way to each level. {n} statements, about {time}.",
        n=n,
        time=phrases.talk(n),
    )
    return (
        Route(
            f"{visitor.the_base()}/forbered",
            words.say("On your own phones"),
            alone,
            words.say("Prepare a workshop"),
        ),
        Route(
            f"{visitor.the_base()}/svar-sammen",
            words.say("Together on one screen"),
            together,
            words.say("Answer together"),
        ),
    )


def _picture(example: Report | None) -> str:
    words, content = visitor.the_words(), house.the_content()
    if example:
        drawn, alt = reports.sketch(reports.corners(example.factors)), example.radar_alt
        caption = words.say("Example: a made-up municipality. {who}", who=example.kicker)
    else:
        around = tuple(reports.Corner(f.number, f.short[words.language]) for f in content.factors)
        drawn, alt = reports.sketch(around), words.say("The factors on a radar, without figures")
        caption = content.method.name[words.language]
    image = b64encode(drawn.svg.encode()).decode()
    return draw("picture", sketch=drawn, image=image, alt=alt, caption=caption)
