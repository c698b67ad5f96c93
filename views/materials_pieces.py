"""A file to take along: a small drawing of its first page, and for whom it is.

It has the page's own shape, its heading and the room's own web, and is no more than a thousand
signs: a screen with twenty of them waits for none, and no file is made before it is asked for.
"""

from __future__ import annotations

import textwrap
from base64 import b64encode
from typing import TYPE_CHECKING, Final

import reports
from views.drawing import drawer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports import Report
    from views.materials import Material

draw = drawer("materials.html")

LINES: Final = 3
SIGNS: Final = {False: 15, True: 24}
MOST_SIGNS: Final = 18
"""A word of so many has room, and is not divided."""


def material(one: Material, report: Report | None) -> str:
    """Its picture and for whom it is."""
    picture = draw("leaf", one=one, lines=_lines(one), web=_web(one, report))
    return draw("material", whom=one.whom, picture=b64encode(picture.encode()).decode())


def _lines(one: Material) -> list[str]:
    longest = max(map(len, one.heading.split()), default=0)
    wide = max(SIGNS[one.lying], min(longest, MOST_SIGNS))
    return textwrap.wrap(one.heading, wide, max_lines=LINES, placeholder=" …")


def _web(one: Material, report: Report | None) -> dict[str, str]:
    """The corners of the grid and, where its file shows them, of the profile."""
    factors = report.factors if report else ()
    n = len(factors) or 6
    scores = [factor.score for factor in factors]
    drawn = {"outer": _points([5] * n), "inner": _points([2.5] * n), "now": ""}
    if not one.key.startswith("poster-dots") and scores and None not in scores:
        drawn["now"] = _points([score or 0 for score in scores])
    return drawn


def _points(values: Sequence[float]) -> str:
    n = len(values)
    places = (reports.spoke(place, n, value) for place, value in enumerate(values))
    return " ".join(f"{x * 0.42:.0f},{y * 0.42:.0f}" for x, y in places)
