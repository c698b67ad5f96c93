"""The composed journey, told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.redesign.journey import JourneyReport

if TYPE_CHECKING:
    from content import Redesign
    from reports.telling.at_hand import AtHand
    from sheets import Journey


def journey(at_hand: AtHand, shelf: Redesign, filled: Journey) -> JourneyReport:
    """The sheet, in the language of the report."""
    file, language = shelf.journey, at_hand.words.language
    return JourneyReport(
        title=file.title[language],
        finding=file.title[language] if filled.model_fields else "",
        lead=file.lead[language],
        brief=(),
    )
