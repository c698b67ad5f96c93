"""What the wall shows: the control says it, and walls and phones follow its revision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

from workshop.desk import held
from workshop.model import Refused
from workshop.noted import Wall

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workshop.model import Workshop
    from workshop.noted import Record
    from workshop.store import Store

T = TypeVar("T")
VOTED_ON: Final = 8
PROMISED: Final = 6
"""So many candidates, and so many promises, stand on the wall at once."""
BEFORE = frozenset({"join", "far", "pause"})
"""What may stand on the wall before the answers are shown."""


class Stands(NamedTuple):
    """What the wall shows now; its revision is 0 before anybody has said anything."""

    wall: Wall
    revision: int


def the_wall(store: Store, workshop_id: str) -> Stands:
    """What the wall shows now."""
    return wall_in(store.record(workshop_id, "wall"))


def wall_in(kept: Record | None) -> Stands:
    """What the wall shows, as it was kept."""
    if kept is None:
        return Stands(Wall(), 0)
    return Stands(Wall.model_validate_json(kept.body), kept.revision)


def show(store: Store, desk: str, workshop_id: str, wall: Wall, *, now: datetime) -> Stands:
    """Let the wall show this. The last word counts, whichever window says it."""
    here = held(store, desk, workshop_id)
    must_be_showable(here, wall)
    kept = store.put_record(here.id, "wall", "", wall.model_dump_json(), now, None)
    return Stands(wall, kept.revision if kept else 0)


class Leaf(NamedTuple, Generic[T]):
    """What of many things stands on the wall now: which of how many pages, the first being 1."""

    shown: tuple[T, ...]
    page: int
    pages: int


def leaf(every: Sequence[T], at_once: int, page: int = 0) -> Leaf[T]:
    """The wall's page of what does not fit at once; all pages are as full as each other."""
    pages = max(1, -(-len(every) // at_once))
    each, here = -(-len(every) // pages), page % pages
    return Leaf(tuple(every[here * each : (here + 1) * each]), here + 1, pages)


def must_be_showable(here: Workshop, wall: Wall) -> None:
    """Refused where the wall would show what is not to be shown yet."""
    if here.phase not in {"revealed", "closed"} and wall.shows not in BEFORE:
        raise Refused("The answers are not shown before they are closed.")
