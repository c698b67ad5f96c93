"""Signs that cannot be seen or look like others: what each is called, and what stands for it."""

from __future__ import annotations

import unicodedata
from typing import Final

from content.names import UNSEEN
from content.told import Told

UNPRINTABLE: Final = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
EMPTY_CELL: Final = "\u2800"  # of Braille: as blank as a space
NO_OBJECT: Final = "\ufffc"  # where a picture stood in what was copied
# Letters of other alphabets that look like a Latin one (the plain ones of Unicode's confusables).
LETTERS: Final = dict(
    zip(
        "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04bb\u051b\u051d"
        "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405"
        "\u03bf\u03bd\u03b1\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4"
        "\u03a5\u03a7",
        "aeopcyxijsdhqwABEKMHOPCTYXIJSovaABEZHIKMNOPTYX",
        strict=True,
    )
)
# Full-width signs, and what stands in for a colon, come from another keyboard or a copied page.
SIGNS: Final = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict(zip("\u3001\u3002\uff61\ua789\u2236", ",..::", strict=True)),
}
PLAIN: Final = str.maketrans(LETTERS | SIGNS)
DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
QUOTES: Final = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb"
DIRECTIONS: Final = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
NAMES: Final = {
    "\t": Told("a tab"),
    "\r": Told("a carriage return alone"),
    "\u00a0": Told("a non-breaking space"),
    "\u202f": Told("a narrow non-breaking space"),
    "\u3000": Told("a wide space"),
    "\u00ad": Told("a soft hyphen"),
    "\u200b": Told("a space without width"),
    "\ufeff": Told("a byte order mark"),
    **dict.fromkeys("\x85\u2028\u2029", Told("a line break of another kind")),
    **dict.fromkeys("\u200c\u200d\u2060", Told("a joiner without width")),
    **dict.fromkeys(DIRECTIONS, Told("a character that turns the direction of writing")),
    **dict.fromkeys(QUOTES, Told("a quotation mark of another kind")),
    **dict.fromkeys(DASHES, Told("a dash of another kind")),
}
ALPHABETS: Final = {
    "CYRILLIC": Told("a Cyrillic letter"),
    "GREEK": Told("a Greek letter"),
    "FULLWIDTH": Told("a full-width character"),
    "IDEOGRAPHIC": Told("a full-width character"),
}


def named(sign: str) -> Told:
    """A sign by its common word, or else by Unicode's, and its number."""
    name = NAMES.get(sign) or _own_name(sign)
    return Told("{name} (U+{code})", name=name, code=f"{ord(sign):04X}")


def hidden(sign: str) -> bool:
    """Whether nobody would see the sign."""
    return (
        unicodedata.category(sign) in UNPRINTABLE
        or bool(UNSEEN.match(sign))
        or sign == NO_OBJECT
        or (ord(sign) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(sign) <= 0xFDEF)  # never a character
    )


def blank(sign: str) -> bool:
    """Whether the sign looks like a space and is none."""
    return sign == EMPTY_CELL or (unicodedata.category(sign) == "Zs" and sign != " ")


def unprintable(text: str) -> str:
    """The first sign in a text that cannot be printed, or nothing."""
    return next((sign for sign in text if unicodedata.category(sign) in UNPRINTABLE), "")


def foreign(word: str) -> Told | str:
    """` Sign 2 of it is …` for the first sign in a name that ASCII has not, otherwise nothing."""
    sign = next((sign for sign in word if not sign.isascii()), "")
    if not sign:
        return ""
    return Told(
        " Character {column} of it is {sign}.", column=word.index(sign) + 1, sign=named(sign)
    )


def in_latin(name: str) -> str:
    """The name with a Latin letter, or a plain sign, for each sign that only looks like one."""
    return name.translate(PLAIN)


def looks_latin(name: str) -> Told | str:
    """` Sign 2 of it is …` for the first sign that only looks Latin in a name, or nothing."""
    place = next((place for place, sign in enumerate(name) if ord(sign) in PLAIN), -1)
    if place < 0:
        return ""
    return Told(" Character {column} of it is {sign}.", column=place + 1, sign=named(name[place]))


def _own_name(sign: str) -> Told | str:
    if unicodedata.category(sign) == "Cc":
        return Told("a control character")
    name = unicodedata.name(sign, "")
    alphabet = name.partition(" ")[0]
    if alphabet == "LATIN":
        return f'"{sign}"'
    return ALPHABETS.get(alphabet) or name or Told("a character without a name")
