"""What a store must be able to keep of what a room says, and notes, and is asked again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from workshop.model import (
    RoomAnswer,
    Workshop,
)
from workshop.noted import Noted, Poll, Pulse, Record


class Rooms(Protocol):
    """The part of a store that keeps what a room says together."""

    def put_room_answer(
        self, workshop_id: str, statement: str, answer: str | None, note: str, at: datetime
    ) -> RoomAnswer:
        """Keep the room's answer to a statement."""

    def room_answers(self, workshop_id: str) -> dict[str, RoomAnswer]:
        """Everything the room has said, by statement."""


class Records(Protocol):
    """The part of a store that keeps what a workshop notes besides answers, one thing a row."""

    def record(self, workshop_id: str, kind: Noted, key: str = "") -> Record | None:
        """One thing, as it stands."""

    def records(self, workshop_id: str, kind: Noted) -> tuple[Record, ...]:
        """Everything of a kind, by its keys."""

    def records_of(
        self, workshop_id: str, kinds: tuple[Noted, ...]
    ) -> Mapping[Noted, tuple[Record, ...]]:
        """The same of several kinds, read in one go; a kind without any is there too."""

    def records_at(
        self, workshop_id: str, kinds: tuple[Noted, ...], key: str
    ) -> Mapping[Noted, Record]:
        """Of several kinds the one of a key, read in one go; a kind without it is not there."""

    def planning(self) -> tuple[str, ...]:
        """The ids of the workshops with promises, or with a day on which there were some."""

    def pulse(self, workshop_id: str) -> Pulse | None:
        """What tells that something after the reveal has changed; None where it is deleted."""

    def put_record(  # noqa: PLR0913, PLR0917 - where, what, and when
        self, workshop_id: str, kind: Noted, key: str, body: str, at: datetime, seen: int | None
    ) -> Record | None:
        """Keep a thing, if its revision still is the one `seen` (0: not there); what stands.

        None, and nothing is kept, where another window was first. Without `seen` the last word
        counts. Refused where the workshop is gone.
        """

    def put_records(
        self, workshop_id: str, kind: Noted, said: Mapping[str, tuple[str, int]], at: datetime
    ) -> bool:
        """Keep several that are there, each by its key with the revision that was seen, or none.

        False, and nothing is kept, where another window has changed one of them.
        """

    def remove_record(self, workshop_id: str, kind: Noted, key: str) -> bool:
        """Delete a thing; whether it was there."""

    def put_reporting(self, token: str, workshop_id: str, key: str) -> None:
        """Keep the hash of a link by which a promise's owner reports; earlier ones are ended."""

    def end_reporting(self, workshop_id: str, key: str) -> None:
        """End the link of a promise."""

    def found_by_reporting(self, token: str) -> tuple[Workshop, str] | None:
        """The workshop and the promise of the link whose token has this hash."""


class Polls(Protocol):
    """The part of a store that keeps what phones are asked after the reveal."""

    def add_poll(self, workshop_id: str, poll: Poll) -> bool:
        """Keep a new poll; what is open ends without a count, and dots and commitment give way.

        False where the answers are not shown, or where it is there already.
        """

    def polls(self, workshop_id: str) -> tuple[Poll, ...]:
        """Every poll, by kind, what it is about, and round."""

    def put_ballot(self, poll_id: str, participant: str, body: str | None) -> bool:
        """Keep what somebody says, or that it is nothing; False where it is not open."""

    def ballot(self, poll_id: str, participant: str) -> str | None:
        """What somebody has said, while it is open."""

    def voted(self, poll_id: str) -> int:
        """How many have said anything."""

    def close_poll(self, poll_id: str, count: Callable[[Sequence[str]], str]) -> bool:
        """Keep what `count` makes of the ballots, and delete them; False where it was closed."""

    def remove_poll(self, poll_id: str) -> bool:
        """Delete an open poll with all ballots; False where it is counted, or gone."""


class Tries(Protocol):
    """The part of a store that counts wrong tries, so that limits hold across workers."""

    def tried(self, key: str, seconds: int, now: float) -> int:
        """Count one more under a key; how many since the first within so many seconds."""

    def tries(self, key: str, now: float) -> int:
        """How many are counted under a key."""
