"""What a store must be able to keep of a workshop as a whole: moved here, or read from outside."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple, Protocol

from workshop.model import RoomAnswer, Workshop
from workshop.noted import Noted, Poll, Record
from workshop.store.people import Brought


class Whole(NamedTuple):
    """A workshop with all that is kept of it."""

    workshop: Workshop
    shelves: str | None = None
    result: str | None = None
    agreed: tuple[RoomAnswer, ...] = ()
    records: Mapping[Noted, tuple[Record, ...]] = {}
    polls: tuple[Poll, ...] = ()
    brought: Brought | None = None


class Readings(Protocol):
    """The part of a store that keeps links by which one reads what a workshop came to."""

    def put_reading(self, token: str, workshop_id: str, until: date) -> None:
        """Keep the hash of a link to read by, until a day; an earlier one is ended."""

    def reading(self, workshop_id: str) -> date | None:
        """The last day of a workshop's link to read by."""

    def end_reading(self, workshop_id: str) -> None:
        """End a workshop's link to read by."""

    def found_by_reading(self, token: str) -> tuple[Workshop, date] | None:
        """The workshop of the link whose token has this hash, and its last day."""


class Moves(Protocol):
    """The part of a store that keeps a workshop at once."""

    def put_whole(self, desk: str, whole: Whole, *, replace: bool) -> bool:
        """Keep a workshop as a desk's own with everything in it, or nothing of it.

        With `replace` the one with its id that this desk owns gives way, with all that was said in
        it. False, and nothing is changed, where its id or that of a poll is another's.
        """
