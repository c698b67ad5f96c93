"""Answers go out and come in unchanged; of a file with mistakes all are told and none is kept."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers import Answers, AnswersError, read
from content import Told, cleaned, folded, load

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
        ['line 3: "p1" has another level or area in an earlier line'],
    ),
    "another area": (
        GOOD + "p1,chef,Vest,roots_2,4,\n",
        ['line 3: "p1" has another level or area in an earlier line'],
    ),
    "a person in capitals": (
        GOOD + "P1,chef,Øst,roots_1,3,\nP1,chef,Øst,roots_2,3,\n",
        [
            'line 3: the participant "P1" is written "p1" in line 2; write it the same way',
        ],
    ),
    "an area in capitals": (
        GOOD + "p2,chef,øst,roots_1,3,\np3,chef,ØST,roots_1,3,\np4,chef,øst,roots_1,3,\n",
        [
            'line 3: the area "øst" is written "Øst" in line 2; write it the same way',
            'line 4: the area "ØST" is written "Øst" in line 2; write it the same way',
        ],
    ),
    "a comment of 2,001 signs": (
        f"p1,,,roots_1,3,{'x' * 2001}\n",
        ["line 2: the comment has 2001 characters; at most 2000 are allowed"],
    ),
    "a name of 201 signs": (
        f"{'x' * 201},,,roots_1,3,\n",
        ["line 2: the participant has more than 200 characters"],
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
        ['line 2: there is no level "[31m".'],
    ),
    "a very long word": (
        f"p1,,,{'x' * 9999},3,\n",
        [f'line 2: there is no statement "{"x" * 60}…".'],
    ),
    "an open quotation mark": (
        GOOD + 'p2,,,roots_1,3,"oh\np3,,,roots_1,3,\n',
        ["line 3: a quotation mark is opened and not closed"],
    ),
    "a stray quotation mark": (
        'p2,,,roots_1,3,"oh" no\n',
        ["line 2: a quotation mark is where none can be; write it twice inside a text"],
    ),
    "a cell larger than any comment": (
        f"{GOOD}p2,,,roots_1,3,{'x' * 200_000}\n",
        ["line 3: a cell holds more than 131072 characters"],
    ),
    "a hundred and one areas": (
        "".join(f"p{number},,area {number},roots_1,{number % 2},\n" for number in range(101)),
        ["there are 101 different areas; at most 100 are allowed"],
    ),
    "several mistakes": (
        "p1,x,,y,z,\np1,x,,y,5,\n",
        [
            'lines 2, 3: there is no level "x".',
            'lines 2, 3: there is no statement "y".',
            'line 2: "z" is no answer; write 0-5, dont_know or not_relevant.',
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
    "a NUL": (
        f"{HEAD}p\0,,,roots_1,3,\n".encode(),
        ["line 2: holds a NUL; save the file as CSV UTF-8"],
    ),
    "columns": (
        b"participant,level,area,area,anwser,statement,comment\n",
        [
            'the column "area" appears twice',
            'unknown column "anwser". Did you mean "answer"?',
            'the column "answer" is missing',
        ],
    ),
}


def told(data: bytes | str, content: Content) -> list[str]:
    """What somebody with this file is told."""
    with pytest.raises(AnswersError) as error:
        read(data.encode() if isinstance(data, str) else data, content)
    return list(map(str, error.value.problems))


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


@pytest.mark.parametrize("wrong", ["6", "-1", "٣", "3,5", "²", "3-4", "3 til 4", "#N/A", "måske"])
def test_an_answer_is_on_the_ladder_or_named(small: Content, wrong: str) -> None:
    """What may mean more than one thing is no answer, however like a number it looks."""
    problem, *_ = told(f'{HEAD}p1,,,roots_1,"{wrong}",\n', small)
    assert re.match(f'line 2: "{wrong}" is (an error in the sheet, and )?no answer', problem)


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "marked"])
@pytest.mark.parametrize("sign", [",", ";"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["Unix", "Windows", "old Mac"])
def test_any_spreadsheet_s_csv(small: Content, mark: str, sign: str, end: str) -> None:
    """Danish Excel's semicolons, its byte order mark and its line ends are fine."""
    data = mark + ROW.replace(",", sign).replace("\n", end)
    assert read(data.encode(), small) == read(ROW.encode(), small)


def test_columns_in_any_order(small: Content) -> None:
    """Columns are found by their names, whatever their order, case and blank neighbours."""
    data = "Answer; Statement ;comment;participant;area;LEVEL;;\n3;roots_1;;p1;Øst;chef;;\n"
    assert read(data.encode(), small) == read(ROW.encode(), small)


def test_the_last_cells_may_be_left_out(small: Content) -> None:
    """A row without a comment may end before it."""
    assert read(f"{HEAD}p1,chef,Øst,roots_1,3".encode(), small).comments == ()


def test_short_when_only_core_was_answered(small: Content) -> None:
    """The questionnaire is the short one when nothing outside it was answered."""
    assert read(ROW.encode(), small).questionnaire == "short"
    full = read(f"{ROW}p1,chef,Øst,roots_3,3,\n".encode(), small)
    assert (full.questionnaire, len(full.statements)) == ("full", 12)


def full(*more: str) -> bytes:
    """A file with a core statement and these others."""
    return (ROW + "".join(f"p1,chef,Øst,{statement},3,\n" for statement in more)).encode()


def test_a_notice_names_what_made_a_file_full(small: Content) -> None:
    """Who thinks that a file is short is told which lines made it full, and how many more."""
    heard: list[Told] = []
    outside = ("roots_3", "roots_4", "stem_3", "stem_4", "leaves_3")
    assert read(full(*outside), small, notice=heard.append).questionnaire == "full"
    (said,) = heard
    assert str(said).startswith("counted as the full questionnaire")
    assert "roots_3 (line 3), roots_4 (line 4), stem_3 (line 5) and 2 more;" in str(said)


def test_a_chosen_questionnaire_is_kept_to(small: Content) -> None:
    """The full one asks every statement; the short one leaves lines out, and says which."""
    heard: list[Told] = []
    whole = read(ROW.encode(), small, questionnaire="full", notice=heard.append)
    assert (whole.questionnaire, len(whole.statements), heard) == ("full", 12, [])
    short = read(full("roots_3"), small, questionnaire="short", notice=heard.append)
    assert short == read(ROW.encode(), small)
    assert [str(told) for told in heard] == [
        "left out, because the short questionnaire does not ask: roots_3 (line 3)"
    ]


def test_a_short_questionnaire_of_nothing(small: Content) -> None:
    """A file without one answer to the short questionnaire cannot be counted as short."""
    with pytest.raises(AnswersError, match="nothing in the file belongs to the short"):
        read(f"{HEAD}p1,,,roots_3,3,\n".encode(), small, questionnaire="short")


def test_an_apostrophe_before_a_formula_is_no_part_of_it(small: Content) -> None:
    """A cell that was disarmed for a spreadsheet is read as it was; other apostrophes stay."""
    row = "p1,,'=1+1,roots_1,3,'@x\np2,,'n Bed,roots_1,3,''=y\n"
    (first, second) = read(f"{HEAD}{row}".encode(), small).rows()
    assert (first.area, first.comment) == ("=1+1", "@x")
    assert (second.area, second.comment) == ("'n Bed", "'=y")


ALIKE = {
    "composed and not": ("Årslev", "A\u030arslev"),
    "a zero-width space": ("p1", "p\u200b1"),
    "a byte order mark inside": ("p1", "\ufeffp1"),
    "a soft hyphen": ("Børn og Familie", "Børn og Fami\u00adlie"),
    "direction marks": ("Øst", "\u202aØst\u202c\u200e"),
    "a variation selector": ("Øst", "Øst\ufe0f"),
    "a word joiner": ("Øst", "Ø\u2060st"),
    "spaces of every kind": ("Børn og Familie", "\u3000Børn\u00a0 og\u2009\tFamilie "),
    "a Hangul filler": ("Øst", "Øst\u3164"),
    "a tag": ("Øst", "Øst\U000e0061"),
    "a mark joiner before a ring": ("Å", "A\u034f\u030a"),
}


@pytest.mark.parametrize("case", ALIKE)
def test_what_looks_alike_is_one(small: Content, case: str) -> None:
    """Invisible signs, other spaces and other compositions make no second person and no area."""
    one, other = ALIKE[case]
    rows = f'"{one}",,"{one}",roots_1,3,\n"{other}",,"{other}",roots_2,3,\n'
    found = read(f"{HEAD}{rows}".encode(), small)
    assert (found.participants, found.area.keys) == ((one,), (one,))


def test_columns_levels_statements_and_answers_with_unseen_signs(small: Content) -> None:
    """What cannot be seen keeps no word of a file from being known."""
    head = HEAD.replace("area", "ar\u200bea").replace("statement", "\u00a0statement")
    row = "p1,ch\u00adef,Øst,roots_\u200b1,\ufeff3,\n"
    assert read(f"{head}{row}".encode(), small) == read(ROW.encode(), small)


NAMES = st.text(max_size=12)


@given(name=NAMES)
def test_a_cleaned_name_is_clean(name: str) -> None:
    """Cleaning twice is cleaning once, of a name and of what names have in common."""
    assert cleaned(cleaned(name)) == cleaned(name)
    assert folded(cleaned(name)) == folded(name) == folded(folded(name))


@given(data=st.one_of(st.binary(max_size=60), st.text(max_size=60).map(str.encode)))
def test_any_bytes_are_told_never_raised(data: bytes) -> None:
    """Whatever bytes follow a good row, there are Answers or one-line messages."""
    try:
        assert read(ROW.encode() + data, SMALL).participants[0] == "p1"
    except AnswersError as error:
        lines = [str(problem).splitlines() for problem in error.problems]
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
