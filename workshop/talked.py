"""What a room has said since the reveal, read in one go: its control tells it at each click."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from workshop.aiming import targets_in
from workshop.figures import figures_in
from workshop.talking import decisions_in
from workshop.walls import Stands, wall_in

if TYPE_CHECKING:
    from workshop.noted import Figure, Noted
    from workshop.store import Store
    from workshop.talking import Decided

KINDS: Final[tuple[Noted, ...]] = ("wall", "decision", "target", "figure")


class Talked(NamedTuple):
    """The wall, what was agreed by statement, the targets by factor, and the known numbers."""

    wall: Stands
    decisions: dict[str, Decided]
    targets: dict[str, int]
    figures: tuple[Figure, ...]


def talked(store: Store, workshop_id: str) -> Talked:
    """What was said so far, as `the_wall`, `decisions`, `targets` and `figures` tell it."""
    kept = store.records_of(workshop_id, KINDS)
    return Talked(
        wall_in(next(iter(kept["wall"]), None)),
        decisions_in(kept["decision"]),
        targets_in(kept["target"]),
        figures_in(kept["figure"]),
    )
