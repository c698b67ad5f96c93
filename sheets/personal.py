"""What in a text looks as if it pointed at somebody: a name, an address, a number of theirs.

A pattern knows no life: a course can be recognised without any of these, and only people see that.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from content import cleaned, is_a_birthday

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sheets.model import Sheet

Looks: TypeAlias = Literal["cpr", "birthday", "phone", "mail", "address", "place", "name"]
NAMES: Final = Path(__file__).resolve().parent / "names.txt"

DASH: Final = "[-\u2010-\u2015.,/ ]"
CPR: Final = re.compile(
    rf"(?<![\d.,])(\d\d){DASH}?(\d\d){DASH}?(\d\d)(?:{DASH}{{0,3}}\d{{4}}| \d\d \d\d)(?!\d)"
)
BIRTHDAY: Final = re.compile(
    r"\b(?:født|f\.|fødselsdag|born|birthday|date of birth)\D{0,12}\d{1,2}(?:[./-]\d|\d{4}"
    r"|\.? (?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec))",
    re.IGNORECASE,
)
MAIL: Final = re.compile(r"\w ?@ ?\w")
MONEY: Final = r"(?! ?(?i:kr|dkk|mio|million|eur|%))"
PHONE: Final = re.compile(
    r"(?:\+|\b00)\d[\d ]{7,14}\d"
    r"|(?<![\d.,])(?:\d{8}|\d\d([ .-])\d\d(?:\1\d\d){2}|(?!(?:19|20)\d\d (?:19|20))\d{4} \d{4})"
    rf"(?![.,]?\d){MONEY}"
)
COUNTED: Final = (
    r"(?:af|års?|uger?|gange?|dage?|døgn|timer?|måned(?:er)?|mdr|n[æa]tt?(?:er)?|min(?:utter)?|km"
    r"|meter|kontakter|møder|steder|pladser|personer|borgere|børn|unge|voksne|familier|planer|kr"
    r"|weeks?|times|days?|hours?|months?|years?|nights?|people|children|of)\b"
)
DOOR: Final = rf",? (?:nr\.? ?)?\d{{1,3}} ?[A-Za-z]?\b(?! ?(?:%|{COUNTED}))"
"""A number in a street; one that counts something is none."""
NO_ROAD: Final = r"\b(?!(?i:om|gen|ud|motor|klage|adgangs|arbejds|karriere|tvær|halv|ad|af|fra)vej)"
ROAD: Final = re.compile(
    rf"{NO_ROAD}[A-Za-zÆØÅæøåéÉ]{{2,}}(?:vej|vejen|gade|gaden|stræde|strædet|allé|alle|alléen){DOOR}"
)
STREET: Final = re.compile(
    rf"{NO_ROAD}[A-ZÆØÅ][a-zæøåé]*(?: [A-ZÆØÅ][a-zæøåé]+)?"
    r"(?<!rbejds)(?<!raktik)(?<!ørne)(?<!ege)(?<!hjems)"
    r" ?(?:[Vv]ej|[Gg]ade|[Ss]træde|[Aa]llé|[Aa]lle|[Bb]oulevard|[Pp]lads|[Pp]ladsen|[Tt]orv"
    r"|[Tt]orvet|[Vv]ænge|[Vv]ænget|[Pp]arken|[Hh]aven|[Bb]akken|[Tt]often|[Ll]unden|[Kk]rogen"
    rf"|[Kk]ajen|[Ss]tien|[Mm]arken|[Aa]geren|[Kk]ær|[Kk]æret|[Bb]ro|[Bb]ryn|[Bb]rynet|[Vv]angen"
    rf"|[Hh]øj|[Ss]krænten|[Bb]rinken){DOOR}"
    r"|\b\d{1,3}[A-Za-z]? [A-Z][a-z]+ (?:Street|Road|Lane|Avenue|Square)\b"
)
POSTCODE: Final = re.compile(
    r"(?<![\d.,])(?:DK-?)?(?!19\d\d|20\d\d)0?\d{4} (?!(?i:kr|dkk|sms|uger|dage|timer))"
    r"[A-ZÆØÅ][a-zæøå]{2,}"
    r"|(?<![\d.,])(?:19|20)\d\d (?:Frederiksberg|København|Kbh)"
    r"|(?<![\d.,])\d{4} (?:k(?:ø|oe)benhavn|kbh|aarhus|århus|odense|aalborg|ålborg|esbjerg|randers"
    r"|horsens|kolding|vejle|roskilde|herning|silkeborg|helsingør|næstved|viborg|fredericia|køge"
    r"|holstebro|slagelse|hillerød|sønderborg|svendborg|holbæk|hjørring)\b",
)
WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019](?=s\b))?")
CALLED: Final = re.compile(
    r"\b(?:hedder|ved navn|navnet er|named|whose name is|(?i:hr|fru|frk|mr|mrs|ms)\.?) +([^\W\d_]+)"
)
SAINT: Final = frozenset({"sankt", "skt", "sct", "st"})


class Pointing(NamedTuple):
    """A field of a sheet, by its key, and what in it looks as if it pointed at somebody."""

    field: str
    looks: Looks


def looks(text: str) -> Looks | None:
    """What a text holds that looks as if it pointed at somebody; None where nothing does.

    Signs without a look are left out first, so that none hides in a number.
    """
    plain = cleaned(text)
    return next((kind for kind, there in CHECKS.items() if there(plain)), None)


def pointing(new: Sheet, was: Sheet) -> Pointing | None:
    """The first text that was not there before and looks so, in a field that may not."""
    if not new.NOBODY:
        return None
    before = frozenset(_texts(was.model_dump()))
    for field, text in _texts(new.model_dump()):
        if field in new.NOBODY and (field, text) not in before and (found := looks(text)):
            return Pointing(field, found)
    return None


def _texts(part: object, field: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(part, str):
        yield field, part
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from _texts(value, str(key))
    elif isinstance(part, (tuple, list)):
        for value in part:
            yield from _texts(value, field)


def _a_cpr(text: str) -> bool:
    return any(is_a_birthday(*found.groups()) for found in CPR.finditer(text))


def _an_address(text: str) -> bool:
    return bool(ROAD.search(text) or STREET.search(text))


def _a_name(text: str) -> bool:
    if any(_capital(found[1]) for found in CALLED.finditer(text)):
        return True
    said = [_bare(found[0]) for found in WORD.finditer(text)]
    return any(_is_a_name(said, place) for place in range(len(said)))


def _is_a_name(said: list[str], place: int) -> bool:
    """Whether the word at this place is a name, seen beside its neighbours.

    Where neither has a capital both must be known, for somebody who types no capitals.
    """
    word, after = said[place], said[place + 1] if place + 1 < len(said) else ""
    first, doubtful, last = names()
    known = word.casefold()
    if known in first | doubtful and after.casefold() in last:
        return True
    if not _capital(word) or (place and said[place - 1].casefold() in SAINT):
        return False
    return known in first or known in last or (known in doubtful and _a_surname(after, first))


def _a_surname(word: str, first: frozenset[str]) -> bool:
    return _capital(word) and (word.endswith(("sen", "gaard")) or word.casefold() in first)


def _capital(word: str) -> bool:
    return word[:1].isupper() and (len(word) < 2 or word[1:].islower() or len(word) > 3)


def _bare(word: str) -> str:
    """Without the s of a genitive, where that leaves a name that is known."""
    first, _, last = names()
    cut = word.rstrip("'\u2019").removesuffix("s").rstrip("'\u2019")
    known = word.casefold() not in first and cut.casefold() in first | last
    return cut if known else word


@cache
def names() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """First names, those that are also words, and surnames, in small letters."""
    found: dict[str, set[str]] = {"[first]": set(), "[doubtful]": set(), "[last]": set()}
    section: set[str] = set()
    for line in NAMES.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = found[line]
        elif not line.startswith("#"):
            section.update(line.casefold().split())
    first, doubtful, last = map(frozenset, found.values())
    return first - doubtful, doubtful, last


CHECKS: Final[Mapping[Looks, Callable[[str], object]]] = {
    "cpr": _a_cpr,
    "birthday": BIRTHDAY.search,
    "mail": MAIL.search,
    "address": _an_address,
    "place": POSTCODE.search,
    "phone": PHONE.search,
    "name": _a_name,
}
