"""A workshop as it lies in its row, and whose rows a desk may see."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final
from unicodedata import normalize

from sqlalchemy import or_, select

from storage.tables import holders, workshops
from workshop import Workshop

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, RowMapping


NOTED: Final = frozenset({"name", "meets_on", "archived", "delete_on", "due_on", "closes_at"})
"""What of a workshop may change in whatever phase it is."""


def held(desk: str) -> ColumnElement[bool]:
    """The workshops that a desk owns or shares."""
    others = select(holders.c.workshop).where(holders.c.desk == desk)
    return or_(workshops.c.desk == desk, workshops.c.id.in_(others))


def sought(text: str) -> str:
    """A name as it is searched for: however it is written, and in whatever case."""
    return normalize("NFC", text).casefold()


def text_of(moment: datetime) -> str:
    """A moment as text that sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def columns_of(workshop: Workshop) -> dict[str, Any]:
    """Every column that tells of a workshop."""
    values = workshop.model_dump(mode="json", exclude=set(NOTED))
    return values | {
        "created": text_of(workshop.created),
        "opens_at": workshop.opens_at and text_of(workshop.opens_at),
        "areas": json.dumps(values["areas"], ensure_ascii=False),
        "sought": sought(workshop.organisation),
    }


def noted(workshop: Workshop) -> dict[str, Any]:
    """The columns that may change at any time, in whatever phase it is."""
    values = workshop.model_dump(mode="json", include=set(NOTED))
    closes_at = workshop.closes_at and text_of(workshop.closes_at)
    return values | {"sought_name": sought(workshop.name), "closes_at": closes_at}


def workshop_of(row: RowMapping) -> Workshop:
    """The workshop of a row."""
    values = {key: row[key] for key in Workshop.model_fields}
    return Workshop(**values | {"areas": tuple(json.loads(row["areas"]))})
