"""Two rounds beside each other, and which change is one (the method's section 8).

Nothing is measured again: scores and spreads are counted anew from the counts that each Result
keeps, on the statements that both rounds asked in the same words. It claims less than it could: the
spread is an upper bound of the uncertainty.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from arithmetic import GROUPINGS, enough, mean_of_most
from content import printed
from scoring import answered, spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from fractions import Fraction

    from arithmetic import FactorResult, Grouping, Result, StatementResult
    from content import Limits

How: TypeAlias = Literal["answered", "together"]
Value: TypeAlias = "Callable[[StatementResult], Fraction | int | None]"
MOST_MOVED = 3


class Level(NamedTuple):
    """A factor in one round, on the common statements.

    `score` is as printed, `spread` in rungs, `n` the smallest of the statements' own. What a room
    has agreed on has neither spread nor n.
    """

    score: float
    spread: float | None = None
    n: int | None = None


class Move(NamedTuple):
    """A factor in both rounds. Without levels it is not compared: too few statements are common.

    A change of more than `limit` rungs is `sure`, where it is large enough to count and enough
    people have answered. `sure` is None where no sureness is claimed, as of what was agreed.
    """

    factor: str
    common: tuple[str, ...]
    before: Level | None = None
    now: Level | None = None
    limit: float | None = None
    sure: bool | None = None

    @property
    def change(self) -> float | None:
        """The difference of the printed scores, in rungs."""
        return printed(self.now.score - self.before.score) if self.now and self.before else None


class Moved(NamedTuple):
    """A statement in both rounds, its means as printed."""

    id: str
    before: float
    now: float


class Beside(NamedTuple):
    """A group's figure of a factor in both rounds, as each was shown; no more is said of it."""

    grouping: Grouping
    key: str
    factor: str
    before: float
    now: float


class Comparison(NamedTuple):
    """Two rounds. `how` is None where one was answered alone and the other together.

    `agreed` holds what was agreed after the talk in both rounds. Of the statements, `renewed` have
    got another meaning, `new` were not asked before, and `gone` are asked no more.
    """

    how: How | None
    moves: tuple[Move, ...]
    agreed: tuple[Move, ...]
    moved: tuple[Moved, ...]
    renewed: tuple[str, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]
    groups: tuple[Beside, ...]

    @property
    def compared(self) -> tuple[Move, ...]:
        """The factors that can be set beside themselves."""
        return tuple(move for move in self.moves if move.now)

    @property
    def common(self) -> tuple[str, ...]:
        """The statements that the compared factors stand on."""
        return tuple(key for move in self.compared for key in move.common)

    @property
    def sure(self) -> tuple[Move, ...]:
        """The factors that have surely changed."""
        return tuple(move for move in self.moves if move.sure)


def compare(limits: Limits, before: Result, now: Result) -> Comparison:
    """The earlier round beside the later; answers with answers, together with together."""
    how, earlier = _how(before, now), {factor.id: factor for factor in before.factors}
    pairs = [(earlier[factor.id], factor) for factor in now.factors if factor.id in earlier]
    value = answered if how == "answered" else _agreed
    moves = tuple(_move(limits, *pair, value) for pair in pairs) if how else ()
    agreed = (_move(limits, *pair, _agreed) for pair in pairs if how == "answered")
    was, asked = _revisions(before), _revisions(now)
    return Comparison(
        how=how,
        moves=moves,
        agreed=tuple(move for move in agreed if move.now),
        moved=_moved(limits, moves, before, now) if how == "answered" else (),
        renewed=tuple(key for key in asked if key in was and asked[key] != was[key]),
        new=tuple(key for key in asked if key not in was),
        gone=tuple(key for key in was if key not in asked),
        groups=tuple(_groups(before, now, pairs)),
    )


def _how(before: Result, now: Result) -> How | None:
    if bool(before.participants) != bool(now.participants):
        return None
    return "answered" if now.participants else "together"


def _agreed(statement: StatementResult) -> int | None:
    return statement.agreed


def _revisions(result: Result) -> dict[str, int]:
    return {s.id: s.revision for factor in result.factors for s in factor.statements}


# One factor.


def _move(limits: Limits, before: FactorResult, now: FactorResult, value: Value) -> Move:
    """A factor on the statements that have the same id, revision and a value in both rounds.

    They must be at least half (`valued_share`) of what each round asked.
    """
    pairs = _common(before, now, value)
    share, keys = limits.valued_share.value, tuple(now.id for _, now in pairs)
    asked = max(len(before.statements), len(now.statements))
    if len(pairs) < enough(asked, share):
        return Move(now.id, keys)
    was, is_ = (_level([pair[side] for pair in pairs], share, value) for side in (0, 1))
    limit = _limit(was, is_)
    sure = None if value is _agreed else _sure(limits, was, is_, limit)
    return Move(now.id, keys, was, is_, limit, sure)


def _common(
    before: FactorResult, now: FactorResult, value: Value
) -> list[tuple[StatementResult, StatementResult]]:
    was = {(s.id, s.revision): s for s in before.statements if value(s) is not None}
    return [
        (was[s.id, s.revision], s)
        for s in now.statements
        if (s.id, s.revision) in was and value(s) is not None
    ]


def _level(statements: list[StatementResult], share: float, value: Value) -> Level:
    score = printed(mean_of_most((_known(value(s)) for s in statements), share) or 0)
    if value is _agreed:
        return Level(score)
    return Level(score, spread(statements, share), min(s.n or 0 for s in statements))


def _known(value: Fraction | int | None) -> Fraction | float | None:
    return value


def _limit(before: Level, now: Level) -> float | None:
    """Twice the standard error of the difference: 2 x sqrt(spread1^2/n1 + spread2^2/n2), in rungs.

    None without people, or where one alone has answered.
    """
    rounds = [(level.spread, level.n) for level in (before, now)]
    parts = [s * s / n for s, n in rounds if s is not None and n]
    return 2 * sqrt(sum(parts)) if len(parts) == 2 else None


def _sure(limits: Limits, before: Level, now: Level, limit: float | None) -> bool:
    """Whether it counts as a change: large enough, larger than the limit, enough people twice."""
    change = abs(printed(now.score - before.score))
    people = min(before.n or 0, now.n or 0)
    if limit is None or people < limits.verdict_minimum.value:
        return False
    return change >= limits.change_from.value and change > limit


# Single statements, and groups.


def _moved(
    limits: Limits, moves: tuple[Move, ...], before: Result, now: Result
) -> tuple[Moved, ...]:
    """The statements that have moved most of those that the factors stand on, at most three."""
    was, are = _means(before), _means(now)
    keys = [key for move in moves if move.now for key in move.common]
    found = [Moved(key, was[key], are[key]) for key in keys]
    far = [one for one in found if abs(_step(one)) >= limits.change_from.value]
    return tuple(sorted(far, key=lambda one: -abs(_step(one)))[:MOST_MOVED])


def _step(of: Moved) -> float:
    return printed(of.now - of.before)


def _means(result: Result) -> Mapping[str, float]:
    every = [s for factor in result.factors for s in factor.statements]
    return {s.id: printed(mean) for s in every if (mean := answered(s)) is not None}


def _groups(
    before: Result, now: Result, pairs: list[tuple[FactorResult, FactorResult]]
) -> Iterator[Beside]:
    """What is shown of a group in both rounds, of factors that asked exactly the same."""
    same = [now.id for was, now in pairs if _asked(was) == _asked(now)]
    for grouping in GROUPINGS:
        was = {row.key: row.factors for row in getattr(before.groups, grouping)}
        for row in getattr(now.groups, grouping):
            shown = [f for f in same if f in row.factors and f in was.get(row.key, {})]
            for factor in shown:
                yield Beside(grouping, row.key, factor, was[row.key][factor], row.factors[factor])


def _asked(factor: FactorResult) -> dict[str, int]:
    return {s.id: s.revision for s in factor.statements}
