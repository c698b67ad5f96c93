"""What every answer of ours tells the browser: the one place for security headers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.datastructures import MutableHeaders

from entrance.cookies import over_tls

if TYPE_CHECKING:
    from starlette.types import Message, Scope, Send

PLAIN: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'self'; "
    "frame-ancestors 'none'"
)
"""What a plain page may load: our own files."""
ALWAYS: Final = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # Not no-referrer: with that a browser says `Origin: null` when it sends our own forms.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
UNLESS_SAID: Final = {"Content-Security-Policy": PLAIN, "Cache-Control": "no-store"}
A_YEAR_OF_TLS: Final = "max-age=31536000"


def secured(message: Message, scope: Scope) -> Message:
    """The beginning of an answer with our headers; a screen has said its own policy already."""
    headers = MutableHeaders(raw=list(message.get("headers", ())))
    headers.update(ALWAYS)
    for name, value in UNLESS_SAID.items():
        headers.setdefault(name, value)
    if over_tls(scope):
        headers["Strict-Transport-Security"] = A_YEAR_OF_TLS
    return {**message, "headers": headers.raw}


def securing(scope: Scope, send: Send) -> Send:
    """Sends on, with our headers on every answer."""

    async def on(message: Message) -> None:
        begins = message["type"] == "http.response.start"
        await send(secured(message, scope) if begins else message)

    return on
