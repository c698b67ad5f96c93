"""The plan's dates as calendars (RFC 5545): one of what is due, one of when to follow up.

All-day events that block nobody's time. The same plan gives the same bytes.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.plan import PlanReport, PromiseReport
    from words import Words

MAKER = "-//Helhedstjek//DA"
BOX = "\N{WHITE SQUARE}"
BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
UNHELD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""What a calendar may not hold (RFC 5545, 3.1): controls, but for tabs and breaks."""


def due_dates(plan: PlanReport, organisation: str, words: Words) -> bytes:
    """An event for each promise that has a date."""
    return _calendar(_due(one, organisation, words) for one in plan.promises if one.due_iso)


def follow_up_dates(plan: PlanReport, organisation: str, words: Words) -> bytes:
    """An event for each follow-up, with the promises in it."""
    promises = "\n".join(_line(one) for one in plan.promises)
    heading = words.say("Follow up on the plan of {organisation}", organisation=organisation)
    return _calendar(
        _event(f"{day}-{_made_from(plan)}", date.fromisoformat(day), heading, promises)
        for day in plan.follow_ups
    )


def _made_from(plan: PlanReport) -> str:
    """What tells this plan's follow-ups from another's on the same day."""
    return plan.promises[0].id if plan.promises else "plan"


def _due(one: PromiseReport, organisation: str, words: Words) -> Event:
    told = (
        organisation,
        words.say("Owner: {owner}", owner=one.owner) if one.owner else "",
        words.say("First sign: {sign}", sign=one.first_sign) if one.first_sign else "",
    )
    return _event(one.id, date.fromisoformat(one.due_iso), one.title, "\n".join(filter(None, told)))


def _line(one: PromiseReport) -> str:
    return f"{one.number}. {one.title}" + (f" ({one.owner})" if one.owner else "")


def _event(key: str, day: date, heading: str, told: str) -> Event:
    event = Event()
    event.add("uid", f"{key}@helhedstjek")
    event.add("dtstamp", datetime.combine(day, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", held(heading))
    event.add("description", held(told))
    event.add("transp", "TRANSPARENT")
    return event


def held(text: str) -> str:
    """The text as a calendar may hold it: breaks of every kind are one, other controls a box."""
    return UNHELD.sub(BOX, BREAKS.sub("\n", text))


def _calendar(events: Iterable[Event]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    for event in events:
        calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made
