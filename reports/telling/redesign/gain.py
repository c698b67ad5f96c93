"""Who pays and who gains, told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.redesign.gain import GainReport

if TYPE_CHECKING:
    from content import Redesign
    from reports.telling.at_hand import AtHand
    from sheets import Gain


def gain(at_hand: AtHand, shelf: Redesign, filled: Gain) -> GainReport:
    """The sheet, in the language of the report."""
    file, language = shelf.gain, at_hand.words.language
    return GainReport(
        title=file.title[language],
        finding=file.title[language] if filled.model_fields else "",
        lead=file.lead[language],
        brief=(),
    )
