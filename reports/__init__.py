"""A Result, told: one Report in one language, and the charts and papers drawn from it.

Renderers only draw. What is heavy is imported when it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.example import example, made_up
from reports.model import (
    CitizensAnswer,
    CitizensQuestion,
    CitizensReport,
    Example,
    Fact,
    FactorReport,
    GroupRow,
    GroupTable,
    Hold,
    Lowest,
    Report,
    RungWords,
    SourceLine,
    StatementReport,
    StepReport,
)
from reports.paper import PdfError, pdf, unprinted
from reports.sketch import Corner, Sketch, corners, sketch
from reports.telling import About, tell

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from reports.charts import Theme

__all__ = [
    "About",
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
    "Lowest",
    "PdfError",
    "Report",
    "RungWords",
    "Sketch",
    "SourceLine",
    "StatementReport",
    "StepReport",
    "corners",
    "example",
    "made_up",
    "pdf",
    "radar",
    "sketch",
    "tell",
    "unprinted",
]


def radar(report: Report, theme: Theme) -> go.Figure:
    """The profile as a Plotly figure, in the colours of a light or a dark page."""
    from reports import charts  # noqa: PLC0415 - only a screen pays for Plotly

    return charts.radar(report, theme)
