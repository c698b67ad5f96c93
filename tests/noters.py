"""A process that agrees, plans, asks, votes, writes on a sheet and reports, until it is killed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import workshop
from content import load
from sheets import Journey
from storage import open_store
from tests.cast import NOW, TODAY
from workshop import Action, Decision, Vote, Wall

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from pathlib import Path

    from content import Content
    from storage import DatabaseStore

PEOPLE: Final = 6
STEPS: Final = ("a0", "a1", "a2", "a3", "a4")
OPTIONS: Final = ("a0", "a1")


class Where(NamedTuple):
    """A workshop whose answers are shown; its people are p0-p5."""

    store: DatabaseStore
    content: Content
    id: str = "w"
    desk: str = "desk"

    def decide(self, number: int) -> None:
        """The room says something of a statement."""
        said = Decision(statement="roots_1", level=str(number % 6), reason=f"{number}")
        workshop.decide(self.store, self.content, self.desk, self.id, said, seen=None, now=NOW)

    def plan(self, number: int) -> None:
        """A promise is corrected."""
        kept = next(a for a in workshop.actions(self.store, self.id) if a.action.id == STEPS[0])
        new = kept.action.model_copy(update={"title": f"{number}"})
        whose = (self.store, self.content, self.desk, self.id)
        workshop.keep_action(*whose, new, seen=kept.revision, now=NOW)

    def swap(self, _: int) -> None:
        """The plan and the one that is weighed change places."""
        workshop.swap_plans(self.store, self.desk, self.id, now=NOW)

    def report(self, number: int) -> None:
        """It is told how a promise goes."""
        promise = workshop.promised(self.store, self.id)[0].id
        workshop.report(
            *(self.store, self.desk, self.id, promise, "under_way"),
            sign=f"{number}",
            seen=None,
            today=TODAY,
            now=NOW,
        )

    def show(self, number: int) -> None:
        """The wall turns."""
        workshop.show(self.store, self.desk, self.id, Wall(shows="plan", page=number), now=NOW)

    def fill(self, number: int) -> None:
        """A field of a sheet is written."""

        def written(sheet: Journey) -> Journey:
            return sheet.model_copy(update={"goal": f"{number}"})

        workshop.fill(self.store, self.desk, self.id, Journey, written, now=NOW)

    def ask(self, number: int) -> None:
        """The phones are asked for dots."""
        whose = (self.store, self.content, self.desk, self.id)
        workshop.ask(*whose, "dots", options=OPTIONS, new_id=lambda: f"poll{number}")

    def vote(self, number: int) -> None:
        """Everybody puts as many dots as tell which vote it was."""
        poll = workshop.the_poll(self.store, self.id)
        assert poll
        for person in range(PEOPLE):
            who = workshop.participant(self.store, f"token{person}")[0]
            workshop.vote(self.store, who, poll, Vote(dots={OPTIONS[0]: 1 + number % 3}))

    def end(self, _: int) -> None:
        """It is closed."""
        poll = workshop.the_poll(self.store, self.id)
        assert poll
        workshop.count(self.store, self.content, self.desk, self.id, poll.id)


DOES: Final = ("decide", "plan", "swap", "report", "show", "fill", "ask", "vote", "end")


def prepared(where: Where, reveal: Callable[[], object]) -> None:
    """An open workshop with people in it, revealed, and with a plan and one that is weighed."""
    here = workshop.Workshop(
        id=where.id,
        organisation="Ø",
        questionnaire="full",
        mode="anonymous",
        created=NOW,
        kind="private",
        content=where.content.fingerprint,
    )
    where.store.add_workshop(where.desk, here)
    for number in range(PEOPLE):
        one = workshop.Participant(
            id=f"p{number}", workshop=where.id, level="", area="", language="da"
        )
        token = workshop.hashed(f"token{number}")
        assert where.store.add_participant(token, one, marks=[f"M{number}"])
    reveal()
    for place, key in enumerate(STEPS):
        new = Action(id=key, factor="roots", title=key, chosen=place < 2, instead=place >= 2)
        whose = (where.store, where.content, where.desk, where.id)
        workshop.add_own(*whose, new, new_id=lambda key=key: key, now=NOW)  # type: ignore[misc] # each its own


def note(url: str, shelves: Path, begin: int, acknowledge: Connection) -> None:
    """One thing after the other, and the number of each when it is on disk."""
    where = Where(open_store(url), load(shelves))
    number = begin - begin % len(DOES)
    while True:
        getattr(where, DOES[number % len(DOES)])(number)
        acknowledge.send_bytes(number.to_bytes(8))
        number += 1
