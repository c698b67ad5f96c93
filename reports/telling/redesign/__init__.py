"""The sheets of the redesign, told in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from content import SHEET_NAMES
from reports.redesign import RedesignReport, SheetAlone
from reports.said import NO_TALK
from reports.telling.at_hand import AtHand
from reports.telling.labels import labels
from reports.telling.redesign import calling
from reports.telling.redesign.gain import gain, tell_gain, tell_supposed
from reports.telling.redesign.journey import journey
from reports.telling.redesign.movements import movements
from reports.telling.redesign.organisation import organisation
from reports.telling.redesign.profiles import profiles
from reports.telling.redesign.roles import roles
from sheets import Filled, Gain, Journey, Organisation, Profiles, Roles, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from arithmetic import Result
    from content import Content, SheetName
    from words import Words

__all__ = ["tell_gain", "tell_redesign", "tell_sheet", "tell_supposed", "tell_why"]

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
    """What the profile calls for, and every sheet with something on it.

    None where the instrument has no sheets. `planned` are the titles and the owners of the plan.
    """
    if content.redesign is None:
        return None
    at_hand = AtHand(content, result, words, {}, NO_TALK, planned)
    shelf = content.redesign
    told = {
        name: TOLD[type(sheet)](at_hand, shelf, sheet)
        for name, sheet in filled
        if type(sheet) in TOLD and sheet != type(sheet)()
    }
    holds = {name: told[name].finding for name in SHEET_NAMES if name in told}
    called = calling.calls(at_hand, shelf, filled, holds)
    return RedesignReport(
        finding=calling.finding(at_hand, called),
        lead=calling.lead(at_hand),
        calls=called,
        movements=movements(at_hand, shelf, filled.movements),
        **told,
    )


def tell_sheet(
    content: Content,
    result: Result | None,
    words: Words,
    sheet: Sheet,
    *,
    planned: tuple[str, ...] = (),
) -> Any:  # noqa: ANN401 - each sheet has its own report
    """One sheet, also where nobody has written on it; `planned` as above.

    One that says nothing of the answers needs no Result.
    """
    at_hand = AtHand(content, cast("Result", result), words, {}, NO_TALK, planned)
    return TOLD[type(sheet)](at_hand, content.redesign, sheet)


def tell_why(content: Content, result: Result, words: Words, name: SheetName) -> str:
    """Why a sheet is there, in one sentence: the statements that call for it, in full."""
    return calling.why(AtHand(content, result, words, {}, NO_TALK), name)


def sheet_alone(
    told: RedesignReport, organisation: str, day: date, words: Words, *, invented: str = ""
) -> SheetAlone:
    """A told sheet with what stands around it when it is printed alone; `day` is when it stood so.

    `invented` says that the organisation is, "" where it is not.
    """
    return SheetAlone(
        language=words.language,
        organisation=organisation,
        date=words.date(day),
        date_iso=day.isoformat(),
        invented_note=invented,
        labels=labels(words),
        redesign=told,
    )
