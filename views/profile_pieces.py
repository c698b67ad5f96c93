"""The pieces of the profile; they are drawn in templates/profile.html."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.drawing import drawer

if TYPE_CHECKING:
    from reports import Report
    from words import Words

draw = drawer("profile.html")


def table(report: Report, words: Words) -> str:
    """The factors with their figures and a track from 0 to 5, in factor order."""
    return draw("table", report=report, labels=report.labels, say=words.say)


def lowest(report: Report) -> str:
    """The lowest factor and how sure (left), and what it holds back (right)."""
    return draw("lowest", of=report.lowest, labels=report.labels) if report.lowest else ""


def starts(report: Report) -> str:
    """Start here: at most three steps beside each other."""
    return draw("starts", report=report)


def grouped(report: Report) -> str:
    """How the groups see the factors: a table a grouping, and the gaps worth talking about."""
    return draw("grouped", report=report) if report.groups else ""


def heard(report: Report) -> str:
    """What citizens have answered, question by question; nothing where none were asked."""
    return draw("heard", of=report.citizens, labels=report.labels) if report.citizens else ""
