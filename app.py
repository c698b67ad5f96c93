"""The one ASGI app: Streamlit for the facilitator, plain pages for participants, one entrance.

Nothing happens when this is imported; the house opens when the server starts.
"""

from __future__ import annotations

import asyncio
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from streamlit import config

import entrance
import opening
import serve
import workshop
from settings import Settings
from views import house as screens

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from storage import DatabaseStore

KINDS: Final[dict[workshop.Gives, Literal["shared", "handed over"]]] = {
    "share": "shared",
    "hand_over": "handed over",
}
PAGE = Path(st.__file__).parent / "static" / "index.html"


class Links:
    """What secret links lead to, as the entrance asks for it."""

    def __init__(self) -> None:
        self.store: DatabaseStore | None = None

    def holds(self, desk: str) -> bool:
        """Whether a browser has workshops."""
        return bool(self.store and self.store.listed(workshop.desk_of(desk), most=1).total)

    def told(self, token: str) -> entrance.Link | None:
        """What a link to one workshop opens."""
        found = self.store.shared(workshop.hashed(token)) if self.store else None
        return found and entrance.Link(found.workshop.organisation, KINDS[found.gives])

    def exchange(self, token: str, desk: str) -> str | None:
        """Take what it gives; the id of the workshop, None when the link is spent."""
        if self.store is None:
            return None
        found = self.store.take(workshop.hashed(token), workshop.desk_of(desk))
        return found and found.workshop.id


def tell(line: str) -> None:
    """Say something where the house was started."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def reached() -> None:
    """Say that a phone has found the way, where somebody has said which way phones come."""
    if settings.address:
        tell(opening.say("A phone has reached the test page."))


serve.believe_nobody()
serve.note_nobody()
serve.write_nothing_down()
serve.let_all_in()
settings = Settings()
base = settings.base or f"/{config.get_option('server.baseUrlPath').strip('/')}".rstrip("/")
config.set_option("server.baseUrlPath", base.strip("/"))
seal = entrance.Seal(settings.secret, settings.password_hash)
gate = entrance.Gate(settings.password_hash, base, seal=seal)
participants = opening.Participants(base, seal)
links = Links()
watch = entrance.Watch()


@asynccontextmanager
async def living(_: st.App) -> AsyncIterator[None]:
    """Open the house and say where it is to be found; let go of the database at the end."""
    if said := entrance.refusal(settings, config.get_option("server.address")):
        raise opening.refuse([said])
    house = opening.opened(settings)
    links.store = house.store
    gate.throttle.count_in(house.store)
    participants.open(house)
    screens.put(house.content, house.store, settings, participants.following)
    host = config.get_option("server.address") or "localhost"
    scheme = "https" if config.get_option("server.sslCertFile") else "http"
    address = settings.address or f"{scheme}://{host}:{config.get_option('server.port')}"
    here = f"{address}{base}/"
    tell(opening.say("Helhedstjek is open at {here} (stop with Ctrl+C)", here=here))
    cleaning = asyncio.create_task(opening.keep_clean(house.store, house.store))
    with opening.when_told_to_stop(participants.end):
        yield
    cleaning.cancel()
    house.store.close()


app = st.App(
    "views/front.py",
    middleware=[
        Middleware(
            entrance.Front,
            entrance.ground(settings, base, entrance.own_hosts(settings)),
            watch=watch,
            away=opening.AWAY,
        ),
        Middleware(
            entrance.Door,
            page=PAGE.read_text(encoding="utf-8"),
            base=base,
            inside=entrance.Inside(gate, participants, participants.walls, links, watch, reached),
        ),
        Middleware(GZipMiddleware, compresslevel=5),
    ],
    lifespan=living,
)
