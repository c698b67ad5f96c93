"""Which database is meant, and how to speak of it without telling its secrets."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"
FORMS: Final = (
    "Write sqlite:///FILE or postgresql+psycopg://USER:PASSWORD@HOST:PORT/DATABASE, "
    "with %40 for an @ in the password and %2F for a slash."
)


class StorageError(Exception):
    """The database cannot be used as asked; the message says which and what to do."""


def address(database_url: str) -> URL:
    """Where the database is; StorageError when it could be none that keeps answers."""
    try:
        url = make_url(database_url)
    except (ArgumentError, ValueError):  # which may quote a part of a password
        raise StorageError(
            f"HELHEDSTJEK_DATABASE_URL is no address of a database. {FORMS}"
        ) from None
    backend = url.get_backend_name()
    if backend not in {"sqlite", "postgresql"}:
        raise StorageError(f"HELHEDSTJEK_DATABASE_URL asks for {backend}. {FORMS}")
    if backend == "sqlite" and url.database in {None, "", ":memory:"}:
        raise StorageError(f"HELHEDSTJEK_DATABASE_URL names no file to keep answers in. {FORMS}")
    return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url


def place(url: URL) -> str:
    """An address without user, password and options."""
    return URL.create(
        url.drivername, host=url.host, port=url.port, database=url.database
    ).render_as_string()


def file_of(database_url: str) -> Path:
    """The file of an SQLite database; StorageError for PostgreSQL, which has its own programs."""
    url = address(database_url)
    if url.get_backend_name() == "postgresql":
        raise StorageError(
            f"{place(url)} is copied with PostgreSQL's own programs, also while the app runs: "
            "pg_dump --format=custom --file=FILE DATABASE, and back again, into an empty database, "
            "with pg_restore --dbname=DATABASE FILE."
        )
    return Path(str(url.database))


def config() -> Config:
    """Where the migrations lie."""
    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return made


def revisions() -> list[str]:
    """Every form the database has had, the newest first."""
    return [script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()]
