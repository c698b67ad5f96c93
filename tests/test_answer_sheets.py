"""Excel files, what is called one and is none, files made to do harm, and the sheet to fill in."""

from __future__ import annotations

import io
import time
import zipfile
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from openpyxl import Workbook, load_workbook

from answers import AnswersError, Row, look, read, template
from content import Told, load
from tests.surveys import Cells, workbook, written
from words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from answers import Questionnaire
    from content import Content, Language

SMALL = load(Path(__file__).parent / "instrument")
WIDE: list[list[Cells]] = [["Niveau", "1.1", "Kommentar", "1.2"], ["Chef", 3.0, "fint", "Ved ikke"]]


def told(data: bytes, sheet: str | None = None) -> list[str]:
    """What somebody with this file is told."""
    with pytest.raises(AnswersError) as error:
        read(data, SMALL, sheet=sheet)
    return list(map(str, error.value.problems))


def packed(**parts: bytes | str) -> bytes:
    """A zip with these parts; `__` stands for a slash and `_dot_` for a stop."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as file:
        for name, held in parts.items():
            file.writestr(name.replace("__", "/").replace("_dot_", "."), held)
    return whole.getvalue()


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one of its parts changed by hand."""
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(whole, "w", 8) as new:
        for name in old.namelist():
            held = old.read(name)
            new.writestr(name, change(held) if name == part else held)
    return whole.getvalue()


def test_a_sheet_is_read() -> None:
    """Numbers, words and comments in cells are answers."""
    assert list(read(workbook(WIDE), SMALL).rows()) == [
        Row("1", "chef", "", "roots_1", "3", "fint"),
        Row("1", "chef", "", "roots_2", "dont_know"),
    ]


def test_the_sheet_with_answers_is_found() -> None:
    """Of several sheets the one that looks like answers is read; a hidden one only by its name."""
    notes: list[list[Cells]] = [["Noter"], ["Husk kaffe"]]
    other: list[list[Cells]] = [WIDE[0], ["Leder", 5, "", 5]]
    for sheets in ((WIDE, notes), (notes, WIDE)):
        assert read(workbook(*sheets), SMALL).level.keys == ("chef",)
    hidden = workbook(other, WIDE, hidden=[0])
    assert (look(hidden, SMALL).sheets, look(hidden, SMALL).sheet) == (("Ark2",), "Ark2")
    assert read(hidden, SMALL, sheet="ark1").level.keys == ("leder",)
    heard: list[Told] = []
    assert read(workbook(WIDE, other), SMALL, notice=heard.append).level.keys == ("chef",)
    assert str(heard[0]) == 'the sheet "Ark1" is read; "Ark2" look like answers too'
    assert told(hidden, "Ark3") == [
        'there is no sheet "Ark3"; the file has "Ark1", "Ark2". Did you mean "Ark2"?'
    ]


def test_a_merged_title_and_blank_columns() -> None:
    """Titles over several columns and an empty first column are stepped over."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["B2"] = "Svar fra Sydby, efterår"
    sheet.merge_cells("B2:E2")
    for place, row in enumerate(WIDE, 4):
        for column, cell in enumerate(row, 2):
            sheet.cell(place, column, cell)
    whole = io.BytesIO()
    book.save(whole)
    assert read(whole.getvalue(), SMALL) == read(workbook(WIDE), SMALL)


def test_an_error_in_a_cell_is_no_answer() -> None:
    """What Excel writes when it cannot calculate is told by its cell, and never read as nothing."""
    rows: list[list[Cells]] = [["1.1", "1.2"], [3, "#N/A"]]
    assert told(workbook(rows)) == [
        'row 2, column B: "#N/A" is an error in the sheet, and no answer'
    ]


def test_a_formula_is_its_value() -> None:
    """A formula counts as what Excel last made of it, and one without a value is told."""
    data = workbook([["1.1", "1.2"], [3, "=1+1"]])
    assert told(data) == [
        "row 2: the formula in column B has no value; open the file in Excel and save it"
    ]

    def calculated(sheet: bytes) -> bytes:
        return sheet.replace(b"<v></v>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>")

    known = changed(data, "xl/worksheets/sheet1.xml", calculated)
    assert [row.answer for row in read(known, SMALL).rows()] == ["3", "2"]


OTHERS = {
    "protected": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "the file is protected with a password",
    ),
    "xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1Workbook", "this is an old Excel file (.xls)"),
    "ods": (
        packed(mimetype="application/vnd.oasis.opendocument.spreadsheet", content_dot_xml=""),
        "this is an OpenDocument file (.ods)",
    ),
    "numbers": (packed(Index__Document_dot_iwa=""), "this is a Numbers file"),
    "xlsb": (packed(xl__workbook_dot_bin=""), "this is a binary Excel file (.xlsb)"),
    "docx": (packed(word__document_dot_xml=""), "this is a document, not a sheet"),
    "zip": (packed(svar_dot_csv="1.1\n3\n"), "this is a packed file"),
    "half a zip": (workbook(WIDE)[:2000], "the file is damaged or not whole"),
    "a broken workbook": (packed(xl__workbook_dot_xml="<"), "the Excel file cannot be read"),
    "pdf": (b"%PDF-1.7", "this is a PDF"),
    "html": (b" <html><table><tr><td>3", "this is a web page or XML"),
    "xml": (b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "this is a web page or XML"),
    "spss": (b"$FL2@(#) SPSS", "this is an SPSS file"),
    "rtf": (b"{\\rtf1 3", "this is a text document"),
    "gzip": (b"\x1f\x8b\x08", "this is a packed file"),
    "picture": (b"\x89PNG\r\n\x1a\n", "this is a picture"),
    "a program": (bytes(range(1, 255)) * 40, "this is no table"),
}


@pytest.mark.parametrize("case", OTHERS)
def test_what_is_no_table_is_called_what_it_is(case: str) -> None:
    """A file of another kind is named in one sentence, with what to do."""
    data, says = OTHERS[case]
    (said,) = told(data)
    assert said.startswith(says)


def bomb() -> bytes:
    """A workbook that unpacks to far more than it is."""
    return changed(workbook(WIDE), "docProps/app.xml", lambda _: b" " * 130_000_000)


def cell(place: str) -> bytes:
    """A workbook with a cell somewhere far out."""
    row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    far = f'<row r="{row}"><c r="{place}"><v>1</v></c></row></sheetData>'.encode()
    return changed(
        workbook(WIDE),
        "xl/worksheets/sheet1.xml",
        lambda sheet: sheet.replace(b"</sheetData>", far),
    )


def rows_of(row: bytes) -> bytes:
    """A workbook with a hundred thousand rows like this one."""
    return changed(
        workbook(WIDE),
        "xl/worksheets/sheet1.xml",
        lambda sheet: sheet.replace(b"</sheetData>", row * 100_000 + b"</sheetData>"),
    )


LAUGHS = b'<!ENTITY a0 "ha">' + b"".join(
    b'<!ENTITY a%d "%b">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10)
)
HOSTILE = {
    "unpacks to 130 MB": (bomb, "the Excel file is 130 MB when unpacked"),
    "a cell in the last corner": (
        lambda: cell("XFD1048576"),
        "the sheet has something in column XFD",
    ),
    "a row that cannot be": (lambda: cell("A9999999999"), "the sheet has more cells than can be"),
    "wide rows": (
        lambda: rows_of(b'<row><c r="XFD9"><v>1</v></c></row>'),
        "the sheet has more cells than can be read",
    ),
    "100,000 columns": (
        lambda: written([["1.1"] * 100_000, ["3"] * 100_000]),
        "the file has 100000 columns",
    ),
    "an entity of entities": (
        lambda: changed(
            workbook(WIDE),
            "xl/worksheets/sheet1.xml",
            lambda sheet: sheet.replace(
                b"<worksheet", b"<!DOCTYPE w [%b]><worksheet" % LAUGHS, 1
            ).replace(b"<v>3</v>", b"<v>&a9;</v>"),
        ),
        "the Excel file cannot be read",
    ),
}


@pytest.mark.unmeasured
@pytest.mark.parametrize("case", HOSTILE)
def test_a_file_made_to_do_harm_is_one_sentence(case: str) -> None:
    """What would fill the memory or take for ever is refused within seconds."""
    make, says = HOSTILE[case]
    data, start = make(), time.process_time()
    assert told(data)[0].startswith(says)
    assert time.process_time() - start < 20


@pytest.mark.unmeasured
def test_a_million_empty_rows_are_nothing() -> None:
    """Rows that a spreadsheet has only coloured change nothing, in a sheet or in a text."""
    empty = rows_of(b"<row><c/><c/></row>")
    assert read(empty, SMALL) == read(workbook(WIDE), SMALL)
    assert read(written(WIDE) + b";;;\r\n" * 1_000_000, SMALL) == read(workbook(WIDE), SMALL)


def test_a_very_long_cell_is_told_and_the_rest_is_read() -> None:
    """A megabyte in one cell is a mistake in its place, in a sheet as in a text."""
    head = ["participant", "statement", "answer", "comment"]
    rows = [head, ["p1", "roots_1", "3", "x" * 1_000_000], ["p2", "roots_1", "9", ""]]
    assert told(written(rows)) == [
        "line 2: a cell holds more than 131072 characters",
        'line 3: "9" is no answer; write 0-5, dont_know or not_relevant.',
    ]


TEMPLATES = list(product(("short", "full"), ("da", "en"), ("wide", "long")))


@pytest.mark.parametrize(("questionnaire", "language", "form"), TEMPLATES)
def test_what_is_filled_in_comes_back(
    content: Content,
    questionnaire: Questionnaire,
    language: Language,
    form: Literal["wide", "long"],
) -> None:
    """A filled-in template is read without a word, whatever its form and language."""
    words = Words(language)
    made = template(content, questionnaire, language, form, say=words.say)
    assert made == template(content, questionnaire, language, form, say=words.say)
    book = load_workbook(io.BytesIO(made))
    sheet, level = book.worksheets[0], content.levels["chef"].name[language]
    asked = [s for s in content.statements.values() if s.core or questionnaire == "full"]
    said: list[list[object]] = [["7", level, "Øst", "", words.say("Don't know"), "fint"]]
    if form == "long":
        number = content.numbers[asked[0].id]
        said[0][3] = f"{number} {asked[0].text[language]}"
    else:
        said[0][3:4] = []
    for row in said:
        sheet.append(row)
    whole = io.BytesIO()
    book.save(whole)
    heard: list[Told] = []
    (row_,) = read(whole.getvalue(), content, notice=heard.append).rows()
    assert row_ == Row("7", "chef", "Øst", asked[0].id, "dont_know", "fint")
    assert heard == []


def test_a_template_offers_what_may_be_written(content: Content) -> None:
    """Answers and levels are chosen from lists, the head stays in sight, and a sheet explains."""
    book = load_workbook(io.BytesIO(template(content, "short", "da", say=Words("da").say)))
    sheet, help_ = book.worksheets
    assert sheet.freeze_panes == "D2"
    lists = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert len(lists) == 1 + 30
    column = [cell.value for cell in help_["A"]]
    assert {0, 1, 2, 3, 4, 5, "Ved ikke", "Ikke relevant hos os", "Direktion"} <= set(column)


def test_nobody_s_formula_gets_into_a_template(shelves: Path) -> None:
    """A statement that begins with an equals sign is written as it is read."""
    file = shelves / "questionnaires" / "roots.yaml"
    text = file.read_text("utf-8").replace("{da: Vi passer rødder på måde 1.", '{da: "=1+1"')
    file.write_text(text, "utf-8")
    other = load(shelves)
    book = load_workbook(io.BytesIO(template(other, "short", "da", "long", say=Words("da").say)))
    assert {cell.data_type for row in book.worksheets[1] for cell in row} <= {"s", "n"}


def test_a_damaged_part_is_one_sentence() -> None:
    """Bytes that went wrong on their way spoil a sheet, and not the reader."""
    data = bytearray(workbook([["1.1"], *(["3"] for _ in range(2000))]))
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        sheet = packed.getinfo("xl/worksheets/sheet1.xml")
    begins = sheet.header_offset + 30 + len(sheet.filename)
    data[begins : begins + sheet.compress_size] = b"\xff" * sheet.compress_size
    with pytest.raises(AnswersError, match="cannot be read"):
        read(bytes(data), SMALL)
