"""The entrance of the real server, as people meet it: at its lines, its headers and its words."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from argon2 import PasswordHasher
from playwright.sync_api import expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from storage import open_store
from tests.browsing import AS_MADE, AS_STREAMLIT, ROOT, Server, Visitor, clean, visit
from tests.phones import COOKIE
from tests.wall import day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from content import Content

PASSWORD = "et langt kodeord"
HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
AS_WORKERS = ("-m", "uvicorn", "participants:app", "--port={port}", "--workers=2")
MISSING = "strace is needed: apt-get install strace (as root, make test does it itself)"
OUTSIDE = re.compile(r"connect\(.*AF_INET6?.*(?:inet_addr\(\"|inet_pton\(AF_INET6, \")([^\"]+)")


def headers(place: str, **said: str) -> dict[str, str]:
    """The headers of a page, in lower case."""
    asked = urllib.request.Request(place, headers={k.replace("_", "-"): v for k, v in said.items()})
    with urllib.request.urlopen(asked, timeout=10) as answer:
        return {name.lower(): value for name, value in answer.headers.items()}


@pytest.mark.parametrize("command", [AS_MADE, AS_STREAMLIT, AS_WORKERS], ids=["ours", "st", "join"])
def test_nobody_on_this_machine_is_believed(tmp_path: Path, command: tuple[str, ...]) -> None:
    """However it is started: a header that says https makes no cookie Secure, and no HSTS."""
    server = Server(tmp_path, command)
    try:
        told = headers(
            f"{server.address}/join", X_Forwarded_Proto="https", X_Forwarded_For="9.9.9.9"
        )
        assert "helhedstjek_browser" in told["set-cookie"]
        assert "Secure" not in told["set-cookie"]
        assert "strict-transport-security" not in told
        assert "HELHEDSTJEK_PROXIES" in server.said()
    finally:
        server.stopped()


def test_a_named_proxy_is_believed(tmp_path: Path) -> None:
    """And then the browser is told to stay at https; nobody is told what the server runs on."""
    server = Server(tmp_path, proxies="127.0.0.1", security_contact="mailto:it@here.dk")
    try:
        told = headers(
            f"{server.address}/join", X_Forwarded_Proto="https", X_Forwarded_For="9.9.9.9"
        )
        assert told["set-cookie"].endswith("; Secure")
        assert told["strict-transport-security"]
        assert "server" not in told
        assert headers(f"{server.address}/.well-known/security.txt")["content-type"]
    finally:
        server.stopped()


def test_the_participants_pages_start_without_the_screens() -> None:
    """A worker for phones loads no Streamlit."""
    check = "import sys, participants; sys.exit('streamlit' in sys.modules)"
    subprocess.run([sys.executable, "-c", check], cwd=ROOT, check=True, timeout=60)


def test_a_start_that_fails_says_why_and_no_more(tmp_path: Path) -> None:
    """A database that cannot be opened, or a proxy that is none: one sentence, no traceback."""
    for wrong in ({"DATABASE_URL": f"sqlite:///{tmp_path}/no/x.sqlite3"}, {"PROXIES": "nginx"}):
        ended = subprocess.run(
            [sys.executable, "serve.py", "--port=0"],
            cwd=ROOT,
            env={"PATH": "", **{f"HELHEDSTJEK_{key}": value for key, value in wrong.items()}},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert ended.returncode
        assert "HELHEDSTJEK_" in ended.stderr
        assert "did not start" in ended.stderr
        assert "Traceback" not in ended.stderr


def test_nothing_in_the_house_calls_out(tmp_path: Path) -> None:
    """Whatever a page says it is, the server asks nobody about it: no connection is tried."""
    if not shutil.which("strace"):
        pytest.fail(MISSING)
    trace = tmp_path / "trace"
    strace = ["strace", "-D", "-f", "--seccomp-bpf", "-e", "trace=connect,sendto", "-o", str(trace)]
    server = Server(tmp_path, before=strace)
    here = server.address.removeprefix("http://")
    stream = f"ws://{here}/_stcore/stream"
    cookie = {"Cookie": "helhedstjek_desk=mine"}
    try:
        for origin in ("http://evil.example", "null", "http://127.0.0.1:1", "https://evil.example"):
            with pytest.raises(InvalidStatus):
                connect(stream, origin=Origin(origin), additional_headers=cookie)
            for place in ("_stcore/health", "_stcore/host-config", "", "join"):
                headers(f"{server.address}/{place}", Origin=origin)
        ours = Origin(f"http://{here}")
        with connect(
            stream,
            origin=ours,
            additional_headers=cookie,
            subprotocols=[Subprotocol("streamlit")],
        ):
            pass
    finally:
        server.stopped()
    assert OUTSIDE.findall(trace.read_text(encoding="utf-8", errors="replace")) == []


def test_a_connection_outside_would_be_seen(tmp_path: Path) -> None:
    """The control: the same trace sees a program that does call out."""
    if not shutil.which("strace"):
        pytest.fail(MISSING)
    trace, calls = tmp_path / "trace", "import socket as s; s.socket().connect_ex(('192.0.2.1', 9))"
    strace = ["strace", "-f", "--seccomp-bpf", "-e", "trace=connect,sendto", "-o", str(trace)]
    calls = calls.replace("s.socket()", "(x := s.socket()).settimeout(.2) or x")
    subprocess.run([*strace, sys.executable, "-c", calls], check=True, timeout=60)
    assert OUTSIDE.findall(trace.read_text(encoding="utf-8")) == ["192.0.2.1"]


# In Chromium


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One running app with a password for this module, under a path."""
    running = Server(tmp_path_factory.mktemp("entrance"), password_hash=HASH, base="/tjek")
    yield running
    running.stopped()


@pytest.fixture
def visitor(browser: Browser, server: Server) -> Iterator[Visitor]:
    """A window."""
    with visit(browser, server, 1280, "light") as window:
        yield window


def log_in(visitor: Visitor, place: str) -> None:
    """Go somewhere, and through the login on the way."""
    visitor.page.goto(f"{visitor.address}/{place}")
    assert visitor.violations() == []
    visitor.page.get_by_label("Adgangskode").fill(PASSWORD)
    visitor.page.get_by_role("button", name="Log ind").click()
    visitor.settled()


def test_a_login_leads_to_the_screen_and_ends_in_words(visitor: Visitor) -> None:
    """Logged out in another tab, the open screen says so and leads back to where it was."""
    log_in(visitor, "w/abc/profil")
    page = visitor.page
    assert page.url.endswith("/tjek/w/abc/profil")
    other = page.context.new_page()
    other.goto(f"{visitor.address}/login")
    other.evaluate("fetch('logout', {method: 'POST'})")
    word = page.get_by_role("alert").filter(has_text="Du er ikke længere logget ind")
    expect(word).to_be_visible()
    expect(page.get_by_text("Forbindelsen er væk")).not_to_be_visible()
    page.wait_for_timeout(1500)  # Streamlit tries again, and is told again
    expect(word).to_be_visible()
    word.get_by_role("link", name="Log ind igen").click()
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind").click()
    page.wait_for_url("**/tjek/w/abc/profil")
    visitor.settled()
    clean(visitor)


def test_a_browser_without_cookies_is_told(visitor: Visitor) -> None:
    """No desk is shared by those who have none: the page says what is missing."""
    log_in(visitor, "")
    page = visitor.page
    page.context.clear_cookies(name="helhedstjek_desk")
    line = "new WebSocket(`${location.origin.replace('http', 'ws')}/tjek/_stcore/stream`, ['s'])"
    page.evaluate(f"() => {{ {line} }}")
    expect(page.get_by_role("alert")).to_contain_text("gemmer ikke cookies")


def test_a_new_screen_takes_the_focus(visitor: Visitor) -> None:
    """When the heading names another place, it is focused and the page is at its top."""
    log_in(visitor, "")
    page = visitor.page
    mark = "(place) => { document.querySelector('h1').dataset.focus = place }"
    here = page.evaluate("document.querySelector('h1').dataset.focus")
    page.evaluate("document.activeElement.blur()")
    page.evaluate(mark, here)
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 400)")
    page.evaluate(mark, "elsewhere")
    page.wait_for_function("document.activeElement.tagName == 'H1'")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0


def test_the_words_come_when_our_own_script_does_not(visitor: Visitor) -> None:
    """A proxy that serves the page and none of its files: within ten seconds it says so."""
    log_in(visitor, "")
    page = visitor.page
    page.route("**/entrance-static/*", lambda route: route.abort())
    page.route("**/static/**", lambda route: route.abort())
    page.goto(f"{visitor.address}/profil")
    expect(page.get_by_role("alert")).to_contain_text("Siden får ikke forbindelse")


def test_it_stops_at_once_while_phones_follow(tmp_path: Path, content: Content) -> None:
    """Three hundred phones that wait for news are answered, and the server has stopped."""
    server = Server(tmp_path)
    store = open_store(server.database)
    room = day(content, store)
    store.close()
    place, cookie = f"/answer/{room.room.id}/now/news", f"{COOKIE}{room.room.id}"
    known = {"Cookie": f"{cookie}={room.people[0][1]}"}
    asked = urllib.request.Request(f"{server.address}{place}", headers=known)
    with ExitStack() as stack:
        stack.callback(server.stopped)
        stamp = json.load(stack.enter_context(urllib.request.urlopen(asked, timeout=10)))["stamp"]
        asks = f"GET {place}?seen={stamp} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
        asks += f"Cookie: {known['Cookie']}\r\n\r\n"
        here = ("127.0.0.1", server.port)
        lines = [stack.enter_context(socket.create_connection(here)) for _ in range(300)]
        for line in lines:
            line.sendall(asks.encode())
        time.sleep(1)
        begun = time.monotonic()
        server.stopped()
        assert time.monotonic() - begun < 2
        assert {line.recv(12) for line in lines} == {b"HTTP/1.1 204"}
