"""What of a desk's workshops asks for something today; the store counts them by the same rule."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, Literal, NamedTuple, TypeAlias, get_args

from workshop.clock import day_of
from workshop.model import Model, Workshop

Urgency: TypeAlias = Literal[
    "late",
    "open",
    "overdue",
    "soon",
    "shut",
    "begun",
    "follow",
    "shown",
    "leaving",
    "coming",
    "past",
    "archived",
]
"""In the order in which they ask for something; `Near.of` says what each means."""
Choice: TypeAlias = Literal["due", "coming", "past", "archived", "all"]

URGENCIES: Final[tuple[Urgency, ...]] = get_args(Urgency)
CHOICES: Final[dict[Choice, tuple[Urgency, ...]]] = {
    "due": ("late", "open", "overdue", "soon", "shut", "begun", "follow", "shown", "leaving"),
    "coming": ("coming",),
    "past": ("past",),
    "archived": ("archived",),
    "all": URGENCIES,
}
NEAR: Final = timedelta(days=14)
LONG_AGO: Final = date(1900, 1, 1)
"""A today on which nothing is near."""


class Near(NamedTuple):
    """What is near on a day: two weeks before it and two weeks after it."""

    today: date
    since: date
    until: date

    def of(self, workshop: Workshop) -> Urgency:
        """What a workshop asks for.

        `late`: its meeting has passed, and nothing is shown. `open`: people answer. `overdue`: the
        day of a follow-up has passed, and a promise has no status. `soon`: it meets within two
        weeks. `shut`: its answers are closed, and no meeting is near. `begun`: a room began two
        weeks ago or later, and no day is named. `follow`: its promises are to be looked at within
        two weeks.
        `shown`: its answers are there to be talked about, since two weeks at most. `leaving`: it
        deletes itself within two weeks. `coming` and `past` ask for nothing; nor does what lies
        in the archive.
        """
        if workshop.archived:
            return "archived"
        if workshop.due_on and workshop.due_on <= self.until:
            return "follow" if workshop.due_on >= self.today else "overdue"
        found = self._room(workshop) if workshop.kind == "together" else self._alone(workshop)
        last = workshop.delete_on
        return "leaving" if found in {"coming", "past"} and last and last <= self.until else found

    def _room(self, workshop: Workshop) -> Urgency:
        day = workshop.meets_on
        if day is None:
            return "begun" if day_of(workshop.created) >= self.since else "past"
        if day < self.today:
            return "past"
        return "soon" if day <= self.until else "coming"

    def _alone(self, workshop: Workshop) -> Urgency:
        day = workshop.meets_on
        if workshop.phase in {"revealed", "closed"}:
            shown = workshop.revealed_on
            fresh = workshop.phase == "revealed" and shown is not None and shown >= self.since
            return "shown" if fresh else "past"
        if day is not None and day < self.today:
            return "late"
        if workshop.phase == "open":
            return "open"
        if day is not None and day <= self.until:
            return "soon"
        return "shut" if workshop.phase == "shut" else "coming"


def near(today: date) -> Near:
    """What is near on this day."""
    return Near(today, today - NEAR, today + NEAR)


class Wanted(Model):
    """Which of a desk's workshops are looked for."""

    search: str = ""
    choice: Choice = "all"
    today: date = LONG_AGO


EVERYTHING: Final = Wanted()


class Tally(NamedTuple):
    """How many workshops of a desk ask for what: those that are looked for, and all.

    `meeting` is the next one that is not in the archive, `deleting` the next last day of all.
    """

    found: dict[Urgency, int]
    every: dict[Urgency, int]
    meeting: date | None
    deleting: date | None

    def of(self, choice: Choice) -> int:
        """How many of those that are looked for a choice holds."""
        return sum(self.found.get(one, 0) for one in CHOICES[choice])
