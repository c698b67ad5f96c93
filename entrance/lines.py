"""The line to a screen: closed in words when there is no login or no desk, or when a login ends."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers

from entrance.cookies import DESK, cookies_of

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from entrance.login import Gate

NO_COOKIES: Final = 4400
NO_LOGIN: Final = 4401


async def line(app: ASGIApp, gate: Gate, scope: Scope, receive: Receive, send: Send) -> None:
    """Let the line through to Streamlit for as long as the login lasts."""
    if not gate.lets_in(scope):
        await _close(scope, receive, send, NO_LOGIN)
    elif not cookies_of(scope).get(DESK):
        await _close(scope, receive, send, NO_COOKIES)
    elif not gate.password_hash:
        await app(_as_we_found(scope), receive, send)
    else:
        ended = gate.opened(scope)
        until = Until(receive, send, gate.until(scope) - gate.now(), ended)
        try:
            await app(_as_we_found(scope), until.receive, until.send)
        finally:
            gate.closed(scope, ended)


def _as_we_found(scope: Scope) -> Scope:
    """The Origin has been held against the Host: nobody need ask who we are to do it again.

    Streamlit asks an outside service for its own address when they differ in the least.
    """
    origin = Headers(scope=scope).get("origin", "")
    kept = [pair for pair in scope["headers"] if pair[0] != b"host"]
    return {**scope, "headers": [*kept, (b"host", urlsplit(origin).netloc.encode("latin-1"))]}


async def _close(scope: Scope, receive: Receive, send: Send, code: int) -> None:
    """Accept first: only then is the page told the code."""
    await receive()
    offered = scope.get("subprotocols") or [None]
    await send({"type": "websocket.accept", "subprotocol": offered[0]})
    await send({"type": "websocket.close", "code": code})


class Until:
    """A line that lasts so many seconds, or until it is ended."""

    def __init__(self, receive: Receive, send: Send, seconds: float, ended: asyncio.Event) -> None:
        self._receive = receive
        self._send = send
        self._last = asyncio.get_running_loop().time() + seconds
        self._ended = ended
        self._closed = False

    async def receive(self) -> Message:
        """What comes next; the line's end when the login has ended first."""
        coming = asyncio.ensure_future(self._receive())
        ending = asyncio.ensure_future(self._ended.wait())
        left = max(0.0, self._last - asyncio.get_running_loop().time())
        try:
            await asyncio.wait({coming, ending}, timeout=left, return_when="FIRST_COMPLETED")
            if coming.done():
                return coming.result()
        finally:
            ending.cancel()
            coming.cancel()
        self._closed = True
        await self._send({"type": "websocket.close", "code": NO_LOGIN})
        return {"type": "websocket.disconnect", "code": NO_LOGIN}

    async def send(self, message: Message) -> None:
        """Send, while the line is open."""
        if not self._closed:
            await self._send(message)
