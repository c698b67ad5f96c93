"""A desk is one browser: it owns workshops, shares others', and remembers its place in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answers import LONGEST_NAME
from content import cleaned
from workshop.model import Listed, Refused, Workshop

if TYPE_CHECKING:
    from workshop.store import Store


def named(organisation: str) -> str:
    """The organisation's name as it is kept; Refused when it is empty or too long."""
    name = cleaned(organisation)
    if not name:
        raise Refused("Write the name of the organisation.")
    if len(name) > LONGEST_NAME:
        raise Refused("The name is too long. It can have 200 characters at most.")
    return name


def held(store: Store, desk: str, workshop_id: str) -> Workshop:
    """A workshop that this desk owns or shares; Refused when it is neither, or gone."""
    here = store.workshop(workshop_id) if store.hold(desk, workshop_id) else None
    if here is None:
        raise Refused("This workshop is not in this browser, or it has been deleted.")
    return here


def own(store: Store, desk: str, workshop_id: str) -> Workshop:
    """A workshop that is this desk's own; Refused when it is another's, or gone."""
    here = held(store, desk, workshop_id)
    if store.hold(desk, workshop_id) != "owner":
        raise Refused("Only whoever made the workshop can do this.")
    return here


def mine(store: Store, desk: str, *, search: str = "", after: int = 0, most: int = 20) -> Listed:
    """A page of what this desk holds, by organisation, those with the newest workshop first."""
    return store.listed(desk, search=cleaned(search), after=after, most=most)


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
