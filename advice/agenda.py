"""What is worth the room's time (the method's section 6)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal, TypeAlias

from arithmetic import agreement
from content import printed
from scoring import answered

if TYPE_CHECKING:
    from arithmetic import Scores, StatementResult
    from content import Limits

SPLIT, UNKNOWN, APART, REST = range(4)
Kind: TypeAlias = Literal["split", "dont_know", "low", "next"]
KINDS: tuple[Kind, ...] = ("split", "dont_know", "low", "next")
# A statement's place among those that are talked about: the smallest is the first.
Place: TypeAlias = tuple[int, bool, Fraction, Fraction, Fraction]


def agenda(scores: Scores, limits: Limits) -> tuple[str, ...]:
    """What is worth the room's time, first what comes first; nothing when it answered together.

    At most `agenda_most`. Are fewer than `agenda_least` worth it, the next in the same order
    follow, if enough people rated them.
    """
    places = {
        s.id: place
        for factor in scores.factors
        for s in factor.statements
        if scores.participants and (place := _place(s, factor.target, limits))
    }
    inline = sorted(places, key=places.__getitem__)
    worth = [key for key in inline if places[key][0] < REST]
    most = max(len(worth), limits.agenda_least.value)
    return tuple(inline[: min(most, limits.agenda_most.value)])


def _place(s: StatementResult, target: int, limits: Limits) -> Place | None:
    """Where a statement stands in line; None for one that is hidden or that too few rated.

    By kind; then the least agreement (none last), the largest share of don't-knows among all
    answers to it, the largest distance of the mean from the target. Exact, so that
    what is equal is equal; the files decide the rest.
    """
    kind, mean = _kind(s, limits), answered(s)
    if kind is None:
        return None
    unknown = Fraction(s.dont_know or 0, _every(s))
    if s.counts is None or mean is None:
        return kind, True, Fraction(0), -unknown, Fraction(0)
    return kind, False, agreement(s.counts), -unknown, -abs(target - mean)


def _kind(s: StatementResult, limits: Limits) -> int | None:
    """The first kind it fits: split; a third do not know; enough ratings and A below the limit."""
    if s.verdict == "split":
        return SPLIT
    if s.dont_know and 3 * s.dont_know >= _every(s):
        return UNKNOWN
    if s.n is None or s.agreement is None or s.n < limits.verdict_minimum.value:
        return None
    return APART if printed(s.agreement, 2) < limits.agenda_below.value else REST


def kind(s: StatementResult, limits: Limits) -> Kind | None:
    """Why a statement is worth the talk; "next" where only because the agenda is short."""
    found = _kind(s, limits)
    return None if found is None else KINDS[found]


def _every(s: StatementResult) -> int:
    """All answers to a statement, the don't-knows and not-relevants with them."""
    return (s.n or 0) + (s.dont_know or 0) + (s.not_relevant or 0)
