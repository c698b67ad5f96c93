"""Open the database: carefully, at its newest form, or with one sentence that says why not."""

from __future__ import annotations

import logging
import sqlite3
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import alembic.command
from alembic.migration import MigrationContext
from alembic.util import CommandError
from sqlalchemy import create_engine, event, inspect
from sqlalchemy.exc import DisconnectionError, SQLAlchemyError

from storage.address import StorageError, address, config, place, revisions
from storage.copies import beside, copy
from storage.store import DatabaseStore

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine
    from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
    from sqlalchemy.pool import ConnectionPoolEntry

PATIENCE: Final = 10
"""Seconds to wait for a lock of SQLite's, or for a PostgreSQL server to answer."""
POOL: Final = {"pool_size": 20, "max_overflow": 40}
"""As many connections as there are threads that read: Starlette's forty and some of Streamlit's."""
SHARED: Final = {"pool_size": 5, "max_overflow": 10}
"""PostgreSQL takes a hundred from all processes together: six of ours. Whoever finds none waits."""
ONE_AT_A_TIME: Final = 0x48656C68
"""The advisory lock under which PostgreSQL's tables are changed."""

log = logging.getLogger("helhedstjek.storage")


class LaterError(CommandError):
    """A later version has changed the tables; nothing of it is touched."""


def open_store(database_url: str) -> DatabaseStore:
    """The store at this address, with every migration applied; raises StorageError."""
    url = address(database_url)
    engine = None
    try:
        engine = _engine(url)
        with engine.begin() as connection:
            changed = _migrate(connection)
    except (SQLAlchemyError, CommandError, ImportError, OSError, sqlite3.Error) as error:
        if engine:
            engine.dispose()
        raise StorageError(_sentence(url, error)) from error
    store = DatabaseStore(engine)
    if changed and url.get_backend_name() == "postgresql":
        store.order_by_keys()
    return store


def _sentence(url: URL, error: Exception) -> str:
    """Which database, why and what to do; nothing that only its owner may know."""
    reason = (str(error.__cause__ or error).splitlines() or [type(error).__name__])[0]
    if url.password:
        reason = reason.replace(str(url.password), "***")
    if isinstance(error, LaterError):
        what = "Start that version, restore a copy made before it"
    elif url.get_backend_name() == "postgresql":
        what = "Check that the server runs, and that database, user and password are right"
    else:
        what = "Check that the folder exists and may be written to"
    return (
        f"The database {place(url)} cannot be opened: {reason.rstrip('.')}. "
        f"{what}, or set HELHEDSTJEK_DATABASE_URL."
    )


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == "sqlite":
        with suppress(OSError):  # SQLite says better what is wrong with the place
            Path(str(url.database)).touch(mode=0o600)
        engine = create_engine(url, hide_parameters=True, **POOL)
        event.listen(engine, "do_connect", _as_it_is)
        event.listen(engine, "connect", _careful)
        event.listen(engine, "checkout", _still_there)
        event.listen(engine, "begin", _immediately)
        return engine
    waits = {} if "connect_timeout" in url.query else {"connect_timeout": PATIENCE}
    engine = create_engine(
        url, connect_args=waits, pool_pre_ping=True, hide_parameters=True, **SHARED
    )
    event.listen(engine, "connect", _synced)
    return engine


def _as_it_is(
    _dialect: object, record: ConnectionPoolEntry, said: list[str], how: dict[str, object]
) -> None:
    """Open the file that stands there, and make none: an empty one would stand in its way."""
    file = Path(said[0]).resolve()
    said[0] = f"{file.as_uri()}?mode=rw"
    how["uri"] = True
    record.info["file"], record.info["it"] = file, _which(file)


def _still_there(_it: object, record: ConnectionPoolEntry, _proxy: object) -> None:
    """Let no answer go into a file that has been taken away, or replaced: nobody finds it again."""
    if record.info["it"] is None or _which(record.info["file"]) != record.info["it"]:
        raise DisconnectionError


def _which(file: Path) -> tuple[int, int] | None:
    """Which file stands there; None where none does."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _careful(connection: DBAPIConnection, _record: object) -> None:
    """What makes SQLite keep what it said it kept, also through a power cut."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout = {PATIENCE * 1000}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
    ):
        _patiently(cursor, f"PRAGMA {pragma}")
    cursor.close()


def _patiently(cursor: DBAPICursor, statement: str) -> None:
    """Try again while others open the file: turning to WAL does not wait, whatever the timeout."""
    latest = time.monotonic() + PATIENCE
    while True:
        try:
            cursor.execute(statement)
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > latest:
                raise
            time.sleep(0.01)
        else:
            return


def _immediately(connection: Connection) -> None:
    """Take the write lock at once, so that all is kept or nothing; who only reads needs none."""
    if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _synced(connection: DBAPIConnection, _record: object) -> None:
    """A server may be set to acknowledge before it syncs: not to us."""
    cursor = connection.cursor()
    cursor.execute(
        "SELECT set_config('synchronous_commit', 'on', false)"
        " WHERE current_setting('synchronous_commit') = 'off'"
    )
    cursor.close()
    connection.commit()


def _migrate(connection: Connection) -> bool:
    """Bring the database to its newest form; whether it was another.

    What an SQLite file held before is copied first.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})")
    found = MigrationContext.configure(connection).get_current_revision()
    known = revisions()
    if found == known[0]:
        return False
    if found and found not in known:
        raise LaterError(f"a later version of Helhedstjek has changed it (form {found})")
    if connection.dialect.name == "sqlite":
        _keep_a_copy(connection, found)
    migrating = config()
    migrating.attributes["connection"] = connection
    alembic.command.upgrade(migrating, "head")
    return True


def _keep_a_copy(connection: Connection, found: str | None) -> None:
    """The write lock is ours and nothing has changed, so the copy is what there was."""
    if found is None:
        if inspect(connection).get_table_names():
            raise CommandError("the file holds a database of something else")
        return
    file = Path(connection.exec_driver_sql("PRAGMA database_list").mappings().one()["file"])
    kept = beside(file, f"before-update-of-{found}", datetime.now(UTC))
    copy(file, kept)
    log.warning("The database is brought up to date. What it was before is kept in %s", kept)
