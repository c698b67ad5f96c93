"""A link to read by, for the political level: what a workshop came to, until a day.

The link is no desk and lets nobody change anything. It is kept only as a hash, so that it is shown
once; a new one ends it, and so does handing the workshop over.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from workshop.desk import own
from workshop.model import Refused
from workshop.tokens import hashed

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from workshop.model import Workshop
    from workshop.store import Store

READ_FOR: Final = 30
LONGEST_READ: Final = 180
"""Days in which such a link works: as usual, and at most."""
DONE: Final = frozenset({"revealed", "closed"})


class ToRead(NamedTuple):
    """What a link leads to, and its last day."""

    here: Workshop
    until: date


def link_to_read(  # noqa: PLR0913 - of what, and time and chance come in as arguments
    store: Store,
    desk: str,
    workshop_id: str,
    *,
    days: int = READ_FOR,
    today: date,
    new_token: Callable[[], str],
) -> str:
    """The token of a link by which one reads the workshop; an earlier one ends.

    Only its owner can, from the moment the answers are shown. It works on its last day too.
    """
    here, token = own(store, desk, workshop_id), new_token()
    _must_be_shown(here)
    if not 1 <= days <= LONGEST_READ:
        raise Refused("Choose from 1 to 180 days.")
    store.put_reading(hashed(token), here.id, today + timedelta(days=days))
    return token


def end_reading(store: Store, desk: str, workshop_id: str) -> None:
    """Let nobody read the workshop by a link any more."""
    store.end_reading(own(store, desk, workshop_id).id)


def read_until(store: Store, desk: str, workshop_id: str, *, today: date) -> date | None:
    """The last day of the workshop's link; None where none works."""
    until = store.reading(own(store, desk, workshop_id).id)
    return until if until and today <= until else None


def to_read(store: Store, token: str, *, today: date) -> ToRead:
    """What a link leads to; Refused where it has ended, or nothing is shown."""
    found = store.found_by_reading(hashed(token))
    if found is None or today > found[1]:
        raise Refused("This link does not work any more. Ask whoever sent it for a new one.")
    _must_be_shown(found[0])
    return ToRead(*found)


def _must_be_shown(here: Workshop) -> None:
    if here.kind == "private" and here.phase not in DONE:
        raise Refused("The answers are not shown before they are closed.")
