"""What a sheet decides becomes a promise in the plan: by one press, and never twice."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

import streamlit as st

import workshop
from views import calm, here, house, pieces, visitor

if TYPE_CHECKING:
    from workshop import Action, Workshop


LONGEST_ID: Final = 32
"""So much of an id is kept in the plan."""


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
        if action.id in there(of):  # another window put it there at the same moment
            return True
        calm.refused(refused)
        return False
    return True


def way() -> None:
    """The way to the plan."""
    here.link("plan.py", visitor.the_words().say("Go to the plan"))


def pressed(of: Workshop, label: str, action: Action) -> None:
    """A button that puts the action into the plan; when it is there, that it is, and the way."""
    say = visitor.the_words().say
    if action.id in there(of):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(pieces.saved(say("It is in the plan: {title}", title=action.title)))
            here.link("plan.py", say("To the plan"))
    elif st.button(label, key=here.key(f"wish-{action.id}"), type="primary") and put(of, action):
        st.rerun()
