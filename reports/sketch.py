"""The radar in small: a picture without words in it, and where its words stand beside it.

The picture has both themes in it; the words are the page's own, so that they are set, enlarged
and translated as the page is. It draws the Report's figures and computes nothing.
"""

from __future__ import annotations

import json
from functools import cache
from math import cos, pi, sin
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reports.model import FactorReport

Side = Literal["left", "right", "above", "below", "ring"]
Point = tuple[float, float]

TOP = 5
RADIUS = 100.0
WIDE, HIGH = 340.0, 268.0
BESIDE = 9.0  # from a corner to its name
WIDEST = 14  # signs a line of a name may have
LONGEST, MOST = 30, 8  # longer names, or more of them, would lie on top of each other
LOOK = """
.grid { fill: none; stroke: %(hair)s; stroke-width: 1 }
.target { fill: none; stroke: %(ink)s; stroke-width: 1.5; stroke-dasharray: 5 4 }
.now { fill: %(now)s1f; stroke: %(now)s; stroke-width: 2.5; stroke-linejoin: round }
.dot { fill: %(now)s; stroke: %(paper)s; stroke-width: 1.5 }
.low { fill: %(low)s; stroke: %(paper)s; stroke-width: 1.5 }
"""


class Corner(NamedTuple):
    """One corner: its number and name, and, where there is a score, score, target and its words."""

    number: int
    name: str
    score: float | None = None
    score_text: str = ""
    target: int | None = None
    lowest: bool = False


class Word(NamedTuple):
    """Words beside the picture: where they stand, in per cent of it, and on which side of that.

    `low` is whether they speak of the lowest.
    """

    lines: tuple[str, ...]
    left: float
    top: float
    side: Side
    low: bool = False


class Sketch(NamedTuple):
    """An SVG, and the words that belong to it."""

    svg: str
    words: tuple[Word, ...]


def corners(factors: Iterable[FactorReport]) -> tuple[Corner, ...]:
    """The corners of a Report's radar."""
    return tuple(
        Corner(f.number, f.short, f.score, f.score_text, f.target, f.lowest) for f in factors
    )


def sketch(around: Sequence[Corner]) -> Sketch:
    """The radar of these corners; where there is no score, the grid alone."""
    box = f"{-WIDE / 2} {-HIGH / 2} {WIDE} {HIGH}"
    drawn = Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox=box)
    SubElement(drawn, "style").text = _style()
    n = len(around)
    for rung in range(1, TOP + 1):
        _polygon(drawn, "grid", [spoke(place, n, rung) for place in range(n)])
    for place in range(n):
        x, y = spoke(place, n, TOP)
        SubElement(drawn, "line", {"class": "grid", "x2": f"{x:.1f}", "y2": f"{y:.1f}"})
    _figures(drawn, around)
    return Sketch(tostring(drawn, encoding="unicode"), (*_rings(), *_names(around), *_low(around)))


def _figures(drawn: Element, around: Sequence[Corner]) -> None:
    n = len(around)
    targets = [spoke(p, n, one.target) for p, one in enumerate(around) if one.target is not None]
    scores = [spoke(p, n, one.score) for p, one in enumerate(around) if one.score is not None]
    for name, points in (("target", targets), ("now", scores)):
        if len(points) == n:
            _polygon(drawn, name, points)
    for place, one in enumerate(around):
        if one.score is not None:
            _mark(drawn, spoke(place, n, one.score), lowest=one.lowest)


def _mark(drawn: Element, at: Point, *, lowest: bool) -> None:
    x, y = at
    if lowest:
        _polygon(drawn, "low", [(x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y)])
    else:
        where = {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": "4.5"}
        SubElement(drawn, "circle", {"class": "dot", **where})


def _polygon(drawn: Element, name: str, points: Iterable[Point]) -> None:
    told = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    SubElement(drawn, "polygon", {"class": name, "points": told})


def spoke(place: int, n: int, value: float, beside: float = 0) -> Point:
    """Where a value lies on a corner's spoke, clockwise from the top."""
    turn, far = 2 * pi * place / n, RADIUS * value / TOP + beside
    return far * sin(turn), -far * cos(turn)


def _names(around: Sequence[Corner]) -> Iterable[Word]:
    """Each corner's name outside it; their numbers where the names would collide."""
    crowded = len(around) > MOST or any(len(one.name) > LONGEST for one in around)
    for place, one in enumerate(around):
        x, y = spoke(place, len(around), TOP, BESIDE)
        told = (str(one.number),) if crowded else folded(one.name)
        yield _word(told, (x, y), _side(x, y), low=one.lowest)


def _side(x: float, y: float) -> Side:
    if abs(x) < 1:
        return "above" if y < 0 else "below"
    return "right" if x > 0 else "left"


def _rings() -> Iterable[Word]:
    return (_word((str(rung),), (0, -RADIUS * rung / TOP), "ring") for rung in range(1, TOP))


def _low(around: Sequence[Corner]) -> Iterable[Word]:
    """The score of the lowest, inside of its diamond."""
    for place, one in enumerate(around):
        if one.lowest and one.score is not None:
            x, y = spoke(place, len(around), one.score)
            yield _word((one.score_text,), (x, y - 8), "above", low=True)


def _word(told: tuple[str, ...], at: Point, side: Side, *, low: bool = False) -> Word:
    x, y = at
    return Word(told, 100 * (x + WIDE / 2) / WIDE, 100 * (y + HIGH / 2) / HIGH, side, low)


def folded(name: str) -> tuple[str, ...]:
    """A name over as many lines as it has to have."""
    found: list[str] = []
    for word in (name[:1].upper() + name[1:]).split():
        if found and len(found[-1]) + len(word) < WIDEST:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return tuple(found)


@cache
def _style() -> str:
    """Both themes: which is seen, is up to whoever looks."""
    palette = json.loads(Path(__file__).with_name("palette.json").read_text(encoding="utf-8"))
    dark = f"@media (prefers-color-scheme: dark) {{{LOOK % palette['dark']}}}"
    return f"{LOOK % palette['light']}{dark}"
