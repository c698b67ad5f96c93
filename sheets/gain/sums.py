"""What the posts come to: by year, by department, when it is earned back, and who is out of pocket.

Sums and differences of the room's own amounts, exact to the øre, and nothing else.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from content import YEARS
from sheets.gain.filled import ZERO, total

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sheets.gain.filled import Kroner, Post


class Year(NamedTuple):
    """One year's sums. What was achieved is None where it is known of no post.

    `known` of `posts` posts is how many have an achieved amount in this year.
    """

    cost: Decimal
    gain: Decimal
    cost_was: Decimal | None
    gain_was: Decimal | None
    known: int
    posts: int

    @property
    def net(self) -> Decimal:
        """What is gained beyond what it costs."""
        return self.gain - self.cost


class Side(NamedTuple):
    """What one department is expected to pay and to save in four years."""

    name: str
    pays: Decimal
    saves: Decimal

    @property
    def net(self) -> Decimal:
        """What it saves beyond what it pays."""
        return self.saves - self.pays


class Skew(NamedTuple):
    """Who pays most of those who pay more than they save, and who gains most of the others."""

    payer: Side
    gainer: Side


def by_year(every: Sequence[Post]) -> tuple[Year, ...]:
    """Costs and gains of each of the four years, expected and achieved."""
    costs = [post for post in every if post.kind == "cost"]
    gains = [post for post in every if post.kind == "gain"]
    columns = (
        _columns(post.expected for post in costs),
        _columns(post.expected for post in gains),
        _columns(post.realised for post in costs),
        _columns(post.realised for post in gains),
    )
    return tuple(_year(*one, len(every)) for one in zip(*columns, strict=True))


Column: TypeAlias = "tuple[Kroner | None, ...]"


def _columns(rows: Iterable[Column]) -> tuple[Column, ...]:
    """Every post's amount of each year."""
    return tuple(zip(*rows, strict=True)) or ((),) * YEARS


def _year(cost: Column, gain: Column, cost_was: Column, gain_was: Column, posts: int) -> Year:
    paid, gained = _known(cost_was), _known(gain_was)
    return Year(
        cost=total(cost),
        gain=total(gain),
        cost_was=total(paid) if paid else None,
        gain_was=total(gained) if gained else None,
        known=len(paid) + len(gained),
        posts=posts,
    )


def _known(column: Column) -> list[Decimal]:
    return [one for one in column if one is not None]


def running(years: Iterable[Year]) -> tuple[Decimal, ...]:
    """What is gained beyond what it has cost, from the beginning up to each year."""
    return tuple(accumulate(year.net for year in years))


def break_even(years: Sequence[Year]) -> int | None:
    """The year, from 1, from which the gains have reached the costs and never fall behind again.

    None where they do not in four years, and where nothing is expected to cost anything.
    """
    behind = [n for n, net in enumerate(running(years), 1) if net < 0]
    if not any(year.cost for year in years) or YEARS in behind:
        return None
    return max(behind, default=0) + 1


def by_department(every: Iterable[Post]) -> tuple[Side, ...]:
    """Each department, whoever pays most beyond what it saves first; "" where none is named.

    A name is shown as it was written first. One without an amount is left out.
    """
    names: dict[str, str] = {}
    sums: dict[str, dict[str, Decimal]] = {}
    for post in every:
        names.setdefault(post.whose, " ".join(post.department.split()))
        mine = sums.setdefault(post.whose, {"cost": ZERO, "gain": ZERO})
        mine[post.kind] += post.comes_to
    sides = [Side(names[key], mine["cost"], mine["gain"]) for key, mine in sums.items()]
    return tuple(sorted((one for one in sides if one.pays or one.saves), key=lambda one: one.net))


def skew(sides: Iterable[Side]) -> Skew | None:
    """Who pays and who gains, where one department is out of pocket and another is not.

    None where there is only one, or where nobody pays more, or nobody less, than they save.
    """
    named = [one for one in sides if one.name]
    payers = [one for one in named if one.net < 0]
    gainers = [one for one in named if one.net > 0]
    if not payers or not gainers:
        return None
    return Skew(
        payer=max(payers, key=lambda one: (one.pays, -one.net)),
        gainer=max(gainers, key=lambda one: (one.saves, one.net)),
    )


LACKS: Final[dict[str, Callable[[Post], bool]]] = {
    "basis": lambda post: not post.basis.strip(),
    "department": lambda post: not post.department.strip(),
    "amount": lambda post: all(one is None for one in post.expected),
}
"""What a post can lack, and how one sees it."""


def lacking(every: Iterable[Post], what: str) -> tuple[Post, ...]:
    """The posts that say no `basis`, name no `department`, or expect no `amount`."""
    return tuple(filter(LACKS[what], every))
