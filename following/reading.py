"""The page of whoever reads along: what a workshop came to, by a link that ends on its day.

The same figures as on every screen and paper, and nothing that a person wrote in their own words
about what was answered: no comment, no reason, no argument, no note. What the room has promised is
there in its own words, for a promise is made to be read.
"""

from __future__ import annotations

from collections import OrderedDict
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Final, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, Response

import answering
import reports
import told
import workshop
from entrance import trimmed
from following.files import STATIC, TEMPLATES, VERSION
from following.profile import radar
from reports import Edition
from words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from answering import Standing
    from content import Content
    from reports import Report
    from words import Language
    from workshop import ToRead

PAPERS: Final = 8
"""So many papers are remembered, so that one is set once however many ask for it."""
ALONE: Final = {
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
}


def _now() -> datetime:
    return datetime.now(UTC)


class Read(NamedTuple):
    """What a link leads to, told in one language; None of it where nothing is agreed yet."""

    token: str
    found: ToRead
    words: Words
    report: Report | None


class Reading(answering.Pages):
    """Two addresses: the page, and its paper."""

    def __init__(
        self, standing: Standing, content: Content, now: Callable[[], datetime] = _now
    ) -> None:
        super().__init__(standing)
        self.content = content
        self.now = now
        self._papers: OrderedDict[str, bytes] = OrderedDict()

    async def page(self, request: Request) -> Response:
        """Finding, profile, where the room is apart, what it decided, and what citizens say."""
        read = await self._read(request)
        drawn = await run_in_threadpool(self._drawn, read)
        await self.throttle.welcome(request.scope, drawn)
        return drawn

    async def paper(self, request: Request) -> Response:
        """The short report as a PDF, with the organisation's logo."""
        read = await self._read(request)
        if read.report is None:
            raise answering.Stopped("owner", "There is nothing to show yet")
        data = await self.few(self._set, read.report, read.found.here.id)
        name = f"helhedstjek-{read.report.date_iso}.pdf"
        told_as = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(data, media_type="application/pdf", headers=ALONE | told_as)

    async def _read(self, request: Request) -> Read:
        """What this link leads to; guesses are counted before they are looked at."""
        asked = request.query_params.get("lang", "")
        chosen: Language | None = "en" if asked == "en" else "da" if asked == "da" else None
        request.state.language = chosen or "da"
        token = trimmed(request.path_params["token"])[:64]
        if not await self.throttle.admits(request.scope):
            raise answering.Stopped(
                "owner", "Too many attempts. Wait a minute, then try again.", 429
            )
        today = workshop.day_of(self.now())
        try:
            found = await run_in_threadpool(workshop.to_read, self.store, token, today=today)
        except workshop.Refused as refused:
            await self.throttle.wrong(request.scope)
            raise answering.Stopped("owner", str(refused)) from None
        await self.throttle.right(request.scope)
        words = Words(chosen or found.here.language)
        request.state.language = words.language
        return Read(token, found, words, await run_in_threadpool(self._told, found, words))

    def _told(self, found: ToRead, words: Words) -> Report | None:
        here = found.here
        known = workshop.shelves(self.store, self.content, here)
        day, plan = workshop.day_of(here.created), told.plan(self.store, here.id)
        if here.kind == "together":
            whole = told.together(self.store, known, here, words, day=day, plan=plan)
            return whole and reports.quiet(whole, words)
        kept, talk = told.kept(self.store, self.content, here), told.talk(self.store, here.id)
        whole = told.report(known, kept, here, talk, words, day=day, plan=plan)
        return reports.quiet(whole, words)

    def _drawn(self, read: Read) -> HTMLResponse:
        words, report = read.words, read.report
        place = f"{self.base}/read/{read.token}"
        other = "en" if words.language == "da" else "da"
        scored = report and any(factor.score is not None for factor in report.factors)
        page = TEMPLATES.get_template("reading.html").render(
            say=words.say,
            count=words.count,
            language=words.language,
            base=self.base,
            style=f"{self.base}/{answering.STYLE}",
            static=f"{self.base}/{STATIC}",
            version=VERSION,
            here=read.found.here,
            report=report,
            radar=radar(reports.corners(report.factors)) if report and scored else None,
            apart=tuple(s for s in report.apart if s.split) if report else (),
            until=words.date(read.found.until),
            paper=f"{place}/pdf?lang={words.language}",
            other=f"{place}?lang={other}",
        )
        return HTMLResponse(page, headers=ALONE)

    def _set(self, report: Report, workshop_id: str) -> bytes:
        edition = Edition(short=True, logo=workshop.the_logo(self.store, workshop_id))
        key = sha256(report.model_dump_json().encode() + edition.logo).hexdigest()
        if key not in self._papers:
            self._papers[key] = reports.pdf(report, edition)
            while len(self._papers) > PAPERS:
                self._papers.popitem(last=False)
        return self._papers[key]
