"""The day on the wall: what it shows, what the room agrees and promises, and what it is asked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make room for what is new; nobody has talked yet."""
    for column in (
        sa.Column("target_group", sa.Text, nullable=False, server_default=""),
        sa.Column("opens_at", sa.String(40)),
        sa.Column("closes_at", sa.String(40)),
        sa.Column("follows", sa.String(64)),
        sa.Column("practice", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("due_on", sa.String(10)),
    ):
        op.add_column("workshops", column)
    op.create_table(
        "records",
        _workshop(primary_key=True),
        sa.Column("kind", sa.String(16), primary_key=True),
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
    )
    op.create_table(
        "polls",
        sa.Column("id", sa.String(32), primary_key=True),
        _workshop(),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("about", sa.String(64), nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("options", sa.Text, nullable=False),
        sa.Column("open", sa.Boolean, nullable=False),
        sa.Column("tally", sa.Text),
    )
    op.create_index("one_poll", "polls", ["workshop", "kind", "about", "round"], unique=True)
    op.create_table(
        "ballots",
        _of("poll", "polls"),
        _of("participant", "participants"),
        sa.Column("body", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reporting",
        sa.Column("token", sa.String(64), primary_key=True),
        _workshop(),
        sa.Column("key", sa.String(64), nullable=False),
    )
    op.create_index("ix_reporting_workshop", "reporting", ["workshop"])


def _workshop(*, primary_key: bool = False) -> sa.Column[str]:
    return sa.Column(
        "workshop",
        sa.String(64),
        sa.ForeignKey("workshops.id", ondelete="CASCADE"),
        primary_key=primary_key,
        nullable=False,
    )


def _of(name: str, table: str) -> sa.Column[str]:
    return sa.Column(
        name,
        sa.String(32),
        sa.ForeignKey(f"{table}.id", ondelete="CASCADE"),
        primary_key=True,
    )
