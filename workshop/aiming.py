"""What the room aims at: a target for each factor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workshop.desk import held
from workshop.model import Refused
from workshop.shelved import shelves

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from content import Content
    from workshop.model import Workshop
    from workshop.noted import Record
    from workshop.store import Store

TOP: Final = 5


def targets(store: Store, workshop_id: str) -> dict[str, int]:
    """The levels the room has chosen to aim at, by factor; the others are the method's."""
    return targets_in(store.records(workshop_id, "target"))


def targets_in(kept: Iterable[Record]) -> dict[str, int]:
    """The levels to aim at, by factor, as they were kept."""
    return {one.key: int(one.body) for one in kept}


def aim(  # noqa: PLR0913, PLR0917 - at what, where, and when
    store: Store,
    content: Content,
    desk: str,
    workshop_id: str,
    factor: str,
    target: int,
    *,
    now: datetime,
) -> None:
    """Aim at a level, 0-5, of a factor. The last word counts."""
    here = open_for_planning(store, desk, workshop_id)
    must_be_factor(shelves(store, content, here), factor)
    if not 0 <= target <= TOP:
        raise Refused("Choose a level from 0 to 5.")
    store.put_record(here.id, "target", factor, str(target), now, None)


def open_for_planning(store: Store, desk: str, workshop_id: str) -> Workshop:
    """A room that answers together plans whenever it likes."""
    here = held(store, desk, workshop_id)
    if here.kind == "private" and here.phase != "revealed":
        raise Refused("This can be written from the moment the answers are shown until the end.")
    return here


def must_be_factor(known: Content, factor: str) -> None:
    """Refused where no such factor is asked about."""
    if factor not in {f.id for f in known.factors}:
        raise Refused("This factor is not in the questionnaire.")
