"""Streamlit's page on its way out: in the visitor's language, with our name, and with our words.

What it may load is its own origin only; inline scripts are allowed by their hashes.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from starlette.datastructures import MutableHeaders

from entrance.cookies import DESK, LANGUAGE, cookie, cookies_of, new_desk
from entrance.pages import FILES, STATIC, VERSION, inside
from words import Words

if TYPE_CHECKING:
    from starlette.types import Message, Scope, Send

    from words import Language

MARK: Final = f"data:image/svg+xml;base64,{b64encode(FILES['mark.svg']).decode()}"
NO_SCRIPT: Final = {
    "da": "Helhedstjek har brug for JavaScript i browseren.",
    "en": "Helhedstjek needs JavaScript in the browser.",
}
# Where the server is, workshop included, so that the page need not guess; and words for the case
# that not even our own script came.
WHERE: Final = (
    "((b,p)=>{const w=p.startsWith(b+'w/')?p.slice(b.length).split('/'):0;window.__streamlit="
    "{BACKEND_BASE_URL:location.origin+b+(w?'w/'+w[1]+'/':'')}})(%s,location.pathname)"
)
UNLESS: Final = (
    "setTimeout(()=>{const w=document.getElementById('helhedstjek-word');if(!window.helhedstjek&&w)"
    "w.append(document.getElementById('helhedstjek-line').content.cloneNode(true))},9500)"
)


def policy(page: str) -> str:
    """What a screen may load: its own files, and the inline scripts that stand in the page."""
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


@lru_cache(maxsize=8)
def translated(page: str, language: Language, base: str) -> str:
    """Our page in the visitor's language, before any script has run."""
    words = Words(language)
    static = f"{base}/{STATIC}"
    head = (
        f"<title>Helhedstjek</title><script>{WHERE % json.dumps(base + '/')}</script>"
        f'<link rel="stylesheet" href="{static}/entrance.css?{VERSION}">'
        f'<script src="{static}/own.js?{VERSION}" data-base="{base}" defer></script>'
        f'<script src="{static}/said.js?{VERSION}" defer></script>'
        f'<script src="{static}/typed.js?{VERSION}" defer></script>'
        f'<script src="{static}/keys.js?{VERSION}" defer></script>'
        f'<script src="{static}/grid.js?{VERSION}" defer></script>'
    )
    # In the body, so that it comes after whatever Streamlit puts into the head.
    look = f'<link rel="stylesheet" href="{static}/screens.css?{VERSION}">'
    body = inside("screen.html", words, base)
    page = page.replace("<title>Streamlit</title>", head)
    page = page.replace('href="./favicon.png"', f'href="{MARK}"')
    page = re.sub(r"<link rel=\"service-desc\"[^>]*>", "", page)
    page = page.replace('="./static/', f'="{base}/static/')
    page = page.replace('<html lang="en">', f'<html lang="{language}">')
    told = f"<noscript><p>{NO_SCRIPT[language]}</p></noscript>"
    page = re.sub(r"<noscript>.*?</noscript>", lambda _: told, page, flags=re.DOTALL)
    return page.replace('<div id="root">', f'{look}{body}<script>{UNLESS}</script><div id="root">')


class Reply:
    """One answer of Streamlit's on its way out; a page is held back until it is whole."""

    def __init__(self, scope: Scope, send: Send, policy: str, base: str) -> None:
        self.scope = scope
        self.send = send
        self.policy = policy
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
        headers["Content-Security-Policy"] = self.policy
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
        language: Language = "en" if said.get(LANGUAGE) == "en" else "da"
        page = translated(self.body.decode(), language, self.base).encode()
        headers = MutableHeaders(scope=self.start)
        for name in ("etag", "last-modified"):
            del headers[name]
        headers["content-length"] = str(len(page))
        headers["cache-control"] = "no-cache, private"
        if not said.get(DESK):
            headers.append("set-cookie", cookie(DESK, new_desk(), self.scope, self.base))
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": page})
