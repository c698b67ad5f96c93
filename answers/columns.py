"""Which column holds what, over all of a table: by its head, and by what stands in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from answers.choosing import ONLY_ONE, Choosing
from answers.found import Column
from answers.grid import name_in
from answers.heads import COMMENT_OF
from answers.mistakes import PERSONAL
from answers.wording import plain
from content import Told, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from answers.grid import Grid, Places, Texts
    from answers.heads import Heads
    from content import Content

LOOKED_AT = 30
MOST_SAMPLES = 3
FEWEST_ALIKE = 3
LONGEST_SAMPLE = 60
SHORT_CODE = re.compile(r"[^\W\d_]{0,3}[-_ ]?[0-9]{1,6}")
A_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} 00:00:00")
PERSONAL_HEAD = re.compile(
    r"\b(e ?mail|mail|navn\w*|\w*navn|name|ip|cpr\w*|telefon\w*|tlf|phone|mobil\w*|adresse\w*|"
    r"address|bruger\w*|user\w*|initialer|initials|fødselsdag|birthday|token)\b"
)


class Table(NamedTuple):
    """The rows below the head, the columns, what is doubtful about them, and what is wrong."""

    grid: Grid
    rows: Places
    columns: tuple[Column, ...]
    doubts: tuple[Told, ...]
    wrong: tuple[Told, ...]

    @property
    def long(self) -> bool:
        """Whether each row is an answer; otherwise each is a person."""
        means = {column.means for column in self.columns}
        both = {"statement", "answer"}
        return both <= means or (bool(means & both) and not self.statements)

    @property
    def statements(self) -> list[Column]:
        """The columns that each hold the answers to one statement."""
        known = ("", *ONLY_ONE)
        return [
            c for c in self.columns if c.means not in known and not c.means.startswith(COMMENT_OF)
        ]

    def place(self, means: str) -> int | None:
        """The column that holds this."""
        return next((c.place for c in self.columns if c.means == means), None)

    def texts(self, place: int) -> Texts:
        """What stands in a column below the head."""
        return self.grid.columns[place].rows(self.rows)


def table(
    grid: Grid, content: Content, heads: Heads, mapping: Mapping[int, str] | None = None
) -> Table:
    """The table in a file; `mapping` says by place what a column holds, whatever its head says."""
    head, body = _head(grid, heads)
    grid = grid._replace(heads=tuple(head))
    rows = np.arange(body, grid.rows, dtype=np.int32)
    choosing = Choosing(grid, rows, content, heads)
    said = choosing.mapped(mapping or {})
    long = "statement" in {one.means for one in said}
    columns = tuple(
        Column(place, head[place], _samples(grid, rows, place, one.means, long=long), *one[:2])
        for place, one in enumerate(said)
    )
    doubts = (*grid.doubts, *choosing.doubts, *_dates(columns))
    return Table(grid, rows, columns, doubts, tuple(choosing.wrong))


def _dates(columns: tuple[Column, ...]) -> Iterator[Told]:
    """That Excel has taken a statement's number for a day, said once."""
    dated = [column.head for column in columns if not column.means and A_DAY.fullmatch(column.head)]
    if dated:
        yield Told(
            "{head} is a date: Excel makes one of a number such as 1.3. Format the first row as "
            "text, and write the numbers again",
            head=quoted(dated[0]),
        )


def _head(grid: Grid, heads: Heads) -> tuple[list[str], int]:
    """The row that most looks like a head, and where the answers begin below it."""
    first = [grid.row(place) for place in range(min(LOOKED_AT, grid.rows))]
    looks = [heads.looks(row) for row in first]
    best = max(looks, default=0)
    filled = [place for place, row in enumerate(first) if any(row)]
    if not filled:
        return [], grid.rows
    head = looks.index(best) if best else filled[0]
    body = head + 1
    while body < len(first) and _second(first[body], looks[body], first[head], best, heads):
        body += 1
    return _joined(first, head, body), body


def _second(row: list[str], looks: float, head: list[str], best: float, heads: Heads) -> bool:
    """Whether a row below the head says once more what the columns hold."""
    if any(cell.startswith('{"ImportId"') for cell in row):
        return True
    long = "statement" in {heads.read(cell).means for cell in head}  # or its id is an answer's
    return heads.says_no_more(row) or (looks >= max(2, best / 2) and not long)


def _joined(first: list[list[str]], head: int, body: int) -> list[str]:
    """The head; where it is empty, as under a merged cell, what stands just below or above it."""
    above = first[head - 1 : head] if head and sum(map(bool, first[head - 1])) > 1 else []
    rows = [first[head], *first[head + 1 : body], *above]
    return [next(filter(None, map(name_in, cells)), "") for cells in zip(*rows, strict=True)]


def _samples(grid: Grid, rows: Places, place: int, means: str, *, long: bool) -> tuple[str, ...]:
    """Some of what stands in a column; nothing that may tell who somebody is."""
    if means.startswith("comment") or (not means and (long or _personal_head(grid.heads[place]))):
        return ()
    texts = grid.columns[place].rows(rows)
    counts = np.bincount(texts.codes, minlength=len(texts.texts))
    fewest = 1 if means else FEWEST_ALIKE
    found = []
    for code in np.argsort(-counts, kind="stable")[:LOOKED_AT]:
        text = name_in(texts.texts[code])
        shown = text and counts[code] >= fewest and not PERSONAL.search(text)
        if shown and (means != "participant" or SHORT_CODE.fullmatch(text)):
            found.append(text if len(text) <= LONGEST_SAMPLE else f"{text[:LONGEST_SAMPLE]}…")
    return tuple(found[:MOST_SAMPLES])


def _personal_head(head: str) -> bool:
    return bool(PERSONAL_HEAD.search(plain(head)))
