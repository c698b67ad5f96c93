"""What every part of the telling has at hand: the content, the Result, the language."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from content import printed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from arithmetic import FactorResult, Grouping, Result, StatementResult
    from content import Content, Language, Limits
    from reports.said import Talk
    from words import Words

    Reasons = Mapping[Grouping, Mapping[str, Mapping[str, str]]]


class AtHand(NamedTuple):
    """One Result on its way into one language."""

    content: Content
    result: Result
    words: Words
    reasons: Reasons
    talk: Talk
    planned: tuple[str, ...] = ()
    """The titles and the owners of the plan, for the sheets that ask whether it touches them."""

    @property
    def language(self) -> Language:
        """The language told in."""
        return self.words.language

    @property
    def limits(self) -> Limits:
        """Every number the method stands on."""
        return self.content.method.limits

    @property
    def anonymous(self) -> bool:
        """Whether small numbers of people are protected."""
        return self.result.mode == "anonymous" and not self.together

    @property
    def together(self) -> bool:
        """Whether the room agreed the levels and nobody answered alone."""
        return not self.result.participants and any(
            s.agreed is not None or s.dont_know or s.not_relevant
            for factor in self.result.factors
            for s in factor.statements
        )

    @property
    def too_few_people(self) -> bool:
        """Whether so few have answered anonymously that nothing is shown at all."""
        return self.anonymous and self.result.participants < self.limits.group_minimum.value

    @property
    def nothing_shown(self) -> bool:
        """Whether nothing is shown of any statement, however many have answered."""
        every = (s for factor in self.result.factors for s in factor.statements)
        return self.too_few_people or not (self.together or any(map(shows, every)))

    @property
    def scored(self) -> tuple[FactorResult, ...]:
        """The factors with a score."""
        return tuple(factor for factor in self.result.factors if factor.score is not None)

    @property
    def unscored(self) -> tuple[FactorResult, ...]:
        """The factors without a score."""
        return tuple(factor for factor in self.result.factors if factor.score is None)

    def factor(self, key: str) -> FactorResult:
        """A factor's figures."""
        return next(factor for factor in self.result.factors if factor.id == key)

    def statement(self, key: str) -> StatementResult:
        """A statement's figures."""
        return next(s for factor in self.result.factors for s in factor.statements if s.id == key)

    def held_below_target(self, factor: str) -> tuple[str, ...]:
        """The factors below target that this one holds back: those that give it leverage."""
        held = (self.factor(key) for key in self.factor(factor).holds_back)
        return tuple(f.id for f in held if below_target(f))

    def short(self, factor: str) -> str:
        """A factor's short name."""
        return self.content.factor(factor).short[self.language]

    def named(self, factors: Iterable[str]) -> str:
        """Factors' short names inside a sentence: `a, b og c`."""
        return self.words.together(self.words.inside(self.short(key)) for key in factors)

    def quoted(self, statements: Iterable[str]) -> str:
        """Statements in full inside a sentence, because a number alone says nothing."""
        every = self.content.statements
        return self.words.together(self.quote(every[key].text[self.language]) for key in statements)

    def quote(self, text: str) -> str:
        """A text in the language's own quotation marks, without its full stop."""
        bare = text.removesuffix(".")
        return f"»{bare}«" if self.language == "da" else f"“{bare}”"

    def tags(self, tags: Iterable[str]) -> str:
        """The tags of sources, as they stand behind a sentence."""
        own = self.words.say("our own synthesis")
        return ", ".join(own if tag == "own" else tag for tag in tags)

    @property
    def k(self) -> str:
        """The fewest people of whom anything is shown, as a word."""
        return self.words.spelled(self.limits.group_minimum.value)

    @property
    def part(self) -> str:
        """How large a part of a factor's statements must have a level."""
        return self.words.part(self.limits.valued_share.value)


def shows(found: StatementResult) -> bool:
    """Whether there is anything to tell of a statement: an answer of any kind, or a level."""
    answered = found.n or found.dont_know or found.not_relevant
    return bool(answered) or found.agreed is not None


def stands_at(factor: FactorResult) -> float | None:
    """A factor's level for what is to be done about it: the agreed score, else the score."""
    return factor.score if factor.agreed_score is None else factor.agreed_score


def below_target(factor: FactorResult) -> bool:
    """Whether a factor lies below its target, as printed."""
    level = stands_at(factor)
    return level is not None and printed(level) < factor.target


def upper(text: str) -> str:
    """A text as it begins a sentence."""
    return text[:1].upper() + text[1:]
