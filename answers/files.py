"""Answers from a CSV file, or every mistake in it by line."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from answers.model import ANSWERS, LONGEST_COMMENT, LONGEST_NAME, Row, core, gather
from content import cleaned, did_you_mean, folded, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from answers.model import Answers, Questionnaire
    from content import Content

COLUMNS = ("participant", "level", "area", "statement", "answer", "comment")
MOST_AREAS = 100
MOST_NAMED = 3
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

Lines = list[tuple[int, Row]]


class AnswersError(Exception):
    """The answers cannot be used; `problems` holds every mistake, by line."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def read_csv(
    data: bytes,
    content: Content,
    questionnaire: Questionnaire | None = None,
    notice: Callable[[str], None] = lambda _: None,
) -> Answers:
    """The answers in a CSV file; raises AnswersError with every mistake, and then imports nothing.

    UTF-8 with or without a byte order mark, comma or semicolon. Without `questionnaire` the file
    is short when nothing outside the short one was answered. `notice` is told which lines made it
    full, and which a short one leaves out.
    """
    problems: list[str] = []
    lines = _checked(_lines(_reader(data), problems), content, problems)
    if not lines and not problems:
        problems.append("the file holds no answers")
    if (areas := len({row.area for _, row in lines})) > MOST_AREAS:
        problems.append(f"there are {areas} different areas; at most {MOST_AREAS} are allowed")
    kept = _asked(lines, content, questionnaire, notice, problems)
    if problems:
        raise AnswersError(problems)
    return gather(content, (row for _, row in kept), questionnaire)


def _reader(data: bytes) -> Iterator[list[str]]:
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
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _asked(
    lines: Lines,
    content: Content,
    questionnaire: Questionnaire | None,
    notice: Callable[[str], None],
    problems: list[str],
) -> Lines:
    """The lines that the questionnaire asks, and a notice of those that stand outside a short one.

    A file that answers nothing of the short questionnaire is full without a word.
    """
    short = set(core(content))
    outside = [(line, row) for line, row in lines if row.statement not in short]
    inside = [(line, row) for line, row in lines if row.statement in short]
    if problems or not outside or questionnaire == "full":
        return lines
    if questionnaire == "short":
        if not inside:
            problems.append("nothing in the file belongs to the short questionnaire")
        notice(f"left out, because the short questionnaire does not ask: {_named(outside)}")
        return inside
    if inside:
        notice(
            "counted as the full questionnaire, because the short one does not ask "
            f"{_named(outside)}; choose with --questionnaire short or full"
        )
    return lines


def _named(lines: Lines) -> str:
    """The first lines with their statements, and how many more there are."""
    first = ", ".join(f"{row.statement} (line {line})" for line, row in lines[:MOST_NAMED])
    more = len(lines) - MOST_NAMED
    return f"{first} and {more} more" if more > 0 else first


def _unguarded(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith((*FORMULA_STARTS, "'")) else cell


def _lines(
    reader: Iterator[list[str]], problems: list[str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row as cells by column name, with the number of its first line."""
    line = 1
    try:
        header = [cleaned(name).lower() for name in next(reader, [])]
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
) -> Lines:
    rows: Lines = []
    seen = Seen()
    for line, cells in lines:
        row = _row(cells)
        found = [*_mistakes(row, content), *seen.mistakes(row, line)]
        problems += [f"line {line}: {what}" for what in found]
        rows.append((line, row))
    return rows


def _row(cells: dict[str, str]) -> Row:
    """The cells as they are meant: in names nothing unseen, a comment as it was written."""
    *names, comment = (_unguarded(cells[name].strip()) for name in COLUMNS)
    participant, level, area, statement, answer = map(cleaned, names)
    return Row(participant, level, area, statement, answer, comment)


class Seen:
    """What earlier lines of the file have said, for what no line can get wrong alone."""

    def __init__(self) -> None:
        self._answered: dict[tuple[str, str], int] = {}
        self._groups: dict[str, tuple[str, str]] = {}
        self._names: dict[str, dict[str, tuple[str, int]]] = {"participant": {}, "area": {}}
        self._spelt: dict[str, set[str]] = {"participant": set(), "area": set()}

    def mistakes(self, row: Row, line: int) -> Iterator[str]:
        """Another spelling of a name, an answer twice, and a person in two groups."""
        yield from self._case("participant", row.participant, line)
        yield from self._case("area", row.area, line)
        yield from self._repeated(row, line)
        yield from self._moved(row)

    def _case(self, kind: str, name: str, line: int) -> Iterator[str]:
        """A name that differs from an earlier one in case only, told once a spelling."""
        if name in self._spelt[kind]:
            return
        self._spelt[kind].add(name)
        before, where = self._names[kind].setdefault(folded(name), (name, line))
        if before != name:
            told = f"the {kind} {quoted(name)} is written {quoted(before)} in line {where}"
            yield f"{told}; write it the same way"

    def _repeated(self, row: Row, line: int) -> Iterator[str]:
        first = self._answered.setdefault((row.participant, row.statement), line)
        if first != line:
            person, statement = quoted(row.participant), quoted(row.statement)
            yield f"{person} has answered {statement} already, in line {first}"

    def _moved(self, row: Row) -> Iterator[str]:
        before = self._groups.setdefault(row.participant, (row.level, row.area))
        if before != (row.level, row.area):
            yield f"{quoted(row.participant)} stands with another level or area in an earlier line"


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
