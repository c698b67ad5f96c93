"""A Result, told: one Report in one language, and the charts and papers drawn from it.

Renderers only draw. What is heavy is imported when it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.attached import result_file
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
from reports.distributions import distributions
from reports.example import FICTITIOUS, example, example_result, made_up
from reports.gain_sheet import gain_sheet
from reports.handout import EMPTY, OF_RESULTS, Handout, Leaf, Meeting, Poster
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
)
from reports.office.model import NO_AGENDA, Agenda
from reports.paper import Edition, LogoError, PdfError, pdf, unprinted
from reports.paper.posters import Hung, leaf_pdf, poster_pdf
from reports.paper.sheets import Paper, sheet_pdf
from reports.parts import (
    Bar,
    Fact,
    Lane,
    Mark,
    Opens,
    RungWords,
    Square,
    StepReport,
    Strip,
    Talked,
    TalkReport,
)
from reports.plan import Became, Commitment, Plan, PlanReport, PlanRow, Promise, PromiseReport
from reports.quiet import quiet
from reports.redesign import (
    CallReport,
    CourseReport,
    EntryReport,
    ForumReport,
    GainReport,
    InitiativeRow,
    JourneyReport,
    LetterReport,
    MovementReport,
    MovementsReport,
    NeedReport,
    OrganisationReport,
    PairReport,
    PartReport,
    ProfileReport,
    ProfilesReport,
    RedesignReport,
    RoleFinding,
    RoleReport,
    RolesReport,
    RungReport,
    SheetAlone,
    SideReport,
    StageReport,
    TaskGroup,
    TaskReport,
)
from reports.said import NO_TALK, Again, Said, Talk
from reports.sheet import sheet
from reports.sketch import Corner, Sketch, corners, folded, sketch, spoke
from reports.slips import with_slips
from reports.telling import (
    About,
    comparison,
    known,
    promises,
    sheet_alone,
    tell,
    tell_gain,
    tell_handout,
    tell_plan,
    tell_redesign,
    tell_sheet,
    tell_supposed,
    tell_why,
)

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from reports.charts import Beside, Theme
    from words import Words
__all__ = [
    "EMPTY",
    "FICTITIOUS",
    "NO_AGENDA",
    "NO_TALK",
    "OF_RESULTS",
    "About",
    "Again",
    "Agenda",
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
    "CourseReport",
    "Edition",
    "EntryReport",
    "Example",
    "Fact",
    "FactorReport",
    "ForumReport",
    "GainReport",
    "GroupRow",
    "GroupTable",
    "Handout",
    "Hold",
    "Hung",
    "InitiativeRow",
    "JourneyReport",
    "Known",
    "Lane",
    "Leaf",
    "LetterReport",
    "LinesReport",
    "LogoError",
    "Lowest",
    "Mark",
    "Meeting",
    "MovementReport",
    "MovementsReport",
    "NeedReport",
    "NumberReport",
    "Opens",
    "OrganisationReport",
    "PairReport",
    "Paper",
    "PartReport",
    "PdfError",
    "Plan",
    "PlanReport",
    "PlanRow",
    "Poster",
    "ProfileReport",
    "ProfilesReport",
    "Promise",
    "PromiseReport",
    "Promised",
    "RedesignReport",
    "Report",
    "RoleFinding",
    "RoleReport",
    "RolesReport",
    "Round",
    "RungReport",
    "RungWords",
    "Said",
    "SheetAlone",
    "SideReport",
    "Sketch",
    "SourceLine",
    "Square",
    "StageReport",
    "Standing",
    "StatementReport",
    "StepReport",
    "Strip",
    "Talk",
    "TalkReport",
    "Talked",
    "TaskGroup",
    "TaskReport",
    "comparison",
    "corners",
    "distributions",
    "document",
    "due_dates",
    "example",
    "example_result",
    "folded",
    "follow_up_dates",
    "gain_sheet",
    "known",
    "leaf_pdf",
    "made_up",
    "pdf",
    "plan_radar",
    "poster_pdf",
    "promises",
    "quiet",
    "radar",
    "result_file",
    "sheet",
    "sheet_alone",
    "sheet_pdf",
    "sketch",
    "slides",
    "spoke",
    "tell",
    "tell_gain",
    "tell_handout",
    "tell_plan",
    "tell_redesign",
    "tell_sheet",
    "tell_supposed",
    "tell_why",
    "unprinted",
    "with_slips",
    "workbook",
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


def document(report: Report, agenda: Agenda = NO_AGENDA) -> bytes:
    """The committee's paper, for Word; PdfError where its radar cannot be drawn."""
    from reports.office import document as of  # noqa: PLC0415 - half a second that only it costs

    return of.document(report, agenda)


def slides(report: Report) -> bytes:
    """Slides for the room, for PowerPoint."""
    from reports.office import slides as of  # noqa: PLC0415 - as above

    return of.slides(report)


def workbook(report: Report) -> bytes:
    """Every figure in sheets, for Excel."""
    from reports.office import workbook as of  # noqa: PLC0415 - as above

    return of.workbook(report)
