"""What every page of the participants stands on: who visits, and how a refusal is told."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

import workshop
from answering import telling
from answering.known import COOKIE, token_of
from answering.telling import Page
from entrance import over_tls, trimmed

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from answering.known import Known
    from content import Content
    from entrance import Few, Throttle
    from words import Language
    from workshop import Participant, Store, Workshop

T = TypeVar("T")
NINETY_DAYS: Final = 90 * 24 * 60 * 60


class Standing(NamedTuple):
    """What the pages stand on."""

    content: Content
    store: Store
    known: Known
    throttle: Throttle
    few: Few
    new_token: Callable[[], str]
    base: str


class Pages:
    """Pages of one kind; the kinds differ in what they show."""

    def __init__(self, standing: Standing) -> None:
        self.content = standing.content
        self.store = standing.store
        self.known = standing.known
        self.throttle = standing.throttle
        self.few = standing.few
        self.new_token = standing.new_token
        self.base = standing.base

    async def refused(self, request: Request, error: Exception) -> Response:
        """Why not, calmly."""
        if not isinstance(error, HTTPException):
            raise error
        language: Language = getattr(request.state, "language", "da")
        page = Page(self.base, language)
        said = telling.refused_page(page, _why(page, error), error.status_code)
        said.headers.update(error.headers or {})
        return said

    async def failed(self, request: Request, _: Exception) -> Response:
        """A fault of ours: said calmly, and logged by the server."""
        page = Page(self.base, getattr(request.state, "language", "da"))
        why = page.words.say("Something went wrong here. What is saved stays saved. Try again.")
        return telling.refused_page(page, why, 500)

    async def closed(self, who: Participant, here: Workshop) -> Response:
        """What one sees when nothing can be changed any more."""
        why = await run_in_threadpool(workshop.why_not, self.store, here.id)
        page = Page(self.base, who.language)
        return page.told(
            "closed.html", here=here, phone=telling.phone(who), why=page.words.say(str(why))
        )

    async def person(self, request: Request) -> tuple[Participant, Workshop]:
        """Who this is, and the workshop as it is now."""
        try:
            who, here = await run_in_threadpool(
                workshop.participant, self.store, token_of(request.scope)
            )
        except workshop.Refused as refused:
            raise HTTPException(403, str(refused)) from None
        request.state.language = who.language
        return who, here

    async def must_be_open(self, here: Workshop) -> None:
        """409 when nobody can join any more."""
        now = await run_in_threadpool(self.store.workshop, here.id)
        if now is None or now.phase != "open":
            why = await run_in_threadpool(workshop.why_not, self.store, here.id)
            raise HTTPException(409, str(why))

    async def led(self, find: Callable[[Store, str], T], token: str) -> T:
        """What a link leads to. A dead one counts as nothing: nobody guesses 128 bits."""
        try:
            return await run_in_threadpool(find, self.store, trimmed(token)[:64])
        except workshop.Refused as refused:
            raise HTTPException(404, str(refused)) from None

    def to(self, place: str) -> Response:
        """On to another page of ours."""
        return RedirectResponse(f"{self.base}{place}", status_code=303)

    def remembered(self, request: Request, response: Response, token: str) -> Response:
        """The response with the cookie that knows the participant; no script can read it."""
        response.set_cookie(
            COOKIE,
            token,
            max_age=NINETY_DAYS,
            path=f"{self.base}/",
            httponly=True,
            samesite="lax",
            secure=over_tls(request.scope),
        )
        return response


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
            return page.words.say("There is no page here.")
