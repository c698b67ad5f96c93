"""What was found in a file, as it is shown to somebody before it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from content import Told


class Column(NamedTuple):
    """A column, what it is taken to hold, and how that is known.

    `means` is participant, level, area, comment, statement, answer, a statement's id, `comment:`
    and the id, or empty for a column that is not used. `how` is id, number, words, name or empty.
    """

    place: int
    head: str
    samples: tuple[str, ...]
    means: str
    how: str


class Label(NamedTuple):
    """A text in the place of an answer, what it is read as (empty: not read), and how often."""

    text: str
    answer: str
    people: int


class Found(NamedTuple):
    """What is in a file. `rows` are people in a wide file and answers in a long one.

    `sheet` is the one of `sheets` that was looked at, and empty in a text; `encoding` is a name
    such as UTF-8; `doubts` are sentences for the reader, the gravest last.
    """

    kind: Literal["long", "wide"]
    rows: int
    columns: tuple[Column, ...]
    labels: tuple[Label, ...]
    sheets: tuple[str, ...]
    sheet: str
    encoding: str
    delimiter: Told | str
    doubts: tuple[Told, ...]
