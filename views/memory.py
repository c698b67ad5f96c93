"""What the server remembers for a while: never longer than what it was made from is kept."""

from __future__ import annotations

import time
from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

T = TypeVar("T")

AN_HOUR = 3600.0
MOST = 256


class Memory:
    """Things by whose they are (a workshop, a desk) and what they are; the oldest go first.

    `clock` gives seconds.
    """

    def __init__(self, most: int = MOST, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._clock = clock
        self._kept: OrderedDict[tuple[str, Hashable], tuple[float, object]] = OrderedDict()
        self._lock = Lock()

    def recall(
        self, whose: str, what: Hashable, make: Callable[[], T], seconds: float = AN_HOUR
    ) -> T:
        """What is remembered, or made now and remembered for so many seconds."""
        with self._lock:
            until, kept = self._kept.get((whose, what), (0.0, None))
        if until > self._clock():
            return cast("T", kept)
        made = make()
        self.keep(whose, what, made, seconds)
        return made

    def keep(self, whose: str, what: Hashable, value: object, seconds: float = AN_HOUR) -> None:
        """Remember something for so many seconds."""
        with self._lock:
            self._kept[whose, what] = (self._clock() + seconds, value)
            self._kept.move_to_end((whose, what))
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def forget(self, whose: str) -> None:
        """Delete means delete: nothing of a workshop, or of a desk, stays in memory."""
        with self._lock:
            for key in [key for key in self._kept if key[0] == whose]:
                del self._kept[key]

    def about(self, whose: str) -> int:
        """How many things are remembered of a workshop, or of a desk."""
        with self._lock:
            return sum(key[0] == whose for key in self._kept)
