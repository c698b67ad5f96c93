"""Text that the shipped fonts can print. What they cannot becomes a box, never an error.

Typst refuses a whole document for one character without a glyph, so every string passes here first.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

COVERAGE = Path(__file__).resolve().parent / "fonts" / "coverage.json"
BOX = "\N{WHITE SQUARE}"
LONGEST = 2000
MARKS = 2
# Everything Danish and English are written with: in every shipped text face, so nothing to look up.
PLAIN = re.compile("[ -~\xa0-\xac\xae-\u017f\u2013\u2014\u2018-\u201e\u2022\u2026\u2212]*")
LONG_WORD = re.compile(r"\S{41,}")
BREAK = "\N{ZERO WIDTH SPACE}"
BREAK_EVERY = 20
SPACES = {"Zs", "Zl", "Zp"}
UNSEEN = {"Cc", "Cf"}
VARIATIONS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def printable(text: str) -> str:
    """One paragraph of at most 2,000 characters in which every sign has a glyph.

    Composed (NFC); line breaks and tabs become spaces; controls, joiners and direction overrides
    are dropped; a letter keeps two marks; what no font has becomes `□`; a word over 40 may break.
    """
    short = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    plain = unicodedata.normalize("NFC", short)
    if not PLAIN.fullmatch(plain):
        plain = "".join(_drawn(cluster) for cluster in _clusters(plain))
    return LONG_WORD.sub(_breakable, plain)


def has_boxes(text: str) -> bool:
    """Whether a sign of it prints as `□` that was none."""
    if PLAIN.fullmatch(text):
        return False
    return printable(text).count(BOX) > text.count(BOX)


@cache
def coverage() -> tuple[frozenset[str], ...]:
    """The signs of each font family, in the order in which Typst asks them."""
    families: dict[str, list[list[int]]] = json.loads(COVERAGE.read_text("utf-8"))
    return tuple(
        frozenset(chr(code) for first, last in ranges for code in range(first, last + 1))
        for ranges in families.values()
    )


def _clusters(text: str) -> Iterator[str]:
    """Each sign with the marks on it: the smallest piece that one font must print whole."""
    cluster = ""
    for sign in filter(None, map(_seen, text)):
        if cluster and _is_mark(sign):
            cluster += sign
            continue
        if cluster:
            yield cluster
        cluster = sign
    if cluster:
        yield cluster


def _seen(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind in SPACES or sign in "\t\n\r\v\f\x85":
        return sign if sign == "\xa0" else " "
    return "" if kind in UNSEEN or VARIATIONS.match(sign) else sign


def _is_mark(sign: str) -> bool:
    # A skin tone joins the sign before it as a mark does.
    return unicodedata.category(sign)[0] == "M" or "\U0001f3fb" <= sign <= "\U0001f3ff"


def _drawn(cluster: str) -> str:
    if _is_mark(cluster[0]):
        return BOX
    kept = cluster[: 1 + MARKS]
    for form in (kept, unicodedata.normalize("NFD", kept)):
        if _covered(form):
            return form
    return cluster[0] + BOX if _covered(cluster[0]) else BOX


def _covered(cluster: str) -> bool:
    return any(font.issuperset(cluster) for font in coverage())


def _breakable(word: re.Match[str]) -> str:
    clusters = _clusters(word[0])
    parts = iter(lambda: "".join(islice(clusters, BREAK_EVERY)), "")
    return BREAK.join(parts)
