"""The one room with a database in it. SQLite by default; what it has accepted is on disk."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import alembic.command
import alembic.config
from alembic.util import CommandError
from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    delete,
    event,
    insert,
    select,
)
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from workshop import Desk, Refused, RoomAnswer, Workshop

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, RowMapping
    from sqlalchemy.engine.interfaces import DBAPIConnection

MIGRATIONS = Path(__file__).resolve().parent / "migrations"

metadata = MetaData()

workshops = Table(
    "workshops",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("desk", String(64), nullable=False, index=True),
    Column("organisation", Text, nullable=False),
    Column("questionnaire", String(8), nullable=False),
    Column("mode", String(16), nullable=False),
    Column("created", String(40), nullable=False),
)

room_answers = Table(
    "room_answers",
    metadata,
    Column(
        "workshop",
        String(64),
        ForeignKey("workshops.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("statement", String(64), primary_key=True),
    Column("answer", String(16)),
    Column("note", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("at", String(40), nullable=False),
)

desks = Table(
    "desks",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("workshop", String(64)),
    Column("statement", String(64)),
)


class StorageError(Exception):
    """The database cannot be opened; the message says which and what to do."""


def open_store(database_url: str) -> DatabaseStore:
    """The store at this address, with every migration applied; raises StorageError."""
    engine = None
    try:
        engine = _engine(database_url)
        with engine.begin() as connection:
            _migrate(connection)
    except (SQLAlchemyError, CommandError, ImportError) as error:
        reason = str(error.__cause__ or error).splitlines()[0]
        place = f" {engine.url.render_as_string()}" if engine else ""
        if engine:
            engine.dispose()
        message = (
            f"The database{place} cannot be opened: {reason}. "
            "Check that the folder exists and may be written to, or set HELHEDSTJEK_DATABASE_URL."
        )
        raise StorageError(message) from error
    return DatabaseStore(engine)


def _engine(database_url: str) -> Engine:
    engine = create_engine(database_url)
    event.listen(engine, "connect", _careful)
    event.listen(engine, "begin", _immediately)
    return engine


def _careful(connection: DBAPIConnection, _record: object) -> None:
    """What makes SQLite keep what it said it kept, also through a power cut."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "busy_timeout = 10000",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _immediately(connection: Connection) -> None:
    """Take the write lock at once, so that a migration is applied whole or not at all."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _migrate(connection: Connection) -> None:
    config = alembic.config.Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    alembic.command.upgrade(config, "head")


class DatabaseStore:
    """A `workshop.Store` over SQLAlchemy Core. Every method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def add_workshop(self, desk: str, workshop: Workshop) -> None:
        """Keep a new workshop."""
        values = workshop.model_dump() | {"desk": desk, "created": _text(workshop.created)}
        with self._engine.begin() as connection:
            connection.execute(insert(workshops).values(values))

    def workshop(self, workshop_id: str) -> Workshop | None:
        """The workshop with this id."""
        found = self._rows(select(workshops).where(workshops.c.id == workshop_id))
        return _workshop(found[0]) if found else None

    def workshops(self, desk: str) -> tuple[Workshop, ...]:
        """A desk's workshops, newest first."""
        newest = workshops.c.created.desc(), workshops.c.id
        rows = self._rows(select(workshops).where(workshops.c.desk == desk).order_by(*newest))
        return tuple(_workshop(row) for row in rows)

    def remove_workshop(self, workshop_id: str) -> None:
        """Delete a workshop and all that was said in it."""
        with self._engine.begin() as connection:
            connection.execute(delete(workshops).where(workshops.c.id == workshop_id))
        self._empty_the_log()

    def put_room_answer(
        self, workshop_id: str, statement: str, answer: str | None, note: str, at: datetime
    ) -> RoomAnswer:
        """Keep the room's answer; on disk when this returns."""
        said = {"answer": answer, "note": note, "at": _text(at)}
        keep = (
            upsert(room_answers)
            .values(workshop=workshop_id, statement=statement, revision=1, **said)
            .on_conflict_do_update(
                index_elements=["workshop", "statement"],
                set_={**said, "revision": room_answers.c.revision + 1},
            )
            .returning(*room_answers.c)
        )
        try:
            with self._engine.begin() as connection:
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
        keep = upsert(desks).values(id=desk, **lies.model_dump())
        with self._engine.begin() as connection:
            connection.execute(
                keep.on_conflict_do_update(index_elements=["id"], set_=lies.model_dump())
            )

    def _empty_the_log(self) -> None:
        """SQLite's log still holds what was deleted until it is emptied."""
        connection = self._engine.raw_connection()
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()

    def _rows(self, query: Any) -> list[RowMapping]:  # noqa: ANN401 - any select will do
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            return list(connection.execute(query).mappings())


def _text(moment: datetime) -> str:
    """A moment as text that sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _workshop(row: RowMapping) -> Workshop:
    values = {key: row[key] for key in Workshop.model_fields}
    return Workshop(**values | {"created": datetime.fromisoformat(row["created"])})


def _room_answer(row: RowMapping) -> RoomAnswer:
    values = {key: row[key] for key in RoomAnswer.model_fields}
    return RoomAnswer(**values | {"at": datetime.fromisoformat(row["at"])})
