"""Write down which signs the shipped fonts hold: run `python -m reports.paper.coverage`.

A report is made without reading a font: `reports.paper.printable` reads this file instead.
"""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # ships no types

from reports.paper.printable import COVERAGE

# In the order of the template's list. The serif falls back to these, so it adds nothing.
FAMILIES = ("Source Sans 3", "Noto Emoji", "Noto Sans Symbols 2")


def measured() -> str:
    """The file's content: for each family the ranges of code points that all its weights hold."""
    held: dict[str, list[set[int]]] = defaultdict(list)
    for path in sorted(COVERAGE.parent.glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            codes = {code for code in font.getBestCmap() if not _refused(chr(code))}
            held[font["name"].getBestFamilyName()].append(codes)
    ranges = {family: _ranges(set.intersection(*held[family])) for family in FAMILIES}
    return json.dumps(ranges, separators=(",", ":")) + "\n"


def _refused(sign: str) -> bool:
    """A font may have a glyph for these; PDF/A has no place for them."""
    return unicodedata.category(sign) in {"Cc", "Co"} or sign == "\N{REPLACEMENT CHARACTER}"


def _ranges(codes: set[int]) -> list[list[int]]:
    ranges: list[list[int]] = []
    for code in sorted(codes):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return ranges


if __name__ == "__main__":
    COVERAGE.write_text(measured(), "utf-8")
