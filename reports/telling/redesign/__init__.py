"""The sheets of the redesign, told in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from reports.redesign import RedesignReport
from reports.said import NO_TALK
from reports.telling.at_hand import AtHand
from reports.telling.redesign.gain import gain
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

TOLD: Final[dict[type[Sheet], Callable[..., Any]]] = {
    Organisation: organisation,
    Roles: roles,
    Profiles: profiles,
    Journey: journey,
    Gain: gain,
}


def tell_redesign(
    content: Content,
    result: Result,
    words: Words,
    filled: Filled,
    *,
    planned: tuple[str, ...] = (),
) -> RedesignReport | None:
    """The whole redesign; None where the instrument has no sheets, or nothing is filled in.

    `planned` are the titles and the owners of the plan.
    """
    if content.redesign is None or filled == Filled():
        return None
    at_hand = AtHand(content, result, words, {}, NO_TALK, planned)
    told = {
        name: TOLD[type(sheet)](at_hand, content.redesign, sheet)
        for name, sheet in filled
        if type(sheet) in TOLD and sheet != type(sheet)()
    }
    return RedesignReport(calls=(), **told)


def tell_sheet(
    content: Content,
    result: Result,
    words: Words,
    sheet: Sheet,
    *,
    planned: tuple[str, ...] = (),
) -> Any:  # noqa: ANN401 - each sheet has its own report
    """One sheet, also where nobody has written on it; `planned` as above."""
    at_hand = AtHand(content, result, words, {}, NO_TALK, planned)
    return TOLD[type(sheet)](at_hand, content.redesign, sheet)
