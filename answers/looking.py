"""What was found in a file before it is used: its columns, and what its answers are taken for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from answers.columns import PERSONAL, table
from answers.found import Found, Label
from answers.grid import name_in
from answers.heads import Heads
from answers.labels import UNREAD, Labels
from answers.model import ABSENT, ANSWERS
from answers.opening import opened
from content import Told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from answers.columns import Table
    from answers.grid import Grid
    from content import Content

MOST_LABELS = 100
LONGEST_LABEL = 100
DELIMITERS = {
    ";": Told("semicolon"),
    ",": Told("comma"),
    "\t": Told("tab"),
    "|": Told("vertical bar"),
}


def look(
    data: bytes,
    content: Content,
    *,
    sheet: str | None,
    mapping: Mapping[int, str] | None,
    labels: Mapping[str, str] | None,
) -> Found:
    """See `answers.files.look`."""
    heads = Heads(content)
    found = table(opened(data, heads.looks, sheet), content, heads, mapping)
    grid = found.grid
    return Found(
        kind="long" if found.long else "wide",
        rows=_filled(found),
        columns=found.columns,
        labels=_labels(found, Labels(content, labels)),
        sheets=grid.sheets,
        sheet=grid.sheet,
        encoding=grid.encoding,
        delimiter=_delimiter(grid),
        doubts=(*found.doubts, *found.wrong),
    )


def _delimiter(grid: Grid) -> Told | str:
    return DELIMITERS.get(grid.delimiter, grid.delimiter)


def _filled(found: Table) -> int:
    said = np.zeros(len(found.rows), np.bool_)
    for column in found.columns:
        if column.means:
            said |= found.grid.columns[column.place].filled[found.rows]
    return int(said.sum())


def _labels(found: Table, labels: Labels) -> tuple[Label, ...]:
    """Every text that stands as an answer: first what is not read, then as answers go."""
    counted: dict[tuple[str, int], int] = {}
    for place, statement in _answered(found):
        texts = found.texts(place).made(name_in)
        counts = np.bincount(texts.codes, minlength=len(texts.texts))
        for text, count in zip(texts.texts, counts.tolist(), strict=True):
            key = text, labels.read(text, statement)
            counted[key] = counted.get(key, 0) + count
    told = [
        (code != UNREAD, code, -count, Label(text, "" if code == UNREAD else ANSWERS[code], count))
        for (text, code), count in counted.items()
        if code != ABSENT and count and len(text) <= LONGEST_LABEL and not PERSONAL.search(text)
    ]
    return tuple(label for *_, label in sorted(told)[:MOST_LABELS])


def _answered(found: Table) -> Iterator[tuple[int, str]]:
    """Each column of answers, with the statement that it is about in a wide file."""
    if not found.long:
        yield from ((column.place, column.means) for column in found.statements)
    elif (place := found.place("answer")) is not None:
        yield place, ""
