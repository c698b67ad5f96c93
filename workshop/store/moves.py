"""What a store must be able to keep of a workshop that comes whole from another installation."""

from __future__ import annotations

from collections.abc import Mapping
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


class Moves(Protocol):
    """The part of a store that keeps a workshop at once."""

    def put_whole(self, desk: str, whole: Whole, *, replace: bool) -> bool:
        """Keep a workshop as a desk's own with everything in it, or nothing of it.

        With `replace` the one with its id that this desk owns gives way, with all that was said in
        it. False, and nothing is changed, where its id or that of a poll is another's.
        """
