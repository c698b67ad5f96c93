"""What every visitor gets before a page is shown: headers, a language, a desk, and the right door.

Participants' pages are handed to their own app at once, past everything Streamlit would do first.
"""

from __future__ import annotations

import re
import secrets
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response

from gate import LANGUAGE, cookies_of

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from gate import Gate

MARK_FILE = Path(__file__).resolve().parent / "views" / "mark.svg"
MARK = f"data:image/svg+xml;base64,{b64encode(MARK_FILE.read_bytes()).decode()}"
A_YEAR: Final = 365 * 24 * 60 * 60
DESK: Final = "helhedstjek_desk"
PARTICIPANTS = re.compile(r"/(join|answer|me|answering-static)(/.*)?")
# What may be had without a password: the way in, files without content, and signs of life.
ALWAYS = re.compile(r"/(login|language/\w+|_stcore/(health|host-config)|static/.*|favicon\.\w+)")
NO_SCRIPT = {
    "da": "Helhedstjek har brug for JavaScript i browseren.",
    "en": "Helhedstjek needs JavaScript in the browser.",
}


def policy(page: str) -> str:
    """What a page may load: its own files, and the inline scripts Streamlit ships with."""
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = (b64encode(sha256(script.encode()).digest()).decode() for script in scripts)
    allowed = " ".join(f"'sha256-{digest}'" for digest in hashes)
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' {allowed}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self' blob:",
            "frame-ancestors 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "object-src 'none'",
        )
    )


def own_page(page: str, base: str) -> str:
    """Streamlit's page under our name, told where the server is so that it need not guess."""
    where = f"<script>window.__streamlit={{BACKEND_BASE_URL:location.origin+'{base}/'}}</script>"
    page = page.replace("<title>Streamlit</title>", f"<title>Helhedstjek</title>{where}")
    page = page.replace('href="./favicon.png"', f'href="{MARK}"')
    return re.sub(r"<noscript>.*?</noscript>", "<noscript></noscript>", page, flags=re.DOTALL)


def security(page: str, base: str) -> dict[str, str]:
    """The headers of every answer, for the page that Streamlit ships."""
    return {
        "Content-Security-Policy": policy(own_page(page, base)),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }


class Door:
    """Sends each visitor on to where they may go."""

    def __init__(
        self, app: ASGIApp, *, page: str, base: str, gate: Gate, answering: ASGIApp
    ) -> None:
        self.app = app
        self.base = base
        self.gate = gate
        self.answering = answering
        self.headers = security(page, base)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Participants to their pages, facilitators to theirs if they may, the rest to the gate."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        place = scope["path"].removeprefix(self.base)
        if scope["type"] == "http" and PARTICIPANTS.fullmatch(place):
            await self.answering(scope, receive, send)
        elif ALWAYS.fullmatch(place) or self.gate.lets_in(cookies_of(scope)):
            await self._on(scope, receive, send)
        else:
            await self._stopped(scope, receive, send)

    async def _on(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            send, scope = Reply(scope, send, self.headers, self.base), _plain(scope)
        await self.app(scope, receive, send)

    async def _stopped(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 4401})
            return
        to_login = RedirectResponse(f"{self.base}/login", status_code=303, headers=self.headers)
        asked = Headers(scope=scope).get("accept", "")
        stopped = to_login if "text/html" in asked else Response(status_code=401)
        await stopped(scope, receive, send)


def _plain(scope: Scope) -> Scope:
    """The request for a whole, uncompressed answer; files keep theirs, they never change."""
    if "/static/" in scope["path"]:
        return scope
    dropped = {b"accept-encoding", b"if-none-match", b"if-modified-since"}
    return {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in dropped]}


class Reply:
    """One answer on its way out."""

    def __init__(self, scope: Scope, send: Send, security: dict[str, str], base: str) -> None:
        self.scope = scope
        self.send = send
        self.security = security
        self.base = base
        self.start: Message = {}
        self.body = b""

    async def __call__(self, message: Message) -> None:
        """Let everything but a page through as it comes."""
        if message["type"] == "http.response.start":
            await self._begin(message)
        elif self.start:
            await self._gather(message)
        else:
            await self.send(message)

    async def _begin(self, message: Message) -> None:
        headers = MutableHeaders(scope=message)
        headers.update(self.security)
        if headers.get("content-type", "").startswith("text/html"):
            self.start = message
        else:
            await self.send(message)

    async def _gather(self, message: Message) -> None:
        self.body += message.get("body", b"")
        if not message.get("more_body"):
            await self._finish()

    async def _finish(self) -> None:
        said = cookies_of(self.scope)
        page = translated(self.body.decode(), said.get(LANGUAGE, "da"), self.base).encode()
        headers = MutableHeaders(scope=self.start)
        for name in ("etag", "last-modified"):
            del headers[name]
        headers["content-length"] = str(len(page))
        headers["cache-control"] = "no-cache, private"
        if not said.get(DESK):
            headers.append(
                "set-cookie", cookie(DESK, secrets.token_urlsafe(24), self.scope, self.base)
            )
        head_only = self.scope["method"] == "HEAD"
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": b"" if head_only else page})


def cookie(name: str, value: str, scope: Scope, base: str) -> str:
    """A cookie no script can read, kept for a year."""
    secure = "; Secure" if scope["scheme"] == "https" else ""
    return f"{name}={value}; Path={base}/; Max-Age={A_YEAR}; HttpOnly; SameSite=Lax{secure}"


def translated(page: str, language: str, base: str) -> str:
    """Our page in the visitor's language, before any script has run."""
    tongue = "en" if language == "en" else "da"
    page = own_page(page, base).replace('<html lang="en">', f'<html lang="{tongue}">')
    return page.replace("<noscript>", f"<noscript><p>{NO_SCRIPT[tongue]}</p>")
