"""The phones' news, past everything that a page needs: thousands ask in the same moment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

import workshop

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from following.phones import Phones

BUSY = (b"retry-after", b"5")


class Shortest:
    """Takes the short way to the news."""

    def __init__(self, app: ASGIApp, phones: Phones, base: str) -> None:
        self.app = app
        self.phones = phones
        own = rf"{re.escape(base)}/answer/([\w-]{{1,64}})/now/news"
        self.place = re.compile(own, re.ASCII)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 200 and JSON, 204 where nothing has changed, or why not by the status alone."""
        found = self.place.fullmatch(scope["path"]) if scope["type"] == "http" else None
        if found is None or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        try:
            body = await self.phones.news(scope, found[1])
        except HTTPException as error:
            await _reply(send, error.status_code, b"{}")
        except workshop.Unreachable:
            await _reply(send, 503, b"{}", BUSY)
        else:
            await _reply(send, 204 if body is None else 200, body or b"")


async def _reply(send: Send, status: int, body: bytes, *more: tuple[bytes, bytes]) -> None:
    headers = [*more]
    if body:
        kind = (b"content-type", b"application/json")
        headers += [kind, (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
