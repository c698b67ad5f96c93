"""What stands in front: whom to believe about the visitor, and what a proxy forgets.

Each fault is known by its traces, logged once an hour with what to change, and told on the page.
"""

from __future__ import annotations

import ipaddress
import logging
import re
import time
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from starlette.datastructures import Headers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from starlette.types import Scope

log = logging.getLogger("helhedstjek.entrance")

AN_HOUR: Final = 3600
LATELY: Final = 60
PORT: Final = re.compile(r"\A(?:\[([0-9a-fA-F:.]+)\](?::\d+)?|([0-9.]+):[0-9]+)\Z", re.ASCII)
"""An address as some proxies write it: `203.0.113.7:51234`, `[2001:db8::1]:51234`."""
FORWARDED: Final = {b"x-forwarded-for", b"x-forwarded-proto"}
Network: TypeAlias = ipaddress.IPv4Network | ipaddress.IPv6Network


def say(sentence: str) -> str:
    """A sentence that is translated where it is shown."""
    return sentence


class Fault(Enum):
    """What a proxy in front does wrong, by what it spoils."""

    HOST = "host"
    NAME = "name"
    ORIGIN = "origin"
    UPGRADE = "upgrade"
    PROTO = "proto"
    FOR = "for"
    UNKNOWN = "unknown"
    PREFIX = "prefix"
    SIZE = "size"

    @property
    def told(self) -> str:
        """What is wrong and what to change, for the log."""
        return TOLD[self]

    @property
    def said(self) -> str:
        """The sentence for the page, still to be translated; empty where no page shows it."""
        return SAID.get(self, "")


TOLD: Final = {
    Fault.HOST: "A page at one address wrote to another: the browser's Origin is not the Host we "
    "were told. If both are yours, the proxy in front does not pass the address on as the browser "
    "wrote it, port included. nginx: proxy_set_header Host $http_host;",
    Fault.NAME: "Asked for under a name that is not in HELHEDSTJEK_HOSTS. If it is not the one the "
    "browser wrote, the proxy in front does not pass that on. nginx: proxy_set_header Host "
    "$http_host;",
    Fault.ORIGIN: "The browser said `Origin: null`: the proxy in front adds `Referrer-Policy: "
    "no-referrer`, or another page wrote. Leave that header to Helhedstjek.",
    Fault.UPGRADE: "A WebSocket came as a plain request, so no screen can open: the proxy in "
    "front does not pass on Upgrade and Connection. nginx: proxy_set_header Upgrade "
    "$http_upgrade; proxy_set_header Connection $connection_upgrade;",
    Fault.PROTO: "The page is at https, but the proxy in front does not say so: cookies go "
    "without Secure. nginx: proxy_set_header X-Forwarded-Proto $scheme;",
    Fault.FOR: "The proxy in front does not say who asks: tries are counted for all visitors "
    "together. nginx: proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;",
    Fault.UNKNOWN: "Somebody sends X-Forwarded-For or X-Forwarded-Proto who is not named in "
    "HELHEDSTJEK_PROXIES; it is not believed. Name the proxy in front there.",
    Fault.PREFIX: "A request came without the path that Helhedstjek is served under. If a proxy "
    "in front took it away, it must not. nginx: proxy_pass without a slash at the end.",
    Fault.SIZE: "The proxy in front refuses files that Helhedstjek takes. nginx: "
    "client_max_body_size 3m;",
}
SAID: Final = {
    Fault.HOST: say(
        "The server in front of Helhedstjek does not pass the page’s address on (Host)."
    ),
    Fault.ORIGIN: say("The server in front of Helhedstjek adds Referrer-Policy: no-referrer."),
    Fault.UPGRADE: say(
        "The server in front of Helhedstjek does not let WebSocket through (Upgrade)."
    ),
    Fault.PREFIX: say("The server in front of Helhedstjek removes the first part of the address."),
    Fault.SIZE: say("The server in front of Helhedstjek refuses a file of that size."),
}


class Watch:
    """Which faults were seen: each is logged once an hour. `now` gives seconds."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self.now = now
        self._logged: dict[Fault, float] = {}
        self._seen: dict[Fault, float] = {}

    def saw(self, fault: Fault | None, *about: str) -> None:
        """Remember a fault, and log it if it was not logged lately; nothing is no fault."""
        if fault is None:
            return
        now = self._seen[fault] = self.now()
        if now - self._logged.get(fault, -AN_HOUR) >= AN_HOUR:
            self._logged[fault] = now
            log.warning("%s %s", fault.told, " ".join(repr(text[:200]) for text in about))

    def lately(self, fault: Fault) -> bool:
        """Whether it was seen within the last minute."""
        return self.now() - self._seen.get(fault, -LATELY) < LATELY


def networks(proxies: Iterable[str]) -> tuple[Network, ...]:
    """The addresses and networks of the proxies in front; what is neither is left out."""
    return tuple(found for proxy in proxies if (found := network(proxy)))


def network(proxy: str) -> Network | None:
    """An address or a network; None when it is neither."""
    try:
        return ipaddress.ip_network(proxy, strict=False)
    except ValueError:
        return None


def seen_through(scope: Scope, proxies: tuple[Network, ...], watch: Watch) -> Scope:
    """The request as the proxies we know tell it; nobody else is believed about anything."""
    headers, peer = Headers(scope=scope), host_of(scope)
    if not _within(peer, proxies):
        if any(name in FORWARDED for name, _ in scope["headers"]):
            watch.saw(Fault.UNKNOWN, peer)
        return scope
    proto = headers.get("x-forwarded-proto", "")
    named = ", ".join(headers.getlist("x-forwarded-for"))
    if "accept-language" in headers:  # a browser asks, and no probe on the proxy's own machine
        watch.saw(None if named else Fault.FOR, peer)
        watch.saw(None if proto else Fault.PROTO, peer)
    return {
        **scope,
        "client": (_nearest(named, proxies) or peer, 0),
        "scheme": _scheme(proto, scope),
    }


def _nearest(named: str, proxies: tuple[Network, ...]) -> str:
    """The last address in the list that no proxy of ours has; each adds its visitor at the end.

    Some add the visitor's port too, which is another each time.
    """
    for name in reversed([PORT.sub(r"\1\2", part.strip()) for part in named.split(",")]):
        if not _within(name, proxies):
            return name[:64]
    return ""


def _scheme(told: str, scope: Scope) -> str:
    if told.strip().lower() not in {"http", "https", "ws", "wss"}:
        return str(scope["scheme"])
    tls = told.strip().lower() in {"https", "wss"}
    if scope["type"] == "websocket":
        return "wss" if tls else "ws"
    return "https" if tls else "http"


def _within(address: str, proxies: tuple[Network, ...]) -> bool:
    found = plain(address)
    return found is not None and any(found in network for network in proxies)


@lru_cache(maxsize=1024)
def plain(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address; of an IPv4 one that is written as IPv6, the IPv4 one. None when it is none."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return mapped or found


def host_of(scope: Scope) -> str:
    """The address at the other end of the line; empty where there is none."""
    client = scope.get("client")
    return str(client[0]) if client else ""


def address_of(scope: Scope) -> str:
    """The visitor's address as tries are counted: one house has one /64 of IPv6."""
    found = plain(host_of(scope))
    if isinstance(found, ipaddress.IPv6Address):
        return str(ipaddress.ip_network(f"{found}/64", strict=False))
    return str(found) if found else host_of(scope)
