"""The networks that this machine is on, and at which of its addresses phones can reach it.

Asks this machine alone: a room may have no way out.
"""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Kind: TypeAlias = Literal["hotspot", "wifi", "cable", "other"]
KINDS: Final[tuple[Kind, ...]] = ("hotspot", "wifi", "cable", "other")
"""In the order in which phones are likely to be there."""

NO_ROOM: Final = re.compile(
    r"""lo\d*$|br-|veth|docker|podman|cni|flannel|cali|lxc|lxd|kube   # its own containers
    |(virbr|vmnet|vboxnet|vethernet)                             # its own machines
    |(tun|tap|utun|ppp|wg|zt|ipsec|tailscale|nordlynx|proton)    # a way to somewhere else
    |(awdl|llw|anpi|gif|stf)\d                                   # a Mac talking to Macs
    |.*\b(virtualbox|vmware|hyper-v|wsl|vpn|tap-windows|wireguard|tailscale|zerotier|loopback)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Names of interfaces that no phone in a room is behind, as far as a name tells."""
NAMED: Final[tuple[tuple[Kind, re.Pattern[str]], ...]] = (
    (
        "hotspot",
        re.compile(r"bridge1\d\d$|ap\d|.*hotspot|local area connection\*|lan-forbindelse\*"),
    ),
    (
        "wifi",
        re.compile(r"wl|wi-?fi|ath\d|.*tr\N{LATIN SMALL LETTER A WITH RING ABOVE}dl|.*wireless"),
    ),
    ("cable", re.compile(r"eth|en[opsx]|em\d|lan")),
)
OWN_HOTSPOTS: Final = tuple(map(ip_network, ("192.168.137.0/24", "10.42.0.0/16", "172.20.10.0/28")))
"""What Windows and NetworkManager give a hotspot of theirs, and an iPhone its own."""
A_NETWORK_OF_ITS_OWN: Final = ip_network("100.64.0.0/10")
"""Between a provider and its customers; on a laptop it is a VPN's."""


class Interface(NamedTuple):
    """One of this machine's ways to others, as its system tells of it."""

    name: str
    addresses: tuple[str, ...]
    up: bool = True
    one_other: bool = False


class Way(NamedTuple):
    """An address of ours on a network where phones may be."""

    address: str
    interface: str
    kind: Kind

    @property
    def host(self) -> str:
        """The address as it stands in a link."""
        return f"[{self.address}]" if ":" in self.address else self.address


def interfaces() -> tuple[Interface, ...]:
    """What this machine's system tells."""
    import psutil  # noqa: PLC0415 - only `room` needs it

    standing = psutil.net_if_stats()
    found = psutil.net_if_addrs()
    return tuple(
        Interface(
            name,
            tuple(one.address for one in found[name]),
            up=standing[name].isup,
            one_other="pointopoint" in standing[name].flags.split(","),
        )
        for name in found
        if name in standing
    )


def ways(found: Iterable[Interface]) -> tuple[Way, ...]:
    """The addresses at which phones may reach us, the likeliest first.

    IPv6 only where nothing else is: it is long to type, and phones have IPv4 wherever we have.
    """
    every = [
        Way(str(address), one.name, _kind(one.name, address))
        for one in found
        if one.up and not one.one_other and not NO_ROOM.match(one.name)
        for address in map(_address, one.addresses)
        if address and _reached(address)
    ]
    known = [way for way in every if ":" not in way.address] or every
    return tuple(sorted(known, key=lambda way: KINDS.index(way.kind)))


def named(address: str, found: Iterable[Way]) -> Way | None:
    """The way at an address that somebody has named; None when phones can reach nothing there."""
    known = _address(address)
    if known is None or not _reached(known):
        return None
    return next((way for way in found if way.address == str(known)), Way(str(known), "", "other"))


def still(address: str, found: Iterable[Interface]) -> bool:
    """Whether the address is still ours."""
    return any(one.up and address in one.addresses for one in found)


def _address(told: str) -> IPv4Address | IPv6Address | None:
    """An address; None for what is none, such as the number of a network card."""
    try:
        return ip_address(told.partition("%")[0])
    except ValueError:
        return None


def _reached(address: IPv4Address | IPv6Address) -> bool:
    """Whether others can ask for it: 169.254 and fe80 are what a machine takes that got none."""
    nowhere = address.is_loopback or address.is_link_local or address.is_unspecified
    return not (nowhere or address.is_multicast or address in A_NETWORK_OF_ITS_OWN)


def _kind(name: str, address: IPv4Address | IPv6Address) -> Kind:
    if any(address in network for network in OWN_HOTSPOTS):
        return "hotspot"
    return next((kind for kind, named in NAMED if named.match(name.lower())), "other")
