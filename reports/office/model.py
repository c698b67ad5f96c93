"""A paper, a deck and a book, told: what `document`, `slides` and `workbook` draw and no more.

Figures beside a text are for a chart or a cell; both are as printed.
"""

from __future__ import annotations

from datetime import date
from typing import Final, Literal, TypeAlias

from content import Language
from reports.parts import Fact, Model

Kind: TypeAlias = Literal["text", "tenth", "whole", "day", "kroner"]
"""What a column of a book holds; a cell that is a text stays one in every column."""
Look: TypeAlias = Literal["full", "pale", "hatched"]
Cell: TypeAlias = str | int | float | date | None


class Cover(Model):
    """What every file says of itself; `day` is that of the answers."""

    language: Language
    title: str
    organisation: str
    day: date
    about: str
    footer: str


# ---- The committee's paper ----


class Lines(Model):
    """Paragraphs; `tight` ones are a list. What is to `fill` in by hand is told as such."""

    kind: Literal["lines"] = "lines"
    texts: tuple[str, ...]
    fill: bool = False
    tight: bool = False


class Under(Model):
    """A heading within a section."""

    kind: Literal["under"] = "under"
    text: str


class Points(Model):
    """A list, numbered where its order is its meaning."""

    kind: Literal["points"] = "points"
    texts: tuple[str, ...]
    numbered: bool = False


class Grid(Model):
    """A table under its caption; the columns in `figures` hold numbers."""

    kind: Literal["grid"] = "grid"
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    figures: tuple[int, ...] = ()


class Radar(Model):
    """The profile as a picture, and what it says to whoever does not see it."""

    kind: Literal["radar"] = "radar"
    caption: str
    alt: str


class Pair(Model):
    """The profile as a picture, and beside it as a table."""

    kind: Literal["pair"] = "pair"
    radar: Radar
    grid: Grid


Block: TypeAlias = Lines | Under | Points | Grid | Pair


class Part(Model):
    """One section of the paper."""

    heading: str
    blocks: tuple[Block, ...]


class Agenda(Model):
    """What only the administration knows of a matter; "" and none are left to be filled in.

    `committees` are those that the matter comes before, in their order, each with its day.
    """

    case: str = ""
    department: str = ""
    committees: tuple[str, ...] = ()


NO_AGENDA: Final = Agenda()


class Paper(Model):
    """The committee's paper: whose it is, the head that is to be filled in, and its sections."""

    cover: Cover
    head: tuple[Fact, ...]
    parts: tuple[Part, ...]
    page: str


# ---- Slides ----


class Corner(Model):
    """One factor of the radar: its name there and in the table, with both figures."""

    label: str
    name: str
    now: float | None
    now_text: str
    agreed: float | None
    agreed_text: str
    target: int
    target_text: str
    lowest: bool


class Opening(Model):
    """The first slide."""

    kind: Literal["opening"] = "opening"
    title: str
    kicker: str
    lines: tuple[str, ...]
    notes: str


class Profile(Model):
    """Radar and table. The agreed figures stand there where the room has agreed on any."""

    kind: Literal["profile"] = "profile"
    title: str
    kicker: str
    alt: str
    heads: tuple[str, ...]
    series: tuple[str, str, str]
    corners: tuple[Corner, ...]
    notes: str


class Counted(Model):
    """The answers to a statement at one time, by rung."""

    label: str
    counts: tuple[int, ...]


class Split(Model):
    """A statement that the room sees differently: its bars, and the rungs in words."""

    kind: Literal["split"] = "split"
    title: str
    kicker: str
    place: str
    alt: str
    bars: tuple[Counted, ...]
    rungs: tuple[str, ...]
    legend: str
    notes: str


class Card(Model):
    """One promise or step; what is missing of it is said in `warning`."""

    number: int
    title: str
    lines: tuple[str, ...]
    warning: str


class Cards(Model):
    """Up to three promises or steps beside each other."""

    kind: Literal["cards"] = "cards"
    title: str
    kicker: str
    cards: tuple[Card, ...]
    foot: str
    notes: str


class Listed(Model):
    """A heading and points."""

    kind: Literal["listed"] = "listed"
    title: str
    kicker: str
    points: tuple[str, ...]
    notes: str


class Drawn(Model):
    """One series of a chart, and how it is told apart without colours."""

    name: str
    values: tuple[float, ...]
    look: Look


class Charted(Model):
    """One chart: bars, bars on each other, bars to both sides of a line, or a line.

    `marked` are the points that are marked, `ends` what the line's highest and lowest mean.
    """

    kind: Literal["charted"] = "charted"
    title: str
    kicker: str
    alt: str
    kind_of: Literal["bars", "stacked", "sides", "line"]
    names: tuple[str, ...]
    series: tuple[Drawn, ...]
    marked: tuple[int, ...] = ()
    ends: tuple[str, str] = ("", "")
    foot: str
    notes: str


class Tabled(Model):
    """One table of words."""

    kind: Literal["tabled"] = "tabled"
    title: str
    kicker: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    foot: str
    notes: str


Slide: TypeAlias = Opening | Profile | Split | Cards | Listed | Charted | Tabled


class Deck(Model):
    """All slides, in their order; no two have the same title."""

    cover: Cover
    slides: tuple[Slide, ...]


# ---- The book ----


class Column(Model):
    """One column: its head, its width in signs, and what it holds."""

    head: str
    wide: int
    kind: Kind = "text"


class Sheet(Model):
    """One sheet: `notes` stand below its rows, `chart` is the radar's alternative text.

    The radar's corners are in column `around`, its series in `series`.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    chart: str = ""
    around: int = 0
    series: tuple[int, ...] = ()
    lowest: tuple[int, ...] = ()
    """The rows that are lowest."""


class Book(Model):
    """All sheets, in their order; no two have the same name."""

    cover: Cover
    sheets: tuple[Sheet, ...]
