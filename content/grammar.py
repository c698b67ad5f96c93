"""What keeps a file from being YAML, in an author's words and on the line that its author wrote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from content.told import Told

if TYPE_CHECKING:
    import yaml

# What is there to see on a line, whatever libyaml stumbles on afterwards.
FIELD: Final = re.compile(r"\s*(?:- +)*[A-Za-z_]+:(?: |$)")
UNEVEN: Final = ("mapping values", "did not find expected key", "did not find expected '-'")
GLUED: Final = re.compile(r"\s*(?:- +)*[A-Za-z_]+:[^\s/]")
CUT: Final = re.compile(r"^\s*[^\s#'\"|>].*? (#[^\s#!].*|# *\d.*)$")
CURVED: Final = re.compile(".*[:{,-] *([\u201c-\u201e\u2018-\u201a\u00bb\u00ab])")
BESIDE: Final = re.compile(
    r"""\s*(?:- +)*(?:[A-Za-z_]+: +)?("(?:[^"\\]|\\.)*"|'[^']*(?:''[^']*)*')\s*[^\s#:,}\]'"]"""
)
IN_BRACKETS: Final = re.compile(r"\s*(?:- +)*[A-Za-z_]+: +\[[^\]]*\] *[^\s#,}\]]")
IN_BRACES: Final = re.compile(r"\s*(?:- +)*[A-Za-z_]+: +\{[^}]*\} *[^\s#,}\]]")
CONFLICT: Final = re.compile(r"(<{7}|>{7}) ")
TWO_VERSIONS: Final = Told(
    "Git has put two versions of the text here; keep one of them, and delete Git's marks"
)
DIRECTIVE: Final = Told("a line with % is for YAML itself; leave it out")
UNCLOSED: Final = Told("a quotation mark opens here and is never closed")
QUOTE_IT: Final = Told(
    "a colon and a space begin a new field; put a text with them in quotation marks"
)
INDENTED: Final = Told("is not indented as what it belongs to; compare with the lines above")
BEGINS: Final = Told("a text cannot begin with {sign}; put it in quotation marks")
# By how a line looks, whatever else is wrong with it.
SEEN: Final = (
    (re.compile("%"), DIRECTIVE),
    (
        BESIDE,
        Told(
            "the text goes on after its quotation marks; put all of it in marks of the other kind"
        ),
    ),
    (IN_BRACKETS, BEGINS.filled(sign="[")),
    (IN_BRACES, BEGINS.filled(sign="{")),
    (re.compile(r"\s*\? "), BEGINS.filled(sign="?")),
    (GLUED, Told("a space is missing after the colon")),
    (CURVED, Told("a text in curved quotation marks needs plain ones around it")),
)
# By how libyaml's own sentence begins. Whatever it says else is said in one sentence of ours.
SAID: Final = {
    "mapping values are not allowed": QUOTE_IT,
    "could not find expected ':'": Told("a field's name must end with a colon and a space"),
    "did not find expected ',' or": Told(
        "a bracket opens here and is not closed, or a comma is missing in it"
    ),
    "did not find expected key": INDENTED,
    "did not find expected '-' indicator": INDENTED,
    "did not find expected node content": Told("a bracket or a comma is where a text must be"),
    "block sequence entries are not allowed": Told("an item begins on a line of its own"),
    "found character that cannot start": BEGINS,
    "found unexpected end of stream": UNCLOSED,
    "found unexpected document indicator": UNCLOSED,
    "found unknown escape character": Told(
        "a backslash means something else in double quotation marks; use single ones"
    ),
    "did not find expected hexdecimal": Told(
        "a backslash means something else in double quotation marks; use single ones"
    ),
    "found invalid Unicode character escape": Told(
        "a backslash means something else in double quotation marks; use single ones"
    ),
    "did not find expected comment or line break": Told(
        "after > or | the text begins on the next line, indented"
    ),
    "did not find expected alphabetic or numeric": BEGINS,
}
OPENED: Final = ("a flow", "a quoted scalar", "a simple key")


def misread(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[int, Told]:
    """The line from 1, and what is wrong there."""
    if marked := next((place for place, line in enumerate(lines, 1) if CONFLICT.match(line)), 0):
        return marked, TWO_VERSIONS
    at = error.problem_mark.line if error.problem_mark else 0
    for near in _near(error, at):
        if found := _visible(lines[near] if near < len(lines) else ""):
            return near + 1, found
    if str(error.problem).startswith(UNEVEN) and (odd := _uneven(lines, at)):
        return odd, INDENTED
    opened = any(kind in (error.context or "") for kind in OPENED)
    line = error.context_mark.line if error.context_mark and opened else at
    while line and not "".join(lines[line : line + 1]).strip():
        line -= 1  # the end of the file is no line
    column = error.problem_mark.column if error.problem_mark else 0
    return line + 1, _said(str(error.problem), lines[line][column : column + 1])


def _uneven(lines: list[str], at: int) -> int:
    """The line from 1 that is indented unlike its neighbour, where a field begins on both; or 0."""
    before = next((line for line in range(at - 1, -1, -1) if lines[line].strip()), at)
    fields = [line for line in (before, at) if line < len(lines) and FIELD.match(lines[line])]
    odd = [line for line in fields if (len(lines[line]) - len(lines[line].lstrip())) % 2]
    if len(odd) == 1:
        return odd[0] + 1
    return at + 1 if at in fields and lines[at].count(": ") < 2 else 0


def _near(error: yaml.MarkedYAMLError, at: int) -> list[int]:
    """The lines on which the cause may be seen: where it was opened, the one before, itself."""
    opened = error.context_mark.line if error.context_mark else at
    first = max(opened, at - 40) if opened < at else at - 1
    return list(range(max(0, first), at + 1))


def _visible(line: str) -> Told | None:
    if cut := CUT.match(line):
        return cut_off(cut[1])
    return next((told for pattern, told in SEEN if pattern.match(line)), None)


def cut_off(rest: str) -> Told:
    """What is said of a text that ends where YAML sees a comment."""
    return Told(
        'the text ends before "{rest}", which is read as a comment; put it in quotation marks',
        rest=rest if len(rest) <= 60 else f"{rest[:60]}…",
    )


def _said(problem: str, sign: str) -> Told:
    for beginning, told in SAID.items():
        if problem.startswith(beginning):
            return Told(told.message, sign=sign) if "{sign}" in told.message else told
    return Told("cannot be read as YAML; compare with a line that can")
