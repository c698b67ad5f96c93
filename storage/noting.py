"""What a workshop notes besides answers: one thing a row, and who was first is asked in the row."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, and_, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from storage.hearing import Hearing
from storage.rows import text_of, workshop_of
from storage.tables import records, reporting, workshops
from workshop import Record, Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import ColumnElement, RowMapping, Select
    from sqlalchemy.sql.dml import ReturningInsert, ReturningUpdate

    from workshop import Noted, Workshop

# What is asked at every click is built once: that takes as long as the asking.
HERE = records.c.workshop == bindparam("here", type_=String)
ONE = select(records).where(
    HERE,
    records.c.kind == bindparam("kind", type_=String),
    records.c.key == bindparam("key", type_=String),
)


class Noting(Hearing):
    """The part of the store that keeps records, and the links by which owners report."""

    def record(self, workshop_id: str, kind: Noted, key: str = "") -> Record | None:
        """One thing, as it stands."""
        found = self._rows(ONE, here=workshop_id, kind=kind, key=key)
        return _record(found[0]) if found else None

    def records(self, workshop_id: str, kind: Noted) -> tuple[Record, ...]:
        """Everything of a kind, by its keys."""
        return tuple(map(_record, self._rows(_every((kind,)), here=workshop_id)))

    def records_of(
        self, workshop_id: str, kinds: tuple[Noted, ...]
    ) -> dict[Noted, tuple[Record, ...]]:
        """The same of several kinds, in one question."""
        every: dict[Noted, list[Record]] = {kind: [] for kind in kinds}
        for row in self._rows(_every(kinds), here=workshop_id):
            every[row["kind"]].append(_record(row))
        return {kind: tuple(found) for kind, found in every.items()}

    def records_at(
        self, workshop_id: str, kinds: tuple[Noted, ...], key: str
    ) -> dict[Noted, Record]:
        """Of several kinds the one of a key, in one question."""
        found = self._rows(_each(kinds), here=workshop_id, key=key)
        return {row["kind"]: _record(row) for row in found}

    def planning(self) -> tuple[str, ...]:
        """The ids of the workshops with promises, or with a day on which there were some."""
        plans = select(records.c.workshop).where(records.c.kind == "action")
        here = workshops.c.due_on.is_not(None) | workshops.c.id.in_(plans)
        found = self._rows(select(workshops.c.id).where(here).order_by(workshops.c.id))
        return tuple(row["id"] for row in found)

    def put_record(  # noqa: PLR0913, PLR0917 - where, what, and when
        self, workshop_id: str, kind: Noted, key: str, body: str, at: datetime, seen: int | None
    ) -> Record | None:
        """Keep a thing, if its revision is the one `seen`; what stands, None where it was not."""
        said = {"body": body, "at": text_of(at)}
        put = self._first(workshop_id, kind, key, said, last=seen is None)
        if seen:  # it was there; what was deleted meanwhile does not come back
            put = (
                update(records)
                .where(_at(workshop_id, kind, key), records.c.revision == seen)
                .values(**said, revision=seen + 1)
                .returning(*records.c)
            )
        try:
            with self._writing() as connection:
                kept = connection.execute(put).mappings().one_or_none()
        except IntegrityError:
            raise Refused("This workshop has been deleted.") from None
        return _record(kept) if kept else None

    def put_records(
        self, workshop_id: str, kind: Noted, said: Mapping[str, tuple[str, int]], at: datetime
    ) -> bool:
        """Keep several that are there, if each still has the revision that was seen, or none."""
        with self._writing() as connection:
            for key, (body, seen) in sorted(said.items()):
                there = _at(workshop_id, kind, key) & (records.c.revision == seen)
                put = update(records).where(there)
                new = put.values(body=body, at=text_of(at), revision=seen + 1)
                if connection.execute(new).rowcount != 1:
                    connection.rollback()
                    return False
        return True

    def _first(
        self, workshop_id: str, kind: Noted, key: str, said: dict[str, str], *, last: bool
    ) -> ReturningInsert[Any] | ReturningUpdate[Any]:
        """Keep a thing where there is none yet; the `last` word counts also where there is."""
        new = self._upsert(records).values(
            workshop=workshop_id, kind=kind, key=key, revision=1, **said
        )
        over = {**said, "revision": records.c.revision + 1}
        keys = ["workshop", "kind", "key"]
        kept = new.on_conflict_do_update(index_elements=keys, set_=over)
        return (kept if last else new.on_conflict_do_nothing()).returning(*records.c)

    def remove_record(self, workshop_id: str, kind: Noted, key: str) -> bool:
        """Delete a thing; whether it was there."""
        with self._writing() as connection:
            gone = connection.execute(delete(records).where(_at(workshop_id, kind, key))).rowcount
        return gone == 1

    def put_reporting(self, token: str, workshop_id: str, key: str) -> None:
        """Keep the hash of a link by which a promise's owner reports; earlier ones are ended."""
        try:
            with self._writing() as connection:
                connection.execute(delete(reporting).where(_promise(workshop_id, key)))
                new = insert(reporting).values(token=token, workshop=workshop_id, key=key)
                connection.execute(new)
        except IntegrityError:
            raise Refused("This workshop has been deleted.") from None

    def end_reporting(self, workshop_id: str, key: str) -> None:
        """End the link of a promise."""
        with self._writing() as connection:
            connection.execute(delete(reporting).where(_promise(workshop_id, key)))

    def found_by_reporting(self, token: str) -> tuple[Workshop, str] | None:
        """The workshop and the promise of the link whose token has this hash."""
        found = self._rows(
            select(workshops, reporting.c.key)
            .join(reporting, reporting.c.workshop == workshops.c.id)
            .where(reporting.c.token == token)
        )
        return (workshop_of(found[0]), found[0]["key"]) if found else None


@cache
def _every(kinds: tuple[Noted, ...]) -> Select[Any]:
    """All records of some kinds, by their keys."""
    return select(records).where(HERE, records.c.kind.in_(kinds)).order_by(records.c.key)


@cache
def _each(kinds: tuple[Noted, ...]) -> Select[Any]:
    """The records of some kinds and one key."""
    key = records.c.key == bindparam("key", type_=String)
    return select(records).where(HERE, records.c.kind.in_(kinds), key)


def _at(workshop_id: str, kind: Noted, key: str) -> ColumnElement[bool]:
    return and_(records.c.workshop == workshop_id, records.c.kind == kind, records.c.key == key)


def _promise(workshop_id: str, key: str) -> ColumnElement[bool]:
    return and_(reporting.c.workshop == workshop_id, reporting.c.key == key)


def _record(row: RowMapping) -> Record:
    return Record(row["key"], row["body"], row["revision"], datetime.fromisoformat(row["at"]))
