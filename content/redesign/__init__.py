"""`redesign/`: what the sheets of the redesign ask, propose and warn of, with examples.

Nothing on this shelf is a score. A key never changes, for what a room has filled in points at it.
"""

from __future__ import annotations

from typing import Final, get_args

from content.models import Model, SheetName
from content.redesign.gain import (
    YEARS,
    Assumption,
    GainFile,
    GainModel,
    MoneyLine,
    SomInput,
)
from content.redesign.journey import Count, JourneyFile
from content.redesign.movements import Movement, MovementsFile
from content.redesign.organisation import (
    DecisionModel,
    OrganisationFile,
    OrganisationModel,
    SideModel,
)
from content.redesign.profiles import Competence, ProfilesFile
from content.redesign.roles import MARKS, CheckKey, Mark, RoleModel, RolesFile
from content.redesign.shared import SheetFile

__all__ = [
    "MARKS",
    "SHEET_NAMES",
    "YEARS",
    "Assumption",
    "CheckKey",
    "Competence",
    "Count",
    "DecisionModel",
    "GainFile",
    "GainModel",
    "JourneyFile",
    "Mark",
    "MoneyLine",
    "Movement",
    "MovementsFile",
    "OrganisationFile",
    "OrganisationModel",
    "ProfilesFile",
    "Redesign",
    "RoleModel",
    "RolesFile",
    "SheetFile",
    "SideModel",
    "SomInput",
]

SHEET_NAMES: Final[tuple[SheetName, ...]] = get_args(SheetName)
"""The five, in the order of the shelf."""


class Redesign(Model):
    """The whole shelf."""

    organisation: OrganisationFile
    roles: RolesFile
    profiles: ProfilesFile
    journey: JourneyFile
    gain: GainFile
    movements: MovementsFile

    def sheet(self, name: SheetName) -> SheetFile:
        """One sheet of the five."""
        found: SheetFile = getattr(self, name)
        return found
