"""What there is in a workshop, and what a store must be able to keep."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from concurrent.futures import Future
from datetime import date, datetime
from typing import Final, Literal, NamedTuple, Protocol, TypeAlias

from pydantic import AwareDatetime, BaseModel, ConfigDict

from answers import Questionnaire, Row
from arithmetic import Mode

Phase: TypeAlias = Literal["draft", "open", "revealed", "closed"]
Kind: TypeAlias = Literal["together", "private"]
Language: TypeAlias = Literal["da", "en"]

EXAMPLE: Final = "example"
"""The id under which the fictitious example lies on a desk; it is in no database."""


class Refused(Exception):  # noqa: N818 - what it says to a visitor, not a fault
    """The room's rules say no. The message is English, to be translated where it is shown.

    `values` are what its `{gaps}` are filled in with there.
    """

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.values = values


def keepable(text: str) -> str:
    """The text without what no database keeps: NUL, and half of a surrogate pair."""
    return "".join(sign for sign in text if sign != "\0" and not "\ud800" <= sign <= "\udfff")


class Model(BaseModel):
    """Frozen, and nothing it does not know gets in."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Workshop(Model):
    """One measurement in one organisation.

    A `together` one is answered by the room on one screen and has no phases to go through; a
    `private` one goes draft, open, revealed, closed. It deletes itself on `delete_on`.
    """

    id: str
    organisation: str
    questionnaire: Questionnaire
    mode: Mode
    created: AwareDatetime
    kind: Kind = "together"
    phase: Phase = "open"
    language: Language = "da"
    areas: tuple[str, ...] = ()
    target: int | None = None
    delete_on: date | None = None


class RoomAnswer(Model):
    """What the room says of one statement: 0-5, `dont_know`, `not_relevant`, or nothing yet.

    `revision` counts the times it was saved, from 1.
    """

    statement: str
    answer: str | None
    note: str
    revision: int
    at: AwareDatetime


class Desk(Model):
    """What lies before one browser."""

    workshop: str | None = None
    statement: str | None = None


class Participant(Model):
    """Somebody who answers: no name, no address, no time. `id` is drawn by lot."""

    id: str
    workshop: str
    level: str
    area: str
    language: Language


class Answer(Model):
    """One person's answer to one statement; the highest `revision` stands."""

    statement: str
    answer: str | None
    comment: str
    revision: int


class Pace(NamedTuple):
    """So many `people` of one level have answered so many statements of each part."""

    level: str
    answered: tuple[int, ...]
    people: int


class Progress(NamedTuple):
    """How many have come how far; never what they answered.

    `levels` and `by_factor` count people: joined and finished by level, finished by factor.
    """

    joined: int
    finished: int
    begun: int
    by_factor: dict[str, int]
    levels: dict[str, tuple[int, int]]


class Store(Protocol):
    """Where workshops are kept. What a `put` or `add` returned from is on disk."""

    def add_workshop(self, desk: str, workshop: Workshop) -> None:
        """Keep a new workshop, owned by a desk."""

    def workshop(self, workshop_id: str) -> Workshop | None:
        """The workshop with this id."""

    def workshops(self, desk: str) -> tuple[Workshop, ...]:
        """A desk's workshops, newest first."""

    def change_workshop(self, workshop: Workshop, *, was: Phase) -> bool:
        """Keep the workshop as it is now, if its phase still `was`; whether that was so."""

    def remove_workshop(self, workshop_id: str) -> None:
        """Delete a workshop and all that was said in it, for good."""

    def past(self, day: date) -> tuple[str, ...]:
        """The ids of the workshops whose last day is before `day`."""

    def put_room_answer(
        self, workshop_id: str, statement: str, answer: str | None, note: str, at: datetime
    ) -> RoomAnswer:
        """Keep the room's answer to a statement."""

    def room_answers(self, workshop_id: str) -> dict[str, RoomAnswer]:
        """Everything the room has said, by statement."""

    def desk(self, desk: str) -> Desk:
        """What lies on a desk; an unknown one is empty."""

    def put_desk(self, desk: str, lies: Desk) -> None:
        """Remember what lies on a desk."""

    def put_keys(self, workshop_id: str, link: str, code: str) -> None:
        """Keep the hashes of the join link's token and of the typed code; Refused when taken."""

    def found_by_link(self, link: str) -> Workshop | None:
        """The workshop whose join link's token has this hash."""

    def found_by_code(self, code: str) -> Workshop | None:
        """The workshop whose typed code has this hash."""

    def add_participant(self, token: str, participant: Participant) -> bool:
        """Keep a new participant under a token's hash, if the workshop is open; whether it was."""

    def participant(self, token: str) -> Participant | None:
        """The participant whose token has this hash."""

    def remove_participant(self, participant_id: str) -> bool:
        """Delete a participant with all answers, if the workshop is open; whether it was."""

    def put_answer(self, participant_id: str, answer: Answer) -> bool:
        """Keep an answer if the workshop is open, unless a higher revision is kept already.

        False when the workshop is not open or the participant is gone.
        """

    def put_answer_soon(self, participant_id: str, answer: Answer) -> Future[bool]:
        """As `put_answer`, without waiting: done when the answer is on disk."""

    def answers(self, participant_id: str) -> dict[str, Answer]:
        """Everything one participant has answered, by statement."""

    def rows(self, workshop_id: str) -> tuple[Row, ...]:
        """Every participant's answers, in the order of ids drawn by lot."""

    def paces(self, workshop_id: str, parts: Sequence[Collection[str]]) -> tuple[Pace, ...]:
        """How many people of each level have answered how many statements of each part.

        Never what they answered. Counted in the store, so that thousands cost little.
        """
