"""What every request meets first: only our own pages may write, and too many guesses must wait."""

from __future__ import annotations

import asyncio
import re
from collections import deque
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlsplit

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse

from words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE: Final = "helhedstjek_participant"
TOKEN = re.compile(rb"(?:^|;)\s*helhedstjek_participant=([A-Za-z0-9_-]{1,64})\s*(?:;|$)")
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
            statement = scope["path"][len(self.place) :]
            await self.saving({**scope, "statement": statement}, receive, reply)
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


def token_of(scope: Scope) -> str:
    """The participant's token in the cookie; empty when there is none that could be one."""
    for name, value in scope["headers"]:
        if name == b"cookie" and (found := TOKEN.search(value)):
            return str(found[1].decode())
    return ""


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
    """The wrong codes and links of the last minute, by address; kept nowhere else.

    Hold `turn` from asking to counting, so that a volley of guesses is not looked up all at once.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self.turn = asyncio.Lock()
        self._now = now
        self._wrong: deque[tuple[float, str]] = deque()

    def too_many(self, address: str) -> bool:
        """Whether this address, or all together, must wait."""
        while self._wrong and self._wrong[0][0] <= self._now() - 60:
            self._wrong.popleft()
        mine = sum(address == other for _, other in self._wrong)
        return mine >= TRIES_A_MINUTE or len(self._wrong) >= TRIES_FOR_ALL

    def wrong(self, address: str) -> None:
        """Count a wrong one."""
        self._wrong.append((self._now(), address))
