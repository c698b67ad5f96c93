"""A Result to an agenda, next steps and a projection, each with its reasons. Knows no language."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scoring import NextStep, NextSteps

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from content import Content, Step
    from scoring import FactorResult, Result, Run, StatementResult

# Priorities are compared as they would be on paper, not with the last bit of a float.
DECIMALS = 9


class Standing(NamedTuple):
    """Where a room, or a room without one person, stands: what steps are chosen from."""

    values: Mapping[str, float | None]
    scores: Mapping[str, float | None]
    targets: Mapping[str, int]


def advise(content: Content, result: Result, runs: Iterable[Run] = ()) -> Result:
    """The Result with its agenda and next steps.

    `runs` are those of `scoring.left_out`; without any, no step says how stable it is.
    """
    standing = _standing(result)
    by_factor = _candidates(content, standing)
    start = _start(content, standing, by_factor)
    kept = _kept(content, standing.targets, runs)
    return result.model_copy(
        update={
            "agenda": _agenda(result),
            "next_steps": NextSteps(
                start=tuple(
                    step.model_copy(
                        update={"stable": None if kept is None else kept.count(step.id)}
                    )
                    for step in start
                ),
                by_factor=by_factor,
            ),
        }
    )


def projected(content: Content, result: Result, steps: Iterable[str]) -> dict[str, float | None]:
    """Each factor's score when these steps are done.

    Every statement that one lifts rises by one rung, at most to the target. Nothing is promised
    about citizens or money.
    """
    chosen = {statement for step in steps for statement in content.steps[step].lifts}
    scores = {}
    for factor in result.factors:
        values = [
            max(s.value, min(float(factor.target), s.value + 1)) if s.id in chosen else s.value
            for s in factor.statements
            if s.value is not None
        ]
        scores[factor.id] = None if factor.score is None else sum(values) / len(values)
    return scores


def unplanned(result: Result, planned: Iterable[str]) -> tuple[str, ...]:
    """The factors below target that no action in the plan belongs to."""
    cared_for = set(planned)
    return tuple(
        factor.id
        for factor in result.factors
        if factor.score is not None and factor.score < factor.target and factor.id not in cared_for
    )


def _standing(result: Result) -> Standing:
    return Standing(
        {s.id: s.value for factor in result.factors for s in factor.statements},
        {factor.id: factor.score for factor in result.factors},
        {factor.id: factor.target for factor in result.factors},
    )


def _agenda(result: Result) -> tuple[str, ...]:
    """Split first, then the least agreement, the most who do not know, the furthest from target."""
    places = [(factor, s) for factor in result.factors for s in factor.statements]
    return tuple(s.id for _, s in sorted(places, key=lambda place: _worth_talking(*place)))


def _worth_talking(factor: FactorResult, s: StatementResult) -> tuple[float, ...]:
    asked = s.n + (s.dont_know or 0) + (s.not_relevant or 0)
    return (
        s.verdict == "too_few",
        s.verdict != "split",
        0 if s.agreement is None or s.verdict == "too_few" else round(s.agreement, DECIMALS),
        -(s.dont_know or 0) / asked if asked else 0,
        0 if s.value is None else -round(abs(factor.target - s.value), DECIMALS),
    )


def _candidates(content: Content, standing: Standing) -> dict[str, tuple[NextStep, ...]]:
    """Each factor's steps by priority. A factor without a score has none."""
    return {
        factor.id: tuple(
            sorted(
                (
                    found
                    for step in factor.next_steps
                    if step.band == _band(content, standing, factor.id)
                    and (found := _weighed(content, step, factor.id, standing))
                ),
                key=lambda step: -round(step.priority, DECIMALS),
            )
        )
        for factor in content.factors
    }


def _band(content: Content, standing: Standing, factor: str) -> str | None:
    score = standing.scores[factor]
    return None if score is None else content.method.bands.of(score)


def _weighed(content: Content, step: Step, factor: str, standing: Standing) -> NextStep | None:
    """The step with its priority, or None when all it lifts has reached the target."""
    target = standing.targets[factor]
    lifted = {key: standing.values.get(key) for key in step.lifts}
    known = {key: value for key, value in lifted.items() if value is not None}
    because = tuple(key for key, value in known.items() if value < target)
    if not because:
        return None
    need = sum(max(0.0, target - value) for value in known.values()) / len(known)
    leverage = _leverage(content, factor, standing)
    return NextStep(
        id=step.id,
        factor=factor,
        priority=need * leverage / step.effort,
        need=need,
        leverage=leverage,
        effort=step.effort,
        stable=None,
        because=because,
    )


def _leverage(content: Content, factor: str, standing: Standing) -> float:
    held = [
        hold.factor
        for hold in content.factor(factor).holds_back
        if (score := standing.scores[hold.factor]) is not None
        and score < standing.targets[hold.factor]
    ]
    return 1 + content.method.limits.leverage_per_factor.value * len(held)


def _start(
    content: Content, standing: Standing, by_factor: Mapping[str, tuple[NextStep, ...]]
) -> tuple[NextStep, ...]:
    """The highest priorities, at most one a factor. Ties: the lower factor, then the files."""
    best = [steps[0] for steps in by_factor.values() if steps]
    best.sort(
        key=lambda step: (
            -round(step.priority, DECIMALS),
            round(standing.scores[step.factor] or 0, DECIMALS),
        )
    )
    return tuple(best[: content.method.limits.start_steps.value])


def _kept(content: Content, targets: Mapping[str, int], runs: Iterable[Run]) -> list[str] | None:
    """The steps of "start here" in every run, one after another; None when there is no run."""
    kept: list[str] = []
    any_run = False
    for run in runs:
        any_run = True
        standing = Standing(run.values, run.scores, targets)
        kept += [step.id for step in _start(content, standing, _candidates(content, standing))]
    return kept if any_run else None
