"""A workshop as it lies in its row, and whose rows a desk may see."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final
from unicodedata import normalize

from sqlalchemy import and_, or_, select

from storage.tables import holders, workshops
from workshop import Workshop

if TYPE_CHECKING:
    from sqlalchemy import BindParameter, ColumnElement, RowMapping

    from workshop import Phase

NOTED: Final = frozenset({"name", "meets_on", "archived", "delete_on", "due_on", "closes_at"})
"""What of a workshop may change in whatever phase it is."""


def held(desk: str | BindParameter[str]) -> ColumnElement[bool]:
    """The workshops that a desk owns or shares."""
    others = select(holders.c.workshop).where(holders.c.desk == desk)
    return or_(workshops.c.desk == desk, workshops.c.id.in_(others))


def is_open() -> ColumnElement[bool]:
    """The workshops that people can answer in now: opened, and their last moment not past."""
    return (workshops.c.phase == "open") & ~_past()


def is_at(phase: Phase) -> ColumnElement[bool]:
    """The workshops in a phase; one whose last moment for answers has passed has shut itself."""
    here = workshops.c.phase == phase
    return or_(here, and_(workshops.c.phase == "open", _past())) if phase == "shut" else here


def _past() -> ColumnElement[bool]:
    closes_at = workshops.c.closes_at
    return closes_at.is_not(None) & (closes_at <= text_of(the_moment()))


def the_moment() -> datetime:
    """Now, by the clock that says whether a window for answers has closed."""
    return datetime.now(UTC)


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
    return Workshop(**values | {"areas": tuple(json.loads(row["areas"])), "phase": _phase(row)})


def _phase(row: RowMapping) -> Phase:
    """As it is kept; an open one has shut itself when its last moment for answers has passed."""
    phase: Phase = row["phase"]
    last = row["closes_at"] if phase == "open" else None
    return "shut" if last is not None and last <= text_of(the_moment()) else phase
