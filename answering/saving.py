"""PUT /answer/{workshop}/{statement}: one answer, acknowledged when on disk. Does little else.

Every reply says whose answer and which statement it speaks of, so that a page can tell our word
from that of whatever stands between.
"""

from __future__ import annotations

import asyncio
import json
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from starlette.exceptions import HTTPException

import workshop
from answering import telling
from answering.known import token_of
from answering.stopping import Stopped, another, away, stopped
from entrance import body_of, clean
from words import Words
from workshop import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Receive, Scope, Send

    from answering.known import Known
    from words import Language
    from workshop import Participant, Store, Workshop

LONGEST: Final = 16 * 1024
DEVICE = re.compile(r"[\w-]{0,32}", re.ASCII)


class Sent(NamedTuple):
    """What a page sent: who it was drawn for, what is said, and how it knows its own sayings."""

    person: str
    answer: str | None
    comment: str
    revision: int
    device: str
    again: bool
    seen: str


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
            here, _, statement = scope["path"][len(self.place) :].partition("/")
            about = {"workshop": here, "statement": statement}
            await self.saving({**scope, **about}, receive, send)
        else:
            await self.app(scope, receive, send)


class Saving:
    """An ASGI app for one statement; workshop and statement stand in the scope."""

    def __init__(self, store: Store, known: Known) -> None:
        self.store = store
        self.known = known

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 200 and what now stands, or why nothing was kept, in the person's language."""
        token = token_of(scope, scope["workshop"])
        about: dict[str, Any] = {"statement": scope["statement"], "person": ""}
        try:
            if not scope["statement"]:
                raise Stopped("moved", "This page has been updated. Load it again.")
            sent = read(await body_of(scope, receive, LONGEST))
            about["person"] = sent.person
            stands = await self._save(token, scope["workshop"], scope["statement"], sent)
        except workshop.Unreachable:
            await self._refuse(send, away(), token, about)
        except HTTPException as error:
            await self._refuse(send, error, token, about)
        else:
            about["saved"] = (stands.answer, stands.comment) == (
                sent.answer,
                workshop.keepable(sent.comment),
            )
            about |= {"answer": stands.answer, "comment": stands.comment, "stamp": stands.stamp}
            await _reply(send, 200, about)

    async def _save(self, token: str, workshop_id: str, statement: str, sent: Sent) -> Answer:
        who, here = await self._who(token, workshop_id)
        if sent.person != telling.phone(who):
            raise another()
        content = await self.known.shelves(here)
        said = Answer(
            statement=statement,
            answer=sent.answer,
            comment=sent.comment,
            revision=sent.revision,
            device=sent.device,
        )
        try:
            soon = workshop.answer_soon(
                self.store, content, who, here, said, again=sent.again, seen=sent.seen
            )
        except workshop.Refused as refused:
            missing = statement not in workshop.asked(content, here.questionnaire)
            raise Stopped("wrong", str(refused), 404 if missing else 422) from None
        stands = await asyncio.wrap_future(soon)
        if stands is None:
            self.known.forget(token)
            who, here = await self._who(token, workshop_id)
            raise await stopped(self.store, workshop_id, who)
        return stands

    async def _who(self, token: str, workshop_id: str) -> tuple[Participant, Workshop]:
        try:
            who, here = await self.known.person(token)
        except workshop.Refused:
            raise await stopped(self.store, workshop_id) from None
        if here.id != workshop_id:
            raise await stopped(self.store, workshop_id)
        return who, here

    async def _language(self, token: str) -> Language:
        try:
            return (await self.known.person(token))[0].language
        except (workshop.Refused, workshop.Unreachable):
            return "da"

    async def _refuse(
        self, send: Send, error: HTTPException, token: str, about: dict[str, Any]
    ) -> None:
        language = await self._language(token)
        kind = error.kind if isinstance(error, Stopped) else "wrong"
        said = about | {"refused": kind, "error": _why(Words(language), error)}
        await _reply(send, error.status_code, said, error.headers or {})


def read(body: bytes) -> Sent:
    """The answer in a body; 400 when it is none."""
    try:
        found = json.loads(body)
        sent = Sent(
            found["person"],
            found["answer"],
            found.get("comment", ""),
            found["revision"],
            found.get("device", ""),
            found.get("again", False),
            found.get("seen", ""),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise HTTPException(400) from None
    texts = [sent.person, sent.comment, sent.device, sent.seen]
    if sent.answer is not None:
        texts.append(sent.answer)
    if not all(isinstance(text, str) for text in texts) or not DEVICE.fullmatch(sent.device):
        raise HTTPException(400)
    if type(sent.revision) is not int or type(sent.again) is not bool:
        raise HTTPException(400)
    return sent._replace(person=clean(sent.person), comment=clean(sent.comment))


def _why(words: Words, error: HTTPException) -> str:
    match error.status_code:
        case 400:
            return words.say("The answer could not be read.")
        case 413:
            return words.say("The note is too long. It can have 2,000 characters at most.")
        case _:
            return words.say(error.detail)


async def _reply(
    send: Send, status: int, said: dict[str, Any], headers: Mapping[str, str] | None = None
) -> None:
    body = json.dumps(said).encode()
    raw = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
    raw += [(name.lower().encode(), value.encode()) for name, value in (headers or {}).items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body})
