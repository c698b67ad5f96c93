"""What is noted after the reveal, one thing a record: the wall, the talk, the polls, the plan.

Frozen models without rules; each of the rooms that write them has its own.
"""

from __future__ import annotations

from datetime import date
from typing import Final, Literal, NamedTuple, TypeAlias

from pydantic import AwareDatetime

from workshop.model import Model

Noted: TypeAlias = Literal[
    "wall",
    "decision",
    "target",
    "action",
    "report",
    "figure",
    "own",
    "note",
    "earlier",
    "sheet",
    "pen",
    "remark",
    "typed",
    "imprint",
]
"""The kinds of records: what the wall shows (one), what was agreed (by statement), the targets (by
factor), the plan's actions and what became of them, numbers already known, steps of the room's
own, notes, the round before from a file, the sheets of the redesign, who writes on each, what
people wrote (by statement) in a workshop that has moved here, paper as it is typed, and what its
papers say of whoever publishes them."""
Shows: TypeAlias = Literal[
    "join", "far", "finding", "statement", "vote", "plan", "commit", "follow_up", "pause"
]
Asks: TypeAlias = Literal["rerate", "dots", "commit"]
Status: TypeAlias = Literal["done", "under_way", "dropped"]
FOLLOW_UPS: Final = (30, 90, 180)
"""Days after the plan was made."""
MOST_ROUNDS: Final = 2
"""How often one statement is rated again at most (the method's section 6)."""


class Record(NamedTuple):
    """One thing as it stands: JSON, how many times it was saved, and when."""

    key: str
    body: str
    revision: int
    at: AwareDatetime


class Pulse(NamedTuple):
    """What tells that something has changed: cheap to ask for, and equal as long as nothing has.

    `records` and `latest` count what is noted and say when last, `polls` and `open` what the phones
    were and are asked, `voted` how many have said anything to that.
    """

    phase: str
    wall: int
    records: int
    latest: str
    polls: int
    open: str
    voted: int


class Wall(Model):
    """What the room sees. The revision of its record is what walls and phones follow.

    `statement` is shown where it `shows` one, `poll` is the id of what the phones are asked.
    `talk` is the key of how to talk now, for `minutes` `since` then: a clock that never cuts.
    `came` is when the statement came up, `begun` when the script began. `page` turns where there
    is more than fits.
    """

    shows: Shows = "join"
    statement: str = ""
    came: AwareDatetime | None = None
    poll: str = ""
    talk: str = ""
    minutes: int = 0
    since: AwareDatetime | None = None
    script: str = ""
    begun: AwareDatetime | None = None
    until: AwareDatetime | None = None
    page: int = 0


class Decision(Model):
    """What the room says of a statement after talking: agreed, unresolved, or only a note.

    An agreed `level` is "0"-"5", "dont_know" or "not_relevant", with a `reason`. Where it is
    `unresolved` both arguments stand side by side, `low` for a low rung and `high` for a high one.
    `evidence` is where one can see it, `looks` who will look, `looks_on` when.
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


class Counted(Model):
    """What a poll came to. `counts` by option; None where fewer than k answered.

    `words` are what people wrote, in an order that says nothing.
    """

    people: int
    counts: dict[str, int] | None
    words: tuple[str, ...] = ()


class Poll(Model):
    """The phones are asked again: to rate `about` anew, to put dots on steps, or to commit."""

    id: str
    kind: Asks
    about: str = ""
    round: int = 1
    options: tuple[str, ...] = ()
    open: bool = True
    tally: Counted | None = None


class Action(Model):
    """A promise of the plan: from a step of the shelves, or the room's own.

    It `lifts` the step's statements, or those the room chooses. `owner` is a role, or a name that
    the room chose to write. One that is not `chosen` is only considered. `instead` is whether it is
    in the other plan, which the room weighs against its own.
    """

    id: str
    factor: str
    title: str
    step: str = ""
    lifts: tuple[str, ...] = ()
    owner: str = ""
    due: date | None = None
    first_sign: str = ""
    chosen: bool = True
    instead: bool = False
    place: int = 0
    made_on: date | None = None


class Report(Model):
    """What became of a promise at one of the follow-ups; `day` is 30, 90 or 180.

    `sign` is what the first sign showed, `why` why it was dropped. `by_owner`: by the owner's link.
    """

    action: str
    day: int
    status: Status
    sign: str = ""
    why: str = ""
    by_owner: bool = False


class Figure(Model):
    """A number the organisation knows already; beside the profile, never in it."""

    id: str
    name: str
    figure: str
    year: int
    source: str
    factor: str
    points: Literal["up", "down", ""] = ""


class Pen(Model):
    """Who writes on a sheet; `desk` is hashed."""

    desk: str
