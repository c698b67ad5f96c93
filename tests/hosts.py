"""A laptop's hotspot without the internet: machines made of network namespaces.

A laptop and a phone share a network; the laptop's other way leads to a machine that answers
nothing and counts what comes. Whatever either of the two tries to send out becomes a packet there.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import stat
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

import pytest

from tests.browsing import SWITCHES, Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

Name: TypeAlias = Literal["laptop", "phone", "elsewhere"]
NAMES: tuple[Name, ...] = ("laptop", "phone", "elsewhere")
MISSING = (
    "iproute2 and util-linux are needed, and leave to make network namespaces: apt-get install "
    "iproute2, and run as root (as root, make test installs it itself)"
)
LAPTOP, PHONE, ELSEWHERE, OUT = "10.42.0.1", "10.42.0.2", "192.0.2.1", "192.0.2.2"
# Chromium calls its maker, whatever page it shows; what a page asks for, `clean` looks at besides.
ITS_OWN = ("accounts.google.com", "content-autofill.googleapis.com", "update.googleapis.com")
QUIET = f"--host-resolver-rules={','.join(f'MAP {name} ~NOTFOUND' for name in ITS_OWN)}"
RESOLVER = f"nameserver {ELSEWHERE}\noptions timeout:1 attempts:1\n"


class Hosts:
    """The three machines; whatever runs in one is started through `inside`, in the one folder."""

    def __init__(self, folder: Path, holders: dict[Name, subprocess.Popen[bytes]]) -> None:
        self._folder = folder
        self._holders = holders

    def inside(self, name: Name, *command: str) -> list[str]:
        """A command as it is started on this machine."""
        own = [] if os.geteuid() == 0 else ["-U", "--preserve-credentials"]
        at = ["nsenter", "-t", str(self._holders[name].pid), *own, "-n", "-m", "--"]
        return [*at, "sh", "-c", 'cd "$0" && exec "$@"', str(self._folder), *command]

    def ran(self, name: Name, *command: str) -> str:
        """What a command on this machine says."""
        done = subprocess.run(
            self.inside(name, *command), check=True, timeout=30, capture_output=True, text=True
        )
        return done.stdout

    def program(self, name: Name, path: str) -> str:
        """A program that runs on this machine, as one file to start."""
        file = self._folder / f"{name}-{Path(path).name}"
        words = shlex.join(self.inside(name, path))
        file.write_text(f'#!/bin/sh\nexec {words} "$@"\n', encoding="utf-8")
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
        return str(file)

    def came(self) -> int:
        """How many packets have come to the machine elsewhere."""
        (link,) = json.loads(self.ran("elsewhere", "ip", "-s", "-j", "link", "show", "eth0"))
        packets: int = link["stats64"]["rx"]["packets"]
        return packets


@contextmanager
def machines(folder: Path) -> Iterator[Hosts]:
    """The three machines, connected; fails and says why where they cannot be made."""
    if not all(map(shutil.which, ("ip", "nsenter", "unshare"))):
        pytest.fail(MISSING)
    resolver = folder / "resolv.conf"
    resolver.write_text(RESOLVER, encoding="utf-8")
    hold = f"mount --bind {resolver} /etc/resolv.conf; echo; exec cat"
    holders: dict[Name, subprocess.Popen[bytes]] = {}
    try:
        for name in NAMES:
            first = holders.get("laptop")
            holders[name] = _held(hold, first)
        hosts = Hosts(folder, holders)
        _connect(hosts, {name: str(holder.pid) for name, holder in holders.items()})
        yield hosts
    finally:
        for holder in holders.values():
            holder.kill()
            holder.communicate()


def _held(hold: str, first: subprocess.Popen[bytes] | None) -> subprocess.Popen[bytes]:
    """A process that holds namespaces of its own until it is killed."""
    own = ["unshare", "-n", "-m", "sh", "-c", hold]
    if os.geteuid() != 0:
        within = ["nsenter", "-t", str(first.pid), "-U", "--preserve-credentials"] if first else []
        own = [*within, *own] if first else ["unshare", "-U", "-r", *own[1:]]
    holder = subprocess.Popen(own, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    if not holder.stdout or not holder.stdout.readline():
        pytest.fail(MISSING)
    return holder


def _connect(hosts: Hosts, pids: dict[Name, str]) -> None:
    """Cables, addresses, and a way out that is a dead end."""

    def ip(name: Name, said: str) -> None:
        hosts.ran(name, "ip", *said.split())

    quiet = "for all in /proc/sys/net/ipv6/conf/*/disable_ipv6; do echo 1 >$all; done"
    for name in NAMES:
        hosts.ran(name, "sh", "-c", f"{quiet}; ip link set lo up")
    ip("laptop", f"link add wlan0 type veth peer name wlan0 netns {pids['phone']}")
    ip("laptop", f"link add eth0 type veth peer name eth0 netns {pids['elsewhere']}")
    for name, link, address in (
        ("laptop", "wlan0", LAPTOP),
        ("phone", "wlan0", PHONE),
        ("laptop", "eth0", OUT),
        ("elsewhere", "eth0", ELSEWHERE),
    ):
        hosts.ran(name, "sh", "-c", quiet)
        ip(name, f"address add {address}/24 dev {link}")
        ip(name, f"link set {link} up")
    # Nobody has to be asked who has this address: what is sent there goes off at once.
    ip("laptop", f"neigh replace {ELSEWHERE} lladdr 02:00:00:00:00:01 dev eth0 nud permanent")
    ip("laptop", f"route add default via {ELSEWHERE}")
    ip("phone", f"route add default via {LAPTOP}")
    hosts.ran("laptop", "sh", "-c", "echo 1 >/proc/sys/net/ipv4/ip_forward")


def window(browser: Browser, hosts: Hosts, name: Name, address: str) -> Visitor:
    """A window of a Chromium of its own, on this machine."""
    own = os.environ.get("HELHEDSTJEK_TEST_CHROMIUM") or browser.browser_type.executable_path
    chromium = browser.browser_type.launch(
        executable_path=hosts.program(name, shutil.which(own) or own), args=[*SWITCHES, QUIET]
    )
    width = 390 if name == "phone" else 1280
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, locale="da-DK", reduced_motion="reduce"
    )
    return Visitor(context, address)
