"""One assumption moved at a time: the sums as they would be. Nothing is kept by asking."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sheets.gain.filled import GIVEN, ZERO, same
from sheets.gain.sums import by_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets.gain.filled import Kroner, Post, Supposed
    from sheets.gain.sums import Year


def supposed(every: Sequence[Post], what: Supposed) -> tuple[Year, ...] | None:
    """The years if that were so and all else stayed; None where there is nothing to move.

    A third of a krone is not rounded before it is shown.
    """
    if not any(_meant(post, what) for post in every):
        return None
    return by_year([_moved(post, what) if _meant(post, what) else post for post in every])


def _meant(post: Post, what: Supposed) -> bool:
    if what.part == "post":
        return post.id == what.which
    if what.part == "department":
        return post.kind == "gain" and post.whose == same(what.which)
    return post.kind == ("gain" if what.part == "gains" else "cost")


def _moved(post: Post, what: Supposed) -> Post:
    if what.way == "later":
        later = (ZERO, *post.expected[:-1])
        return post.model_copy(update={"expected": later})
    part, of = (what.percent, 100) if what.way == "percent" else GIVEN[what.way]
    moved = tuple(_part(one, part, of) for one in post.expected)
    return post.model_copy(update={"expected": moved})


def _part(amount: Kroner | None, part: int, of: int) -> Decimal | None:
    return None if amount is None else amount * part / of
