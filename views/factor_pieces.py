"""A factor, its statements and its steps; they are drawn in templates/factor.html."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.drawing import drawer
from views.opening_sheets import addresses

if TYPE_CHECKING:
    from reports import Report, StatementReport

draw = drawer("factor.html")


def factors(report: Report) -> str:
    """Every factor, folded: what, why, drivers, barriers, practice and its statements."""
    return draw("factors", every=report.factors, labels=report.labels)


def bars(statements: tuple[StatementReport, ...]) -> str:
    """Statements under each other, drawn to one common scale."""
    return draw("bars", statements=statements)


def steps(report: Report) -> str:
    """Every factor's next steps by priority, each with why."""
    return draw("all_steps", every=report.factors, labels=report.labels, sheets=addresses())


def start_steps(report: Report) -> str:
    """Where to start, in full: numeral and factor, the step and why."""
    return draw("start_steps", report=report, sheets=addresses())


def sources(report: Report) -> str:
    """What the tags stand for, folded."""
    return draw("sources", report=report)
