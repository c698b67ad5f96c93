"""Who may come in as a facilitator: this machine alone, or those who know the password.

Keeps nothing: a login is a signed cookie that ends by itself, or when the password is changed.
"""

from __future__ import annotations

import hmac
import ipaddress
import time
import tomllib
from collections import deque
from html import escape
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from typing import TYPE_CHECKING, Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from starlette.responses import HTMLResponse, RedirectResponse, Response

from words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request
    from starlette.types import Scope

    from settings import Settings

COOKIE: Final = "helhedstjek_login"
LANGUAGE: Final = "helhedstjek_language"
SECRETS = Path(".streamlit") / "secrets.toml"
OIDC = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
TWELVE_HOURS: Final = 12 * 60 * 60
TRIES_A_MINUTE: Final = 10
TRIES_FOR_ALL: Final = 300
SHORTEST_PASSWORD: Final = 12
LONGEST_PASSWORD: Final = 1000
HOW = (
    "Helhedstjek would listen beyond this machine ({host}), and anybody there could open it. "
    "Set a facilitator's password first: run `helhedstjek password` and set "
    "HELHEDSTJEK_PASSWORD_HASH to what it prints. Or set HELHEDSTJEK_OIDC=true and give the "
    "sign-in in .streamlit/secrets.toml. docs/developer.md says how."
)


def loopback(host: str | None) -> bool:
    """Whether a server that listens at this address is reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host or "0.0.0.0").is_loopback  # noqa: S104 - what no host means
    except ValueError:
        return False


def password_hash(password: str) -> str:
    """What to set HELHEDSTJEK_PASSWORD_HASH to; ValueError when the password is too short."""
    if len(password) < SHORTEST_PASSWORD:
        raise ValueError(f"The password must have at least {SHORTEST_PASSWORD} characters.")
    return PasswordHasher().hash(password)


def refusal(settings: Settings, host: str | None, secrets: Path = SECRETS) -> str:
    """Why the server must not start at this address; the empty string when it may."""
    if settings.password_hash and not _readable(settings.password_hash):
        return (
            "HELHEDSTJEK_PASSWORD_HASH is no argon2 hash. Run `helhedstjek password` to make one."
        )
    if settings.oidc and (missing := _missing(secrets)):
        return f"HELHEDSTJEK_OIDC is set, but [auth] in {secrets} lacks {', '.join(missing)}."
    if loopback(host) or settings.password_hash or settings.oidc:
        return ""
    return HOW.format(host=host or "every address")


def _missing(secrets: Path) -> list[str]:
    """What Streamlit needs for OpenID Connect and does not find in its secrets."""
    try:
        told = tomllib.loads(secrets.read_text(encoding="utf-8")).get("auth", {})
    except (OSError, ValueError):
        told = {}
    return [key for key in OIDC if key not in told]


def _readable(password_hash: str) -> bool:
    try:
        PasswordHasher().check_needs_rehash(password_hash)
    except InvalidHashError:
        return False
    return True


class Gate:
    """Asks for the password where there is one. `now` gives seconds since 1970."""

    def __init__(
        self, password_hash: str | None, base: str, now: Callable[[], float] = time.time
    ) -> None:
        self.password_hash = password_hash
        self.base = base
        self.now = now
        self._tries: deque[tuple[float, str]] = deque()

    def lets_in(self, cookies: Mapping[str, str]) -> bool:
        """Whether the visitor may see the facilitator's screens."""
        if not self.password_hash:
            return True
        until, _, signature = cookies.get(COOKIE, "").partition(".")
        if not until.isascii() or not until.isdigit() or len(until) > 12:
            return False
        return int(until) > self.now() and hmac.compare_digest(
            signature.encode(), self._signature(until).encode()
        )

    async def login(self, request: Request) -> Response:
        """The page that asks for the password, and what it sends."""
        words = words_of(request.cookies)
        if request.method != "POST":
            return self._page(words, "")
        address = request.client.host if request.client else ""
        if self._too_many(address):
            said = words.say("Too many tries. Wait a minute, and try again.")
            return self._page(words, said, 429)
        form = await request.form(max_files=0, max_fields=4, max_part_size=4 * LONGEST_PASSWORD)
        if not self._right(str(form.get("password", ""))):
            self._tries.append((self.now(), address))
            return self._page(words, words.say("That is not the password."), 403)
        back = RedirectResponse(f"{self.base}/", status_code=303)
        until = str(int(self.now()) + TWELVE_HOURS)
        back.set_cookie(
            COOKIE,
            f"{until}.{self._signature(until)}",
            max_age=TWELVE_HOURS,
            path=f"{self.base}/",
            httponly=True,
            samesite="lax",
            secure=request.url.scheme == "https",
        )
        return back

    def _right(self, password: str) -> bool:
        if not self.password_hash or len(password) > LONGEST_PASSWORD:
            return False
        try:
            return PasswordHasher().verify(self.password_hash, password)
        except VerificationError:
            return False

    def _too_many(self, address: str) -> bool:
        """Whether too many wrong passwords came in the last minute; older ones go."""
        while self._tries and self._tries[0][0] < self.now() - 60:
            self._tries.popleft()
        mine = sum(address == other for _, other in self._tries)
        return mine >= TRIES_A_MINUTE or len(self._tries) >= TRIES_FOR_ALL

    def _signature(self, until: str) -> str:
        key = (self.password_hash or "").encode()
        return hmac.new(key, f"login:{until}".encode(), "sha256").hexdigest()

    def _page(self, words: Words, said: str, status: int = 200) -> Response:
        heading, name = words.say("Log in as a facilitator"), words.say("Password")
        send = words.say("Log in")
        line = f'<p role="alert">{escape(said)}</p>' if said else ""
        form = (
            f'{line}<form method="post" action="{self.base}/login">'
            f'<label for="password">{escape(name)}</label>'
            '<input id="password" name="password" type="password" required '
            'autocomplete="current-password" maxlength="1000" autofocus>'
            f"<button>{escape(send)}</button></form>"
        )
        return plain_page(words, heading, form, status)


STYLE = (
    ":root{color-scheme:light dark}body{margin:0;font:1rem/1.5 system-ui,sans-serif;"
    "background:#fff;color:#12211f}main{max-width:24rem;margin:4rem auto;padding:0 1.25rem}"
    "h1{font:600 1.75rem/1.2 Georgia,serif}label{display:block;margin:1rem 0 .375rem}"
    "input,button{font:inherit;min-height:48px;border-radius:.25rem;box-sizing:border-box}"
    "input{width:100%;padding:0 .75rem;border:1px solid #75827f;background:#f1f4f4;color:inherit}"
    "button{margin-top:1rem;padding:0 1.25rem;border:0;background:#0b5563;color:#fff}"
    ":focus-visible{outline:3px solid #0b5563;outline-offset:2px}[role=alert]{color:#8a4b00}"
    "@media(prefers-color-scheme:dark){body{background:#0f1716;color:#e8efed}"
    "input{background:#1a2423;border-color:#7c8a87}button{background:#2e7f8d}"
    ":focus-visible{outline-color:#7cc6d2}[role=alert]{color:#f0b35a}}"
)


def plain_page(words: Words, heading: str, inside: str, status: int = 200) -> Response:
    """A small page of ours past Streamlit; `inside` is HTML."""
    page = (
        f'<!doctype html><html lang="{words.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(heading)} · Helhedstjek</title><style>{STYLE}</style></head><body>"
        f"<main><h1>{escape(heading)}</h1>{inside}</main></body></html>"
    )
    return HTMLResponse(page, status, {"Cache-Control": "no-store"})


def words_of(cookies: Mapping[str, str]) -> Words:
    """The visitor's language, from the cookie; Danish until somebody chooses."""
    return Words("en" if cookies.get(LANGUAGE) == "en" else "da")


def cookies_of(scope: Scope) -> dict[str, str]:
    """The cookies a visitor brought; none when they cannot be read."""
    brought = b"; ".join(value for name, value in scope["headers"] if name == b"cookie")
    jar = SimpleCookie()
    try:
        jar.load(brought.decode("latin-1"))
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in jar.items()}
