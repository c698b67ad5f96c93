"""Whether the parts of a file fit together, so that every screen can tell of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import anonymity
from arithmetic import GROUPINGS
from workshop.rounds import agrees
from workshop.saying import asked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from arithmetic import Beside, Grouping, NextStep, Result
    from content import Content
    from workshop.model import Workshop
    from workshop.revealing import Kept

NOBODY = 0


def fits(content: Content, here: Workshop, came: Kept) -> bool:
    """Whether what it came to is of what was asked, in each of its parts."""
    result = came.result
    return all(
        (
            (result.content, result.questionnaire, result.mode)
            == (here.content, here.questionnaire, here.mode),
            _is_of_what_was_asked(content, here, result),
            agrees(result),
            _is_as_promised(content, here, result),
            set(_factors(result)) <= {factor.id for factor in content.factors},
            set(_steps(result)) <= content.steps.keys(),
            set(result.agenda) <= content.statements.keys(),
            result.citizens is None or _is_heard(content, result.citizens),
            all(_names(result, grouping) for grouping in GROUPINGS),
        )
    )


def _is_of_what_was_asked(content: Content, here: Workshop, result: Result) -> bool:
    """The same statements of the same factors, in the same order."""
    on_paper = set(asked(content, here.questionnaire))
    said = [(f.id, [s.id for s in f.statements]) for f in result.factors]
    return said == [
        (f.id, [s.id for s in f.statements if s.id in on_paper]) for f in content.factors
    ]


def _is_as_promised(content: Content, here: Workshop, result: Result) -> bool:
    """Whether nothing is told of fewer than may be shown."""
    fewest = anonymity.minimum(content.method.limits, here.mode)
    every = (s.n for factor in result.factors for s in factor.statements)
    return all(n is None or n == NOBODY or anonymity.may_show(n, fewest) for n in every)


def _factors(result: Result) -> Iterator[str]:
    """Every factor that is named anywhere."""
    yield from (*result.profile.lowest, *result.profile.highest, *result.next_steps.by_factor)
    yield from (key for factor in result.factors for key in factor.holds_back)
    yield from (gap.factor for gap in result.gaps)
    yield from (step.factor for step in _every_step(result))
    for grouping in GROUPINGS:
        yield from (key for row in getattr(result.groups, grouping) for key in row.factors)


def _steps(result: Result) -> Iterable[str]:
    return (step.id for step in _every_step(result))


def _every_step(result: Result) -> Iterator[NextStep]:
    yield from result.next_steps.start
    for steps in result.next_steps.by_factor.values():
        yield from steps


def _is_heard(content: Content, beside: Beside) -> bool:
    """Whether citizens were asked this, and could answer so."""
    if content.citizens is None:
        return False
    questions = {question.id: len(question.options) for question in content.citizens.questions}
    return all(
        one.id in questions
        and all(len(n) == questions[one.id] for n in (one.counts, *one.by_voice.values()) if n)
        for one in beside.questions
    )


def _names(result: Result, grouping: Grouping) -> bool:
    """Whether gaps are between groups that are there."""
    keys = {row.key for row in getattr(result.groups, grouping)}
    gaps = [gap for gap in result.gaps if gap.grouping == grouping]
    return {key for gap in gaps for key in (gap.low, gap.high)} <= keys
