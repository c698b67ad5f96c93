"""Who looks: the browser and its language, its clock and its theme, and where it found us."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from functools import cache
from ipaddress import ip_address
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

import workshop
from views import house
from words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from words import Language

DESK_COOKIE = "helhedstjek_desk"
LANGUAGE_COOKIE = "helhedstjek_language"
LOCAL_ADDRESS = "http://127.0.0.1:8501"


_cookies: ContextVar[Mapping[str, str] | None] = ContextVar("cookies", default=None)
"""What the browser brought for the drawing that this thread is in."""


@contextmanager
def known() -> Iterator[None]:
    """For as long as a screen is drawn, look only once at what the browser brought."""
    token = _cookies.set({**st.context.cookies})
    try:
        yield
    finally:
        _cookies.reset(token)


def cookie(name: str) -> str | None:
    """What the browser brought under this name; nothing where it keeps no cookies."""
    brought = _cookies.get()
    found = (st.context.cookies if brought is None else brought).get(name)
    return found if isinstance(found, str) else None


def signed_in() -> bool:
    """Whether the visitor has signed in, where signing in is asked for."""
    return not house.the_settings().oidc or bool(st.user.is_logged_in)


def the_words() -> Words:
    """The visitor's language, from the cookie; Danish until somebody chooses."""
    return words_in("en" if cookie(LANGUAGE_COOKIE) == "en" else "da")


@cache
def words_in(language: Language) -> Words:
    """Another language than the visitor's, for what others are to read."""
    return Words(language)


def the_token() -> str:
    """The secret behind this desk; whoever has it can do everything. Empty: no cookies."""
    return cookie(DESK_COOKIE) or ""


def the_desk() -> str:
    """This browser, as the store knows it."""
    return workshop.desk_of(the_token())


def the_base() -> str:
    """The path under which the app stands, without a slash at its end."""
    return f"/{str(st.get_option('server.baseUrlPath') or '').strip('/')}".rstrip("/")


def the_address() -> str:
    """Where others find this app: as the surroundings say, or as the facilitator's browser did."""
    found = urlsplit(house.the_settings().address or st.context.url or "")
    known = found.scheme in {"http", "https"} and found.netloc
    return (f"{found.scheme}://{found.netloc}" if known else LOCAL_ADDRESS) + the_base()


def only_this_machine() -> bool:
    """Whether nobody else can reach that address."""
    name = urlsplit(the_address()).hostname or ""
    try:
        found = ip_address(name)
    except ValueError:
        return name == "localhost" or name.endswith(".localhost")
    return found.is_loopback or found.is_unspecified


def now() -> datetime:
    """The moment, for what is kept."""
    return datetime.now(UTC)


def today() -> date:
    """The day on the visitor's own calendar."""
    return here_and_now(now()).date()


def here_and_now(moment: datetime) -> datetime:
    """A moment on the visitor's own clock; on ours where the browser names a zone nobody knows."""
    try:
        zone = ZoneInfo(st.context.timezone or "")
    except (ZoneInfoNotFoundError, ValueError, OSError):  # `Etc/Unknown`, say, and no zone at all
        return moment.astimezone(workshop.CLOCK)
    return moment.astimezone(zone)


def the_theme() -> Literal["light", "dark"]:
    """How the visitor's own system shows pages."""
    return "dark" if st.context.theme.type == "dark" else "light"
