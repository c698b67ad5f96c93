"""Whole copies of an SQLite database, taken while it is in use, and the way back from one."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from storage.address import StorageError, file_of, revisions

if TYPE_CHECKING:
    from datetime import datetime

OURS: Final = {"alembic_version", "workshops", "room_answers"}
PATIENCE: Final = 10
"""Seconds to wait for whoever writes just now."""


def beside(file: Path, why: str, now: datetime) -> Path:
    """A name for a copy that is kept beside the database."""
    return file.with_name(f"{file.stem}-{now:%Y-%m-%d-%H%M%S-%f}-{why}{file.suffix}")


def copy(file: Path, to: Path) -> None:
    """Copy a database that may be in use; `to` is a whole copy on disk, or is not there."""
    with TemporaryDirectory(dir=to.parent) as folder:
        whole = Path(folder) / "whole"
        with closing(_opened(file, "rw")) as connection:
            connection.execute("VACUUM INTO ?", (str(whole),))
        _settle(whole, to)


def back_up(database_url: str, to: Path) -> None:
    """Copy the database to a new file, checked from end to end; raises StorageError."""
    file = file_of(database_url)
    if not file.exists():
        raise StorageError(f"There is no database in {file}.")
    if to.exists():
        raise StorageError(f"{to} exists already. Choose another name.")
    try:
        copy(file, to)
        check(to)
    except (sqlite3.Error, OSError) as error:
        raise StorageError(f"{file} cannot be copied to {to}: {_reason(error)}.") from error


def check(file: Path) -> None:
    """Raise StorageError unless the file is a whole database of ours that we can read."""
    try:
        with closing(_opened(file, "ro")) as connection:
            (said,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            astray = connection.execute("PRAGMA foreign_key_check").fetchone()
            names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
            found = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    except sqlite3.OperationalError as error:
        missing = "no such table" in str(error)
        reason = "is no database of Helhedstjek" if missing else f"cannot be read: {error}"
        raise StorageError(f"{file} {reason}.") from error
    except sqlite3.DatabaseError as error:
        raise StorageError(f"{file} is damaged or no database: {error}.") from error
    if said != "ok" or astray:
        raise StorageError(f"{file} is damaged: {said.splitlines()[0]}.")
    if not names >= OURS:
        raise StorageError(f"{file} is no database of Helhedstjek.")
    if not {revision for (revision,) in found} <= set(revisions()):
        raise StorageError(f"{file} was made by a later version of Helhedstjek. Update first.")


def restore(database_url: str, source: Path, *, replace: bool, now: datetime) -> Path | None:
    """Put a copy in the database's place, all of it or nothing; raises StorageError.

    Returns where what stood there before is kept, None when nothing did.
    """
    file = file_of(database_url)
    if not source.is_file():
        raise StorageError(f"There is no file {source}.")
    check(source)
    there = file.exists() and file.stat().st_size > 0
    if there and source.samefile(file):
        raise StorageError(f"{source} is the database itself.")
    if there and not replace:
        raise StorageError(f"{file} holds a database already. Say --yes to replace it.")
    kept = beside(file, "before-restore", now) if there else None
    try:
        _put_in_place(source, file, kept)
    except (sqlite3.Error, OSError) as error:
        raise StorageError(f"{file} cannot be replaced: {_reason(error)}.") from error
    return kept


def _put_in_place(source: Path, file: Path, kept: Path | None) -> None:
    with closing(_alone(file)) as target:
        whole = kept is None or _kept(target, kept)
        if whole:
            _filled(target, source)
    if kept and not whole:  # what stands there cannot be read, so it steps aside as it is
        for tail in ("-wal", "-shm", ""):
            if (part := Path(f"{file}{tail}")).exists():
                part.rename(f"{kept}{tail}")
        with closing(_alone(file)) as target:
            _filled(target, source)


def _alone(file: Path) -> sqlite3.Connection:
    """The database, with everybody else kept out until it is closed."""
    connection = sqlite3.connect(file, timeout=1, isolation_level=None)
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    try:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        connection.close()
        if "locked" in str(error):
            raise StorageError(f"{file} is in use. Stop Helhedstjek first.") from error
        raise
    except sqlite3.DatabaseError:
        pass  # it is damaged; _kept will find that out
    return connection


def _kept(target: sqlite3.Connection, kept: Path) -> bool:
    """Whether what stands there could be copied."""
    with TemporaryDirectory(dir=kept.parent) as folder:
        whole = Path(folder) / "whole"
        try:
            target.execute("VACUUM INTO ?", (str(whole),))
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            return False
        _settle(whole, kept)
    return True


def _filled(target: sqlite3.Connection, source: Path) -> None:
    with closing(_opened(source, "ro")) as copied:
        copied.backup(target)
    target.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _settle(whole: Path, to: Path) -> None:
    """Give a finished copy its name, for its owner's eyes only, when it is on disk."""
    whole.chmod(0o600)
    _sync(whole)
    whole.replace(to)
    _sync(to.parent)


def _sync(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _opened(file: Path, how: str) -> sqlite3.Connection:
    address = f"{file.resolve().as_uri()}?mode={how}"
    return sqlite3.connect(address, timeout=PATIENCE, isolation_level=None, uri=True)


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
