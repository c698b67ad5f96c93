"""One assumption moved at a time: the sums as they would be. Nothing is kept by asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets.gain.filled import GIVEN, ZERO, same
from sheets.gain.sums import by_year

if TYPE_CHECKING:
    from decimal import Decimal

    from sheets.gain.filled import Post, Supposed
    from sheets.gain.sums import Year
    from sheets.gain.whole import Gain


def supposed(sheet: Gain, what: Supposed) -> tuple[Year, ...] | None:
    """The years if that were so and all else stayed; None where there is nothing to move.

    A third of a krone is not rounded before it is shown.
    """
    meant = [post for post in sheet.posts if _meant(post, what)]
    if not meant:
        return None
    now = by_year(meant)
    costs = _moved([year.cost for year in now], what)
    gains = _moved([year.gain for year in now], what)
    return tuple(
        year._replace(cost=year.cost - was.cost + cost, gain=year.gain - was.gain + gain)
        for year, was, cost, gain in zip(sheet.years, now, costs, gains, strict=True)
    )


def _meant(post: Post, what: Supposed) -> bool:
    if what.part == "post":
        return post.id == what.which
    if what.part == "department":
        return post.kind == "gain" and post.whose == same(what.which)
    return post.kind == ("gain" if what.part == "gains" else "cost")


def _moved(years: list[Decimal], what: Supposed) -> list[Decimal]:
    """A part of each year's sum, or the sums a year later."""
    if what.way == "later":
        return [ZERO, *years[:-1]]
    part, of = (what.percent, 100) if what.way == "percent" else GIVEN[what.way]
    return [amount * part / of for amount in years]
