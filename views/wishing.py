"""What a sheet of the redesign decides becomes an action in the plan, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import workshop
from views import calm, here, house, pieces, visitor

if TYPE_CHECKING:
    from workshop import Action, Workshop

LONGEST_ID = 32


def there(of: Workshop, key: str) -> bool:
    """Whether the action of this key stands in the plan already, or among what is weighed."""
    every = workshop.actions(house.the_store(), of.id)
    return any(one.action.id == key[:LONGEST_ID] for one in every)


def show(of: Workshop, key: str, label: str, action: Action) -> None:
    """A button that puts an action into the plan; when it is there, that it is, and the way."""
    say = visitor.the_words().say
    if there(of, key):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(pieces.saved(say("It is in the plan: {title}", title=action.title)))
            here.link("plan.py", say("To the plan"))
        return
    if st.button(label, key=here.key(f"wish-{key}"), type="primary"):
        _add(of, key, action)


def _add(of: Workshop, key: str, action: Action) -> None:
    """Under its own key, so that two windows do not add it twice."""
    try:
        workshop.add_own(
            *(house.the_store(), house.the_content(), visitor.the_desk(), of.id, action),
            new_id=lambda: key,
            now=visitor.now(),
        )
    except workshop.Refused as refused:
        if not there(of, key):
            calm.refused(refused)
            return
    st.rerun()
