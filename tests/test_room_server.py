"""`helhedstjek room` at a real terminal: password, address, a port that is taken, the end."""

from __future__ import annotations

import re
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from argon2 import PasswordHasher

from tests.browsing import ROOT
from tests.hosts import LAPTOP, Hosts
from tests.terminals import HELHEDSTJEK, Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.hosts import Name

    Start = Callable[..., Terminal]

PASSWORD = "et langt kodeord"
HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
OPEN = "Stop med Ctrl"
ASKS = """
import sys, urllib.error, urllib.parse, urllib.request
class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_): return None
asked = urllib.request.build_opener(urllib.request.ProxyHandler({}), Stay).open
try: print(asked(sys.argv[1], sys.argv[2].encode() or None, 10).status)
except urllib.error.HTTPError as said: print(said.status)
except OSError: print("nobody")
"""


@pytest.fixture
def start(hosts: Hosts, tmp_path: Path) -> Iterator[Start]:
    """Start `helhedstjek room` at a terminal of the laptop's, in an empty folder."""
    started: list[Terminal] = []

    def starting(*options: str, on: Name = "laptop", **settings: str) -> Terminal:
        command = hosts.inside(on, HELHEDSTJEK, "room", *options)
        started.append(Terminal(command, tmp_path, **settings))
        return started[-1]

    yield starting
    for terminal in started:
        terminal.close()


def asked(hosts: Hosts, name: Name, place: str, form: str = "") -> str:
    """What somebody at this machine is answered."""
    return hosts.ran(name, sys.executable, "-c", ASKS, place, form).strip()


def logged_in(hosts: Hosts, password: str, port: int = 8501) -> bool:
    """Whether the password lets a facilitator in from the phones' network."""
    form = f"password={password.replace(' ', '+')}"
    return asked(hosts, "phone", f"http://{LAPTOP}:{port}/login", form) == "303"


def test_a_password_is_chosen_once(hosts: Hosts, start: Start, tmp_path: Path) -> None:
    """Too short, and not the same twice, are asked for again; the next start asks for none.

    `--new-password` asks anew, Enter gives one that is shown once, and the old one ends.
    """
    room = start("--address", LAPTOP)
    room.until("Adgangskode: ")
    for first, second, said in (
        ("kort", "kort", "mindst 12 tegn. Prøv igen"),
        (PASSWORD, "noget helt andet", "ikke ens"),
    ):
        room.type(first)
        room.until("Den samme igen: ")
        room.type(second)
        room.until(rf"{said}[^$]*Adgangskode: ")
        room.said = ""
    room.type(PASSWORD)
    room.until("Den samme igen: ")
    room.type(PASSWORD)
    room.until(OPEN)
    assert PASSWORD not in room.said
    assert stat.S_IMODE((tmp_path / "helhedstjek.password").stat().st_mode) == 0o600
    assert logged_in(hosts, PASSWORD)
    assert not logged_in(hosts, "et forkert kodeord")
    assert room.interrupted() == 0
    again = start("--address", LAPTOP)
    again.until("valgt tidligere[^$]*" + OPEN)
    assert logged_in(hosts, PASSWORD)
    assert again.interrupted() == 0
    anew = start("--address", LAPTOP, "--new-password")
    anew.until("Adgangskode: ")
    anew.type("")
    made = anew.until(r"kun bliver vist nu: (\S+)\n")[1]
    anew.until(OPEN)
    assert logged_in(hosts, made)
    assert not logged_in(hosts, PASSWORD)


def test_the_surroundings_password_is_changed_there(start: Start) -> None:
    """Another is not chosen here, where it would not count."""
    refused = start("--address", LAPTOP, "--new-password", password_hash=HASH)
    assert refused.ended() == 1
    assert "HELHEDSTJEK_PASSWORD_HASH" in refused.said


def test_two_rooms_on_one_database(hosts: Hosts, start: Start, tmp_path: Path) -> None:
    """The port that is taken is named with one that is free; there both serve the same workshop."""
    start("--address", LAPTOP, password_hash=HASH).until(OPEN)
    second = start("--address", LAPTOP, password_hash=HASH)
    assert second.ended() == 1
    assert "optaget" in second.said
    assert "helhedstjek room --port 8502" in re.sub(r"\s+", " ", second.said)
    start("--address", LAPTOP, "--port", "8502", password_hash=HASH).until(OPEN)
    demo = subprocess.run(
        [HELHEDSTJEK, "demo"], cwd=tmp_path, check=True, capture_output=True, text=True, timeout=60
    )
    link = re.findall(r"/join/\S+", demo.stdout)[0]
    for port in (8501, 8502):
        assert asked(hosts, "phone", f"http://{LAPTOP}:{port}{link}") == "200"
    assert not (tmp_path / "helhedstjek.password").exists()  # the surroundings had one


def test_the_network_that_was_left_is_told(hosts: Hosts, start: Start) -> None:
    """While it runs, and again when it is back."""
    room = start("--address", LAPTOP, password_hash=HASH)
    room.until(OPEN)
    hosts.ran("laptop", "ip", "address", "del", f"{LAPTOP}/24", "dev", "wlan0")
    room.until("ikke længere adressen 10.42.0.1")
    hosts.ran("laptop", "ip", "address", "add", f"{LAPTOP}/24", "dev", "wlan0")
    room.until("10.42.0.1 er tilbage")
    assert asked(hosts, "phone", f"http://{LAPTOP}:8501/test") == "200"


def test_without_a_network_it_says_how_to_make_one(hosts: Hosts, start: Start) -> None:
    """And does not start."""
    hosts.ran("phone", "ip", "link", "set", "wlan0", "down")
    room = start(on="phone", password_hash=HASH)
    assert room.ended() == 1
    assert "ikke på noget netværk" in room.said
    assert "hotspot" in room.said


@pytest.mark.parametrize("address", ["127.0.0.1", "0.0.0.0", "rum.dk", "192.0.2.77"])  # noqa: S104
def test_an_address_that_phones_cannot_reach_is_refused(start: Start, address: str) -> None:
    """This machine's own, none at all, a name, and one that it does not have."""
    room = start("--address", address, password_hash=HASH)
    assert room.ended() == 1
    assert address in room.said


@pytest.mark.parametrize(
    ("options", "said"), [((), "--address"), (("--address", LAPTOP), "adgangsk")]
)
def test_without_a_terminal_nothing_is_guessed(
    hosts: Hosts, options: tuple[str, ...], said: str
) -> None:
    """Which network, and which password, is for somebody to say."""
    ended = subprocess.run(
        hosts.inside("laptop", HELHEDSTJEK, "room", "--lang", "da", *options),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert said in ended.stderr


def test_a_house_that_does_not_open_shows_no_code(start: Start) -> None:
    """It says why, as always, and no phone is asked to try."""
    room = start("--address", LAPTOP, password_hash=HASH, database_url="sqlite:////no/such/x.db")
    assert room.ended() > 0
    assert "Helhedstjek startede ikke." in room.said
    assert "/test" not in room.said


def test_what_stops_the_room_stops_the_house(hosts: Hosts, start: Start) -> None:
    """Nobody is left at the port."""
    room = start("--address", LAPTOP, password_hash=HASH)
    room.until(OPEN)
    room.process.terminate()
    assert room.ended() == 0
    assert asked(hosts, "phone", f"http://{LAPTOP}:8501/test") == "nobody"


def test_a_network_of_ipv6_alone(hosts: Hosts, start: Start) -> None:
    """Phones come by an address in brackets."""
    on = "for one in /proc/sys/net/ipv6/conf/*/disable_ipv6; do echo 0 >$one; done"
    ours: tuple[tuple[Name, str], ...] = (("laptop", "fd00::1/64"), ("phone", "fd00::2/64"))
    for name, address in ours:
        hosts.ran(name, "sh", "-c", f"{on}; ip address add {address} dev wlan0 nodad")
    for link in ("wlan0", "eth0"):
        hosts.ran("laptop", "ip", "-4", "address", "flush", "dev", link)
    room = start(password_hash=HASH)
    room.until(r"http://\[fd00::1\]:8501/test[^$]*" + OPEN)
    assert asked(hosts, "phone", "http://[fd00::1]:8501/test") == "200"


@pytest.mark.parametrize("order", [("127.0.0.1", LAPTOP), (LAPTOP, "127.0.0.1")])
def test_no_address_besides_slips_past_the_password(hosts: Hosts, order: tuple[str, str]) -> None:
    """Wherever it stands among those to listen at, one that others reach asks for a password."""
    at = [f"--address={address}" for address in order]
    ended = subprocess.run(
        hosts.inside("laptop", sys.executable, str(ROOT / "serve.py"), *at),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode
    assert "helhedstjek password" in ended.stderr
