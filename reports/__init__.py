"""A Result, told: one Report in one language, and the charts and papers drawn from it.

Renderers only draw. What is heavy is imported when it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.beside import (
    BecameReport,
    ChangeReport,
    CitizensAnswer,
    CitizensQuestion,
    CitizensReport,
    ComparisonReport,
    Known,
    LinesReport,
    NumberReport,
    Promised,
    Round,
    Standing,
)
from reports.example import FICTITIOUS, example, example_result, made_up
from reports.model import (
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
from reports.paper import Edition, LogoError, PdfError, pdf, unprinted
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
from reports.plan import Became, Commitment, Plan, PlanReport, PlanRow, Promise, PromiseReport
from reports.redesign import (
    CallReport,
    GainReport,
    JourneyReport,
    OrganisationReport,
    ProfilesReport,
    RedesignReport,
    RolesReport,
)
from reports.said import NO_TALK, Again, Said, Talk
from reports.sheet import sheet
from reports.sketch import Corner, Sketch, corners, folded, sketch, spoke
from reports.telling import (
    About,
    comparison,
    known,
    promises,
    tell,
    tell_plan,
    tell_redesign,
    tell_sheet,
)

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from reports.charts import Beside, Theme
    from words import Words

__all__ = [
    "FICTITIOUS",
    "NO_TALK",
    "About",
    "Again",
    "Bar",
    "Became",
    "BecameReport",
    "CallReport",
    "ChangeReport",
    "CitizensAnswer",
    "CitizensQuestion",
    "CitizensReport",
    "Commitment",
    "ComparisonReport",
    "Corner",
    "Edition",
    "Example",
    "Fact",
    "FactorReport",
    "GainReport",
    "GroupRow",
    "GroupTable",
    "Hold",
    "JourneyReport",
    "Known",
    "Lane",
    "LinesReport",
    "LogoError",
    "Lowest",
    "Mark",
    "NumberReport",
    "OrganisationReport",
    "PdfError",
    "Plan",
    "PlanReport",
    "PlanRow",
    "ProfilesReport",
    "Promise",
    "PromiseReport",
    "Promised",
    "RedesignReport",
    "Report",
    "RolesReport",
    "Round",
    "RungWords",
    "Said",
    "Sketch",
    "SourceLine",
    "Square",
    "Standing",
    "StatementReport",
    "StepReport",
    "Strip",
    "Talk",
    "TalkReport",
    "Talked",
    "comparison",
    "corners",
    "due_dates",
    "example",
    "example_result",
    "folded",
    "follow_up_dates",
    "known",
    "made_up",
    "pdf",
    "plan_radar",
    "promises",
    "radar",
    "sheet",
    "sketch",
    "spoke",
    "tell",
    "tell_plan",
    "tell_redesign",
    "tell_sheet",
    "unprinted",
]


def radar(report: Report, theme: Theme, *, beside: Beside = "target") -> go.Figure:
    """The profile as a Plotly figure, in the colours of a light or a dark page."""
    from reports import charts  # noqa: PLC0415 - only a screen pays for Plotly

    return charts.radar(report, theme, beside=beside)


def plan_radar(report: Report, plan: PlanReport, theme: Theme) -> go.Figure:
    """The profile with what the plan would make of it, dotted."""
    from reports import charts  # noqa: PLC0415 - as above

    return charts.plan_radar(report, plan, theme)


def due_dates(plan: PlanReport, organisation: str, words: Words) -> bytes:
    """A calendar of what is due."""
    from reports import dates  # noqa: PLC0415 - only who asks for a calendar pays for it

    return dates.due_dates(plan, organisation, words)


def follow_up_dates(plan: PlanReport, organisation: str, words: Words) -> bytes:
    """A calendar of when to look at the plan again."""
    from reports import dates  # noqa: PLC0415 - as above

    return dates.follow_up_dates(plan, organisation, words)
