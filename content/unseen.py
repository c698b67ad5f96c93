"""A file's lines as an editor counts them, in plain signs, and what odd ones stood where."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from content.signs import DASHES, EMPTY_CELL, LETTERS, QUOTES, SIGNS, blank, hidden, named
from content.told import Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_NAMED = 20
"""So many of one sign are named in a file, each by its place; of more only how many."""
BREAKS: Final = re.compile("\r\n|\n|\r")
# What stands before a line's words: indentation, dashes, a field's name and its colon.
STRUCTURE: Final = re.compile(
    rf"[\s{EMPTY_CELL}]*(?:[-{DASHES}][\s{EMPTY_CELL}]+)*"
    rf"(?:[^\s:{{}}\[\],#]+[\s{EMPTY_CELL}]*:(?:[\s{EMPTY_CELL}]+|$))?"
)
IN_BRACES: Final = re.compile(rf"[{{,][\s{EMPTY_CELL}]*[a-z_]+[\s{EMPTY_CELL}]*:[\s{EMPTY_CELL}]*")
AT_THE_END: Final = re.compile(rf"[\s{EMPTY_CELL}]*$")
INDENTATION: Final = re.compile(rf"[\s{EMPTY_CELL}]*")
DASH: Final = re.compile(rf"[\s{EMPTY_CELL}]*([{DASHES}])[\s{EMPTY_CELL}]+(?:\w+\s*:|[{{\[])")
QUOTED_KEY: Final = re.compile(rf"(?:^|[{{,-])\s*([{QUOTES}])\w+([{QUOTES}])\s*:")
WORD: Final = re.compile(r"\w+")
LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f]")


class Odd(NamedTuple):
    """A sign where it should not stand: `column` from 1, what to write for it, what is said."""

    column: int
    sign: str
    plain: str
    what: Told | None = None


class Lines(NamedTuple):
    """A file's text, each line ended by a line feed alone, and what is said of which line."""

    text: str
    told: tuple[tuple[int, Told], ...]
    indented: bool
    """Whether spaces alone indent it: how far a tab reaches nobody knows."""


def plainly(text: str) -> Lines:
    """The text in plain signs. A lone carriage return ends a line, as a line feed does."""
    lines, ends = BREAKS.split(text), BREAKS.findall(text)
    suspects = frozenset(sign for sign in set(text) if _suspect(sign))
    odd = list(_alone(lines, ends))
    indented = True
    for number, line in enumerate(lines, 1):
        if not suspects.isdisjoint(line):
            found = list(_odd(line, suspects))
            odd += [(number, each) for each in found if each.what]
            lines[number - 1] = _mended(line, found)
            indented &= "\t" not in (INDENTATION.match(line) or [""])[0] or not line.strip()
    return Lines("\n".join(lines), tuple(_few(sorted(odd, key=_place))), indented)


def _place(odd: tuple[int, Odd]) -> tuple[int, int]:
    return odd[0], odd[1].column


def _suspect(sign: str) -> bool:
    if sign.isascii():
        return not sign.isprintable() and sign not in "\r\n"
    kinds = sign in LETTERS or sign in SIGNS or sign in QUOTES or sign in DASHES
    return kinds or blank(sign) or hidden(sign)


def _alone(lines: list[str], ends: list[str]) -> Iterator[tuple[int, Odd]]:
    """Carriage returns among other ends: editors do not agree on whether they end a line."""
    if set(ends) > {"\r"}:
        for number, (line, end) in enumerate(zip(lines, ends, strict=False), 1):
            if end == "\r":
                said = Told(
                    "character {column} is {sign}; save the file with one kind of line ends",
                    column=len(line) + 1,
                    sign=named(end),
                )
                yield number, Odd(len(line) + 1, end, "", said)


def _odd(line: str, suspects: frozenset[str]) -> Iterator[Odd]:
    """What in a line is to be replaced, and said unless it does no harm there."""
    comment = line.lstrip().startswith("#")
    marks = frozenset() if comment else _marks(line)
    before_words = frozenset() if comment else _before_words(line)
    indentation = (INDENTATION.match(line) or [""])[0]
    for place, sign in enumerate(line):
        if sign not in suspects:
            continue
        if place < len(indentation) and (sign == "\t" or blank(sign)):
            first = not any(each == "\t" or blank(each) for each in indentation[:place])
            yield Odd(place + 1, sign, " ", _indents(sign) if first and line.strip() else None)
        elif sign == "\t":
            harmless = comment or line[place:].lstrip()[:1] in {"", "#"}
            yield Odd(place + 1, sign, " ", None if harmless else _space(place, sign))
        elif blank(sign):
            if place in before_words or sign in f"{EMPTY_CELL}\u3000":
                yield Odd(place + 1, sign, " ", _space(place, sign))
        elif hidden(sign):
            if not _after_a_picture(line, place):
                plain = " " if sign in "\x85\u2028\u2029" and _parts(line, place) else ""
                yield Odd(place + 1, sign, plain, _delete(place, sign))
        elif not comment and (plain := _plain(line, place, marks)):
            yield Odd(place + 1, sign, plain, _looks(place, sign, plain))


def _mended(line: str, odd: Iterable[Odd]) -> str:
    signs = list(line)
    for each in odd:
        signs[each.column - 1] = each.plain
    return "".join(signs)


def _before_words(line: str) -> frozenset[int]:
    """The places in a line where a space is no part of any words."""
    found = [STRUCTURE.match(line), AT_THE_END.search(line), *IN_BRACES.finditer(line)]
    return frozenset(place for match in found if match for place in range(*match.span()))


def _marks(line: str) -> frozenset[int]:
    """The places of dashes and quotation marks that stand for YAML's own."""
    found = [match.span(1) for match in [DASH.match(line)] if match]
    for match in QUOTED_KEY.finditer(line):
        found += [match.span(1), match.span(2)]
    return frozenset(start for start, _ in found)


def _plain(line: str, place: int, marks: frozenset[int]) -> str:
    """What a sign only looks like where it stands, or nothing."""
    sign = line[place]
    if place in marks:
        return "-" if sign in DASHES else '"'
    if sign in LETTERS:
        word = next(m[0] for m in WORD.finditer(line) if m.start() <= place < m.end())
        return LETTERS[sign] if LATIN.search(word) else ""
    return SIGNS.get(sign, "")


def _parts(line: str, place: int) -> bool:
    """Whether what stands on both sides of a sign would be one word without it."""
    beside = line[max(0, place - 1) : place] + line[place + 1 : place + 2]
    return len(beside) == 2 and not re.search(r"\s", beside) and not WORD.fullmatch(beside)


def _after_a_picture(line: str, place: int) -> bool:
    """Whether the sign only says how the picture before it is drawn."""
    return line[place] in "\ufe0e\ufe0f" and unicodedata.category(line[place - 1]) == "So"


def _indents(sign: str) -> Told:
    return Told("the line is indented with {sign}; indent it with plain spaces", sign=named(sign))


def _space(place: int, sign: str) -> Told:
    return Told(
        "character {column} is {sign}; write a plain space", column=place + 1, sign=named(sign)
    )


def _delete(place: int, sign: str) -> Told:
    return Told(
        "character {column} is {sign}, which cannot be seen; delete it",
        column=place + 1,
        sign=named(sign),
    )


def _looks(place: int, sign: str, plain: str) -> Told:
    return Told(
        "character {column} is {sign}, which only looks like {plain}; write {plain}",
        column=place + 1,
        sign=named(sign),
        plain=plain,
    )


def _few(odd: list[tuple[int, Odd]]) -> Iterator[tuple[int, Told]]:
    """Each by its place; where one sign stands too often, how many more there are."""
    seen = Counter(each.sign for _, each in odd)
    told: Counter[str] = Counter()
    for number, each in odd:
        told[each.sign] += 1
        if told[each.sign] <= MOST_NAMED and each.what:
            yield number, each.what
        elif told[each.sign] == MOST_NAMED + 1:
            more = seen[each.sign] - MOST_NAMED
            yield number, Told("{sign} is there {n} more times", sign=named(each.sign), n=more)
