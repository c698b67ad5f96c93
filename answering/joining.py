"""The way in: by link, by typed code, or by one's own link from another device."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

import workshop
from answering import telling
from answering.pages import Pages
from answering.telling import Page
from entrance import form_of, trimmed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from words import Language
    from workshop import Workshop

LONGEST: Final = 8 * 1024


class Joining(Pages):
    """The pages before one is a participant."""

    async def by_code(self, request: Request) -> Response:
        """Type the code; then join with it."""
        language = _language(request.query_params.get("lang"))
        if request.method != "POST":
            empty = Page(self.base, language or "da").told("code.html", code="", wrong="")
            await self.throttle.welcome(request.scope, empty)
            return empty
        form = await form_of(request.scope, request.receive, LONGEST)
        language = _language(form.get("lang"))
        page = Page(self.base, language or "da")
        code = trimmed(form.get("code", ""))[:64]
        if not await self.throttle.admits(request.scope):
            wait = page.words.say("Too many tries. Wait a minute, and try again.")
            return page.told("code.html", 429, code="", wrong=wait)
        try:
            here = await self.few(workshop.found_by_code, self.store, code)
        except workshop.Refused as refused:
            await self.throttle.wrong(request.scope)
            return page.told("code.html", 404, code=code, wrong=page.words.say(str(refused)))
        await self.throttle.right(request.scope)
        if "level" in form:
            return await self._join(request, here, form, code)
        return await self._ask(request, here, language, code)

    async def by_link(self, request: Request) -> Response:
        """Join with the link from the QR code."""
        token = request.path_params["token"]
        here = await self.led(workshop.found_by_link, token)
        if request.method == "POST":
            form = await form_of(request.scope, request.receive, LONGEST)
            return await self._join(request, here, form, "")
        return await self._ask(request, here, _language(request.query_params.get("lang")))

    async def _ask(
        self, request: Request, here: Workshop, chosen: Language | None, code: str = ""
    ) -> Response:
        """The form, unless the visitor has joined already."""
        if await self._has_joined(request, here):
            return self.to("/answer")
        language = chosen or here.language
        request.state.language = language
        await self.must_be_open(here)
        other = "" if code else f"{request.url.path}?lang={'en' if language == 'da' else 'da'}"
        page = Page(self.base, language)
        return telling.join_page(page, self.content, here, code=code, other=other, chosen={})

    async def _join(
        self, request: Request, here: Workshop, form: Mapping[str, str], code: str
    ) -> Response:
        if await self._has_joined(request, here):
            return self.to("/answer")
        language = _language(form.get("lang")) or here.language
        request.state.language = language
        await self.must_be_open(here)
        page = Page(self.base, language)
        try:
            token = await run_in_threadpool(
                workshop.join,
                self.store,
                self.content,
                here,
                level=form.get("level", ""),
                area=form.get("area", ""),
                language=language,
                new_token=self.new_token,
            )
        except workshop.Refused as refused:
            await self.must_be_open(here)
            wrong = page.words.say(str(refused))
            return telling.join_page(
                page, self.content, here, code=code, chosen=form, status=422, wrong=wrong
            )
        first = telling.factors_asked(self.content, here)[0]
        return self.remembered(request, self.to(f"/answer/{first.id}"), token)

    async def _has_joined(self, request: Request, here: Workshop) -> bool:
        try:
            _, there = await self.person(request)
        except HTTPException:
            return False
        return there.id == here.id

    async def come_back(self, request: Request) -> Response:
        """A participant's own link, on another device."""
        token = trimmed(request.path_params["token"])
        who, _ = await self.led(workshop.participant, token)
        request.state.language = who.language
        return self.remembered(request, self.to("/answer"), token)


def _language(said: str | None) -> Language | None:
    if said == "da":
        return "da"
    return "en" if said == "en" else None
