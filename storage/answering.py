"""What people answer: kept together with others', read back, and counted without being read."""

from __future__ import annotations

from itertools import chain
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, case, func, select

from answers import Comment, Row
from storage.entering import Entering
from storage.tables import answers, participants, workshops
from storage.writing import Kept, Writer, changes
from workshop import Answer, Pace

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from concurrent.futures import Future

    from sqlalchemy import Connection, Engine, RowMapping

    from workshop import Said

# Whether a workshop is open is asked under a lock, so that no answer is accepted after a reveal.
# SQLite has one lock for all. On PostgreSQL many may hold the workshop's row against a reveal, and
# whoever answers holds their own row, so that one person's answers come one after the other.
WHO = participants.c.id.in_(bindparam("who", expanding=True))
OPEN = select(workshops.c.id).where(
    workshops.c.phase == "open",
    workshops.c.id.in_(select(participants.c.workshop).where(WHO)),
)
OPEN = OPEN.order_by(workshops.c.id).with_for_update(read=True)
THERE = select(participants.c.id).where(
    WHO,
    participants.c.state == "in",
    participants.c.workshop.in_(bindparam("here", expanding=True)),
)
THERE = THERE.order_by(participants.c.id).with_for_update(key_share=True)
# Python's sqlite3 lets go of the interpreter for each row and each repetition, and waits to get it
# back from a busy server. So everything is asked for, counted and kept in one go where it can be.
ALL_THERE = select(func.count()).select_from(THERE.subquery())
# Joined, because SQLite reads the whole table for `(participant, statement) IN (VALUES …)`.
BEFORE = (
    f"SELECT {', '.join(f'answers.{column.key}' for column in answers.c)}"  # noqa: S608 - our own
    " FROM (VALUES {rows}) AS asked JOIN answers"
    " ON answers.participant = asked.column1 AND answers.statement = asked.column2"
)
# A place stands once among the rows, so that one statement may keep them all.
KEEP = (
    f"INSERT INTO answers ({', '.join(Kept._fields)}) VALUES {{rows}}"  # noqa: S608 - our own
    " ON CONFLICT (participant, statement) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in Kept._fields[2:])
)


class Answering(Entering):
    """The part of the store that keeps what participants answer."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
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
            there = self._there(connection, sorted({said.participant for said in group}))
            in_time = [said for said in group if said.participant in there]
            before = self._before(connection, in_time)
            changed, after = changes(before, in_time)
            self._many(connection, KEEP, changed)
        stand = iter(after)
        return [next(stand) if said.participant in there else None for said in group]

    @staticmethod
    def _there(connection: Connection, who: list[str]) -> set[str]:
        """Those of them who are in, where it is open; they stay in until the transaction ends."""
        here = list(connection.scalars(OPEN, {"who": who}))
        asked = {"who": who, "here": here}
        if here and connection.scalar(ALL_THERE, asked) == len(who):
            return set(who)
        return set(connection.scalars(THERE, asked)) if here else set()

    def _before(
        self, connection: Connection, group: Sequence[Said]
    ) -> dict[tuple[str, str], Answer]:
        """What stands already where these answers go."""
        asked = sorted({(said.participant, said.answer.statement) for said in group})
        found = self._many(connection, BEFORE, asked)
        return {(row["participant"], row["statement"]): _answer(row) for row in found}

    def _many(
        self, connection: Connection, statement: str, rows: Sequence[tuple[object, ...]]
    ) -> Sequence[RowMapping]:
        """What comes of a statement with so many rows in it."""
        if not rows:
            return ()
        sign = "?" if self._on_sqlite else "%s"
        row = f"({', '.join([sign] * len(rows[0]))})"
        said = statement.format(rows=", ".join([row] * len(rows)))
        done = connection.exec_driver_sql(said, tuple(chain.from_iterable(rows)))
        return done.mappings().all() if done.returns_rows else ()

    def answers(self, participant_id: str) -> dict[str, Answer]:
        """Everything one participant has answered, by statement."""
        rows = self._rows(select(answers).where(answers.c.participant == participant_id))
        return {row["statement"]: _answer(row) for row in rows}

    def rows(self, workshop_id: str) -> tuple[Row, ...]:
        """Every participant's answers, in the order of ids drawn by lot."""
        found = (
            select(participants.c.id, participants.c.level, participants.c.area, answers)
            .join(answers, answers.c.participant == participants.c.id)
            .where(participants.c.workshop == workshop_id, answers.c.answer.is_not(None))
            .order_by(participants.c.id, answers.c.statement)
        )
        return tuple(
            Row(r["id"], r["level"], r["area"], r["statement"], r["answer"], r["comment"])
            for r in self._rows(found)
        )

    def comments(self, workshop_id: str) -> tuple[Comment, ...]:
        """Every comment, also where no rung was chosen, in the order of ids drawn by lot."""
        found = (
            select(answers.c.participant, answers.c.statement, answers.c.comment)
            .join(participants, answers.c.participant == participants.c.id)
            .where(participants.c.workshop == workshop_id, answers.c.comment != "")
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
            .where(participants.c.workshop == workshop_id, participants.c.state == "in")
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


def _answer(row: RowMapping) -> Answer:
    return Answer.model_construct(**{key: row[key] for key in Answer.model_fields})
