"""The link by which one reads what a workshop came to: one a workshop, kept as a hash."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError

from storage.moving import Moving
from storage.rows import workshop_of
from storage.tables import reading, workshops
from workshop import Refused

if TYPE_CHECKING:
    from workshop import Workshop


class Reading(Moving):
    """The part of the store that keeps links to read by."""

    def put_reading(self, token: str, workshop_id: str, until: date) -> None:
        """Keep the hash of a link to read by, until a day; an earlier one is ended."""
        new = insert(reading).values(workshop=workshop_id, token=token, until=until.isoformat())
        try:
            with self._writing() as connection:
                connection.execute(delete(reading).where(reading.c.workshop == workshop_id))
                connection.execute(new)
        except IntegrityError:
            raise Refused("This workshop has been deleted.") from None

    def reading(self, workshop_id: str) -> date | None:
        """The last day of a workshop's link to read by."""
        found = self._rows(select(reading.c.until).where(reading.c.workshop == workshop_id))
        return date.fromisoformat(found[0]["until"]) if found else None

    def end_reading(self, workshop_id: str) -> None:
        """End a workshop's link to read by."""
        with self._writing() as connection:
            connection.execute(delete(reading).where(reading.c.workshop == workshop_id))

    def found_by_reading(self, token: str) -> tuple[Workshop, date] | None:
        """The workshop of the link whose token has this hash, and its last day."""
        found = self._rows(
            select(workshops, reading.c.until)
            .join(reading, reading.c.workshop == workshops.c.id)
            .where(reading.c.token == token)
        )
        return (workshop_of(found[0]), date.fromisoformat(found[0]["until"])) if found else None
