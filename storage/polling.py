"""What phones are asked after the reveal: single ballots are there until they are counted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import String, and_, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from storage.noting import Noting
from storage.tables import ballots, participants, polls, records, workshops
from workshop import Counted, Poll, Pulse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection, RowMapping

EVERY = (
    select(polls)
    .where(polls.c.workshop == bindparam("here", type_=String))
    .order_by(polls.c.kind, polls.c.about, polls.c.round)
)


class Polling(Noting):
    """The part of the store that keeps polls and ballots."""

    def add_poll(self, workshop_id: str, poll: Poll) -> bool:
        """Keep a new poll, while the answers are shown; every open one is taken away.

        So is what was counted of the same question, if not of a rating: one asks for it anew.
        """
        new = {
            "id": poll.id,
            "workshop": workshop_id,
            "kind": poll.kind,
            "about": poll.about,
            "round": poll.round,
            "options": json.dumps(poll.options, ensure_ascii=False),
            "open": True,
        }
        shown = select(workshops.c.phase).where(workshops.c.id == workshop_id)
        again = and_(polls.c.kind == poll.kind, polls.c.kind != "rerate")
        others = delete(polls).where(polls.c.workshop == workshop_id, or_(polls.c.open, again))
        try:
            with self._writing() as connection:
                if connection.scalar(shown.with_for_update(key_share=True)) != "revealed":
                    return False
                connection.execute(others)
                connection.execute(insert(polls).values(new))
        except IntegrityError:
            return False
        self._empty_the_log()
        return True

    def polls(self, workshop_id: str) -> tuple[Poll, ...]:
        """Every poll, by kind, what it is about, and round."""
        return tuple(map(_poll, self._rows(EVERY, here=workshop_id)))

    def pulse(self, workshop_id: str) -> Pulse | None:
        """What tells that something after the reveal has changed, in one question."""
        noted = records.c.workshop == workshop_id
        asked = polls.c.workshop == workshop_id
        wall = select(records.c.revision).where(noted, records.c.kind == "wall")
        said = select(func.count()).where(
            ballots.c.poll.in_(select(polls.c.id).where(asked, polls.c.open))
        )
        found = self._rows(
            select(
                workshops.c.phase,
                func.coalesce(wall.scalar_subquery(), 0).label("wall"),
                select(func.coalesce(func.sum(records.c.revision), 0))
                .where(noted)
                .scalar_subquery()
                .label("records"),
                select(func.coalesce(func.max(records.c.at), ""))
                .where(noted)
                .scalar_subquery()
                .label("latest"),
                select(func.count()).where(asked).scalar_subquery().label("polls"),
                func.coalesce(
                    select(polls.c.id).where(asked, polls.c.open).limit(1).scalar_subquery(), ""
                ).label("open"),
                said.scalar_subquery().label("voted"),
            ).where(workshops.c.id == workshop_id)
        )
        return Pulse(**found[0]) if found else None

    def put_ballot(self, poll_id: str, participant: str, body: str | None) -> bool:
        """Keep what somebody of the poll's workshop says, if it is open; None: nothing any more."""
        keep = self._upsert(ballots).values(poll=poll_id, participant=participant, body=body)
        put = keep.on_conflict_do_update(
            index_elements=["poll", "participant"], set_={"body": body}
        )
        theirs = (ballots.c.poll == poll_id) & (ballots.c.participant == participant)
        with self._writing() as connection:
            if not _may_vote(connection, poll_id, participant):
                return False
            connection.execute(delete(ballots).where(theirs) if body is None else put)
        return True

    def ballot(self, poll_id: str, participant: str) -> str | None:
        """What somebody has said, while it is open."""
        here = (ballots.c.poll == poll_id) & (ballots.c.participant == participant)
        found = self._rows(select(ballots.c.body).where(here))
        return found[0]["body"] if found else None

    def voted(self, poll_id: str) -> int:
        """How many have said anything."""
        counted = select(func.count().label("n")).where(ballots.c.poll == poll_id)
        return int(self._rows(counted)[0]["n"])

    def close_poll(self, poll_id: str, count: Callable[[Sequence[str]], str]) -> bool:
        """Keep what `count` makes of the ballots, and delete them; False where it was closed."""
        said = select(ballots.c.body).where(ballots.c.poll == poll_id).order_by(ballots.c.body)
        here = polls.c.id == poll_id
        with self._writing() as connection:
            is_open = select(polls.c.open).where(here).with_for_update()
            if not connection.scalar(is_open):
                return False
            tally = count(connection.scalars(said).all())
            connection.execute(update(polls).where(here).values(open=False, tally=tally))
            connection.execute(delete(ballots).where(ballots.c.poll == poll_id))
        self._empty_the_log()
        return True

    def remove_poll(self, poll_id: str) -> bool:
        """Delete an open poll with all ballots; False where it is counted, or gone."""
        open_ = delete(polls).where(polls.c.id == poll_id, polls.c.open)
        with self._writing() as connection:
            gone = connection.execute(open_).rowcount
        self._empty_the_log()
        return gone == 1


def _may_vote(connection: Connection, poll_id: str, participant: str) -> bool:
    """Whether the poll is open and this is one of its workshop; it stays so until this ends."""
    asked = select(polls.c.workshop).where(polls.c.id == poll_id, polls.c.open)
    here = connection.scalar(asked.with_for_update(read=True))
    whose = select(participants.c.workshop).where(
        participants.c.id == participant, participants.c.state == "in"
    )
    return here is not None and connection.scalar(whose) == here


def _poll(row: RowMapping) -> Poll:
    return Poll(
        id=row["id"],
        kind=row["kind"],
        about=row["about"],
        round=row["round"],
        options=tuple(json.loads(row["options"])),
        open=row["open"],
        tally=row["tally"] and Counted.model_validate_json(row["tally"]),
    )
