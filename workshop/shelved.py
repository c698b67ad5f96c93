"""What a workshop asks: the shelves it is pinned to, however they have been edited since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content import thawed
from workshop.model import Refused, Workshop

if TYPE_CHECKING:
    from content import Content
    from workshop.store import Store


def shelves(store: Store, content: Content, here: Workshop) -> Content:
    """The content a workshop is pinned to; before it is opened, the shelves as they are now."""
    if here.content in {None, content.fingerprint}:
        return content
    kept = store.content(here.content or "")
    if kept is None:
        raise Refused("The questionnaire of this workshop is not kept here.")
    return thawed(kept)
