"""What people answer: kept together with others', read back, and counted without being read."""

from __future__ import annotations

import json
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import case, func, select

from answers import Comment, Row
from storage.asking import ASKING
from storage.entering import Entering
from storage.rows import text_of, the_moment
from storage.tables import answers, participants
from storage.writing import Place, Writer, changes
from workshop import Answer, Pace

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from concurrent.futures import Future

    from sqlalchemy import ColumnElement, Connection, Engine, RowMapping

    from workshop import Said


class Answering(Entering):
    """The part of the store that keeps what participants answer."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._ask = ASKING[engine.dialect.name]
        self._writer: Writer | None = None
        self._changing = Lock()

    def close(self) -> None:
        """Finish the answers that wait, and let go of the database."""
        with self._changing:
            writer, self._writer = self._writer, None
        if writer:
            writer.stop()
        self._engine.dispose()

    def put_answer(self, said: Said) -> Answer | None:
        """Keep an answer by the rule `workshop.stands`; what stands now."""
        return self.put_answer_soon(said).result()

    def put_answer_soon(self, said: Said) -> Future[Answer | None]:
        """As `put_answer`, without waiting: done when it is on disk."""
        with self._changing:
            self._writer = self._writer or Writer(self._put_answers)
            return self._writer.put(said)

    def _put_answers(self, group: Sequence[Said]) -> list[Answer | None]:
        """Keep several people's answers in one transaction; what stands after each."""
        with self._writing() as connection:
            there = self._there(connection, {said.participant for said in group})
            in_time = [said for said in group if said.participant in there]
            before = self._before(connection, in_time)
            changed, after = changes(before, in_time)
            if changed:
                # As it is written: what no database can hold must fail here, not turn into signs.
                rows = json.dumps(changed, ensure_ascii=False)
                connection.execute(self._ask.keep, {"rows": rows})
        stand = iter(after)
        return [next(stand) if said.participant in there else None for said in group]

    def _there(self, connection: Connection, who: set[str]) -> set[str]:
        """Who of these may answer now; it stays so until the transaction ends."""
        asked = json.dumps(sorted(who))
        at = {"who": asked, "now": text_of(the_moment())}
        here = json.dumps(list(connection.scalars(self._ask.open, at)))
        there = connection.scalar(self._ask.there, {"who": asked, "here": here})
        return set(json.loads(there or "[]"))

    def _before(self, connection: Connection, group: Sequence[Said]) -> dict[Place, Answer]:
        """What stands already where these answers go."""
        asked = json.dumps([(said.participant, said.answer.statement) for said in group])
        found = connection.execute(self._ask.before, {"places": asked}).mappings()
        return {(row["participant"], row["statement"]): _answer(row) for row in found}

    def answers(self, participant_id: str) -> dict[str, Answer]:
        """Everything one participant has answered, by statement."""
        rows = self._rows(select(answers).where(answers.c.participant == participant_id))
        return {row["statement"]: _answer(row) for row in rows}

    def rows(self, workshop_id: str) -> tuple[Row, ...]:
        """Every participant's answers, in the order of ids drawn by lot."""
        found = (
            select(
                *(participants.c.id, participants.c.level, participants.c.area),
                *(answers.c.statement, answers.c.answer, answers.c.comment),
            )
            .join(answers, answers.c.participant == participants.c.id)
            .where(_inside(workshop_id), answers.c.answer.is_not(None))
            .order_by(participants.c.id, answers.c.statement)
        )
        return tuple(map(Row._make, self._tuples(found)))

    def comments(self, workshop_id: str) -> tuple[Comment, ...]:
        """Every comment, also where no rung was chosen, in the order of ids drawn by lot."""
        found = (
            select(answers.c.participant, answers.c.statement, answers.c.comment)
            .join(participants, answers.c.participant == participants.c.id)
            .where(_inside(workshop_id), answers.c.comment != "")
            .order_by(answers.c.participant, answers.c.statement)
        )
        return tuple(
            Comment(participant=r["participant"], statement=r["statement"], text=r["comment"])
            for r in self._rows(found)
        )

    def paces(self, workshop_id: str, parts: Sequence[Collection[str]]) -> tuple[Pace, ...]:
        """How many people of each level have answered how many statements of each part."""
        rated = answers.c.answer.is_not(None)
        said = (answers.c.participant == participants.c.id) & (rated | (answers.c.comment != ""))
        counts = [
            func.count(case((rated & answers.c.statement.in_(part), 1))).label(f"part{place}")
            for place, part in enumerate(parts)
        ]
        begun = (func.count(answers.c.statement) > 0).label("begun")
        each = (
            select(participants.c.level, begun, *counts)
            .join(answers, said, isouter=True)
            .where(_inside(workshop_id))
            .group_by(participants.c.id, participants.c.level)
            .subquery()
        )
        found = select(*each.c, func.count().label("people")).group_by(*each.c)
        return tuple(
            Pace(
                row["level"],
                tuple(row[f"part{place}"] for place in range(len(parts))),
                row["people"],
                bool(row["begun"]),
            )
            for row in self._rows(found)
        )


def _inside(workshop_id: str) -> ColumnElement[bool]:
    """Those who are in: nobody who waits, or has been taken out."""
    return (participants.c.workshop == workshop_id) & (participants.c.state == "in")


def _answer(row: RowMapping) -> Answer:
    return Answer.model_construct(**{key: row[key] for key in Answer.model_fields})
