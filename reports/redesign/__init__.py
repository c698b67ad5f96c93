"""The redesign, told: what the profile calls for, and each sheet that is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content import SHEET_NAMES, Language, SheetName
from reports.parts import Model
from reports.redesign.gain import GainReport, InitiativeRow
from reports.redesign.journey import CourseReport, JourneyReport
from reports.redesign.movements import MovementReport, MovementsReport
from reports.redesign.organisation import (
    EntryReport,
    ForumReport,
    OrganisationReport,
    PairReport,
    SideReport,
    StageReport,
)
from reports.redesign.profiles import NeedReport, ProfileReport, ProfilesReport, RungReport
from reports.redesign.roles import (
    LetterReport,
    PartReport,
    RoleFinding,
    RoleReport,
    RolesReport,
    TaskGroup,
    TaskReport,
)

if TYPE_CHECKING:
    from collections.abc import Collection
__all__ = [
    "CallReport",
    "CourseReport",
    "EntryReport",
    "ForumReport",
    "GainReport",
    "InitiativeRow",
    "JourneyReport",
    "LetterReport",
    "MovementReport",
    "MovementsReport",
    "NeedReport",
    "OrganisationReport",
    "PairReport",
    "PartReport",
    "ProfileReport",
    "ProfilesReport",
    "RedesignReport",
    "RoleFinding",
    "RoleReport",
    "RolesReport",
    "RungReport",
    "SheetAlone",
    "SideReport",
    "StageReport",
    "TaskGroup",
    "TaskReport",
]


class CallReport(Model):
    """Why one sheet is worth its time: statements and breaks that point to it, in full.

    `called` counts them in words, `factors` names theirs, "" where nothing calls. `holds` is what
    the sheet says so far, in one line.
    """

    sheet: SheetName
    title: str
    called: str
    factors: str
    why: tuple[str, ...]
    steps: tuple[str, ...]
    filled: bool
    holds: str


class RedesignReport(Model):
    """The redesign told: every sheet's call, most called first. An empty sheet is None."""

    finding: str = ""
    lead: str = ""
    calls: tuple[CallReport, ...] = ()
    movements: MovementsReport | None = None
    organisation: OrganisationReport | None = None
    roles: RolesReport | None = None
    profiles: ProfilesReport | None = None
    journey: JourneyReport | None = None
    gain: GainReport | None = None

    @property
    def filled(self) -> dict[str, str]:
        """The titles of the sheets that somebody has written on, by the sheets' names."""
        every = {name: getattr(self, name) for name in SHEET_NAMES}
        return {name: sheet.title for name, sheet in every.items() if sheet is not None}

    def without(self, left_out: Collection[str]) -> RedesignReport:
        """The same, without the chapters of these sheets."""
        return self.model_copy(update=dict.fromkeys(left_out))


class SheetAlone(Model):
    """What stands around a sheet that is printed alone: whose it is, and of which day.

    `labels` are the report's fixed words, `redesign` has the sheet.
    """

    language: Language
    organisation: str
    date: str
    date_iso: str
    invented_note: str
    labels: dict[str, str]
    redesign: RedesignReport
