"""A Result that comes from elsewhere, counted again from the counts that it keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advice.agenda import agenda
from advice.steps import next_steps
from arithmetic import RUNGS, Result
from scoring import Room, scored

if TYPE_CHECKING:
    from arithmetic import StatementResult
    from content import Content


def recounted(content: Content, result: Result) -> Result:
    """What `outcome` would have made of the same counts, where people answered alone.

    Taken as they are told: the counts, how many took part, the targets, the figures of groups and
    what citizens said, for of those the single answers are not in it.
    """
    codes = {s.id: _codes(s) for factor in result.factors for s in factor.statements}
    targets = {factor.id: factor.target for factor in result.factors}
    room = Room(content, result.questionnaire, result.mode, result.participants)
    scores = scored(room, codes, result.groups, targets)
    return Result(
        **dict(scores),
        agenda=agenda(scores, content.method.limits),
        next_steps=next_steps(content, scores),
        citizens=result.citizens,
    )


def _codes(s: StatementResult) -> list[int]:
    """How many gave each answer, in the order of the answers; nobody where it is hidden."""
    return [*(s.counts or [0] * RUNGS), s.dont_know or 0, s.not_relevant or 0]
