"""Keep what is noted, if no other window was first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop.model import Refused

if TYPE_CHECKING:
    from datetime import datetime

    from workshop.model import Model, Workshop
    from workshop.noted import Noted, Record
    from workshop.store import Store


def meanwhile() -> Refused:
    """What a window is told that has not seen the newest word."""
    return Refused("Another window has changed this meanwhile. Load the page again.")


def keep_unless_changed(  # noqa: PLR0913 - what is kept, where, and which saying was seen
    store: Store,
    here: Workshop,
    kind: Noted,
    key: str,
    said: Model,
    *,
    seen: int | None,
    now: datetime,
) -> Record:
    """Keep a thing and tell how it stands; Refused where it is not as it was `seen`."""
    kept = store.put_record(here.id, kind, key, said.model_dump_json(), now, seen)
    if kept is None:
        raise meanwhile()
    return kept
