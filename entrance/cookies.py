"""Cookies: read as browsers write them, set so that no script reads them, signed where we must.

One cookie that another app on the same host has set must never make ours unread.
"""

from __future__ import annotations

import hmac
import secrets
import time
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from itsdangerous import BadData, TimestampSigner
from starlette.requests import cookie_parser

from words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import Scope

DESK: Final = "helhedstjek_desk"
LANGUAGE: Final = "helhedstjek_language"
LOGIN: Final = "helhedstjek_login"
BROWSER: Final = "helhedstjek_browser"
A_YEAR: Final = 365 * 24 * 60 * 60


def cookies_of(scope: Scope) -> dict[str, str]:
    """The cookies a visitor brought, by the framework's own reader."""
    brought = b"; ".join(value for name, value in scope["headers"] if name == b"cookie")
    return cookie_parser(brought.decode("latin-1"))


def each_once(scope: Scope) -> Scope:
    """The request with one Cookie header, in which every name stands once: the first.

    Browsers send what belongs to the longer path first, so that of two houses on one host, under
    two paths, each reads its own. Readers disagree on which counts; after this they cannot.
    """
    brought = [value for name, value in scope["headers"] if name == b"cookie"]
    parts = [part.strip() for part in b"; ".join(brought).split(b";")]
    first = {part.partition(b"=")[0].strip(): part for part in reversed(parts)}
    if len(brought) < 2 and len(first) == len(parts):
        return scope
    kept = [pair for pair in scope["headers"] if pair[0] != b"cookie"]
    once = b"; ".join(reversed(first.values()))
    return {**scope, "headers": [*kept, (b"cookie", once)] if brought else kept}


def words_of(scope: Scope) -> Words:
    """The visitor's language, from the cookie; Danish until somebody chooses."""
    return Words("en" if cookies_of(scope).get(LANGUAGE) == "en" else "da")


def cookie(name: str, value: str, scope: Scope, base: str, seconds: int = A_YEAR) -> str:
    """A `Set-Cookie` that no script can read; 0 seconds take the cookie away."""
    secure = "; Secure" if over_tls(scope) else ""
    return f"{name}={value}; Path={base}/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}"


def over_tls(scope: Scope) -> bool:
    """Whether the request came over TLS, as far as those say whom we believe."""
    return scope["scheme"] in {"https", "wss"}


def new_desk() -> str:
    """A browser's own secret: 192 bits drawn by lot."""
    return secrets.token_urlsafe(24)


class Seal:
    """Signs small values, so that only we can have made them. `now` gives seconds since 1970.

    The key is `secret` and the password's hash together, so that a new password ends every login;
    without either it is drawn by lot and lasts as long as the process.
    """

    def __init__(
        self,
        secret: str | None = None,
        password_hash: str | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.now = now
        told = f"{secret or ''}\n{password_hash or ''}" if secret or password_hash else ""
        self._key = sha256((told or secrets.token_urlsafe(32)).encode()).hexdigest()

    def sealed(self, what: str, value: str) -> str:
        """The value with the moment and our signature; what is sealed as one thing is no other."""
        return self._signer(what).sign(value).decode()

    def opened(self, what: str, sealed: str, seconds: int) -> tuple[str, float] | None:
        """The value and when it ends; None when it is not ours, or older than so many seconds."""
        try:
            value, at = self._signer(what).unsign(sealed, max_age=seconds, return_timestamp=True)
        except (BadData, UnicodeError):
            return None
        return value.decode(), at.timestamp() + seconds

    def hidden(self, text: str) -> str:
        """The text as it may be kept: an address that nobody without our key finds again."""
        return hmac.new(self._key.encode(), text.encode(), sha256).hexdigest()[:32]

    def _signer(self, what: str) -> TimestampSigner:
        return _Signer(self._key, salt=f"helhedstjek:{what}", digest_method=sha256, now=self.now)


class _Signer(TimestampSigner):
    """A signer whose clock is handed in."""

    def __init__(self, key: str, *, salt: str, digest_method: object, now: object) -> None:
        super().__init__(key, salt=salt, digest_method=digest_method)
        self._now = now

    def get_timestamp(self) -> int:
        """Seconds since 1970."""
        return int(self._now())  # type: ignore[operator]
