"""Shelves and results that are kept, marks, waiting, slips, sharing, and places a workshop."""

from __future__ import annotations

import secrets
from unicodedata import normalize

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def upgrade() -> None:
    """Keep everything that is there, and make room for what is new."""
    _add_columns()
    _make_tables()
    _carry_over()
    op.drop_table("desks")


def _workshop(*, primary_key: bool = False) -> sa.Column[str]:
    return sa.Column(
        "workshop",
        sa.String(64),
        sa.ForeignKey("workshops.id", ondelete="CASCADE"),
        primary_key=primary_key,
        nullable=False,
    )


def _add_columns() -> None:
    # One by one: on SQLite a table that is made anew would get the row numbers it must not have.
    for column in (
        sa.Column("join_link", sa.String(64)),
        sa.Column("join_code", sa.String(16)),
        sa.Column("sought", sa.Text, nullable=False, server_default=""),
        sa.Column("content", sa.String(64)),
        sa.Column("revealed_on", sa.String(10)),
        sa.Column("invited", sa.Integer),
        sa.Column("slips", sa.Boolean, nullable=False, server_default=sa.false()),
    ):
        op.add_column("workshops", column)
    op.add_column("participants", sa.Column("mark", sa.String(8)))
    op.add_column(
        "participants", sa.Column("state", sa.String(8), nullable=False, server_default="in")
    )
    op.create_index("one_mark", "participants", ["workshop", "mark"], unique=True)
    op.add_column("answers", sa.Column("device", sa.String(32), nullable=False, server_default=""))


def _make_tables() -> None:
    op.create_table(
        "places",
        sa.Column("desk", sa.String(64), primary_key=True),
        _workshop(primary_key=True),
        sa.Column("statement", sa.String(64), nullable=False),
    )
    op.create_table(
        "shares",
        sa.Column("token", sa.String(64), primary_key=True),
        _workshop(),
        sa.Column("gives", sa.String(16), nullable=False),
    )
    op.create_index("ix_shares_workshop", "shares", ["workshop"])
    op.create_table(
        "holders",
        _workshop(primary_key=True),
        sa.Column("desk", sa.String(64), primary_key=True),
    )
    op.create_index("ix_holders_desk", "holders", ["desk"])
    op.create_table("slips", sa.Column("code", sa.String(16), primary_key=True), _workshop())
    op.create_index("ix_slips_workshop", "slips", ["workshop"])
    op.create_table(
        "contents",
        sa.Column("fingerprint", sa.String(64), primary_key=True),
        sa.Column("shelves", sa.Text, nullable=False),
    )
    op.create_table(
        "results", _workshop(primary_key=True), sa.Column("result", sa.Text, nullable=False)
    )
    op.create_table(
        "tries",
        sa.Column("key", sa.String(128), primary_key=True),
        sa.Column("hits", sa.Integer, nullable=False),
        sa.Column("until", sa.Float, nullable=False),
    )


def _carry_over() -> None:
    connection = op.get_bind()
    connection.execute(
        sa.text(
            "INSERT INTO places (desk, workshop, statement)"
            " SELECT desks.id, workshops.id, desks.statement FROM desks"
            " JOIN workshops ON workshops.id = desks.workshop WHERE desks.statement IS NOT NULL"
        )
    )
    found = connection.execute(sa.text("SELECT id, organisation FROM workshops")).all()
    for workshop_id, organisation in found:
        connection.execute(
            sa.text("UPDATE workshops SET sought = :sought WHERE id = :id"),
            {"sought": normalize("NFC", organisation).casefold(), "id": workshop_id},
        )
    _mark(connection)
    if connection.dialect.name == "postgresql":
        _forget(connection)


def _mark(connection: sa.Connection) -> None:
    """Whoever is answering just now gets a mark too, so that a ghost can be taken out."""
    people = connection.execute(
        sa.text(
            "SELECT participants.id, workshop FROM participants"
            " JOIN workshops ON workshops.id = workshop WHERE phase = 'open'"
        )
    ).all()
    marks: dict[tuple[str, str], str] = {}
    for person, workshop in people:
        length = 2
        while (workshop, mark := "".join(map(secrets.choice, [SIGNS] * length))) in marks:
            length = min(8, length + 1)
        marks[workshop, mark] = person
    if marks:
        connection.execute(
            sa.text("UPDATE participants SET mark = :mark WHERE id = :id"),
            [{"mark": mark, "id": person} for (_, mark), person in marks.items()],
        )


def _forget(connection: sa.Connection) -> None:
    """What SQLite's files have not told since 0002: who came when, and words that are deleted.

    From now on PostgreSQL gathers no samples of what people wrote, and those it has are dropped:
    that is what giving a column its own type again does. When this is kept, `storage.opening`
    has the tables written anew by keys.
    """
    for table, column in (
        ("answers", "comment"),
        ("room_answers", "note"),
        ("workshops", "organisation"),
        ("workshops", "sought"),
        ("participants", "area"),
    ):
        for change in ("TYPE text", "SET STATISTICS 0"):
            connection.execute(sa.text(f"ALTER TABLE {table} ALTER COLUMN {column} {change}"))
    connection.execute(sa.text("UPDATE participants SET level = level"))
    connection.execute(sa.text("UPDATE answers SET device = device"))
