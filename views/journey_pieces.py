"""The pieces of the journey; they are drawn in templates/journey.html.

Lengths are in sixteenths of a rem, so that the picture grows with the text.
"""

from __future__ import annotations

from itertools import pairwise
from math import atan2, degrees, hypot
from typing import TYPE_CHECKING, Final, NamedTuple

from views.drawing import drawer
from views.hyphens import soft

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from content import JourneyFile
    from reports import CourseReport, JourneyReport
    from words import Words

draw = drawer("journey.html")

NARROWEST, WIDEST = 58.0, 150.0
"""A column's width."""
FITS: Final = 820.0
"""So wide are all columns together beside the names, on a page of 1280 px."""
TOP, RUNG, LANE = 40.0, 30.0, 34.0
SIGN = 6.6
"""So wide is a letter in a chip, about."""
EMPTY_LANES: Final = 4
BEST: Final = 2


class Point(NamedTuple):
    """A contact's point on a line."""

    x: float
    y: float


class Placed(NamedTuple):
    """A text, and the style that puts it where it stands."""

    style: str
    text: str


class Mark(NamedTuple):
    """A contact on its line: where it stands, and where its word and its moment do.

    Empty where nothing broke, or where it is no moment; `number` is the moment's.
    """

    style: str
    broke: str
    moment: str
    number: int


class Picture(NamedTuple):
    """Everything that is drawn of a course, each with the style that puts it at its place.

    `frame` is around the contact that is written on, and `view` where what is seen then begins.
    """

    width: str
    height: str
    rungs: tuple[Placed, ...]
    lanes: tuple[Placed, ...]
    legs: tuple[str, ...]
    beside: tuple[str, ...]
    rings: tuple[str, ...]
    marks: tuple[Mark, ...]
    told: tuple[Placed, ...]
    told_at: str
    chips: tuple[Placed, ...]
    weeks: tuple[Placed, ...]
    frame: str
    view: str


def opening(kicker: Sequence[str], report: JourneyReport, drawn: CourseReport, why: str) -> str:
    """The finding beside today's four numbers, why the sheet is there, and why it is composed."""
    counts = report.today.counts if report.today.touches else drawn.counts
    return draw("opening", kicker=tuple(kicker), report=report, counts=counts, why=why)


def picture(report: JourneyReport, drawn: CourseReport, chosen: str) -> str:
    """The course as it felt, and where it went; the contact that is written on is framed."""
    return draw("picture", of=laid(drawn, report.feelings, chosen), drawn=drawn, report=report)


def legend(report: JourneyReport, drawn: CourseReport) -> str:
    """What the marks mean; of an empty course how to begin."""
    return draw("legend", drawn=drawn, report=report)


def below(report: JourneyReport, drawn: CourseReport, file: JourneyFile, words: Words) -> str:
    """The moments, where it broke, the table, and what to ask each other."""
    questions = [one[words.language] for one in file.questions]
    return draw("below", report=report, drawn=drawn, questions=questions, say=words.say)


def laid(drawn: CourseReport, feelings: Sequence[str], chosen: str = "") -> Picture:
    """Every piece of the picture at its place."""
    column = max(NARROWEST, min(WIDEST, FITS / max(1, len(drawn.weeks))))
    told_at = TOP + RUNG * (len(feelings) - 1) + 34
    first = told_at + 30
    lanes = drawn.lanes or ("",) * EMPTY_LANES
    weeks_at = first + LANE * len(lanes) - 2
    here = [_point(t.x, t.line, column) for t in drawn.touches]
    beside = [_point(p.x, p.line, column) for p in drawn.beside]
    framed = [column * t.x for t in drawn.touches if t.id == chosen]
    return Picture(
        width=_rem(column * len(drawn.weeks) or FITS),
        height=_rem(weeks_at + 28),
        rungs=tuple(Placed(_down(TOP + RUNG * n), text) for n, text in enumerate(feelings)),
        lanes=tuple(Placed(_down(first + LANE * n), text) for n, text in enumerate(lanes)),
        legs=_legs(here),
        beside=_legs(beside),
        rings=tuple(_at(*point) for point in beside),
        marks=tuple(
            Mark(
                style=_at(x, y),
                broke=_at(x, y + 15) if touch.broke else "",
                moment=_at(x, y - 23) if touch.moment else "",
                number=touch.moment,
            )
            for (x, y), touch in zip(here, drawn.touches, strict=True)
        ),
        told=tuple(
            Placed(_at(column * (t.x + 0.5), told_at), t.told) for t in drawn.touches if t.told
        ),
        told_at=_down(told_at),
        chips=tuple(_chips(drawn, column, first)),
        weeks=tuple(
            Placed(_at(column * (n + 0.5), weeks_at), text) for n, text in enumerate(drawn.weeks)
        ),
        frame=f"left:{_rem(framed[0])};width:{_rem(column)}" if framed else "",
        view=f"left:{_rem(max(0, framed[0] - column))}" if framed else "",
    )


def _point(x: float, line: int, column: float) -> Point:
    return Point(column * (x + 0.5), TOP + RUNG * (BEST - line))


def _rem(length: float) -> str:
    return f"{length / 16:.3f}rem"


def _at(x: float, y: float) -> str:
    return f"left:{_rem(x)};top:{_rem(y)}"


def _down(y: float) -> str:
    return f"top:{_rem(y)}"


def _legs(points: Sequence[Point]) -> tuple[str, ...]:
    return tuple(
        f"{_at(*a)};width:{_rem(hypot(b.x - a.x, b.y - a.y))};"
        f"transform:translateY(-50%) rotate({degrees(atan2(b.y - a.y, b.x - a.x)):.2f}deg)"
        for a, b in pairwise(points)
    )


def _chips(drawn: CourseReport, column: float, first: float) -> Iterable[Placed]:
    """A chip is as wide as its word, and never over its neighbour in the lane.

    What is longer is divided with a hyphen.
    """
    for lane in range(len(drawn.lanes)):
        there = [touch for touch in drawn.touches if lane in touch.lanes]
        for n, touch in enumerate(there):
            gaps = [abs(other.x - touch.x) for other in there[max(0, n - 1) : n + 2]]
            most = column * min([gap for gap in gaps if gap] + [1.6]) - 4
            width = min(most, max(column - 8, SIGN * len(touch.channel) + 14))
            place = _at(column * (touch.x + 0.5), first + LANE * lane)
            yield Placed(f"{place};width:{_rem(width)}", soft(touch.channel, (width - 6) / SIGN))
