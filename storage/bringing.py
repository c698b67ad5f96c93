"""People who come in from a file, thousands in one transaction: all of them, or none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, insert, or_, select, update

from answers import ABSENT, ANSWERS
from storage.answering import Answering
from storage.asking import COMING
from storage.entering import how_many_inside
from storage.rows import columns_of, noted, workshop_of
from storage.tables import batches, participants, workshops
from storage.writing import Kept
from workshop import Batch, Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, Select

    from workshop import Brought, Workshop

AT_ONCE: Final = 1000
"""How many people's answers one statement keeps."""


class Bringing(Answering):
    """The part of the store that keeps people who come in from a file."""

    def add_brought(self, desk: str, workshop: Workshop, brought: Brought, *, shelves: str) -> None:
        """Keep a new workshop and everybody in it, or nothing."""
        whole = columns_of(workshop) | noted(workshop) | {"desk": desk}
        with self._writing() as connection:
            connection.execute(insert(workshops).values(whole))
            self._pin(connection, workshop, shelves)
            self._come_in(connection, brought)

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
        """Keep everybody, or nobody if the workshop is not just as it `was`."""
        with self._writing() as connection:
            if self._held(connection, was.id) != was:
                return False
            if not again:
                _must_be_new(connection, brought, was.id)
            if not beyond:
                _must_be_invited(connection, brought, was)
            if workshop != was:
                here = workshops.c.id == was.id
                connection.execute(update(workshops).where(here).values(columns_of(workshop)))
            self._pin(connection, workshop, shelves)
            self._come_in(connection, brought)
        return True

    @staticmethod
    def _held(connection: Connection, workshop_id: str) -> Workshop | None:
        """A workshop that nobody else changes, enters or leaves until the transaction ends."""
        here = select(workshops).where(workshops.c.id == workshop_id)
        held = connection.execute(here.with_for_update(key_share=True)).mappings().one_or_none()
        return workshop_of(held) if held else None

    def _come_in(self, connection: Connection, brought: Brought) -> None:
        """Everybody in the order of their ids, which is that of nothing in the file."""
        people = [
            person.model_dump() | {"token": token, "batch": brought.batch or None}
            for person, token in zip(brought.people, brought.tokens, strict=True)
        ]
        if brought.batch:
            connection.execute(insert(batches).values(_batch(brought)))
        connection.execute(insert(participants), people)
        for after in range(0, len(people), AT_ONCE):
            some = slice(after, after + AT_ONCE)
            said = zip(brought.people[some], brought.ratings[some], strict=True)
            rows = json.dumps([(who.id, "".join(map(str, codes))) for who, codes in said])
            asked = json.dumps(brought.statements)
            connection.execute(COMING[self._engine.dialect.name], {"people": rows, "asked": asked})
        if brought.comments:
            rows = json.dumps(list(_commented(brought)), ensure_ascii=False)
            connection.execute(self._ask.keep, {"rows": rows})

    def is_in(self, workshop_id: str, prints: tuple[str, str]) -> bool:
        """Whether a file with one of these prints was taken in, and not out again."""
        return bool(self._rows(_alike(workshop_id, prints)))

    def batches(self, workshop_id: str) -> tuple[Batch, ...]:
        """The files that were taken in; none after the reveal."""
        here = select(batches).where(batches.c.workshop == workshop_id)
        return tuple(
            Batch(row["id"], row["people"]) for row in self._rows(here.order_by(batches.c.id))
        )

    def take_out_batch(self, workshop_id: str, batch: str) -> int:
        """Delete everybody who came with a file, before the reveal; how many."""
        this = (batches.c.workshop == workshop_id) & (batches.c.id == batch)
        theirs = (participants.c.workshop == workshop_id) & (participants.c.batch == batch)
        with self._writing() as connection:
            here = self._held(connection, workshop_id)
            if here is None or here.phase not in {"draft", "open", "shut"}:
                return 0
            added = connection.scalar(delete(batches).where(this).returning(batches.c.areas))
            gone = connection.execute(delete(participants).where(theirs)).rowcount
            if here.phase == "draft" and added:
                _without(connection, here, set(json.loads(added)))
        self._empty_the_log()
        return gone


def _batch(brought: Brought) -> dict[str, object]:
    file, said = brought.prints
    return {
        "id": brought.batch,
        "workshop": brought.people[0].workshop,
        "file": file,
        "said": said,
        "people": len(brought.people),
        "areas": json.dumps(brought.areas, ensure_ascii=False),
    }


def _commented(brought: Brought) -> Iterable[Kept]:
    """Answers with words beside them; words may stand where there is no answer."""
    place = {who.id: number for number, who in enumerate(brought.people)}
    column = {statement: number for number, statement in enumerate(brought.statements)}
    for comment in brought.comments:
        code = brought.ratings[place[comment.participant]][column[comment.statement]]
        answer = None if code == ABSENT else ANSWERS[code]
        yield Kept(comment.participant, comment.statement, answer, comment.text, 1, "")


def _must_be_new(connection: Connection, brought: Brought, workshop_id: str) -> None:
    if connection.scalar(_alike(workshop_id, brought.prints)) is not None:
        raise Refused("The answers in this file have been taken in already.")


def _alike(workshop_id: str, prints: tuple[str, str]) -> Select[tuple[str]]:
    file, said = prints
    alike = or_(batches.c.file == file, batches.c.said == said)
    return select(batches.c.id).where(batches.c.workshop == workshop_id, alike)


def _must_be_invited(connection: Connection, brought: Brought, here: Workshop) -> None:
    joined, more = how_many_inside(connection, here.id), len(brought.people)
    if here.invited is not None and joined + more > here.invited:
        raise Refused(
            "You have invited {invited}. With the file there would be {all} of you.",
            invited=here.invited,
            all=joined + more,
        )


def _without(connection: Connection, here: Workshop, areas: set[str]) -> None:
    """Take away the areas that came with a file, where nobody who stays is of them."""
    of = select(participants.c.area).where(participants.c.workshop == here.id).distinct()
    gone = areas - set(connection.scalars(of))
    left = here.model_copy(update={"areas": tuple(a for a in here.areas if a not in gone)})
    this = workshops.c.id == here.id
    connection.execute(update(workshops).where(this).values(columns_of(left)))
