"""What every request meets first, whichever page it wants: whom to believe, and who is let on.

Wraps the whole house and knows nothing of what is inside it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from entrance.cookies import each_once
from entrance.headers import securing
from entrance.origin import answers_at, connected, written
from entrance.pages import refused
from entrance.proxy import Fault, Network, Watch, log, networks, say, seen_through

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from entrance.origin import Where
    from settings import Settings

WORKSHOP: Final = b"x-workshop"
"""The header in which the path layer names the workshop; from outside it is dropped."""
SECURITY_TXT: Final = "/.well-known/security.txt"
HALF_A_YEAR: Final = timedelta(days=182)
SOON: Final = {"Retry-After": "5"}
FOREIGN: Final = say("This was sent from another page, and is not kept.")
OURS: Final = say("If you came from our own page, show this to your IT department:")
ELSEWHERE: Final = say("Helhedstjek does not answer at this address.")
NO_PAGE: Final = say("Page not found.")
AWAY: Final = say("Helhedstjek cannot reach its answers just now.")
HEALS: Final = say("What is saved stays saved. Try again in a moment.")


class Ground(NamedTuple):
    """What the surroundings decide: where we stand, whom we answer, whom we believe."""

    base: str = ""
    hosts: tuple[str, ...] = ()
    proxies: tuple[Network, ...] = ()
    contact: str | None = None


def ground(settings: Settings, base: str, hosts: tuple[str, ...] = ()) -> Ground:
    """The ground that the settings lay; `hosts` are answered at where they name none."""
    proxies = networks(settings.proxies)
    return Ground(base, settings.hosts or hosts, proxies, settings.security_contact)


class Front:
    """The outermost layer. `away` are the errors that say that the store cannot be reached."""

    def __init__(
        self,
        app: ASGIApp,
        ground: Ground = Ground(),  # noqa: B008 - it is frozen
        *,
        watch: Watch | None = None,
        away: tuple[type[Exception], ...] = (),
    ) -> None:
        self.app = app
        self.ground = ground
        self.watch = watch or Watch()
        self.away = away

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Believe who may be believed; then let on, or say why not."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, quietly(send))
            return
        scope = seen_through(scope, self.ground.proxies, self.watch)
        if self.ground.base:  # at the root nobody else's path is shorter
            scope = each_once(scope)
        if any(name == WORKSHOP for name, _ in scope["headers"]):
            kept = [pair for pair in scope["headers"] if pair[0] != WORKSHOP]
            scope = {**scope, "headers": kept}
        if scope["type"] == "websocket":
            await self._line(scope, receive, send)
        else:
            await self._request(scope, receive, securing(scope, send))

    async def _line(self, scope: Scope, receive: Receive, send: Send) -> None:
        where = connected(scope)
        self._see(where, scope)
        if where.ours and answers_at(self.ground.hosts, scope):
            await self.app(scope, receive, send)
            return
        await receive()
        await send({"type": "websocket.close", "code": 4403})

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = self._stopped(scope)
        if answer is not None:
            await answer(scope, receive, send)
            return
        begun = Begun(send)
        try:
            await self.app(scope, receive, begun)
        except self.away as error:
            log.warning("The store cannot be reached: %s", error)
            if begun.yes:
                raise
            away = refused(scope, self.ground.base, 503, AWAY, HEALS)
            away.headers.update(SOON)
            await away(scope, receive, send)

    def _stopped(self, scope: Scope) -> Response | None:
        """The answer to a request that goes no further."""
        path, base = scope["path"], self.ground.base
        if not answers_at(self.ground.hosts, scope):
            self.watch.saw(Fault.NAME, Headers(scope=scope).get("host", ""))
            return refused(scope, base, 400, ELSEWHERE, OURS, Fault.HOST.said)
        if path in {SECURITY_TXT, f"{base}{SECURITY_TXT}"}:
            return self._contact()
        if base and path == base:
            return RedirectResponse(f"{base}/", status_code=307)
        if not path.startswith(f"{base}/") or path.startswith("//"):
            self.watch.saw(Fault.PREFIX, path)
            return refused(scope, base, 404, NO_PAGE, OURS, Fault.PREFIX.said)
        where = written(scope)
        self._see(where, scope)
        if where.ours:
            return None
        more = (OURS, where.fault.said) if where.fault else ()
        return refused(scope, base, 403, FOREIGN, *more)

    def _see(self, where: Where, scope: Scope) -> None:
        if where.fault:
            said = Headers(scope=scope)
            self.watch.saw(where.fault, said.get("origin", ""), said.get("host", ""))

    def _contact(self) -> Response:
        """How to tell us of a hole (RFC 9116), where somebody has said who wants to know."""
        if not self.ground.contact:
            return PlainTextResponse("", 404)
        until = (datetime.now(UTC) + HALF_A_YEAR).replace(microsecond=0).isoformat()
        lines = (f"Contact: {self.ground.contact}", f"Expires: {until}")
        return PlainTextResponse("".join(f"{line}\n" for line in (*lines, _LANGUAGES)))


_LANGUAGES: Final = "Preferred-Languages: da, en"


class Begun:
    """Sends on, and knows whether an answer has begun."""

    def __init__(self, send: Send) -> None:
        self.yes = False
        self._send = send

    async def __call__(self, message: Message) -> None:
        """Send."""
        self.yes = True
        await self._send(message)


def quietly(send: Send) -> Send:
    """Sends on; a start that failed has already said why, and needs no traceback."""

    async def on(message: Message) -> None:
        if message["type"] == "lifespan.startup.failed":
            message = {**message, "message": ""}
        await send(message)

    return on
