"""The pieces of what comes after the day; they are drawn in templates/rounds.html."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from views.drawing import drawer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reports import BecameReport, ComparisonReport, NumberReport

draw = drawer("rounds.html")


class Cell(NamedTuple):
    """A score, and the word that it is the lowest of its row."""

    text: str
    low: str


class Locality(NamedTuple):
    """One workshop among others of its organisation; without figures a reason."""

    name: str
    about: str
    href: str
    cells: tuple[Cell, ...]
    reason: str


def days(steps: Iterable[tuple[str, str, bool]]) -> str:
    """The three follow-ups: what each is called, when it is, and whether it has come."""
    return draw("days", steps=tuple(steps))


def promise(place: int, factor: str, title: str, about: Iterable[str], over: str) -> str:
    """A promise with its owner and its date, and how far it is over that."""
    return draw("promise", place=place, factor=factor, title=title, about=tuple(about), over=over)


def told(pairs: Iterable[tuple[str, str]], nothing: str = "", when: str = "") -> str:
    """What was said of a promise; where nothing was, that."""
    return draw("told", pairs=tuple(pairs), nothing=nothing, when=when)


def for_paper(pairs: Iterable[tuple[str, str]]) -> str:
    """The same, only where the page is printed: there fields cannot be read to their end."""
    return draw("for_paper", pairs=tuple(pairs))


def promises(of: Sequence[BecameReport], heading: str) -> str:
    """The promises of the round before, beside each other."""
    return draw("promises", of=of, heading=heading) if of else ""


def changes(of: ComparisonReport) -> str:
    """Both rounds' profiles in a table with a track; an arrow only where a change is sure."""
    return draw("changes", of=of) if of.changes else ""


def below(of: ComparisonReport) -> str:
    """What moved most, what cannot be compared, and the groups."""
    return draw("below", of=of)


def numbers(of: Sequence[NumberReport], heading: str, note: str) -> str:
    """Numbers known already, each with its year and source; nothing where there are none."""
    return draw("numbers", of=of, heading=heading, note=note) if of else ""


def localities(caption: str, heads: Sequence[str], rows: Sequence[Locality]) -> str:
    """Workshops as rows, factors as columns."""
    return draw("localities", caption=caption, heads=heads, rows=rows)
