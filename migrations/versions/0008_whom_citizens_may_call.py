"""Each workshop says itself whom its citizens may call."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make room for it; nobody has said anything yet."""
    op.add_column("asking", sa.Column("contact", sa.Text, nullable=False, server_default=""))
