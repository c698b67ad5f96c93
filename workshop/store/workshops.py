"""What a store must be able to keep of workshops: whose they are, and what was asked."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from workshop.model import (
    Gives,
    Hold,
    Listed,
    Phase,
    Shared,
    Sharing,
    Workshop,
)
from workshop.urgency import EVERYTHING, Tally, Wanted


class Workshops(Protocol):
    """The part of a store that keeps workshops and whose they are."""

    def add_workshop(self, desk: str, workshop: Workshop, *, shelves: str | None = None) -> None:
        """Keep a new workshop, owned by a desk, and the shelves it is pinned to."""

    def workshop(self, workshop_id: str) -> Workshop | None:
        """The workshop with this id."""

    def held(self, desk: str, workshop_id: str) -> Workshop | None:
        """The workshop with this id, where a desk owns or shares it."""

    def hold(self, desk: str, workshop_id: str) -> Hold | None:
        """Whether a desk owns a workshop, shares it, or has nothing to do with it."""

    def listed(
        self, desk: str, wanted: Wanted = EVERYTHING, *, after: int = 0, most: int = 20
    ) -> Listed:
        """A page of what a desk holds: by organisation, what asks for something first."""

    def tally(self, desk: str, wanted: Wanted) -> Tally:
        """How many of what a desk holds ask for what, by the rule `Near.of`."""

    def note_workshop(self, workshop: Workshop) -> None:
        """Keep what may change in whatever phase it is: names, days, the archive; nothing else."""

    def change_workshop(
        self, workshop: Workshop, *, was: Phase, shelves: str | None = None
    ) -> bool:
        """Keep the workshop as it is now, if its phase still `was`; whether that was so.

        One that is kept as open has shut itself when `closes_at` has passed, and reads so.

        Not what `note_workshop` keeps, which another window may have changed meanwhile.

        The shelves it is pinned to are kept with it, once per fingerprint.
        """

    def rewrite(self, was: Workshop, after: Workshop, *, shelves: str | None = None) -> bool:
        """Keep everything of a workshop, and the shelves it is pinned to; whether it was done.

        Nothing is kept where it is not just as it `was` any more.
        """

    def due(self) -> tuple[str, ...]:
        """The ids of the drafts whose first moment for answers has come."""

    def forget_the_order(self, workshop_id: str) -> None:
        """Leave nothing of who came or answered when, from which device or under which mark."""

    def remove_workshop(self, workshop_id: str) -> None:
        """Delete a workshop and all that was said in it, for good."""

    def past(self, day: date) -> tuple[str, ...]:
        """The ids of the workshops whose last day is before `day`."""

    def place(self, desk: str, workshop_id: str) -> str | None:
        """The statement at which a desk last was in a workshop."""

    def put_place(self, desk: str, workshop_id: str, statement: str) -> None:
        """Remember where a desk is in a workshop."""

    def put_share(self, token: str, workshop_id: str, gives: Gives) -> None:
        """Keep the hash of a link's token that shares a workshop or hands it over."""

    def shared(self, token: str) -> Shared | None:
        """What the link whose token has this hash leads to."""

    def take(self, token: str, desk: str) -> Shared | None:
        """Let a desk in by the link whose token has this hash; a link that hands over is spent."""

    def take_back(self, workshop_id: str) -> None:
        """End every link to a workshop, and let nobody but its owner hold it."""

    def sharing(self, workshop_id: str) -> Sharing:
        """Which links to a workshop are open, and how many hold it besides its owner."""


class Shelves(Protocol):
    """The part of a store that keeps what was asked, and what it came to."""

    def content(self, fingerprint: str) -> str | None:
        """The shelves with this fingerprint."""

    def keep_result(self, workshop_id: str, result: str) -> str:
        """Keep what a workshop came to, unless something is kept already; what is kept.

        What single citizens answered is deleted in the same moment: their sum is in the result.
        """

    def result(self, workshop_id: str) -> str | None:
        """What a workshop came to, as it was kept."""

    def unpinned(self) -> tuple[Workshop, ...]:
        """The workshops that people have met and that are pinned to no content."""
