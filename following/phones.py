"""The phone as a companion: it follows the wall, and is asked again; all works without a script."""

from __future__ import annotations

import asyncio
import json
from collections import OrderedDict
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

import answering
import workshop
from following.files import STATIC, TEMPLATES, VERSION
from following.phone import Own, mine, view
from following.scene import Scene
from words import Words
from workshop import Vote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.types import Scope

    from answering import Standing, Visit
    from following.now import Now, Seen
    from following.phone import View
    from following.scene import Tellings
    from following.watching import Watching
    from words import Language
    from workshop import Participant, Poll

MOST: Final = 20_000
"""So many people's answers are remembered,"""
AT_ONCE: Final = 4_000
"""and so many of the pictures that they are sent."""
LONGEST: Final = 32 * 1024
JSON: Final = "application/json"


class Phones(answering.Pages):
    """The pages after the reveal."""

    def __init__(self, standing: Standing, watching: Watching, tellings: Tellings) -> None:
        super().__init__(standing)
        self.watching = watching
        self.tellings = tellings
        self._answers: OrderedDict[str, Mapping[str, str]] = OrderedDict()
        self._bodies: OrderedDict[object, asyncio.Future[bytes]] = OrderedDict()

    async def now(self, request: Request) -> Response:
        """What the phone shows now; what is said on it is kept."""
        visit = await self.visit(request)
        seen = await self.watching.now(visit.here.id)
        if seen is None or not seen.now.shown:
            return self.to(visit.here.id)
        if request.method == "POST":
            return await self._said(request, visit, seen)
        return await run_in_threadpool(self._page, visit, seen)

    async def news(self, scope: Scope, workshop_id: str) -> bytes | None:
        """What it shows as soon as that is something else; None where it is not, after a while.

        JSON. Stopped where nobody is known here, or the workshop is gone.
        """
        asked = dict(parse_qsl(scope["query_string"].decode("latin-1")))
        stamp = asked.get("seen", "")
        who = await self._known(scope, workshop_id)
        seen = await self.watching.changed(workshop_id, "phone", stamp)
        if seen is None:
            self.tellings.forget(workshop_id)
            raise await answering.stopped(self.store, workshop_id)
        return None if seen.phone == stamp else await self._news(who, seen, asked.get("shows", ""))

    async def _news(self, who: Participant, seen: Seen, asks: str) -> bytes:
        poll = seen.now.poll
        if not seen.now.shown:
            return _json(stamp=seen.phone, phase=seen.now.here.phase)
        if not asks:
            return _json(stamp=seen.phone, go=True)
        if poll and asks == f"poll {poll.id}":  # what is being filled in stays as it is
            return _json(stamp=seen.phone, key=asks)
        if who.id not in self._answers:
            await run_in_threadpool(self._own_answers, who)
        if poll and seen.now.voted:
            return await run_in_threadpool(self._body, who, seen)
        return await self._alike(who, seen)

    async def _alike(self, who: Participant, seen: Seen) -> bytes:
        """What all phones of the same answer and language are sent, drawn once."""
        own = self._answers.get(who.id, {}).get(seen.now.wall.statement)
        person = answering.phone(who) if seen.now.poll else ""
        key = (seen.now.here.id, seen.phone, who.language, own, person)
        drawn = self._bodies.get(key)
        if drawn is None:
            drawn = self._bodies[key] = asyncio.ensure_future(
                run_in_threadpool(self._body, who, seen)
            )
            while len(self._bodies) > AT_ONCE:
                self._bodies.popitem(last=False)
        try:
            return await asyncio.shield(drawn)
        except Exception:
            self._bodies.pop(key, None)
            raise

    def _body(self, who: Participant, seen: Seen) -> bytes:
        return _json(stamp=seen.phone, **self._view(who, seen)._asdict())

    async def _known(self, scope: Scope, workshop_id: str) -> Participant:
        try:
            who, _ = await self.known.person(answering.token_of(scope, workshop_id))
        except workshop.Refused:
            raise await answering.stopped(self.store, workshop_id) from None
        if who.workshop != workshop_id:
            raise await answering.stopped(self.store, workshop_id)
        return who

    async def _said(self, request: Request, visit: Visit, seen: Seen) -> Response:
        """Keep what was chosen, and show it."""
        form = await self.form(request, LONGEST)
        self.must_be_theirs(visit, form)
        wants_json = JSON in request.headers.get("accept", "")
        wrong = ""
        try:
            await run_in_threadpool(self._vote, visit.who, seen.now.poll, form)
        except workshop.Refused as refused:
            wrong = str(refused)
        if not wrong and not wants_json:
            return RedirectResponse(str(request.url.path), status_code=303)
        said = visit.page.words.say(wrong) if wrong else ""
        if wants_json:
            shown = await run_in_threadpool(self._view, visit.who, seen, wrong=said)
            about = {"saved": not wrong, "stamp": seen.phone, **shown._asdict()}
            return JSONResponse(about, 422 if wrong else 200)
        return await run_in_threadpool(self._page, visit, seen, wrong=said)

    def _vote(self, who: Participant, poll: Poll | None, form: Mapping[str, str]) -> None:
        if poll is None or poll.id != form.get("poll"):
            raise workshop.Refused("It is closed. Thank you.")
        if poll.kind != "dots":
            said = Vote(form.get("answer", ""), words=form.get("words", ""))
        else:
            before = workshop.voted(self.store, who, poll)
            said = Vote(dots=_moved(before.dots if before else {}, form))
        workshop.vote(self.store, who, poll, said)

    async def mine(self, request: Request) -> Response:
        """Everything that this person answered before the reveal."""
        visit = await self.visit(request)
        seen = await self.watching.now(visit.here.id)
        if seen is None or not seen.now.shown:
            return self.to(visit.here.id)
        return await run_in_threadpool(self._mine, visit, seen.now)

    def _mine(self, visit: Visit, now: Now) -> Response:
        said = mine(self._scene(visit.who.language, now), self._own_answers(visit.who))
        return self._told(visit, "mine.html", said=said)

    def _page(self, visit: Visit, seen: Seen, wrong: str = "") -> Response:
        shown = self._view(visit.who, seen, wrong=wrong)
        return self._told(visit, "phone.html", 422 if wrong else 200, shown=shown, seen=seen)

    def _told(self, visit: Visit, template: str, status: int = 200, **values: object) -> Response:
        words = visit.page.words
        page = TEMPLATES.get_template(template).render(
            say=words.say,
            language=words.language,
            base=self.base,
            style=f"{self.base}/{answering.STYLE}",
            static=f"{self.base}/{STATIC}",
            version=VERSION,
            place=f"{self.base}/answer/{visit.here.id}/now",
            here=visit.here,
            phone=visit.phone,
            **values,
        )
        return HTMLResponse(page, status)

    def _view(self, who: Participant, seen: Seen, wrong: str = "") -> View:
        poll = seen.now.poll
        ballot = workshop.voted(self.store, who, poll) if poll else None
        answers = self._own_answers(who)
        own = Own(answering.phone(who), answers, ballot, ballot is not None and not wrong, wrong)
        return view(self._scene(who.language, seen.now), own, self.base)

    def _own_answers(self, who: Participant) -> Mapping[str, str]:
        """What somebody answered; it does not change after the reveal."""
        known = self._answers.get(who.id)
        if known is None:
            said = self.store.answers(who.id).items()
            known = {key: one.answer for key, one in said if one.answer is not None}
            self._answers[who.id] = known
            while len(self._answers) > MOST:
                self._answers.popitem(last=False)
        return known

    def _scene(self, language: Language, now: Now) -> Scene:
        return Scene(now, Words(language), self.tellings)


def _moved(dots: Mapping[str, int], form: Mapping[str, str]) -> dict[str, int]:
    """The dots with one more, or one less, on what was pressed."""
    more, less = form.get("more", ""), form.get("less", "")
    after = dict(dots)
    if more:
        after[more] = after.get(more, 0) + 1
    if less:
        after[less] = max(0, after.get(less, 0) - 1)
    return after


def _json(**said: object) -> bytes:
    return json.dumps(said).encode()
