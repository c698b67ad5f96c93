"""Sends each visitor on: participants to their pages, facilitators to their screens if they may.

An address `/w/<id>/rest` is served as `/rest`, with the workshop's id in a header of our own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from entrance.front import NO_PAGE, WORKSHOP
from entrance.lines import line
from entrance.links import Exchanges
from entrance.login import own_place
from entrance.pages import STATIC, file, refused
from entrance.proxy import Fault, Watch, say
from entrance.reaching import Reaching
from entrance.screen import Reply, policy, translated
from entrance.sending import trimmed
from entrance.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.types import ASGIApp, Receive, Scope, Send

    from entrance.links import Links
    from entrance.login import Gate

PARTICIPANTS = re.compile(
    r"/(join|answer|me|citizens|report|read|answering-static|following-static)(/.*)?"
)
WALL = re.compile(r"/w/[\w-]{1,64}/(vaeg(/news)?|indtast)", re.ASCII)
OWN = re.compile(
    rf"/(login|logout|standing|test|language/\w+|{STATIC}/.*|facilitator/.*|shared/.*)"
)
SECRET = re.compile(r"/(facilitator|shared)/.*")
# What may be had without a password besides: files without content, and signs of life.
ALWAYS = re.compile(r"/(_stcore/(health|host-config)|static/.*|favicon\.\w+)")
CLOSED = re.compile(r"/_stcore/(agent|metrics|script-health-check)(/.*)?")
STREAM = "/_stcore/stream"
# A screen has one name; deeper lie only Streamlit's own files.
DEEPER = re.compile(r"/(_stcore|static|media|component|bidi-components|app|auth)/.*")
SCREEN = re.compile(r"/[\w-]*")
IN_WORKSHOP = re.compile(r"/w/([\w-]{1,64})(/.*)?", re.ASCII)
WORKSHOP_ALONE = re.compile(r"\A/w/[\w-]{1,64}\Z", re.ASCII)
BOTH = ["GET", "POST"]
TOO_LONG = say("What was sent is too long.")


def _nobody_asks() -> None:
    """Nobody wants to know whether a phone has come."""


class Inside(NamedTuple):
    """What stands behind the door besides the screens; `reached` when a phone has come to try."""

    gate: Gate
    answering: ASGIApp
    walls: ASGIApp
    links: Links
    watch: Watch
    reached: Callable[[], None] = _nobody_asks


class Door:
    """The layer around Streamlit. `page` is the page that Streamlit ships."""

    def __init__(self, app: ASGIApp, *, page: str, base: str, inside: Inside) -> None:
        self.app = app
        self.base = base
        self.gate = inside.gate
        self.answering = inside.answering
        self.walls = inside.walls
        self.watch = inside.watch
        self.policy = policy(translated(page, "da", base))
        self.own = _own(base, inside)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the visitor on."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        asked = scope["path"].removeprefix(self.base)
        scope, place = self._in_workshop(scope, asked)
        if scope["type"] == "websocket":
            await line(self.app, self.gate, scope, receive, send)
        elif PARTICIPANTS.fullmatch(asked):
            await self.answering(scope, receive, send)
        else:
            await self._page(scope, receive, send, asked, place)

    def _in_workshop(self, scope: Scope, asked: str) -> tuple[Scope, str]:
        """The request as it is inside, with the workshop in its header, and its place."""
        found = IN_WORKSHOP.fullmatch(asked)
        if not found:
            return scope, asked
        workshop, place = found[1], found[2] or "/"
        path = f"{self.base}{place}"
        headers = [*scope["headers"], (WORKSHOP, workshop.encode())]
        return {**scope, "path": path, "raw_path": quote(path).encode(), "headers": headers}, place

    async def _page(
        self, scope: Scope, receive: Receive, send: Send, asked: str, place: str
    ) -> None:
        answer: ASGIApp
        if OWN.fullmatch(place) and not SECRET.fullmatch(place):
            answer = self.own
        elif not ALWAYS.fullmatch(place) and not self.gate.lets_in(scope):
            answer = self._stopped(scope, asked)
        elif SECRET.fullmatch(place):
            answer = self.own
        elif WALL.fullmatch(asked):
            await self.walls({**scope, "path": f"{self.base}{asked}"}, receive, send)
            return
        elif asked != place and asked.count("/") == 2:
            answer = RedirectResponse(f"{self.base}{asked}/", status_code=307)
        elif CLOSED.fullmatch(place) or _nowhere(place):
            answer = refused(scope, self.base, 404, NO_PAGE, back=True)
        elif place == STREAM:
            answer = self._no_line(scope)
        else:
            answer = self._screen
        await answer(scope, receive, send)

    async def _screen(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(_plain(scope), receive, Reply(scope, send, self.policy, self.base))

    def _no_line(self, scope: Scope) -> Response:
        """A line that came as a plain request: somebody in front took its `Upgrade` away."""
        self.watch.saw(Fault.UPGRADE, Headers(scope=scope).get("host", ""))
        return refused(scope, self.base, 426, Fault.UPGRADE.said)

    def _stopped(self, scope: Scope, asked: str) -> Response:
        if "text/html" not in Headers(scope=scope).get("accept", ""):
            return Response(status_code=401)
        place = own_place(WORKSHOP_ALONE.sub(r"\g<0>/", f"/{trimmed(asked)}"))
        after = f"?next={place}" if place != "/" else ""
        return RedirectResponse(f"{self.base}/login{after}", status_code=303)


def _nowhere(place: str) -> bool:
    """Whether no screen and no file can be there; favicons have a dot."""
    return not (SCREEN.fullmatch(place) or DEEPER.fullmatch(place) or ALWAYS.fullmatch(place))


def _own(base: str, inside: Inside) -> Starlette:
    """Our own plain pages beside the screens."""
    exchanges = Exchanges(inside.links, base)

    async def wrong(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        why = TOO_LONG if status == 413 else NO_PAGE
        return refused(request.scope, base, status, why, back=True)

    return Starlette(
        routes=[
            Route(f"{base}/login", inside.gate.login, methods=BOTH),
            Route(f"{base}/logout", inside.gate.logout, methods=["POST"]),
            Route(f"{base}/standing", Standing(inside.gate, inside.watch).__call__),
            Route(f"{base}/test", Reaching(base, inside.reached).__call__),
            Route(f"{base}/language/{{language}}", exchanges.language),
            Route(f"{base}/facilitator/{{token}}", exchanges.facilitator, methods=BOTH),
            Route(f"{base}/shared/{{token}}", exchanges.shared, methods=BOTH),
            Route(f"{base}/{STATIC}/{{name}}", file),
        ],
        exception_handlers={HTTPException: wrong},
    )


def _plain(scope: Scope) -> Scope:
    """The request for a whole, uncompressed answer; files keep theirs, they never change.

    Without its Origin, which has been looked at, and about which Streamlit would ask outside.
    """
    dropped = {b"origin"}
    if "/static/" not in scope["path"]:
        dropped |= {b"accept-encoding", b"if-none-match", b"if-modified-since"}
    kept = [pair for pair in scope["headers"] if pair[0] not in dropped]
    method = "GET" if scope["method"] == "HEAD" else scope["method"]
    return {**scope, "headers": kept, "method": method}
