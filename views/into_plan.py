"""What a sheet decides becomes an action in the plan: by one press, and never twice."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import workshop
from views import calm, here, house, visitor

if TYPE_CHECKING:
    from workshop import Action, Workshop


def id_of(sheet: str, key: str) -> str:
    """The id that something of a sheet has in the plan: always the same, so it is there once."""
    return sha256(f"{sheet}:{key}".encode()).hexdigest()[:16]


def there(of: Workshop | None) -> dict[str, Action]:
    """Everything that the plan promises or weighs, by id."""
    if of is None:
        return {}
    return {one.action.id: one.action for one in workshop.actions(house.the_store(), of.id)}


def put(of: Workshop, action: Action) -> bool:
    """Put an action with such an id into the plan; whether it is there now.

    One that is there already stays as it stands.
    """
    if action.id in there(of):
        return True
    try:
        workshop.add_own(
            *(house.the_store(), house.the_content(), visitor.the_desk(), of.id, action),
            new_id=lambda: action.id,
            now=visitor.now(),
        )
    except workshop.Refused as refused:
        calm.refused(refused)
        return False
    return True


def way() -> None:
    """The way to the plan."""
    here.link("plan.py", visitor.the_words().say("Go to the plan"))
