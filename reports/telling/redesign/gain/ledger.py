"""One gain sheet on its way into one language: its sums, and how its amounts are written."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Final

import sheets

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content import GainFile, Language, Text
    from sheets import Gain, Post
    from words import Words

NOTHING: Final = "\N{EN DASH}"
NAMED: Final = 3
"""So many things are named in a sentence; the rest are counted."""


class Ledger:
    """The sheet, the shelf, the words, and every sum once."""

    def __init__(self, words: Words, file: GainFile, sheet: Gain) -> None:
        self.words, self.file, self.sheet = words, file, sheet
        self.posts, self.years, self.sides = sheet.posts, sheet.years, sheet.sides
        self.running = sheets.gain.running(self.years)

    @property
    def language(self) -> Language:
        """The language told in."""
        return self.words.language

    @property
    def cost(self) -> Decimal:
        """What everything is expected to cost in four years."""
        return sheets.gain.total(year.cost for year in self.years)

    @property
    def gain(self) -> Decimal:
        """What it is expected to bring."""
        return sheets.gain.total(year.gain for year in self.years)

    @cached_property
    def ore(self) -> bool:
        """Whether an amount has øre; then all are written with them, so that they stand in line."""
        amounts = (one for post in self.posts for one in (*post.expected, *post.realised))
        return any(one % 1 for one in amounts if one is not None)

    def money(self, amount: Decimal | None) -> str:
        """An amount in a table; a dash where nothing is known."""
        return NOTHING if amount is None else self.words.money(amount, ore=self.ore)

    def said(self, text: Text, **values: str) -> str:
        """A sentence of the shelf, filled in; "kr." before a full stop needs no second one."""
        told = text[self.language]
        for key, value in values.items():
            told = told.replace(
                f"{{{key}}}." if value.endswith(".") else f"{{{key}}}", f"{{{key}}}"
            )
        return told.format(**values)

    def named(self, posts: Iterable[Post]) -> str:
        """Posts inside a sentence: a few by name, the rest counted."""
        return self.listed(self.name(post) for post in posts)

    def listed(self, names: Iterable[str]) -> str:
        """Names inside a sentence: a few, and how many more."""
        every = list(names)
        more = len(every) - NAMED
        shown = [self.quote(name) for name in every[:NAMED]]
        if more > 0:
            shown.append(self.words.count("{n} more", "{n} more", more))
        return self.words.together(shown)

    def quote(self, name: str) -> str:
        """A name in the language's own quotation marks."""
        return f"»{name}«" if self.language == "da" else f"“{name}”"

    def name(self, post: Post) -> str:
        """What a post is called."""
        return post.what.strip() or self.words.say("An item without a name")

    def department(self, name: str) -> str:
        """What a department is called where none is named."""
        return name.strip() or self.words.say("No department named")


def share(part: Decimal, of: Decimal, whole: int = 1000) -> int:
    """So many of `whole`, rounded to the nearest; nothing of nothing is nothing. No float."""
    if of <= 0 or part <= 0:
        return 0
    return int((part * whole * 2 + of) // (of * 2))
