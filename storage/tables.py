"""The tables, as the newest migration leaves them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, String, Table, Text

metadata = MetaData()

workshops = Table(
    "workshops",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("desk", String(64), nullable=False, index=True),
    Column("organisation", Text, nullable=False),
    Column("questionnaire", String(8), nullable=False),
    Column("mode", String(16), nullable=False),
    Column("created", String(40), nullable=False),
    Column("kind", String(16), nullable=False, server_default="together"),
    Column("phase", String(16), nullable=False, server_default="open"),
    Column("language", String(2), nullable=False, server_default="da"),
    Column("areas", Text, nullable=False, server_default="[]"),
    Column("target", Integer),
    Column("delete_on", String(10)),
    Column("link", String(128), unique=True),
    Column("code", String(128), unique=True),
)

# No rowid: rows lie in the order of ids drawn by lot, so that nothing tells who came when.
participants = Table(
    "participants",
    metadata,
    Column("id", String(32), primary_key=True),
    Column(
        "workshop",
        String(64),
        ForeignKey("workshops.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("token", String(64), nullable=False, unique=True),
    Column("level", String(48), nullable=False),
    Column("area", Text, nullable=False),
    Column("language", String(2), nullable=False),
    sqlite_with_rowid=False,
)

answers = Table(
    "answers",
    metadata,
    Column(
        "participant",
        String(32),
        ForeignKey("participants.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("statement", String(64), primary_key=True),
    Column("answer", String(16)),
    Column("comment", Text, nullable=False),
    Column("revision", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

room_answers = Table(
    "room_answers",
    metadata,
    Column(
        "workshop",
        String(64),
        ForeignKey("workshops.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("statement", String(64), primary_key=True),
    Column("answer", String(16)),
    Column("note", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("at", String(40), nullable=False),
)

desks = Table(
    "desks",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("workshop", String(64)),
    Column("statement", String(64)),
)
