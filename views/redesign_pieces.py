"""The pieces of the redesign's overview; they are drawn in templates/redesign.html."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.drawing import drawer

if TYPE_CHECKING:
    from reports import CallReport, MovementsReport
    from words import Words

draw = drawer("redesign.html")


def call(of: CallReport, words: Words) -> str:
    """What calls for one sheet, and what it says so far."""
    return draw("call", of=of, say=words.say)


def movements(report: MovementsReport) -> str:
    """The four side by side: when each is done, and what the room says of itself."""
    return draw("movements", report=report)


def origin(report: MovementsReport) -> str:
    """What it is not, and whose words and order they are."""
    return draw("origin", report=report)


def asks(report: MovementsReport, words: Words) -> str:
    """What each movement asks of whom, folded."""
    return draw("asks", report=report, say=words.say)
