"""Secret links: what they open is said first, and opened only by a form of our own page.

A robot that looks at a link before it is delivered changes nothing, and uses nothing up.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Protocol

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from entrance.cookies import DESK, LANGUAGE, cookie, cookies_of, new_desk, words_of
from entrance.login import own_place
from entrance.pages import refused, told
from entrance.proxy import say
from entrance.sending import form_of, trimmed

if TYPE_CHECKING:
    from starlette.requests import Request

    from words import Words

LONGEST: Final = 8 * 1024
TOKEN = re.compile(r"[\w-]{16,64}", re.ASCII)
DEAD = say("This link does not work any more. Ask for a new one.")


class Link(NamedTuple):
    """What a link to one workshop opens: whose it is, and whether it is shared or handed over."""

    organisation: str
    kind: Literal["shared", "handed over"]


class Links(Protocol):
    """What the house does with secret links; every call may ask the database."""

    def holds(self, desk: str) -> bool:
        """Whether the browser with this secret has workshops that it would lose sight of."""

    def told(self, token: str) -> Link | None:
        """What a link to one workshop opens; None when it opens nothing. Changes nothing."""

    def exchange(self, token: str, desk: str) -> str | None:
        """Give the workshop to the browser with this secret; its id, or None."""


def asked(  # noqa: PLR0913 - what stands on it
    words: Words, base: str, heading: str, *more: str, button: str, back: str = "", loses: str = ""
) -> Response:
    """A page that says what a link opens, and asks; its form sends to the same address.

    The form sends back what the page said would be lost, so that nothing else is.
    """
    stands = {"more": more, "button": button, "back": back}
    return told("ask.html", words, base, 200, heading=heading, loses=loses, **stands)


class Exchanges:
    """The pages of the facilitators' links, and of the language."""

    def __init__(self, links: Links, base: str) -> None:
        self.links = links
        self.base = base

    async def facilitator(self, request: Request) -> Response:
        """A whole desk: every workshop of another browser."""
        token, scope = trimmed(request.path_params["token"]), request.scope
        if not TOKEN.fullmatch(token):
            return refused(scope, self.base, 404, DEAD, back=True)
        own = cookies_of(scope).get(DESK, "")
        if own == token:
            return self._to("/")
        holds = bool(own) and await run_in_threadpool(self.links.holds, own)
        loses = sha256(own.encode()).hexdigest()[:16] if holds else ""
        if request.method == "POST":
            form = await form_of(scope, request.receive, LONGEST)
            if form.get("loses", "") == loses:
                on = self._to("/")
                on.headers.append("set-cookie", cookie(DESK, token, scope, self.base))
                return on
        return self._whole_desk(words_of(scope), loses)

    def _whole_desk(self, words: Words, loses: str) -> Response:
        """What it opens; `loses` is the mark of what this browser would lose sight of."""
        if loses:
            return asked(
                words,
                self.base,
                words.say("This browser already holds other workshops"),
                words.say(
                    "Save their facilitator link first, if you want to come back to them. You "
                    "find it on the page with your workshops."
                ),
                button=words.say("Change to the new link"),
                back=words.say("Stay here"),
                loses=loses,
            )
        return asked(
            words,
            self.base,
            words.say("Open the workshops in this browser"),
            words.say("The link opens all workshops of the browser it was made in."),
            words.say("Whoever has the link can do everything with them."),
            button=words.say("Open the workshops"),
        )

    async def shared(self, request: Request) -> Response:
        """One workshop, shared or handed over."""
        token, scope = trimmed(request.path_params["token"]), request.scope
        link = None
        if TOKEN.fullmatch(token):
            link = await run_in_threadpool(self.links.told, token)
        if link is None:
            return refused(scope, self.base, 404, DEAD, back=True)
        if request.method != "POST":
            return self._one(words_of(scope), link)
        own = cookies_of(scope).get(DESK)
        desk = own or new_desk()
        workshop = await run_in_threadpool(self.links.exchange, token, desk)
        if workshop is None:
            return refused(scope, self.base, 404, DEAD, back=True)
        on = self._to(f"/w/{workshop}/")
        if not own:  # what a browser brought is never sent back: it need not be ours
            on.headers.append("set-cookie", cookie(DESK, desk, scope, self.base))
        return on

    def _one(self, words: Words, link: Link) -> Response:
        shared = link.kind == "shared"
        what = (
            words.say("You get the workshop together with those who have it already.")
            if shared
            else words.say("You take the workshop over; whoever hands it over no longer has it.")
        )
        return asked(
            words,
            self.base,
            words.say("Open the workshop of {organisation}", organisation=link.organisation),
            what,
            words.say("It will be among the workshops in this browser."),
            button=words.say("Open the workshop") if shared else words.say("Take over"),
            back=words.say("Stay here"),
        )

    async def language(self, request: Request) -> Response:
        """Remember the language, and go back to the screen one came from.

        A GET, because it changes nothing but what this browser prefers; not when it is fetched
        ahead of time, and not for another site.
        """
        place, scope = own_place(request.query_params.get("next", "/")), request.scope
        chosen = request.path_params["language"]
        if chosen not in {"da", "en"}:
            return refused(scope, self.base, 404, say("Page not found."), back=True)
        workshop = request.headers.get("x-workshop")
        on = self._to(f"/w/{workshop}{place}" if workshop and place[:3] != "/w/" else place)
        if request.method == "GET" and not _robot(request):
            on.headers.append("set-cookie", cookie(LANGUAGE, chosen, scope, self.base))
        return on

    def _to(self, place: str) -> Response:
        return RedirectResponse(f"{self.base}{place}", status_code=303)


def _robot(request: Request) -> bool:
    ahead = "prefetch" in request.headers.get("sec-purpose", "")
    return ahead or request.headers.get("sec-fetch-site") in {"cross-site", "same-site"}
