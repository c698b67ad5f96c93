"""A `workshop.Store` over SQLAlchemy Core, the same on SQLite and PostgreSQL."""

from __future__ import annotations

import json
import logging
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, date, datetime
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, case, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError, OperationalError

from answers import Row
from storage.tables import answers, desks, participants, room_answers, workshops
from storage.writing import Said, Writer, standing
from workshop import Answer, Desk, Pace, Participant, Refused, RoomAnswer, Workshop

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from concurrent.futures import Future

    from sqlalchemy import ColumnElement, Connection, Engine, RowMapping

    from workshop import Phase

log = logging.getLogger("helhedstjek.storage")

# Whether a workshop is open is asked under a lock, so that no answer is accepted after a reveal.
# SQLite has one lock for all; PostgreSQL hands the row to one after the other.
OPEN = select(participants.c.id).join(workshops, workshops.c.id == participants.c.workshop)
OPEN = OPEN.where(
    workshops.c.phase == "open", participants.c.id.in_(bindparam("who", expanding=True))
)
OPEN = OPEN.order_by(workshops.c.id, participants.c.id).with_for_update(key_share=True)


@cache
def _turn(_file: str) -> AbstractContextManager[object]:
    """SQLite has one writer at a time. Within a process we line up for it instead of polling."""
    return Lock()


class DatabaseStore:
    """Every method is one transaction; answers share one with those that come at the same time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reading = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._on_sqlite = engine.dialect.name == "sqlite"
        self._upsert = sqlite.insert if self._on_sqlite else postgresql.insert
        self._keep_answer = self._compiled()
        self._turn = _turn(str(engine.url.database)) if self._on_sqlite else nullcontext()
        self._writer: Writer | None = None
        self._changing = Lock()

    def close(self) -> None:
        """Finish the answers that wait, and let go of the database."""
        with self._changing:
            writer, self._writer = self._writer, None
        if writer:
            writer.stop()
        self._engine.dispose()

    def add_workshop(self, desk: str, workshop: Workshop) -> None:
        """Keep a new workshop."""
        with self._writing() as connection:
            connection.execute(insert(workshops).values(_columns(workshop) | {"desk": desk}))

    def workshop(self, workshop_id: str) -> Workshop | None:
        """The workshop with this id."""
        return self._one(workshops.c.id == workshop_id)

    def workshops(self, desk: str) -> tuple[Workshop, ...]:
        """A desk's workshops, newest first."""
        newest = workshops.c.created.desc(), workshops.c.id
        rows = self._rows(select(workshops).where(workshops.c.desk == desk).order_by(*newest))
        return tuple(_workshop(row) for row in rows)

    def remove_workshop(self, workshop_id: str) -> None:
        """Delete a workshop and all that was said in it."""
        with self._writing() as connection:
            connection.execute(delete(workshops).where(workshops.c.id == workshop_id))
        self._empty_the_log()

    def change_workshop(self, workshop: Workshop, *, was: Phase) -> bool:
        """Keep the workshop as it is now, if its phase still `was`."""
        change = update(workshops).values(_columns(workshop))
        here = (workshops.c.id == workshop.id) & (workshops.c.phase == was)
        with self._writing() as connection:
            changed = connection.execute(change.where(here)).rowcount == 1
        if changed and was == "open":
            self._forget_the_order()
        return changed

    def past(self, day: date) -> tuple[str, ...]:
        """The ids of the workshops whose last day is before `day`."""
        found = select(workshops.c.id).where(workshops.c.delete_on < day.isoformat())
        return tuple(row["id"] for row in self._rows(found))

    def put_keys(self, workshop_id: str, link: str, code: str) -> None:
        """Keep the hashes of link and code."""
        keys = update(workshops).where(workshops.c.id == workshop_id).values(link=link, code=code)
        try:
            with self._writing() as connection:
                connection.execute(keys)
        except IntegrityError:
            raise Refused("This code is taken. Make the workshop again.") from None

    def found_by_link(self, link: str) -> Workshop | None:
        """The workshop whose join link's token has this hash."""
        return self._one(workshops.c.link == link)

    def found_by_code(self, code: str) -> Workshop | None:
        """The workshop whose typed code has this hash."""
        return self._one(workshops.c.code == code)

    def add_participant(self, token: str, participant: Participant) -> bool:
        """Keep a new participant, if the workshop is open."""
        values = participant.model_dump() | {"token": token}
        with self._writing() as connection:
            if not self._open(connection, participant.workshop):
                return False
            connection.execute(insert(participants).values(values))
        return True

    def participant(self, token: str) -> Participant | None:
        """The participant whose token has this hash."""
        found = self._rows(select(participants).where(participants.c.token == token))
        return Participant(**{k: found[0][k] for k in Participant.model_fields}) if found else None

    def remove_participant(self, participant_id: str) -> bool:
        """Delete a participant with all answers, if the workshop is open."""
        whose = select(participants.c.workshop).where(participants.c.id == participant_id)
        with self._writing() as connection:
            here = connection.execute(whose).scalar()
            if here is None or not self._open(connection, here):
                return False
            connection.execute(delete(participants).where(participants.c.id == participant_id))
        self._empty_the_log()
        return True

    def put_answer(self, participant_id: str, answer: Answer) -> bool:
        """Keep an answer if the workshop is open; a higher revision that is kept already stands."""
        return self.put_answer_soon(participant_id, answer).result()

    def put_answer_soon(self, participant_id: str, answer: Answer) -> Future[bool]:
        """As `put_answer`, without waiting: done when the answer is on disk."""
        with self._changing:
            self._writer = self._writer or Writer(self._put_answers)
            return self._writer.put(Said(participant_id, answer))

    def _put_answers(self, group: Sequence[Said]) -> list[bool]:
        """Keep several people's answers in one transaction; whether each one's workshop is open."""
        with self._writing() as connection:
            who = {said.participant for said in group}
            known = set(connection.scalars(OPEN, {"who": sorted(who)}))
            if stand := standing(said for said in group if said.participant in known):
                connection.exec_driver_sql(self._keep_answer, stand)
        return [said.participant in known for said in group]

    def _compiled(self) -> str:
        """What keeps one answer, as the driver takes it."""
        keep = self._upsert(answers)
        keep = keep.on_conflict_do_update(
            index_elements=["participant", "statement"],
            set_={key: keep.excluded[key] for key in ("answer", "comment", "revision")},
            where=answers.c.revision <= keep.excluded.revision,
        )
        named = sqlite.dialect(paramstyle="named")
        return str(keep.compile(dialect=named if self._on_sqlite else self._engine.dialect))

    def answers(self, participant_id: str) -> dict[str, Answer]:
        """Everything one participant has answered, by statement."""
        rows = self._rows(select(answers).where(answers.c.participant == participant_id))
        return {
            row["statement"]: Answer(**{key: row[key] for key in Answer.model_fields})
            for row in rows
        }

    def rows(self, workshop_id: str) -> tuple[Row, ...]:
        """Every participant's answers, in the order of ids drawn by lot."""
        found = (
            select(participants.c.id, participants.c.level, participants.c.area, answers)
            .join(answers, answers.c.participant == participants.c.id)
            .where(participants.c.workshop == workshop_id, answers.c.answer.is_not(None))
            .order_by(participants.c.id, answers.c.statement)
        )
        return tuple(
            Row(r["id"], r["level"], r["area"], r["statement"], r["answer"], r["comment"])
            for r in self._rows(found)
        )

    def paces(self, workshop_id: str, parts: Sequence[Collection[str]]) -> tuple[Pace, ...]:
        """How many people of each level have answered how many statements of each part."""
        said = (answers.c.participant == participants.c.id) & answers.c.answer.is_not(None)
        counts = [
            func.count(case((answers.c.statement.in_(part), 1))).label(f"part{place}")
            for place, part in enumerate(parts)
        ]
        each = (
            select(participants.c.level, *counts)
            .join(answers, said, isouter=True)
            .where(participants.c.workshop == workshop_id)
            .group_by(participants.c.id, participants.c.level)
            .subquery()
        )
        found = select(*each.c, func.count().label("people")).group_by(*each.c)
        return tuple(
            Pace(
                row["level"],
                tuple(row[f"part{place}"] for place in range(len(parts))),
                row["people"],
            )
            for row in self._rows(found)
        )

    def put_room_answer(
        self, workshop_id: str, statement: str, answer: str | None, note: str, at: datetime
    ) -> RoomAnswer:
        """Keep the room's answer; on disk when this returns."""
        said = {"answer": answer, "note": note, "at": _text(at)}
        keep = (
            self._upsert(room_answers)
            .values(workshop=workshop_id, statement=statement, revision=1, **said)
            .on_conflict_do_update(
                index_elements=["workshop", "statement"],
                set_={**said, "revision": room_answers.c.revision + 1},
            )
            .returning(*room_answers.c)
        )
        try:
            with self._writing() as connection:
                return _room_answer(connection.execute(keep).mappings().one())
        except IntegrityError:
            raise Refused("This workshop has been deleted.") from None

    def room_answers(self, workshop_id: str) -> dict[str, RoomAnswer]:
        """Everything the room has said, by statement."""
        rows = self._rows(select(room_answers).where(room_answers.c.workshop == workshop_id))
        return {row["statement"]: _room_answer(row) for row in rows}

    def desk(self, desk: str) -> Desk:
        """What lies on a desk; an unknown one is empty."""
        found = self._rows(select(desks).where(desks.c.id == desk))
        return (
            Desk(workshop=found[0]["workshop"], statement=found[0]["statement"])
            if found
            else Desk()
        )

    def put_desk(self, desk: str, lies: Desk) -> None:
        """Remember what lies on a desk."""
        keep = self._upsert(desks).values(id=desk, **lies.model_dump())
        with self._writing() as connection:
            connection.execute(
                keep.on_conflict_do_update(index_elements=["id"], set_=lies.model_dump())
            )

    def _one(self, here: ColumnElement[bool]) -> Workshop | None:
        found = self._rows(select(workshops).where(here))
        return _workshop(found[0]) if found else None

    @staticmethod
    def _open(connection: Connection, workshop_id: str) -> bool:
        phase = select(workshops.c.phase).where(workshops.c.id == workshop_id)
        return connection.scalar(phase.with_for_update(key_share=True)) == "open"

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._turn, self._engine.begin() as connection:
            yield connection

    def _forget_the_order(self) -> None:
        """Write SQLite's file anew, by keys: within a page, rows lie in the order they came."""
        if self._on_sqlite:
            try:
                with self._turn, self._reading.connect() as connection:
                    connection.exec_driver_sql("VACUUM")
            except OperationalError:  # no room on the disk, or another process writes and writes
                log.warning("The database's file still shows in which order answers came.")
            self._empty_the_log()

    def _empty_the_log(self) -> None:
        """SQLite's log still holds what was deleted until it is emptied."""
        if self._on_sqlite:
            with self._turn, self._reading.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def _rows(self, query: Any) -> list[RowMapping]:  # noqa: ANN401 - any select will do
        with self._reading.connect() as connection:
            return list(connection.execute(query).mappings())


def _text(moment: datetime) -> str:
    """A moment as text that sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _columns(workshop: Workshop) -> dict[str, Any]:
    values = workshop.model_dump(mode="json")
    areas = json.dumps(values["areas"], ensure_ascii=False)
    return values | {"created": _text(workshop.created), "areas": areas}


def _workshop(row: RowMapping) -> Workshop:
    values = {key: row[key] for key in Workshop.model_fields}
    return Workshop(**values | {"areas": tuple(json.loads(row["areas"]))})


def _room_answer(row: RowMapping) -> RoomAnswer:
    values = {key: row[key] for key in RoomAnswer.model_fields}
    return RoomAnswer(**values | {"at": datetime.fromisoformat(row["at"])})
