"""The statements, one form a factor; everything works without a script."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

import workshop
from answering import telling
from answering.known import keep
from answering.pages import Pages
from answering.telling import Page
from entrance import form_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from content import Factor
    from workshop import Answer, Participant, Workshop

# A note of 2,000 signs takes at most 24,000 bytes in a form.
LONGEST: Final = 512 * 1024
HIGHEST: Final = 2**53 - 1


class Factors(Pages):
    """The pages on which one answers."""

    async def go_on(self, request: Request) -> Response:
        """To the first factor that is not finished."""
        who, here = await self.person(request)
        said = await run_in_threadpool(self.store.answers, who.id)
        first = telling.first_open(self.content, here, said)
        return self.to(f"/answer/{first or 'done'}")

    async def answer(self, request: Request) -> Response:
        """One factor: show it, or keep what was chosen and go on."""
        who, here = await self.person(request)
        factor = self._factor(here, request.path_params["factor"])
        said = await run_in_threadpool(self.store.answers, who.id)
        if request.method != "POST":
            if here.phase != "open":
                return await self.closed(who, here)
            page = Page(self.base, who.language)
            return telling.factor_page(page, self.content, who, here, factor, said)
        form = await form_of(request.scope, request.receive, LONGEST)
        try:
            changed = self._changed(here, factor, said, form)
        except workshop.Refused as refused:
            page = Page(self.base, who.language)
            wrong = page.words.say(str(refused))
            return telling.factor_page(
                page, self.content, who, here, factor, said, status=422, wrong=wrong
            )
        await self._keep(request, who, here, changed)
        return self.to(self._next(here, factor, back=form.get("go-to") == "back"))

    def _changed(
        self, here: Workshop, factor: Factor, said: Mapping[str, Answer], form: Mapping[str, str]
    ) -> list[Answer]:
        """What the form says otherwise than the store; Refused when any of it may not be said."""
        changed = []
        for statement in telling.statements_asked(self.content, here, factor):
            before = said.get(statement.id)
            was = (before.answer, before.comment) if before else (None, "")
            now = (form.get(statement.id, was[0]), form.get(f"comment-{statement.id}", was[1]))
            if now != was:
                revision = min(before.revision + 1, HIGHEST) if before else 1
                changed.append(workshop.checked(self.content, here, statement.id, *now, revision))
        return changed

    async def _keep(
        self, request: Request, who: Participant, here: Workshop, changed: list[Answer]
    ) -> None:
        kept = await asyncio.gather(*(keep(self.store, who.id, answer) for answer in changed))
        if not all(kept) or here.phase != "open":
            await self.person(request)
            why = await run_in_threadpool(workshop.why_not, self.store, here.id)
            raise HTTPException(409, str(why))

    def _next(self, here: Workshop, factor: Factor, *, back: bool) -> str:
        every = telling.factors_asked(self.content, here)
        place = every.index(factor) + (-1 if back else 1)
        return f"/answer/{every[max(place, 0)].id}" if place < len(every) else "/answer/done"

    def _factor(self, here: Workshop, key: str) -> Factor:
        for factor in telling.factors_asked(self.content, here):
            if factor.id == key:
                return factor
        raise HTTPException(404)
