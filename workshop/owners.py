"""Whoever owns a promise tells by a link of their own how it goes: of that promise, and no other.

The link is no desk. It is kept only as a hash, so that it is shown once; a new one ends it. It is
the promise's and not the facilitator's who made it: it works on when the workshop is taken back
from them, or whoever promised something could no longer tell of it. A new one ends it then too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workshop.desk import held
from workshop.follow_up import FollowUp, Promise, followed, keep_report
from workshop.model import Refused
from workshop.noted import Report
from workshop.tokens import hashed

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from workshop.model import Workshop
    from workshop.noted import Status
    from workshop.store import Store


class Owned(NamedTuple):
    """A promise, for whoever holds its link; the other promises of the plan are not in it."""

    here: Workshop
    promise: Promise
    follow_up: FollowUp


def link_for_owner(  # noqa: PLR0913 - of what, and time and chance come in as arguments
    store: Store,
    desk: str,
    workshop_id: str,
    action: str,
    *,
    today: date,
    new_token: Callable[[], str],
) -> str:
    """The token of a link by which a promise's owner reports; an earlier one ends."""
    here, token = held(store, desk, workshop_id), new_token()
    found = followed(store, here.id, today)
    if not found or action not in {one.action.id for one in found.promises}:
        raise Refused("This promise is no longer in the plan.")
    store.put_reporting(hashed(token), here.id, action)
    return token


def end_owners_link(store: Store, desk: str, workshop_id: str, action: str) -> None:
    """Let nobody report on a promise by a link any more."""
    store.end_reporting(held(store, desk, workshop_id).id, action)


def owned(store: Store, token: str, today: date) -> Owned:
    """The promise that a link leads to; Refused where it has ended or the promise is gone."""
    found = store.found_by_reporting(hashed(token))
    plan = followed(store, found[0].id, today) if found else None
    for promise in plan.promises if plan else ():
        if found and plan and promise.action.id == found[1]:
            return Owned(found[0], promise, plan._replace(promises=(promise,)))
    raise Refused("This link does not work any more. Ask for a new one.")


def report_by_owner(  # noqa: PLR0913 - what is said, and which saying was on the page
    store: Store,
    token: str,
    status: Status,
    *,
    sign: str,
    why: str,
    seen: int,
    today: date,
    now: datetime,
) -> None:
    """Say how one's own promise goes. When this returns, it is on disk."""
    here, promise, _ = owned(store, token, today)
    told = Report(action=promise.action.id, day=0, status=status, sign=sign, why=why, by_owner=True)
    keep_report(store, here, told, seen=seen, today=today, now=now)
