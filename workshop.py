"""The rules of the room: who may do what, and when. Knows no screen and no database.

A workshop answered together has one common answer a statement, agreed in the room. A desk is one
browser: it remembers which workshop lies on it, and where in it.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final, Protocol

from pydantic import AwareDatetime, BaseModel, ConfigDict

from answers import ANSWERS, LONGEST_COMMENT, LONGEST_NAME, Questionnaire
from scoring import Mode

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from content import Content

EXAMPLE: Final = "example"
"""The id under which the fictitious example lies on a desk; it is in no database."""


class Refused(Exception):  # noqa: N818 - what it says to a visitor, not a fault
    """The room's rules say no. The message is English, to be translated where it is shown."""


class Model(BaseModel):
    """Frozen, and nothing it does not know gets in."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Workshop(Model):
    """One measurement in one organisation."""

    id: str
    organisation: str
    questionnaire: Questionnaire
    mode: Mode
    created: AwareDatetime


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


class Store(Protocol):
    """Where workshops are kept. What a `put` or `add` returned from is on disk."""

    def add_workshop(self, desk: str, workshop: Workshop) -> None:
        """Keep a new workshop, owned by a desk."""

    def workshop(self, workshop_id: str) -> Workshop | None:
        """The workshop with this id."""

    def workshops(self, desk: str) -> tuple[Workshop, ...]:
        """A desk's workshops, newest first."""

    def remove_workshop(self, workshop_id: str) -> None:
        """Delete a workshop and all that was said in it, for good."""

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


def desk_of(token: str) -> str:
    """The name under which a browser's token is kept; the token itself never is."""
    return hashlib.sha256(token.encode()).hexdigest()


def begin(  # noqa: PLR0913 - time and chance come in as arguments
    store: Store,
    desk: str,
    *,
    organisation: str,
    questionnaire: Questionnaire,
    now: datetime,
    new_id: Callable[[], str],
) -> Workshop:
    """A new workshop to answer together; it lies on the desk when this returns."""
    name = organisation.strip()
    if not name:
        raise Refused("Write the name of the organisation.")
    if len(name) > LONGEST_NAME:
        raise Refused("The name is too long. It can have 200 characters at most.")
    workshop = Workshop(
        id=new_id(), organisation=name, questionnaire=questionnaire, mode="open", created=now
    )
    store.add_workshop(desk, workshop)
    store.put_desk(desk, Desk(workshop=workshop.id))
    return workshop


def asked(content: Content, questionnaire: Questionnaire) -> tuple[str, ...]:
    """The statements of the short or the full questionnaire, in order."""
    return tuple(
        key
        for key, statement in content.statements.items()
        if statement.core or questionnaire == "full"
    )


def settle(  # noqa: PLR0913, PLR0917 - as above
    store: Store,
    content: Content,
    workshop_id: str,
    statement: str,
    answer: str | None,
    note: str = "",
    *,
    now: datetime,
) -> RoomAnswer:
    """Keep the room's answer to one statement. When this returns, it is on disk."""
    workshop = store.workshop(workshop_id)
    if workshop is None:
        raise Refused("This workshop has been deleted.")
    if statement not in asked(content, workshop.questionnaire):
        raise Refused("This statement is not in the questionnaire.")
    if answer is not None and answer not in ANSWERS:
        raise Refused("Choose one of the answers shown.")
    if len(note) > LONGEST_COMMENT:
        raise Refused("The note is too long. It can have 2,000 characters at most.")
    return store.put_room_answer(workshop_id, statement, answer, note, now)


def settled(store: Store, workshop_id: str) -> dict[str, RoomAnswer]:
    """What the room has said so far, by statement; also where only a note was written."""
    return store.room_answers(workshop_id)


def agreed(store: Store, workshop_id: str) -> dict[str, str]:
    """The room's answers by statement, as `scoring.score` takes them."""
    said = store.room_answers(workshop_id)
    return {key: found.answer for key, found in said.items() if found.answer is not None}


def at_desk(store: Store, desk: str) -> Workshop | None:
    """The workshop this browser works with now, unless it is the example or there is none."""
    lies = store.desk(desk).workshop
    return store.workshop(lies) if lies else None


def example_at_desk(store: Store, desk: str) -> bool:
    """Whether the example lies on the desk."""
    return store.desk(desk).workshop == EXAMPLE


def sit_down(store: Store, desk: str, workshop_id: str) -> None:
    """Turn to another of this desk's workshops, or to the example."""
    if workshop_id != EXAMPLE and workshop_id not in {own.id for own in store.workshops(desk)}:
        raise Refused("This workshop has been deleted.")
    store.put_desk(desk, Desk(workshop=workshop_id))


def mine(store: Store, desk: str) -> tuple[Workshop, ...]:
    """This desk's workshops, newest first."""
    return store.workshops(desk)


def place(store: Store, desk: str) -> str | None:
    """The statement this desk was last at."""
    return store.desk(desk).statement


def keep_place(store: Store, desk: str, statement: str) -> None:
    """Remember where this desk is, so that a reload comes back to it."""
    lies = store.desk(desk)
    if lies.statement != statement:
        store.put_desk(desk, lies.model_copy(update={"statement": statement}))


def delete(store: Store, desk: str, workshop_id: str) -> None:
    """Delete a workshop of this desk with all its answers, for good."""
    if workshop_id in {own.id for own in store.workshops(desk)}:
        store.remove_workshop(workshop_id)
