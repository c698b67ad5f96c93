"""The ways into a workshop, and whoever has come in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import case, delete, exists, func, insert, select, true, update
from sqlalchemy.exc import IntegrityError

from storage.keeping import Keeping
from storage.reach import reached
from storage.rows import is_open
from storage.tables import answers, participants, slips, workshops
from workshop import Participant, Refused, Ways

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy import Connection, RowMapping

    from workshop import Language, State, Workshop

OUT: Final = ("out", "refused")
"""The states of those who have been taken out, and are deleted soon."""


class Entering(Keeping):
    """The part of the store that keeps links, codes, slips and participants."""

    def put_ways(self, workshop_id: str, ways: Ways, link: str, code: str) -> None:
        """Keep the ways in where none are kept yet, and the hashes under which they are found."""
        keys = {"join_link": ways.link, "join_code": ways.code, "link": link, "code": code}
        unkept = workshops.c.join_link.is_(None)
        put = update(workshops).where(workshops.c.id == workshop_id, unkept).values(keys)
        try:
            with self._writing() as connection:
                connection.execute(put)
        except IntegrityError:
            raise Refused("This code is taken. Make the workshop again.") from None

    def ways(self, workshop_id: str) -> Ways | None:
        """The ways in, where they are kept."""
        columns = workshops.c.join_link, workshops.c.join_code
        found = self._rows(select(*columns).where(workshops.c.id == workshop_id))
        kept = found and found[0]["join_link"] and found[0]["join_code"]
        return Ways(found[0]["join_link"], found[0]["join_code"]) if kept else None

    def found_by_link(self, link: str) -> Workshop | None:
        """The workshop whose join link's token has this hash."""
        return self._one(workshops.c.link == link)

    def found_by_code(self, code: str) -> Workshop | None:
        """The workshop whose typed code has this hash."""
        return self._one(workshops.c.code == code)

    def put_slips(self, workshop_id: str, codes: Sequence[str]) -> None:
        """Keep new slips' codes in the place of those that nobody has used."""
        with self._writing() as connection:
            connection.execute(delete(slips).where(slips.c.workshop == workshop_id))
            connection.execute(
                insert(slips), [{"code": code, "workshop": workshop_id} for code in codes]
            )

    def slips(self, workshop_id: str) -> tuple[str, ...]:
        """The codes of the slips that nobody has used."""
        unused = select(slips.c.code).where(slips.c.workshop == workshop_id)
        return tuple(row["code"] for row in self._rows(unused.order_by(slips.c.code)))

    def found_by_slip(self, code: str) -> Workshop | None:
        """The workshop of an unused slip."""
        here = select(slips.c.workshop).where(slips.c.code == code)
        return self._one(workshops.c.id == here.scalar_subquery())

    def add_participant(
        self, token: str, participant: Participant, *, marks: Sequence[str], slip: str = ""
    ) -> Participant | None:
        """Keep a new participant, if the workshop is open; a known token is the same person."""
        with self._writing() as connection:
            is_open = self._open(connection, participant.workshop)  # one after the other
            known = self._by_token(connection, token)
            if known or not is_open:
                return known
            if slip:
                _spend(connection, participant.workshop, slip)
            state: State = "waiting" if _is_full(connection, participant.workshop) else "in"
            mark = _free_mark(connection, participant.workshop, marks)
            new = participant.model_copy(update={"mark": mark, "state": state})
            connection.execute(insert(participants).values(new.model_dump() | {"token": token}))
        return new

    @staticmethod
    def _by_token(connection: Connection, token: str) -> Participant | None:
        found = select(participants).where(participants.c.token == token)
        row = connection.execute(found).mappings().one_or_none()
        return _participant(row) if row else None

    def participant(self, token: str) -> Participant | None:
        """The participant whose token has this hash."""
        return self.participants([token]).get(token)

    def participants(self, tokens: Collection[str]) -> dict[str, Participant]:
        """Those whose tokens have these hashes, by the hash."""
        found = self._rows(select(participants).where(participants.c.token.in_(tokens)))
        return {row["token"]: _participant(row) for row in found}

    def people(self, workshop_id: str, state: State) -> tuple[str, ...]:
        """The marks of those who are in, or who wait, in the order of the signs."""
        here = (participants.c.workshop == workshop_id) & (participants.c.state == state)
        found = select(participants.c.mark).where(here, participants.c.mark.is_not(None))
        return tuple(row["mark"] for row in self._rows(found.order_by(participants.c.mark)))

    def joined(self, workshop_id: str) -> int:
        """How many are in."""
        with reached(), self._reading.connect() as connection:
            return how_many_inside(connection, workshop_id)

    def idle(self, workshop_id: str) -> tuple[str, ...]:
        """The marks of those who are in and have said nothing, in the order of the signs."""
        here = (participants.c.workshop == workshop_id) & (participants.c.state == "in")
        said = exists().where(
            answers.c.participant == participants.c.id,
            answers.c.answer.is_not(None) | (answers.c.comment != ""),
        )
        found = select(participants.c.mark).where(here, participants.c.mark.is_not(None), ~said)
        return tuple(row["mark"] for row in self._rows(found.order_by(participants.c.mark)))

    def let_in(self, workshop_id: str, marks: Collection[str]) -> int:
        """Let those who wait under these marks in, or all, before the reveal; how many."""
        waiting = (participants.c.workshop == workshop_id) & (participants.c.state == "waiting")
        come = update(participants).where(waiting)
        if marks:
            come = come.where(participants.c.mark.in_(marks))
        with self._writing() as connection:
            if not self._unseen(connection, workshop_id):
                return 0
            return connection.execute(come.values(state="in")).rowcount

    def take_out(self, workshop_id: str, mark: str) -> bool:
        """Let whoever has this mark count no more, before the reveal; `let_go` deletes them."""
        return self._turn_about(workshop_id, mark, {"in": "out", "waiting": "refused"})

    def put_back(self, workshop_id: str, mark: str) -> bool:
        """Let whoever was taken out be where they were, as long as they are not deleted."""
        return self._turn_about(workshop_id, mark, {"out": "in", "refused": "waiting"})

    def _turn_about(self, workshop_id: str, mark: str, to: Mapping[State, State]) -> bool:
        here = (participants.c.workshop == workshop_id) & (participants.c.mark == mark)
        after = case(to, value=participants.c.state)
        turn = update(participants).where(here, participants.c.state.in_(to)).values(state=after)
        with self._writing() as connection:
            if not self._unseen(connection, workshop_id):
                return False
            return connection.execute(turn).rowcount == 1

    def let_go(self, workshop_id: str | None = None) -> int:
        """Delete those who were taken out, with all answers, here or everywhere; how many."""
        every = participants.c.workshop == workshop_id if workshop_id else true()
        those = participants.c.state.in_(OUT) & every
        with self._writing() as connection:
            gone = connection.execute(delete(participants).where(those)).rowcount
        if gone:
            self._empty_the_log()
        return gone

    def cut(self, participant_id: str, token: str) -> bool:
        """Let another hash take the place of a participant's, so that nobody is that person."""
        who = participants.c.id == participant_id
        with self._writing() as connection:
            cut = connection.execute(update(participants).where(who).values(token=token)).rowcount
        return cut == 1

    def speak(self, participant_id: str, language: Language) -> None:
        """Keep the language that somebody reads."""
        who = participants.c.id == participant_id
        with self._writing() as connection:
            connection.execute(update(participants).where(who).values(language=language))

    def remove_participant(self, participant_id: str) -> bool:
        """Delete a participant with all answers, before the reveal."""
        whose = select(participants.c.workshop).where(participants.c.id == participant_id)
        with self._writing() as connection:
            here = connection.execute(whose).scalar()
            if here is None or not self._unseen(connection, here):
                return False
            connection.execute(delete(participants).where(participants.c.id == participant_id))
        self._empty_the_log()
        return True

    @staticmethod
    def _open(connection: Connection, workshop_id: str) -> bool:
        """Whether a workshop is open; nobody else comes in or goes until the transaction ends."""
        here = select(is_open()).where(workshops.c.id == workshop_id)
        return bool(connection.scalar(here.with_for_update(key_share=True)))

    @staticmethod
    def _unseen(connection: Connection, workshop_id: str) -> bool:
        """Whether people have come and nothing is shown yet; it stays so, as above."""
        here = select(workshops.c.phase).where(workshops.c.id == workshop_id)
        return connection.scalar(here.with_for_update(key_share=True)) in {"open", "shut"}


def _spend(connection: Connection, workshop_id: str, slip: str) -> None:
    here = (slips.c.workshop == workshop_id) & (slips.c.code == slip)
    if connection.execute(delete(slips).where(here)).rowcount != 1:
        raise Refused("This slip has been used, or its code is wrong. Ask for another.")


def _is_full(connection: Connection, workshop_id: str) -> bool:
    invited: int | None = connection.scalar(
        select(workshops.c.invited).where(workshops.c.id == workshop_id)
    )
    if invited is None:
        return False
    return how_many_inside(connection, workshop_id) >= invited


def how_many_inside(connection: Connection, workshop_id: str) -> int:
    """How many are in, and wait for nobody."""
    inside = (participants.c.workshop == workshop_id) & (participants.c.state == "in")
    return connection.scalar(select(func.count()).select_from(participants).where(inside)) or 0


def _free_mark(connection: Connection, workshop_id: str, marks: Sequence[str]) -> str | None:
    taken = select(participants.c.mark).where(
        participants.c.workshop == workshop_id, participants.c.mark.in_(marks)
    )
    others = set(connection.scalars(taken))
    return next((mark for mark in marks if mark not in others), None)


def _participant(row: RowMapping) -> Participant:
    return Participant(**{key: row[key] for key in Participant.model_fields})
