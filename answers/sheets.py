"""An Excel workbook as a grid: the sheet with answers in it, as its cells were last calculated.

Read with openpyxl, row by row and to a bound: calamine is eight times as fast, and ends the whole
process when a small file says that it has a cell in the last corner of the sheet.
"""

from __future__ import annotations

import io
import warnings
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from answers.files import AnswersError
from answers.grid import MOST_COLUMNS, Broken, Gathering, Grid, letters
from answers.packed import unpacked
from content import Told, did_you_mean, folded, quoted

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Callable, Iterator, Sequence

    from openpyxl.workbook.workbook import Workbook

LARGEST = 120_000_000
MOST_CELLS = 20_000_000
MOST_ROWS = 1_048_576
LOOKED_AT = 30
BATCH = 5000
UNREADABLE = Told(
    "the Excel file cannot be read; open it in Excel and save it again, or save the sheet as "
    "CSV UTF-8"
)


def workbook(data: bytes, heads: Callable[[Sequence[str]], float], sheet: str | None) -> Grid:
    """The cells of the named sheet, or of the visible one that most looks like answers."""
    formulas = _bounded(data)
    with _opened(data, cached=True) as book:
        names = _visible(book)
        chosen, doubts = (_named(book, sheet), ()) if sheet else _likeliest(book, names, heads)
        rows = _rows(book, chosen)
        grid = _gathered(rows)
    if formulas:
        grid = grid._replace(broken=tuple(_uncalculated(data, chosen, grid)))
    return grid._replace(encoding="Excel", sheets=tuple(names), sheet=chosen, doubts=doubts)


def _bounded(data: bytes) -> bool:
    """Refuses what would fill the memory when unpacked; whether the sheets hold formulas."""
    with unpacked(data, UNREADABLE) as packed:
        parts = packed.infolist()
        size = sum(part.file_size for part in parts)
        if size > LARGEST:
            raise AnswersError([_too_large(size)])
        sheets = [part for part in parts if part.filename.startswith("xl/worksheets/")]
        return any(_holds_formula(packed, part) for part in sheets)


def _too_large(size: int) -> Told:
    return Told(
        "the Excel file is {size} MB when unpacked; at most {most} MB can be read. Save the sheet "
        "as CSV UTF-8",
        size=size // 1_000_000,
        most=LARGEST // 1_000_000,
    )


def _holds_formula(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with packed.open(part) as sheet:
        return any(b"<f" in piece for piece in iter(lambda: sheet.read(1 << 20), b""))


@contextmanager
def _opened(data: bytes, *, cached: bool) -> Iterator[Workbook]:
    """The workbook while it is read; whatever is wrong inside it is one sentence."""
    from openpyxl import load_workbook  # noqa: PLC0415 - only Excel files need it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and lists that are no answers
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=cached)
            try:
                yield book
            finally:
                book.close()
    except AnswersError:
        raise
    except Exception as error:
        raise AnswersError([UNREADABLE]) from error


def _visible(book: Workbook) -> list[str]:
    return [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]


def _named(book: Workbook, sheet: str) -> str:
    known = [one.title for one in book.worksheets]
    for name in known:
        if folded(name) == folded(sheet):
            return name
    raise AnswersError(
        [
            Told(
                "there is no sheet {sheet}; the file has {known}.{hint}",
                sheet=quoted(sheet),
                known=", ".join(map(quoted, known)),
                hint=did_you_mean(sheet, known),
            )
        ]
    )


def _likeliest(
    book: Workbook, names: list[str], heads: Callable[[Sequence[str]], float]
) -> tuple[str, tuple[Told, ...]]:
    if not names:
        raise AnswersError([Told("every sheet of the file is hidden; choose one by its name")])
    found = [
        max((heads(row) for row in islice(_rows(book, name), LOOKED_AT) if row), default=0)
        for name in names
    ]
    best = max(found)
    chosen = names[found.index(best)]
    if best == 0 or found.count(best) == 1:
        return chosen, ()
    others = [quoted(n) for n, score in zip(names, found, strict=True) if score == best][1:]
    told = Told(
        "the sheet {sheet} is read; {others} look like answers too",
        sheet=quoted(chosen),
        others=", ".join(others),
    )
    return chosen, (told,)


def _rows(book: Workbook, name: str) -> Iterator[list[str]]:
    return (list(map(_text, row)) for row in _values(book, name))


def _values(book: Workbook, name: str) -> Iterator[tuple[Any, ...]]:
    """Each row as wide as its last cell, as long as there are no more cells than can be."""
    sheet: Any = book[name]
    sheet.reset_dimensions()  # what the file says of its size need not be true
    cells = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True)):
        cells += 1 + len(row)
        if number >= MOST_ROWS or cells > MOST_CELLS:
            raise AnswersError([Told("the sheet has more cells than can be read; save it as CSV")])
        yield row


def _text(value: Any) -> str:  # noqa: ANN401 - whatever stands in a cell
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ")
    return str(value)


def _gathered(rows: Iterator[list[str]]) -> Grid:
    gathering = Gathering()
    count = 0
    while batch := [_trimmed(row) for row in islice(rows, BATCH)]:
        width = max(map(len, batch))
        if width > MOST_COLUMNS:
            raise AnswersError([_too_wide(width)])
        count += len(batch)
        gathering.add(batch)
    return Grid(gathering.columns(), np.arange(1, count + 1))


def _trimmed(row: list[str]) -> list[str]:
    while row and not row[-1].strip():
        row.pop()
    return row


def _too_wide(width: int) -> Told:
    return Told(
        "the sheet has something in column {letters}; at most {most} columns can be read",
        letters=letters(width - 1),
        most=MOST_COLUMNS,
    )


def _uncalculated(data: bytes, name: str, grid: Grid) -> Iterator[Broken]:
    """The rows with a formula that has no value: the file was never calculated by Excel."""
    with _opened(data, cached=False) as book:
        for place, row in enumerate(_values(book, name)):
            for column, value in enumerate(row):
                if _formula(value) and _empty(grid, place, column):
                    yield Broken(place, _without_value(column))
                    break


def _formula(value: Any) -> bool:  # noqa: ANN401 - whatever stands in a cell
    return isinstance(value, str) and value.startswith("=")


def _empty(grid: Grid, row: int, column: int) -> bool:
    return row < grid.rows and column < len(grid.columns) and not grid.columns[column][row]


def _without_value(column: int) -> Told:
    return Told(
        "the formula in column {letters} has no value; open the file in Excel and save it",
        letters=letters(column),
    )
