"""Why somebody cannot answer: one kind of reason for pages in words and for the script in JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

import workshop

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from workshop import Participant, Store

Kind: TypeAlias = Literal[
    "unknown",
    "another",
    "shut",
    "closed",
    "gone",
    "held",
    "wrong",
    "away",
    "moved",
    "citizens",
    "owner",
]
STATUS: Final[dict[Kind, int]] = {
    "unknown": 403,
    "another": 409,
    "shut": 409,
    "closed": 409,
    "gone": 409,
    "held": 409,
    "wrong": 422,
    "away": 503,
    "moved": 503,
    "citizens": 409,
    "owner": 404,
}
SOON: Final = "5"
"""Seconds after which to try again."""


class Stopped(HTTPException):
    """What was asked is not done. Only `closed` and `gone` are final; `why` is English."""

    def __init__(self, kind: Kind, why: str, status: int | None = None) -> None:
        later = {"Retry-After": SOON} if STATUS[kind] == 503 else None
        super().__init__(status or STATUS[kind], why, later)
        self.kind = kind


class Instead(Exception):  # noqa: N818 - another page, not a fault
    """The page that is shown instead of what was asked for."""

    def __init__(self, response: Response) -> None:
        super().__init__()
        self.response = response


async def instead(_: Request, error: Exception) -> Response:
    """The other page."""
    if not isinstance(error, Instead):
        raise error
    return error.response


def another() -> Stopped:
    """The page was drawn for somebody else than who has the cookie now."""
    return Stopped("another", "Somebody else is answering on this device now.")


def away() -> Stopped:
    """The database does not answer."""
    return Stopped("away", "We cannot reach the answers just now. It will sort itself out.")


async def stopped(store: Store, workshop_id: str, who: Participant | None = None) -> Stopped:
    """Why nothing can be answered in a workshop now."""
    here = await run_in_threadpool(store.workshop, workshop_id)
    kind: Kind = "unknown"
    if here is None:
        kind = "gone"
    elif here.phase == "shut":
        kind = "shut"
    elif here.phase in {"revealed", "closed"}:
        kind = "closed"
    elif here.phase == "open" and who and who.state == "waiting":
        kind = "held"
    why = await run_in_threadpool(workshop.why_not, store, workshop_id, who)
    return Stopped(kind, str(why))
