"""The way in, by link, code or slip; however often a form is sent, it makes one person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from starlette.concurrency import run_in_threadpool

import workshop
from answering import telling
from answering.known import token_of
from answering.pages import Pages
from answering.stopping import Instead, Stopped, stopped
from answering.telling import Page
from entrance import trimmed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from words import Language
    from workshop import Participant, Workshop

KEY = re.compile(r"[\w-]{22}", re.ASCII)
"""The one-time key of a form: drawn with it, and the person's own token once it is sent."""


class Way(NamedTuple):
    """How somebody stands before the form: where, in which language, with what they typed."""

    here: Workshop
    language: Language
    form: Mapping[str, str]
    code: str = ""
    slip: str = ""


class Joining(Pages):
    """The pages before one is a participant."""

    async def by_code(self, request: Request) -> Response:
        """Type the code; then join with it."""
        if request.method != "POST":
            page = Page(self.base, language_of(request.query_params.get("lang")) or "da")
            code = trimmed(request.query_params.get("code", ""))[:64]
            asked = page.told("code.html", code=code, wrong="")
            await self.throttle.welcome(request.scope, asked)
            return asked
        form = await self.form(request)
        language = language_of(form.get("lang"))
        page = Page(self.base, language or "da")
        request.state.language = page.words.language
        code = trimmed(form.get("code", ""))[:64]
        # A form that has come before: its slip may be spent, but its person is known.
        known = await self.somebody(form.get("token", ""))
        here = known[1] if known else await self._found(request, code)
        if isinstance(here, Stopped):
            wrong = page.words.say(here.detail)
            return page.told("code.html", here.status_code, code=code, wrong=wrong)
        slip = code if here.slips and await self._is_slip(code) else ""
        return await self._serve(request, Way(here, language or here.language, form, code, slip))

    async def _found(self, request: Request, code: str) -> Workshop | Stopped:
        if not await self.throttle.admits(request.scope):
            return _too_many()
        try:
            here = await self.few(workshop.found_by_code, self.store, code)
        except workshop.Refused:
            await self.throttle.wrong(request.scope)
            return Stopped(
                "wrong",
                "No workshop has this code. If it is on a slip, the slip may have been used.",
                404,
            )
        await self.throttle.right(request.scope)
        return here

    async def _is_slip(self, code: str) -> bool:
        slip = workshop.typed(code)
        return await run_in_threadpool(self.store.found_by_slip, slip) is not None

    async def by_link(self, request: Request) -> Response:
        """Join with the link from the QR code."""
        token = trimmed(request.path_params["token"])[:64]
        try:
            here = await run_in_threadpool(workshop.found_by_link, self.store, token)
        except workshop.Refused as refused:
            raise Stopped("wrong", str(refused), 404) from None
        form = await self.form(request) if request.method == "POST" else {}
        chosen = language_of(form.get("lang") or request.query_params.get("lang"))
        return await self._serve(request, Way(here, chosen or here.language, form))

    async def _serve(self, request: Request, way: Way) -> Response:
        """Ask, or let in; somebody who is in already is asked who they are."""
        request.state.language = way.language
        token = token_of(request.scope, way.here.id)
        known = await self.somebody(token)
        who = known[0] if known and known[1].id == way.here.id else None
        sent = KEY.fullmatch(way.form.get("token", ""))
        if who and sent and way.form["token"] == token:
            return self._on(request, who, token)
        if who and not self._is_another(way, who):
            return await self._already(way, who)
        way = way._replace(here=await self._must_be_open(way.here, way.language))
        if sent:
            return await self._join(request, way, who)
        asked = await self._asked(request, way, who)
        await self.throttle.welcome(request.scope, asked)
        return asked

    @staticmethod
    def _is_another(way: Way, who: Participant) -> bool:
        """Whether somebody has said, at this very person's page, that they are another."""
        return way.form.get("instead") == telling.phone(who)

    async def _already(self, way: Way, who: Participant) -> Response:
        """This browser answers for somebody: go on as them, or as another."""
        return Page(self.base, way.language).told(
            "joined.html",
            here=way.here,
            who=who,
            phone=telling.phone(who),
            code=way.code,
            joined=await self.joined(way.here),
        )

    async def _asked(  # noqa: PLR0913 - what stands on it
        self,
        request: Request,
        way: Way,
        who: Participant | None,
        *,
        key: str = "",
        status: int = 200,
        wrong: str = "",
    ) -> Response:
        page = Page(self.base, way.language)
        other = "en" if way.language == "da" else "da"
        return telling.join_page(
            page,
            await self.known.shelves(way.here),
            way.here,
            joined=await self.joined(way.here),
            chosen=way.form,
            status=status,
            wrong=page.words.say(wrong) if wrong else "",
            code=way.code,
            needs_slip=way.here.slips and not way.slip,
            key=key or self.new_token(),
            instead=telling.phone(who) if who else "",
            other="" if way.form else f"{request.url.path}?lang={other}",
        )

    async def _join(self, request: Request, way: Way, who: Participant | None) -> Response:
        key, by_slip = way.form["token"], way.here.slips and not way.slip
        if by_slip and not await self.throttle.admits(request.scope):
            wrong = _too_many().detail
            return await self._asked(request, way, who, key=key, status=429, wrong=wrong)
        try:
            new = await run_in_threadpool(
                workshop.join,
                self.store,
                await self.known.shelves(way.here),
                way.here,
                level=way.form.get("level", ""),
                area=way.form.get("area", ""),
                language=way.language,
                token=key,
                slip=way.slip or way.form.get("slip", ""),
                new_id=self.new_token,
            )
        except workshop.Refused as refused:
            await self._must_be_open(way.here, way.language)
            if by_slip:
                await self.throttle.wrong(request.scope)
            return await self._asked(request, way, who, key=key, status=422, wrong=str(refused))
        if by_slip:
            await self.throttle.right(request.scope)
        return self._on(request, new, key)

    def _on(self, request: Request, who: Participant, token: str) -> Response:
        on = self.to(who.workshop, "waiting" if who.state == "waiting" else "")
        return self.remembered(request, on, who.workshop, token)

    async def _must_be_open(self, here: Workshop, language: Language) -> Workshop:
        """The workshop as it is now; instead comes when it opens, or that it is closed."""
        now = await self.known.as_it_is(here)
        if now and now.phase == "draft" and now.opens_at:
            raise Instead(telling.soon_page(Page(self.base, language), now, now.opens_at))
        if now is None or now.phase != "open":
            raise await stopped(self.store, here.id)
        return now


class Returning(Pages):
    """A participant's own link, on another device."""

    async def come_back(self, request: Request) -> Response:
        """Say what the link opens and what would be lost; only our own form exchanges it."""
        token = trimmed(request.path_params["token"])[:64]
        found = await self.somebody(token)
        if found is None:
            raise Stopped("wrong", "There is no workshop with this link or code.", 404)
        who, here = found
        request.state.language = who.language
        own = await self.somebody(token_of(request.scope, here.id))
        other = own[0] if own and own[1].id == here.id and own[0].id != who.id else None
        loses = telling.phone(other) if other else ""
        if request.method == "POST":
            form = await self.form(request)
            if form.get("loses") == loses and form.get("person") == telling.phone(who):
                return self.remembered(request, self.to(here.id), here.id, token)
        return Page(self.base, who.language).told(
            "mine.html",
            here=here,
            who=who,
            phone=telling.phone(who),
            other=other,
            loses=loses,
        )


def _too_many() -> Stopped:
    return Stopped("wrong", "Too many attempts. Wait a minute, then try again.", 429)


def language_of(said: str | None) -> Language | None:
    """A language as it is asked for; None for any other."""
    if said == "da":
        return "da"
    return "en" if said == "en" else None
