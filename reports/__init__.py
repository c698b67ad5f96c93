"""A Result, told: one Report in one language, and the charts and papers drawn from it.

Renderers only draw. What is heavy is imported when it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.example import FICTITIOUS, example
from reports.model import (
    CitizensAnswer,
    CitizensQuestion,
    CitizensReport,
    Example,
    FactorReport,
    GroupRow,
    GroupTable,
    Hold,
    Lowest,
    Report,
    SourceLine,
    StatementReport,
    StepReport,
)
from reports.paper import PdfError, pdf, unprinted
from reports.parts import (
    Bar,
    Fact,
    Lane,
    Mark,
    RungWords,
    Square,
    Strip,
    Talked,
    TalkReport,
)
from reports.said import Again, Said, Talk
from reports.sketch import Corner, Sketch, corners, sketch
from reports.telling import About, tell

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from reports.charts import Beside, Theme

__all__ = [
    "FICTITIOUS",
    "About",
    "Again",
    "Bar",
    "CitizensAnswer",
    "CitizensQuestion",
    "CitizensReport",
    "Corner",
    "Example",
    "Fact",
    "FactorReport",
    "GroupRow",
    "GroupTable",
    "Hold",
    "Lane",
    "Lowest",
    "Mark",
    "PdfError",
    "Report",
    "RungWords",
    "Said",
    "Sketch",
    "SourceLine",
    "Square",
    "StatementReport",
    "StepReport",
    "Strip",
    "Talk",
    "TalkReport",
    "Talked",
    "corners",
    "example",
    "pdf",
    "radar",
    "sketch",
    "tell",
    "unprinted",
]


def radar(report: Report, theme: Theme, *, beside: Beside = "target") -> go.Figure:
    """The profile as a Plotly figure, in the colours of a light or a dark page."""
    from reports import charts  # noqa: PLC0415 - only a screen pays for Plotly

    return charts.radar(report, theme, beside=beside)
