"""Organising: today beside wanted, who meets, and who settles what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.redesign.organisation import OrganisationReport

if TYPE_CHECKING:
    from content import Redesign
    from reports.telling.at_hand import AtHand
    from sheets import Organisation


def organisation(at_hand: AtHand, shelf: Redesign, filled: Organisation) -> OrganisationReport:
    """The sheet, in the language of the report."""
    file, language = shelf.organisation, at_hand.words.language
    return OrganisationReport(
        title=file.title[language],
        finding=file.title[language] if filled.model_fields else "",
        lead=file.lead[language],
        brief=(),
    )
