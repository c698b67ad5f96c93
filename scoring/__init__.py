"""Turn answers into a Result. Arithmetic only: no language, no clock, no file, no database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from answers import ANSWERS, DONT_KNOW, NOT_RELEVANT
from scoring import counting
from scoring.groups import EPSILON, by_groups
from scoring.model import (
    FactorResult,
    Gap,
    GroupResult,
    Groups,
    Mode,
    NextStep,
    NextSteps,
    Profile,
    Result,
    StatementResult,
)
from scoring.spread import agreement, allowed_outside, at_median, in_region, median, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answers import Answers
    from content import Content, Factor, Limits

__all__ = [
    "FactorResult",
    "Gap",
    "GroupResult",
    "Groups",
    "Mode",
    "NextStep",
    "NextSteps",
    "Profile",
    "Result",
    "Run",
    "StatementResult",
    "agreement",
    "allowed_outside",
    "left_out",
    "score",
]

NOBODY: Final[Mapping[str, str]] = {}


class Run(NamedTuple):
    """What comes out when one person is left out: values by statement, scores by factor."""

    values: dict[str, float | None]
    scores: dict[str, float | None]


class Room(NamedTuple):
    """What every part of the arithmetic looks at."""

    content: Content
    answers: Answers
    limits: Limits
    anonymous: bool
    agreed: Mapping[str, str]

    @property
    def people(self) -> int:
        """How many answered anything."""
        return len(self.answers.participants)

    @property
    def fewest(self) -> int:
        """The fewest ratings that may be shown."""
        return self.limits.group_minimum.value if self.anonymous else 1

    @property
    def single_person_shown(self) -> bool:
        """Whether figures may be shown that one person could be read from."""
        return not self.anonymous or self.people >= self.limits.single_person_minimum.value

    def asked(self, factor: Factor) -> tuple[str, ...]:
        """The factor's statements that were asked."""
        return tuple(s.id for s in factor.statements if s.id in self.answers.statements)

    def enough(self, asked: int) -> float:
        """How many of a factor's asked statements must have a value before it has a score."""
        return max(1, self.limits.valued_share.value * asked)


def score(  # noqa: PLR0913 - what people may choose, each by its name
    content: Content,
    answers: Answers,
    *,
    mode: Mode = "anonymous",
    agreed: Mapping[str, str] = NOBODY,
    target: int | Mapping[str, int] | None = None,
    ranges: bool = True,
) -> Result:
    """The Result of the answers, without agenda and next steps (see `advice.advise`).

    `agreed` holds what the room agreed by statement: a rung "0"-"5", "dont_know" or
    "not_relevant". `target` is the level aimed at, for all factors or by factor. `ranges=False`
    leaves the leave-one-out ranges out, which is most of the work with very many people.
    """
    room = Room(content, answers, content.method.limits, mode == "anonymous", agreed)
    tally = counting.tally(answers)
    statements = _statements(room, tally)
    runs = _ranges(room, statements) if ranges else {}
    factors = tuple(
        _factor(room, factor, statements, runs.get(factor.id), _target(room, factor, target))
        for factor in content.factors
    )
    hidden = frozenset(key for key, found in statements.items() if found.mean is None)
    groups, gaps = by_groups(content, answers, tally, hidden, room.fewest)
    return Result(
        content=content.fingerprint,
        questionnaire=answers.questionnaire,
        mode=mode,
        participants=room.people,
        factors=factors,
        profile=_profile(factors, room.limits),
        groups=groups,
        gaps=gaps,
    )


def left_out(content: Content, answers: Answers, result: Result) -> Iterator[Run]:
    """One run for every person left out; none where it must not be shown, or nobody answered."""
    agreed = {
        s.id: str(s.agreed)
        for factor in result.factors
        for s in factor.statements
        if s.agreed is not None
    }
    room = Room(content, answers, content.method.limits, result.mode == "anonymous", agreed)
    if not room.single_person_shown:
        return
    statements = {s.id: s for factor in result.factors for s in factor.statements}
    means = _without_each(room, statements)
    scores = {key: found.tolist() for key, found in _scores(room, means).items()}
    for place, values in enumerate(means.tolist()):
        yield Run(
            {key: _known(v) for key, v in zip(answers.statements, values, strict=True)},
            {key: _known(found[place]) for key, found in scores.items()},
        )


def _known(figure: float) -> float | None:
    return None if figure != figure else figure  # noqa: PLR0124 - only NaN differs from itself


def _statements(room: Room, tally: counting.Tally) -> dict[str, StatementResult]:
    counted = tally.room.tolist()
    return {
        key: _statement(room, key, counts)
        for key, counts in zip(room.answers.statements, counted, strict=True)
    }


def _statement(room: Room, key: str, counts: list[int]) -> StatementResult:
    ratings = counts[: counting.RUNGS]
    n = sum(ratings)
    shown = n >= room.fewest and (not room.anonymous or room.people >= room.fewest)
    said = room.agreed.get(key, "")
    agreed = int(said) if said.isdigit() else None
    mean = sum(rung * count for rung, count in enumerate(ratings)) / n if shown else None
    alone = room.anonymous and room.people < room.fewest
    return StatementResult(
        id=key,
        value=mean if agreed is None else float(agreed),
        agreed=agreed,
        n=n,
        counts=tuple(ratings) if shown and room.single_person_shown else None,
        mean=mean,
        median=median(ratings) if shown else None,
        share_at_median=at_median(ratings) / n if shown else None,
        share_in_region=in_region(ratings, room.limits.region_radius.value) / n if shown else None,
        agreement=agreement(ratings) if shown else None,
        verdict=verdict(ratings, room.limits) if shown else "too_few",
        dont_know=None if alone else counts[DONT_KNOW] + (said == ANSWERS[DONT_KNOW]),
        not_relevant=None if alone else counts[NOT_RELEVANT] + (said == ANSWERS[NOT_RELEVANT]),
        revision=room.content.statements[key].revision,
    )


def _factor(
    room: Room,
    factor: Factor,
    statements: Mapping[str, StatementResult],
    leave_one_out: tuple[float, float] | None,
    target: int,
) -> FactorResult:
    own = tuple(statements[key] for key in room.asked(factor))
    values = [found.value for found in own if found.value is not None]
    enough = len(values) >= room.enough(len(own))
    mean = sum(values) / len(values) if enough else None
    return FactorResult(
        id=factor.id,
        score=mean,
        band=None if mean is None else room.content.method.bands.of(mean),
        leave_one_out=None if mean is None else leave_one_out,
        target=target,
        holds_back=tuple(hold.factor for hold in factor.holds_back),
        statements=own,
    )


def _target(room: Room, factor: Factor, target: int | Mapping[str, int] | None) -> int:
    chosen = target.get(factor.id) if isinstance(target, Mapping) else target
    return room.limits.target.value if chosen is None else chosen


def _ranges(
    room: Room, statements: Mapping[str, StatementResult]
) -> dict[str, tuple[float, float] | None]:
    """Each factor's lowest and highest score when any one person is left out."""
    if not room.people or not room.single_person_shown:
        return {}
    scores = _scores(room, _without_each(room, statements))
    return {key: counting.lowest_and_highest(found) for key, found in scores.items()}


def _without_each(room: Room, statements: Mapping[str, StatementResult]) -> counting.Figures:
    """People x statements: each statement's value when that person is left out."""
    own = [statements[key] for key in room.answers.statements]
    sums = [round((found.mean or 0) * found.n) for found in own]
    means = counting.without_each(room.answers, sums, [found.n for found in own])
    for place, found in enumerate(own):
        if found.agreed is not None:
            counting.fixed(means, place, found.agreed)
        elif found.mean is None:
            counting.fixed(means, place, float("nan"))
    return means


def _scores(room: Room, means: counting.Figures) -> dict[str, counting.Figures]:
    column = {key: place for place, key in enumerate(room.answers.statements)}
    scores = {}
    for factor in room.content.factors:
        asked = room.asked(factor)
        own = means[:, [column[key] for key in asked]]
        scores[factor.id] = counting.mean_of_columns(own, room.enough(len(asked)))
    return scores


def _profile(factors: tuple[FactorResult, ...], limits: Limits) -> Profile:
    scores = {factor.id: factor.score for factor in factors if factor.score is not None}
    if not scores:
        return Profile(lowest=(), highest=(), range=None, imbalanced=False, mean=None)
    low, high = min(scores.values()), max(scores.values())
    near = limits.lowest_within.value + EPSILON
    return Profile(
        lowest=tuple(key for key, found in scores.items() if found - low <= near),
        highest=tuple(key for key, found in scores.items() if high - found <= near),
        range=high - low,
        imbalanced=high - low >= limits.imbalance_from.value - EPSILON,
        mean=sum(scores.values()) / len(scores),
    )
