"""What the screens stand on, handed in once by the app: settings, shelves, and the one store."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from views.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Callable

    from content import Content
    from settings import Settings
    from workshop import Store


class House(NamedTuple):
    """What stands when the app has opened; what is remembered of a store goes with it."""

    content: Content
    store: Store
    settings: Settings
    memory: Memory
    following: Callable[[str], tuple[int, int]]


_standing: list[House] = []


def nobody(_: str) -> tuple[int, int]:
    """No wall and no phone follows a house that serves neither."""
    return 0, 0


def put(
    content: Content,
    store: Store,
    settings: Settings,
    following: Callable[[str], tuple[int, int]] = nobody,
) -> None:
    """Let the screens stand in this house from now on.

    `following` tells how many walls and phones follow a workshop just now.
    """
    _standing[:] = [House(content, store, settings, Memory(), following)]


def the_settings() -> Settings:
    """What the surroundings decide."""
    return _standing[0].settings


def the_content() -> Content:
    """The shelves as they are now; a workshop may be pinned to earlier ones."""
    return _standing[0].content


def the_store() -> Store:
    """The one store of this server."""
    return _standing[0].store


def the_memory() -> Memory:
    """What is remembered for a while."""
    return _standing[0].memory


def following(workshop_id: str) -> tuple[int, int]:
    """How many walls and phones follow a workshop just now, as far as this process knows."""
    return _standing[0].following(workshop_id)


def forget(workshop_id: str) -> None:
    """Nothing told of a deleted workshop stays in memory either."""
    for house in _standing:
        house.memory.forget(workshop_id)
