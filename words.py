"""Language: the app's own words, and numbers and dates as words. Knows no content and no result."""

from __future__ import annotations

import gettext
import io
import re
import sys
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import NumberFormatError, parse_decimal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime, time

Language: TypeAlias = Literal["da", "en"]
LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
WINDOWS_DANISH = 0x06  # the primary language of a Windows LANGID
LOCALE = Path(__file__).resolve().parent / "locale"
# As few as this are written as words inside a sentence. The Danish one counts answers, statements
# and rungs, which are all neuter.
SPELLED: dict[Language, tuple[str, ...]] = {
    "da": (
        *("nul", "ét", "to", "tre", "fire", "fem", "seks"),
        *("syv", "otte", "ni", "ti", "elleve", "tolv"),
    ),
    "en": (
        *("zero", "one", "two", "three", "four", "five", "six"),
        *("seven", "eight", "nine", "ten", "eleven", "twelve"),
    ),
}
PARTS = {
    "da": {0.25: "en fjerdedel", 0.5: "halvdelen", 0.75: "tre fjerdedele"},
    "en": {0.25: "a quarter", 0.5: "half", 0.75: "three quarters"},
}
MINUS = "\N{MINUS SIGN}"
# British English: 21 November 2026, which every reader of the English report takes the same way.
BABEL = {"da": Locale("da", "DK"), "en": Locale("en", "GB")}
ORE = Decimal("0.01")
LARGEST = Decimal(10) ** 12
"""No amount is as large as this, in kroner."""
SPACES = re.compile("[\\s\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]")
CURRENCY = re.compile(r"^(?:kr\.?|dkk)\s*(?=\S)|\s*(?:,-{1,2}|kr\.?|dkk)$", re.IGNORECASE)
SPACED = re.compile(r"(-?[0-9]{1,3}(?: [0-9]{3})+)([.,][0-9]{2})?")
FIGURES = re.compile("-?[0-9][0-9.,]*")
LETTERS = re.compile(r"[^\W\d_]|%")
DASHES = str.maketrans(dict.fromkeys("\N{MINUS SIGN}\N{EN DASH}\N{EM DASH}", "-"))
SWAPPED = str.maketrans({",": ".", ".": ",", "-": MINUS})


class NoAmount(ValueError):  # noqa: N818 - what it says to a reader, not a fault
    """What was typed cannot be read as one amount; says why, in the reader's language."""


def surroundings(environ: Mapping[str, str]) -> Language:
    """The language of those who sit at this machine: Danish where it says so, otherwise English.

    As gettext reads its variables; where there are none, Windows is asked for its own language.
    """
    locale = next((found for name in LOCALES if (found := environ.get(name))), "")
    plain = locale.partition(".")[0] in {"C", "POSIX"}
    spoken = locale if plain else environ.get("LANGUAGE") or locale
    if not spoken and sys.platform == "win32":
        return "da" if _windows_speaks() & 0x3FF == WINDOWS_DANISH else "en"
    return "da" if re.match("da(?![a-z])", spoken) else "en"


def _windows_speaks() -> int:
    import ctypes  # noqa: PLC0415 - only Windows needs it

    return int(ctypes.windll.kernel32.GetUserDefaultUILanguage())  # type: ignore[attr-defined,unused-ignore] # is there on Windows


class Words:
    """One language. `say` translates the app's own words; the rest turns figures into words."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self._catalogue = _catalogue(language)

    def say(self, message: str, **values: object) -> str:
        """The message in this language, with `{name}` filled in."""
        return _filled(self._catalogue.gettext(message), values)

    def count(self, one: str, many: str, n: int, **values: object) -> str:
        """The message for n of something; `{n}` is filled in."""
        return _filled(self._catalogue.ngettext(one, many, n), {"n": n, **values})

    def number(self, value: float, decimals: int = 1) -> str:
        """The number with a fixed count of decimals, rounded half away from zero, real minus."""
        step = Decimal(1).scaleb(-decimals)
        exact = Decimal(repr(round(float(value), 9))).quantize(step, ROUND_HALF_UP)
        text = str(exact or abs(exact)).replace("-", MINUS)
        return text.replace(".", ",") if self.language == "da" else text

    def share(self, value: float, decimals: int = 0) -> str:
        """A share of 1 as per cent: `67 %` in Danish, `67%` in English."""
        gap = "\N{NO-BREAK SPACE}" if self.language == "da" else ""
        return f"{self.number(value * 100, decimals)}{gap}%"

    def percent(self, whole: int) -> str:
        """So many in a hundred: `67 %` in Danish, `67%` in English. No float on the way."""
        gap = "\N{NO-BREAK SPACE}" if self.language == "da" else ""
        return f"{whole}{gap}%".replace("-", MINUS)

    def money(self, amount: Decimal, *, ore: bool = False) -> str:
        """`1.184.500`, `1,184,500`: exact, with øre where there are any, or where `ore` asks."""
        exact = amount.quantize(ORE, ROUND_HALF_UP)
        exact = exact or abs(exact)  # no minus before nothing
        whole = exact == exact.to_integral_value() and not ore
        text = f"{exact:,.0f}" if whole else f"{exact:,.2f}"
        return text.translate(SWAPPED) if self.language == "da" else text.replace("-", MINUS)

    def kroner(self, amount: Decimal) -> str:
        """`1.184.500 kr.`, `DKK 1,184,500`."""
        gap, text = "\N{NO-BREAK SPACE}", self.money(amount)
        return f"{text}{gap}kr." if self.language == "da" else f"DKK{gap}{text}"

    def amount(self, text: str) -> Decimal | None:
        """Kroner as people write them, whole or with two digits of øre; None for nothing or a dash.

        In the reader's own way, `1.184.500,50` or `1,184,500.50`, and in the other one where it can
        be read in no other way. NoAmount where it says something else, or could mean two things.
        """
        bare = CURRENCY.sub("", SPACES.sub(" ", text.strip()).translate(DASHES)).strip()
        if bare in {"", "-"} and not LETTERS.search(text):
            return None
        if spaced := SPACED.fullmatch(bare):
            bare = spaced[1].replace(" ", "") + (spaced[2] or "")
        if not FIGURES.fullmatch(bare):
            raise NoAmount(self._in_figures())
        found = self._read(bare)
        found = found or abs(found)  # no minus before nothing
        if abs(found) >= LARGEST:
            most = self.kroner(LARGEST - 1)
            raise NoAmount(self.say("An amount can be {most} at most.", most=most))
        return found.quantize(ORE) if found % 1 else found.quantize(Decimal(1))

    def _read(self, bare: str) -> Decimal:
        """Figures with points and commas, in the one way that they can be read."""
        other: Language = "en" if self.language == "da" else "da"
        own, theirs = _parsed(bare, self.language), _parsed(bare, other)
        if own is not None and _places(own) in {0, 2}:
            return own
        if own is None and theirs is not None and _places(theirs) in {0, 2}:
            return theirs
        if re.fullmatch("-?[0-9]{1,9}[.,][0-9]{3}", bare):
            whole = re.sub("[.,]", "", bare)
            raise NoAmount(
                self.say(
                    "“{text}” can be read in two ways. Write {whole}, if that is what you mean.",
                    text=bare,
                    whole=self.money(Decimal(whole)),
                )
            )
        raise NoAmount(self._in_figures())

    def _in_figures(self) -> str:
        return self.say(
            "Write the whole amount in kroner and in figures, such as {whole} or {ore}. A short "
            "form such as “1.5 m” is not read.",
            whole=self.money(Decimal(1500000)),
            ore=self.money(Decimal("1250.50")),
        )

    def spelled(self, n: int) -> str:
        """A count inside a sentence: up to twelve as a word, above it in figures."""
        known = SPELLED[self.language]
        return known[n] if n < len(known) else str(n)

    def part(self, share: float) -> str:
        """A share of something, as it stands before `of` and `af`: `half`, `halvdelen`, `60 %`."""
        return PARTS[self.language].get(share) or self.share(share)

    def span(self, low: float, high: float) -> str:
        """Two numbers as a range: 2,7-3,1, with an en dash and no spaces."""
        return f"{self.number(low)}\N{EN DASH}{self.number(high)}"

    def day(self, day: date) -> str:
        """`21. november`, `21 November`: a day of the year that everybody is in."""
        pattern = "d. MMMM" if self.language == "da" else "d MMMM"
        return str(format_date(day, pattern, locale=BABEL[self.language]))

    def date(self, day: date) -> str:
        """`21. november 2026`, `21 November 2026`."""
        return str(format_date(day, "long", locale=BABEL[self.language]))

    def clock(self, moment: datetime | time) -> str:
        """`10.42` in Danish, `10:42` in English."""
        return f"{moment:%H.%M}" if self.language == "da" else f"{moment:%H:%M}"

    def together(self, items: Iterable[str]) -> str:
        """`a, b og c`."""
        # British English in CLDR has no comma before "and", which is how the English is written.
        return str(format_list(list(items), locale=BABEL[self.language]))

    def inside(self, name: str) -> str:
        """A name as it stands inside a sentence: its first letter small, but not that of `IT`."""
        return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _filled(message: str, values: dict[str, Any]) -> str:
    return message.format(**values) if values else message


def _parsed(figures: str, language: Language) -> Decimal | None:
    try:
        return Decimal(parse_decimal(figures, locale=BABEL[language], strict=True))
    except NumberFormatError:
        return None


def _places(number: Decimal) -> int:
    """How many decimals it was written with."""
    return max(0, -int(number.as_tuple().exponent))


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    with (LOCALE / language / "LC_MESSAGES" / "helhedstjek.po").open("rb") as file:
        catalogue = read_po(file, locale=language, abort_invalid=True)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
