"""Where a request came from: only our own pages may write, or open the line to a screen."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

from starlette.datastructures import Headers

from entrance.proxy import Fault

if TYPE_CHECKING:
    from starlette.types import Scope

READS: Final = {"GET", "HEAD", "OPTIONS"}
PORTS: Final = {"http": 80, "https": 443, "ws": 80, "wss": 443}
LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")


class Where(NamedTuple):
    """Whether a request may go on, and what the proxy in front forgets, if it shows."""

    ours: bool
    fault: Fault | None = None


def written(scope: Scope) -> Where:
    """Whether our own page sent this. The browser's own word, `Sec-Fetch-Site`, decides first."""
    if scope["method"] in READS:
        return Where(ours=True)
    return _told(scope, absent=True)


def connected(scope: Scope) -> Where:
    """Whether our own page opens this line; every browser says its Origin when it does."""
    return _told(scope, absent=False)


def _told(scope: Scope, *, absent: bool) -> Where:
    """What the browser says of where it comes from; `absent`: whether it may say nothing."""
    headers = Headers(scope=scope)
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site in {"cross-site", "same-site"} or (origin is None and not absent):
        return Where(ours=False)
    held = against(origin, scope) if origin is not None else Where(ours=True)
    return Where(ours=True, fault=held.fault) if site == "same-origin" else held


def against(origin: str, scope: Scope) -> Where:
    """The Origin held against the Host: scheme, name and port.

    Where all agree but the scheme, and the browser says https, TLS ends at a proxy that does not
    say so: cookies know no scheme either, so nothing is gained by a refusal.
    """
    if origin == "null":
        return Where(ours=False, fault=Fault.ORIGIN)
    host = Headers(scope=scope).get("host", "")
    theirs, ours = place(origin), place(f"{scope['scheme']}://{host}")
    if theirs is None or ours is None or theirs.name != ours.name:
        return Where(ours=False, fault=Fault.HOST)
    if theirs == ours:
        return Where(ours=True)
    same = theirs.port == (ours.port if ours.told else PORTS["https"])
    if theirs.tls and not ours.tls and same:
        return Where(ours=True, fault=Fault.PROTO)
    return Where(ours=False, fault=Fault.HOST)


class Place(NamedTuple):
    """Scheme, name and port of an address; `told` where the port was written out."""

    tls: bool
    name: str
    port: int
    told: bool

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Place) and self[:3] == other[:3]

    def __hash__(self) -> int:
        return hash(self[:3])


@lru_cache(maxsize=1024)
def place(address: str) -> Place | None:
    """The parts of an address; None when it is none."""
    try:
        parts = urlsplit(address)
        name, port = parts.hostname, parts.port
    except ValueError:
        return None
    if not name or parts.scheme not in PORTS:
        return None
    tls = PORTS[parts.scheme] == 443
    return Place(tls, name.rstrip("."), port or PORTS[parts.scheme], port is not None)


def answers_at(hosts: tuple[str, ...], scope: Scope) -> bool:
    """Whether the request asks for a name we answer at; no names at all are every name."""
    if not hosts:
        return True
    asked = place(f"http://{Headers(scope=scope).get('host', '')}")
    return asked is not None and asked.name in {host.lower().rstrip(".") for host in hosts}
