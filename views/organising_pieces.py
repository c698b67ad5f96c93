"""The pieces of the organisation's sheet; they are drawn in templates/organising.html."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.drawing import drawer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content import Language, OrganisationFile
    from reports import OrganisationReport, SideReport

draw = drawer("organising.html")


def side(report: OrganisationReport, of: SideReport) -> str:
    """One side's drawing, or why there is none."""
    return draw("side", of=of, report=report)


def whole(report: OrganisationReport) -> str:
    """Everything where nobody may change it: drawings, tables, path and log."""
    return draw("whole", report=report)


def pairs(report: OrganisationReport) -> str:
    """The table that tells the same as the drawings, and more."""
    return draw("pairs", report=report)


def note(report: OrganisationReport) -> str:
    """What solid and dashed mean, and what the boxes lack."""
    return draw("note", report=report)


def forums(report: OrganisationReport) -> str:
    """Who meets, how often, and what they may decide."""
    return draw("forums", report=report)


def path(report: OrganisationReport) -> str:
    """Who settles a disagreement, and how fast; the sum below."""
    return draw("path", report=report)


def log(report: OrganisationReport) -> str:
    """The decisions, each with what spoke for and against it."""
    return draw("log", report=report)


def lacks(report: OrganisationReport) -> str:
    """What the sheet does not say yet."""
    return draw("lacks", report=report)


def models(file: OrganisationFile, language: Language, summary: str) -> str:
    """What each model is good for beside what it costs, folded."""
    return draw("models", every=file.models, language=language, summary=summary)


def questions(summary: str, lines: Iterable[str]) -> str:
    """What to talk about before one writes, folded."""
    return draw("questions", summary=summary, lines=tuple(lines))
