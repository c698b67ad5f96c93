"""What the product publishes of a room, and what anybody can know of how it decides."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from advice import outcome
from anonymity import by_groups, may_show
from anonymity.cells import cells
from arithmetic import tally
from tests.attacks.rooms import RUNGS

if TYPE_CHECKING:
    from tests.attacks.puzzle import Pattern
    from tests.attacks.rooms import Room


def published(room: Room) -> dict[str, Any]:
    """The Result's JSON, as the terminal prints it and as a report may carry it."""
    result = outcome(room.content, room.answers, mode="anonymous")
    whole: dict[str, Any] = json.loads(result.model_dump_json())
    return whole


def read(room: Room) -> dict[str, Any]:
    """What of it can tell of anybody: the counts and the groups, from where they are decided.

    Everything else in a Result is made from these; the tests hold that they are the same there.
    """
    counted = tally(room.answers)
    groups = by_groups(room.content, room.answers, counted, room.k)
    ratings = counted.room[:, :RUNGS]
    counts = {
        statement: row.tolist() if may_show(int(row.sum()), room.k) else None
        for statement, row in zip(room.statements, ratings, strict=True)
    }
    return {
        "factors": [
            {
                "id": factor.id,
                "statements": [
                    {"id": s.id, "counts": counts[s.id]}
                    for s in factor.statements
                    if s.id in counts
                ],
            }
            for factor in room.content.factors
        ],
        "groups": groups.model_dump(mode="json"),
    }


def pattern(room: Room) -> Pattern:
    """In which statements each group's cell is visible.

    The rule is public and asks only who rated what, which the attacker knows: so he asks the
    product itself. That a figure is made of these cells and no others is checked apart.
    """
    tables = cells(room.content, room.answers, tally(room.answers), room.k)
    return {
        (grouping, key): np.asarray(seen & (ns > 0))
        for grouping, table in tables.items()
        for key, seen, ns in zip(table.keys, table.seen, table.ns, strict=True)
    }
