"""A file of answers at a terminal: looked at, overridden, read, and one to fill in."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from answers import look
from content import Content
from tests.surveys import Cells, workbook, written
from tests.test_cli import refused, told

ROWS: list[list[Cells]] = [["Mail", "Hvem?", "1.1", "1.2"], ["a@b.dk", "Øst", "3", "tit"]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with a column and an answer that nobody but its owner knows the meaning of."""
    (tmp_path / "svar.csv").write_bytes(written(ROWS))
    return tmp_path / "svar.csv"


def test_look_shows_what_everything_is_read_as(file: Path) -> None:
    """Each column and each answer is a line, in English and in Danish."""
    shown = told("look", file, "--lang", "en")
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert shown.stdout.splitlines() == [
        "one row for each person; rows: 1",
        "UTF-8, semicolon",
        '1. "Mail": not used',
        '2. "Hvem?": not used',
        '3. "1.1": 1.1 (written_reason), by its number',
        '4. "1.2": 1.2 (target_group_described), by its number',
        '"tit" (1): not read',
        '"3" (1): 3',
    ]
    assert '1. "Mail": ikke brugt' in told("look", file, "--lang", "da").stdout


def test_what_is_said_of_a_file_goes_first(file: Path) -> None:
    """`--column` and `--answer` decide what was not known, for looking, scoring and reporting."""
    said = ["--column", "Hvem?=area", "--column", "4=1.3", "--answer", "tit=4", "--lang", "en"]
    shown = told("look", file, *said).stdout
    assert '2. "Hvem?": area, by its name' in shown
    assert '4. "1.2": 1.3 (journeys_mapped), by its name' in shown
    assert '"tit" (1): 4' in shown
    result = json.loads(told("score", file, "--mode", "open", *said).stdout)
    assert [group["key"] for group in result["groups"]["area"]] == ["Øst"]
    assert told("report", file, "-o", file.with_suffix(".pdf"), *said).exit_code == 0


WRONG = {
    "no column": (["--column", "Hvm?=area"], 'there is no column "Hvm?". Did you mean "Hvem?"?'),
    "no meaning": (["--column", "Hvem?=aera"], 'a column cannot hold "aera". Did you mean "area"?'),
    "no comment": (["--column", "2=note:1.1"], 'a column cannot hold "note:1.1".'),
    "no place": (["--column", "9=area"], 'there is no column "9".'),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_override_is_told(file: Path, case: str) -> None:
    """What cannot be meant is told with the likeliest right one."""
    said, what = WRONG[case]
    for verb in ("look", "score"):
        assert refused(verb, file, *said, "--lang", "en") == [f"{file}: {what}"]


def test_an_answer_that_is_none_is_told(file: Path) -> None:
    """`--answer` takes an answer, or nothing for no answer."""
    (line,) = refused("score", file, "--answer", "tit=9", "--lang", "en")
    assert line.startswith('--answer "tit=9": write the text, = and 0-5')
    assert told("score", file, "--answer", "tit=", "--lang", "en").exit_code == 0


def test_mistakes_in_danish(file: Path) -> None:
    """`--lang da` says every mistake in Danish."""
    line, _ = refused("score", file, "--lang", "da")
    assert line.startswith(f'{file}: linje 2, kolonne "1.2": "tit" er ikke et svar; skriv 0-5')


def test_a_sheet_by_its_name(tmp_path: Path) -> None:
    """`--sheet` chooses one of several."""
    book = tmp_path / "svar.xlsx"
    book.write_bytes(workbook([["1.1"], ["3"]], [["1.1"], ["9"]]))
    assert told("score", book, "--lang", "en").exit_code == 0
    line, _ = refused("score", book, "--sheet", "Ark2", "--lang", "en")
    assert line.startswith(f'{book}: row 2, column A: "9" is no answer')
    assert 'sheet "Ark2" of "Ark1", "Ark2"' in told("look", book, "--sheet", "Ark2").stdout


def test_what_is_no_table_is_told(tmp_path: Path) -> None:
    """Looking at something else says what it is, as scoring does."""
    (tmp_path / "svar.pdf").write_bytes(b"%PDF-1.7")
    for verb in ("look", "score"):
        (line,) = refused(verb, tmp_path / "svar.pdf", "--lang", "en")
        assert line.endswith("this is a PDF; save the sheet it was made from as CSV UTF-8")


@pytest.mark.parametrize("form", ["wide", "long"])
def test_template_writes_a_sheet(tmp_path: Path, content: Content, form: str) -> None:
    """A template is a workbook whose heads are known again."""
    sheet = tmp_path / "skabelon.xlsx"
    made = told("template", "-o", sheet, "--form", form, "--questionnaire", "full", "--lang", "da")
    assert (made.exit_code, made.stdout) == (0, f"{sheet} er skrevet.\n")
    found = look(sheet.read_bytes(), content)
    assert (found.kind, [c for c in found.columns if not c.means]) == (form, [])
    assert len(found.columns) == (3 + 2 * len(content.statements) if form == "wide" else 6)


def test_nobody_s_answers_are_written_over(tmp_path: Path) -> None:
    """A sheet that may be filled in stays, whatever is to be put in its place; a report goes."""
    sheet, paper = tmp_path / "svar.xlsx", tmp_path / "rapport.pdf"
    sheet.write_bytes(workbook([["1.1"], ["3"], ["4"], ["5"]]))
    before = sheet.read_bytes()
    for verb in (["template"], ["report", sheet, "--mode", "open"]):
        (line,) = refused(*verb, "-o", sheet, "--lang", "en")
        assert line.endswith("it is there already; choose another name, or delete it")
    assert sheet.read_bytes() == before
    paper.write_bytes(b"%PDF-1.7 of yesterday")
    assert told("report", sheet, "--mode", "open", "-o", paper).exit_code == 0


def test_half_an_option_is_told(tmp_path: Path) -> None:
    """A column without its meaning is told as that, and not as a column without a name."""
    sheet = tmp_path / "svar.csv"
    sheet.write_bytes(b"x;1.1\n4;3\n")
    assert refused("score", sheet, "--column", "x", "--lang", "en") == [
        f'{sheet}: --column "x": write the head, = and what it holds'
    ]


def test_a_number_that_excel_has_made_a_day_of_is_told(tmp_path: Path) -> None:
    """1.3 typed into a Danish Excel is the first of March; and the way on is said."""
    file = tmp_path / "svar.xlsx"
    file.write_bytes(workbook([["Hvem", datetime(2026, 3, 1)], ["p1", 3]]))  # noqa: DTZ001 - as Excel's
    said = refused("score", file, "--lang", "da")
    assert any("Excel har gjort et nummer som 1.3 til en dag" in line for line in said)
    assert f"helhedstjek look {file}" in said[-1]


def test_no_way_on_is_said_where_there_is_no_table(tmp_path: Path) -> None:
    """Of a PDF it is said once what it is, and nothing more."""
    (tmp_path / "svar.csv").write_bytes(b"%PDF-1.7\n")
    assert len(refused("score", tmp_path / "svar.csv")) == 1
