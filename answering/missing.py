"""What somebody has not answered yet: the one statement itself, or a list of ways to each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from answering import telling
from answering.factors import Factors
from answering.pages import LONGEST

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


class Missing(Factors):
    """The pages between the last factor and the end."""

    async def every(self, request: Request) -> Response:
        """The end where nothing is missing; a list where more than one statement is."""
        visit = await self.visit(request)
        if (instead := await self.elsewhere(visit)) is not None:
            return instead
        said = await run_in_threadpool(self.store.answers, visit.who.id)
        missing = visit.path.missing(said)
        if not missing:
            return self.to(visit.here.id, "done")
        if len(missing) == 1:
            return self.to(visit.here.id, f"missing/{missing[0]}")
        return telling.missing_page(visit, said)

    async def one(self, request: Request) -> Response:
        """One statement alone: show it, or keep what was chosen and see what is missing then."""
        visit = await self.visit(request)
        stop = visit.path.only(request.path_params["statement"])
        if stop is None:
            raise HTTPException(404)
        if request.method != "POST":
            if (instead := await self.elsewhere(visit)) is not None:
                return instead
            said = await run_in_threadpool(self.store.answers, visit.who.id)
            return telling.only_page(visit, stop, said, self.new_token())
        form = await self.form(request, LONGEST)
        return await self.kept(visit, stop, form) or self._on(visit.here.id, form)

    def _on(self, workshop_id: str, form: dict[str, str]) -> Response:
        """To what was left, or to the end, which also comes where nothing was chosen."""
        return self.to(workshop_id, "done" if form.get("go-to") == "done" else "missing")
