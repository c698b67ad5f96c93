"""What a file of XML may hold, and a package whose bytes are the same every time."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

BOX: Final = "\N{WHITE SQUARE}"
LONGEST: Final = 2000
"""As many signs as a text has on paper; what is cut off is marked."""
BREAKS: Final = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
UNHELD: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
TURNING: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What would turn the words after it round, also those that are ours."""
LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)


def held(text: str) -> str:
    """One line of at most 2,000 signs: breaks are spaces, and what XML cannot hold is a box."""
    short = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return UNHELD.sub(BOX, TURNING.sub("", BREAKS.sub(" ", short)))


def packed(package: bytes, instead: Mapping[str, bytes] | None = None) -> bytes:
    """The same files in the same order, all of one day; some with other content."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as was,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in was.namelist():
            body = (instead or {}).get(name) or was.read(name)
            made.writestr(_entry(name), body, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, LONG_AGO)
    entry.create_system = 0  # or Windows would write other bytes
    return entry
