"""What the room aims at, and what it promises: its targets and its plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workshop.desk import held
from workshop.model import Refused
from workshop.shelved import shelves

if TYPE_CHECKING:
    from datetime import datetime

    from content import Content
    from workshop.store import Store

TOP: Final = 5


def targets(store: Store, workshop_id: str) -> dict[str, int]:
    """The levels the room has chosen to aim at, by factor; the others are the method's."""
    return {kept.key: int(kept.body) for kept in store.records(workshop_id, "target")}


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
    here = held(store, desk, workshop_id)
    if here.kind != "private" or here.phase != "revealed":
        raise Refused("This can be written from the moment the answers are shown until the end.")
    if factor not in {f.id for f in shelves(store, content, here).factors}:
        raise Refused("This factor is not in the questionnaire.")
    if not 0 <= target <= TOP:
        raise Refused("Choose a level from 0 to 5.")
    store.put_record(here.id, "target", factor, str(target), now, None)
