"""Every sheet of a workshop."""

from __future__ import annotations

from typing import Final

from sheets.gain import Gain
from sheets.journey import Journey
from sheets.model import Model, Sheet
from sheets.movements import Movements
from sheets.organisation import Organisation
from sheets.profiles import Profiles
from sheets.roles import Roles

KINDS: Final[dict[str, type[Sheet]]] = {
    "organisation": Organisation,
    "roles": Roles,
    "profiles": Profiles,
    "journey": Journey,
    "gain": Gain,
    "movements": Movements,
}
"""Each sheet by its name, which is also the name of its file on the shelf."""


class Filled(Model):
    """Every sheet of a workshop; one that nobody has touched is empty."""

    organisation: Organisation = Organisation()
    roles: Roles = Roles()
    profiles: Profiles = Profiles()
    journey: Journey = Journey()
    gain: Gain = Gain()
    movements: Movements = Movements()
