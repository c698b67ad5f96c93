"""What a store must be able to keep of people, by phone and from files."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from concurrent.futures import Future
from typing import NamedTuple, Protocol

from answers import Comment, Row
from workshop.model import (
    Answer,
    Language,
    Pace,
    Participant,
    State,
    Ways,
    Workshop,
)


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
