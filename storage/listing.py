"""A desk's workshops as a list: what is looked for, what asks for something, page by page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import and_, case, exists, func, or_, select, true

from storage.reach import Reach
from storage.rows import held, is_at, is_open, sought, workshop_of
from storage.tables import answers, participants, room_answers, workshops
from workshop import CHOICES, EVERYTHING, Listed, Tally, Wanted, near

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, RowMapping

    from workshop import Urgency, Workshop


class Listing(Reach):
    """The part of the store that finds workshops."""

    def listed(
        self, desk: str, wanted: Wanted = EVERYTHING, *, after: int = 0, most: int = 20
    ) -> Listed:
        """A page of what a desk holds: by organisation, what asks for something first."""
        urgency = _urgency(wanted.today)
        chosen = select(workshops, urgency.label("urgency")).where(
            held(desk), _matches(wanted.search)
        )
        if wanted.choice != "all":
            chosen = chosen.where(urgency.in_(CHOICES[wanted.choice]))
        found = chosen.subquery()
        rank = _rank(found.c.urgency)
        people = exists().where(participants.c.workshop == found.c.id)
        counts = func.count().over().label("total"), people.label("people")
        ordered = select(found, *counts).order_by(
            func.min(rank).over(partition_by=found.c.sought),
            func.max(found.c.created).over(partition_by=found.c.sought).desc(),
            found.c.sought,
            rank,
            found.c.created.desc(),
            found.c.id,
        )
        rows = self._rows(ordered.offset(after).limit(most))
        page = tuple(workshop_of(row) for row in rows)
        if not page and after:  # somebody deleted meanwhile; there are some all the same
            return Listed((), self.listed(desk, wanted, most=1).total, {})
        return Listed(page, rows[0]["total"] if rows else 0, self._begun(page), _on_paper(rows))

    def tally(self, desk: str, wanted: Wanted) -> Tally:
        """How many of what a desk holds ask for what, counted in one question."""
        urgency, today = _urgency(wanted.today).label("urgency"), wanted.today.isoformat()
        meets = case((workshops.c.meets_on >= today, workshops.c.meets_on))
        kept = case((workshops.c.delete_on >= today, workshops.c.delete_on))
        found = (
            select(
                urgency,
                func.count().label("every"),
                func.sum(case((_matches(wanted.search), 1), else_=0)).label("found"),
                func.min(meets).label("meeting"),
                func.min(kept).label("deleting"),
            )
            .where(held(desk))
            .group_by(urgency)
        )
        return _told(self._rows(found))

    def every(self, search: str = "") -> tuple[Workshop, ...]:
        """Every desk's workshops, the newest first: for whoever has the server itself."""
        found = select(workshops).order_by(workshops.c.created.desc(), workshops.c.id)
        return tuple(workshop_of(row) for row in self._rows(found.where(_matches(search))))

    def _begun(self, page: tuple[Workshop, ...]) -> dict[str, int]:
        """How many people of each private workshop have begun, and how far each room has come."""
        alone = [w.id for w in page if w.kind == "private" and w.phase != "draft"]
        rooms = [w.id for w in page if w.kind == "together"]
        said = exists().where(
            answers.c.participant == participants.c.id,
            participants.c.state == "in",
            answers.c.answer.is_not(None) | (answers.c.comment != ""),
        )
        people = (
            select(participants.c.workshop, func.count().label("n"))
            .where(participants.c.workshop.in_(alone), said)
            .group_by(participants.c.workshop)
        )
        settled = (
            select(room_answers.c.workshop, func.count().label("n"))
            .where(room_answers.c.workshop.in_(rooms), room_answers.c.answer.is_not(None))
            .group_by(room_answers.c.workshop)
        )
        begun = dict.fromkeys((*alone, *rooms), 0)
        for query, wanted in ((people, alone), (settled, rooms)):
            begun |= {row["workshop"]: row["n"] for row in self._rows(query)} if wanted else {}
        return begun


def _on_paper(rows: Iterable[RowMapping]) -> frozenset[str]:
    """The workshops that people are in and that have never had a way in for phones."""
    return frozenset(row["id"] for row in rows if row["people"] and row["link"] is None)


def _told(rows: Iterable[RowMapping]) -> Tally:
    by_urgency = {row["urgency"]: row for row in rows}
    kept = [row for urgency, row in by_urgency.items() if urgency != "archived"]
    return Tally(
        found={urgency: int(row["found"]) for urgency, row in by_urgency.items()},
        every={urgency: row["every"] for urgency, row in by_urgency.items()},
        meeting=_first(row["meeting"] for row in kept),
        deleting=_first(row["deleting"] for row in by_urgency.values()),
    )


def _first(days: Iterable[str | None]) -> date | None:
    return min((date.fromisoformat(day) for day in days if day), default=None)


def _urgency(today: date) -> ColumnElement[Urgency]:
    """The rule `workshop.Near.of`, as a database reads it; a test holds the two alike."""
    days, here = near(today), workshops.c
    now, since, until = (day.isoformat() for day in days)
    together, done = here.kind == "together", here.phase.in_(("revealed", "closed"))
    fresh = (here.phase == "revealed") & (here.revealed_on >= since)
    leaving = here.delete_on <= until
    return case(
        (here.archived, "archived"),
        (here.due_on < now, "overdue"),
        (here.due_on <= until, "follow"),
        (together & here.meets_on.is_(None) & (here.created >= since), "begun"),
        (together & (here.meets_on >= now) & (here.meets_on <= until), "soon"),
        (~together & done & fresh, "shown"),
        (~together & ~done & (here.meets_on < now), "late"),
        (~together & is_open(), "open"),
        (~together & ~done & (here.meets_on <= until), "soon"),
        (~together & is_at("shut"), "shut"),
        (leaving, "leaving"),
        (together & (here.meets_on > until), "coming"),
        (~together & ~done, "coming"),
        else_="past",
    )


def _rank(urgency: ColumnElement[Urgency]) -> ColumnElement[int]:
    return case({one: place for place, one in enumerate(CHOICES["all"])}, value=urgency)


def _matches(search: str) -> ColumnElement[bool]:
    """Whether every word that is searched for is in the organisation's or the workshop's name."""
    names = workshops.c.sought, workshops.c.sought_name
    words = sought(search).split()
    return and_(
        true(), *(or_(*(name.contains(word, autoescape=True) for name in names)) for word in words)
    )
