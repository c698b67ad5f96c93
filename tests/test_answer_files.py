"""The files people have: every separator, every encoding, and what survey tools put around it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers import ANSWERS, Answers, AnswersError, Row, gather, look, read
from answers.wide import TOTALS
from answers.wording import plain
from content import Told, cleaned, folded, load
from tests.surveys import in_long, in_wide, label, workbook, written

if TYPE_CHECKING:
    from content import Content

SMALL = load(Path(__file__).parent / "instrument")
ROWS = [
    ["participant", "level", "area", "statement", "answer", "comment"],
    ["p1", "chef", "Ærø Øst", "roots_1", "3", "på én linje\nog en til; ja"],
    ["p1", "chef", "Ærø Øst", "roots_2", "dont_know", ""],
    ["p2", "", "", "roots_1", "0", ""],
]
PLAIN = read(written(ROWS), SMALL)


def told(data: bytes, content: Content = SMALL) -> list[str]:
    """What somebody with this file is told."""
    with pytest.raises(AnswersError) as error:
        read(data, content)
    return list(map(str, error.value.problems))


def heard(data: bytes, content: Content = SMALL) -> tuple[Answers, list[str]]:
    """The answers in a file, and what is said beside them."""
    notices: list[Told] = []
    return read(data, content, notice=notices.append), list(map(str, notices))


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"], ids=["semi", "comma", "tab", "bar"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["Unix", "Windows", "old Mac"])
def test_what_excel_writes(encoding: str, delimiter: str, end: str) -> None:
    """Encoding, separator and line ends are found, also around a comment on two lines."""
    data = written(ROWS, delimiter, encoding, end)
    assert heard(data) == (PLAIN, [])


@pytest.mark.parametrize(("encoding", "name"), [("mac_roman", "Mac Roman"), ("cp850", "CP850")])
def test_an_old_encoding_is_doubted(encoding: str, name: str) -> None:
    """Where the letters can only be guessed by, the guess is right and is said."""
    answers, (notice,) = heard(written(ROWS, encoding=encoding))
    assert answers == PLAIN
    assert name in notice
    assert look(written(ROWS, encoding=encoding), SMALL).encoding == name


def test_spoilt_letters_are_told() -> None:
    """A byte that is no UTF-8 in a file that is does not make it another encoding."""
    spoilt = written(ROWS).replace("på én".encode(), b"p\xe5 " + "én".encode())
    answers, (notice,) = heard(spoilt)
    assert answers.area.keys == PLAIN.area.keys
    assert notice.startswith("line 2: is not UTF-8 as the rest of the file is")


BEFORE = {
    "sep": [["sep=;"]],
    "a title": [["Svar fra Sydby"]],
    "a title and blanks": [["Svar fra Sydby", "", ""], [], [""], ["Hentet", "3.11.2026"], []],
}


@pytest.mark.parametrize("case", BEFORE)
def test_titles_come_before_the_head(case: str) -> None:
    """The head is the row that looks like one, whatever stands above it."""
    rows = [*BEFORE[case], *ROWS]
    assert heard(written(rows))[0] == PLAIN
    assert heard(workbook(rows))[0] == PLAIN


def test_sep_names_the_delimiter() -> None:
    """The line Excel is told the separator by is believed."""
    data = b"sep=|\r\n" + written(ROWS, "|")
    assert read(data, SMALL) == PLAIN


def test_whole_lines_in_quotation_marks() -> None:
    """What Excel makes of a file with semicolons that it took for one column is taken apart."""
    lines = written([ROWS[0], *ROWS[2:]]).decode().split("\r\n")
    saved = "\r\n".join('"' + line.replace('"', '""') + '"' if line else "" for line in lines)
    assert read(saved.encode(), SMALL) == read("\r\n".join(lines).encode(), SMALL)


def test_empty_rows_and_columns_are_nothing() -> None:
    """What spreadsheets leave at the end of rows and files is nothing."""
    rows = [[*row, "", ""] for row in ROWS] + [["", "", ""]] * 3
    assert read(written(rows), SMALL) == read(workbook(rows), SMALL) == PLAIN


QUOTES = {
    "opened and not closed": ('p1,,,roots_1,3,"oh\n', "a quotation mark is opened and not closed"),
    "opened and closed lines later": (
        'p1,,,roots_1,3,"oh\np2,,,roots_1,3,\np3,,,roots_1,3,no"\n',
        "a quotation mark is opened and not closed",
    ),
    "astray": (
        'p1,,,roots_1,3,"oh" no\n',
        "a quotation mark is where none can be; write it twice inside a text",
    ),
}


@pytest.mark.parametrize("case", QUOTES)
def test_a_stray_quote_does_not_end_the_reading(case: str) -> None:
    """The line with it is told, and so are the mistakes in all later lines."""
    row, what = QUOTES[case]
    head = "participant,level,area,statement,answer,comment\n"
    said = told(f"{head}{row}p8,,,roots_1,8,\np9,,,roots_1,9,\n".encode())
    assert said[0] == f"line 2: {what}"
    assert [line.split(": ")[1][:3] for line in said[-2:]] == ['"8"', '"9"']


HEADS = {
    "id": ("roots_1", "roots_2"),
    "id with a group": ("haven[roots_1]", "haven[roots_2]"),
    "number": ("1.1", "1.2"),
    "number with a stop": ("1.1.", "1.2."),
    "Q": ("Q1.1", "Q1.2"),
    "Spørgsmål": ("Spørgsmål 1.1", "Spørgsmål 1.2"),
    "Danish words": ("Vi passer rødder på måde 1.", "Vi passer rødder på måde 2."),
    "English words": ("We tend the roots in way 1.", "We tend the roots in way 2."),
    "numbers and words": ("1.1 Vi passer rødder på måde 1", "1.2 Vi passer rødder på måde 2"),
    "the tool's numbers": ("7. Vi passer rødder på måde 1.", "8. Vi passer rødder på måde 2."),
    "brackets": (
        "Spørgsmål 3 [Vi passer rødder på måde 1.]",
        "Spørgsmål 3 [Vi passer rødder på måde 2.]",
    ),
    "a group before": (
        "Haven i år - Vi passer rødder på måde 1.",
        "Haven i år - Vi passer rødder på måde 2.",
    ),
    "HTML": (
        "<p>Vi passer r&oslash;dder p&aring; m&aring;de&nbsp;1.</p>",
        "<p><b>Vi passer</b> rødder på måde 2.</p>",
    ),
    "capitals and spaces": ("VI PASSER  RØDDER PÅ MÅDE 1", " vi passer rødder på måde 2 . "),
}


@pytest.mark.parametrize("case", HEADS)
@pytest.mark.parametrize("comment", ["", "Kommentar", "Uddyb", "comment"])
def test_a_column_is_known_by_its_head(case: str, comment: str) -> None:
    """A statement's id, number or words make a column its own, and a comment follows its answer."""
    one, other = HEADS[case]
    rows = [["Niveau", one, comment, other], ["Chef", "3", "fint" if comment else "", "Ved ikke"]]
    answers, notices = heard(written(rows))
    assert list(answers.rows()) == [
        Row("1", "chef", "", "roots_1", "3", "fint" if comment else ""),
        Row("1", "chef", "", "roots_2", "dont_know"),
    ]
    assert notices == []


def test_a_comment_is_known_by_the_statement_in_its_head(small: Content) -> None:
    """Wherever it stands, a column that names a statement and a comment holds its comments."""
    for head in (
        "1.1 Vi passer rødder på måde 1. [Kommentar]",
        "roots_1[comment]",
        "Kommentar til 1.1",
        "roots_1_comment",
        "1.1 kommentar",
        "Vi passer rødder på måde 1. - Uddyb gerne dit svar",
    ):
        rows = [[head, "roots_2", "roots_1"], ["fint", "2", "3"]]
        (first, second) = read(written(rows), small).rows()
        assert (first.comment, second.comment) == ("fint", ""), head


def test_a_cut_head_is_known_when_only_one_begins_so(content: Content) -> None:
    """Survey tools cut long heads; what is left is enough where no other statement begins so."""
    text = content.statements["journeys_mapped"].text.da
    rows = [[f"Hvorfor: {text[:30]}…", "1.2"], ["3", "4"]]
    assert [row.statement for row in read(written(rows), content).rows()] == [
        "target_group_described",
        "journeys_mapped",
    ]


def test_a_head_that_may_be_several_statements_is_none() -> None:
    """Near all statements of a factor and the words of none: it is not used, and listed so."""
    rows = [["Vi passer rødder på måde", "1.2"], ["3", "4"]]
    answers, notices = heard(written(rows))
    assert [row.statement for row in answers.rows()] == ["roots_2"]
    assert notices == ['not used: column "Vi passer rødder på måde"']


def test_nearly_the_same_words_are_doubted(content: Content) -> None:
    """A statement with a word changed is known, and the change is said."""
    changed = content.statements["journeys_mapped"].text.da.replace("igennem", "gennem")
    answers, (notice,) = heard(written([[changed], ["3"]]), content)
    assert [row.statement for row in answers.rows()] == ["journeys_mapped"]
    assert "is read as 1.3, though not every word is the same" in notice


def test_a_sentence_turned_round_is_another(content: Content) -> None:
    """With a "not" more or fewer the words are nearly the same, and the statement is not."""
    text = content.statements["written_reason"].text.da.replace("bruger", "bruger ikke")
    answers, notices = heard(written([[text, "1.2"], ["3", "4"]]), content)
    assert [row.statement for row in answers.rows()] == ["target_group_described"]
    assert notices[0].startswith('not used: column "Forvaltningerne bruger ikke')


def test_doubts_of_a_kind_are_few(content: Content) -> None:
    """A file numbered in its own way is said so three times, and how often more."""
    asked = [s.text.da for s in content.statements.values()][:9]
    heads = [f"2.{place + 1} {text}" for place, text in enumerate(asked)]
    _, notices = heard(written([heads, ["0"] * 9]), content)
    assert [notice.startswith("column ") for notice in notices[:4]] == [True] * 3 + [False]
    assert notices[3] == "… and 6 more like it"


def test_number_and_words_that_disagree_are_doubted(small: Content) -> None:
    """The words decide, and that the number was another is said."""
    rows = [["1.2 Vi passer rødder på måde 1."], ["3"]]
    answers, (notice,) = heard(written(rows), small)
    assert [row.statement for row in answers.rows()] == ["roots_1"]
    assert notice.endswith("begins with 1.2 and has the words of 1.1; it is read by its words")
    _, notices = heard(written([["1.2 Hvor tit vander I?", "1.1"], ["5", "3"]]), small)
    assert "begins with 1.2 and has other words than that statement" in notices[0]


def test_a_lost_nought_is_doubted(content: Content) -> None:
    """A spreadsheet makes 1.10 to 1.1: after 1.9 that is neither."""
    heads = [f"1.{place}" for place in range(1, 10)] + ["1.1"]
    answers, notices = heard(written([heads, ["3"] * 9 + ["5"]]), content)
    assert {row.answer for row in answers.rows()} == {"3"}
    assert "can be 1.1 or 1.10" in notices[0]


def test_two_columns_of_one_statement_are_a_mistake() -> None:
    """Which of them holds the answers is not guessed."""
    said = told(written([["roots_1", "x", "roots_1"], ["0", "2", "3"]]))
    assert said == ['column "roots_1" and column "roots_1" both hold 1.1']
    assert told(workbook([["1.1", "1.1"], ["0", "2"]])) == ["column A and column B both hold 1.1"]


LABELS = {
    "0": ["0", "0,0", "0.0", " 0 ", "0 - Nej", "Nej", "NEJ", "Not", "(0) Nej", "Nej (0)"],
    "3": ["3", "3,0", "3.00", "3 - Meget", "3: Meget", "3. Meget", "3 Meget", "Meget", "Much"],
    "dont_know": ["Ved ikke", "ved ikke.", "Don't know", "Don’t know", "Jeg ved det ikke"],
    "not_relevant": ["Ikke relevant", "ikke relevant hos os", "N/A", "n/a", "Not relevant here"],
    "": ["", " ", "-", "–", "\u200b"],
}


@pytest.mark.parametrize("answer", LABELS)
def test_an_answer_by_any_of_its_names(answer: str) -> None:
    """Numbers, rungs and sayings in both languages are answers; a dash in a wide file is none."""
    for text in LABELS[answer]:
        found = [r.answer for r in read(written([["1.1", "1.2"], [text, "5"]]), SMALL).rows()]
        assert found == [*([answer] if answer else []), "5"], text


def test_every_rung_by_all_its_words(content: Content) -> None:
    """The common ladder's rungs are known by long and short words in both languages."""
    for rung in content.method.ladder.rungs:
        for text in (rung.text.da, rung.text.en, rung.short.da, rung.short.en):
            for said in (text, f"{rung.value} - {text}", f"{rung.value}. {text}", text.upper()):
                (row,) = read(written([["1.1"], [said]]), content).rows()
                assert row.answer == str(rung.value), said


def test_number_and_words_of_different_rungs_are_no_answer() -> None:
    """A scale that begins at 1 is not read as one that begins at 0."""
    rows = [["1.1"], ["1 - Nej"], ["6 - Alt"]]
    assert told(written(rows)) == [
        'line 2, column "1.1": "1 - Nej" has the number of one rung and the words of another, 0',
        'line 3, column "1.1": "6 - Alt" has the number of one rung and the words of another, 5',
    ]


def test_a_scale_from_1_to_6_is_told() -> None:
    """A 6 is no answer, and where no 0 is either, the likely reason stands beside it."""
    said = told(written([["1.1", "1.2"], ["1", "6"], ["2", "3"]]))
    assert said == [
        'line 2, column "1.2": "6" is no answer; write 0-5, dont_know or not_relevant.',
        "there is a 6 and no 0: if the numbers begin at 1, say what each stands for",
    ]
    _, (notice,) = heard(written([["1.1"], *[["1"], ["5"]] * 50]))
    assert notice.startswith("no answer is 0")


def test_what_somebody_decides_goes_first() -> None:
    """Columns and answers that were found otherwise, or not at all, are as somebody says."""
    rows = [["Hvem", "X", "1.1", "Y"], ["Øst", "9", "1", "tit"], ["Vest", "8", "6", "aldrig"]]
    mapping = {0: "area", 1: "", 2: "", 3: "roots_2"}
    found = read(
        written(rows), SMALL, mapping=mapping, labels={"TIT": "4", "aldrig": "0", "6": "5"}
    )
    assert list(found.rows()) == [
        Row("1", "", "Øst", "roots_2", "4"),
        Row("2", "", "Vest", "roots_2", "0"),
    ]


def test_the_same_person_twice_in_a_wide_file() -> None:
    """Two rows of one person are told with both places."""
    rows = [["Deltager", "1.1"], ["p1", "3"], ["p2", "3"], ["p1", "4"]]
    assert told(written(rows)) == ['line 4: "p1" has answered already, in line 2']
    assert told(workbook(rows)) == ['row 4: "p1" has answered already, in row 2']


def test_rows_without_an_answer_are_left_out() -> None:
    """Who opened a survey and answered nothing is no participant; that is said."""
    rows = [["Deltager", "1.1", "Kommentar"], ["p1", "3", ""], ["p2", "", "intet svar"]]
    answers, notices = heard(written(rows))
    assert answers.participants == ("p1",)
    assert notices == ["rows left out, because they hold no answer: 1"]


def test_levels_by_key_and_by_name(content: Content) -> None:
    """A level is known by its key, its name in either language, and the name's first part."""
    names = ["direktion", "Direktion", "Executive board", "POLITIKER (byråd eller udvalg)"]
    rows = [["niveau", "1.1"], *([name, "3"] for name in [*names, "Politiker", "Fagchef"])]
    found = read(written(rows), content)
    assert found.level.each() == [*["direktion"] * 3, *["politik"] * 2, "chef"]


def test_sixty_rows_of_one_slip_are_one_message() -> None:
    """The same slip in many rows is one line with the first of them and how many more."""
    rows = [["level", "1.1"], *[["Cheff", "3"]] * 60]
    (said,) = told(written(rows))
    assert said == 'lines 2, 3, 4 (and 57 more): there is no level "Cheff". Did you mean "Chef"?'


def test_the_first_twenty_of_a_kind() -> None:
    """Of many different mistakes of a kind twenty are told, and how many more there are."""
    rows = [ROWS[0], *(["p1", "", "", f"x{n}", "3", ""] for n in range(50))]
    said = told(written(rows))
    assert said[0] == 'line 2: there is no statement "x0".'
    assert (len(said), said[-1]) == (21, "… and 30 more like it")


def test_a_place_in_a_sheet() -> None:
    """A mistake in a workbook is told by row and column as Excel names them."""
    rows = [["level", "", "1.1"], ["Chef", "", "3"], ["Chef", "", "tit"]]
    assert told(workbook(rows))[0].startswith('row 3, column C: "tit" is no answer')


CODES = st.sampled_from(ANSWERS)
# What Windows writes with these bytes is a Danish letter on a Mac or in DOS.
LIKE_LETTERS = "®¯¾¿Œ\u2018\u2019\u203a†"


def is_somebody(name: str) -> bool:
    """Whether a person or an area may be called so: a row of totals is told, and never read."""
    return not TOTALS.fullmatch(plain(name))


NAMES = st.text(
    st.characters(
        codec="cp1252", categories=["L", "N", "P", "Zs"], exclude_characters=LIKE_LETTERS
    ),
    min_size=1,
    max_size=9,
).map(cleaned)
NAMES = NAMES.filter(lambda name: name not in {"", "-", "–", "—", "'"} and not name.startswith("#"))
NAMES = NAMES.filter(is_somebody)
COMMENTS = st.text(
    st.characters(codec="cp1252", exclude_categories=["Cc", "Cs"], exclude_characters=LIKE_LETTERS)
    | st.just("\n"),
    max_size=20,
)


@st.composite
def spoken(draw: st.DrawFn) -> Answers:
    """Any answers, by people with any names."""
    people = draw(st.lists(NAMES, min_size=1, max_size=4, unique_by=folded))
    areas = draw(st.lists(NAMES, min_size=1, max_size=3, unique_by=folded))
    rows = []
    for person in people:
        level = draw(st.sampled_from(["", *SMALL.levels]))
        area = draw(st.sampled_from(["", *areas]))
        asked = draw(st.lists(st.sampled_from([*SMALL.statements]), min_size=1, unique=True))
        for statement in sorted(asked, key=[*SMALL.statements].index):
            comment = draw(COMMENTS).strip()
            comment = comment if cleaned(comment) else ""
            rows.append(Row(person, level, area, statement, draw(CODES), comment))
    return gather(SMALL, rows)


@settings(max_examples=15)
@given(said=spoken(), sign=st.sampled_from(";,\t|"), encoding=st.sampled_from(ENCODINGS))
def test_any_answers_come_back(said: Answers, sign: str, encoding: str) -> None:
    """Long and wide, as text in any encoding and as a workbook, answers are what they were."""
    for rows in (in_long(said), in_wide(said, SMALL)):
        for data in (written(rows, sign, encoding), workbook(rows)):
            assert read(data, SMALL) == said


def test_a_label_is_told_before_it_is_used(content: Content) -> None:
    """What is not read comes first, then answers as they go, each with how often it stands."""
    three = label(content, "written_reason", "3")
    found = look(written([["1.1", "1.2"], [three, "tit"], [three, "Ved ikke"]]), content)
    assert [tuple(one) for one in found.labels] == [
        ("tit", "", 1),
        (three, "3", 2),
        ("Ved ikke", "dont_know", 1),
    ]


def test_a_total_is_nobody() -> None:
    """A row of averages below the people is told, also where its figures could be answers."""
    for name in ("Gennemsnit", "I alt:", "Average", "Total (n = 2)", "Gns.", "Std.afv."):
        rows = [["Deltager", "1.1"], ["p1", "3"], ["p2", "5"], [name, "4"]]
        (said,) = told(written(rows))
        assert said == "line 4: looks like a total and not a person; take the row out"


def test_numbers_of_another_questionnaire_are_not_ours(content: Content) -> None:
    """Q1_1 to Q1_30 are a survey tool's own names, though some look like statements' numbers."""
    rows = [[f"Q1_{place}" for place in range(1, 31)], ["3"] * 30]
    assert 'column "Q1_1" can be 1.1 of another questionnaire' in told(written(rows), content)[1]
    ours = [["s_1_1", "q.1.2", "S 2.1"], ["3", "4", "5"]]
    read_as = [row.statement for row in heard(written(ours), content)[0].rows()]
    assert [content.numbers[key] for key in read_as] == ["1.1", "1.2", "2.1"]


TWO_HEADS = {
    "Response and Comment below": [
        ["Deltager", "1.1", "", "1.2", ""],
        ["", "Response", "Comment", "Response", "Uddyb gerne"],
    ],
    "all but the statements above": [
        ["Deltager", "Hvor langt er I?", "", "", ""],
        ["", "1.1", "Kommentar", "1.2", "Kommentar"],
    ],
}


@pytest.mark.parametrize("case", TWO_HEADS)
def test_a_head_of_two_rows(case: str) -> None:
    """What stands under a merged cell, or above an empty one, is the head of that column."""
    rows = [*TWO_HEADS[case], ["p1", "3", "hej", "5", "du"]]
    answers, notices = heard(written(rows))
    assert [tuple(row)[:1] + tuple(row)[3:] for row in answers.rows()] == [
        ("p1", "roots_1", "3", "hej"),
        ("p1", "roots_2", "5", "du"),
    ]
    assert notices == []


def test_a_row_with_a_name_like_a_head_is_no_head() -> None:
    """An area called Center, beside a statement's id, is the first answer and not a second head."""
    rows = [["participant", "area", "statement", "answer"], ["p1", "Center", "roots_1", "3"]]
    assert list(read(written(rows), SMALL).rows()) == [Row("p1", "", "Center", "roots_1", "3", "")]


LOOK_ALIKE = {
    "\u04401": " Character 1 of it is a Cyrillic letter (U+0440).",
    "p\uff11": " Character 2 of it is a full-width character (U+FF11).",
}


@pytest.mark.parametrize("name", LOOK_ALIKE)
def test_names_that_look_the_same_are_no_two_people(name: str) -> None:
    """A letter of another alphabet does not make one person two; the letter is named."""
    rows = [["participant", "statement", "answer"], ["p1", "roots_1", "3"], [name, "roots_2", "3"]]
    (said,) = told(written(rows))
    here = f'line 3: the participant "{name}" is written "p1" in line 2; write it the same way.'
    assert said == here + LOOK_ALIKE[name]


def test_a_number_is_the_same_person_with_a_nought_behind() -> None:
    """Where files were put together, 1 became 1.0 in one of them."""
    rows = [["participant", "statement", "answer"], ["1", "roots_1", "3"], ["1.0", "roots_2", "3"]]
    assert told(written(rows)) == [
        'line 3: the participant "1.0" is written "1" in line 2; write it the same way'
    ]


@pytest.mark.parametrize("head", ["Andre kommentarer", "Other comments", "Kommentar"])
def test_a_comment_on_everything_belongs_to_no_statement(head: str) -> None:
    """The only column for comments, last of all, is not the last statement's."""
    answers, notices = heard(written([["1.1", "1.2", head], ["0", "4", "hej"]]))
    assert answers.comments == ()
    assert f'not used: column "{head}"' in notices


def test_a_column_without_a_head_is_told() -> None:
    """What stands under no head is not used, and that is said."""
    _, (notice,) = heard(written([["1.1", "", "1.2"], ["0", "fordi", "4"]]))
    assert notice == "column 2 has no head, and is not used"


def test_an_address_is_not_said_in_a_message() -> None:
    """A mistake of somebody who is named by an address is told by its line alone."""
    rows = [["participant", "statement", "answer"], *[["a@b.dk", "roots_1", "3"]] * 2]
    assert told(written(rows)) == ['line 3: "…" has answered "roots_1" already, in line 2']


def test_spaces_after_separators_are_nothing() -> None:
    """A file written with a space after each comma is read, also before quotation marks."""
    data = b'participant, statement, answer, comment\n"p1", "roots_1", "3", "hej, du"\n'
    assert list(read(data, SMALL).rows()) == [Row("p1", "", "", "roots_1", "3", "hej, du")]


def test_a_question_about_the_level_is_known_by_its_answers() -> None:
    """A column in which nothing stands but names of levels is the level."""
    found = read(written([["Spørgsmål 1", "1.1"], ["Chef", "0"], ["Leder", "4"]]), SMALL)
    assert found.level.each() == ["chef", "leder"]
