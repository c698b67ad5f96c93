"""What every part of the telling looks at: the content, the Result and the language."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from arithmetic import allowed_outside

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content import Content, Language
    from arithmetic import FactorResult, Grouping, Result, StatementResult
    from words import Words


class Telling(NamedTuple):
    """One Result on its way into one language."""

    content: Content
    result: Result
    words: Words

    @property
    def language(self) -> Language:
        """The language told in."""
        return self.words.language

    @property
    def anonymous(self) -> bool:
        """Whether small numbers of people are protected."""
        return self.result.mode == "anonymous"

    @property
    def together(self) -> bool:
        """Whether the room agreed the levels and nobody answered alone."""
        agreed = any(s.agreed is not None for f in self.result.factors for s in f.statements)
        return not self.result.participants and (agreed or not self.anonymous)

    @property
    def fewest(self) -> int:
        """The fewest people before there is a profile."""
        return self.content.method.limits.group_minimum.value if self.anonymous else 1

    def factor(self, key: str) -> FactorResult:
        """A factor's figures."""
        return next(factor for factor in self.result.factors if factor.id == key)

    def statement(self, key: str) -> StatementResult:
        """A statement's figures."""
        return next(s for factor in self.result.factors for s in factor.statements if s.id == key)

    def held_below_target(self, factor: str) -> tuple[str, ...]:
        """The factors below target that this one holds back: those that give it leverage."""
        held = (self.factor(key) for key in self.factor(factor).holds_back)
        return tuple(f.id for f in held if f.score is not None and f.score < f.target)

    def needed(self, n: int) -> int:
        """How many of n answers must lie in the middle to be called close."""
        return n - allowed_outside(n)

    def score(self, score: float | None, without: str = "") -> str:
        """A score with one decimal; what stands instead when there is none."""
        if score is not None:
            return self.words.number(score)
        return without or self.words.say("too few answers")

    def short(self, factor: str) -> str:
        """A factor's short name."""
        return self.content.factor(factor).short[self.language]

    def named(self, factors: Iterable[str]) -> str:
        """Factors' short names inside a sentence: `a, b og c`."""
        return self.words.together(self.words.inside(self.short(key)) for key in factors)

    def numbered(self, statements: Iterable[str]) -> str:
        """Statements' numbers inside a sentence: `4.1 og 4.3`."""
        return self.words.together(self.content.numbers[key] for key in statements)

    def group(self, grouping: Grouping, key: str) -> str:
        """A group's name."""
        say = self.words.say
        if not key:
            return say("Not stated")
        if grouping == "level":
            return self.content.levels[key].name[self.language]
        if grouping == "observers":
            return (
                say("Can see it themselves")
                if key == "observes"
                else say("Cannot see it themselves")
            )
        return key
