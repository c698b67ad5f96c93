"""The roles and who does what, told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.redesign.roles import RolesReport

if TYPE_CHECKING:
    from content import Redesign
    from reports.telling.at_hand import AtHand
    from sheets import Roles


def roles(at_hand: AtHand, shelf: Redesign, filled: Roles) -> RolesReport:
    """The sheet, in the language of the report."""
    file, language = shelf.roles, at_hand.words.language
    return RolesReport(
        title=file.title[language],
        finding=file.title[language] if filled.model_fields else "",
        lead=file.lead[language],
        brief=(),
    )
