"""What a column's head says that it holds, as far as one head alone can say it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from answers.grid import name_in
from answers.wording import Wording, plain
from content import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from content import Content

COMMENT_OF = "comment:"
NAMES = {
    "participant": {
        *("participant", "participants", "participant id", "participant no", "participant number"),
        *("deltager", "deltagere", "deltager id", "deltagernr", "deltager nr", "deltagernummer"),
        *("person", "svarperson", "dæknavn", "alias"),
    },
    "level": {
        *("level", "niveau", "ledelsesniveau", "dit niveau", "your level", "organisatorisk niveau"),
        *("rolle", "din rolle", "role", "your role", "ledelseslag"),
    },
    "area": {
        *("area", "område", "forvaltning", "afdeling", "fagområde", "direktørområde", "enhed"),
        *("department", "division", "your area", "dit område", "din forvaltning", "din afdeling"),
        *("velfærdsområde", "fagforvaltning", "your department", "center", "unit"),
    },
    "statement": {
        *("statement", "statement id", "statements", "udsagn", "udsagns id", "udsagn id"),
        *("spørgsmål", "question", "item", "udsagnsid"),
    },
    "answer": {
        *("answer", "answers", "svar", "besvarelse", "rating", "score", "vurdering", "trin"),
        *("response", "svarværdi", "rung"),
    },
    "comment": {
        *("comment", "comments", "kommentar", "kommentarer", "bemærkning", "bemærkninger"),
        *("uddybning", "uddyb", "begrundelse", "note", "remark", "remarks"),
    },
}
WITHIN = {
    "level": re.compile(r"\b(niveau|level|ledelsesniveau|ledelseslag|lag|rolle|role)\b"),
    "area": re.compile(r"\b(forvaltning|område|afdeling|department|area|fagområde)\b"),
}
LONGEST_WITHIN = 100
NUMBER = re.compile(
    r"(?P<named>(?:q|s|spørgsmål|udsagn|statement|question|item|nr)[\s._]*)?"
    r"(?<![\d,])(?P<factor>[0-9]{1,2})[.,_](?P<place>[0-9]{1,2})(?![0-9.,_]*[0-9])\.?",
    re.IGNORECASE,
)
COMMENTED = re.compile(
    r"\b(kommentar\w*|comments?|bemærkning\w*|uddyb\w*|begrund\w*|elaborate|explain|remarks?)"
)
GENERAL = re.compile(
    r"\b(andre|andet|øvrige|generel\w*|yderligere|afsluttende|samlet|sidste|other|general|further|"
    r"additional|final|overall)\b"
)
BEFORE_NUMBER = re.compile(r"^[^0-9]*(?=[0-9])")
# What survey tools put beside each question.
BESIDE = re.compile(r"^(points?|feedback|question time|spørgsmålstid|time)\b")
NUMBERED_TWICE = re.compile(r"\s*[0-9]{1,3}$")
TOKEN = re.compile(r"[a-z0-9_]+")
LONG_ID = 6


class Said(NamedTuple):
    """What a head says: `means` and `how` are those of a Column; `bare` a number and no words."""

    means: str = ""
    how: str = ""
    bare: bool = False
    exact: bool = True
    clash: str = ""


NOTHING = Said()


class Heads:
    """What is asked about, to know the head of a column by."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._wording = Wording(content)
        self._numbered = {number: key for key, number in content.numbers.items()}
        self._names = {plain(name): means for means, all_ in NAMES.items() for name in all_}

    def looks(self, row: Sequence[str]) -> float:
        """How many columns a row would name if it were the head; Response is one, however often."""
        cells = [name_in(cell) for cell in row]
        names = {self._names.get(plain(cell), "") for cell in cells if cell} - {""}
        return len(names) + sum(self._known(cell) for cell in cells)

    def says_no_more(self, row: Sequence[str]) -> bool:
        """Whether most of a row is what stands below a head: Response, Comment."""
        cells = [cell for cell in map(name_in, row) if cell]
        said = sum(plain(cell) in self._names or comment(cell) for cell in cells)
        return said > max(1, len(cells) / 2)

    def _known(self, head: str) -> float:
        """How sure it is that a statement is named; what is a column's own name counts apart."""
        if not head or plain(head) in self._names:
            return 0
        if head in self._content.statements:
            return 1
        if len(head) >= LONG_ID and (self._by_id(head) or self._wording.told(head)):
            return 1
        return 0.9 if self._number(head) else 0

    def read(self, head: str) -> Said:
        """What the head says by its name, the id, the statement's words, or the number."""
        name = NUMBERED_TWICE.sub("", plain(head))
        again = self._names.get(name)
        if means := self._names.get(plain(head)) or (again if again == "comment" else ""):
            return Said(means, "name")
        found = self._by_id(head) or self._by_words(head)
        return found or self._by_number(head) or NOTHING

    def beyond(self, head: str) -> str:
        """The factor's number in a head that is nothing but a number no statement has."""
        found = NUMBER.fullmatch(head.strip("()[] "))
        return str(int(found["factor"])) if found and not self._number(head) else ""

    def short(self, cell: str) -> str:
        """The statement that a cell names by its id or its number alone; empty for none."""
        small = cell.lower() if cell.isascii() else folded(cell)
        if small in self._content.statements:
            return small
        numbered = any(sign in cell for sign in ".,_") and NUMBER.fullmatch(cell)
        return self._number(cell) if numbered else ""

    def _by_id(self, head: str) -> Said | None:
        small = folded(name_in(head))
        if small in self._content.statements:
            return Said(small, "id")
        for token in TOKEN.findall(small):
            stem = re.sub(r"_(comment|kommentar|uddyb|uddybning)$", "", token)
            if stem in self._content.statements and len(stem) >= LONG_ID:
                rest = small.replace(stem, " ", 1).replace("_", " ")
                return self._beside(stem, rest, "id")
        return None

    def _by_words(self, head: str) -> Said | None:
        match = self._wording.told(head) or self._wording.cut(head) or self._wording.like(head)
        if not match:
            return None
        number = self._number(head)
        clash = number if number and number != match.statement else ""
        said = self._beside(match.statement, match.rest, "words")
        return said._replace(exact=match.exact, clash=clash)

    def _by_number(self, head: str) -> Said | None:
        asked = COMMENTED.match(folded(name_in(head)))
        key = self._number(BEFORE_NUMBER.sub("", head) if asked else head)
        if not key:
            return None
        if asked:
            return Said(COMMENT_OF + key, "number")
        rest = plain(NUMBER.sub(" ", name_in(head), count=1))
        if not rest:
            return Said(key, "number", bare=True)
        if COMMENTED.search(rest):
            return Said(COMMENT_OF + key, "number")
        return Said("", "", clash=key)

    def _number(self, head: str) -> str:
        """The statement whose number the head begins with, alone or after a word for it."""
        found = NUMBER.match(head.strip().lstrip("([").strip())
        if not found or (found["place"].startswith("0")):
            return ""
        return self._numbered.get(f"{int(found['factor'])}.{int(found['place'])}", "")

    def _beside(self, statement: str, rest: str, how: str) -> Said:
        words = plain(rest)
        if BESIDE.match(words):
            return NOTHING
        commented = COMMENTED.search(words)
        return Said(COMMENT_OF + statement if commented else statement, how)


def within(head: str) -> str:
    """Level or area, when a question about it is the head."""
    words = plain(head)
    if len(words) > LONGEST_WITHIN:
        return ""
    found = [means for means, pattern in WITHIN.items() if pattern.search(words)]
    return found[0] if len(found) == 1 else ""


def comment(head: str) -> bool:
    """Whether the head asks for a comment on what stands before it, and not on everything."""
    words = plain(head)
    return bool(COMMENTED.search(words) and not GENERAL.search(words))
