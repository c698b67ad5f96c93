"""Where the sheets of the redesign are, for what opens them: steps, promises and the overview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from views import here

if TYPE_CHECKING:
    from collections.abc import Mapping

    from content import SheetName

SCREENS: Final[Mapping[SheetName, str]] = {
    "organisation": "organisering",
    "roles": "lederroller",
    "profiles": "kompetenceprofiler",
    "journey": "borgerrejse",
    "gain": "gevinst",
}
"""Each sheet and the last part of its screen's address."""


def addresses() -> Mapping[SheetName, str]:
    """Each sheet of this address's workshop, or of the example's, and its screen's path."""
    return {name: here.address(here.the_id(), screen) for name, screen in SCREENS.items()}
