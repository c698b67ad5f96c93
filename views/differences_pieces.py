"""The pieces of the groups side by side; they are drawn in templates/differences.html."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from views.drawing import drawer

if TYPE_CHECKING:
    from reports import GroupTable, Report

MOST_LANES: Final = 4
"""So many shapes can be told apart; of more groups there is only the table."""

draw = drawer("differences.html")


def table(of: GroupTable, report: Report) -> str:
    """A row a factor: a lane a group where they can be told apart, and the figures always."""
    if not of.lanes:
        return ""
    drawn = len(of.lanes) <= MOST_LANES
    return draw("table", of=of, labels=report.labels, drawn=drawn)


def hidden(of: GroupTable) -> str:
    """The groups that are not shown, in one line."""
    return draw("hidden", of=of)


def reading(of: GroupTable, report: Report) -> str:
    """What to ask each other, and how the figures are to be read."""
    return draw("reading", of=of, labels=report.labels) if of.lanes else ""
