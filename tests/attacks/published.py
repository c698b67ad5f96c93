"""What the product publishes of a room, and what anybody can know of how it decides."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from advice import outcome
from anonymity.cells import cells
from arithmetic import tally
from scoring import score

if TYPE_CHECKING:
    from tests.attacks.puzzle import Pattern
    from tests.attacks.rooms import Room


def published(room: Room) -> dict[str, Any]:
    """The Result's JSON, as the terminal prints it and as a report may carry it."""
    result = outcome(room.content, room.answers, mode="anonymous")
    read: dict[str, Any] = json.loads(result.model_dump_json())
    return read


def scored(room: Room) -> dict[str, Any]:
    """The same but for agenda and next steps, which are made from nothing else."""
    return score(room.content, room.answers, mode="anonymous").model_dump(mode="json")


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
