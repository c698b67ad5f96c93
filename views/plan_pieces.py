"""The pieces of the plan; they are drawn in templates/plan.html."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from views.drawing import drawer
from views.opening_sheets import addresses

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reports import PlanReport, PromiseReport, Report, StepReport
    from words import Words

draw = drawer("plan.html")


class Dotted(NamedTuple):
    """A step that was voted on, and its dots."""

    id: str
    title: str
    factor: str
    own: bool
    dots: int


def legend(report: Report) -> str:
    """What the marks mean."""
    return draw("legend", labels=report.labels)


def table(report: Report, plan: PlanReport, words: Words, *, steppers: bool) -> str:
    """Now, after and target for each factor; the target is hidden where it can be set beside."""
    return draw("table", rows=plan.rows, labels=report.labels, say=words.say, steps=steppers)


def under(promise: PromiseReport) -> str:
    """Its factor and its dots, below its title."""
    return draw("under", promise=promise, sheets=addresses())


def facts(promise: PromiseReport, report: Report) -> str:
    """Owner and day, first sign and status; what is missing says so."""
    return draw("facts", promise=promise, labels=report.labels)


def promises(plan: PlanReport, report: Report) -> str:
    """The promises where nobody may change them."""
    return draw("promises", every=plan.promises, labels=report.labels, sheets=addresses())


def step(of: StepReport) -> str:
    """A step that could be taken."""
    return draw("step", of=of, sheets=addresses())


def dots(rows: Iterable[Dotted], words: Words) -> str:
    """What was voted on, most dots first."""
    most_first = sorted(rows, key=lambda row: -row.dots)
    return draw("dots", rows=most_first, say=words.say)


def commitment(counts: Sequence[int], words: Words) -> str:
    """How many chose each rung of the commitment."""
    return draw("commitment", counts=counts, say=words.say)


def compared(one: PlanReport, other: PlanReport, report: Report, words: Words) -> str:
    """What two plans would lift, factor by factor."""
    return draw("compared", one=one, other=other, labels=report.labels, say=words.say)
