"""What is handed in of the talk after the reveal, to be told beside the Result."""

from __future__ import annotations

from datetime import date

from reports.parts import Model


class Said(Model):
    """What the room said of one statement: a level with a reason, both arguments, or only notes.

    `level` is "0"-"5", "dont_know" or "not_relevant".
    """

    statement: str
    level: str | None = None
    unresolved: bool = False
    reason: str = ""
    low: str = ""
    high: str = ""
    note: str = ""
    evidence: str = ""
    looks: str = ""
    looks_on: date | None = None


class Again(Model):
    """A statement rated again, for the first or the second time.

    `counts` is how many gave each answer, in the order of `answers.ANSWERS`; None where too few
    answered. Nothing pairs it with what the same people answered before.
    """

    statement: str
    round: int
    counts: tuple[int, ...] | None


class Talk(Model):
    """Everything that was said, and everything that was rated again."""

    decided: tuple[Said, ...] = ()
    again: tuple[Again, ...] = ()

    def of(self, statement: str) -> Said | None:
        """What was said of a statement."""
        return next((said for said in self.decided if said.statement == statement), None)


NO_TALK = Talk()
