"""The initiatives, each with its posts, and what is not written of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sheets
from reports.redesign.gain import InitiativeRow, PostRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from decimal import Decimal

    from reports.telling.redesign.gain.ledger import Ledger
    from sheets import Initiative, Post


def initiatives(of: Ledger, wanted: Callable[[str], bool]) -> tuple[InitiativeRow, ...]:
    """Every initiative; with its posts where they are `wanted`."""
    return tuple(_initiative(of, one, wanted) for one in of.sheet.initiatives)


def _initiative(of: Ledger, one: Initiative, wanted: Callable[[str], bool]) -> InitiativeRow:
    return InitiativeRow(
        id=one.id,
        name=one.name.strip() or of.words.say("An initiative without a name"),
        about=" · ".join(_about(of, one)),
        who=of.words.together(one.payers),
        cost=of.money(one.cost),
        gain=of.money(one.gain),
        net=of.money(one.gain - one.cost),
        posts=tuple(_post(of, post) for post in one.posts) if wanted(one.id) else (),
    )


def _about(of: Ledger, one: Initiative) -> Iterator[str]:
    if one.citizens is not None:
        yield of.words.count("{n} citizen", "{n} citizens", one.citizens)
    if one.price_level is not None:
        yield of.words.say("{year} prices", year=one.price_level)


def _post(of: Ledger, post: Post) -> PostRow:
    say = of.words.say
    kinds = {"cost": say("Cost"), "gain": say("Gain")}
    forms = {"": "", "cash": say("less spending"), "time": say("time")}
    return PostRow(
        id=post.id,
        kind=kinds[post.kind],
        what=of.name(post),
        department=of.department(post.department),
        basis=post.basis or say("No source"),
        form=forms[post.form] if post.kind == "gain" else "",
        expected=tuple(map(of.money, post.expected)),
        expected_total=of.money(_sum(post.expected)),
        realised=tuple(map(of.money, post.realised)),
        realised_total=of.money(_sum(post.realised)),
        lacks="" if post.basis else say("No source"),
    )


def _sum(amounts: Sequence[Decimal | None]) -> Decimal | None:
    known = [one for one in amounts if one is not None]
    return sheets.gain.total(known) if known else None


def notes(of: Ledger) -> Iterator[str]:
    """What the sums must be read with: what is not written, and what does not go together."""
    yield from _lacking(of)
    yield from _partly(of)
    yield from _time(of)
    yield from _prices(of)


def _lacking(of: Ledger) -> Iterator[str]:
    count, lacking = of.words.count, sheets.gain.lacking
    if bare := lacking(of.posts, "basis"):
        yield count(
            "{n} item does not say where the figure is from: {items}.",
            "{n} items do not say where the figure is from: {items}.",
            len(bare),
            items=of.named(bare),
        )
    if bare := lacking(of.posts, "department"):
        yield count(
            "{n} item names no department: {items}.",
            "{n} items name no department: {items}.",
            len(bare),
            items=of.named(bare),
        )
    if bare := lacking(of.posts, "amount"):
        yield count(
            "{n} item has no expected amount and does not count: {items}.",
            "{n} items have no expected amount and do not count: {items}.",
            len(bare),
            items=of.named(bare),
        )


def _partly(of: Ledger) -> Iterator[str]:
    for n, year in enumerate(of.years, 1):
        if 0 < year.known < year.posts:
            yield of.words.say(
                "For year {year} what was achieved is known of {known} of {posts} items; "
                "the sum holds only those.",
                year=n,
                known=year.known,
                posts=year.posts,
            )


def _time(of: Ledger) -> Iterator[str]:
    gains = (p for p in of.posts if p.kind == "gain" and p.form == "time")
    amount = sheets.gain.total(post.comes_to for post in gains)
    if amount:
        yield of.words.say(
            "Of the gains {amount} is time, and no money that can be used again.",
            amount=of.words.kroner(amount),
        )


def _prices(of: Ledger) -> Iterator[str]:
    years = sorted({one.price_level for one in of.sheet.initiatives if one.price_level})
    if len(years) > 1:
        yield of.words.say(
            "The initiatives are in the prices of different years ({years}), so the sums are "
            "only rough.",
            years=of.words.together(map(str, years)),
        )
