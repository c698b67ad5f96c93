"""What the sheet knows of what the national model SØM asks for. It calculates nothing of SØM's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sheets.gain.filled import Post
    from sheets.gain.whole import Gain


def gains(sheet: Gain, *, cash: bool = False) -> tuple[Post, ...]:
    """The gains that are expected to come to something; or only those that are less spending."""
    every = (one for one in sheet.posts if one.kind == "gain" and one.comes_to)
    return tuple(one for one in every if one.form == "cash" or not cash)


KNOWN: Final[dict[str, Callable[[Gain], bool]]] = {
    "citizens": lambda sheet: any(one.citizens for one in sheet.initiatives),
    "start_cost": lambda sheet: bool(sheet.years[0].cost),
    "run_cost": lambda sheet: any(year.cost for year in sheet.years[1:]),
    "saved": lambda sheet: any(
        one.kind == "gain" and one.form == "cash" and one.comes_to for one in sheet.posts
    ),
    "consequences": lambda sheet: any(year.gain for year in sheet.years),
    "committees": lambda sheet: any(one.name for one in sheet.sides),
    "assumptions": lambda sheet: bool(sheet.assumptions),
}
"""What the sheet can know, by the input's key, and when it does."""


def known(sheet: Gain) -> frozenset[str]:
    """The inputs of which the sheet says something by itself."""
    return frozenset(key for key, knows in KNOWN.items() if knows(sheet))


def ready(sheet: Gain, inputs: Iterable[str]) -> tuple[str, ...]:
    """Those of the inputs that the sheet knows, or of which the room has written something."""
    written = {key for key, text in sheet.som.inputs.items() if text.strip()}
    there = known(sheet) | written
    return tuple(key for key in inputs if key in there)
