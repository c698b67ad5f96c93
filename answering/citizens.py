"""The citizens' own pages: one question a page, plain and large, and no script anywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

import workshop
from answering import telling
from answering.joining import KEY, language_of
from answering.pages import NINETY_DAYS, Pages
from answering.stopping import Stopped
from answering.telling import Page
from content import VOICES
from entrance import cookies_of, trimmed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import HTMLResponse
    from starlette.types import Scope

    from content import Citizens as Asked
    from content import Content, Question
    from words import Language
    from workshop import Citizen, Workshop

OWN_COOKIE = "helhedstjek_c_"
"""The cookie of a workshop's citizen is called this and the workshop's id."""
SECONDS_EACH = 25
PLACE = re.compile(r"[1-9]\d?", re.ASCII)


class Caller(NamedTuple):
    """A citizen at the workshop, as it is now, and what is asked there."""

    who: Citizen
    here: Workshop
    content: Content
    asked: Asked
    page: Page
    token: str

    @property
    def phone(self) -> str:
        """The name under which this person's pages are drawn."""
        return telling.phone(self.who)

    def told(self, template: str, status: int = 200, **values: object) -> HTMLResponse:
        """A page of this person's."""
        return _told(self.page, self.here, self.asked, template, status, phone=self.phone, **values)


class Citizens(Pages):
    """The pages behind the citizens' link."""

    async def come_in(self, request: Request) -> Response:
        """Say what it is and what is promised; ask who it is, and let them begin."""
        link = trimmed(request.path_params["token"])[:64]
        try:
            here, _ = await run_in_threadpool(workshop.found_for_citizens, self.store, link)
        except workshop.Refused as refused:
            raise Stopped("citizens", str(refused), 404) from None
        form = await self.form(request) if request.method == "POST" else {}
        chosen = language_of(form.get("lang") or request.query_params.get("lang"))
        language = request.state.language = chosen or here.language
        content = await self.known.shelves(here)
        known, token, _ = await self._known(request.scope, here.id)
        sent = form.get("token", "")
        if known and sent == token:
            return self._on(request, known, token, language)
        if known and form.get("instead") != telling.phone(known):
            page = Page(self.base, language)
            phone = telling.phone(known)
            return _told(page, here, _asked(content), "citizens_known.html", phone=phone)
        if not await self._is_open(here):
            return self._closed(here, content, language)
        wrong = ""
        if KEY.fullmatch(sent):
            try:
                who = await run_in_threadpool(
                    workshop.come,
                    self.store,
                    content,
                    here,
                    voice=form.get("voice", ""),
                    token=sent,
                    new_id=self.new_token,
                )
            except workshop.Refused as refused:
                if not await self._is_open(here):
                    return self._closed(here, content, language)
                wrong = str(refused)
            else:
                return self._on(request, who, sent, language)
        return self._ask(request, here, content, form, known, wrong)

    def _ask(  # noqa: PLR0913, PLR0917 - what stands on it
        self,
        request: Request,
        here: Workshop,
        content: Content,
        form: Mapping[str, str],
        known: Citizen | None,
        wrong: str,
    ) -> Response:
        page, asked = Page(self.base, request.state.language), _asked(content)
        language = page.words.language
        other = "en" if language == "da" else "da"
        fewest = content.method.limits.group_minimum.value
        return _told(
            page,
            here,
            asked,
            "citizens_join.html",
            422 if wrong else 200,
            intro=asked.intro[language],
            many=len(asked.questions),
            minutes=max(1, round(len(asked.questions) * SECONDS_EACH / 60)),
            promise=workshop.promise_to_citizens(page.words, fewest),
            who=asked.kinds.text[language],
            kinds=[(voice, asked.kinds.of(voice).choice[language]) for voice in VOICES],
            key=form["token"] if wrong else self.new_token(),
            instead=telling.phone(known) if known else "",
            other="" if form else f"{request.url.path}?lang={other}",
            wrong=page.words.say(wrong) if wrong else "",
        )

    async def go_on(self, request: Request) -> Response:
        """To the first question that has no answer, or to the end."""
        caller = await self.caller(request)
        if isinstance(caller, Response):
            return caller
        said = await run_in_threadpool(self.store.citizen_answers, caller.who.id)
        left = (n for n, q in enumerate(caller.asked.questions, 1) if q.id not in said)
        return self._at(caller.here.id, str(next(left, "done")))

    async def question(self, request: Request) -> Response:
        """One question: show it, or keep what was chosen and go on."""
        caller = await self.caller(request)
        if isinstance(caller, Response):
            return caller
        place = _place(request, caller.asked)
        asked = caller.asked.questions[place - 1]
        if request.method != "POST":
            return await self._draw(caller, place, asked)
        form = await self.form(request)
        _must_be_theirs(caller, form)
        chosen = form.get("answer", "")
        if chosen and chosen != form.get("was", ""):
            try:
                await run_in_threadpool(
                    workshop.tell, self.store, caller.content, caller.who, asked.id, chosen
                )
            except workshop.Refused as refused:
                if not await self._is_open(caller.here):
                    return self._closed(caller.here, caller.content, caller.page.words.language)
                return await self._draw(caller, place, asked, str(refused))
        return self._at(caller.here.id, _next(form.get("go-to", ""), place, caller.asked))

    async def _draw(self, caller: Caller, place: int, asked: Question, wrong: str = "") -> Response:
        language, say = caller.page.words.language, caller.page.words.say
        said = await run_in_threadpool(self.store.citizen_answers, caller.who.id)
        return caller.told(
            "citizens_question.html",
            422 if wrong else 200,
            question=asked.asked(caller.who.voice)[language],
            options=[(str(n), o[language]) for n, o in enumerate(asked.options)],
            answer=str(said.get(asked.id, "")),
            place=place,
            places=len(caller.asked.questions),
            wrong=say(wrong) if wrong else "",
        )

    async def done(self, request: Request) -> Response:
        """Thanks, the way back, and the way out."""
        caller = await self.caller(request)
        if isinstance(caller, Response):
            return caller
        said = await run_in_threadpool(self.store.citizen_answers, caller.who.id)
        thanks = caller.asked.thanks[caller.page.words.language]
        return caller.told("citizens_done.html", thanks=thanks, said=len(said))

    async def delete(self, request: Request) -> Response:
        """Ask first; then delete everything this person has answered."""
        caller = await self.caller(request)
        if isinstance(caller, Response):
            return caller
        if request.method != "POST":
            return caller.told("citizens_delete.html")
        _must_be_theirs(caller, await self.form(request))
        try:
            await run_in_threadpool(workshop.take_back_answers, self.store, caller.who)
        except workshop.Refused:
            return self._closed(caller.here, caller.content, caller.page.words.language)
        return self._without(request, caller.told("citizens_gone.html", deleted=True, again=""))

    async def forget(self, request: Request) -> Response:
        """Let this browser know nobody any more; the answers stay and count."""
        caller = await self.caller(request)
        if isinstance(caller, Response):
            return caller
        if request.method != "POST":
            return self._at(caller.here.id, "done")
        _must_be_theirs(caller, await self.form(request))
        asking = await run_in_threadpool(self.store.asking, caller.here.id)
        again = f"{self.base}/citizens/{asking.link}" if asking else ""
        return self._without(request, caller.told("citizens_gone.html", deleted=False, again=again))

    async def caller(self, request: Request) -> Caller | Response:
        """Who this is at the workshop in the address; why not, where it is nobody or closed."""
        workshop_id = request.path_params["workshop"]
        who, token, language = await self._known(request.scope, workshop_id)
        request.state.language = language
        here = await run_in_threadpool(self.store.workshop, workshop_id)
        if here is None:
            raise Stopped("citizens", "This workshop has been deleted.", 409)
        content = await self.known.shelves(here)
        if not await self._is_open(here):
            return self._closed(here, content, language)
        if who is None:
            raise Stopped("citizens", "We do not know you here. Open the link again.", 403)
        return Caller(who, here, content, _asked(content), Page(self.base, language), token)

    async def _known(self, scope: Scope, workshop_id: str) -> tuple[Citizen | None, str, Language]:
        """Whom the workshop's cookie knows, their token, and the language they chose."""
        brought = cookies_of(scope).get(f"{OWN_COOKIE}{workshop_id}", "")
        token, _, language = brought[:64].partition(".")
        who = await run_in_threadpool(workshop.a_citizen, self.store, token) if token else None
        if who is None or who.workshop != workshop_id:
            return None, token, language_of(language) or "da"
        return who, token, language_of(language) or "da"

    async def _is_open(self, here: Workshop) -> bool:
        now = await run_in_threadpool(self.store.workshop, here.id)
        asking = await run_in_threadpool(self.store.asking, here.id)
        return bool(now and now.phase == "open" and asking and asking.open)

    def _closed(self, here: Workshop, content: Content, language: Language) -> Response:
        page = Page(self.base, language)
        if content.citizens is None:
            raise HTTPException(404)
        return _told(page, here, content.citizens, "citizens_closed.html")

    def _on(self, request: Request, who: Citizen, token: str, language: Language) -> Response:
        on = self._at(who.workshop)
        name, value = f"{OWN_COOKIE}{who.workshop}", f"{token}.{language}"
        self.set_cookie(request, on, name, value, NINETY_DAYS)
        return on

    def _without(self, request: Request, response: Response) -> Response:
        name = f"{OWN_COOKIE}{request.path_params['workshop']}"
        self.set_cookie(request, response, name, "", 0)
        return response

    def _at(self, workshop_id: str, place: str = "") -> Response:
        tail = f"/{place}" if place else ""
        return RedirectResponse(f"{self.base}/citizens/at/{workshop_id}{tail}", status_code=303)


def _told(
    page: Page,
    here: Workshop,
    asked: Asked,
    template: str,
    status: int = 200,
    **values: object,
) -> HTMLResponse:
    """A page of the citizens'; each says where there is help."""
    language = page.words.language
    own = {"title": asked.title[language], "need_help": asked.need_help[language]}
    return page.told(template, status, here=here, **own, **values)


def _asked(content: Content) -> Asked:
    if content.citizens is None:
        raise HTTPException(404)
    return content.citizens


def _must_be_theirs(caller: Caller, form: Mapping[str, str]) -> None:
    if form.get("person") != caller.phone:
        raise Stopped("citizens", "Somebody else answers on this device now.", 409)


def _place(request: Request, asked: Asked) -> int:
    said = request.path_params["place"]
    if not PLACE.fullmatch(said) or int(said) > len(asked.questions):
        raise HTTPException(404)
    return int(said)


def _next(wanted: str, place: int, asked: Asked) -> str:
    if wanted == "stop" or (wanted != "back" and place == len(asked.questions)):
        return "done"
    return str(max(1, place - 1)) if wanted == "back" else str(place + 1)
