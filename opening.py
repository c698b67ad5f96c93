"""The house, opened: what every process of it stands on, and what keeps it in order meanwhile.

Knows no screen; so the participants' pages start without them.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import re
import signal
import sys
import threading
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import advice
import answering
import content
import entrance
import following
import storage
import words
import workshop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import FrameType

    from starlette.types import ASGIApp, Receive, Scope, Send

    from content import Content
    from following import Following
    from settings import Settings
    from storage import DatabaseStore
    from workshop import Store

ROOT = Path(__file__).resolve().parent
AN_HOUR: Final = 60 * 60
SIXTY_DAYS: Final = 60
AWAY: Final = (workshop.Unreachable,)
"""The errors that say that the store cannot be reached just now."""
A_DAY: Final = 24 * AN_HOUR
STOPS: Final = (signal.SIGINT, signal.SIGTERM)

log = logging.getLogger("helhedstjek")


class Unopened(Exception):  # noqa: N818 - no mistake of ours; why has been said
    """The house does not open, and has said why."""


class House(NamedTuple):
    """What stands when the house has opened: one store a process, handed to all that need it."""

    settings: Settings
    content: Content
    store: DatabaseStore


def opened(settings: Settings) -> House:
    """Read the shelves and open the database; Unopened when everything that is wrong is said."""
    try:
        house = House(
            settings,
            content.load(settings.content_dir or ROOT),
            storage.open_store(settings.database_url),
        )
    except content.ContentError as error:
        raise refuse(problem.said(say) for problem in error.problems) from None
    except storage.StorageError as error:
        raise refuse([str(error)]) from None
    try:
        pinned = workshop.pin(house.store, house.content, advice.outcome)
    except workshop.Unreachable:
        raise refuse([say("The database does not answer any more.")]) from None
    if pinned:
        log.warning("%d workshops of an earlier version keep the questionnaire as it is.", pinned)
    _quiet()
    return house


def say(message: str, **values: object) -> str:
    """What whoever starts the house is told, in the language of this machine."""
    return _words().say(message, **values)


def _words() -> words.Words:
    return words.Words(words.surroundings(os.environ))


def refuse(problems: Iterable[str]) -> Unopened:
    """Say why the house does not open."""
    for problem in [*problems, say("Helhedstjek did not start.")]:
        sys.stderr.write(f"{problem}\n")
    sys.stderr.flush()
    return Unopened()


def _quiet() -> None:
    """Leave what lasts to itself: looking through it takes the collector a quarter of a second."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


class Participants:
    """The participants' pages as an ASGI app, once the house has opened; and the walls beside."""

    def __init__(self, base: str, seal: entrance.Seal) -> None:
        self._base = base
        self._seal = seal
        self._pages: ASGIApp = _nobody
        self._following: Following | None = None
        self._follows = re.compile(
            rf"{re.escape(base)}/(following-static/.*|read/.*|answer/[\w-]{{1,64}}/now(/.*)?)",
            re.ASCII,
        )

    def open(self, house: House) -> None:
        """Let people in."""
        throttle = entrance.Throttle(
            "code", self._seal, house.store, base=self._base, handed_out=600
        )
        self._pages = answering.pages(
            house.content, house.store, base=self._base, throttle=throttle
        )
        self._following = following.follow(
            house.content,
            house.store,
            base=self._base,
            address=house.settings.address,
            throttle=throttle,
        )

    def end(self) -> None:
        """Let nobody wait for news any more."""
        if self._following:
            self._following.watching.end()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on, to those that follow the wall or to those that are answered."""
        follows = self._following and self._follows.fullmatch(scope["path"])
        pages = self._following.phones if self._following and follows else self._pages
        await pages(scope, receive, send)

    def following(self, workshop_id: str) -> tuple[int, int]:
        """How many walls, and how many phones of this process, follow a workshop just now."""
        known = self._following
        return known.watching.following(workshop_id) if known else (0, 0)

    async def walls(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a wall's request on; whoever calls this has asked for the password."""
        await (self._following.walls if self._following else _nobody)(scope, receive, send)


async def _nobody(*_: object) -> None:
    raise Unopened


@contextmanager
def when_told_to_stop(do: Callable[[], None]) -> Iterator[None]:
    """Do something as soon as the process is told to stop.

    uvicorn then waits until everybody has been answered, and tells nobody that it waits.
    """
    loop = asyncio.get_running_loop()
    before: dict[int, Callable[..., object] | int | None] = {}

    def told(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(do)
        if callable(then := before[number]):
            then(number, frame)

    if threading.current_thread() is threading.main_thread():
        before |= {number: signal.signal(number, told) for number in STOPS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


async def keep_clean(store: Store, counter: entrance.Counter) -> None:
    """Delete what is past its last day, and do what a kill has left undone, now and every hour."""
    while True:
        try:
            await asyncio.to_thread(clean_up, store, counter, datetime.now(UTC))
            await asyncio.to_thread(workshop.schedule_again, store)
        except AWAY:
            log.warning("The store cannot be reached; what is past is looked for in an hour.")
        await asyncio.sleep(AN_HOUR)


def clean_up(store: Store, counter: entrance.Counter, now: datetime) -> int:
    """Delete what is past, and log each; how many.

    A clock that is wrong would delete everything. So nothing is deleted on a day unless this house
    was also open on another of the sixty days before it; a house that was closed for longer, or
    whose clock has jumped, waits until the next day.
    """
    today = workshop.day_of(now)
    seen = any(counter.tries(_mark(day), now.timestamp()) for day in _before(today))
    counter.tried(_mark(today), (SIXTY_DAYS + 1) * A_DAY, now.timestamp())
    past = store.past(today)
    if past and not seen:
        log.warning(
            "%d workshops are past their last day, but this clock was last seen more than sixty "
            "days ago. They are deleted tomorrow, if the clock still says so.",
            len(past),
        )
        return 0
    for workshop_id in past:
        store.remove_workshop(workshop_id)
        log.warning("A workshop was past its last day and is deleted: %s.", workshop_id)
    return len(past)


def _before(today: date) -> Iterable[date]:
    return (today - timedelta(days=back) for back in range(1, SIXTY_DAYS + 1))


def _mark(day: date) -> str:
    return f"open on {day.isoformat()}"
