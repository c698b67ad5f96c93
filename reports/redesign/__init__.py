"""The redesign, told: what the profile calls for, and each sheet that is filled in."""

from __future__ import annotations

from reports.parts import Model
from reports.redesign.gain import GainReport, InitiativeRow
from reports.redesign.journey import JourneyReport
from reports.redesign.organisation import OrganisationReport
from reports.redesign.profiles import ProfilesReport
from reports.redesign.roles import RolesReport

__all__ = [
    "CallReport",
    "GainReport",
    "InitiativeRow",
    "JourneyReport",
    "OrganisationReport",
    "ProfilesReport",
    "RedesignReport",
    "RolesReport",
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
