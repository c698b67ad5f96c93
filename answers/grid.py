"""A file as columns of texts, each distinct text kept once. Knows no meaning of any."""

from __future__ import annotations

from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from content import Told, cleaned, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    Codes = NDArray[np.int32]
    Places = NDArray[np.intp] | Codes

MOST_COLUMNS = 2000
LONGEST_HEAD = 40
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class Texts:
    """One column: `codes` holds a place in `texts` for every row."""

    def __init__(self, codes: Codes, texts: list[str]) -> None:
        self.codes = codes
        self.texts = texts

    def __getitem__(self, row: int) -> str:
        text: str = self.texts[int(self.codes[row])]
        return text

    def marked(self, holds: Callable[[str], bool]) -> NDArray[np.bool_]:
        """The rows whose text this is said of; each distinct text is asked about once."""
        return np.fromiter(map(holds, self.texts), np.bool_, len(self.texts))[self.codes]

    def made(self, of: Callable[[str], str]) -> Texts:
        """The column with another text for each; those that become the same are one."""
        texts = list(map(of, self.texts))
        if texts == self.texts:
            return self
        place: dict[str, int] = {}
        new = [place.setdefault(text, len(place)) for text in texts]
        return Texts(np.array(new, np.int32)[self.codes], list(place))

    def rows(self, chosen: Places) -> Texts:
        """The column at these rows only, with the texts that stand there."""
        codes = self.codes[chosen]
        used = np.flatnonzero(np.bincount(codes, minlength=len(self.texts))).tolist()
        if len(used) == len(self.texts):
            return Texts(codes, self.texts)
        new = np.zeros(len(self.texts), np.int32)
        new[used] = np.arange(len(used), dtype=np.int32)
        return Texts(new[codes], [self.texts[code] for code in used])

    @cached_property
    def first(self) -> Places:
        """For each text the first row in which it stands; -1 where it stands in none."""
        first = np.full(len(self.texts), -1, np.intp)
        first[self.codes[::-1]] = np.arange(len(self.codes) - 1, -1, -1)
        return first

    @cached_property
    def filled(self) -> NDArray[np.bool_]:
        """The rows in which something can be seen."""
        return self.marked(lambda text: text[:1].isalnum() or bool(cleaned(text)))


def column_of(texts: Iterable[str], rows: int) -> Texts:
    """A column from its texts in the order of the rows."""
    place: dict[str, int] = {}
    codes = (place.setdefault(text, len(place)) for text in texts)
    return Texts(np.fromiter(codes, np.int32, rows), list(place))


class Gathering:
    """Rows of any width, taken in a batch at a time, as columns."""

    def __init__(self) -> None:
        self._known: list[dict[str, int]] = []
        self._parts: list[list[Codes]] = []
        self._rows = 0

    def add(self, rows: Sequence[Sequence[str]]) -> None:
        """Take these rows in; what a row has no cell for is empty."""
        columns = list(zip_longest(*rows, fillvalue=""))
        while len(self._known) < len(columns):
            self._known.append({"": 0})
            self._parts.append([np.zeros(self._rows, np.int32)])
        for place, (known, parts) in enumerate(zip(self._known, self._parts, strict=True)):
            if place < len(columns):
                codes = [known.setdefault(text, len(known)) for text in columns[place]]
                parts.append(np.array(codes, np.int32))
            else:
                parts.append(np.zeros(len(rows), np.int32))
        self._rows += len(rows)

    def columns(self) -> tuple[Texts, ...]:
        """All that was taken in."""
        return tuple(
            Texts(np.concatenate(parts), list(known))
            for known, parts in zip(self._known, self._parts, strict=True)
        )


class Broken(NamedTuple):
    """A row that could not be read, which stands empty, and why."""

    row: int
    why: Told


class Grid(NamedTuple):
    """What stood in a file: its columns over all rows, heads and titles among them."""

    columns: tuple[Texts, ...]
    lines: Places
    """The line, or the sheet's row, in which each row begins."""
    encoding: str = ""
    delimiter: str = ""
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    broken: tuple[Broken, ...] = ()
    doubts: tuple[Told, ...] = ()
    heads: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows there are, heads and empty ones too."""
        return len(self.lines)

    def row(self, place: int) -> list[str]:
        """The cells of one row, as they are meant."""
        return [unguarded(column[place]) for column in self.columns]

    def where(self, row: int, column: int | None = None) -> Told:
        """A place as the reader finds it in the file."""
        line = int(self.lines[row])
        place = Told("row {line}", line=line) if self.sheet else Told("line {line}", line=line)
        if column is None:
            return place
        return Told("{line}, {column}", line=place, column=self.column(column))

    def column(self, place: int) -> Told:
        """A column as the reader finds it: by its letters in a sheet, by its head in a text."""
        if self.sheet:
            return Told("column {letters}", letters=letters(place))
        head = self.heads[place] if place < len(self.heads) else ""
        if not head:
            return Told("column {n}", n=place + 1)
        short = head if len(head) <= LONGEST_HEAD else f"{head[:LONGEST_HEAD]}…"
        return Told("column {head}", head=quoted(short))

    def named(self, rows: Iterable[int]) -> Told:
        """Several rows at once."""
        lines = ", ".join(str(self.lines[row]) for row in rows)
        if self.sheet:
            return Told("rows {lines}", lines=lines)
        return Told("lines {lines}", lines=lines)


def letters(column: int) -> str:
    """A column as a spreadsheet calls it: A, Z, AA."""
    name, left = "", column + 1
    while left:
        left, place = divmod(left - 1, 26)
        name = chr(ord("A") + place) + name
    return name


def unguarded(cell: str) -> str:
    """The cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    bare = cell.strip()
    return bare[1:] if bare[:1] == "'" and bare[1:].startswith((*FORMULA_STARTS, "'")) else bare


def name_in(cell: str) -> str:
    """The cell as a name, a word or a number: nothing unseen, single spaces."""
    if cell.isascii() and cell.isalnum():
        return cell  # as most are
    return cleaned(unguarded(cell))
