"""A Result, told: one Report in one language, and the charts and papers drawn from it.

Renderers only draw. What is heavy is imported when it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.beside import (
    ChangeReport,
    ComparisonReport,
    Known,
    LinesReport,
    Mark,
    NumberReport,
    Promised,
    PromiseReport,
    Round,
)
from reports.example import example
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
from reports.telling import About, comparison, known, promises, tell

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from reports.charts import Theme

__all__ = [
    "About",
    "ChangeReport",
    "CitizensAnswer",
    "CitizensQuestion",
    "CitizensReport",
    "ComparisonReport",
    "Corner",
    "Example",
    "Fact",
    "FactorReport",
    "GroupRow",
    "GroupTable",
    "Hold",
    "Known",
    "LinesReport",
    "Lowest",
    "Mark",
    "NumberReport",
    "PdfError",
    "PromiseReport",
    "Promised",
    "Report",
    "Round",
    "RungWords",
    "Sketch",
    "SourceLine",
    "StatementReport",
    "StepReport",
    "comparison",
    "corners",
    "example",
    "known",
    "pdf",
    "promises",
    "radar",
    "sketch",
    "tell",
    "unprinted",
]


def radar(report: Report, theme: Theme) -> go.Figure:
    """The profile as a Plotly figure, in the colours of a light or a dark page."""
    from reports import charts  # noqa: PLC0415 - only a screen pays for Plotly

    return charts.radar(report, theme)
