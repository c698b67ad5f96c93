"""The one pipe from answers to a finished Result, and what the room's talk changes in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from advice.agenda import agenda
from advice.steps import next_steps
from answers import ANSWERS
from arithmetic import RUNGS, Result, mean_of_most
from scoring import NOTHING, score, value

if TYPE_CHECKING:
    from answers import Answers
    from arithmetic import FactorResult, Mode, StatementResult
    from content import Content


def outcome(
    content: Content,
    answers: Answers,
    *,
    mode: Mode,
    agreed: Mapping[str, str] = NOTHING,
    target: int | Mapping[str, int] | None = None,
) -> Result:
    """Everything the answers come to; `agreed` and `target` are those of `scoring.score`."""
    scores = score(content, answers, mode=mode, agreed=agreed, target=target)
    return Result(
        **dict(scores),
        agenda=agenda(scores, content.method.limits),
        next_steps=next_steps(content, scores),
    )


def settled(
    content: Content,
    result: Result,
    agreed: Mapping[str, str],
    targets: Mapping[str, int],
) -> Result:
    """A Result as it stands when the room has talked: agreed levels, targets, and the next steps.

    `agreed` is by statement as in `scoring.score`, `targets` by factor. What people answered, the
    scores, the groups and the agenda stay as they were shown. It is what `outcome` would have made
    of the same counts, the agenda aside.
    """
    if not agreed and not targets:
        return result
    share = content.method.limits.valued_share.value
    factors = tuple(_settled(factor, agreed, targets, share) for factor in result.factors)
    after = result.model_copy(update={"factors": factors})
    return after.model_copy(update={"next_steps": next_steps(content, after)})


def _settled(
    factor: FactorResult, agreed: Mapping[str, str], targets: Mapping[str, int], share: float
) -> FactorResult:
    own = tuple(_agreed(s, agreed) for s in factor.statements)
    found = None
    if any(s.agreed is not None for s in own):
        found = mean_of_most(map(value, own), share)
    return factor.model_copy(
        update={
            "statements": own,
            "agreed_score": None if found is None else float(found),
            "target": targets.get(factor.id, factor.target),
        }
    )


def _agreed(s: StatementResult, agreed: Mapping[str, str]) -> StatementResult:
    said = agreed.get(s.id)
    return (
        s
        if said is None
        else s.model_copy(update={"agreed": int(said) if said in ANSWERS[:RUNGS] else None})
    )
