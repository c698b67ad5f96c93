"""Who sends this: looked up once, then remembered, because it never changes."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool

import workshop
from entrance import cookies_of

if TYPE_CHECKING:
    from starlette.types import Scope

    from workshop import Answer, Participant, Store, Workshop

COOKIE: Final = "helhedstjek_participant"
TOKEN = re.compile(r"[A-Za-z0-9_-]{1,64}")
MOST: Final = 50_000


class Known:
    """Participants by the hash of their token. Whether a workshop is open is not remembered."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._people: dict[str, tuple[Participant, Workshop]] = {}

    async def person(self, token: str) -> tuple[Participant, Workshop]:
        """Whose token this is; the workshop as it was then. Refused when it is nobody's."""
        key = workshop.hashed(token)
        if key not in self._people:
            found = await run_in_threadpool(workshop.participant, self._store, token)
            if len(self._people) >= MOST:
                del self._people[next(iter(self._people))]
            self._people[key] = found
        return self._people[key]

    def forget(self, token: str) -> None:
        """Look this one up anew next time."""
        self._people.pop(workshop.hashed(token), None)


async def keep(store: Store, participant_id: str, answer: Answer) -> bool:
    """Keep an answer, together with others that come at the same time."""
    return await asyncio.wrap_future(store.put_answer_soon(participant_id, answer))


def token_of(scope: Scope) -> str:
    """The participant's token in the cookie; empty when there is none that could be one."""
    brought = cookies_of(scope).get(COOKIE, "")
    return brought if TOKEN.fullmatch(brought) else ""
