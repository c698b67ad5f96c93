"""Waiting to be let in, and the end: thanks, what happens now, and the way out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

import workshop
from answering import telling
from answering.joining import language_of
from answering.known import COOKIE, token_of
from answering.pages import Pages
from answering.path import has_answer
from answering.stopping import Stopped, stopped
from entrance import cookies_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.responses import Response

    Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]


PLACE = re.compile(r"[\w-]{1,64}(/[\w-]{1,64})?", re.ASCII)


class Leaving(Pages):
    """The pages before the first factor and after the last."""

    async def waiting(self, request: Request) -> Response:
        """Until the facilitator lets one in; then on."""
        visit = await self.visit(request)
        if visit.here.phase == "open" and visit.who.state == "waiting":
            return visit.told("waiting.html", place="waiting", joined=await self.joined(visit.here))
        return await self.elsewhere(visit) or self.to(visit.here.id)

    async def state(self, request: Request) -> Response:
        """For the script: how the person that its page was drawn for stands now."""
        workshop_id = request.path_params["workshop"]
        drawn = request.query_params.get("person", "")[:64]
        found = await self.somebody(token_of(request.scope, workshop_id))
        if found is None or found[1].id != workshop_id:
            state: str = (await stopped(self.store, workshop_id)).kind
        elif telling.phone(found[0]) != drawn:
            state = "another"
        elif found[1].phase != "open":
            state = "shut" if found[1].phase == "shut" else "closed"
        else:
            state = "waiting" if found[0].state == "waiting" else "in"
        return JSONResponse({"person": drawn, "state": state})

    async def done(self, request: Request) -> Response:
        """Thanks; what happens now; the way back in, and out."""
        visit = await self.visit(request)
        if (instead := await self.elsewhere(visit)) is not None:
            return instead
        said = await run_in_threadpool(self.store.answers, visit.who.id)
        way = visit.path
        return visit.told(
            "done.html",
            place="done",
            stands=telling.stamps(said),
            joined=await self.joined(visit.here),
            done=sum(has_answer(said, key) for key in way.must),
            total=len(way.must),
            first=way.stops[0].factor.id,
            missing=[visit.content.numbers[key] for key in way.missing(said)],
            others=[place for place, key in way.others if not has_answer(said, key)],
            own_link=f"{_site(request)}{self.base}/me/{visit.token}",
        )

    async def delete(self, request: Request) -> Response:
        """Ask first, and say what stays; then delete all that is not shown, and the way to it."""
        visit = await self.visit(request)
        shown = visit.here.phase in {"revealed", "closed"}
        if request.method != "POST":
            return visit.told("delete.html", shown=shown)
        form = await self.form(request)
        self.must_be_theirs(visit, form)
        if shown and form.get("shown") != "yes":  # it was asked while all could be deleted
            return visit.told("delete.html", 409, shown=shown)
        leave = workshop.part if shown else workshop.withdraw
        try:
            await run_in_threadpool(leave, self.store, visit.who)
        except workshop.Refused as refused:
            raise Stopped("closed", str(refused)) from None
        self.known.forget(visit.token)
        return self.forgotten(request, visit.told("deleted.html", shown=shown), visit)

    async def speak(self, request: Request) -> Response:
        """Go on in the other language, on the same page."""
        visit = await self.visit(request)
        if request.method != "POST":  # an address that a browser has kept
            return self.to(visit.here.id)
        form = await self.form(request)
        self.must_be_theirs(visit, form)
        language, place = language_of(form.get("lang")), form.get("place", "")
        if language is None:
            raise HTTPException(400)
        await run_in_threadpool(self.store.speak, visit.who.id, language)
        self.known.forget(visit.token)
        return self.to(visit.here.id, place if PLACE.fullmatch(place) else "")


class Moved(Pages):
    """The addresses of the version before, which named no workshop."""

    def or_else(self, newer: Endpoint) -> Endpoint:
        """`/answer/{workshop}` where there is one, or was; what stood there before, otherwise."""

        async def serve(request: Request) -> Response:
            key = request.path_params["workshop"]
            here = await run_in_threadpool(self.store.workshop, key)
            is_new = here or f"{COOKIE}{key}" in cookies_of(request.scope)
            return await (newer if is_new else self.on)(request)

        return serve

    async def on(self, request: Request) -> Response:
        """To the same page of the person whom the old cookie knows."""
        token = token_of(request.scope, "")
        found = await self.somebody(token)
        if found is None:
            raise Stopped(
                "unknown", "We do not recognise you here. Join again with the link or the code."
            )
        on = self.to(found[1].id, request.path_params.get("workshop", ""))
        if request.method == "POST":
            on.status_code = 307  # what was chosen comes along
        return self.remembered(request, on, found[1].id, token)


def _site(request: Request) -> str:
    return f"{request.url.scheme}://{request.url.netloc}"
