"""The book as an Excel file: every figure a figure, every text a text, never a formula."""

from __future__ import annotations

import io
import textwrap
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter

from reports.office.behind import PLAIN
from reports.office.colours import SANS, colour
from reports.office.packing import fitted, held, packed
from reports.office.properties import LOCALES, MAKER, day, short
from reports.office.sheet_chart import radar
from reports.telling.office import tell_book

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.model import Report
    from reports.office.model import Book, Cell, Column, Cover, Kind, Sheet

AMOUNT: Final = "#,##0;\N{MINUS SIGN}#,##0"
WITH_ORE: Final = "#,##0.00;\N{MINUS SIGN}#,##0.00"
FORMS: Final[dict[str, dict[Kind, str]]] = {
    "da": {
        "text": "@",
        "tenth": "[$-406]0.0",
        "whole": "0",
        "day": "[$-406]d. mmmm yyyy",
        "kroner": f"[$-406]{AMOUNT}",
    },
    "en": {
        "text": "@",
        "tenth": "[$-809]0.0",
        "whole": "0",
        "day": "[$-809]d mmmm yyyy",
        "kroner": f"[$-809]{AMOUNT}",
    },
}
"""How a cell is shown in each language; Excel itself writes the comma that its reader has."""
HEAD: Final = {"bold": True, "text_wrap": True, "bottom": 2, "valign": "bottom"}
LONGEST_NAME: Final = 31
TOO_TALL: Final = 400
AIR: Final = 3
LINE: Final = 15
"""Points that a line is high."""
SIGNS: Final = 1.1
"""So many more signs than its width a column has room for, as most are narrower than a figure."""
INDENT: Final = 1.5
"""Signs that the space before a text takes of its column."""
A_LINE: Final = 100
IN_FOOTER: Final = 90
"""Signs; Excel takes no more than 255 with its own marks among them."""


def workbook(report: Report) -> bytes:
    """All sheets, each with a head that stays, ready to be sorted and printed."""
    book = tell_book(held(report))
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, PLAIN)
    _properties(made, book.cover)
    looks = _looks(made, book.cover)
    for sheet in book.sheets:
        _draw(made, sheet, looks, book)
    made.close()
    return packed(out.getvalue())


def _properties(made: xlsxwriter.Workbook, cover: Cover) -> None:
    made.set_properties(
        {
            "title": short(cover.title),
            "subject": short(cover.about),
            "author": short(cover.organisation) or MAKER,
            "category": MAKER,
            "created": day(cover).replace(tzinfo=None),
        }
    )
    made.set_custom_property("Language", LOCALES[cover.language])


def _looks(made: xlsxwriter.Workbook, cover: Cover) -> dict[str, Any]:
    """How a head, a note, and each kind of cell look; `low` the same in the lowest row."""
    plain = {
        "font_name": SANS,
        "font_size": 11,
        "valign": "vcenter",
        "font_color": f"#{colour('ink')}",
    }
    looks: dict[str, Any] = {
        "head": {**plain, **HEAD, "align": "left", "indent": 1},
        "head of figures": {**plain, **HEAD, "align": "right"},
        "note": {**plain, "font_color": f"#{colour('muted')}", "text_wrap": True},
    }
    for kind, form in FORMS[cover.language].items():
        look = {**plain, "num_format": form, "text_wrap": kind == "text"}
        look["align"] = "left" if kind == "text" else "right"
        look["indent"] = int(kind == "text")
        looks[kind] = look
        looks[f"low {kind}"] = {**look, "bold": True, "font_color": f"#{colour('low')}"}
    for low in ("", "low "):
        looks[f"{low}ore"] = {**looks[f"{low}kroner"], "num_format": WITH_ORE}
    return {name: made.add_format(look) for name, look in looks.items()}


def _draw(made: xlsxwriter.Workbook, sheet: Sheet, looks: dict[str, Any], book: Book) -> None:
    drawn = made.add_worksheet(sheet.name[:LONGEST_NAME])
    drawn.set_row(0, _high([column.head for column in sheet.columns], sheet.columns, signs=1))
    for place, column in enumerate(sheet.columns):
        drawn.set_column(place, place, column.wide)
        head = "head" if column.kind == "text" else "head of figures"
        drawn.write_string(0, place, column.head, looks[head])
    for number, cells in enumerate(sheet.rows, 1):
        low = "low " if number - 1 in sheet.lowest else ""
        drawn.set_row(number, _high(cells, sheet.columns))
        for place, (cell, column) in enumerate(zip(cells, sheet.columns, strict=True)):
            _write(drawn, (number, place), cell, column, (looks, low))
    _stay(drawn, sheet, book)
    below = len(sheet.rows) + 2
    if sheet.chart:
        radar(made, drawn, sheet, below)
        below += 26
    for number, note in enumerate(sheet.notes, below):
        _note(drawn, number, note, len(sheet.columns), looks["note"])


def _write(
    drawn: Any,  # noqa: ANN401 - XlsxWriter ships no types
    at: tuple[int, int],
    cell: Cell,
    column: Column,
    looks: tuple[dict[str, Any], str],
) -> None:
    """A figure is a figure, and a text is written as one, whatever it begins with."""
    known, low = looks
    part = column.kind == "kroner" and isinstance(cell, float) and not cell.is_integer()
    look = known[f"{low}{'ore' if part else column.kind}"]
    if cell is None:
        drawn.write_blank(*at, None, look)
    elif isinstance(cell, str):
        drawn.write_string(*at, cell, look)
    elif isinstance(cell, date):
        drawn.write_datetime(*at, cell, look)
    else:
        drawn.write_number(*at, cell, look)


def _high(cells: Sequence[Cell], columns: Sequence[Column], *, signs: float = SIGNS) -> float:
    """As high as the longest of its texts needs; not every program reckons that out itself.

    `signs` is 1 for a head, whose bold letters are as wide as a figure.
    """
    told = zip(cells, columns, strict=True)
    lines = (
        len(textwrap.wrap(text, max(1, int((column.wide - INDENT) * signs))))
        for text, column in told
        if isinstance(text, str)
    )
    return min(TOO_TALL, LINE * max(1, *lines, 1) + AIR)


def _note(drawn: Any, row: int, text: str, columns: int, look: Any) -> None:  # noqa: ANN401 - as above
    """Across the sheet, as high as it needs at some hundred signs a line."""
    told = text
    drawn.merge_range(row, 0, row, max(1, columns - 1), "", look)
    drawn.write_string(row, 0, told, look)
    drawn.set_row(row, min(TOO_TALL, LINE * (1 + len(told) // A_LINE)))


def _stay(drawn: Any, sheet: Sheet, book: Book) -> None:  # noqa: ANN401 - as above
    """The head stays in sight and on every printed page; a sheet is as wide as a page."""
    drawn.freeze_panes(1, 0)
    drawn.repeat_rows(0)
    drawn.set_landscape()
    drawn.set_paper(9)  # A4
    drawn.fit_to_pages(1, 0)
    whose = fitted(book.cover.footer, IN_FOOTER).replace("&", "&&")
    drawn.set_footer(f"&L{whose}&R&P / &N")
    if sheet.rows:
        drawn.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
