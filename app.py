"""The front door: one ASGI app, with what every visitor gets before a screen is shown."""

from __future__ import annotations

import re
import secrets
import sys
from base64 import b64encode
from contextlib import asynccontextmanager
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from streamlit import config

import content
import storage
from settings import Settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

ROOT = Path(__file__).resolve().parent
PAGE = Path(st.__file__).parent / "static" / "index.html"
BASE = f"/{config.get_option('server.baseUrlPath').strip('/')}".rstrip("/")
MARK = f"data:image/svg+xml;base64,{b64encode((ROOT / 'views' / 'mark.svg').read_bytes()).decode()}"
A_YEAR: Final = 365 * 24 * 60 * 60
DESK, LANGUAGE = "helhedstjek_desk", "helhedstjek_language"
OWN_PLACE = re.compile(r"/[a-z0-9-]*")
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


def own_page(page: str) -> str:
    """Streamlit's page under our name, told where the server is so that it need not guess."""
    where = f"<script>window.__streamlit={{BACKEND_BASE_URL:location.origin+'{BASE}/'}}</script>"
    page = page.replace("<title>Streamlit</title>", f"<title>Helhedstjek</title>{where}")
    page = page.replace('href="./favicon.png"', f'href="{MARK}"')
    return re.sub(r"<noscript>.*?</noscript>", "<noscript></noscript>", page, flags=re.DOTALL)


SECURITY = {
    "Content-Security-Policy": policy(own_page(PAGE.read_text(encoding="utf-8"))),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Door:
    """Every answer gets the security headers; a page also its language, and its visitor a desk."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; hold a page back until it is whole."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        await self.app(_plain(scope), receive, Reply(scope, send))


def _plain(scope: Scope) -> Scope:
    """The request for a whole, uncompressed answer; files keep theirs, they never change."""
    if "/static/" in scope["path"]:
        return scope
    dropped = {b"accept-encoding", b"if-none-match", b"if-modified-since"}
    return {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in dropped]}


class Reply:
    """One answer on its way out."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.scope = scope
        self.send = send
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
        headers.update(SECURITY)
        if headers.get("content-type", "").startswith("text/html"):
            self.start = message
        else:
            await self.send(message)

    async def _gather(self, message: Message) -> None:
        self.body += message.get("body", b"")
        if not message.get("more_body"):
            await self._finish()

    async def _finish(self) -> None:
        said = cookies(self.scope)
        page = translated(self.body.decode(), said.get(LANGUAGE, "da")).encode()
        headers = MutableHeaders(scope=self.start)
        for name in ("etag", "last-modified"):
            del headers[name]
        headers["content-length"] = str(len(page))
        headers["cache-control"] = "no-cache, private"
        if not said.get(DESK):
            headers.append("set-cookie", cookie(DESK, secrets.token_urlsafe(24), self.scope))
        head_only = self.scope["method"] == "HEAD"
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": b"" if head_only else page})


def cookies(scope: Scope) -> dict[str, str]:
    """The cookies a visitor brought."""
    jar = SimpleCookie()
    try:
        jar.load(Headers(scope=scope).get("cookie", ""))
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in jar.items()}


def cookie(name: str, value: str, scope: Scope) -> str:
    """A cookie no script can read, kept for a year."""
    secure = "; Secure" if scope["scheme"] == "https" else ""
    return f"{name}={value}; Path={BASE}/; Max-Age={A_YEAR}; HttpOnly; SameSite=Lax{secure}"


def translated(page: str, language: str) -> str:
    """Our page in the visitor's language, before any script has run."""
    tongue = "en" if language == "en" else "da"
    page = own_page(page).replace('<html lang="en">', f'<html lang="{tongue}">')
    return page.replace("<noscript>", f"<noscript><p>{NO_SCRIPT[tongue]}</p>")


async def choose_language(request: Request) -> Response:
    """Remember the language, and go back to the screen one came from; never to another site."""
    asked = request.query_params.get("next", "/")
    place = asked if OWN_PLACE.fullmatch(asked) else "/"
    chosen = request.path_params["language"]
    if chosen not in NO_SCRIPT:
        return Response(status_code=404)
    back = RedirectResponse(f"{BASE}{place}", status_code=303)
    back.headers.append("set-cookie", cookie(LANGUAGE, chosen, request.scope))
    return back


def checked() -> None:
    """Read the shelves and open the database; say everything that is wrong and stop."""
    settings = Settings()
    try:
        content.load(settings.content_dir or ROOT)
        storage.open_store(settings.database_url).close()
    except content.ContentError as error:
        _refuse(str(problem) for problem in error.problems)
    except storage.StorageError as error:
        _refuse([str(error)])


def _refuse(problems: Iterable[str]) -> NoReturn:
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    sys.stderr.write("Helhedstjek did not start.\n")
    raise SystemExit(1)


@asynccontextmanager
async def greeted(_: st.App) -> AsyncIterator[None]:
    """Say where the app is to be found."""
    host = config.get_option("server.address") or "localhost"
    address = f"http://{host}:{config.get_option('server.port')}{BASE}/"
    sys.stdout.write(f"Helhedstjek er åben på {address} (stop med Ctrl+C)\n")
    sys.stdout.flush()
    yield


checked()
app = st.App(
    "views/front.py",
    routes=[Route(f"{BASE}/language/{{language}}", choose_language, methods=["GET"])],
    middleware=[Middleware(GZipMiddleware, compresslevel=5), Middleware(Door)],
    lifespan=greeted,
)
