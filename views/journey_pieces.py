"""The pieces of the journey; they are drawn in templates/journey.html.

Lengths are in sixteenths of a rem, so that the picture grows with the text.
"""

from __future__ import annotations

from itertools import pairwise
from math import atan2, degrees, hypot
from typing import TYPE_CHECKING, Final, NamedTuple

from views.drawing import drawer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from content import JourneyFile
    from reports import CourseReport, JourneyReport
    from words import Words

draw = drawer("journey.html")

NARROWEST, WIDEST = 60.0, 150.0
"""A column's width."""
FITS: Final = 832.0
"""So wide are all columns together beside the names, on a page of 1280 px."""
TOP, RUNG, LANE, CHIP = 40.0, 30.0, 32.0, 22.0
SIGN = 6.6
"""So wide is a letter in a chip, about."""
EMPTY_LANES: Final = 4
BEST: Final = 2


class Mark(NamedTuple):
    """A contact on the line: where, in which form, and the number of its moment; 0 for none."""

    x: float
    y: float
    broke: bool
    moment: int


class Leg(NamedTuple):
    """A straight piece of a line: from where, how long, and how it is turned."""

    x: float
    y: float
    length: float
    turn: float


class Chip(NamedTuple):
    """A contact in a department's lane, with its channel in words."""

    x: float
    y: float
    width: float
    text: str


class Word(NamedTuple):
    """A word in the picture, at the middle of where it stands."""

    x: float
    y: float
    text: str


class Picture(NamedTuple):
    """Everything that is drawn of a course, at its place."""

    width: float
    height: float
    rungs: tuple[Word, ...]
    lanes: tuple[Word, ...]
    legs: tuple[Leg, ...]
    beside: tuple[Leg, ...]
    rings: tuple[Mark, ...]
    marks: tuple[Mark, ...]
    told: tuple[Word, ...]
    told_at: float
    chips: tuple[Chip, ...]
    weeks: tuple[Word, ...]
    frame: tuple[float, float] | None


def opening(kicker: Sequence[str], report: JourneyReport, drawn: CourseReport) -> str:
    """The finding beside four numbers, and why the course is composed."""
    return draw("opening", kicker=tuple(kicker), report=report, counts=drawn.counts)


def picture(report: JourneyReport, drawn: CourseReport, chosen: str) -> str:
    """The course as it felt, and where it went; the contact that is written on is framed."""
    return draw("picture", of=laid(drawn, report.feelings, chosen), drawn=drawn, report=report)


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

    def middle(x: float) -> float:
        return column * (x + 0.5)

    def level(line: int) -> float:
        return TOP + RUNG * (BEST - line)

    marks = [Mark(middle(t.x), level(t.line), bool(t.broke), t.moment) for t in drawn.touches]
    rings = [Mark(middle(p.x), level(p.line), broke=False, moment=0) for p in drawn.beside]
    framed = [column * t.x for t in drawn.touches if t.id == chosen]
    return Picture(
        width=column * max(1, len(drawn.weeks)) if drawn.weeks else FITS,
        height=weeks_at + 28,
        rungs=tuple(Word(0, TOP + RUNG * n, text) for n, text in enumerate(feelings)),
        lanes=tuple(Word(0, first + LANE * n, text) for n, text in enumerate(lanes)),
        legs=_legs(marks),
        beside=_legs(rings),
        rings=tuple(rings),
        marks=tuple(marks),
        told=tuple(Word(middle(t.x), told_at, t.told) for t in drawn.touches if t.told),
        told_at=told_at,
        chips=tuple(_chips(drawn, column, first)),
        weeks=tuple(Word(middle(n), weeks_at, text) for n, text in enumerate(drawn.weeks)),
        frame=(framed[0], column) if framed else None,
    )


def _legs(marks: Sequence[Mark]) -> tuple[Leg, ...]:
    return tuple(
        Leg(a.x, a.y, hypot(b.x - a.x, b.y - a.y), degrees(atan2(b.y - a.y, b.x - a.x)))
        for a, b in pairwise(marks)
    )


def _chips(drawn: CourseReport, column: float, first: float) -> Iterable[Chip]:
    """A chip is as wide as its word, and never over its neighbour in the lane."""
    for lane in range(len(drawn.lanes)):
        there = [touch for touch in drawn.touches if lane in touch.lanes]
        for n, touch in enumerate(there):
            gaps = [abs(other.x - touch.x) for other in there[max(0, n - 1) : n + 2]]
            free = min([gap for gap in gaps if gap] or [2.0])
            most = column * min(free, 1.6) - 4
            width = min(most, max(column - 8, SIGN * len(touch.channel) + 14))
            middle = column * (touch.x + 0.5)
            yield Chip(middle, first + LANE * lane, width, touch.channel)
