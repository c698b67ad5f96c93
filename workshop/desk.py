"""A desk is one browser: it owns workshops, shares others', and remembers its place in each."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from answers import LONGEST_NAME
from content import cleaned
from workshop.model import Listed, Refused, Workshop
from workshop.urgency import LONG_AGO, Tally, Wanted

if TYPE_CHECKING:
    from datetime import date, datetime

    from workshop.store import Store
    from workshop.urgency import Choice

LONGEST_OWN_NAME: Final = 120
LATEST_YEAR: Final = 2999


def named(organisation: str) -> str:
    """The organisation's name as it is kept; Refused when it is empty or too long."""
    name = cleaned(organisation)
    if not name:
        raise Refused("Write the name of the organisation.")
    if len(name) > LONGEST_NAME:
        raise Refused("The name is too long. It can have 200 characters at most.")
    return name


def own_name(name: str) -> str:
    """The workshop's own name as it is kept, which may be none; Refused when it is too long."""
    found = cleaned(name)
    if len(found) > LONGEST_OWN_NAME:
        raise Refused("The workshop’s own name can have 120 characters at most.")
    return found


def meeting(day: date | None, now: datetime) -> date | None:
    """The day a new workshop meets; Refused when it has passed wherever one is on the earth."""
    if day is not None and day < now.date() - timedelta(days=1):
        raise Refused("The meeting is on a day that has passed.")
    return in_time(day)


def in_time(day: date | None) -> date | None:
    """The day, or none; Refused when its year must be a slip of the pen."""
    if day is not None and not LONG_AGO.year <= day.year <= LATEST_YEAR:
        raise Refused("The year looks wrong. Choose another day.")
    return day


def before(last: date | None, meets_on: date | None) -> date | None:
    """The day of the meeting; Refused when everything is deleted by then."""
    if meets_on is not None and last is not None and meets_on > last:
        raise Refused("The workshop would be deleted before it meets. Choose a later day for that.")
    return meets_on


def held(store: Store, desk: str, workshop_id: str) -> Workshop:
    """A workshop that this desk owns or shares; Refused when it is neither, or gone."""
    here = store.held(desk, workshop_id)
    if here is None:
        raise Refused("This workshop is not in this browser, or it has been deleted.")
    return here


def own(store: Store, desk: str, workshop_id: str) -> Workshop:
    """A workshop that is this desk's own; Refused when it is another's, or gone."""
    here = held(store, desk, workshop_id)
    if store.hold(desk, workshop_id) != "owner":
        raise Refused("Only whoever made the workshop can do this.")
    return here


def mine(  # noqa: PLR0913 - what is looked for, each by its name
    store: Store,
    desk: str,
    *,
    search: str = "",
    choice: Choice = "all",
    today: date = LONG_AGO,
    after: int = 0,
    most: int = 20,
) -> Listed:
    """A page of what this desk holds: by organisation, what asks for something first."""
    wanted = Wanted(search=cleaned(search), choice=choice, today=today)
    return store.listed(desk, wanted, after=after, most=most)


def tally(store: Store, desk: str, *, search: str = "", today: date) -> Tally:
    """How many of this desk's workshops ask for what today."""
    return store.tally(desk, Wanted(search=cleaned(search), today=today))


def call(
    store: Store, desk: str, workshop_id: str, *, name: str, meets_on: date | None
) -> Workshop:
    """Give a workshop this desk holds another name of its own, or another day to meet."""
    here = held(store, desk, workshop_id)
    kept = {"name": own_name(name), "meets_on": before(here.delete_on, in_time(meets_on))}
    after = here.model_copy(update=kept)
    store.note_workshop(after)
    return after


def archive(store: Store, desk: str, workshop_id: str, *, archived: bool = True) -> Workshop:
    """Lay a workshop this desk holds in the archive, where it asks for nothing; or bring it back.

    It is in the list of everybody who holds it, so it is archived for all of them.
    """
    here = held(store, desk, workshop_id)
    if archived and here.kind == "private" and here.phase == "open":
        raise Refused("People can still answer. Show the answers before you archive the workshop.")
    after = here.model_copy(update={"archived": archived})
    store.note_workshop(after)
    return after


def place(store: Store, desk: str, workshop_id: str) -> str | None:
    """The statement at which this desk last was in a workshop."""
    return store.place(desk, workshop_id)


def keep_place(store: Store, desk: str, workshop_id: str, statement: str) -> None:
    """Remember where this desk is, so that a reload comes back to it."""
    if store.place(desk, workshop_id) != statement:
        store.put_place(desk, workshop_id, statement)


def delete(store: Store, desk: str, workshop_id: str) -> None:
    """Delete a workshop of this desk's own with all its answers, for good."""
    if store.hold(desk, workshop_id):
        store.remove_workshop(own(store, desk, workshop_id).id)
