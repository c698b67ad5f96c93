"""What every request meets first: only our own pages may write, and too many guesses must wait."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse

from words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE: Final = "helhedstjek_p_"
"""The cookie of a workshop's participant is called this and the workshop's id."""
OLD_COOKIE: Final = "helhedstjek_participant"
"""The one cookie of the version before."""
WRITES = {"POST", "PUT", "PATCH", "DELETE"}
TRIES_A_MINUTE: Final = 10
TRIES_FOR_ALL: Final = 300
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'self'; "
    "frame-ancestors 'none'"
)
# Not no-referrer: with that a browser says `Origin: null` when it sends our own forms.
SECURITY = [
    (b"content-security-policy", POLICY.encode()),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"referrer-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
]
FRESH = (b"cache-control", b"no-store")


class Guard:
    """Turns other sites away, takes the short way to saving, and gives every reply its headers."""

    def __init__(self, app: ASGIApp, *, saving: ASGIApp, place: str) -> None:
        self.app = app
        self.saving = saving
        self.place = place

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def reply(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = _with_security(message.get("headers", ()))
            await send(message)

        if scope["method"] in WRITES and not from_here(scope):
            say = Words("da").say
            no = PlainTextResponse(say("This was sent from another page, and is not kept."), 403)
            await no(scope, receive, reply)
        elif scope["method"] == "PUT" and scope["path"].startswith(self.place):
            here, _, statement = scope["path"][len(self.place) :].partition("/")
            about = {"workshop": here, "statement": statement}
            await self.saving({**scope, **about}, receive, reply)
        else:
            await self.app(scope, receive, reply)


def _with_security(headers: object) -> list[tuple[bytes, bytes]]:
    said: list[tuple[bytes, bytes]] = list(headers)  # type: ignore[call-overload]  # ASGI's own
    if not any(name == b"cache-control" for name, _ in said):
        said.append(FRESH)
    return said + SECURITY


def from_here(scope: Scope) -> bool:
    """Whether our own page sent this, as far as the browser says where it came from."""
    said = dict(scope["headers"])
    if said.get(b"sec-fetch-site") == b"cross-site":
        return False
    origin = said.get(b"origin")
    if origin is None:
        return True
    try:
        host = urlsplit(origin.decode("latin-1")).netloc
    except ValueError:
        return False
    return bool(host) and host.lower() == said.get(b"host", b"").decode("latin-1").lower()


def cookies_of(scope: Scope) -> dict[str, str]:
    """The cookies a visitor brought, by the framework's own reader."""
    brought = b"; ".join(value for name, value in scope["headers"] if name == b"cookie")
    return cookie_parser(brought.decode("latin-1"))


def cookie(name: str, value: str, scope: Scope, base: str, seconds: int) -> str:
    """A `Set-Cookie` that no script can read; 0 seconds take the cookie away."""
    secure = "; Secure" if scope["scheme"] == "https" else ""
    return f"{name}={value}; Path={base}/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}"


def token_of(scope: Scope, workshop_id: str) -> str:
    """The participant's token in the workshop's cookie, or in that of the version before."""
    brought = cookies_of(scope)
    return (brought.get(f"{COOKIE}{workshop_id}") or brought.get(OLD_COOKIE, ""))[:64]


async def body_of(scope: Scope, receive: Receive, most: int) -> bytes:
    """The body; 413 as soon as it is longer than `most` bytes, without reading on."""
    said = dict(scope["headers"]).get(b"content-length", b"0")
    if said.isdigit() and int(said[:20]) > most:
        raise HTTPException(413)
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise HTTPException(400)
        body += message.get("body", b"")
        if len(body) > most:
            raise HTTPException(413)
        if not message.get("more_body"):
            return bytes(body)


async def form_of(scope: Scope, receive: Receive, most: int) -> dict[str, str]:
    """What a form sent; of a field that stands twice, the last."""
    body = await body_of(scope, receive, most)
    try:
        sent = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=1000)
    except ValueError:
        raise HTTPException(400) from None
    return {name: clean(value) for name, value in sent}


def clean(text: str) -> str:
    """Text as it can be kept and read aloud: lines end alike, and no sign is a command."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(s for s in lines if s in "\n\t" or (s >= " " and not "\x7f" <= s <= "\x9f"))
    return kept.encode("utf-8", "ignore").decode().strip()


class Tries:
    """The wrong codes of the last minute, by address; counted before a guess is looked at."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._tried: deque[tuple[float, str]] = deque()

    async def welcome(self, scope: Scope, response: Response) -> None:
        """Nothing to give."""

    async def admits(self, scope: Scope) -> bool:
        """Whether this guess may be looked at; it counts from now on."""
        while self._tried and self._tried[0][0] <= self._now() - 60:
            self._tried.popleft()
        address = _address_of(scope)
        mine = sum(address == other for _, other in self._tried)
        if mine >= TRIES_A_MINUTE or len(self._tried) >= TRIES_FOR_ALL:
            return False
        self._tried.append((self._now(), address))
        return True

    async def right(self, scope: Scope) -> None:
        """A right guess does not count."""
        mine = [tried for tried in self._tried if tried[1] == _address_of(scope)]
        if mine:
            self._tried.remove(mine[-1])

    async def wrong(self, scope: Scope) -> None:
        """A wrong one has been counted already."""


def _address_of(scope: Scope) -> str:
    return str(scope["client"][0]) if scope.get("client") else ""
