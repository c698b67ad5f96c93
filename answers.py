"""Answers as a table of people x statements, CSV in and out. Computes nothing."""

from __future__ import annotations

import csv
import io
from array import array
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from pydantic import BaseModel, ConfigDict, model_validator

from content import did_you_mean, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pandas as pd

    from content import Content

Questionnaire: TypeAlias = Literal["short", "full"]

COLUMNS = ("participant", "level", "area", "statement", "answer", "comment")
ANSWERS = ("0", "1", "2", "3", "4", "5", "dont_know", "not_relevant")
DONT_KNOW, NOT_RELEVANT, ABSENT = 6, 7, 8
LONGEST_COMMENT = 2000
LONGEST_NAME = 200
MOST_AREAS = 100
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class Row(NamedTuple):
    """One person's answer to one statement, as it stands in the CSV."""

    participant: str
    level: str
    area: str
    statement: str
    answer: str
    comment: str = ""


class AnswersError(Exception):
    """The answers cannot be used; `problems` holds every mistake, by line."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class Model(BaseModel):
    """Frozen, and nothing it does not know gets in."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Comment(Model):
    """What somebody wrote beside an answer."""

    participant: str
    statement: str
    text: str


class Membership(Model):
    """Which group each person belongs to: `of` holds one uint16 a person, an index into `keys`."""

    keys: tuple[str, ...]
    of: bytes

    @classmethod
    def of_people(cls, groups: Iterable[str]) -> Membership:
        """From each person's group, in the order of the people."""
        named = list(groups)
        keys = tuple(sorted(set(named)))
        place = {key: index for index, key in enumerate(keys)}
        return cls(keys=keys, of=array("H", [place[group] for group in named]).tobytes())

    def each(self) -> list[str]:
        """Each person's group, in the order of the people."""
        return [self.keys[index] for index in array("H", self.of)]


class Answers(Model):
    """Who answered what.

    `ratings` holds one byte an answer, people x statements, row by row: 0-5 is a rung of the
    ladder, 6 "don't know", 7 "not relevant", 8 no answer. A person who did not state a level or
    an area has the group "".
    """

    questionnaire: Questionnaire
    statements: tuple[str, ...]
    participants: tuple[str, ...]
    level: Membership
    area: Membership
    ratings: bytes
    comments: tuple[Comment, ...] = ()

    @model_validator(mode="after")
    def _fits(self) -> Answers:
        people = len(self.participants)
        if len(self.ratings) != people * len(self.statements):
            message = "ratings must hold one byte for every person and statement"
            raise ValueError(message)
        if any(len(group.of) != 2 * people for group in (self.level, self.area)):
            message = "every person must have a level and an area, if only the empty one"
            raise ValueError(message)
        return self

    def rows(self) -> Iterator[Row]:
        """Every answer as a row, person by person in the order of the statements."""
        said = {(c.participant, c.statement): c.text for c in self.comments}
        wide = len(self.statements)
        people = zip(self.participants, self.level.each(), self.area.each(), strict=True)
        for index, (person, level, area) in enumerate(people):
            codes = self.ratings[index * wide : (index + 1) * wide]
            for statement, code in zip(self.statements, codes, strict=True):
                if code != ABSENT:
                    comment = said.get((person, statement), "")
                    yield Row(person, level, area, statement, ANSWERS[code], comment)


def gather(content: Content, rows: Iterable[Row]) -> Answers:
    """Rows that are known to be right as Answers.

    The questionnaire is the short one when nothing outside it was answered, so that a factor's
    score is asked of the statements people saw.
    """
    known = list(rows)
    answered = {row.statement for row in known}
    core = tuple(key for key, statement in content.statements.items() if statement.core)
    short = bool(answered) and bool(core) and answered <= set(core)
    asked = core if short else tuple(content.statements)
    return table(asked, known, "short" if short else "full")


def table(asked: tuple[str, ...], rows: Iterable[Row], questionnaire: Questionnaire) -> Answers:
    """Rows over the statements that were asked."""
    column = {statement: index for index, statement in enumerate(asked)}
    code = {answer: index for index, answer in enumerate(ANSWERS)}
    people: dict[str, tuple[str, str, bytearray]] = {}
    comments = []
    for row in rows:
        if row.participant not in people:
            people[row.participant] = (row.level, row.area, bytearray([ABSENT]) * len(asked))
        people[row.participant][2][column[row.statement]] = code[row.answer]
        if row.comment:
            comments.append(
                Comment(participant=row.participant, statement=row.statement, text=row.comment)
            )
    return Answers(
        questionnaire=questionnaire,
        statements=asked,
        participants=tuple(people),
        level=Membership.of_people(level for level, _, _ in people.values()),
        area=Membership.of_people(area for _, area, _ in people.values()),
        ratings=b"".join(bytes(ratings) for _, _, ratings in people.values()),
        comments=tuple(comments),
    )


def read_csv(data: bytes, content: Content) -> Answers:
    """The answers in a CSV file; raises AnswersError with every mistake, and then imports nothing.

    UTF-8 with or without a byte order mark, comma or semicolon.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(data[: error.start + 1].splitlines())
        raise AnswersError([f"line {line}: is not UTF-8; save the file as CSV UTF-8"]) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise AnswersError([f"line {line}: holds a NUL; save the file as CSV UTF-8"])
    if not text.strip():
        raise AnswersError(["the file is empty"])
    head = text.split("\n", 1)[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    problems: list[str] = []
    rows = _checked(_lines(reader, problems), content, problems)
    if not rows and not problems:
        problems.append("the file holds no answers")
    if (areas := len({row.area for row in rows})) > MOST_AREAS:
        problems.append(f"there are {areas} different areas; at most {MOST_AREAS} are allowed")
    if problems:
        raise AnswersError(problems)
    return gather(content, rows)


def write_csv(answers: Answers) -> str:
    """The answers as CSV. A cell that a spreadsheet would run as a formula gets a leading '."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_guarded(cell) for cell in row] for row in answers.rows())
    return out.getvalue()


def frame(answers: Answers) -> pd.DataFrame:
    """The answers as a table with a row a person and a column a statement, for a screen."""
    import pandas as pd  # noqa: PLC0415 - half a second that only screens pay for

    wide = len(answers.statements)
    named = ["" if code == ABSENT else ANSWERS[code] for code in answers.ratings]
    cells = [named[start : start + wide] for start in range(0, len(named), wide)]
    return pd.DataFrame(cells, index=list(answers.participants), columns=list(answers.statements))


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith((*FORMULA_STARTS, "'")) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith((*FORMULA_STARTS, "'")) else cell


def _lines(
    reader: Iterator[list[str]], problems: list[str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row as cells by column name, with the number of its first line."""
    line = 1
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        problems += _columns(header)
        if problems:
            return
        line = _next(reader)
        for cells in reader:
            here, line = line, _next(reader)
            if not any(cell.strip() for cell in cells):
                continue
            if any(cell.strip() for cell in cells[len(header) :]):
                problems.append(f"line {here}: has more cells than the first line has columns")
                continue
            padded = [*cells, *[""] * (len(header) - len(cells))]
            yield here, dict(zip(header, padded, strict=False))
    except csv.Error as error:
        problems.append(f"line {line}: is not CSV: {error}")


def _next(reader: Iterator[list[str]]) -> int:
    """The line after the last one read; a comment with line breaks stands on several."""
    line: int = reader.line_num  # type: ignore[attr-defined] # every csv.reader has it
    return line + 1


def _columns(header: list[str]) -> Iterator[str]:
    for name in COLUMNS:
        if name not in header:
            yield f'line 1: the column "{name}" is missing'
        if header.count(name) > 1:
            yield f'line 1: the column "{name}" stands twice'
    for name in header:
        if name and name not in COLUMNS:
            yield f"line 1: unknown column {quoted(name)}.{did_you_mean(name, COLUMNS)}"


def _checked(
    lines: Iterable[tuple[int, dict[str, str]]], content: Content, problems: list[str]
) -> list[Row]:
    rows = []
    first: dict[tuple[str, str], int] = {}
    groups: dict[str, tuple[str, str]] = {}
    for line, cells in lines:
        row = Row(*(_unguarded(cells[name].strip()) for name in COLUMNS))
        found = [*_mistakes(row, content), *_repeated(row, line, first), *_moved(row, groups)]
        problems += [f"line {line}: {what}" for what in found]
        rows.append(row)
    return rows


def _mistakes(row: Row, content: Content) -> Iterator[str]:
    yield from _names(row, content.levels)
    if row.statement not in content.statements:
        hint = did_you_mean(row.statement, content.statements)
        yield f"there is no statement {quoted(row.statement)}.{hint}"
    if not row.answer:
        yield "the answer is empty; leave the line out if there is none"
    elif row.answer not in ANSWERS:
        hint = did_you_mean(row.answer, ANSWERS)
        yield f"{quoted(row.answer)} is no answer; write 0-5, dont_know or not_relevant.{hint}"
    if len(row.comment) > LONGEST_COMMENT:
        yield f"the comment has {len(row.comment)} signs; at most {LONGEST_COMMENT} are allowed"


def _names(row: Row, levels: Mapping[str, object]) -> Iterator[str]:
    if not row.participant:
        yield "the participant is empty"
    if row.level and row.level not in levels:
        yield f"there is no level {quoted(row.level)}.{did_you_mean(row.level, levels)}"
    for name in ("participant", "area"):
        if len(getattr(row, name)) > LONGEST_NAME:
            yield f"the {name} has more than {LONGEST_NAME} signs"


def _repeated(row: Row, line: int, first: dict[tuple[str, str], int]) -> Iterator[str]:
    key = (row.participant, row.statement)
    if first.setdefault(key, line) != line:
        person, statement = quoted(row.participant), quoted(row.statement)
        yield f"{person} has answered {statement} already, in line {first[key]}"


def _moved(row: Row, groups: dict[str, tuple[str, str]]) -> Iterator[str]:
    before = groups.setdefault(row.participant, (row.level, row.area))
    if before != (row.level, row.area):
        yield f"{quoted(row.participant)} stands with another level or area in an earlier line"
