"""What every page of the participants stands on: who visits, and how a refusal is told."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

import workshop
from answering import telling
from answering.known import COOKIE, OLD_COOKIE, token_of
from answering.path import path
from answering.stopping import SOON, Stopped, another, away, stopped
from answering.telling import Page
from entrance import cookie, cookies_of, form_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request
    from starlette.responses import HTMLResponse

    from answering.known import Known
    from answering.path import Path
    from content import Content
    from entrance import Few, Throttle
    from words import Language
    from workshop import Participant, Store, Workshop

NINETY_DAYS: Final = 90 * 24 * 60 * 60
SHORT: Final = 8 * 1024
# A note of 2,000 signs takes at most 24,000 bytes in a form.
LONGEST: Final = 512 * 1024


class Standing(NamedTuple):
    """What the pages stand on."""

    store: Store
    known: Known
    throttle: Throttle
    few: Few
    new_token: Callable[[], str]
    base: str


class Visit(NamedTuple):
    """Somebody at their workshop, as it is now, and what it is pinned to."""

    who: Participant
    here: Workshop
    content: Content
    page: Page
    token: str

    @property
    def path(self) -> Path:
        """This person's way through the statements."""
        return path(self.content, self.here, self.who)

    @property
    def phone(self) -> str:
        """The name under which this person's pages are drawn."""
        return telling.phone(self.who)

    def told(
        self, template: str, status: int = 200, *, place: str = "", **values: object
    ) -> HTMLResponse:
        """A page of this person's; at its `place` one goes on in another language."""
        own = {"here": self.here, "who": self.who, "phone": self.phone, "place": place}
        return self.page.told(template, status, **own, **values)


class Pages:
    """Pages of one kind; the kinds differ in what they show."""

    def __init__(self, standing: Standing) -> None:
        self.store = standing.store
        self.known = standing.known
        self.throttle = standing.throttle
        self.few = standing.few
        self.new_token = standing.new_token
        self.base = standing.base

    async def visit(self, request: Request) -> Visit:
        """Who this is at the workshop in the address; Stopped when it is nobody there."""
        workshop_id = request.path_params["workshop"]
        token = token_of(request.scope, workshop_id)
        found = await self.somebody(token)
        if found is None or found[1].id != workshop_id:
            raise await stopped(self.store, workshop_id)
        who, here = found
        request.state.language = who.language
        content = await self.known.shelves(here)
        return Visit(who, here, content, Page(self.base, who.language), token)

    async def somebody(self, token: str) -> tuple[Participant, Workshop] | None:
        """Whose token this is, and the workshop as it is now; None when it is nobody's."""
        if not token:
            return None
        try:
            return await run_in_threadpool(workshop.participant, self.store, token)
        except workshop.Refused:
            return None

    async def elsewhere(self, visit: Visit) -> Response | None:
        """What somebody sees who cannot answer now; None for who can."""
        if visit.here.phase != "open":
            error = await stopped(self.store, visit.here.id, visit.who)
            state = "shut" if visit.here.phase == "shut" else "closed"
            on = f"{self.base}/answer/{visit.here.id}/now" if state == "closed" else ""
            why = visit.page.words.say(error.detail)
            return visit.told("closed.html", why=why, state=state, on=on)
        if visit.who.state == "waiting":
            return self.to(visit.here.id, "waiting")
        return None

    def must_be_theirs(self, visit: Visit, form: Mapping[str, str]) -> None:
        """Stopped when the form was drawn for somebody else."""
        if form.get("person") != visit.phone:
            raise another()

    async def form(self, request: Request, most: int = SHORT) -> dict[str, str]:
        """What was sent, remembered so that it can be sent again."""
        request.state.form = await form_of(request.scope, request.receive, most)
        return dict(request.state.form)

    async def joined(self, here: Workshop) -> int | None:
        """How many have joined, where it is known how many should."""
        return await run_in_threadpool(self.store.joined, here.id) if here.invited else None

    async def refused(self, request: Request, error: Exception) -> Response:
        """Why not, calmly, and the way back."""
        if not isinstance(error, HTTPException):
            raise error
        kind = error.kind if isinstance(error, Stopped) else "wrong"
        if request.url.path.startswith(
            (f"{self.base}/citizens/", f"{self.base}/report/", f"{self.base}/read/")
        ):
            kind = "citizens"  # who, like owners, have no code to join with
        page = Page(self.base, await self._language(request))
        code = "en" if page.words.language == "en" else ""
        on = request.path_params.get("workshop", "") if kind == "another" else ""
        said = page.told(
            "refused.html",
            error.status_code,
            why=_why(page, error),
            kind=kind,
            code=code,
            on=on,
        )
        said.headers.update(error.headers or {})
        return said

    async def away(self, request: Request, _: Exception) -> Response:
        """The database does not answer: what was sent stands ready to be sent again."""
        error = away()
        page = Page(self.base, await self._language(request))
        if request.method == "POST" and not hasattr(request.state, "form"):
            await self.form(request, LONGEST)
        form: dict[str, str] = getattr(request.state, "form", {})
        said = page.told("away.html", 503, why=page.words.say(error.detail), form=form)
        said.headers.update(error.headers or {})
        if request.method == "GET":
            said.headers["Refresh"] = SOON
        return said

    async def failed(self, request: Request, _: Exception) -> Response:
        """A fault of ours: said calmly, and logged by the server."""
        page = Page(self.base, await self._language(request))
        why = page.words.say("Something went wrong. What is saved stays saved. Try again.")
        return page.told("refused.html", 500, why=why, kind="wrong", code="", on="")

    async def _language(self, request: Request) -> Language:
        """As far as it can be told without the database; Danish where nobody has chosen."""
        said: Language | None = getattr(request.state, "language", None)
        if said:
            return said
        known = map(self.known.language, cookies_of(request.scope).values())
        return next(filter(None, known), "da")

    def to(self, workshop_id: str, place: str = "") -> Response:
        """On to another page of ours."""
        tail = f"/{place}" if place else ""
        return RedirectResponse(f"{self.base}/answer/{workshop_id}{tail}", status_code=303)

    def remembered(
        self, request: Request, response: Response, workshop_id: str, token: str
    ) -> Response:
        """The response with the cookie that knows the participant; no script can read it."""
        self.set_cookie(request, response, f"{COOKIE}{workshop_id}", token, NINETY_DAYS)
        return response

    def forgotten(self, request: Request, response: Response, visit: Visit) -> Response:
        """The response that takes this person's cookie away, and nobody else's."""
        brought = cookies_of(request.scope)
        for name in (f"{COOKIE}{visit.here.id}", OLD_COOKIE):
            if brought.get(name) == visit.token:
                self.set_cookie(request, response, name, "", 0)
        return response

    def set_cookie(
        self, request: Request, response: Response, name: str, value: str, seconds: int
    ) -> None:
        """Give the browser a cookie that no script can read; 0 seconds take it away."""
        said = cookie(name, value, request.scope, self.base, seconds)
        response.headers.append("set-cookie", said)


def _why(page: Page, error: HTTPException) -> str:
    """The reason given, or one in words where there is only the status."""
    if error.detail != HTTPStatus(error.status_code).phrase:
        return page.words.say(error.detail)
    match error.status_code:
        case 400:
            return page.words.say("What was sent could not be read.")
        case 413:
            return page.words.say("What was sent is too long.")
        case _:
            return page.words.say("Page not found.")
