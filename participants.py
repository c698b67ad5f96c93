"""The participants' pages alone: as many workers, on as many machines, as are wanted.

`uvicorn participants:app --workers 4 --no-server-header`, beside one process of screens.
"""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.routing import Router

import entrance
import opening
import serve
from settings import Settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

serve.believe_nobody()
serve.note_nobody()
serve.let_all_in()
settings = Settings()
pages = opening.Participants(settings.base, entrance.Seal(settings.secret, settings.password_hash))


@asynccontextmanager
async def living(_: object) -> AsyncIterator[None]:
    """Open the house, and close it at the end."""
    if said := entrance.refusal(settings, "localhost"):
        raise opening.refuse([said])
    if not (settings.secret or settings.password_hash):
        opening.log.warning(
            "Each worker signs cookies by itself, and counts guesses so. Set HELHEDSTJEK_SECRET."
        )
    house = opening.opened(settings)
    pages.open(house)
    with opening.when_told_to_stop(pages.end):
        yield
    house.store.close()


app = entrance.Front(
    Router(default=pages, lifespan=living),
    entrance.ground(settings, settings.base),
    away=opening.AWAY,
)
