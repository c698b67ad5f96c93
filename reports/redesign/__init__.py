"""The redesign, told: what the profile calls for, and each sheet that is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content import SHEET_NAMES
from reports.parts import Model
from reports.redesign.gain import GainReport
from reports.redesign.journey import CourseReport, JourneyReport
from reports.redesign.organisation import OrganisationReport
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
    "GainReport",
    "JourneyReport",
    "LetterReport",
    "NeedReport",
    "OrganisationReport",
    "PartReport",
    "ProfileReport",
    "ProfilesReport",
    "RedesignReport",
    "RoleFinding",
    "RoleReport",
    "RolesReport",
    "RungReport",
    "TaskGroup",
    "TaskReport",
]


class CallReport(Model):
    """Why one sheet is worth its time: statements and breaks that point to it, in full."""

    sheet: str
    title: str
    why: tuple[str, ...]
    steps: tuple[str, ...]


class RedesignReport(Model):
    """The redesign told. A sheet that nobody has written on is None."""

    calls: tuple[CallReport, ...]
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
