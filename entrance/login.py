"""The facilitators' login: a signed cookie that ends by itself, or with the password.

Keeps nothing in the database. An open line ends with the login it was opened under.
"""

from __future__ import annotations

import asyncio
import re
import secrets
import time
from typing import TYPE_CHECKING, Final

from starlette.responses import RedirectResponse, Response

from entrance.cookies import LOGIN, Seal, cookie, cookies_of, words_of
from entrance.pages import told
from entrance.password import LONGEST_PASSWORD, right
from entrance.sending import form_of
from entrance.throttle import Few, Memory, Throttle

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.types import Scope

TWELVE_HOURS: Final = 12 * 60 * 60
LONGEST: Final = 12 * LONGEST_PASSWORD + 4096
OWN_PLACE = re.compile(
    r"/|(/w/[\w-]{1,64})?/[a-z0-9-]{0,64}|/(facilitator|shared)/[\w-]{16,64}", re.ASCII
)
"""Where one may be led on to: a screen, or a link that asks. Never another site."""
FOR_EVER: Final = float("inf")


class Gate:
    """Asks for the password where there is one. `now` gives seconds since 1970."""

    def __init__(
        self,
        password_hash: str | None,
        base: str = "",
        *,
        seal: Seal | None = None,
        throttle: Throttle | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.password_hash = password_hash
        self.base = base
        self.now = now
        self.seal = seal or Seal(None, password_hash, now)
        self.throttle = throttle or Throttle("login", self.seal, Memory(), base=base, now=now)
        self._few = Few()
        self._lines: dict[str, set[asyncio.Event]] = {}

    def until(self, scope: Scope) -> float:
        """When this visitor's login ends, in seconds since 1970; 0 without one."""
        if not self.password_hash:
            return FOR_EVER
        found = self.seal.opened(LOGIN, cookies_of(scope).get(LOGIN, ""), TWELVE_HOURS)
        return found[1] if found else 0

    def lets_in(self, scope: Scope) -> bool:
        """Whether the visitor may see the facilitator's screens."""
        return self.until(scope) > self.now()

    async def login(self, request: Request) -> Response:
        """The page that asks for the password, and what it sends."""
        scope = request.scope
        if not self.password_hash:
            return RedirectResponse(f"{self.base}/", status_code=303)
        if request.method != "POST":
            page = self._page(scope, request.query_params.get("next", ""))
            await self.throttle.welcome(scope, page)
            return page
        form = await form_of(scope, request.receive, LONGEST, as_sent=True)
        place, words = form.get("next", ""), words_of(scope)
        if not await self.throttle.admits(scope):
            said = words.say("Too many attempts. Wait a minute, then try again.")
            return self._page(scope, place, said, 429)
        if not await self._right(form.get("password", "")):
            await self.throttle.wrong(scope)
            return self._page(scope, place, words.say("Wrong password."), 403)
        await self.throttle.right(scope)
        on = RedirectResponse(f"{self.base}{own_place(place)}", status_code=303)
        sealed = self.seal.sealed(LOGIN, secrets.token_urlsafe(9))
        on.headers.append("set-cookie", cookie(LOGIN, sealed, scope, self.base, TWELVE_HOURS))
        return on

    async def logout(self, request: Request) -> Response:
        """End the login in this browser, and every line that was opened under it."""
        for ended in self._lines.pop(cookies_of(request.scope).get(LOGIN, ""), ()):
            ended.set()
        on = RedirectResponse(f"{self.base}/login", status_code=303)
        on.headers.append("set-cookie", cookie(LOGIN, "", request.scope, self.base, 0))
        return on

    def opened(self, scope: Scope) -> asyncio.Event:
        """Set when the login is ended under which this line was opened."""
        ended = asyncio.Event()
        self._lines.setdefault(cookies_of(scope).get(LOGIN, ""), set()).add(ended)
        return ended

    def closed(self, scope: Scope, ended: asyncio.Event) -> None:
        """The line is no longer open."""
        name = cookies_of(scope).get(LOGIN, "")
        lines = self._lines.get(name, set())
        lines.discard(ended)
        if not lines:
            self._lines.pop(name, None)

    async def _right(self, password: str) -> bool:
        if not self.password_hash or len(password) > LONGEST_PASSWORD:
            return False
        return await self._few(right, password, self.password_hash)

    def _page(self, scope: Scope, place: str, wrong: str = "", status: int = 200) -> Response:
        return told(
            "login.html", words_of(scope), self.base, status, next=own_place(place), wrong=wrong
        )


def own_place(place: str) -> str:
    """The place, when it is one of ours; the first page otherwise."""
    return place if OWN_PLACE.fullmatch(place) else "/"
