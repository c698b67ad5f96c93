"""What a file of XML may hold, and a package whose bytes are the same every time."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Mapping

M = TypeVar("M", bound=BaseModel)

BOX: Final = "\N{WHITE SQUARE}"
LONGEST: Final = 2000
"""As many signs as a text has on paper; what is cut off is marked."""
PLAIN: Final = re.compile("[ -~\xa0-\u024f\u2013-\u2026]*")
BREAKS: Final = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
UNHELD: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
RUNS: Final = re.compile("<r>.*</r>", re.DOTALL)
TURNING: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What would turn the words after it round, also those that are ours."""
LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)


def held(report: M) -> M:
    """The Report with every text of it as a file of XML can hold it."""
    return report.model_copy(update={name: _held(value) for name, value in report})


def _held(part: Any) -> Any:  # noqa: ANN401 - a field is whatever it is
    if isinstance(part, str):
        return line(part)
    if isinstance(part, tuple):
        return tuple(map(_held, part))
    if isinstance(part, dict):
        return {key: _held(value) for key, value in part.items()}
    return held(part) if isinstance(part, BaseModel) else part


def line(text: str) -> str:
    """One line of at most 2,000 signs: breaks are spaces, and what XML cannot hold is a box.

    What XlsxWriter would take for runs of its own and write down unescaped gets a blank after it.
    """
    short = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    if RUNS.fullmatch(short):
        short = f"{short} "
    if PLAIN.fullmatch(short):
        return short
    return UNHELD.sub(BOX, TURNING.sub("", BREAKS.sub(" ", short)))


def fitted(text: str, most: int) -> str:
    """So much of a text as there is room for; what is cut off is marked."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


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
