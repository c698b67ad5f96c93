"""What leader and coordinator must be able to do, told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.redesign.profiles import ProfilesReport

if TYPE_CHECKING:
    from content import Redesign
    from reports.telling.at_hand import AtHand
    from sheets import Profiles


def profiles(at_hand: AtHand, shelf: Redesign, filled: Profiles) -> ProfilesReport:
    """The sheet, in the language of the report."""
    file, language = shelf.profiles, at_hand.words.language
    return ProfilesReport(
        title=file.title[language],
        finding=file.title[language] if filled.model_fields else "",
        lead=file.lead[language],
        brief=(),
    )
