"""What a plan would lift, and what it leaves behind (the method's section 7). A calculation.

Nothing is promised about citizens or money.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from arithmetic import mean_of_most
from content import printed
from scoring import value

if TYPE_CHECKING:
    from collections.abc import Collection

    from arithmetic import FactorResult, Scores, StatementResult
    from content import Content

RUNG: Final = 1


def projected(content: Content, scores: Scores, lifted: Collection[str]) -> dict[str, float | None]:
    """Each factor's level, as printed, when the steps that lift these statements are finished.

    A statement rises by one rung, however many steps lift it, and at most to its factor's target;
    one that has reached the target stays where it is, and one without a value has none still.
    Where nothing is lifted it is the agreed score, else the score.
    """
    share = content.method.limits.valued_share.value
    found = {
        factor.id: mean_of_most(
            (_after(s, factor.target, lifted) for s in factor.statements), share
        )
        for factor in scores.factors
    }
    return {key: None if level is None else printed(level) for key, level in found.items()}


def _after(s: StatementResult, target: int, lifted: Collection[str]) -> Fraction | None:
    """Its value, one rung up where it is lifted and lies below the target as printed."""
    now = value(s)
    if now is None or s.id not in lifted:
        return now
    shown = Fraction(str(printed(now)))
    return min(Fraction(target), shown + RUNG) if shown < target else now


def left_behind(scores: Scores, acted_on: Collection[str]) -> tuple[str, ...]:
    """The factors below target for which the plan holds no action: not on an equal footing."""
    return tuple(f.id for f in scores.factors if f.id not in acted_on and is_below(f))


def is_below(factor: FactorResult) -> bool:
    """Whether a factor's level, as printed, has yet to reach its target."""
    level = factor.score if factor.agreed_score is None else factor.agreed_score
    return level is not None and printed(level) < factor.target
