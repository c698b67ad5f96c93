"""The room's plan as it is kept, on its way into a report."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import reports
import workshop
from views import house

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from workshop import Action, Poll, Workshop


def the_plan(of: Workshop) -> reports.Plan:
    """What the room promises and weighs, with its votes and what became of it."""
    store = house.the_store()
    every = [one.action for one in workshop.actions(store, of.id)]
    said = {poll.kind: poll for poll in store.polls(of.id) if not poll.open}
    became = _became(of)
    promises = tuple(_promise(one, said.get("dots"), became.get(one.id, "")) for one in every)
    made = [one.made_on for one in every if one.chosen and one.made_on]
    return reports.Plan(
        promises=promises,
        decided_on=max(made, default=None),
        follow_ups=follow_ups(min(made, default=None)),
        commitment=_commitment(said.get("commit")),
    )


def follow_ups(begun: date | None) -> tuple[date, ...]:
    """When the plan is looked at again, counted from its first promise."""
    if begun is None:
        return ()
    return tuple(begun + timedelta(days=days) for days in workshop.FOLLOW_UPS)


def _promise(one: Action, dots: Poll | None, became: reports.Became) -> reports.Promise:
    return reports.Promise(
        **one.model_dump(include=set(reports.Promise.model_fields)),
        dots=_dots(one, dots),
        became=became,
    )


def _dots(one: Action, poll: Poll | None) -> int | None:
    """How many dots lie on it; None where it was not voted on, or too few voted."""
    key = one.step or one.id
    if poll is None or poll.tally is None or poll.tally.counts is None or key not in poll.options:
        return None
    return poll.tally.counts.get(key, 0)


def _commitment(poll: Poll | None) -> reports.Commitment | None:
    if poll is None or poll.tally is None:
        return None
    found = poll.tally
    counts = () if found.counts is None else tuple(found.counts.get(rung, 0) for rung in "012345")
    return reports.Commitment(people=found.people, counts=counts, words=found.words)


def _became(of: Workshop) -> Mapping[str, reports.Became]:
    """The last word on each promise."""
    kept = house.the_store().records(of.id, "report")
    said = [workshop.Report.model_validate_json(one.body) for one in kept]
    return {one.action: one.status for one in sorted(said, key=lambda one: one.day)}
