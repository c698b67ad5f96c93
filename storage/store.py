"""A `workshop.Store` over SQLAlchemy Core, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import case, delete, select
from sqlalchemy.exc import IntegrityError

from storage.reading import Reading
from storage.rows import text_of
from storage.tables import room_answers, tries
from workshop import Refused, RoomAnswer

if TYPE_CHECKING:
    from sqlalchemy import RowMapping


class DatabaseStore(Reading):
    """Every method is one transaction; answers share one with those that come at the same time."""

    def put_room_answer(
        self, workshop_id: str, statement: str, answer: str | None, note: str, at: datetime
    ) -> RoomAnswer:
        """Keep the room's answer; on disk when this returns."""
        said = {"answer": answer, "note": note, "at": text_of(at)}
        keep = (
            self._upsert(room_answers)
            .values(workshop=workshop_id, statement=statement, revision=1, **said)
            .on_conflict_do_update(
                index_elements=["workshop", "statement"],
                set_={**said, "revision": room_answers.c.revision + 1},
            )
            .returning(*room_answers.c)
        )
        try:
            with self._writing() as connection:
                return _room_answer(connection.execute(keep).mappings().one())
        except IntegrityError:
            raise Refused("This workshop has been deleted.") from None

    def room_answers(self, workshop_id: str) -> dict[str, RoomAnswer]:
        """Everything the room has said, by statement."""
        rows = self._rows(select(room_answers).where(room_answers.c.workshop == workshop_id))
        return {row["statement"]: _room_answer(row) for row in rows}

    def tried(self, key: str, seconds: int, now: float) -> int:
        """Count one more under a key; how many since the first within so many seconds."""
        # One that ends later than a new one would was begun by a clock that was ahead.
        over = (tries.c.until <= now) | (tries.c.until > now + seconds)
        keep = (
            self._upsert(tries)
            .values(key=key, hits=1, until=now + seconds)
            .on_conflict_do_update(
                index_elements=["key"],
                set_={
                    "hits": case((over, 1), else_=tries.c.hits + 1),
                    "until": case((over, now + seconds), else_=tries.c.until),
                },
            )
            .returning(tries.c.hits)
        )
        # What others are counting just now is left to them: nobody waits for two.
        old = select(tries.c.key).where(tries.c.until <= now).with_for_update(skip_locked=True)
        with self._writing() as connection:
            hits = int(connection.execute(keep).scalar_one())
            connection.execute(delete(tries).where(tries.c.key.in_(old)))
        return hits

    def tries(self, key: str, now: float) -> int:
        """How many are counted under a key."""
        rows = self._rows(select(tries.c.hits).where(tries.c.key == key, tries.c.until > now))
        return rows[0]["hits"] if rows else 0


def _room_answer(row: RowMapping) -> RoomAnswer:
    values = {key: row[key] for key in RoomAnswer.model_fields}
    return RoomAnswer(**values | {"at": datetime.fromisoformat(row["at"])})
