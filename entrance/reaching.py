"""The page that somebody opens to see whether their own phone finds the way here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entrance.cookies import words_of
from entrance.pages import told
from entrance.proxy import host_of, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import Scope


class Reaching:
    """Sets no cookie and keeps nothing; calls `reached` the first time that a phone has come."""

    def __init__(self, base: str, reached: Callable[[], None]) -> None:
        self.base = base
        self._reached = reached
        self._told = False

    async def __call__(self, request: Request) -> Response:
        """Say that the phone finds the way."""
        if not self._told and _from_elsewhere(request.scope):
            self._told = True
            self._reached()
        return told("reached.html", words_of(request.scope), self.base)


def _from_elsewhere(scope: Scope) -> bool:
    """Whether another machine asks; this one may ask at any address it has."""
    peer, (ours, _) = plain(host_of(scope)), scope.get("server") or ("", 0)
    return peer is not None and not peer.is_loopback and peer != plain(ours)
