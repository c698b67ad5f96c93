"""The end: thanks, what happens now, and the way out with everything one has said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

import workshop
from answering import telling
from answering.known import COOKIE, token_of
from answering.pages import Pages
from answering.telling import Page
from entrance import over_tls

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


class Leaving(Pages):
    """The pages after the last factor."""

    async def done(self, request: Request) -> Response:
        """Thanks; what happens now; the way back in, and out."""
        who, here = await self.person(request)
        if here.phase != "open":
            return await self.closed(who, here)
        said = await run_in_threadpool(self.store.answers, who.id)
        return Page(self.base, who.language).told(
            "done.html",
            here=here,
            phone=telling.phone(who),
            done=len(telling.answered(self.content, here, said)),
            total=len(workshop.asked(self.content, here.questionnaire)),
            first=telling.factors_asked(self.content, here)[0].id,
            own=f"{_site(request)}{self.base}/me/{token_of(request.scope)}",
        )

    async def delete(self, request: Request) -> Response:
        """Ask first; then delete everything the participant has said."""
        who, here = await self.person(request)
        page = Page(self.base, who.language)
        if request.method != "POST":
            if here.phase != "open":
                return await self.closed(who, here)
            return page.told("delete.html", here=here, phone=telling.phone(who))
        try:
            await run_in_threadpool(workshop.withdraw, self.store, who)
        except workshop.Refused as refused:
            raise HTTPException(409, str(refused)) from None
        self.known.forget(token_of(request.scope))
        gone = page.told("deleted.html", here=here, phone=telling.phone(who))
        gone.delete_cookie(
            COOKIE,
            path=f"{self.base}/",
            httponly=True,
            samesite="lax",
            secure=over_tls(request.scope),
        )
        return gone


def _site(request: Request) -> str:
    return f"{request.url.scheme}://{request.url.netloc}"
