"""What every answer of ours tells the browser: the one place for security headers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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
    b"cross-origin-opener-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
    # Not no-referrer: with that a browser says `Origin: null` when it sends our own forms.
    b"referrer-policy": b"same-origin",
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
}
UNLESS_SAID: Final = {b"content-security-policy": PLAIN.encode(), b"cache-control": b"no-store"}
A_YEAR_OF_TLS: Final = (b"strict-transport-security", b"max-age=31536000")


def secured(message: Message, scope: Scope) -> Message:
    """The beginning of an answer with our headers; a screen has said its own policy already."""
    kept = [pair for pair in message.get("headers", ()) if pair[0].lower() not in ALWAYS]
    said = {name.lower() for name, _ in kept}
    kept += ALWAYS.items()
    kept += [pair for pair in UNLESS_SAID.items() if pair[0] not in said]
    if over_tls(scope):
        kept.append(A_YEAR_OF_TLS)
    return {**message, "headers": kept}


def securing(scope: Scope, send: Send) -> Send:
    """Sends on, with our headers on every answer."""

    async def on(message: Message) -> None:
        begins = message["type"] == "http.response.start"
        await send(secured(message, scope) if begins else message)

    return on
