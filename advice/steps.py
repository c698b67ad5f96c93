"""What to begin with, and why (the method's section 7)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from arithmetic import NextStep, NextSteps, mean_of_most
from content import printed
from scoring import statement_edges, value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from arithmetic import Scores, StatementResult
    from content import Content, Factor, Step


class Standing(NamedTuple):
    """Where a factor stands, as printed: its statements' values, its score, its target."""

    values: Mapping[str, Fraction | None]
    score: Fraction | None
    target: int

    @property
    def below(self) -> bool:
        """Whether its score has yet to reach the target."""
        return self.score is not None and self.score < self.target


Room: TypeAlias = Mapping[str, Standing]


class Candidate(NamedTuple):
    """A step that may be taken: need (rungs) x leverage / effort = priority."""

    step: Step
    factor: str
    score: Fraction
    """The factor's."""
    need: Fraction
    leverage: Fraction
    because: tuple[str, ...]

    @property
    def priority(self) -> Fraction:
        """What the step gains for what it costs."""
        return self.need * self.leverage / self.step.effort


def next_steps(content: Content, scores: Scores) -> NextSteps:
    """Where to start, and all candidates of each factor by priority.

    All of it stands on values (the agreed level, else the mean) and their mean, as printed.
    """
    room = _standing(content, scores, value)
    by_factor = _candidates(content, room)
    start = _start(content, by_factor)
    held = _held(content, scores, room)
    kept = None if held is None else held.intersection(found.step.id for found in start)
    return NextSteps(
        start=tuple(_weighed(found, kept) for found in start),
        by_factor={
            key: tuple(_weighed(found, kept) for found in steps) for key, steps in by_factor.items()
        },
    )


def _weighed(found: Candidate, kept: frozenset[str] | None) -> NextStep:
    return NextStep(
        id=found.step.id,
        factor=found.factor,
        priority=float(found.priority),
        need=float(found.need),
        leverage=float(found.leverage),
        effort=found.step.effort,
        holds=None if kept is None else found.step.id in kept,
        because=found.because,
    )


def _standing(
    content: Content, scores: Scores, of: Callable[[StatementResult], Fraction | None]
) -> Room:
    """Where every factor stands when a statement's value is this."""
    share = content.method.limits.valued_share.value
    return {
        factor.id: Standing(
            {s.id: _printed(of(s)) for s in factor.statements},
            _printed(mean_of_most(map(of, factor.statements), share)),
            factor.target,
        )
        for factor in scores.factors
    }


def _printed(figure: Fraction | None) -> Fraction | None:
    """A figure as printed, and exact again."""
    return None if figure is None else Fraction(str(printed(figure)))


def _candidates(content: Content, room: Room) -> dict[str, list[Candidate]]:
    """Each factor's steps by priority, of equals the first in the file."""
    return {
        factor.id: sorted(_found(content, factor, room), key=lambda found: -found.priority)
        for factor in content.factors
    }


def _found(content: Content, factor: Factor, room: Room) -> Iterator[Candidate]:
    """The steps of the factor's band that have something to lift; none without a score.

    need = the mean, over the statements with a value, of what each lacks to the target.
    """
    values, score_, target = room[factor.id]
    if score_ is None:
        return
    band, leverage = content.method.bands.of(score_), _leverage(content, factor, room)
    for step in factor.next_steps:
        known = {key: found for key in step.lifts if (found := values.get(key)) is not None}
        because = tuple(key for key, found in known.items() if found < target)
        if step.band == band and because:
            need = sum((target - known[key] for key in because), Fraction(0)) / len(known)
            yield Candidate(step, factor.id, score_, need, leverage, because)


def _leverage(content: Content, factor: Factor, room: Room) -> Fraction:
    """1, and `leverage_per_factor` more for every factor below target that this one holds back."""
    held = sum(room[hold.factor].below for hold in factor.holds_back)
    return 1 + held * Fraction(str(content.method.limits.leverage_per_factor.value))


def _start(content: Content, by_factor: Mapping[str, list[Candidate]]) -> list[Candidate]:
    """The best of each factor, and of those the highest priorities.

    Ties: the lower printed score, then the order of the factors.
    """
    best = [steps[0] for steps in by_factor.values() if steps]
    best.sort(key=lambda found: (-found.priority, found.score))
    return best[: content.method.limits.start_steps.value]


# Whether a step holds: where to start in rooms without the lowest or highest answers.


def _held(content: Content, scores: Scores, room: Room) -> frozenset[str] | None:
    """The steps that are among the first in every run; None where a factor has no edges.

    The runs: every factor alone at its low edges, then at its high; all low; all high.
    """
    low, high = _standing(content, scores, _low), _standing(content, scores, _high)
    if not _has_edges(scores, room, low):
        return None
    alone = [{**room, factor: edge[factor]} for factor in room for edge in (low, high)]
    firsts = (
        {found.step.id for found in _start(content, _candidates(content, run))}
        for run in (*alone, low, high)
    )
    return frozenset.intersection(*map(frozenset, firsts))


def _has_edges(scores: Scores, room: Room, edge: Room) -> bool:
    """Whether somebody can be left out, and every factor with a score keeps one then."""
    rated = any(statement_edges(s) for factor in scores.factors for s in factor.statements)
    return rated and all(edge[key].score is not None for key in room if room[key].score is not None)


def _low(s: StatementResult) -> Fraction | None:
    """The value without the highest rating; an agreed level stays."""
    ends = statement_edges(s)
    return value(s) if s.agreed is not None else ends and ends.low


def _high(s: StatementResult) -> Fraction | None:
    """The value without the lowest rating; an agreed level stays."""
    ends = statement_edges(s)
    return value(s) if s.agreed is not None else ends and ends.high
