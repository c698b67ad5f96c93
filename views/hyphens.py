"""Where a long word may be divided: with a hyphen, and never in the middle of a syllable."""

from __future__ import annotations

import re
from typing import Final

SOFT: Final = "\N{SOFT HYPHEN}"
VOWELS: Final = "aeiouyæøåéäöü"
BEGINS: Final = re.compile(r"[bfgkp][jlr]|[dkt][jrv]|vr|[gk]n|h[jv]|[cpst]h|s[kpt][jlrv]?")
"""What a word can begin with, beside one consonant. Another s joins two words: arbejds-marked."""
BETWEEN: Final = re.compile(rf"(?<=[{VOWELS}])([^\W\d_{VOWELS}]+)(?=[{VOWELS}])", re.IGNORECASE)
WORD: Final = re.compile(r"[^\W\d_]+")


def soft(text: str, most: float) -> str:
    """The text, with places to divide every word of more than `most` letters.

    Of the consonants between two vowels as many go to the next line as a word can begin with
    (Retskrivningsordbogen § 15); which words a longer one is made of is not known.
    """
    return WORD.sub(lambda word: _divided(word[0]) if len(word[0]) > most else word[0], text)


def _divided(word: str) -> str:
    """No letter stands alone on its line."""
    first, *rest = BETWEEN.sub(_between, word).split(SOFT)
    return f"{first}{'' if len(first) == 1 and rest else SOFT}{SOFT.join(rest)}".rstrip(SOFT)


def _between(found: re.Match[str]) -> str:
    """The first of them that stands on the next line; a g after a vowel ends a word (bolig)."""
    signs = found[0].lower()
    ways = (n for n in range(len(signs)) if BEGINS.fullmatch(signs[n:]) and (n or signs[0] != "g"))
    at = next(ways, len(signs) - 1)
    return found[0][:at] + SOFT + found[0][at:]
