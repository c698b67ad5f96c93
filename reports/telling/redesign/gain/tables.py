"""Who pays and who gains, and the four years: the two tables, and the bars in whole shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sheets
from reports.redesign.gain import SideRow, YearsRow
from reports.telling.redesign.gain.ledger import share

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from reports.telling.redesign.gain.ledger import Ledger


def reach(of: Ledger) -> tuple[Decimal, Decimal]:
    """How far the longest bar reaches to the left and to the right."""
    left = max((one.pays for one in of.sides), default=of.cost)
    return left, max((one.saves for one in of.sides), default=of.gain)


def side_rows(of: Ledger) -> tuple[SideRow, ...]:
    """Each department, and its bar on one scale for all."""
    whole = sheets.gain.total(reach(of))
    return tuple(_side(of, one, whole) for one in of.sides)


def sides_total(of: Ledger) -> SideRow | None:
    """The last row; it has no bar."""
    if not of.sides:
        return None
    every = sheets.gain.Side(of.words.say("In all"), of.cost, of.gain)
    return _side(of, every, None)


def _side(of: Ledger, one: sheets.gain.Side, whole: Decimal | None) -> SideRow:
    pays, saves = of.money(one.pays), of.money(one.saves)
    name = of.department(one.name)
    return SideRow(
        name=name,
        pays=pays,
        saves=saves,
        net=of.money(one.net),
        left=share(one.pays, whole) if whole else 0,
        right=share(one.saves, whole) if whole else 0,
        alt=of.words.say("{name}: pays {pays}, saves {saves}", name=name, pays=pays, saves=saves),
    )


def bars_alt(of: Ledger) -> str:
    """The bars in one sentence, for whoever does not see them."""
    if not of.sides:
        return ""
    most = max(of.sides, key=lambda one: one.pays)
    best = max(of.sides, key=lambda one: one.saves)
    return of.words.say(
        "Bars: {payer} pays most ({paid}), {gainer} saves most ({saved}). The table has the "
        "figures.",
        payer=of.department(most.name),
        paid=of.words.kroner(most.pays),
        gainer=of.department(best.name),
        saved=of.words.kroner(best.saves),
    )


def years_rows(of: Ledger) -> tuple[YearsRow, ...]:
    """Expected beside achieved, and the running net. Nothing where nothing is written."""
    return tuple(_years(of)) if of.posts else ()


def _years(of: Ledger) -> Iterator[YearsRow]:
    say = of.words.say
    yield _row(of, say("Costs, expected"), lambda year: year.cost)
    yield _row(of, say("Costs, achieved"), lambda year: year.cost_was)
    yield _row(of, say("Gains, expected"), lambda year: year.gain)
    yield _row(of, say("Gains, achieved"), lambda year: year.gain_was)
    yield _row(of, say("Net, expected"), lambda year: year.net)
    yield YearsRow(
        name=say("Net from the beginning, expected"),
        years=tuple(of.money(net) for net in of.running),
        total=of.money(of.running[-1]),
        strong=True,
    )


def _row(of: Ledger, name: str, amount: Callable[[sheets.gain.Year], Decimal | None]) -> YearsRow:
    amounts = [amount(year) for year in of.years]
    known = [one for one in amounts if one is not None]
    return YearsRow(
        name=name,
        years=tuple(of.money(one) for one in amounts),
        total=of.money(sheets.gain.total(known) if known else None),
        strong=False,
    )


def ends(of: Ledger, years: tuple[sheets.gain.Year, ...] | None = None) -> str:
    """When the gains reach the costs, or what is missing after four years; "" where none cost."""
    told = of.years if years is None else years
    if not any(year.cost for year in told):
        return ""
    year = sheets.gain.break_even(told)
    if year is not None:
        return of.said(of.file.break_even, year=str(year))
    missing = -sheets.gain.running(told)[-1]
    return of.said(of.file.no_break_even, amount=of.words.kroner(missing))
