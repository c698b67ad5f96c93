"""An empty sheet to fill in: heads that are read again, lists of what may be written, and help."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from answers.model import core
from content import Told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from answers.model import Questionnaire
    from content import Content, Language

PEOPLE, ANSWERED = 1000, 10_000
MADE = datetime(2026, 1, 1, tzinfo=UTC)  # the same sheet has the same bytes
NARROW, WIDTH, BROAD, HEAD = 14, 24, 60, 110


class Sheet(NamedTuple):
    """What a sheet is written by."""

    book: Any
    content: Content
    language: Language
    say: Callable[..., str]
    asked: tuple[str, ...]

    def told(self, told: Told) -> str:
        """The app's own words in the reader's language."""
        return told.said(self.say)


def template(
    content: Content,
    questionnaire: Questionnaire,
    language: Language,
    form: Literal["wide", "long"],
    say: Callable[..., str],
) -> bytes:
    """See `answers.files.template`."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - only this needs it

    asked = core(content) if questionnaire == "short" else tuple(content.statements)
    whole = io.BytesIO()
    with Workbook(whole, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"created": MADE.replace(tzinfo=None)})
        sheet = Sheet(book, content, language, say, asked)
        answers = book.add_worksheet(sheet.told(Told("Answers")))
        lists = _help(sheet)
        (_wide if form == "wide" else _long)(sheet, answers, lists)
    return whole.getvalue()


class Lists(NamedTuple):
    """Where on the sheet of help the lists stand that a cell is chosen from."""

    answers: str
    levels: str
    statements: str


def _help(sheet: Sheet) -> Lists:
    """What to write where, and the lists themselves."""
    name = sheet.told(Told("Help"))
    page = sheet.book.add_worksheet(name)
    bold = sheet.book.add_format({"bold": True})
    wrap = sheet.book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, WIDTH)
    page.set_column(1, 1, BROAD, wrap)
    row = 0
    for told in _advice():
        page.write_string(row, 0, sheet.told(told))
        row += 1
    places = []
    for head, lines in (
        (Told("Answer"), _answers(sheet)),
        (
            Told("Level"),
            [(sheet.content.levels[k].name[sheet.language], "") for k in sheet.content.levels],
        ),
        (Told("Statement"), [(_head(sheet, key), "") for key in sheet.asked]),
    ):
        page.write_string(row + 1, 0, sheet.told(head), bold)
        first = row + 2
        for row, (word, means) in enumerate(lines, first):
            (page.write_number if isinstance(word, int) else page.write_string)(row, 0, word)
            page.write_string(row, 1, means)
        places.append(f"='{name}'!$A${first + 1}:$A${row + 1}")
        row += 1
    return Lists(*places)


def _advice() -> Iterable[Told]:
    yield Told("Fill in the first sheet, and save it as .xlsx or CSV UTF-8.")
    yield Told("Choose an answer from the list in each cell. Leave empty what was not answered.")
    yield Told("Call people by a number or an alias, never by their names.")
    yield Told("Write each department or area the same way everywhere.")


def _answers(sheet: Sheet) -> list[tuple[int | str, str]]:
    rungs = [(r.value, r.text[sheet.language]) for r in sheet.content.method.ladder.rungs]
    return [
        *rungs,
        (sheet.told(Told("Don't know")), ""),
        (sheet.told(Told("Not relevant here")), ""),
    ]


def _head(sheet: Sheet, key: str) -> str:
    text = sheet.content.statements[key].text[sheet.language]
    return f"{sheet.content.numbers[key]} {text}"


def _heads(sheet: Sheet, page: Any, heads: list[tuple[str, int]], fixed: int) -> None:  # noqa: ANN401
    form = sheet.book.add_format(
        {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#EEF2F6"}
    )
    for column, (head, width) in enumerate(heads):
        page.set_column(column, column, width)
        page.write_string(0, column, head, form)
    page.set_row(0, HEAD)
    page.freeze_panes(1, fixed)


def _choose(page: Any, column: int, rows: int, source: str) -> None:  # noqa: ANN401
    page.data_validation(1, column, rows, column, {"validate": "list", "source": source})


def _people(sheet: Sheet) -> list[tuple[str, int]]:
    names = (Told("Participant"), Told("Level"), Told("Area"))
    return [(sheet.told(name), WIDTH if place else NARROW) for place, name in enumerate(names)]


def _wide(sheet: Sheet, page: Any, lists: Lists) -> None:  # noqa: ANN401
    heads = _people(sheet)
    for key in sheet.asked:
        heads += [(_head(sheet, key), WIDTH), (sheet.told(Told("Comment")), NARROW)]
    _heads(sheet, page, heads, 3)
    _choose(page, 1, PEOPLE, lists.levels)
    for place in range(len(sheet.asked)):
        _choose(page, 3 + 2 * place, PEOPLE, lists.answers)


def _long(sheet: Sheet, page: Any, lists: Lists) -> None:  # noqa: ANN401
    own = (Told("Statement"), BROAD), (Told("Answer"), WIDTH), (Told("Comment"), BROAD)
    heads = [*_people(sheet), *((sheet.told(name), width) for name, width in own)]
    _heads(sheet, page, heads, 3)
    for column, source in ((1, lists.levels), (3, lists.statements), (4, lists.answers)):
        _choose(page, column, ANSWERED, source)
