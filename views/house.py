"""What the house hands to its screens when it has opened: settings, content, and the one store."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from content import Content
    from settings import Settings
    from workshop import Store


class House(NamedTuple):
    """What every screen stands in."""

    content: Content
    store: Store
    settings: Settings


_standing: list[House] = []


def put(content: Content, store: Store, settings: Settings) -> None:
    """Let the screens stand in this house from now on."""
    _standing[:] = [House(content, store, settings)]


def here() -> House:
    """The house that was put; IndexError before one was."""
    return _standing[-1]
