"""The citizens' own pages: one question a page, plain and large, and no script anywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

import workshop
from answering import telling
from answering.callers import Callers, asked_of, told
from answering.joining import KEY, language_of
from answering.stopping import Stopped
from answering.telling import Page
from content import VOICES
from entrance import trimmed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from answering.callers import Caller
    from content import Content
    from workshop import Citizen, Workshop

SECONDS_EACH: Final = 25
PLACE = re.compile(r"[1-9]\d?", re.ASCII)


class Way(NamedTuple):
    """How somebody stands before the form: where, with what they chose, and as whom so far."""

    here: Workshop
    content: Content
    form: Mapping[str, str]
    known: Citizen | None
    contact: str


class Arriving(Callers):
    """The page behind the citizens' link; however often its form is sent, it makes one person."""

    async def come_in(self, request: Request) -> Response:
        """Say what it is and what is promised, ask who it is, and let them begin."""
        here = await self._found(request)
        form = await self.form(request) if request.method == "POST" else {}
        chosen = language_of(form.get("lang") or request.query_params.get("lang"))
        request.state.language = chosen or here.language
        known = await self.known_here(request.scope, here.id)
        content, sent = await self.known.shelves(here), form.get("token")
        contact = await self.must_be_open(request, here, content, known.who)
        way = Way(here, content, form, known.who, contact)
        if known.who and sent == known.token:
            return self.let_on(request, known.who, known.token)
        if known.who and form.get("instead") != telling.phone(known.who):
            return self._already(request, way, telling.phone(known.who))
        if sent and KEY.fullmatch(sent):
            return await self._come(request, way, sent)
        return self._ask(request, way)

    async def _found(self, request: Request) -> Workshop:
        link = trimmed(request.path_params["token"])[:64]
        try:
            here, _ = await run_in_threadpool(workshop.found_for_citizens, self.store, link)
        except workshop.Refused as refused:
            raise Stopped("citizens", str(refused), 404) from None
        return here

    def _already(self, request: Request, way: Way, phone: str) -> Response:
        """This browser answers for somebody: go on as them, or as another."""
        page, asked = Page(self.base, request.state.language), asked_of(way.content)
        drawn = page, way.here, asked, "citizens_known.html"
        return told(*drawn, phone=phone, contact=way.contact)

    async def _come(self, request: Request, way: Way, token: str) -> Response:
        try:
            who = await run_in_threadpool(
                workshop.come,
                self.store,
                way.content,
                way.here,
                voice=way.form.get("voice", ""),
                token=token,
                new_id=self.new_token,
            )
        except workshop.Refused as refused:
            await self.must_be_open(request, way.here, way.content, way.known)
            return self._ask(request, way, token, str(refused))
        return self.let_on(request, who, token)

    def _ask(self, request: Request, way: Way, key: str = "", wrong: str = "") -> Response:
        page, asked = Page(self.base, request.state.language), asked_of(way.content)
        language = page.words.language
        other = "en" if language == "da" else "da"
        k = way.content.method.limits.group_minimum.value
        return told(
            page,
            way.here,
            asked,
            "citizens_join.html",
            422 if wrong else 200,
            contact=way.contact,
            intro=asked.intro[language],
            many=len(asked.questions),
            minutes=max(1, round(len(asked.questions) * SECONDS_EACH / 60)),
            promise=workshop.promise_to_citizens(page.words, k),
            who=asked.kinds.text[language],
            kinds=[(voice, asked.kinds.of(voice).choice[language]) for voice in VOICES],
            key=key or self.new_token(),
            instead=telling.phone(way.known) if way.known else "",
            other="" if way.form else f"{request.url.path}?lang={other}",
            wrong=page.words.say(wrong) if wrong else "",
        )


class Questions(Callers):
    """The questions, one by one, and the end."""

    async def go_on(self, request: Request) -> Response:
        """To the first question that has no answer, or to the end."""
        caller = await self.caller(request)
        said = await run_in_threadpool(self.store.citizen_answers, caller.who.id)
        left = (n for n, q in enumerate(caller.asked.questions, 1) if q.id not in said)
        return self.at(caller.here.id, str(next(left, "done")))

    async def question(self, request: Request) -> Response:
        """One question: show it, or keep what was chosen and go on."""
        caller = await self.caller(request)
        place = _place(request, caller)
        if request.method != "POST":
            return await self._drawn(caller, place)
        form = await self.form(request)
        caller.must_own(form)
        chosen, was = form.get("answer", ""), form.get("was", "")
        if chosen and chosen != was:
            try:
                await self._keep(caller, place, chosen)
            except workshop.Refused as refused:
                await self.must_be_open(request, caller.here, caller.content, caller.who)
                return await self._drawn(caller, place, str(refused))
        return self.at(caller.here.id, _next(form.get("go-to", ""), place, caller))

    async def _keep(self, caller: Caller, place: int, chosen: str) -> None:
        question = caller.asked.questions[place - 1].id
        await run_in_threadpool(
            workshop.tell, self.store, caller.content, caller.who, question, chosen
        )

    async def _drawn(self, caller: Caller, place: int, wrong: str = "") -> Response:
        language, say = caller.page.words.language, caller.page.words.say
        question = caller.asked.questions[place - 1]
        said = await run_in_threadpool(self.store.citizen_answers, caller.who.id)
        return caller.told(
            "citizens_question.html",
            422 if wrong else 200,
            question=question.asked(caller.who.voice)[language],
            options=[(str(n), option[language]) for n, option in enumerate(question.options)],
            answer=str(said.get(question.id, "")),
            place=place,
            places=len(caller.asked.questions),
            wrong=say(wrong) if wrong else "",
        )

    async def done(self, request: Request) -> Response:
        """Thanks, the way back, and the way out."""
        caller = await self.caller(request)
        said = await run_in_threadpool(self.store.citizen_answers, caller.who.id)
        thanks = caller.asked.thanks[caller.page.words.language]
        return caller.told("citizens_done.html", thanks=thanks, said=len(said))

    async def delete(self, request: Request) -> Response:
        """Ask first; then delete everything this person has answered."""
        caller = await self.caller(request, leaving=True)
        if request.method != "POST":
            return caller.told("citizens_delete.html")
        caller.must_own(await self.form(request))
        try:
            await run_in_threadpool(workshop.take_back_answers, self.store, caller.who)
        except workshop.Refused:
            await self.must_be_open(request, caller.here, caller.content, caller.who)
        gone = caller.told("citizens_gone.html", deleted=True, again="")
        return self.let_go(request, caller, gone)

    async def forget(self, request: Request) -> Response:
        """Let this browser know nobody any more; the answers stay and count."""
        caller = await self.caller(request, leaving=True)
        if request.method != "POST":
            return self.at(caller.here.id, "done")
        caller.must_own(await self.form(request))
        asking = await run_in_threadpool(self.store.asking, caller.here.id)
        again = f"{self.base}/citizens/{asking.link}" if asking else ""
        gone = caller.told("citizens_gone.html", deleted=False, again=again)
        return self.let_go(request, caller, gone)


def _place(request: Request, caller: Caller) -> int:
    said = request.path_params["place"]
    if not PLACE.fullmatch(said) or int(said) > len(caller.asked.questions):
        raise HTTPException(404)
    return int(said)


def _next(wanted: str, place: int, caller: Caller) -> str:
    last = place == len(caller.asked.questions)
    if wanted == "stop" or (wanted != "back" and last):
        return "done"
    return str(max(1, place - 1) if wanted == "back" else place + 1)
