"""Workshops and whose they are; the shelves they are pinned to, and what they came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String, bindparam, delete, insert, select, update

from storage.listing import Listing
from storage.rows import columns_of, held, is_at, noted, text_of, the_moment, workshop_of
from storage.tables import (
    citizens,
    contents,
    holders,
    places,
    polls,
    reading,
    results,
    shares,
    workshops,
)
from workshop import Shared, Sharing

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, Select

    from workshop import Gives, Hold, Phase, Workshop

PEOPLE_HAVE_MET_IT = workshops.c.phase != "draft"
# Every screen asks this, some twice: building it took as long as asking it.
HELD = select(workshops).where(
    workshops.c.id == bindparam("here", type_=String), held(bindparam("who", type_=String))
)


class Keeping(Listing):
    """The part of the store that keeps workshops, shelves and results."""

    def add_workshop(self, desk: str, workshop: Workshop, *, shelves: str | None = None) -> None:
        """Keep a new workshop, and the shelves it is pinned to."""
        whole = columns_of(workshop) | noted(workshop) | {"desk": desk}
        with self._writing() as connection:
            connection.execute(insert(workshops).values(whole))
            self._pin(connection, workshop, shelves)

    def workshop(self, workshop_id: str) -> Workshop | None:
        """The workshop with this id."""
        return self._one(workshops.c.id == workshop_id)

    def held(self, desk: str, workshop_id: str) -> Workshop | None:
        """The workshop with this id, where a desk owns or shares it."""
        found = self._rows(HELD, here=workshop_id, who=desk)
        return workshop_of(found[0]) if found else None

    def hold(self, desk: str, workshop_id: str) -> Hold | None:
        """Whether a desk owns a workshop, shares it, or has nothing to do with it."""
        found = self._rows(
            select(workshops.c.desk).where(workshops.c.id == workshop_id, held(desk))
        )
        if not found:
            return None
        return "owner" if found[0]["desk"] == desk else "shared"

    def owner(self, workshop_id: str) -> str | None:
        """The desk that owns a workshop: for whoever has the server itself."""
        found = self._rows(select(workshops.c.desk).where(workshops.c.id == workshop_id))
        return found[0]["desk"] if found else None

    def note_workshop(self, workshop: Workshop) -> None:
        """Keep what may change in whatever phase it is (`rows.NOTED`); nothing else of it."""
        here = workshops.c.id == workshop.id
        with self._writing() as connection:
            connection.execute(update(workshops).where(here).values(noted(workshop)))

    def change_workshop(
        self, workshop: Workshop, *, was: Phase, shelves: str | None = None
    ) -> bool:
        """Keep the workshop as it is now, if its phase still `was` and its areas are the same.

        When it ends, so does what the phones are asked, uncounted.
        """
        columns = columns_of(workshop)
        asked = delete(polls).where(polls.c.workshop == workshop.id, polls.c.open)
        change = update(workshops).values(columns)
        here = (workshops.c.id == workshop.id) & is_at(was)
        here &= workshops.c.areas == columns["areas"]
        with self._writing() as connection:
            changed = connection.execute(change.where(here)).rowcount == 1
            if changed and workshop.phase == "closed":
                connection.execute(asked)
            self._pin(connection, workshop, shelves if changed else None)
        if changed and workshop.phase == "closed":
            self._empty_the_log()
        return changed

    def rewrite(self, was: Workshop, after: Workshop, *, shelves: str | None = None) -> bool:
        """Keep everything of a workshop, and its shelves, if it still is just as it `was`."""
        here = select(workshops).where(workshops.c.id == was.id)
        change = update(workshops).where(workshops.c.id == was.id)
        with self._writing() as connection:
            found = connection.execute(here.with_for_update()).mappings().one_or_none()
            if found is None or workshop_of(found) != was:
                return False
            connection.execute(change.values(columns_of(after) | noted(after)))
            self._pin(connection, after, shelves)
        return True

    def due(self) -> tuple[str, ...]:
        """The ids of the drafts whose first moment for answers has come."""
        opens_at = workshops.c.opens_at <= text_of(the_moment())
        found = select(workshops.c.id).where(workshops.c.phase == "draft", opens_at)
        return tuple(row["id"] for row in self._rows(found))

    def _pin(self, connection: Connection, workshop: Workshop, shelves: str | None) -> None:
        """Keep the shelves a workshop is pinned to, once."""
        if shelves is not None:
            self._alone_with_contents(connection)
            keep = self._upsert(contents).values(fingerprint=workshop.content, shelves=shelves)
            connection.execute(keep.on_conflict_do_nothing())

    def _alone_with_contents(self, connection: Connection) -> None:
        """Let nobody remove as unused what somebody is pinned to at the same moment."""
        if not self._on_sqlite:  # which has one writer
            connection.exec_driver_sql("LOCK TABLE contents IN SHARE ROW EXCLUSIVE MODE")

    def remove_workshop(self, workshop_id: str) -> None:
        """Delete a workshop and all that was said in it."""
        with self._writing() as connection:
            connection.execute(delete(workshops).where(workshops.c.id == workshop_id))
            self._let_go_of_unused_shelves(connection)
        self._forget_the_deleted()

    def _let_go_of_unused_shelves(self, connection: Connection) -> None:
        self._alone_with_contents(connection)
        used = select(workshops.c.content).where(workshops.c.content.is_not(None))
        connection.execute(delete(contents).where(contents.c.fingerprint.not_in(used)))

    def past(self, day: date) -> tuple[str, ...]:
        """The ids of the workshops whose last day is before `day`."""
        found = select(workshops.c.id).where(workshops.c.delete_on < day.isoformat())
        return tuple(row["id"] for row in self._rows(found))

    def place(self, desk: str, workshop_id: str) -> str | None:
        """The statement at which a desk last was in a workshop."""
        here = (places.c.desk == desk) & (places.c.workshop == workshop_id)
        found = self._rows(select(places.c.statement).where(here))
        return found[0]["statement"] if found else None

    def put_place(self, desk: str, workshop_id: str, statement: str) -> None:
        """Remember where a desk is in a workshop; nothing to remember when that is gone."""
        there = _there(workshop_id)
        keep = self._upsert(places).values(desk=desk, workshop=workshop_id, statement=statement)
        with self._writing() as connection:
            if connection.scalar(there):
                connection.execute(
                    keep.on_conflict_do_update(
                        index_elements=["desk", "workshop"], set_={"statement": statement}
                    )
                )

    def put_share(self, token: str, workshop_id: str, gives: Gives) -> None:
        """Keep the hash of a link's token that shares a workshop or hands it over."""
        with self._writing() as connection:
            connection.execute(
                insert(shares).values(token=token, workshop=workshop_id, gives=gives)
            )

    def shared(self, token: str) -> Shared | None:
        """What the link whose token has this hash leads to."""
        found = self._rows(
            select(shares.c.gives, workshops)
            .join(workshops, workshops.c.id == shares.c.workshop)
            .where(shares.c.token == token)
        )
        return Shared(workshop_of(found[0]), found[0]["gives"]) if found else None

    def take(self, token: str, desk: str) -> Shared | None:
        """Let a desk in by a link; one that hands over ends every link that its owner has made."""
        offer = select(shares).where(shares.c.token == token).with_for_update()
        with self._writing() as connection:
            link = connection.execute(offer).mappings().one_or_none()
            if link is None:
                return None
            here = workshops.c.id == link["workshop"]
            own = connection.scalar(select(workshops.c.desk).where(here)) == desk
            if link["gives"] == "hand_over":
                connection.execute(update(workshops).where(here).values(desk=desk))
                for table in (shares, reading):
                    theirs_no_more = table.c.workshop == link["workshop"]
                    connection.execute(delete(table).where(theirs_no_more))
                theirs = (holders.c.workshop == link["workshop"]) & (holders.c.desk == desk)
                connection.execute(delete(holders).where(theirs))
            elif not own:
                held = self._upsert(holders).values(workshop=link["workshop"], desk=desk)
                connection.execute(held.on_conflict_do_nothing())
            row = connection.execute(select(workshops).where(here)).mappings().one()
        return Shared(workshop_of(row), link["gives"])

    def take_back(self, workshop_id: str) -> None:
        """End every link to a workshop, and let nobody but its owner hold it."""
        with self._writing() as connection:
            for table in (shares, holders, reading):
                connection.execute(delete(table).where(table.c.workshop == workshop_id))

    def sharing(self, workshop_id: str) -> Sharing:
        """Which links to a workshop are open, and how many hold it besides its owner."""
        links = self._rows(select(shares.c.gives).where(shares.c.workshop == workshop_id))
        others = self._rows(select(holders.c.desk).where(holders.c.workshop == workshop_id))
        return Sharing(tuple(sorted(row["gives"] for row in links)), len(others))

    def content(self, fingerprint: str) -> str | None:
        """The shelves with this fingerprint."""
        found = self._rows(select(contents).where(contents.c.fingerprint == fingerprint))
        return found[0]["shelves"] if found else None

    def keep_result(self, workshop_id: str, result: str) -> str:
        """Keep what a workshop came to, unless something is kept already; what is kept.

        What single citizens answered is deleted with it, for their sum is in the result.
        """
        there = _there(workshop_id)
        keep = self._upsert(results).values(workshop=workshop_id, result=result)
        with self._writing() as connection:
            if connection.scalar(there):
                connection.execute(keep.on_conflict_do_nothing())
            theirs = delete(citizens).where(citizens.c.workshop == workshop_id)
            gone = connection.execute(theirs).rowcount
        if gone:
            self._forget_the_deleted()
        return self.result(workshop_id) or result

    def result(self, workshop_id: str) -> str | None:
        """What a workshop came to, as it was kept."""
        found = self._rows(select(results).where(results.c.workshop == workshop_id))
        return found[0]["result"] if found else None

    def unpinned(self) -> tuple[Workshop, ...]:
        """The workshops that people have met and that are pinned to no content."""
        rows = self._rows(
            select(workshops).where(workshops.c.content.is_(None), PEOPLE_HAVE_MET_IT)
        )
        return tuple(workshop_of(row) for row in rows)

    def _one(self, here: ColumnElement[bool]) -> Workshop | None:
        found = self._rows(select(workshops).where(here))
        return workshop_of(found[0]) if found else None


def _there(workshop_id: str) -> Select[tuple[str]]:
    """Whether a workshop is there; it is not deleted until the transaction ends."""
    here = select(workshops.c.id).where(workshops.c.id == workshop_id)
    return here.with_for_update(read=True, key_share=True)
