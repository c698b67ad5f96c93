"""A statement by its words, however a survey tool has framed, cut or touched them."""

from __future__ import annotations

import html
import re
from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from content import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content import Content

TAG = re.compile(r"<[^<>]{0,500}>")
NO_WORD = re.compile(r"[\W_]+")
# One of these more or fewer turns a sentence round.
NEGATIONS = {
    *("ikke", "aldrig", "ingen", "intet", "uden", "sjældent", "hverken"),
    *("not", "never", "no", "none", "without", "rarely", "neither"),
}
SHORTEST_CUT = 15
SHORTEST_LIKE = 12
LIKE = 0.85
APART = 0.04
SHARED = 0.7
LONGEST = 3000


class Match(NamedTuple):
    """The statement, the words of the head that are not its own, and whether it says just that."""

    statement: str
    rest: str
    exact: bool


def plain(text: str) -> str:
    """Only letters and digits, in small, with single spaces: no HTML, no punctuation."""
    if text.isascii() and text.isalnum():
        return text.lower()
    bare = text[:LONGEST]
    if "&" in bare:
        bare = html.unescape(bare)
    if "<" in bare:
        bare = TAG.sub(" ", bare)
    small = bare.lower() if bare.isascii() else folded(bare)
    return NO_WORD.sub(" ", small).strip()


class Wording:
    """Every statement's words in both languages."""

    def __init__(self, content: Content) -> None:
        self._said = [
            (plain(text), key)
            for key, statement in content.statements.items()
            for text in (statement.text.da, statement.text.en)
        ]
        self._words = [Counter(text.split()) for text, _ in self._said]
        self.told = lru_cache(maxsize=5000)(self._told)

    def _told(self, head: str) -> Match | None:
        """The one statement whose words these are, as they are written."""
        words = plain(head)
        inside = [(text, key) for text, key in self._said if text in words]
        # One statement's words may stand within another's.
        whole = [one for one in inside if not any(one[0] in o[0] and one != o for o in inside)]
        keys = {key for _, key in whole}
        if len(keys) != 1:
            return None
        text, key = whole[0]
        return Match(key, _without(words, text), exact=True)

    def cut(self, head: str) -> Match | None:
        """The one statement that begins as this head ends, when a survey tool has cut it."""
        words = plain(head)
        found = {key: begins for begins, key in self._begun(words)}
        if len(found) != 1:
            return None
        ((key, begins),) = found.items()
        return Match(key, words[:begins].strip(), exact=True)

    def _begun(self, words: str) -> Iterator[tuple[int, str]]:
        for text, key in self._said:
            begins = words.rfind(text[:SHORTEST_CUT])
            if begins >= 0 and text.startswith(words[begins:]):
                yield begins, key

    def like(self, head: str) -> Match | None:
        """The one statement that this is nearly, and no other nearly as much."""
        words = plain(head)
        if len(words) < SHORTEST_LIKE:
            return None
        best: dict[str, tuple[float, str]] = {}
        for text, key in self._alike(words):
            likeness = _likeness(words, text)
            best[key] = max(best.get(key, (0.0, "")), (likeness, text))
        first, *others = sorted(best.items(), key=lambda one: -one[1][0]) or [("", (0.0, ""))]
        key, (likeness, text) = first
        if likeness < LIKE or (others and likeness - others[0][1][0] < APART):
            return None
        own = set(text.split())
        if NEGATIONS & (own ^ set(words.split())):
            return None
        return Match(key, " ".join(w for w in words.split() if w not in own), exact=False)

    def _alike(self, words: str) -> Iterator[tuple[str, str]]:
        """The statements that share most of their words with the head."""
        have = Counter(words.split())
        for (text, key), needed in zip(self._said, self._words, strict=True):
            shared = sum(min(have[word], often) for word, often in needed.items() if word in have)
            if shared >= SHARED * needed.total():
                yield text, key


def _likeness(words: str, text: str) -> float:
    """From 0 to 1, with or without what stands before."""
    end = words[-len(text) :]
    return max(SequenceMatcher(None, one, text, autojunk=False).ratio() for one in {words, end})


def _without(words: str, text: str) -> str:
    return " ".join(words.replace(text, " ", 1).split())
