"""Citizens are asked by a link of their own, and what they answer is kept until it is shown."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make room for what is new; no citizen has been asked yet."""
    op.create_table(
        "asking",
        _workshop(primary_key=True),
        sa.Column("link", sa.String(64), nullable=False),
        sa.Column("key", sa.String(64), nullable=False, unique=True),
        sa.Column("open", sa.Boolean, nullable=False),
    )
    op.create_table(
        "citizens",
        sa.Column("id", sa.String(32), primary_key=True),
        _workshop(),
        sa.Column("token", sa.String(64), nullable=False, unique=True),
        sa.Column("voice", sa.String(16), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_citizens_workshop", "citizens", ["workshop"])
    op.create_table(
        "citizen_answers",
        sa.Column(
            "citizen",
            sa.String(32),
            sa.ForeignKey("citizens.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("question", sa.String(64), primary_key=True),
        sa.Column("answer", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )


def _workshop(*, primary_key: bool = False) -> sa.Column[str]:
    return sa.Column(
        "workshop",
        sa.String(64),
        sa.ForeignKey("workshops.id", ondelete="CASCADE"),
        primary_key=primary_key,
        nullable=False,
    )
