"""PUT /answer/{statement}: one answer, acknowledged when on disk. Does as little as it can."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

import workshop
from answering.known import keep, token_of
from entrance import body_of, clean
from words import Words

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from answering.known import Known
    from content import Content
    from words import Language
    from workshop import Participant, Store, Workshop

LONGEST: Final = 16 * 1024
SAVED: Final = b'{"saved": true}'


class Sent(NamedTuple):
    """What a phone sent."""

    answer: str | None
    comment: str
    revision: int | None


class Shortest:
    """Takes the short way to saving, past everything that a page needs."""

    def __init__(self, app: ASGIApp, *, saving: ASGIApp, place: str) -> None:
        self.app = app
        self.saving = saving
        self.place = place

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        saves = scope["type"] == "http" and scope["method"] == "PUT"
        if saves and scope["path"].startswith(self.place):
            statement = scope["path"][len(self.place) :]
            await self.saving({**scope, "statement": statement}, receive, send)
        else:
            await self.app(scope, receive, send)


class Saving:
    """An ASGI app for one statement, named in the scope."""

    def __init__(self, content: Content, store: Store, known: Known) -> None:
        self.content = content
        self.store = store
        self.known = known

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 200 when it is kept, otherwise why not, in the participant's language."""
        language: Language = "da"
        try:
            who, here = await self._who(token_of(scope))
            language = who.language
            sent = read(await body_of(scope, receive, LONGEST))
            await self._save(token_of(scope), who, here, scope["statement"], sent)
        except HTTPException as error:
            said = json.dumps({"error": _why(Words(language), error)})
            await _reply(send, error.status_code, said.encode())
        else:
            await _reply(send, 200, SAVED)

    async def _who(self, token: str) -> tuple[Participant, Workshop]:
        try:
            return await self.known.person(token)
        except workshop.Refused as refused:
            raise HTTPException(403, str(refused)) from None

    async def _save(
        self, token: str, who: Participant, here: Workshop, statement: str, sent: Sent
    ) -> None:
        if statement not in self.content.statements:
            raise HTTPException(404, "This statement is not in the questionnaire.")
        revision = sent.revision
        if revision is None:
            before = (await run_in_threadpool(self.store.answers, who.id)).get(statement)
            revision = before.revision + 1 if before else 1
        try:
            said = workshop.checked(
                self.content, here, statement, sent.answer, sent.comment, revision
            )
        except workshop.Refused as refused:
            missing = statement not in workshop.asked(self.content, here.questionnaire)
            raise HTTPException(404 if missing else 422, str(refused)) from None
        if not await keep(self.store, who.id, said):
            self.known.forget(token)
            await self._who(token)
            why = await run_in_threadpool(workshop.why_not, self.store, here.id)
            raise HTTPException(409, str(why))


def read(body: bytes) -> Sent:
    """The answer in a body; 400 when it is none."""
    try:
        found = json.loads(body)
        sent = Sent(found["answer"], found.get("comment", ""), found.get("revision"))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise HTTPException(400) from None
    if not (sent.answer is None or isinstance(sent.answer, str)):
        raise HTTPException(400)
    if not isinstance(sent.comment, str):
        raise HTTPException(400)
    if sent.revision is not None and type(sent.revision) is not int:
        raise HTTPException(400)
    return sent._replace(comment=clean(sent.comment))


def _why(words: Words, error: HTTPException) -> str:
    match error.status_code:
        case 400:
            return words.say("The answer could not be read.")
        case 413:
            return words.say("The note is too long. It can have 2,000 characters at most.")
        case _:
            return words.say(error.detail)


async def _reply(send: Send, status: int, body: bytes) -> None:
    length = (b"content-length", str(len(body)).encode())
    headers = [(b"content-type", b"application/json"), length]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
