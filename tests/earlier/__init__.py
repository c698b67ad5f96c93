"""A database as version 619b15d left it, of each kind."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
from sqlalchemy import make_url

HERE = Path(__file__).parent


def fill(url: str) -> None:
    """Make an empty database what that version left, one row after the other."""
    address = make_url(url)
    statements = (HERE / f"{address.get_backend_name()}.sql").read_text(encoding="utf-8")
    if address.get_backend_name() == "sqlite":
        with closing(sqlite3.connect(str(address.database))) as connection:
            connection.executescript(statements)
        return
    plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as here:
        for statement in statements.split(";\n"):
            here.execute(statement.encode())
