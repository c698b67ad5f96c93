"""Turn answers into scores: one statement, one factor, the profile, the gaps between groups.

Every formula of the method's sections 2-5 stands here, in its order; what they count with is in
`arithmetic`, what may be shown in `anonymity`. No language, no clock, no file, no database.

Three things hold everywhere:

- A figure of the room is a function of the counts of its statements, never of who gave which rating
  together with which: nothing can link one person's answers.
- Means are exact fractions until they stand in the Result. Where a figure meets a limit or another
  figure, both are read as printed (`content.printed`).
- None is "there is none", or "not to be shown".
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import product
from statistics import fmean
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

import arithmetic
from anonymity import by_groups, may_show, minimum
from answers import ANSWERS, DONT_KNOW, NOT_RELEVANT
from arithmetic import GROUPINGS, RUNGS, Edges, FactorResult, Gap, Profile, Scores, StatementResult
from content import printed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from answers import Answers, Questionnaire
    from arithmetic import Groups, Mode
    from content import Content, Factor, Limits

Target: TypeAlias = "int | Mapping[str, int] | None"
NOTHING: Final[Mapping[str, str]] = {}


class Room(NamedTuple):
    """What every part of the arithmetic looks at."""

    content: Content
    questionnaire: Questionnaire
    mode: Mode
    participants: int
    agreed: Mapping[str, str] = NOTHING

    @property
    def limits(self) -> Limits:
        """The numbers the method stands on."""
        return self.content.method.limits

    @property
    def fewest(self) -> int:
        """The fewest ratings that may be shown: k, and 1 in an open workshop."""
        return minimum(self.limits, self.mode)

    @property
    def together(self) -> bool:
        """Whether the room answered together: nobody has answered alone."""
        return not self.participants


def score(
    content: Content,
    answers: Answers,
    *,
    mode: Mode = "anonymous",
    agreed: Mapping[str, str] = NOTHING,
    target: Target = None,
) -> Scores:
    """What the answers come to; `advice.outcome` makes it the Result.

    `agreed` holds what the room agreed by statement: a rung "0"-"5", "dont_know" or
    "not_relevant". `target` is the level aimed at, 0-5, of all or by factor; else the method's.
    """
    counted = arithmetic.tally(answers)
    codes = dict(zip(answers.statements, counted.room.tolist(), strict=True))
    room = Room(content, answers.questionnaire, mode, len(answers.participants), agreed)
    return scored(room, codes, by_groups(content, answers, counted, room.fewest), target)


def scored(room: Room, codes: Mapping[str, list[int]], groups: Groups, target: Target) -> Scores:
    """What follows from how many gave each answer to each statement, and from the groups shown."""
    own = {
        factor.id: [_statement(room, s.id, codes[s.id]) for s in factor.statements if s.id in codes]
        for factor in room.content.factors
    }
    share = room.limits.valued_share.value
    ends = {key: factor_edges(statements, share) for key, statements in own.items()}
    factors = tuple(
        _factor(room, factor, own[factor.id], ends[factor.id], _target(room, factor, target))
        for factor in room.content.factors
    )
    return Scores(
        content=room.content.fingerprint,
        questionnaire=room.questionnaire,
        mode=room.mode,
        participants=room.participants,
        factors=factors,
        profile=profile(factors, ends, room.limits),
        groups=groups,
        gaps=tuple(gaps(groups, [factor.id for factor in factors], room.limits)),
    )


# One statement (§2).


def _statement(room: Room, key: str, codes: list[int]) -> StatementResult:
    """A statement's figures from how many gave each answer.

    What fewer than k people rated shows nothing in an anonymous workshop: no n, no don't-knows, no
    words about them. What the room agreed on is nobody's own answer and stands.
    """
    shown, said = may_show(sum(codes[:RUNGS]), room.fewest), room.agreed.get(key)
    return StatementResult(
        id=key,
        agreed=int(said) if said in ANSWERS[:RUNGS] else None,
        **(_counted(room, key, codes) if shown else dict.fromkeys(COUNTED)),
        revision=room.content.statements[key].revision,
    )


COUNTED: Final = (
    *("n", "counts", "mean", "median", "share_at_median", "share_in_region", "agreement"),
    *("verdict", "dont_know", "not_relevant"),
)


def _counted(room: Room, key: str, codes: list[int]) -> dict[str, Any]:
    """What follows from the counts; without a rating there is no mean and no word on how they lie.

    mean = sum of the ratings / n. median = the middle rating, or the midpoint of the two middle
    ones. share_at_median = ratings equal to the median / n, for a half median the mean of the two
    neighbouring counts / n. share_in_region = ratings at most `region_radius` rungs from the
    median / n (RAND/UCLA). agreement = van der Eijk's A. verdict: `too_few` ratings, else `split`
    when more than (n-2)/3 of them, rounded down, lie outside the region (RAND/UCLA).
    """
    ratings = codes[:RUNGS]
    n = sum(ratings)
    middle = arithmetic.median(ratings) if n else 0.0
    inside = arithmetic.in_region(ratings, middle, room.limits.region_radius.value)
    said = room.agreed.get(key) if room.together else None
    return {
        "n": n,
        "counts": tuple(ratings),
        "mean": _figure(arithmetic.mean(ratings)),
        "median": middle if n else None,
        "share_at_median": arithmetic.at_median(ratings, middle) / n if n else None,
        "share_in_region": inside / n if n else None,
        "agreement": float(arithmetic.agreement(ratings)) if n else None,
        "verdict": arithmetic.verdict(n, inside, room.limits),
        "dont_know": codes[DONT_KNOW] + (said == ANSWERS[DONT_KNOW]),
        "not_relevant": codes[NOT_RELEVANT] + (said == ANSWERS[NOT_RELEVANT]),
    }


# One factor (§3).


def _factor(
    room: Room, factor: Factor, own: Sequence[StatementResult], ends: Edges | None, target: int
) -> FactorResult:
    """A factor's figures from its asked statements; every one weighs the same.

    score = the mean of the statements' means; None when fewer than half of them (`valued_share`)
    have one. agreed_score = the same of their values; None where nothing was agreed. A room that
    answers together has only agreed levels, and they are its score.

    band = low, middle or high, of the printed score: what shows as 3,5 is high. band_holds =
    whether both edges have the score's band; None without a score or without edges.
    """
    share, band = room.limits.valued_share.value, room.content.method.bands.of
    agreed = None
    if any(statement.agreed is not None for statement in own):
        agreed = arithmetic.mean_of_most(map(value, own), share)
    found = agreed if room.together else arithmetic.mean_of_most(map(answered, own), share)
    return FactorResult(
        id=factor.id,
        score=_figure(found),
        agreed_score=_figure(agreed),
        band=None if found is None else band(found),
        band_holds=None
        if found is None or ends is None
        else band(ends.low) == band(found) == band(ends.high),
        spread=spread(own, share),
        target=target,
        holds_back=tuple(hold.factor for hold in factor.holds_back),
        statements=tuple(own),
    )


def answered(statement: StatementResult) -> Fraction | None:
    """A statement's mean, exactly; None where there is none or it is hidden."""
    return None if statement.counts is None else arithmetic.mean(statement.counts)


def value(statement: StatementResult) -> Fraction | None:
    """The level the room agreed on, else the mean, exactly."""
    return answered(statement) if statement.agreed is None else Fraction(statement.agreed)


def statement_edges(statement: StatementResult) -> Edges | None:
    """Its mean without its highest rating, and without its lowest; None below two ratings."""
    return None if statement.counts is None else arithmetic.edges(statement.counts)


def factor_edges(statements: Iterable[StatementResult], share: float) -> Edges | None:
    """The means of the statements' low and of their high edges, half rule included.

    Whoever is left out, the score lies between them. They follow from the counts alone: leaving
    out one person after the other would give the lowest person away.
    """
    found = [statement_edges(statement) for statement in statements]
    low = arithmetic.mean_of_most((ends and ends.low for ends in found), share)
    high = arithmetic.mean_of_most((ends and ends.high for ends in found), share)
    return None if low is None or high is None else Edges(low, high)


def spread(statements: Iterable[StatementResult], share: float) -> float | None:
    """The mean of the statements' standard deviations (n-1), in rungs, half rule included.

    With complete answers it is never below the deviation of people's own means.
    """
    found = (None if s.counts is None else arithmetic.deviation(s.counts) for s in statements)
    return _figure(arithmetic.mean_of_most(found, share))


def _figure(exact: Fraction | None) -> float | None:
    return None if exact is None else float(exact)


def _target(room: Room, factor: Factor, target: Target) -> int:
    chosen = target.get(factor.id) if isinstance(target, Mapping) else target
    return room.limits.target.value if chosen is None else chosen


# The profile (§4).

NO_PROFILE: Final = Profile(
    lowest=(), lowest_holds=None, highest=(), range=None, imbalanced=False, mean=None
)


def profile(
    factors: Sequence[FactorResult], ends: Mapping[str, Edges | None], limits: Limits
) -> Profile:
    """The factors beside each other, as printed: lowest, highest and how far they are apart.

    range = the difference of the printed scores; uneven (`imbalanced`) from `imbalance_from`. With
    fewer than two scores nothing is lowest and nothing highest.
    """
    known = {factor.id: printed(f) for factor in factors if (f := factor.score) is not None}
    if len(known) < 2:
        return NO_PROFILE
    low, high = min(known.values()), max(known.values())
    apart = printed(high - low)
    lowest = tuple(key for key, found in known.items() if found == low)
    return Profile(
        lowest=lowest,
        lowest_holds=lowest_holds(lowest, {key: ends[key] for key in known}),
        highest=tuple(key for key, found in known.items() if found == high),
        range=apart,
        imbalanced=apart >= limits.imbalance_from.value,
        mean=fmean(factor.score for factor in factors if factor.score is not None),
    )


def lowest_holds(lowest: Sequence[str], ends: Mapping[str, Edges | None]) -> bool | None:
    """Whether the lowest stays lowest without the lowest or highest answer to each statement.

    So it is when the smallest printed high edge among the lowest is at most every other factor's
    printed low edge, and when there is no other. None when a factor with a score has no edges.
    """
    known = {key: found for key, found in ends.items() if found is not None}
    if len(known) < len(ends):
        return None
    reach = min(printed(known[key].high) for key in lowest)
    return all(reach <= printed(found.low) for key, found in known.items() if key not in lowest)


# The gaps between groups (§5).


def gaps(groups: Groups, factors: Iterable[str], limits: Limits) -> Iterator[Gap]:
    """By grouping and factor, the two groups furthest apart, where it is `gap_from` or more.

    gap = the difference of the figures shown; of equals, the first in the Result's order.
    """
    shown = {name: {row.key: row.factors for row in getattr(groups, name)} for name in GROUPINGS}
    for grouping, factor in product(GROUPINGS, factors):
        found = {key: told[factor] for key, told in shown[grouping].items() if factor in told}
        if len(found) < 2:
            continue
        low, high = min(found, key=found.__getitem__), max(found, key=found.__getitem__)
        apart = printed(found[high] - found[low])
        if apart >= limits.gap_from.value:
            yield Gap(grouping=grouping, factor=factor, low=low, high=high, gap=apart)
