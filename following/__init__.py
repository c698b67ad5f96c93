"""The plain pages that follow the control: the wall, and the phones as its companions.

Each asks for news and is answered when something has changed, or after a few seconds. Nothing here
decides anything but what a phone says when it is asked. Knows no Streamlit and no database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route

import answering
import workshop
from entrance import Few, Memory, Seal, Throttle
from following.files import STATIC, file
from following.news import Shortest
from following.papers import Papers
from following.phones import Phones
from following.reading import Reading
from following.scene import Tellings
from following.walls import Walls
from following.watching import Watching

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from content import Content
    from workshop import Store

__all__ = ["Following", "follow"]

BOTH = ["GET", "POST"]


class Following(NamedTuple):
    """The phones' pages, the walls', and who follows."""

    phones: ASGIApp
    walls: ASGIApp
    watching: Watching


def follow(
    content: Content,
    store: Store,
    *,
    base: str = "",
    address: str = "",
    throttle: Throttle | None = None,
) -> Following:
    """The pages as ASGI apps under `base`, behind the entrance's front.

    The walls are for facilitators, so whoever serves them asks for the password first. `address`
    is where phones find us, where the surroundings say it. `throttle` counts guesses at links; one
    of this process alone where none is handed in.
    """
    watching, tellings = Watching(store, content), Tellings(store, content)
    throttle = throttle or Throttle("code", Seal(), Memory(), base=base)
    known = answering.Known(content, store)
    standing = answering.Standing(store, known, throttle, Few(), workshop.new_token, base)
    papers = Papers(store, content, base)
    phones, reading = Phones(standing, watching, tellings), Reading(standing, content)
    walls, theirs = Walls(watching, tellings, base, address), f"{base}/answer/{{workshop}}/now"
    own = Route(f"{base}/{STATIC}/{{name:path}}", file)
    handlers = {
        HTTPException: phones.refused,
        workshop.Unreachable: phones.away,
        Exception: phones.failed,
    }
    return Following(
        Starlette(
            routes=[
                Route(theirs, phones.now, methods=BOTH),
                Route(f"{theirs}/mine", phones.mine),
                Route(f"{base}/read/{{token}}", reading.page),
                Route(f"{base}/read/{{token}}/pdf", reading.paper),
                own,
            ],
            middleware=[Middleware(Shortest, phones=phones, base=base)],
            exception_handlers=handlers,
        ),
        Starlette(
            routes=[
                Route(f"{base}/w/{{workshop}}/vaeg", walls.page),
                Route(f"{base}/w/{{workshop}}/vaeg/news", walls.news),
                Route(f"{base}/w/{{workshop}}/indtast", papers.page, methods=BOTH),
            ],
            middleware=[Middleware(GZipMiddleware, compresslevel=4)],
            exception_handlers={workshop.Refused: walls.refused},
        ),
        watching,
    )
