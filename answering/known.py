"""What never changes is looked up once: who a token is, and what a workshop is pinned to.

Only a memory of this process: whether a workshop is open, and whether somebody waits or is gone,
the store says each time.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeAlias

from starlette.concurrency import run_in_threadpool

import workshop
from answering.stopping import Stopped
from entrance import cookies_of

if TYPE_CHECKING:
    from asyncio import Future, Task

    from starlette.types import Scope

    from content import Content
    from words import Language
    from workshop import Participant, Store, Workshop

COOKIE: Final = "helhedstjek_p_"
"""The cookie of a workshop's participant is called this and the workshop's id."""
OLD_COOKIE: Final = "helhedstjek_participant"
"""The one cookie of the version before."""
MOST: Final = 50_000
AT_ONCE: Final = 500
"""How many are looked up in one question at most."""
Somebody: TypeAlias = "tuple[Participant, Workshop]"
"""A participant and the workshop."""


class Known:
    """Participants by the hash of their token, and shelves by their fingerprint.

    Who is asked for while the store is being asked waits, and is looked up together with all that
    wait: after a restart everybody is unknown at once.
    """

    def __init__(self, content: Content, store: Store) -> None:
        self._content = content
        self._store = store
        self._people: dict[str, Somebody] = {}
        self._workshops: dict[str, Workshop] = {}
        self._shelves: dict[str | None, Content] = {None: content, content.fingerprint: content}
        self._asked: dict[str, Future[Somebody | None]] = {}
        self._asking: Task[None] | None = None

    async def person(self, token: str) -> Somebody:
        """Whose token this is; the workshop as it was then. Refused when it is nobody's."""
        key = workshop.hashed(token)
        known = self._people.get(key) or await self._looked_up(key)
        if known is None:
            raise workshop.Refused(
                "We do not recognise you here. Join again with the link or the code."
            )
        return known

    async def _looked_up(self, key: str) -> Somebody | None:
        loop = asyncio.get_running_loop()
        found = self._asked.setdefault(key, loop.create_future())
        if self._asking is None:
            self._asking = loop.create_task(self._ask())
        return await asyncio.shield(found)

    async def _ask(self) -> None:
        """Ask the store for all that wait, until nobody does."""
        try:
            while group := dict(islice(self._asked.items(), AT_ONCE)):
                found = await self._answer(list(group))
                for key, future in group.items():
                    del self._asked[key]
                    if isinstance(found, Exception):
                        future.set_exception(found)
                    else:
                        future.set_result(found.get(key))
        finally:
            self._asking = None

    async def _answer(self, keys: list[str]) -> dict[str, Somebody] | Exception:
        try:
            found = await run_in_threadpool(self._somebodies, keys)
        except Exception as error:  # noqa: BLE001 - whoever waits is told, whatever it is
            return error
        for key, known in found.items():
            if len(self._people) >= MOST:
                del self._people[next(iter(self._people))]
            self._people[key] = known
        return found

    def _somebodies(self, keys: list[str]) -> dict[str, Somebody]:
        people = self._store.participants(keys)
        for here in {who.workshop for who in people.values()} - self._workshops.keys():
            if found := self._store.workshop(here):
                self._workshops[here] = found
        return {
            key: (who, self._workshops[who.workshop])
            for key, who in people.items()
            if who.workshop in self._workshops
        }

    def forget(self, token: str) -> None:
        """Look this one up anew next time."""
        self._people.pop(workshop.hashed(token), None)

    def language(self, token: str) -> Language | None:
        """In which language to speak to somebody while the store does not answer."""
        known = self._people.get(workshop.hashed(token))
        return known[0].language if known else None

    async def as_it_is(self, here: Workshop) -> Workshop | None:
        """The workshop as it is now; a draft whose time has come has opened by itself."""
        return await run_in_threadpool(self._as_it_is, here.id)

    def _as_it_is(self, workshop_id: str) -> Workshop | None:
        now = self._store.workshop(workshop_id)
        if now is None or now.opens_at is None:
            return now
        return workshop.due(
            self._store,
            self._content,
            now,
            now=datetime.now(UTC),
            new_token=workshop.new_token,
        )

    async def shelves(self, here: Workshop) -> Content:
        """What is asked in this workshop, whatever the shelves say by now."""
        if here.content not in self._shelves:
            try:
                pinned = await run_in_threadpool(workshop.shelves, self._store, self._content, here)
            except workshop.Refused as refused:  # what is lost may be restored
                raise Stopped("away", str(refused)) from None
            self._shelves[here.content] = pinned
        return self._shelves[here.content]


def token_of(scope: Scope, workshop_id: str) -> str:
    """The participant's token in the workshop's cookie, or in that of the version before."""
    brought = cookies_of(scope)
    return (brought.get(f"{COOKIE}{workshop_id}") or brought.get(OLD_COOKIE, ""))[:64]
