"""What a store must be able to keep. What a `put`, `keep` or `add` returned from is on disk.

Every method raises `Unreachable` when the database does not answer.
"""

from __future__ import annotations

from typing import Protocol

from workshop.store.moves import Moves, Readings, Whole
from workshop.store.people import Batch, Brought, Files, People, Said
from workshop.store.rooms import Polls, Records, Rooms, Tries
from workshop.store.workshops import Shelves, Workshops
from workshop.voices import Citizens

__all__ = ["Batch", "Brought", "Said", "Store", "Tries", "Whole"]


class Store(
    Workshops,
    Shelves,
    People,
    Files,
    Rooms,
    Citizens,
    Records,
    Polls,
    Moves,
    Readings,
    Tries,
    Protocol,
):
    """Where workshops are kept."""
