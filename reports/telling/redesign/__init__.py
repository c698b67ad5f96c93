"""The sheets of the redesign, told in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from reports.redesign import RedesignReport
from reports.said import NO_TALK
from reports.telling.at_hand import AtHand
from reports.telling.redesign.gain import gain, tell_gain, tell_supposed
from reports.telling.redesign.journey import journey
from reports.telling.redesign.organisation import organisation
from reports.telling.redesign.profiles import profiles
from reports.telling.redesign.roles import roles
from sheets import Filled, Gain, Journey, Organisation, Profiles, Roles, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from arithmetic import Result
    from content import Content
    from words import Words

__all__ = ["tell_gain", "tell_redesign", "tell_sheet", "tell_supposed"]

TOLD: Final[dict[type[Sheet], Callable[..., Any]]] = {
    Organisation: organisation,
    Roles: roles,
    Profiles: profiles,
    Journey: journey,
    Gain: gain,
}


def tell_redesign(
    content: Content, result: Result, words: Words, filled: Filled
) -> RedesignReport | None:
    """The whole redesign; None where the instrument has no sheets, or nothing is filled in."""
    if content.redesign is None or filled == Filled():
        return None
    at_hand = AtHand(content, result, words, {}, NO_TALK)
    told = {
        name: TOLD[type(sheet)](at_hand, content.redesign, sheet)
        for name, sheet in filled
        if type(sheet) in TOLD and sheet != type(sheet)()
    }
    return RedesignReport(calls=(), **told)


def tell_sheet(content: Content, result: Result, words: Words, sheet: Sheet) -> Any:  # noqa: ANN401
    """One sheet, also where nobody has written on it."""
    return TOLD[type(sheet)](AtHand(content, result, words, {}, NO_TALK), content.redesign, sheet)
