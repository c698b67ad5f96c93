"""What never changes is looked up once: who a token is, and what a workshop is pinned to.

Only a memory of this process: whether a workshop is open, and whether somebody waits or is gone,
the store says each time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool

import workshop
from answering.stopping import Stopped
from entrance import cookies_of

if TYPE_CHECKING:
    from starlette.types import Scope

    from content import Content
    from words import Language
    from workshop import Participant, Store, Workshop

COOKIE: Final = "helhedstjek_p_"
"""The cookie of a workshop's participant is called this and the workshop's id."""
OLD_COOKIE: Final = "helhedstjek_participant"
"""The one cookie of the version before."""
MOST: Final = 50_000


class Known:
    """Participants by the hash of their token, and shelves by their fingerprint."""

    def __init__(self, content: Content, store: Store) -> None:
        self._content = content
        self._store = store
        self._people: dict[str, tuple[Participant, Workshop]] = {}
        self._workshops: dict[str, Workshop] = {}
        self._shelves: dict[str | None, Content] = {None: content, content.fingerprint: content}

    async def person(self, token: str) -> tuple[Participant, Workshop]:
        """Whose token this is; the workshop as it was then. Refused when it is nobody's."""
        key = workshop.hashed(token)
        if key not in self._people:
            who, here = await run_in_threadpool(workshop.participant, self._store, token)
            if len(self._people) >= MOST:
                del self._people[next(iter(self._people))]
            self._people[key] = who, self._workshops.setdefault(here.id, here)
        return self._people[key]

    def forget(self, token: str) -> None:
        """Look this one up anew next time."""
        self._people.pop(workshop.hashed(token), None)

    def language(self, token: str) -> Language | None:
        """In which language to speak to somebody while the store does not answer."""
        known = self._people.get(workshop.hashed(token))
        return known[0].language if known else None

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
