"""A link by which the political level reads what a workshop came to, until a day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make room for it; nobody has made one yet."""
    op.create_table(
        "reading",
        sa.Column(
            "workshop",
            sa.String(64),
            sa.ForeignKey("workshops.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("token", sa.String(64), nullable=False, unique=True),
        sa.Column("until", sa.String(10), nullable=False),
    )
