"""Opening the house to a room: which address phones can reach, the password, and what is said."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import segno
from argon2 import PasswordHasher
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from cli import door, explaining, networks, room
from cli.networks import Interface, Way, ways
from entrance import Ground, refusal
from entrance.reaching import Reaching
from settings import Settings
from tests.entering import behind
from words import Words

if TYPE_CHECKING:
    from words import Language

HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("et langt kodeord")
WIFI = Interface("wlan0", ("192.168.1.20", "fe80::1%wlan0", "2a00:1:2:3::4", "02:fc:00:00:00:01"))
CABLE = Interface("eth0", ("10.0.0.5",))


def found(*interfaces: Interface) -> list[str]:
    """The addresses that phones may reach, the likeliest first."""
    return [way.address for way in ways(interfaces)]


def test_the_wi_fi_is_likelier_than_a_cable() -> None:
    """Both are offered, and first the one that phones are on; IPv6 is left out beside IPv4."""
    assert found(CABLE, WIFI) == ["192.168.1.20", "10.0.0.5"]


@pytest.mark.parametrize(
    "interface",
    [
        Interface("wlp2s0", ("10.42.0.1",)),
        Interface("Local Area Connection* 10", ("192.168.137.1",)),
        Interface("LAN-forbindelse* 2", ("192.168.5.1",)),
        Interface("bridge100", ("192.168.2.1",)),
        Interface("en0", ("172.20.10.3",)),
    ],
)
def test_a_hotspot_comes_first(interface: Interface) -> None:
    """Linux's, Windows's, the Mac's, and that of an iPhone which this machine has joined."""
    assert ways([WIFI, interface])[0] == Way(interface.addresses[0], interface.name, "hotspot")


@pytest.mark.parametrize(
    "name",
    [
        *(
            "lo",
            "lo0",
            "docker0",
            "br-1a2b3c",
            "veth12ab",
            "virbr0",
            "vmnet8",
            "vboxnet0",
            "lxcbr0",
        ),
        *("tun0", "utun4", "ppp0", "wg0", "tailscale0", "ztabcdef", "ipsec0", "podman1", "awdl0"),
        *("vEthernet (WSL)", "vEthernet (Default Switch)", "VMware Network Adapter VMnet1"),
        *("VirtualBox Host-Only Network", "OpenVPN TAP-Windows6", "Loopback Pseudo-Interface 1"),
    ],
)
def test_no_phone_is_behind_what_the_machine_made_for_itself(name: str) -> None:
    """Containers, machines within the machine, and ways to somewhere else are left out."""
    assert found(Interface(name, ("10.8.0.2",))) == []


@pytest.mark.parametrize(
    "name", ["wlan0", "en0", "eth0", "Wi-Fi", "Ethernet 2", "Trådløst netværk"]
)
def test_what_may_be_the_room_s_is_kept(name: str) -> None:
    """However a system calls it."""
    assert found(Interface(name, ("192.168.1.2",))) == ["192.168.1.2"]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "169.254.7.7",
        "100.100.1.2",
        "fe80::1%en0",
        "::1",
        "0.0.0.0",  # noqa: S104 - it is nobody's
        "02:fc:00:00:00:01",
    ],
)
def test_what_nobody_else_can_ask_for_is_left_out(address: str) -> None:
    """This machine's own, what a card takes that got none, a provider's own, and no address."""
    assert found(Interface("wlan0", (address,))) == []
    assert networks.named(address, ()) is None


def test_what_is_down_or_leads_to_one_other_machine_is_left_out() -> None:
    """A cable without a plug, and a line between two."""
    assert found(CABLE._replace(up=False), WIFI._replace(one_other=True)) == []


def test_a_network_of_ipv6_alone_is_a_network() -> None:
    """Its address stands in brackets in a link."""
    (way,) = ways([Interface("wlan0", ("fe80::1%wlan0", "fd00::20"))])
    assert room.Place(way, 8501).address == "http://[fd00::20]:8501"


def test_this_machine_s_own_networks_can_be_read() -> None:
    """The system tells of at least itself, and that is nobody's way in."""
    told = networks.interfaces()
    assert "127.0.0.1" in {address for one in told for address in one.addresses}
    assert "127.0.0.1" not in {way.address for way in ways(told)}
    assert networks.still("127.0.0.1", told)
    assert not networks.still("203.0.113.9", told)


def test_a_password_is_kept_for_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a hash, in a file that nobody else reads, in place of the one before."""
    monkeypatch.chdir(tmp_path)
    assert door.kept() is None
    for told in ("$argon2id$first", "$argon2id$second"):
        door.keep(told)
        assert door.kept() == told
    assert stat.S_IMODE(door.KEPT.stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == [door.KEPT.name]


@pytest.mark.parametrize("inside", [b"\xff\xfe", b"", b"kodeord\n", b"\n\n"])
def test_a_file_that_holds_no_hash_opens_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inside: bytes
) -> None:
    """What is no hash is no password, and another is asked for; half a one is refused."""
    monkeypatch.chdir(tmp_path)
    door.KEPT.write_bytes(inside)
    assert door.kept() is None
    door.KEPT.write_text(f"{HASH[:40]}\n", encoding="utf-8")
    assert "argon2" in refusal(Settings(password_hash=door.kept()), "10.42.0.1")


def test_git_never_takes_the_password() -> None:
    """The file is left out by name."""
    ignored = (Path(__file__).parent.parent / ".gitignore").read_text(encoding="utf-8")
    assert door.KEPT.name in ignored.splitlines()


def test_a_made_password_is_long_and_never_the_same() -> None:
    """Sixteen signs of thirty, which the entrance takes."""
    made = {door.made_up() for _ in range(50)}
    assert len(made) == 50
    assert {len(one.replace("-", "")) for one in made} == {16}
    assert not set("".join(made)) & set("01lio")


def test_the_house_answers_at_the_room_s_address_and_its_own_names() -> None:
    """And at those that were named before; a name that leads here is none of them."""
    place = room.Place(Way("fd00::20", "wlan0", "wifi"), 8501)
    told = room._surroundings(Settings(), place)
    assert told["HELHEDSTJEK_ADDRESS"] == "http://[fd00::20]:8501"
    assert told["HELHEDSTJEK_HOSTS"].split() == ["fd00::20", "localhost", "127.0.0.1", "::1"]
    also = Settings(hosts=("rum.dk",), address="http://helhedstjek.local:8501")
    told = room._surroundings(also, place)
    assert told["HELHEDSTJEK_ADDRESS"] == "http://helhedstjek.local:8501"
    assert {"rum.dk", "helhedstjek.local", "fd00::20"} <= set(told["HELHEDSTJEK_HOSTS"].split())


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("http://10.42.0.1:8501/", "http://10.42.0.1:8501"),
        ("https://rum.dk/helhedstjek/", "https://rum.dk"),
        (" http://[fd00::20]:8501 ", "http://[fd00::20]:8501"),
    ],
)
def test_an_address_ends_before_its_path(said: str, kept: str) -> None:
    """The path is another setting's."""
    assert Settings(address=said).address == kept
    assert refusal(Settings(address=said), "127.0.0.1") == ""


@pytest.mark.parametrize("said", ["rum.dk", "10.42.0.1:8501", "ftp://rum.dk", "http://:99999"])
def test_an_address_that_is_none_is_refused(said: str) -> None:
    """Rather than drawn on a wall."""
    assert "HELHEDSTJEK_ADDRESS" in refusal(Settings(address=said), "127.0.0.1")


def explained(language: Language = "da") -> str:
    """Everything that is said when the house has opened."""
    told = explaining.Explained(Words(language), "http://10.42.0.1:8501", "http://127.0.0.1:8501")
    return "\n".join(told.lines(8501))


def test_what_is_not_protected_is_said() -> None:
    """Both languages say what to try, where to go, and that nothing is encrypted."""
    assert "ikke krypteret" in explained()
    assert "not encrypted" in explained("en")
    for language in ("da", "en"):
        assert "http://10.42.0.1:8501/test" in explained(language)
        assert "http://127.0.0.1:8501/" in explained(language)


@pytest.mark.parametrize("system", ["win32", "darwin", "linux"])
def test_each_system_s_own_questions_are_answered(
    system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the firewall asks, and where a hotspot is turned on."""
    named = {"win32": "Windows", "darwin": "Mac", "linux": "ufw"}
    hotspot = {"win32": "Indstillinger", "darwin": "Systemindstillinger", "linux": "nmcli"}
    monkeypatch.setattr("sys.platform", system)
    assert named[system] in explained()
    assert hotspot[system] in " ".join(explaining.hotspot(Words("da")))


def test_no_line_is_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """But a code and an address, which cannot be broken."""
    monkeypatch.setenv("COLUMNS", "60")
    lines = list(explaining.wrapped(iter(explained().splitlines())))
    assert max(map(len, lines)) <= 60


def test_a_terminal_that_has_no_such_signs_gets_no_code() -> None:
    """And one that is no terminal neither: the address stands above it."""
    assert list(explaining.qr("http://10.42.0.1:8501/test")) == []


def test_the_code_is_the_link_black_on_white(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two rows a line, on white whatever the terminal's colours, with a margin of four."""
    link = "http://10.42.0.1:8501/test"
    monkeypatch.setattr(explaining, "_can_show", lambda: True)
    rows: list[list[int]] = []
    for line in explaining.qr(link):
        assert line.startswith(explaining.INK)
        signs = line.removeprefix(explaining.INK).removesuffix(explaining.PLAIN)
        pairs = {sign: pair for pair, sign in explaining.HALVES.items()}
        rows += [[pairs[sign][0] for sign in signs], [pairs[sign][1] for sign in signs]]
    meant = [list(map(int, row)) for row in segno.make(link, micro=False).matrix_iter(border=4)]
    assert rows[: len(meant)] == meant


# The page that a phone tries

HERE = "http://10.42.0.1:8501"
ROOM = Ground(hosts=("10.42.0.1", "localhost", "127.0.0.1", "::1"))


def phone(address: str = HERE) -> TestClient:
    """A phone before a house that has a password and answers at the room's names."""
    app = behind(HASH, ground=ROOM)
    return TestClient(
        app, base_url=address, follow_redirects=False, headers={"accept": "text/html"}
    )


def test_a_phone_is_told_that_it_can_reach_us() -> None:
    """Without logging in, and without a cookie, a script or a link to anything."""
    page = phone().get("/test")
    assert page.status_code == 200
    assert "Din telefon kan nå Helhedstjek" in page.text
    assert "set-cookie" not in page.headers
    assert "<script" not in page.text
    assert len(page.content) < 1500


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_sent_to_the_page(method: str) -> None:
    """A form of another site is refused, and one of our own finds nothing that takes it."""
    elsewhere = {"origin": "http://evil.example", "sec-fetch-site": "cross-site"}
    assert phone().request(method, "/test", headers=elsewhere).status_code == 403
    assert phone().request(method, "/test", headers={"origin": HERE}).status_code == 405


@pytest.mark.parametrize(
    "host",
    [
        *("evil.example:8501", "10.42.0.1.evil.example", "evil.example", "10.42.0.2:8501"),
        *("localhost.evil.example", "10.42.0.1@evil.example", "", "[::ffff:10.42.0.1]:8501"),
    ],
)
@pytest.mark.parametrize("place", ["/", "/test", "/login", "/join", "/_stcore/health"])
def test_a_name_elsewhere_that_leads_here_is_refused(host: str, place: str) -> None:
    """Whoever has it, password or none, has no page of ours under a name that is not the room's."""
    assert phone().get(place, headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["10.42.0.1:8501", "127.0.0.1:8501", "LOCALHOST:8501", "[::1]"])
def test_the_room_s_own_names_are_answered_at(host: str) -> None:
    """The address on the wall, and what the facilitator's browser asks for."""
    assert phone().get("/test", headers={"host": host}).status_code == 200


def test_a_phone_cannot_see_the_screens_without_the_password() -> None:
    """It is sent to the login; the participants' page is open."""
    assert phone().get("/").headers["location"] == "/login"
    assert phone().get("/join").status_code == 200


@pytest.mark.parametrize(
    ("peer", "told"),
    [("10.42.0.7", 1), ("fd00::7", 1), ("127.0.0.1", 0), ("10.42.0.1", 0), ("::1", 0)],
)
def test_the_terminal_is_told_once_that_a_phone_has_come(peer: str, told: int) -> None:
    """However often it comes; this machine itself, at whichever address, is no phone."""
    came: list[None] = []
    page = Reaching("", lambda: came.append(None))
    app = Starlette(routes=[Route("/test", page.__call__)])
    with TestClient(app, base_url=HERE, client=(peer, 5000)) as client:
        for _ in range(3):
            assert client.get("/test").status_code == 200
    assert len(came) == told
