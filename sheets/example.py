"""Every sheet as an invented municipality has filled it in, from the shelf's own examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets.filled import Filled
from sheets.gain import example as gain
from sheets.journey import example as journey
from sheets.movements import example as movements
from sheets.organisation import example as organisation
from sheets.profiles import example as profiles
from sheets.roles import example as roles

if TYPE_CHECKING:
    from content import Language, Redesign


def example(shelf: Redesign, language: Language) -> Filled:
    """All six, in one language."""
    return Filled(
        organisation=organisation(shelf.organisation, language),
        roles=roles(shelf.roles, language),
        profiles=profiles(shelf.profiles, language),
        journey=journey(shelf.journey, language),
        gain=gain(shelf.gain, language),
        movements=movements(shelf.movements, language),
    )
