"""Whether the server may listen beyond this machine, and what a password is kept as."""

from __future__ import annotations

import ipaddress
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from entrance.origin import LOOPBACK, place
from entrance.proxy import network

if TYPE_CHECKING:
    from settings import Settings

SECRETS = Path(".streamlit") / "secrets.toml"
OIDC = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
SHORTEST_PASSWORD: Final = 12
LONGEST_PASSWORD: Final = 1000
HOW = (
    "Helhedstjek would listen beyond this machine ({host}), and anybody there could open it. "
    "Set a facilitator's password first: run `helhedstjek password` and set "
    "HELHEDSTJEK_PASSWORD_HASH to what it prints. Or set HELHEDSTJEK_OIDC=true and give the "
    "sign-in in .streamlit/secrets.toml. docs/en/operator.md says how. For phones in one room, run "
    "`helhedstjek room` instead: it asks for the password."
)


def loopback(host: str | None) -> bool:
    """Whether a server that listens at this address is reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host or "0.0.0.0").is_loopback  # noqa: S104 - what no host means
    except ValueError:
        return False


def own_hosts(settings: Settings) -> tuple[str, ...]:
    """The names a server answers at when none are set: this machine's own while nobody logs in.

    Without a login, a page elsewhere whose name leads here would be as good as the facilitator.
    """
    return () if settings.password_hash or settings.oidc else LOOPBACK


def password_hash(password: str) -> str:
    """What to set HELHEDSTJEK_PASSWORD_HASH to; ValueError when the password is too short."""
    if len(password) < SHORTEST_PASSWORD:
        raise ValueError(f"The password must have at least {SHORTEST_PASSWORD} characters.")
    return PasswordHasher().hash(password)


def right(password: str, kept: str) -> bool:
    """Whether this is the password. Takes some 50 ms and 64 MB, so that guessing does too."""
    try:
        return PasswordHasher().verify(kept, password)
    except VerificationError:
        return False


def refusal(settings: Settings, host: str | None, secrets: Path = SECRETS) -> str:
    """Why the server must not start at this address; the empty string when it may."""
    if wrong := [proxy for proxy in settings.proxies if network(proxy) is None]:
        return (
            f"HELHEDSTJEK_PROXIES names {', '.join(wrong)}, which is no address. Give addresses, "
            "or networks such as 10.0.0.0/8."
        )
    if settings.address and place(settings.address) is None:
        return (
            f"HELHEDSTJEK_ADDRESS is {settings.address}, which is no address. Give one such as "
            "http://10.42.0.1:8501."
        )
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


def _readable(kept: str) -> bool:
    try:
        PasswordHasher().check_needs_rehash(kept)
    except InvalidHashError:
        return False
    return True
