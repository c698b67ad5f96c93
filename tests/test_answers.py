"""Answers go out and come in unchanged; of a file with mistakes all are told and none is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers import ANSWERS, Answers, AnswersError, Row, frame, gather, read_csv, write_csv
from content import load

if TYPE_CHECKING:
    from content import Content

SMALL = load(Path(__file__).parent / "instrument")
HEAD = "participant,level,area,statement,answer,comment\n"
GOOD = "p1,chef,Øst,roots_1,3,\n"
# What stands after the header, and what is said of it.
MISTAKES = {
    "an unknown statement": (
        "p1,,,root_1,3,\n",
        ['line 2: there is no statement "root_1". Did you mean "roots_1"?'],
    ),
    "an unknown level": (
        "p1,cheff,,roots_1,3,\n",
        ['line 2: there is no level "cheff". Did you mean "chef"?'],
    ),
    "no participant": (",,,roots_1,3,\n", ["line 2: the participant is empty"]),
    "no answer": (
        "p1,,,roots_1,,\n",
        ["line 2: the answer is empty; leave the line out if there is none"],
    ),
    "a half row": (
        "p1,chef\n",
        [
            'line 2: there is no statement "".',
            "line 2: the answer is empty; leave the line out if there is none",
        ],
    ),
    "a cell too many": (
        "p1,,,roots_1,3,,x\n",
        ["line 2: has more cells than the first line has columns"],
    ),
    "an answer twice": (
        GOOD + "p1,chef,Øst,roots_1,4,\n",
        ['line 3: "p1" has answered "roots_1" already, in line 2'],
    ),
    "another level": (
        GOOD + "p1,leder,Øst,roots_2,4,\n",
        ['line 3: "p1" stands with another level or area in an earlier line'],
    ),
    "another area": (
        GOOD + "p1,chef,Vest,roots_2,4,\n",
        ['line 3: "p1" stands with another level or area in an earlier line'],
    ),
    "a comment of 2,001 signs": (
        f"p1,,,roots_1,3,{'x' * 2001}\n",
        ["line 2: the comment has 2001 signs; at most 2000 are allowed"],
    ),
    "a name of 201 signs": (
        f"{'x' * 201},,,roots_1,3,\n",
        ["line 2: the participant has more than 200 signs"],
    ),
    "a line after comments on several lines": (
        'p1,,,roots_1,3,"one\ntwo\n\nfour"\np1,,,roots_9,"3\n",\np2,,,roots_1,8,\n',
        [
            'line 6: there is no statement "roots_9". Did you mean "roots_4"?',
            'line 8: "8" is no answer; write 0-5, dont_know or not_relevant.',
        ],
    ),
    "a sign that would colour a terminal": (
        'p1,"\x1b[31m\n",,roots_1,3,\n',
        ['line 2: there is no level "\N{REPLACEMENT CHARACTER}[31m".'],
    ),
    "a very long word": (
        f"p1,,,{'x' * 9999},3,\n",
        [f'line 2: there is no statement "{"x" * 60}…".'],
    ),
    "an open quotation mark": (
        GOOD + 'p2,,,roots_1,3,"oh\np3,,,roots_1,3,\n',
        ["line 3: is not CSV: unexpected end of data"],
    ),
    "a stray quotation mark": (
        'p2,,,roots_1,3,"oh" no\n',
        ["line 2: is not CSV: ',' expected after '\"'"],
    ),
    "a cell larger than any comment": (
        f"{GOOD}p2,,,roots_1,3,{'x' * 200_000}\n",
        ["line 3: is not CSV: field larger than field limit (131072)"],
    ),
    "a hundred and one areas": (
        "".join(f"p{number},,area {number},roots_1,3,\n" for number in range(101)),
        ["there are 101 different areas; at most 100 are allowed"],
    ),
    "several mistakes": (
        "p1,x,,y,z,\np1,x,,y,5,\n",
        [
            'line 2: there is no level "x".',
            'line 2: there is no statement "y".',
            'line 2: "z" is no answer; write 0-5, dont_know or not_relevant.',
            'line 3: there is no level "x".',
            'line 3: there is no statement "y".',
            'line 3: "p1" has answered "y" already, in line 2',
        ],
    ),
    "nothing": ("\n,,,,,\n", ["the file holds no answers"]),
}
ROW = HEAD + GOOD
FILES = {
    "empty": (b"", ["the file is empty"]),
    "blank": (b" \r\n\n", ["the file is empty"]),
    "a header only": (HEAD.encode(), ["the file holds no answers"]),
    "Latin-1": (ROW.encode("latin-1"), ["line 2: is not UTF-8; save the file as CSV UTF-8"]),
    "UTF-16": (ROW.encode("utf-16"), ["line 1: is not UTF-8; save the file as CSV UTF-8"]),
    "UTF-16 without a mark": (
        HEAD.encode("utf-16-le"),
        ["line 1: holds a NUL; save the file as CSV UTF-8"],
    ),
    "a NUL": (
        f"{HEAD}p\0,,,roots_1,3,\n".encode(),
        ["line 2: holds a NUL; save the file as CSV UTF-8"],
    ),
    "columns": (
        b"participant,level,area,area,anwser,statement,comment\n",
        [
            'line 1: the column "area" stands twice',
            'line 1: the column "answer" is missing',
            'line 1: unknown column "anwser". Did you mean "answer"?',
        ],
    ),
}


def told(data: bytes | str, content: Content) -> list[str]:
    """What somebody with this file is told."""
    with pytest.raises(AnswersError) as error:
        read_csv(data.encode() if isinstance(data, str) else data, content)
    return list(error.value.problems)


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_earns_exactly_its_messages(small: Content, case: str) -> None:
    """Every mistake is told by the first line of its row, and nothing else is."""
    rows, says = MISTAKES[case]
    assert told(HEAD + rows, small) == says


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_is_something_else(small: Content, case: str) -> None:
    """A file that holds no table of answers is refused clearly."""
    data, says = FILES[case]
    assert told(data, small) == says


@pytest.mark.parametrize("wrong", ["6", "-1", "3.0", "٣", "3,5", "²", "Ved ikke", "DONT_KNOW"])
def test_an_answer_is_on_the_ladder_or_named(small: Content, wrong: str) -> None:
    """Nothing but 0-5, dont_know and not_relevant is an answer, however like a number it looks."""
    (problem,) = told(f'{HEAD}p1,,,roots_1,"{wrong}",\n', small)
    assert problem.startswith(f'line 2: "{wrong}" is no answer')


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "marked"])
@pytest.mark.parametrize("sign", [",", ";"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["Unix", "Windows", "old Mac"])
def test_any_spreadsheet_s_csv(small: Content, mark: str, sign: str, end: str) -> None:
    """Danish Excel's semicolons, its byte order mark and its line ends are fine."""
    data = mark + ROW.replace(",", sign).replace("\n", end)
    assert read_csv(data.encode(), small) == read_csv(ROW.encode(), small)


def test_columns_in_any_order(small: Content) -> None:
    """Columns are found by their names, whatever their order, case and blank neighbours."""
    data = "Answer; Statement ;comment;participant;area;LEVEL;;\n3;roots_1;;p1;Øst;chef;;\n"
    assert read_csv(data.encode(), small) == read_csv(ROW.encode(), small)


def test_the_last_cells_may_be_left_out(small: Content) -> None:
    """A row without a comment may end before it."""
    assert read_csv(f"{HEAD}p1,chef,Øst,roots_1,3".encode(), small).comments == ()


def test_short_when_only_core_was_answered(small: Content) -> None:
    """The questionnaire is the short one when nothing outside it was answered."""
    assert read_csv(ROW.encode(), small).questionnaire == "short"
    full = read_csv(f"{ROW}p1,chef,Øst,roots_3,3,\n".encode(), small)
    assert (full.questionnaire, len(full.statements)) == ("full", 12)


def test_a_formula_is_disarmed(small: Content) -> None:
    """No cell that is written begins with a sign that a spreadsheet would run."""
    cells = ["=1+1", "+1", "-1", "@A1", "'=x", "\t=1"]
    rows = [Row(f"p{cell}", "", cell, "roots_1", "3", cell) for cell in cells]
    for line in write_csv(gather(small, rows)).splitlines()[1:]:
        assert not [cell for cell in line.split(",") if cell.strip('"')[:1] in set("=+-@\t")]


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
FORMULA = st.sampled_from(["=1+1", "+", "-2", "@x", "'", "''=", "'a", "\ta", 'a"b', "a\r\nb", ";"])
WRITTEN = st.one_of(FORMULA, TEXT, st.builds("{}{}".format, FORMULA, TEXT)).map(str.strip)
PERSON = st.tuples(st.sampled_from(["", "chef", "stab"]), WRITTEN)
SAID = st.dictionaries(
    st.tuples(st.integers(0, 3), st.sampled_from(["roots_1", "stem_2", "leaves_4"])),
    st.tuples(st.sampled_from(ANSWERS), WRITTEN),
    min_size=1,
)


@given(
    names=st.lists(WRITTEN.filter(bool), min_size=4, max_size=4, unique=True),
    people=st.lists(PERSON, min_size=4, max_size=4),
    said=SAID,
)
def test_answers_come_back_as_they_went(
    names: list[str],
    people: list[tuple[str, str]],
    said: dict[tuple[int, str], tuple[str, str]],
) -> None:
    """Written and read again, answers are the same, whatever people wrote."""
    rows = [Row(names[who], *people[who], key, *found) for (who, key), found in said.items()]
    answers = gather(SMALL, rows)
    again = read_csv(write_csv(answers).encode(), SMALL)
    assert list(again.rows()) == list(answers.rows())


@given(data=st.one_of(st.binary(max_size=60), st.text(max_size=60).map(str.encode)))
def test_any_bytes_are_told_never_raised(data: bytes) -> None:
    """Whatever bytes follow a good row, there are Answers or one-line messages."""
    try:
        assert read_csv(ROW.encode() + data, SMALL).participants[0] == "p1"
    except AnswersError as error:
        lines = [problem.splitlines() for problem in error.problems]
        assert {len(line) for line in lines} == {1}


def test_answers_that_do_not_fit_are_refused() -> None:
    """Answers cannot be made with a rating too few."""
    with pytest.raises(ValueError, match="one byte for every person"):
        Answers.model_validate(
            {
                "questionnaire": "short",
                "statements": ("a",),
                "participants": ("p",),
                "level": {"keys": ("",), "of": b"\0\0"},
                "area": {"keys": ("",), "of": b"\0\0"},
                "ratings": b"",
            }
        )


def test_a_table_for_the_screen(small: Content) -> None:
    """The table has a row a person and a column a statement; no answer is empty."""
    table = frame(read_csv(ROW.encode(), small))
    assert table.loc["p1", "roots_1"] == "3"
    assert table.loc["p1", "roots_2"] == ""
