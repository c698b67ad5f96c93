"""Files as survey tools and spreadsheets write them, made in the tests that read them."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import TYPE_CHECKING

from openpyxl import Workbook

from answers import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from answers import Answers
    from content import Content

Cells = str | int | float | datetime | None


def written(
    rows: Iterable[Sequence[Cells]],
    delimiter: str = ";",
    encoding: str = "utf-8",
    end: str = "\r\n",
) -> bytes:
    """The rows as a text file."""
    file = io.StringIO(newline="")
    all_ = csv.writer(file, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    few = csv.writer(file, delimiter=delimiter, lineterminator=end)
    (all_ if end == "\r" else few).writerows(rows)  # or a comment's \n would stand bare
    return file.getvalue().encode(encoding)


def workbook(*sheets: Iterable[Sequence[Cells]], hidden: Sequence[int] = ()) -> bytes:
    """The rows of each sheet as an Excel file, some of them hidden."""
    book = Workbook()
    for place, rows in enumerate(sheets):
        sheet = book.worksheets[0] if place == 0 else book.create_sheet()
        sheet.title = f"Ark{place + 1}"
        sheet.sheet_state = "hidden" if place in hidden else "visible"
        for row in rows:
            sheet.append(list(row))
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()


def in_long(answers: Answers) -> list[list[str]]:
    """A row an answer."""
    return [list(COLUMNS), *(list(map(guarded, row)) for row in answers.rows())]


def in_wide(answers: Answers, content: Content) -> list[list[str]]:
    """A row a person, a column and a comment a statement, with the words that a phone shows."""
    heads = ["participant", "level", "area"]
    for key in answers.statements:
        heads += [f"{content.numbers[key]} {content.statements[key].text.da}", "Kommentar"]
    place = {key: 3 + 2 * place for place, key in enumerate(answers.statements)}
    people: dict[str, list[str]] = {}
    for row in answers.rows():
        cells = people.setdefault(
            row.participant, [*map(guarded, row[:3]), *[""] * (len(heads) - 3)]
        )
        cells[place[row.statement]] = label(content, row.statement, row.answer)
        cells[place[row.statement] + 1] = guarded(row.comment)
    return [heads, *people.values()]


def label(content: Content, statement: str, answer: str) -> str:
    """An answer as the Danish pages call it."""
    if answer in {"dont_know", "not_relevant"}:
        return {"dont_know": "Ved ikke", "not_relevant": "Ikke relevant hos os"}[answer]
    return f"{answer} - {content.rungs(statement)[int(answer)].text.da}"


def guarded(cell: str) -> str:
    """With an apostrophe before what a spreadsheet would take for a formula, or for one."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r", "'")) else cell
