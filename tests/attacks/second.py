"""A second opinion on which cells may be seen: the core of Statistics Norway's GaussSuppression.

Reproduced from its description, not run: the package is R. Primary cells are those of 1 to k - 1
ratings. The room's total is out from the beginning, since its counts are shown. Then each other
cell is published, the largest first (of equals, in our order of groupings and groups), unless a
primary cell would thereafter lie in the span of what is out. The span is exact. Its methods for
singletons are not reproduced: they would publish fewer cells than this, and leak less.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tests.attacks.published import pattern
from tests.attacks.puzzle import GROUPINGS, belonging
from tests.attacks.sums import Handful, Span, laid_bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.attacks.puzzle import Group
    from tests.attacks.rooms import Room


class Opinion(NamedTuple):
    """The cells of a statement that are published, and what they lay bare."""

    cells: frozenset[Group]
    primaries: tuple[Group, ...]
    """Small cells that follow from them: what the second opinion looks for."""
    handfuls: tuple[Handful, ...]
    """Any parts of 1 to k - 1 ratings together that follow: what we look for."""


def opinions(room: Room, column: int) -> tuple[Opinion, Opinion]:
    """Ours and the other, on one statement."""
    there = np.flatnonzero(room.tally[:, column].sum(axis=1))
    sizes = room.tally[there, column].sum(axis=1).tolist()
    masks = belonging(room)
    rows = {
        group: masks[group][there, column].astype(float).tolist()
        for group in sorted(masks, key=lambda group: (GROUPINGS.index(group[0]), group[1]))
        if masks[group][there, column].any()
    }
    seen = pattern(room)
    ours = frozenset(group for group in rows if seen[group][column])
    return tuple(  # type: ignore[return-value]  # there are two
        _judged(cells, rows, sizes, room.k) for cells in (ours, published(rows, sizes, room.k))
    )


def published(rows: dict[Group, list[float]], sizes: Sequence[int], k: int) -> frozenset[Group]:
    """What the second opinion publishes."""
    held = {group: _held(row, sizes) for group, row in rows.items()}
    primary = [row for group, row in rows.items() if held[group] < k]
    out = Span([[1.0] * len(sizes)])
    cells = set()
    for group in sorted((g for g in rows if held[g] >= k), key=held.__getitem__, reverse=True):
        more = out.with_(rows[group])
        if not any(more.holds(row) for row in primary):
            out = more
            cells.add(group)
    return frozenset(cells)


def _held(row: Sequence[float], sizes: Sequence[int]) -> int:
    return sum(n for there, n in zip(row, sizes, strict=True) if there)


def _judged(
    cells: frozenset[Group], rows: dict[Group, list[float]], sizes: Sequence[int], k: int
) -> Opinion:
    known = [[1.0] * len(sizes), *(rows[group] for group in cells)]
    span = Span(known)
    follow = [group for group, row in rows.items() if _held(row, sizes) < k and span.holds(row)]
    return Opinion(cells, tuple(follow), tuple(laid_bare(sizes, known, k)))
