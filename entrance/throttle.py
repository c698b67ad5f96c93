"""How often one may guess. A browser that is not itself wrong is never held back by others.

Tries are counted by a name we gave the browser, in a cookie we signed; one that keeps no cookie is
counted by its address. Counted before a guess is looked at, so that a volley is no way round it.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from typing import TYPE_CHECKING, Final, NamedTuple, ParamSpec, Protocol, TypeVar, runtime_checkable

from limits import RateLimitItemPerDay, RateLimitItemPerMinute
from limits.storage import Storage
from limits.strategies import FixedWindowRateLimiter
from starlette.concurrency import run_in_threadpool

from entrance.cookies import A_YEAR, BROWSER, Seal, cookie, cookies_of
from entrance.proxy import address_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.responses import Response
    from starlette.types import Scope

P = ParamSpec("P")
T = TypeVar("T")
AN_HOUR: Final = 3600

A_BROWSER: Final = RateLimitItemPerMinute(10)
"""Guesses of one browser; a right one begins anew."""
AN_ADDRESS: Final = RateLimitItemPerMinute(100)
"""Wrong guesses from one address, held against those of its browsers that have been wrong."""
INNOCENT: Final = RateLimitItemPerDay(1)
"""A browser that was wrong within a day is no longer one that was never wrong."""


@runtime_checkable
class Counter(Protocol):
    """Counts what happens under a key within a window that begins with the first."""

    def tried(self, key: str, seconds: int, now: float) -> int:
        """Count one more, in a window of so many seconds; how many there are with it."""

    def tries(self, key: str, now: float) -> int:
        """How many there are; 0 when the window has passed."""


class Memory:
    """A counter for one process."""

    def __init__(self) -> None:
        self._counts: dict[str, tuple[float, int]] = {}

    def tried(self, key: str, seconds: int, now: float) -> int:
        """Count one more."""
        if len(self._counts) > 10_000:
            self._counts = {k: v for k, v in self._counts.items() if v[0] > now}
        ends, count = self._counts.get(key, (0.0, 0))
        if not now < ends <= now + seconds:  # over, or begun by a clock that was ahead
            ends, count = now + seconds, 0
        self._counts[key] = (ends, count + 1)
        return count + 1

    def tries(self, key: str, now: float) -> int:
        """How many."""
        ends, count = self._counts.get(key, (0.0, 0))
        return count if ends > now else 0


class Counted(Storage):
    """What the `limits` library counts with: a counter that is handed in, and a clock.

    Keys are kept hidden: no visitor's address stands in anybody's database.
    """

    STORAGE_SCHEME = None

    def __init__(self, counter: Counter, seal: Seal, now: Callable[[], float]) -> None:
        super().__init__()
        self.counter = counter
        self.seal = seal
        self.now = now

    @property
    def base_exceptions(self) -> tuple[type[Exception], ...]:
        """None of ours is hidden behind one of the library's."""
        return ()

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count; one at a time is all we need."""
        hidden = self.seal.hidden(key)
        return max(self.counter.tried(hidden, expiry, self.now()) for _ in range(amount))

    def get(self, key: str) -> int:
        """How many."""
        return self.counter.tries(self.seal.hidden(key), self.now())

    def get_expiry(self, key: str) -> float:  # noqa: ARG002 - we never ask when a window ends
        """Now."""
        return self.now()

    def check(self) -> bool:
        """Whether it can count."""
        return True

    def reset(self) -> int | None:
        """Forgetting is left to the windows."""
        return None

    def clear(self, key: str) -> None:
        """The same."""


class Visitor(NamedTuple):
    """Who guesses: the browser by its name, if it has one of ours, and the address."""

    who: str
    address: str


class Throttle:
    """Guesses of one kind. `handed_out`: new names a minute for the browsers of one address."""

    def __init__(  # noqa: PLR0913 - time comes in as an argument
        self,
        kind: str,
        seal: Seal,
        counter: Counter,
        *,
        base: str = "",
        handed_out: int = 60,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.kind = kind
        self.seal = seal
        self.base = base
        self.now = now
        self._names = RateLimitItemPerMinute(handed_out)
        self.count_in(counter)

    def count_in(self, counter: Counter) -> None:
        """Count here from now on: in the store, once there is one."""
        self.counter = counter
        self._limit = FixedWindowRateLimiter(Counted(counter, self.seal, self.now))

    async def welcome(self, scope: Scope, response: Response) -> None:
        """Give the browser a name of its own, unless it has one or its address got too many."""
        if _named(self.seal, scope):
            return
        address = address_of(scope)
        if await run_in_threadpool(self._limit.hit, self._names, self.kind, "name", address):
            name = self.seal.sealed(BROWSER, secrets.token_urlsafe(12))
            response.headers.append("set-cookie", cookie(BROWSER, name, scope, self.base))

    async def admits(self, scope: Scope) -> bool:
        """Whether this guess may be looked at; it counts from now on."""
        return await run_in_threadpool(self._admits, self._visitor(scope))

    async def right(self, scope: Scope) -> None:
        """A right guess: the browser begins anew."""
        who = self._visitor(scope).who
        now = self.now()
        await run_in_threadpool(self.counter.tried, self._rights(who), AN_HOUR, now)

    async def wrong(self, scope: Scope) -> None:
        """A wrong guess: the browser is no longer innocent, and its address has one more."""
        await run_in_threadpool(self._wrong, self._visitor(scope))

    def _admits(self, visitor: Visitor) -> bool:
        who, address = visitor
        begun = str(self.counter.tries(self._rights(who), self.now()))
        if not self._limit.hit(A_BROWSER, self.kind, who, begun):
            return False
        innocent = self._limit.test(INNOCENT, self.kind, "wrong", who)
        return innocent or self._limit.test(AN_ADDRESS, self.kind, address)

    def _wrong(self, visitor: Visitor) -> None:
        self._limit.hit(INNOCENT, self.kind, "wrong", visitor.who)
        self._limit.hit(AN_ADDRESS, self.kind, visitor.address)

    def _rights(self, who: str) -> str:
        return self.seal.hidden(f"right/{self.kind}/{who}")

    def _visitor(self, scope: Scope) -> Visitor:
        address = address_of(scope)
        return Visitor(_named(self.seal, scope) or f"at {address}", address)


def _named(seal: Seal, scope: Scope) -> str | None:
    """The name we gave the browser; None when it has none that is ours."""
    found = seal.opened(BROWSER, cookies_of(scope).get(BROWSER, ""), A_YEAR)
    return found[0] if found else None


class Few:
    """Lets slow work run off the loop, so many at a time; the others wait their turn."""

    def __init__(self, most: int = 2) -> None:
        self._turn = asyncio.Semaphore(most)

    async def __call__(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What the work gives."""
        async with self._turn:
            return await run_in_threadpool(work, *args, **kwargs)
