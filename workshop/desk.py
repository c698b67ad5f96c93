"""A desk is one browser: it owns workshops, and remembers which lies on it and where in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answers import LONGEST_NAME
from content import cleaned
from workshop.model import EXAMPLE, Desk, Refused, Workshop

if TYPE_CHECKING:
    from workshop.model import Store


def named(organisation: str) -> str:
    """The organisation's name as it is kept; Refused when it is empty or too long."""
    name = cleaned(organisation)
    if not name:
        raise Refused("Write the name of the organisation.")
    if len(name) > LONGEST_NAME:
        raise Refused("The name is too long. It can have 200 characters at most.")
    return name


def own(store: Store, desk: str, workshop_id: str) -> Workshop:
    """One of this desk's workshops; Refused when it is another's, or gone."""
    for workshop in store.workshops(desk):
        if workshop.id == workshop_id:
            return workshop
    raise Refused("This workshop has been deleted.")


def at_desk(store: Store, desk: str) -> Workshop | None:
    """The workshop this browser works with now, unless it is the example or there is none."""
    lies = store.desk(desk).workshop
    return store.workshop(lies) if lies else None


def example_at_desk(store: Store, desk: str) -> bool:
    """Whether the example lies on the desk."""
    return store.desk(desk).workshop == EXAMPLE


def sit_down(store: Store, desk: str, workshop_id: str) -> None:
    """Turn to another of this desk's workshops, or to the example."""
    if workshop_id != EXAMPLE:
        own(store, desk, workshop_id)
    store.put_desk(desk, Desk(workshop=workshop_id))


def mine(store: Store, desk: str) -> tuple[Workshop, ...]:
    """This desk's workshops, newest first."""
    return store.workshops(desk)


def place(store: Store, desk: str) -> str | None:
    """The statement this desk was last at."""
    return store.desk(desk).statement


def keep_place(store: Store, desk: str, statement: str) -> None:
    """Remember where this desk is, so that a reload comes back to it."""
    lies = store.desk(desk)
    if lies.statement != statement:
        store.put_desk(desk, lies.model_copy(update={"statement": statement}))


def delete(store: Store, desk: str, workshop_id: str) -> None:
    """Delete a workshop of this desk with all its answers, for good."""
    if workshop_id in {workshop.id for workshop in store.workshops(desk)}:
        store.remove_workshop(workshop_id)
