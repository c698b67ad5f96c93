"""The reveal: finding, radar, and a row a factor with its spread and its statements' marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import reports

if TYPE_CHECKING:
    from collections.abc import Sequence

    from following.scene import Scene
    from reports import Corner, FactorReport, Mark

RING: Final = 100.0
CROWDED: Final = 9
"""From so many factors on rows are lower, and fewer words stand in them."""


class Line(NamedTuple):
    """A factor: its figures on the track of 0-500, and its statements' marks with the words."""

    name: str
    score: str
    at: float | None
    low: float
    high: float
    spread: bool
    lowest: bool
    marks: tuple[Mark, ...]
    told: str


class Radar(NamedTuple):
    """A radar round 0, 0: grid, spokes, the profile where it is whole, discs and names."""

    rings: tuple[str, ...]
    spokes: tuple[tuple[float, float], ...]
    now: str
    discs: tuple[tuple[float, float, bool, str], ...]
    names: tuple[tuple[float, float, str, tuple[str, ...], bool], ...]


def profile(scene: Scene) -> dict[str, Any]:
    """Everything that is drawn of the profile."""
    report = scene.report
    lines = tuple(_line(scene, told) for told in report.factors)
    scored = any(line.at is not None for line in lines)
    return {
        "report": report,
        "lines": lines if scored else (),
        "radar": radar(reports.corners(report.factors)) if scored else None,
        "holds": _holds(scene),
        "marks": any(line.marks for line in lines),
        "crowded": len(lines) >= CROWDED,
    }


def _line(scene: Scene, told: FactorReport) -> Line:
    at, low, high = told.score, told.spread_low, told.spread_high
    marks = tuple(square.mark for square in told.squares)
    return Line(
        told.short,
        told.score_text,
        None if at is None else 100 * at,
        100 * (low or 0.0),
        100 * (high or 0.0),
        low is not None,
        told.lowest,
        marks,
        _in_words(scene, marks),
    )


def _in_words(scene: Scene, marks: Sequence[Mark]) -> str:
    """The marks counted, as short as a wall needs."""
    words = scene.words
    if all(mark == "tight" for mark in marks):
        return words.say("all close")
    told: dict[Mark, str] = {
        "spread": words.count("{n} spread", "{n} spread", marks.count("spread")),
        "dont_know": words.count("{n} don't know", "{n} don't know", marks.count("dont_know")),
        "none": words.count("{n} with too few", "{n} with too few", marks.count("none")),
    }
    return " · ".join(text for mark, text in told.items() if mark in marks)


def _holds(scene: Scene) -> str:
    """What the lowest holds back, in one sentence; nothing where that is not known."""
    lowest = [factor for factor in scene.report.factors if factor.lowest]
    held = next(((f, h) for f in lowest for h in f.holds_back), None)
    if held is None:
        return ""
    return scene.words.say(
        "A low score on {lowest} holds back {factor}. {because}",
        lowest=scene.words.inside(held[0].short),
        factor=held[1].factor,
        because=held[1].because,
    )


def radar(corners: Sequence[Corner]) -> Radar:
    """The profile as a shape; without the line round it where a factor has no score."""
    n = len(corners)
    at = [reports.spoke(place, n, one.score or 0) for place, one in enumerate(corners)]
    whole = all(one.score is not None for one in corners)
    return Radar(
        tuple(_around([reports.spoke(p, n, rung) for p in range(n)]) for rung in range(1, 6)),
        tuple(reports.spoke(place, n, 5) for place in range(n)),
        _around(at) if whole else "",
        tuple(
            (*where, one.lowest, one.score_text)
            for where, one in zip(at, corners, strict=True)
            if one.score is not None
        ),
        tuple(_name(place, n, one) for place, one in enumerate(corners)),
    )


def _name(place: int, n: int, one: Corner) -> tuple[float, float, str, tuple[str, ...], bool]:
    x, y = reports.spoke(place, n, 5, 12)
    side = "middle" if abs(x) < 1 else ("start" if x > 0 else "end")
    lines = (str(one.number),) if n > 8 else reports.folded(one.name)
    up = 16.0 * (len(lines) - 1)
    top = y - up if y < -1 and side == "middle" else y + (12 if side == "middle" else -up / 2 + 5)
    return x, top, side, lines, one.lowest


def _around(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
