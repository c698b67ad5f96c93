"""The pieces of the profile; they are drawn in templates/profile.html."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.drawing import drawer
from views.opening_sheets import addresses

if TYPE_CHECKING:
    from reports import FactorReport, Report
    from words import Words

LOOK_HERE = frozenset({"spread", "dont_know"})

draw = drawer("profile.html")


def table(report: Report, words: Words) -> str:
    """The factors in their order: figures, a track from 0 to 5, and a mark a statement."""
    ways = {factor.id: way(factor) for factor in report.factors}
    return draw("table", report=report, labels=report.labels, ways=ways, say=words.say)


def way(factor: FactorReport) -> str:
    """Where a factor's spread statements lead: the first on the agenda, else the factor below."""
    look = [square for square in factor.squares if square.mark in LOOK_HERE and square.on_agenda]
    return f"dagsorden?udsagn={look[0].statement}" if look else f"#faktor-{factor.id}"


def lowest(report: Report) -> str:
    """The lowest factor and how sure (left), and what it holds back (right)."""
    return draw("lowest", of=report.lowest, labels=report.labels) if report.lowest else ""


def furthest(report: Report) -> str:
    """The statements on which the room is furthest apart; nothing where nobody answered alone."""
    return draw("furthest", report=report) if report.squares_note else ""


def starts(report: Report) -> str:
    """Start here: at most three steps beside each other."""
    return draw("starts", report=report, sheets=addresses())


def grouped(report: Report) -> str:
    """What of the groups' differences is worth a talk; the figures have a screen of their own."""
    return draw("grouped", report=report) if report.groups else ""


def heard(report: Report) -> str:
    """What citizens have answered, question by question; nothing where none were asked."""
    return draw("heard", of=report.citizens, labels=report.labels) if report.citizens else ""
