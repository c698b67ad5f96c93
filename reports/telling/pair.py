"""Two rounds on their way into one language."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from advice import Comparison, Level
    from content import Content
    from reports.beside import Round
    from words import Words


class Pair(NamedTuple):
    """Two rounds on their way into one language."""

    content: Content
    found: Comparison
    words: Words
    before: Round
    now: Round

    def short(self, factor: str) -> str:
        """A factor's short name."""
        return self.content.factor(factor).short[self.words.language]

    def text(self, statement: str) -> str:
        """A statement in full, as the later round asks it; else as the earlier one did."""
        known = self.content.statements.get(statement)
        if known is None and self.before.content:
            known = self.before.content.statements.get(statement)
        return known.text[self.words.language].removesuffix(".") if known else statement

    def figure(self, level: Level | None) -> str:
        """A score as printed."""
        return "–" if level is None else self.words.number(level.score)
