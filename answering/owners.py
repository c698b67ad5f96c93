"""The page of whoever owns a promise: that promise and what was said of it, and how it goes now.

Opened by a link of its own and without a login; it shows nothing else of the workshop.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple, get_args

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse

import workshop
from answering.joining import language_of
from answering.pages import LONGEST, Pages
from answering.stopping import Stopped
from answering.telling import Page
from entrance import trimmed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from starlette.requests import Request
    from starlette.responses import Response

    from answering.pages import Standing
    from words import Words
    from workshop import Owned, Reported, Status

MOST: Final = 10
"""A promise is told of fewer times than a number of so many digits."""
STATUSES: Final[tuple[Status, ...]] = get_args(workshop.Status)


def _now() -> datetime:
    return datetime.now(UTC)


class Told(NamedTuple):
    """What was said of the promise, in words: when, how it stood, and what was written."""

    when: str
    status: str
    texts: tuple[str, ...]


class Owning(NamedTuple):
    """Somebody at their promise."""

    token: str
    owned: Owned
    page: Page


class Owners(Pages):
    """One page: see the promise, and say how it goes."""

    def __init__(self, standing: Standing, now: Callable[[], datetime] = _now) -> None:
        super().__init__(standing)
        self.now = now

    async def report(self, request: Request) -> Response:
        """Show the promise; or keep what its owner says."""
        form = await self.form(request, LONGEST) if request.method == "POST" else {}
        owning = await self._owning(request, form)
        if not form:
            return await self._drawn(request, owning, _as_it_stands(owning.owned))
        try:
            await self._keep(owning, form)
        except workshop.Refused as refused:
            return await self._drawn(request, owning, form, owning.page.words.say(str(refused)))
        to = f"{self.base}/report/{owning.token}?kept=yes&lang={owning.page.words.language}"
        return RedirectResponse(to, status_code=303)

    async def _owning(self, request: Request, form: Mapping[str, str]) -> Owning:
        """Whose link this is; guesses are counted before they are looked at."""
        chosen = language_of(form.get("lang") or request.query_params.get("lang"))
        request.state.language = chosen or "da"
        token = trimmed(request.path_params["token"])[:64]
        if not await self.throttle.admits(request.scope):
            raise Stopped("owner", "Too many attempts. Wait a minute, then try again.", 429)
        try:
            owned = await run_in_threadpool(workshop.owned, self.store, token, self._today())
        except workshop.Refused as refused:
            await self.throttle.wrong(request.scope)
            raise Stopped("owner", str(refused)) from None
        await self.throttle.right(request.scope)
        request.state.language = chosen or owned.here.language
        return Owning(token, owned, Page(self.base, request.state.language))

    async def _keep(self, owning: Owning, form: Mapping[str, str]) -> None:
        status = next((one for one in STATUSES if one == form.get("status")), None)
        if status is None:
            raise workshop.Refused("Choose how it is going.")
        seen = form.get("seen", "")
        await run_in_threadpool(
            workshop.report_by_owner,
            self.store,
            owning.token,
            status,
            sign=form.get("sign", ""),
            why=form.get("why", ""),
            seen=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < MOST else 0,
            today=self._today(),
            now=self.now(),
        )

    async def _drawn(
        self, request: Request, owning: Owning, form: Mapping[str, str], wrong: str = ""
    ) -> Response:
        here, promise, follow_up = owning.owned
        words, action = owning.page.words, promise.action
        content = await self.known.shelves(here)
        names = {factor.id: factor.name[words.language] for factor in content.factors}
        other = "en" if words.language == "da" else "da"
        drawn = owning.page.told(
            "report.html",
            422 if wrong else 200,
            here=here,
            action=action,
            factor=names.get(action.factor, ""),
            due=words.date(action.due) if action.due else "",
            day=follow_up.day,
            until=words.date(follow_up.on(follow_up.day)),
            said=[_told(words, one) for one in promise.reports],
            statuses=[(one, _named(words, one)) for one in STATUSES],
            form=form,
            seen=form.get("seen", str(follow_up.seen(promise))),
            other=f"{request.url.path}?lang={other}",
            kept=not wrong and "kept" in request.query_params,
            wrong=wrong,
        )
        await self.throttle.welcome(request.scope, drawn)
        return drawn

    def _today(self) -> date:
        return workshop.day_of(self.now())


def _as_it_stands(owned: Owned) -> Mapping[str, str]:
    """The form as what was said for this follow-up fills it in; empty where nothing was."""
    day, reports = owned.follow_up.day, owned.promise.reports
    said = next((one.report for one in reports if one.report.day == day), None)
    return {"status": said.status, "sign": said.sign, "why": said.why} if said else {}


def _told(words: Words, one: Reported) -> Told:
    said, day = one.report, words.date(workshop.day_of(one.at))
    when = words.say("{day}, for the follow-up after {n} days", day=day, n=said.day)
    return Told(when, _named(words, said.status), tuple(filter(None, (said.sign, said.why))))


def _named(words: Words, status: Status) -> str:
    return {
        "done": words.say("Kept"),
        "under_way": words.say("Under way"),
        "dropped": words.say("Dropped"),
    }[status]
