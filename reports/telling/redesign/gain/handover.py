"""The hand-over to SØM: what the sheet knows of what it asks for, and what the room must find."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import sheets
from reports.redesign.gain import SomReport, SomRow
from reports.telling.at_hand import upper

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from content import SomInput
    from reports.telling.redesign.gain.ledger import Ledger


MOST: Final = 12
"""So many departments or initiatives are named."""


def som(of: Ledger, *, whole: bool) -> SomReport:
    """What is there and what is missing; what is said of each, where the `whole` is asked for.

    Nothing of SØM's own is reckoned.
    """
    file, language = of.file.som, of.language
    there = sheets.gain.ready(of.sheet, (one.key for one in file.inputs))
    known = sheets.gain.known(of.sheet)
    rows = {one.key: _row(of, one, known if whole else frozenset()) for one in file.inputs}
    return SomReport(
        title=file.title[language],
        lead=file.lead[language],
        filled=_filled(of, len(there)),
        known=tuple(row for key, row in rows.items() if key in there),
        missing=tuple(row for key, row in rows.items() if key not in there),
        result_head=_result_head(of),
        result=of.sheet.som.result or of.words.say("Not entered yet."),
        caution=file.caution[language],
    )


def _filled(of: Ledger, count: int) -> str:
    total = len(of.file.som.inputs)
    if count == total:
        return of.words.say("You have all {total} things that SØM asks for.", total=total)
    return of.said(of.file.som.filled, count=str(count), total=str(total))


def _result_head(of: Ledger) -> str:
    said, say = of.sheet.som, of.words.say
    if not (said.result or said.on or said.version):
        return say("SØM’s result")
    return of.said(
        of.file.som.result,
        date=of.words.date(said.on) if said.on else say("(date is missing)"),
        version=said.version or say("(is missing)"),
    )


def _row(of: Ledger, one: SomInput, known: frozenset[str]) -> SomRow:
    written = of.sheet.som.inputs.get(one.key, "").strip()
    ours = SAYS[one.key](of) if one.key in known else ""
    by = [of.words.say("the sheet")] * bool(ours) + [of.words.say("you")] * bool(written)
    return SomRow(
        key=one.key,
        text=one[of.language],
        said=" ".join(filter(None, (upper(ours), written))),
        by=of.words.together(by) if by else "",
    )


def _by_year(of: Ledger, amounts: Sequence[Decimal], first: int = 1) -> str:
    told = (
        of.words.say("year {year}: {amount}", year=n, amount=of.words.kroner(one))
        for n, one in enumerate(amounts, first)
    )
    return "; ".join(told)


def _citizens(of: Ledger) -> str:
    told = (
        of.words.say("{n} citizens in “{name}”", n=one.citizens, name=one.name)
        for one in [one for one in of.sheet.initiatives if one.citizens][:MOST]
    )
    return of.words.say(
        "{citizens}, in all. Write how many of them finish each year.",
        citizens=of.words.together(told),
    )


def _start(of: Ledger) -> str:
    return of.words.say(
        "{amounts}, start-up and running together. The sheet does not part them.",
        amounts=_by_year(of, [of.years[0].cost]),
    )


def _running(of: Ledger) -> str:
    return _by_year(of, [year.cost for year in of.years[1:]], 2)


def _saved(of: Ledger) -> str:
    cash = sheets.gain.by_year(sheets.gain.gains(of.sheet, cash=True))
    return of.words.say(
        "Gains that lower spending, {amounts}", amounts=_by_year(of, [y.gain for y in cash])
    )


def _consequences(of: Ledger) -> str:
    return of.words.say(
        "{items}, with their years and sources under each initiative.",
        items=of.named(sheets.gain.gains(of.sheet)),
    )


def _committees(of: Ledger) -> str:
    return of.words.say(
        "The table shows what {names} pay and save. Write which committee each department "
        "belongs to.",
        names=of.words.together([one.name for one in of.sides if one.name][:MOST]),
    )


def _assumptions(of: Ledger) -> str:
    n = len(of.sheet.assumptions)
    told = of.words.count("{n} assumption is on the sheet.", "{n} assumptions are on the sheet.", n)
    if any(not one.voucher for one in of.sheet.assumptions):
        lacks = of.words.say("Write who vouches for them.")
        return f"{told} {lacks}"
    return told


SAYS: dict[str, Callable[[Ledger], str]] = {
    "citizens": _citizens,
    "start_cost": _start,
    "run_cost": _running,
    "saved": _saved,
    "consequences": _consequences,
    "committees": _committees,
    "assumptions": _assumptions,
}
"""What the sheet says of each input that it can know."""
