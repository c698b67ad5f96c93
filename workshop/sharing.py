"""One workshop for another facilitator: shared, handed over, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop.desk import own
from workshop.model import Refused
from workshop.tokens import hashed

if TYPE_CHECKING:
    from collections.abc import Callable

    from workshop.model import Gives, Shared, Sharing, Workshop
    from workshop.store import Store


def share(
    store: Store, desk: str, workshop_id: str, gives: Gives, *, new_token: Callable[[], str]
) -> str:
    """The token of a link by which another facilitator holds this workshop, or gets it.

    Only its owner can; whoever shares it can do all but delete it, share it or hand it over.
    """
    here = own(store, desk, workshop_id)
    token = new_token()
    store.put_share(hashed(token), here.id, gives)
    return token


def offered(store: Store, token: str) -> Shared:
    """What a link gives, to be asked about before it is taken; Refused when it is spent."""
    found = store.shared(hashed(token))
    if found is None:
        raise Refused("This link does not work any more. Ask for a new one.")
    return found


def take(store: Store, desk: str, token: str) -> Workshop:
    """Take what a link gives; Refused when it was taken back or spent meanwhile."""
    found = store.take(hashed(token), desk)
    if found is None:
        raise Refused("This link does not work any more. Ask for a new one.")
    return found.workshop


def take_back(store: Store, desk: str, workshop_id: str) -> None:
    """End every link to a workshop, and let nobody but its owner hold it."""
    store.take_back(own(store, desk, workshop_id).id)


def sharing(store: Store, desk: str, workshop_id: str) -> Sharing:
    """Which links are open, and how many hold the workshop besides its owner."""
    return store.sharing(own(store, desk, workshop_id).id)
