"""What every page of the citizens' stands on: who calls, whether they may answer, and the look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse

import workshop
from answering import telling
from answering.joining import language_of
from answering.pages import NINETY_DAYS, Pages
from answering.stopping import Instead, Stopped
from answering.telling import Page
from entrance import cookies_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import HTMLResponse, Response
    from starlette.types import Scope

    from content import Citizens, Content
    from words import Language
    from workshop import Citizen, Workshop

NUMBER: Final = re.compile(r"(?<=\d) (?=\d)")
"""The spaces in a number, at which no line may break."""
COOKIE: Final = "helhedstjek_c_"
"""The cookie of a workshop's citizen is called this and the workshop's id."""


class Known(NamedTuple):
    """Whom a browser's cookie knows, the token in it, and the language that was chosen."""

    who: Citizen | None
    token: str
    language: Language


class Caller(NamedTuple):
    """A citizen at the workshop, as it is now, and what is asked there."""

    who: Citizen
    here: Workshop
    content: Content
    page: Page
    contact: str

    @property
    def asked(self) -> Citizens:
        """What citizens are asked."""
        return asked_of(self.content)

    @property
    def phone(self) -> str:
        """The name under which this person's pages are drawn."""
        return telling.phone(self.who)

    def told(self, template: str, status: int = 200, **values: object) -> HTMLResponse:
        """A page of this person's."""
        theirs = {"contact": self.contact, "phone": self.phone, **values}
        return told(self.page, self.here, self.asked, template, status, **theirs)

    def must_own(self, form: Mapping[str, str]) -> None:
        """Stopped when the form was drawn for somebody else."""
        if form.get("person") != self.phone:
            raise Stopped("citizens", "Somebody else is answering on this device now.", 409)


class Callers(Pages):
    """Pages for citizens; the kinds differ in what they show."""

    async def caller(self, request: Request, *, leaving: bool = False) -> Caller:
        """Who this is at the workshop in the address.

        Instead comes why not, where it is nobody or closed; whoever is `leaving` may do so until
        the answers are shown.
        """
        workshop_id = request.path_params["workshop"]
        known = await self.known_here(request.scope, workshop_id)
        request.state.language = known.language
        here = await run_in_threadpool(self.store.workshop, workshop_id)
        if here is None:
            raise Stopped("citizens", "This workshop has been deleted.", 409)
        content = await self.known.shelves(here)
        if leaving and here.phase in {"open", "shut"}:
            contact = await self.contact(here)
        else:
            contact = await self.must_be_open(request, here, content, known.who)
        if known.who is None:
            raise Stopped("citizens", "We do not recognise you here. Open the link again.", 403)
        return Caller(known.who, here, content, Page(self.base, known.language), contact)

    async def known_here(self, scope: Scope, workshop_id: str) -> Known:
        """Whom the workshop's cookie knows."""
        brought = cookies_of(scope).get(f"{COOKIE}{workshop_id}", "")
        token, _, chosen = brought[:64].partition(".")
        who = await run_in_threadpool(workshop.a_citizen, self.store, token) if token else None
        here = who if who and who.workshop == workshop_id else None
        return Known(here, token, language_of(chosen) or "da")

    async def must_be_open(
        self, request: Request, here: Workshop, content: Content, who: Citizen | None
    ) -> str:
        """Whom they may call. Instead comes that it is closed, with the way to take back all."""
        now = await run_in_threadpool(self.store.workshop, here.id)
        asking = await run_in_threadpool(self.store.asking, here.id)
        is_on = now is not None and now.phase == "open"
        if is_on and asking and asking.open:
            return asking.contact
        unseen = now is not None and now.phase in {"open", "shut"}
        page, mine = Page(self.base, request.state.language), bool(who and unseen)
        status = 409 if request.method == "POST" else 200
        closed = page, here, asked_of(content), "citizens_closed.html", status
        raise Instead(told(*closed, mine=mine, contact=asking.contact if asking else ""))

    async def contact(self, here: Workshop) -> str:
        """Whom citizens may call."""
        asking = await run_in_threadpool(self.store.asking, here.id)
        return asking.contact if asking else ""

    def at(self, workshop_id: str, place: str = "") -> Response:
        """On to another page of theirs."""
        tail = f"/{place}" if place else ""
        return RedirectResponse(f"{self.base}/citizens/at/{workshop_id}{tail}", status_code=303)

    def let_on(self, request: Request, who: Citizen, token: str) -> Response:
        """To the questions, with the cookie that knows them and their language."""
        on, value = self.at(who.workshop), f"{token}.{request.state.language}"
        self.set_cookie(request, on, f"{COOKIE}{who.workshop}", value, NINETY_DAYS)
        return on

    def let_go(self, request: Request, caller: Caller, response: Response) -> Response:
        """The response that takes the cookie away."""
        self.set_cookie(request, response, f"{COOKIE}{caller.here.id}", "", 0)
        return response


def told(
    page: Page,
    here: Workshop,
    asked: Citizens,
    template: str,
    status: int = 200,
    **values: object,
) -> HTMLResponse:
    """A page of the citizens'; each says where there is help, and with `contact` whom to call."""
    language = page.words.language
    own = {"title": asked.title[language], "need_help": asked.need_help[language]}
    values["contact"] = NUMBER.sub("\N{NO-BREAK SPACE}", str(values["contact"]))
    return page.told(template, status, here=here, **own, **values)


def asked_of(content: Content) -> Citizens:
    """What citizens are asked; no page where they are asked nothing."""
    if content.citizens is None:
        raise HTTPException(404)
    return content.citizens
