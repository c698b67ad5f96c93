"""The participants' plain pages: join, answer, done. Knows no database and never shows a rating.

May run in as many processes as wanted: all that is true stands in the store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route

import workshop
from answering.citizens import Arriving, Questions
from answering.factors import Factors
from answering.files import STYLE, file
from answering.joining import Joining, Returning
from answering.known import Known, token_of
from answering.leaving import Leaving, Moved
from answering.missing import Missing
from answering.owners import Owners
from answering.pages import Pages, Standing, Visit
from answering.saving import Saving, Shortest
from answering.stopping import Instead, Stopped, instead, stopped
from answering.telling import phone
from entrance import Few, Memory, Seal, Throttle

if TYPE_CHECKING:
    from collections.abc import Callable

    from content import Content
    from workshop import Store

__all__ = [
    "STYLE",
    "Known",
    "Pages",
    "Standing",
    "Stopped",
    "Visit",
    "pages",
    "phone",
    "stopped",
    "token_of",
]

BOTH = ["GET", "POST"]


def pages(
    content: Content,
    store: Store,
    *,
    base: str = "",
    throttle: Throttle | None = None,
    new_token: Callable[[], str] = workshop.new_token,
) -> Starlette:
    """The pages as an ASGI app under `base`, behind the entrance's front.

    `throttle` counts guesses at the code; one of this process alone where none is handed in.
    """
    known = Known(content, store)
    standing = Standing(store, known, throttle or _throttle(base), Few(), new_token, base)
    way_in, factors, way_out = Joining(standing), Factors(standing), Leaving(standing)
    missing = Missing(standing)
    citizens, own = Questions(standing), f"{base}/citizens/at/{{workshop}}"
    moved, theirs = Moved(standing), f"{base}/answer/{{workshop}}"
    return Starlette(
        routes=[
            Route(f"{base}/join", way_in.by_code, methods=BOTH),
            Route(f"{base}/join/{{token}}", way_in.by_link, methods=BOTH),
            Route(f"{base}/me/{{token}}", Returning(standing).come_back, methods=BOTH),
            Route(f"{base}/answer", moved.on),
            Route(theirs, moved.or_else(factors.go_on), methods=BOTH),
            Route(f"{theirs}/done", way_out.done),
            Route(f"{theirs}/delete", way_out.delete, methods=BOTH),
            Route(f"{theirs}/waiting", way_out.waiting),
            Route(f"{theirs}/state", way_out.state),
            Route(f"{theirs}/language", way_out.speak, methods=BOTH),
            Route(f"{theirs}/missing", missing.every),
            Route(f"{theirs}/missing/{{statement}}", missing.one, methods=BOTH),
            Route(f"{theirs}/{{factor}}", factors.answer, methods=BOTH),
            Route(f"{base}/citizens/{{token}}", Arriving(standing).come_in, methods=BOTH),
            Route(own, citizens.go_on),
            Route(f"{own}/done", citizens.done),
            Route(f"{own}/delete", citizens.delete, methods=BOTH),
            Route(f"{own}/forget", citizens.forget, methods=BOTH),
            Route(f"{own}/{{place}}", citizens.question, methods=BOTH),
            Route(f"{base}/report/{{token}}", Owners(standing).report, methods=BOTH),
            Route(f"{base}/answering-static/{{name:path}}", file),
        ],
        middleware=[
            Middleware(Shortest, saving=Saving(store, known), place=f"{base}/answer/"),
            Middleware(GZipMiddleware, compresslevel=6),
        ],
        exception_handlers={
            HTTPException: way_in.refused,
            Instead: instead,
            workshop.Unreachable: way_in.away,
            Exception: way_in.failed,
        },
    )


def _throttle(base: str) -> Throttle:
    return Throttle("code", Seal(), Memory(), base=base, handed_out=600)
