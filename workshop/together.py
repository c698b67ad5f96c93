"""A room that answers together: one common answer a statement, agreed out loud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answers import ANSWERS, LONGEST_COMMENT
from content import frozen
from workshop.desk import held, meeting, named, own_name
from workshop.model import Refused, RoomAnswer, Workshop, keepable
from workshop.saying import asked

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from answers import Questionnaire
    from content import Content
    from workshop.store import Store


def begin(  # noqa: PLR0913 - time and chance come in as arguments
    store: Store,
    content: Content,
    desk: str,
    *,
    organisation: str,
    questionnaire: Questionnaire,
    name: str = "",
    meets_on: date | None = None,
    now: datetime,
    new_id: Callable[[], str],
) -> Workshop:
    """A new workshop to answer together, pinned to the shelves as they are."""
    workshop = Workshop(
        id=new_id(),
        organisation=named(organisation),
        questionnaire=questionnaire,
        mode="open",
        created=now,
        content=content.fingerprint,
        name=own_name(name),
        meets_on=meeting(meets_on, now),
    )
    store.add_workshop(desk, workshop, shelves=frozen(content))
    return workshop


def settle(  # noqa: PLR0913, PLR0917 - as above
    store: Store,
    content: Content,
    desk: str,
    workshop_id: str,
    statement: str,
    answer: str | None,
    note: str = "",
    *,
    now: datetime,
) -> RoomAnswer:
    """Keep the room's answer to one statement. When this returns, it is on disk.

    `content` is what the workshop is pinned to.
    """
    here = held(store, desk, workshop_id)
    if here.kind != "together" or statement not in asked(content, here.questionnaire):
        raise Refused("This statement is not in the questionnaire.")
    if answer is not None and answer not in ANSWERS:
        raise Refused("Choose one of the answers shown.")
    if len(note) > LONGEST_COMMENT:
        raise Refused("The note is too long. It can have 2,000 characters at most.")
    return store.put_room_answer(here.id, statement, answer, keepable(note), now)


def settled(store: Store, workshop_id: str) -> dict[str, RoomAnswer]:
    """What the room has said so far, by statement; also where only a note was written."""
    return store.room_answers(workshop_id)


def agreed(store: Store, workshop_id: str) -> dict[str, str]:
    """The room's answers by statement, as `scoring.score` takes them."""
    said = store.room_answers(workshop_id)
    return {key: found.answer for key, found in said.items() if found.answer is not None}
