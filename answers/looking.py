"""What was found in a file before it is used: its columns, and what its answers are taken for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from answers.columns import table
from answers.found import Found, Label
from answers.grid import name_in
from answers.heads import Heads
from answers.labels import UNREAD, Labels
from answers.mistakes import PERSONAL
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
COUNTED = "0123456"
# So many answers in numbers without a single 0 make it likely that the file counts from 1.
MANY = 100
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
    grid, reads = found.grid, Labels(content, labels)
    told = scale(found, reads)
    return Found(
        kind="long" if found.long else "wide",
        rows=_filled(found),
        columns=found.columns,
        labels=_labels(found, reads),
        sheets=grid.sheets,
        sheet=grid.sheet,
        encoding=grid.encoding,
        delimiter=_delimiter(grid),
        doubts=(*found.doubts, *found.wrong, *([told] if told else [])),
    )


def _delimiter(grid: Grid) -> Told | str:
    return DELIMITERS.get(grid.delimiter, grid.delimiter)


def _filled(found: Table) -> int:
    said = np.zeros(len(found.rows), np.bool_)
    for column in found.columns:
        if column.means:
            said |= found.grid.columns[column.place].filled[found.rows]
    return int(said.sum())


def counted(found: Table, labels: Labels, longest: int) -> dict[tuple[str, int], int]:
    """How often each text up to this length stands as an answer, by what it is read as."""
    counts: dict[tuple[str, int], int] = {}
    for place, statement in _answered(found):
        texts = found.texts(place).made(name_in)
        often = np.bincount(texts.codes, minlength=len(texts.texts)).tolist()
        for text, count in zip(texts.texts, often, strict=True):
            if len(text) > longest:
                continue
            key = text, labels.read(text, statement)
            counts[key] = counts.get(key, 0) + count
    return counts


def _labels(found: Table, labels: Labels) -> tuple[Label, ...]:
    """Every text that stands as an answer: first what is not read, then as answers go."""
    told = [
        (code != UNREAD, code, -count, Label(text, "" if code == UNREAD else ANSWERS[code], count))
        for (text, code), count in counted(found, labels, LONGEST_LABEL).items()
        if code != ABSENT and count and not PERSONAL.search(text)
    ]
    return tuple(label for *_, label in sorted(told)[:MOST_LABELS])


def scale(found: Table, labels: Labels) -> Told | None:
    """What is said of a file whose numbers seem to begin at 1, and not at 0 as the ladder does."""
    numbers: dict[str, int] = {}
    for (text, code), count in counted(found, labels, 1).items():
        if count and text and text in COUNTED and code in {int(text), UNREAD}:
            numbers[text] = count
    if "0" in numbers:
        return None
    if "6" in numbers:
        return Told("there is a 6 and no 0: if the numbers begin at 1, say what each stands for")
    if sum(numbers.values()) < MANY:
        return None
    return Told("no answer is 0: if the numbers begin at 1, say what each stands for")


def _answered(found: Table) -> Iterator[tuple[int, str]]:
    """Each column of answers, with the statement that it is about in a wide file."""
    if not found.long:
        yield from ((column.place, column.means) for column in found.statements)
    elif (place := found.place("answer")) is not None:
        yield place, ""
