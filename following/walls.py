"""The wall in its own window: for whoever holds the desk, with nothing to press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, JSONResponse, Response

import workshop
from entrance import DESK, LANGUAGE, cookies_of, refused
from following.files import STATIC, TEMPLATES, VERSION
from following.scene import Scene, Tellings
from following.wall import picture, way
from words import Words

if TYPE_CHECKING:
    from starlette.requests import Request

    from following.now import Seen
    from following.wall import Picture, Way
    from following.watching import Watching
    from workshop import Workshop


class Walls:
    """The page of the wall, and its news. `address` is where phones find us, if that is known."""

    def __init__(self, watching: Watching, tellings: Tellings, base: str, address: str) -> None:
        self.watching = watching
        self.tellings = tellings
        self.base = base
        self.address = address

    async def page(self, request: Request) -> Response:
        """The wall as it stands."""
        here = await self._held(request)
        seen = await self.watching.now(here.id, far=True)
        if seen is None:
            raise gone()
        words = self._words(request, here)
        found, lead_in = await run_in_threadpool(self._drawn, request, seen, words)
        page = TEMPLATES.get_template("wall.html").render(
            base=self.base,
            static=f"{self.base}/{STATIC}",
            version=VERSION,
            news=f"{self.base}/w/{here.id}/vaeg/news",
            stamp=seen.wall,
            way=lead_in,
            say=words.say,
            language=words.language,
            here=here,
            **found._asdict(),
        )
        return HTMLResponse(page)

    async def news(self, request: Request) -> Response:
        """What it shows as soon as that is something else; 204 where it is not, after a while."""
        here = await self._held(request)
        stamp = request.query_params.get("seen", "")[:32]
        seen = await self.watching.changed(here.id, "wall", stamp)
        await self._held(request)  # it may have been taken back meanwhile
        if seen is None:
            self.tellings.forget(here.id)
            raise gone()
        if seen.wall == stamp:
            return Response(status_code=204)
        words = self._words(request, here)
        found, _ = await run_in_threadpool(self._drawn, request, seen, words)
        return JSONResponse({"stamp": seen.wall, **found._asdict()})

    async def refused(self, request: Request, error: Exception) -> Response:
        """Why there is no wall here, calmly."""
        return refused(request.scope, self.base, 404, str(error), back=True)

    async def _held(self, request: Request) -> Workshop:
        """The workshop, where this browser's desk holds it; Refused where it does not."""
        desk = workshop.desk_of(cookies_of(request.scope).get(DESK, ""))
        key, store = request.path_params["workshop"], self.watching.store
        here = await run_in_threadpool(workshop.held, store, desk, key)
        if here.kind != "private":
            raise workshop.Refused("This workshop is answered together, on one screen.")
        return here

    def _words(self, request: Request, here: Workshop) -> Words:
        chosen = cookies_of(request.scope).get(LANGUAGE, here.language)
        return Words("en" if chosen == "en" else "da")

    def _drawn(self, request: Request, seen: Seen, words: Words) -> tuple[Picture, Way | None]:
        lead_in = self._lead_in(request, seen.now.here)
        return picture(Scene(seen.now, words, self.tellings), lead_in), lead_in

    def _lead_in(self, request: Request, here: Workshop) -> Way | None:
        """The way in, to be read from the wall; none where the workshop has no codes yet."""
        own = f"{request.url.scheme}://{request.url.netloc}"
        desk = cookies_of(request.scope).get(DESK, "")
        try:
            ways = workshop.ways_in(self.watching.store, here, desk)
        except workshop.Refused:
            return None
        return way(ways, f"{self.address or own}{self.base}")


def gone() -> workshop.Refused:
    """It was deleted while the wall showed it."""
    return workshop.Refused("This workshop has been deleted.")
