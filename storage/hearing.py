"""The link by which citizens are asked, and what they answer: counted, and read back by nobody."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, update

from storage.bringing import Bringing
from storage.rows import workshop_of
from storage.tables import asking, citizen_answers, citizens, workshops
from workshop import Asking, Citizen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection, RowMapping, Select

    from workshop import Workshop


class Hearing(Bringing):
    """The part of the store that keeps what citizens answer."""

    def ask_citizens(self, workshop_id: str, link: str, key: str) -> bool:
        """Open the link that is kept, or this one; only while people can answer."""
        new = self._upsert(asking).values(workshop=workshop_id, link=link, key=key, open=True)
        keep = new.on_conflict_do_update(index_elements=["workshop"], set_={"open": True})
        with self._writing() as connection:
            if not self._asks(connection, workshop_id):
                return False
            connection.execute(keep)
        return True

    def stop_citizens(self, workshop_id: str) -> bool:
        """Close the link, and keep it and what has been answered."""
        here = asking.c.workshop == workshop_id
        with self._writing() as connection:
            if not self._unseen(connection, workshop_id):
                return False
            return connection.execute(update(asking).where(here).values(open=False)).rowcount == 1

    def put_contact(self, workshop_id: str, contact: str) -> None:
        """Keep whom citizens may call, beside the link where there is one."""
        here = update(asking).where(asking.c.workshop == workshop_id)
        with self._writing() as connection:
            connection.execute(here.values(contact=contact))

    def citizens_anew(self, workshop_id: str, link: str, key: str) -> bool:
        """Delete what citizens answered, and let another link take the place."""
        here = update(asking).where(asking.c.workshop == workshop_id)
        with self._writing() as connection:
            if not self._asks(connection, workshop_id):
                return False
            renewed = connection.execute(here.values(link=link, key=key, open=True)).rowcount
            connection.execute(delete(citizens).where(citizens.c.workshop == workshop_id))
        self._empty_the_log()
        return renewed == 1

    def _asks(self, connection: Connection, workshop_id: str) -> bool:
        """Whether citizens may be asked in a workshop; it stays so until the transaction ends."""
        kind = select(workshops.c.kind).where(workshops.c.id == workshop_id)
        return self._open(connection, workshop_id) and connection.scalar(kind) == "private"

    def asking(self, workshop_id: str) -> Asking | None:
        """The link by which citizens are asked, where there is one."""
        found = self._rows(select(asking).where(asking.c.workshop == workshop_id))
        return _asking(found[0]) if found else None

    def found_by_asking(self, key: str) -> tuple[Workshop, bool] | None:
        """The workshop whose link to citizens has this hash, and whether it is open to them."""
        found = self._rows(
            select(workshops, asking.c.open)
            .join(asking, asking.c.workshop == workshops.c.id)
            .where(asking.c.key == key)
        )
        if not found:
            return None
        here = workshop_of(found[0])
        return here, bool(found[0]["open"]) and here.phase == "open"

    def add_citizen(self, token: str, citizen: Citizen, most: int) -> Citizen | None:
        """Keep somebody under a token's hash, if citizens may answer; a known one is the same."""
        with self._writing() as connection:
            is_open = self._may_answer(connection, citizen.workshop)
            known = select(citizens).where(citizens.c.token == token)
            if (row := connection.execute(known).mappings().one_or_none()) or not is_open:
                return _citizen(row) if row else None
            here = citizens.c.workshop == citizen.workshop
            every = select(func.count()).select_from(citizens).where(here)
            if (connection.scalar(every) or 0) >= most:
                return None
            connection.execute(insert(citizens).values(citizen.model_dump() | {"token": token}))
        return citizen

    def _may_answer(self, connection: Connection, workshop_id: str) -> bool:
        """Whether workshop and link are open; nobody shows the answers until this ends."""
        link = select(asking.c.open).where(asking.c.workshop == workshop_id)
        return self._open(connection, workshop_id) and bool(connection.scalar(link))

    def citizen(self, token: str) -> Citizen | None:
        """Whoever's token has this hash."""
        found = self._rows(select(citizens).where(citizens.c.token == token))
        return _citizen(found[0]) if found else None

    def put_citizen_answer(self, citizen_id: str, question: str, answer: int) -> bool:
        """Keep the place of an answer, if it may be given; on disk when this returns."""
        new = self._upsert(citizen_answers).values(
            citizen=citizen_id, question=question, answer=answer
        )
        keep = new.on_conflict_do_update(
            index_elements=["citizen", "question"], set_={"answer": answer}
        )
        with self._writing() as connection:
            if not self._answers(connection, citizen_id):
                return False
            connection.execute(keep)
        return True

    def citizen_answers(self, citizen_id: str) -> dict[str, int]:
        """Everything somebody has answered, by question."""
        theirs = select(citizen_answers).where(citizen_answers.c.citizen == citizen_id)
        return {row["question"]: row["answer"] for row in self._rows(theirs)}

    def remove_citizen(self, citizen_id: str) -> bool:
        """Delete somebody with all answers, also while the link is closed; not once it is shown."""
        with self._writing() as connection:
            here: str | None = connection.scalar(_whose(citizen_id))
            if here is None or not self._unseen(connection, here):
                return False
            connection.execute(delete(citizens).where(citizens.c.id == citizen_id))
        self._empty_the_log()
        return True

    def _answers(self, connection: Connection, citizen_id: str) -> bool:
        """Whether somebody is there and may answer; both stay so until the transaction ends."""
        here: str | None = connection.scalar(_whose(citizen_id))
        if here is None or not self._may_answer(connection, here):
            return False
        return connection.scalar(_whose(citizen_id)) is not None

    def citizens(self, workshop_id: str) -> int:
        """How many have answered anything."""
        here = citizens.c.workshop == workshop_id
        said = select(citizen_answers.c.citizen).where(citizen_answers.c.citizen == citizens.c.id)
        counted = select(func.count().label("n")).select_from(citizens).where(here, said.exists())
        return int(self._rows(counted)[0]["n"])

    def heard(self, workshop_id: str) -> Mapping[tuple[str, str], Mapping[int, int]]:
        """By question and kind of people, how many chose each answer."""
        what = citizen_answers.c.question, citizens.c.voice, citizen_answers.c.answer
        found = self._rows(
            select(*what, func.count().label("n"))
            .join(citizens, citizens.c.id == citizen_answers.c.citizen)
            .where(citizens.c.workshop == workshop_id)
            .group_by(*what)
        )
        every: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
        for row in found:
            every[row["question"], row["voice"]][row["answer"]] = row["n"]
        return every


def _whose(citizen_id: str) -> Select[Any]:
    return select(citizens.c.workshop).where(citizens.c.id == citizen_id)


def _asking(row: RowMapping) -> Asking:
    return Asking(row["link"], bool(row["open"]), row["contact"])


def _citizen(row: RowMapping) -> Citizen:
    return Citizen(**{key: row[key] for key in Citizen.model_fields})
