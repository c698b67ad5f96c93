"""What became of the promises: 30, 90 and 180 days after the plan was made.

A promise that nobody has spoken of on day 180 stands as broken; that is counted, never chosen.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from answers import LONGEST_COMMENT
from workshop.clock import day_of
from workshop.desk import held
from workshop.meanwhile import keep_unless_changed
from workshop.model import Refused, keepable
from workshop.noted import FOLLOW_UPS, Action, Report

if TYPE_CHECKING:
    from workshop.model import Workshop
    from workshop.noted import Record, Status
    from workshop.store import Store

Standing: TypeAlias = Literal["done", "under_way", "dropped", "broken", ""]
"""Where a promise stands: as somebody has said, broken, or not told of yet."""
FINAL: Final = frozenset({"done", "dropped"})
"""What is not asked about again."""
LAST: Final = FOLLOW_UPS[-1]


class Reported(NamedTuple):
    """What was said of a promise, which saying it is, and when."""

    report: Report
    revision: int
    at: datetime


class Promise(NamedTuple):
    """An action that the room has chosen, and what was said of it, the earliest day first."""

    action: Action
    reports: tuple[Reported, ...]

    @property
    def last(self) -> Reported | None:
        """What was said at the latest follow-up."""
        return self.reports[-1] if self.reports else None

    def by(self, day: int) -> Reported | None:
        """What stands at a follow-up: what was said for it, or before it and for good."""
        said = [one for one in self.reports if one.report.day <= day]
        last = said[-1] if said else None
        counts = last and (last.report.day == day or last.report.status in FINAL)
        return last if counts else None


class FollowUp(NamedTuple):
    """The promises of a plan on a day."""

    promises: tuple[Promise, ...]
    made_on: date
    today: date

    @property
    def day(self) -> int:
        """The follow-up that is told of now: the nearest."""
        since = (self.today - self.made_on).days
        both = pairwise(FOLLOW_UPS)
        return next((day for day, later in both if 2 * since <= day + later), LAST)

    def on(self, day: int) -> date:
        """The day of a follow-up."""
        return self.made_on + timedelta(days=day)

    def is_held(self, day: int) -> bool:
        """Whether every promise has a status at a follow-up."""
        return all(promise.by(day) for promise in self.promises)

    @property
    def due(self) -> date | None:
        """The day of the first follow-up from now on that is not held; None where all are."""
        coming = (day for day in FOLLOW_UPS if day >= self.day)
        return next((self.on(day) for day in coming if not self.is_held(day)), None)

    def standing(self, promise: Promise) -> Standing:
        """Where a promise stands now."""
        said = promise.by(self.day)
        if said:
            return said.report.status
        return "broken" if self.today >= self.on(LAST) else ""

    def seen(self, promise: Promise) -> int:
        """Which saying stands at this follow-up, for `report`; 0 where nothing was said."""
        return next((r.revision for r in promise.reports if r.report.day == self.day), 0)

    def is_late(self, reported: Reported) -> bool:
        """Whether something was said when the promise stood as broken already."""
        return day_of(reported.at) > self.on(LAST)


def promises(store: Store, workshop_id: str) -> tuple[Promise, ...]:
    """What the room has chosen to do, in its order, and what was said of each."""
    said = [_reported(kept) for kept in store.records(workshop_id, "report")]
    said.sort(key=lambda one: one.report.day)
    return tuple(
        Promise(action, tuple(one for one in said if one.report.action == action.id))
        for action in _chosen(store, workshop_id)
    )


def followed(store: Store, workshop_id: str, today: date) -> FollowUp | None:
    """The promises as they stand today; None where there are none.

    They count from the day on which the first of them was made.
    """
    found = promises(store, workshop_id)
    days = [one.action.made_on for one in found if one.action.made_on]
    return FollowUp(found, min(days, default=today), today) if found else None


def report(  # noqa: PLR0913 - of what, what is said, and which saying was on the screen
    store: Store,
    desk: str,
    workshop_id: str,
    action: str,
    status: Status,
    *,
    sign: str = "",
    why: str = "",
    seen: int | None,
    today: date,
    now: datetime,
) -> None:
    """Say at the nearest follow-up what became of a promise. When this returns, it is on disk.

    Refused where somebody else has said something since revision `seen` (0: nothing was said).
    """
    here = held(store, desk, workshop_id)
    told = Report(action=action, day=0, status=status, sign=sign, why=why)
    keep_report(store, here, told, seen=seen, today=today, now=now)


def keep_report(  # noqa: PLR0913 - as above
    store: Store, here: Workshop, told: Report, *, seen: int | None, today: date, now: datetime
) -> None:
    """Keep a report for the nearest follow-up, and when the next one is due."""
    found = followed(store, here.id, today)
    if not found or told.action not in {one.action.id for one in found.promises}:
        raise Refused("This promise is no longer in the plan.")
    said = checked(told).model_copy(update={"day": found.day})
    key = f"{said.action}:{said.day}"
    keep_unless_changed(store, here, "report", key, said, seen=seen, now=now)
    schedule(store, here.id, today)


def checked(told: Report) -> Report:
    """As it is kept; Refused where it is too long, or dropped without a reason."""
    kept = {key: keepable(getattr(told, key)).strip() for key in ("sign", "why")}
    if any(len(text) > LONGEST_COMMENT for text in kept.values()):
        raise Refused("The note is too long. It can have 2,000 characters at most.")
    if told.status == "dropped" and not kept["why"]:
        raise Refused("Write why the promise is dropped.")
    return told.model_copy(update=kept)


def schedule(store: Store, workshop_id: str, today: date) -> None:
    """Keep on which day the promises are to be looked at next, for the list of workshops.

    Called whenever a promise is made, changed or told of.
    """
    here, found = store.workshop(workshop_id), followed(store, workshop_id, today)
    due = found.due if found else None
    if here and here.due_on != due:
        store.note_workshop(here.model_copy(update={"due_on": due}))


def schedule_again(store: Store) -> None:
    """Keep every due day as it was when something was last said of the promises.

    A kill between what was said and the day it moves leaves the day before it.
    """
    for workshop_id in store.planning():
        said = store.records_of(workshop_id, ("action", "report")).values()
        last = max((one.at for kind in said for one in kind), default=None)
        schedule(store, workshop_id, day_of(last) if last else date.max)


def _chosen(store: Store, workshop_id: str) -> list[Action]:
    found = [_action(kept) for kept in store.records(workshop_id, "action")]
    return sorted((one for one in found if one.chosen), key=lambda one: (one.place, one.id))


def _action(kept: Record) -> Action:
    action = Action.model_validate_json(kept.body)
    made = action.made_on or day_of(kept.at)
    return action.model_copy(update={"made_on": made})


def _reported(kept: Record) -> Reported:
    return Reported(Report.model_validate_json(kept.body), kept.revision, kept.at)
