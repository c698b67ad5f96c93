"""One watcher a workshop a process: it asks the store, and wakes all that wait when it has changed.

Nothing runs where nobody waits.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict, deque
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from starlette.concurrency import run_in_threadpool

import workshop
from following.now import Seen, read, seen

if TYPE_CHECKING:
    from asyncio import Future, Task

    from content import Content
    from workshop import Store

BEAT: Final = 0.1
"""Seconds between two looks at the store."""
HELD: Final = 9.5
"""Seconds after which somebody is answered that nothing has changed."""
LINGERS: Final = 2.0
"""Seconds that a watcher goes on after the last has been answered: they come again."""
SLOWLY: Final = 1.0
"""Seconds at least between two counts of how far people are, and so many times what it took."""
TIMES: Final = 20
MOST: Final = 256
Who: TypeAlias = Literal["wall", "phone"]


class Watching:
    """How every workshop stands that anybody follows in this process."""

    def __init__(self, store: Store, content: Content) -> None:
        self.store = store
        self.content = content
        self._seen: OrderedDict[str, Seen] = OrderedDict()
        self._watchers: dict[str, Watcher] = {}
        self.ending = False

    async def now(self, workshop_id: str, *, far: bool = False) -> Seen | None:
        """How a workshop stands this moment, and `far` people are; None where it is deleted."""
        return await run_in_threadpool(self.look, workshop_id, far=far)

    async def changed(self, workshop_id: str, who: Who, stamp: str) -> Seen | None:
        """How it stands as soon as that is not what the stamp says, or after a while as it is."""
        watcher = self._watchers.get(workshop_id)
        if watcher is None:
            watcher = self._watchers[workshop_id] = Watcher(self, workshop_id)
        return await watcher.changed(who, stamp)

    def following(self, workshop_id: str) -> tuple[int, int]:
        """How many walls and phones follow a workshop in this process; from whatever thread."""
        watcher = self._watchers.get(workshop_id)
        return (watcher.of("wall"), watcher.of("phone")) if watcher else (0, 0)

    def end(self) -> None:
        """Answer everybody now: the server stops, and would wait for them."""
        self.ending = True
        for watcher in self._watchers.values():
            watcher.turn()

    def ended(self, workshop_id: str) -> None:
        """Nobody follows this one any more."""
        self._watchers.pop(workshop_id, None)

    def look(self, workshop_id: str, *, far: bool) -> Seen | None:
        """How it stands; read anew only where its pulse has changed."""
        pulse, before = self.store.pulse(workshop_id), self._seen.get(workshop_id)
        if pulse is None:
            self._seen.pop(workshop_id, None)
            return None
        if before is None or before.pulse != pulse:
            found = read(self.store, workshop_id, pulse)
            if found is None:
                return None
            progress = before.now.far if before else None
            if progress and not found.now.shown:
                found = seen(found.now._replace(far=progress, joined=progress.joined), pulse)
            before = self._keep(workshop_id, found)
        if far and not before.now.shown:
            before = self._keep(workshop_id, self._far(before))
        return before

    def _far(self, before: Seen) -> Seen:
        here = before.now.here
        known = workshop.shelves(self.store, self.content, here)
        progress = workshop.progress(self.store, known, here)
        return seen(before.now._replace(far=progress, joined=progress.joined), before.pulse)

    def _keep(self, workshop_id: str, found: Seen) -> Seen:
        self._seen[workshop_id] = found
        self._seen.move_to_end(workshop_id)
        while len(self._seen) > MOST:
            self._seen.popitem(last=False)
        return found


class Watcher:
    """Looks at one workshop for all that follow it."""

    def __init__(self, watching: Watching, workshop_id: str) -> None:
        self._watching = watching
        self._id = workshop_id
        self._waiting: dict[Who, int] = {"wall": 0, "phone": 0}
        self._answered: dict[Who, deque[float]] = {"wall": deque(), "phone": deque()}
        self._turned: Future[None] = asyncio.get_running_loop().create_future()
        self._looked: Future[None] = asyncio.get_running_loop().create_future()
        self._latest: Seen | None = None
        self._counted = 0.0
        self._running: Task[None] = asyncio.create_task(self._run())

    def of(self, who: Who) -> int:
        """How many of these wait, or were answered a moment ago and are about to come again."""
        lately = time.monotonic() - LINGERS
        return self._waiting[who] + sum(at > lately for at in tuple(self._answered[who]))

    async def changed(self, who: Who, stamp: str) -> Seen | None:
        """How it stands as soon as its stamp is another, or after a while as it is."""
        self._waiting[who] += 1
        if self._answered[who]:
            self._answered[who].popleft()
        until = asyncio.get_running_loop().time() + HELD
        try:
            await asyncio.wait({self._looked}, timeout=HELD)
            if not self._looked.done():
                raise workshop.Unreachable
            while self._is(who, stamp) and not self._watching.ending:
                left = until - asyncio.get_running_loop().time()
                await asyncio.wait({self._turned}, timeout=max(0.0, left))
                if left <= 0:
                    break
        finally:
            self._waiting[who] -= 1
            self._answered[who].append(time.monotonic())
        return self._latest

    def _is(self, who: Who, stamp: str) -> bool:
        return self._latest is not None and getattr(self._latest, who) == stamp

    async def _run(self) -> None:
        idle = time.monotonic()
        try:
            while any(self._waiting.values()) or time.monotonic() - idle < LINGERS:
                await self._look()
                if any(self._waiting.values()):
                    idle = time.monotonic()
                await asyncio.sleep(BEAT)
        finally:
            self._watching.ended(self._id)
            self.turn()

    async def _look(self) -> None:
        begun = time.monotonic()
        far = bool(self._waiting["wall"]) and begun >= self._counted
        try:
            found = await run_in_threadpool(self._watching.look, self._id, far=far)
        except (workshop.Unreachable, workshop.Refused):
            return  # it passes by itself; what was seen last stays
        if far:
            ended = time.monotonic()
            self._counted = ended + max(SLOWLY, TIMES * (ended - begun))
        if found is None or self._latest is None or found != self._latest:
            self._latest = found
            self.turn()
        if not self._looked.done():
            self._looked.set_result(None)

    def turn(self) -> None:
        """Wake all that wait."""
        turned, self._turned = self._turned, self._turned.get_loop().create_future()
        turned.set_result(None)
