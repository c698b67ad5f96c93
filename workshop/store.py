"""What a store must be able to keep. What a `put`, `keep` or `add` returned from is on disk.

Every method raises `Unreachable` when the database does not answer.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Future
from datetime import date, datetime
from typing import NamedTuple, Protocol

from answers import Comment, Row
from workshop.model import (
    Answer,
    Gives,
    Hold,
    Language,
    Listed,
    Pace,
    Participant,
    Phase,
    RoomAnswer,
    Shared,
    Sharing,
    State,
    Ways,
    Workshop,
)
from workshop.noted import Noted, Poll, Pulse, Record
from workshop.urgency import EVERYTHING, Tally, Wanted
from workshop.voices import Citizens


class Said(NamedTuple):
    """An answer on its way in.

    `again` is whether it was tried before without being acknowledged, `seen` the stamp of what
    stood when its page last looked.
    """

    participant: str
    answer: Answer
    again: bool = False
    seen: str = ""


class Brought(NamedTuple):
    """People of a file on their way in, all of them or none.

    `ratings` holds one byte for each of `statements` and each person, as `answers.Answers` does.
    Under `batch`, drawn by lot, they can be taken out again; without one they cannot. The `prints`
    tell the same file and the same answers again without telling what they are.
    """

    people: tuple[Participant, ...]
    tokens: tuple[str, ...]
    statements: tuple[str, ...]
    ratings: tuple[bytes, ...]
    comments: tuple[Comment, ...]
    batch: str = ""
    prints: tuple[str, str] = ("", "")
    areas: tuple[str, ...] = ()
    """The areas that the workshop did not have before."""


class Batch(NamedTuple):
    """A file that has been taken in, and how many people came with it."""

    id: str
    people: int


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


class People(Protocol):
    """The part of a store that keeps participants and their answers."""

    def put_ways(self, workshop_id: str, ways: Ways, link: str, code: str) -> None:
        """Keep the first ways in, and the hashes under which they are found; Refused when taken."""

    def ways(self, workshop_id: str) -> Ways | None:
        """The ways in, where they are kept."""

    def found_by_link(self, link: str) -> Workshop | None:
        """The workshop whose join link's token has this hash."""

    def found_by_code(self, code: str) -> Workshop | None:
        """The workshop whose typed code has this hash."""

    def put_slips(self, workshop_id: str, codes: Sequence[str]) -> None:
        """Keep new slips' codes in the place of those that nobody has used."""

    def slips(self, workshop_id: str) -> tuple[str, ...]:
        """The codes of the slips that nobody has used."""

    def found_by_slip(self, code: str) -> Workshop | None:
        """The workshop of an unused slip."""

    def add_participant(
        self, token: str, participant: Participant, *, marks: Sequence[str], slip: str = ""
    ) -> Participant | None:
        """Keep a new participant under a token's hash; who it is, None when it is not open.

        A token that is known is the same person. The first of `marks` that nobody has is theirs.
        Who is more than the workshop's invited number waits. A slip is spent; Refused when it is
        spent already.
        """

    def participant(self, token: str) -> Participant | None:
        """The participant whose token has this hash."""

    def participants(self, tokens: Collection[str]) -> dict[str, Participant]:
        """Those whose tokens have these hashes, by the hash."""

    def people(self, workshop_id: str, state: State) -> tuple[str, ...]:
        """The marks of those who are in, or who wait, in the order of the signs."""

    def joined(self, workshop_id: str) -> int:
        """How many are in."""

    def idle(self, workshop_id: str) -> tuple[str, ...]:
        """The marks of those who are in and have said nothing, in the order of the signs."""

    def let_in(self, workshop_id: str, marks: Collection[str]) -> int:
        """Let those who wait under these marks in, or all, before the reveal; how many."""

    def take_out(self, workshop_id: str, mark: str) -> bool:
        """Let whoever has this mark count no more, before the reveal; whether there was anybody."""

    def put_back(self, workshop_id: str, mark: str) -> bool:
        """Let whoever was taken out be where they were; whether they still were there."""

    def let_go(self, workshop_id: str | None = None) -> int:
        """Delete those who were taken out, with all answers, here or everywhere; how many."""

    def cut(self, participant_id: str, token: str) -> bool:
        """Let another hash take the place of a participant's, so that nobody is that person."""

    def speak(self, participant_id: str, language: Language) -> None:
        """Keep the language that somebody reads."""

    def remove_participant(self, participant_id: str) -> bool:
        """Delete a participant with all answers, before the reveal; whether it was."""

    def put_answer(self, said: Said) -> Answer | None:
        """Keep an answer by the rule `stands`; what stands now.

        None when the workshop is not open, or the participant waits or is gone.
        """

    def put_answer_soon(self, said: Said) -> Future[Answer | None]:
        """As `put_answer`, without waiting: done when it is on disk."""

    def answers(self, participant_id: str) -> dict[str, Answer]:
        """Everything one participant has answered, by statement."""

    def rows(self, workshop_id: str) -> tuple[Row, ...]:
        """Every participant's answers, in the order of ids drawn by lot."""

    def comments(self, workshop_id: str) -> tuple[Comment, ...]:
        """Every comment, also where no rung was chosen, in the order of ids drawn by lot."""

    def paces(self, workshop_id: str, parts: Sequence[Collection[str]]) -> tuple[Pace, ...]:
        """How many people of each level have answered how many statements of each part.

        Never what they answered. Counted in the store, so that thousands cost little.
        """


class Files(Protocol):
    """The part of a store that keeps people who come in from a file."""

    def add_brought(self, desk: str, workshop: Workshop, brought: Brought, *, shelves: str) -> None:
        """Keep a new workshop and everybody in it, or nothing."""

    def bring(  # noqa: PLR0913 - what changes, and what the facilitator has been told
        self,
        was: Workshop,
        workshop: Workshop,
        brought: Brought,
        *,
        shelves: str,
        again: bool,
        beyond: bool,
    ) -> bool:
        """Keep everybody, or nobody if the workshop is not just as it `was`; whether it was.

        Refused where the same file or the same answers were taken in before, unless it is to be
        so `again`; and where there would be more than are invited, unless they may come `beyond`.
        """

    def is_in(self, workshop_id: str, prints: tuple[str, str]) -> bool:
        """Whether a file with one of these prints was taken in, and not out again."""

    def batches(self, workshop_id: str) -> tuple[Batch, ...]:
        """The files that were taken in, in the order of ids drawn by lot; none after the reveal."""

    def take_out_batch(self, workshop_id: str, batch: str) -> int:
        """Delete everybody who came with a file, before the reveal; how many."""


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


class Store(Workshops, Shelves, People, Files, Rooms, Citizens, Records, Polls, Tries, Protocol):
    """Where workshops are kept."""
