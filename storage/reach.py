"""One database in reach: transactions, reading, and what is left behind in its files."""

from __future__ import annotations

import logging
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import (
    DataError,
    DBAPIError,
    IntegrityError,
    InterfaceError,
    InternalError,
    OperationalError,
)
from sqlalchemy.exc import TimeoutError as NoConnection

from storage.tables import answers, batches, citizen_answers, citizens, participants
from workshop import Unreachable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, Engine, RowMapping

log = logging.getLogger("helhedstjek.storage")


@cache
def _turn(_file: str) -> AbstractContextManager[object]:
    """SQLite has one writer at a time. Within a process we line up for it instead of polling."""
    return Lock()


@contextmanager
def reached() -> Iterator[None]:
    """Raise Unreachable where the database does not answer."""
    try:
        yield
    except (OperationalError, InterfaceError, InternalError, NoConnection) as error:
        log.warning("The database does not answer: %s", type(error).__name__)
        raise Unreachable from error
    except IntegrityError:
        raise
    except DBAPIError as error:
        if error.connection_invalidated:
            raise Unreachable from error
        raise


class Reach:
    """What every part of the store stands on: one engine, and its two ways of being asked."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reading = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._on_sqlite = engine.dialect.name == "sqlite"
        self._upsert = sqlite.insert if self._on_sqlite else postgresql.insert
        self._turn = _turn(str(engine.url.database)) if self._on_sqlite else nullcontext()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One transaction, on disk when the block is left."""
        with reached(), self._turn, self._engine.begin() as connection:
            yield connection

    def _rows(self, query: Any, **gaps: str) -> Sequence[RowMapping]:  # noqa: ANN401 - any select will do
        """What a query finds; `gaps` fill one that was built once because it is asked often."""
        try:
            with reached(), self._reading.connect() as connection:
                return connection.execute(query, gaps).mappings().all()
        except DataError:  # asked for what PostgreSQL cannot hold, a NUL say, so it is not there
            return []

    def _tuples(self, query: Any) -> Sequence[Sequence[Any]]:  # noqa: ANN401 - any select will do
        """The same where there are a million, which need no names."""
        with reached(), self._reading.connect() as connection:
            return connection.execute(query).all()

    def forget_the_order(self, workshop_id: str) -> None:
        """Leave nothing of who came or answered when, from which device, under which mark or file.

        Within a page of SQLite's file rows lie in the order they came, so it is written anew by
        keys. PostgreSQL numbers the transaction of every row and keeps rows where they came to
        lie: one transaction touches them all, and the tables are written anew by keys.
        """
        here = participants.c.workshop == workshop_id
        people = participants.select().with_only_columns(participants.c.id).where(here)
        with self._writing() as connection:
            connection.execute(update(participants).where(here).values(mark=None, batch=None))
            connection.execute(
                update(answers)
                .where(answers.c.participant.in_(people))
                .values(device="", revision=1)
            )
            connection.execute(delete(batches).where(batches.c.workshop == workshop_id))
            those = citizens.c.workshop == workshop_id
            heard = citizens.select().with_only_columns(citizens.c.id).where(those)
            connection.execute(update(citizens).where(those).values(voice=citizens.c.voice))
            connection.execute(
                update(citizen_answers)
                .where(citizen_answers.c.citizen.in_(heard))
                .values(answer=citizen_answers.c.answer)
            )
        self.order_by_keys()

    def order_by_keys(self) -> None:
        """Write the tables of people and answers anew, so that they lie by ids drawn by lot."""
        if self._on_sqlite:
            self._anew("VACUUM")
            self._empty_the_log()
        else:
            self._anew(
                "CLUSTER participants USING participants_pkey",
                "CLUSTER answers USING answers_pkey",
                "CLUSTER batches USING batches_pkey",
                "CLUSTER citizens USING citizens_pkey",
                "CLUSTER citizen_answers USING citizen_answers_pkey",
            )

    def _forget_the_deleted(self) -> None:
        """Let nothing of what was deleted stay in the tables' files.

        SQLite overwrites what is deleted, and its log is emptied. PostgreSQL's own log and copies
        keep it until they are recycled: docs/en/developer.md says so.
        """
        if self._on_sqlite:
            self._empty_the_log()
        else:
            self._anew(
                *(
                    f"VACUUM FULL {t}"
                    for t in (
                        *("answers", "participants", "batches"),
                        *("citizen_answers", "citizens"),
                        *("room_answers", "results", "workshops"),
                        *("records", "polls", "ballots", "reporting", "reading"),
                    )
                )
            )

    def _anew(self, *statements: str) -> None:
        """Tidy the files; what was to be kept or deleted is so already, so this may fail."""
        try:
            with reached(), self._turn, self._reading.connect() as connection:
                for statement in statements:
                    connection.exec_driver_sql(statement)
        except (DBAPIError, Unreachable):  # no room on the disk, or somebody reads and reads
            log.warning(
                "The database's files still show what was deleted, or the order of answers."
            )

    def _empty_the_log(self) -> None:
        """SQLite's log still holds what was deleted until it is emptied."""
        if self._on_sqlite:
            self._anew("PRAGMA wal_checkpoint(TRUNCATE)")
