"""The statements, one form a factor; everything works without a script."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

import workshop
from answering import telling
from answering.pages import LONGEST, Pages
from answering.saving import DEVICE
from answering.stopping import Stopped, stopped
from workshop import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from answering.pages import Visit
    from answering.path import Stop

KEPT: Final = "="
"""What the script writes where the form need say nothing, because it is kept already."""
COUNT = re.compile(r"\d{1,15}", re.ASCII)


class Drawn(NamedTuple):
    """What stood when the form was drawn: the answer, and a short hash of the comment."""

    answer: str
    comment: str


class Factors(Pages):
    """The pages on which one answers."""

    async def go_on(self, request: Request) -> Response:
        """To the first statement that has no answer."""
        visit = await self.visit(request)
        if (instead := await self.elsewhere(visit)) is not None:
            return instead
        said = await run_in_threadpool(self.store.answers, visit.who.id)
        return self.to(visit.here.id, visit.path.first_open(said))

    async def answer(self, request: Request) -> Response:
        """One factor: show it, or keep what was chosen and go on."""
        visit = await self.visit(request)
        stop = _stop(visit, request.path_params["factor"])
        if request.method != "POST":
            if (instead := await self.elsewhere(visit)) is not None:
                return instead
            said = await run_in_threadpool(self.store.answers, visit.who.id)
            return telling.factor_page(visit, stop, said, self.new_token())
        form = await self.form(request, LONGEST)
        go = visit.path.before if form.get("go-to") == "back" else visit.path.after
        return await self.kept(visit, stop, form) or self.to(visit.here.id, go(stop))

    async def kept(self, visit: Visit, stop: Stop, form: Mapping[str, str]) -> Response | None:
        """Keep what was chosen; the form once more where something is wrong with it."""
        said = await run_in_threadpool(self.store.answers, visit.who.id)
        if "person" not in form:  # drawn by the version before
            moved = Stopped("moved", "This page has been updated. Look it over, and send it again.")
            return self._again(visit, stop, said, form, moved.detail, 409)
        self.must_be_theirs(visit, form)
        try:
            changed = _changed(visit, stop, said, form)
        except workshop.Refused as refused:
            return self._again(visit, stop, said, form, str(refused), 422)
        await self._keep(visit, changed)
        return None

    def _again(  # noqa: PLR0913, PLR0917 - what stands on it
        self,
        visit: Visit,
        stop: Stop,
        said: Mapping[str, Answer],
        form: Mapping[str, str],
        wrong: str,
        status: int,
    ) -> Response:
        """The form with everything that was chosen in it, and what is wrong."""
        told = visit.page.words.say(wrong)
        draw = telling.factor_page if stop in visit.path.stops else telling.only_page
        return draw(visit, stop, said, self.new_token(), form, status=status, wrong=told)

    async def _keep(self, visit: Visit, changed: list[Answer]) -> None:
        soon = (
            workshop.answer_soon(self.store, visit.content, visit.who, visit.here, answer)
            for answer in changed
        )
        kept = await asyncio.gather(*map(asyncio.wrap_future, soon))
        if None in kept or visit.here.phase != "open" or visit.who.state == "waiting":
            self.known.forget(visit.token)
            now = await self.somebody(visit.token)
            raise await stopped(self.store, visit.here.id, now[0] if now else None)


def _changed(
    visit: Visit, stop: Stop, said: Mapping[str, Answer], form: Mapping[str, str]
) -> list[Answer]:
    """What this form says otherwise than it was drawn; Refused when any of it may not be said."""
    device, count = form.get("device", ""), form.get("revision", "")
    changed = []
    for statement in stop.statements:
        told = _told(statement.id, said.get(statement.id), form)
        if told is None:
            continue
        answer = Answer(
            statement=statement.id,
            answer=told[0],
            comment=told[1],
            revision=int(count) if COUNT.fullmatch(count) else 1,
            device=device if DEVICE.fullmatch(device) else "",
        )
        changed.append(workshop.checked(visit.content, visit.here, answer))
    return changed


def _told(
    statement: str, before: Answer | None, form: Mapping[str, str]
) -> tuple[str | None, str] | None:
    """Answer and comment where the form has changed either; the other as it stands by now."""
    mark = form.get(f"drawn-{statement}", telling.drawn(None))
    if mark == KEPT:
        return None
    was = Drawn(*mark.partition(".")[::2])
    answer, comment = form.get(statement), form.get(f"comment-{statement}")
    new_answer = answer is not None and answer != was.answer
    new_comment = comment is not None and telling.print_of(comment) != was.comment
    if not new_answer and not new_comment:
        return None
    stood = telling.stood(before)
    return (answer if new_answer else stood[0], (comment or "") if new_comment else stood[1])


def _stop(visit: Visit, key: str) -> Stop:
    stop = visit.path.stop(key)
    if stop is None:
        raise HTTPException(404)
    return stop
