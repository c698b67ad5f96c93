"""Names and numbers of people: one spelling of each name, and what may be a CPR number."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

# Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties.txt, 17.0): signs with no look.
# Among them zero-width signs, byte order mark, soft hyphen, direction marks, variation selectors.
UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
BLANKS = re.compile("[\\s\u2800]+")  # an empty Braille cell is as blank as a space
NO_SIGNS = {"Cc", "Cf", "Cs"}
LENT = 60
"""So much is added to the day in a CPR number lent to somebody who has none of their own."""


def cleaned(name: str) -> str:
    """The name as it is kept: composed (NFC), no invisible signs, single spaces, none at the ends.

    What two people see as the same name is the same name. Its case is left as it was written.
    """
    if name.isascii() and name.isprintable():
        return " ".join(name.split())
    seen = BLANKS.sub(" ", UNSEEN.sub("", name))
    if not seen.isprintable():
        seen = "".join(sign for sign in seen if unicodedata.category(sign) not in NO_SIGNS)
    return " ".join(unicodedata.normalize("NFC", seen).split())


def folded(name: str) -> str:
    """What names that differ only in case have in common (Unicode's canonical caseless match)."""
    bare = unicodedata.normalize("NFD", cleaned(name)).casefold()
    return unicodedata.normalize("NFC", bare)


def is_a_birthday(day: str, month: str, year: str) -> bool:
    """Whether the first six digits of what may be a CPR number, two by two, are a date."""
    number = int(day)
    try:
        date(2000 + int(year), int(month), number - LENT if number > LENT else number)
    except ValueError:
        return False
    return True
