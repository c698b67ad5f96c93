"""Behind the real nginx, as docs/nginx.conf sets it up; and what is said when it is set up wrongly.

Each fault of a proxy is told in the log with what to change, and where a page is shown, on it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

import pytest
from argon2 import PasswordHasher
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from playwright.sync_api import expect

from entrance.proxy import Fault
from tests.browsing import ROOT, Server, Visitor, free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

CONF = (ROOT / "docs" / "nginx.conf").read_text(encoding="utf-8")
PAGE = (ROOT / "docs" / "proxy.md").read_text(encoding="utf-8")
PASSWORD = "et langt kodeord"
HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
NGINX = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
MISSING = "nginx is needed: apt-get install nginx-light (as root, make test does it itself)"
PEOPLE = ("-m", "uvicorn", "participants:app", "--port={port}", "--no-server-header")
MAIN = """daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1;
events {{ worker_connections 512; }}
http {{ access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
include {folder}/helhedstjek.conf; }}
"""


class Behind(NamedTuple):
    """What stands behind the proxy, and the certificate that stands in front."""

    folder: Path
    screens: Server
    people: Server

    def log(self) -> str:
        """What both have said."""
        return self.screens.said() + self.people.said()


def certificate(folder: Path) -> None:
    """One that nobody has signed but its maker, as for a test it should be."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=2))
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "helhedstjek.pem").write_bytes(made.public_bytes(pem))
    (folder / "helhedstjek.key").write_bytes(secret)


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    """The screens in one process, the participants' pages in another, on one database."""
    if not NGINX:
        pytest.fail(MISSING)
    folder = tmp_path_factory.mktemp("proxy")
    certificate(folder)
    told = {
        "password_hash": HASH,
        "base": "/helhedstjek",
        "proxies": "127.0.0.1",
        "hosts": "localhost 127.0.0.1",
        "security_contact": "mailto:it@example.dk",
    }
    screens = Server(folder, **told)
    (folder / "people").mkdir()
    people = Server(folder / "people", PEOPLE, **told, database_url=screens.database)
    yield Behind(folder, screens, people)
    screens.stopped()
    people.stopped()


@contextmanager
def nginx(behind: Behind, wrong: tuple[str, str] = ("", "")) -> Iterator[str]:
    """The proxy's address, set up as the documentation says but for what is wrong."""
    https, http, folder = free_port(), free_port(), behind.folder
    conf = re.sub(*wrong, CONF) if wrong[0] else CONF
    assert wrong[0] == "" or conf != CONF
    for said, here in (
        ("helhedstjek.example.dk", "localhost"),
        ("listen 80", f"listen 127.0.0.1:{http}"),
        ("listen 443", f"listen 127.0.0.1:{https}"),
        ("/etc/ssl", str(folder)),
        ("127.0.0.1:8501", f"127.0.0.1:{behind.screens.port}"),
        ("127.0.0.1:8502", f"127.0.0.1:{behind.people.port}"),
    ):
        assert said in conf
        conf = conf.replace(said, here)
    (folder / "helhedstjek.conf").write_text(conf, encoding="utf-8")
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder), encoding="utf-8")
    running = subprocess.Popen([str(NGINX), "-c", str(folder / "nginx.conf"), "-p", str(folder)])
    try:
        for _ in range(100):
            if (folder / "pid").exists():
                break
            time.sleep(0.05)
        yield f"https://localhost:{https}/helhedstjek"
    finally:
        running.terminate()
        running.wait()
        (folder / "pid").unlink(missing_ok=True)


@contextmanager
def visited(browser: Browser, behind: Behind, fault: str = "") -> Iterator[Visitor]:
    """A window in front of the proxy; it trusts the certificate, and its owner reads English."""
    with nginx(behind, WRONG[fault] if fault else ("", "")) as address:
        context = browser.new_context(ignore_https_errors=True, locale="da-DK")
        context.add_cookies([{"name": "helhedstjek_language", "value": "en", "url": address}])
        yield Visitor(context, address)
        context.close()


def logged_in(visitor: Visitor) -> Page:
    """The first page, through the login."""
    page = visitor.page
    page.goto(f"{visitor.address}/")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/helhedstjek/")
    return page


def test_everything_works_behind_nginx(browser: Browser, behind: Behind) -> None:
    """Login, a screen and its line, a participant's form and answers, over TLS under a path."""
    before = behind.log()
    with visited(browser, behind) as visitor:
        address = visitor.address
        logged_in(visitor)
        visitor.settled()
        page = visitor.open("w/abc/profil")
        assert page.url == f"{address}/w/abc/profil"
        cookies = {c["name"]: c for c in page.context.cookies()}
        assert cookies["helhedstjek_login"]["secure"]
        assert cookies["helhedstjek_desk"]["path"] == "/helhedstjek/"
        assert visitor.errors == []
        page.goto(f"{address}/join?lang=en")
        page.get_by_label("8-character code").fill("AAAA2222")
        page.get_by_role("button").click()
        expect(page.get_by_role("alert")).to_be_visible()
        asked = page.request.get(f"{address}/join")
        assert asked.headers["strict-transport-security"]
        assert asked.headers["server"] == "nginx"
        contact = address.replace("/helhedstjek", "/.well-known/security.txt")
        assert "mailto:it@example.dk" in page.request.get(contact).text()
    assert behind.log() == before


WRONG = {
    "no Host": (r"proxy_set_header Host .*;", ""),
    "Host without the port": (r"Host \$http_host", "Host $host"),
    "no X-Forwarded-For": (r"proxy_set_header X-Forwarded-For .*;", ""),
    "no X-Forwarded-Proto": (r"proxy_set_header X-Forwarded-Proto .*;", ""),
    "a slash at the end": (r"/helhedstjek {(\s+)(.*)screens;", r"/helhedstjek/ {\1\2screens/;"),
    "two slashes": (r"(/helhedstjek {\s+.*)screens;", r"\1screens/;"),
    "no-referrer": (r"server_tokens off;", "add_header Referrer-Policy no-referrer always;"),
    "no room for files": (r"client_max_body_size 3m;", ""),
    "no Upgrade": (r"proxy_set_header (Upgrade|Connection) .*;", ""),
}


def told(behind: Behind, fault: Fault) -> bool:
    """Whether the log says what to change, and the documentation too."""
    mends = fault.told.split("nginx: ")[-1].rsplit(". ", 1)[-1]
    return fault.told in behind.log() and mends[:20] in PAGE


def test_without_the_host(browser: Browser, behind: Behind) -> None:
    """The name is not ours, and the page says who hides it."""
    with visited(browser, behind, "no Host") as visitor:
        visitor.page.goto(f"{visitor.address}/")
        expect(visitor.page.locator("main")).to_contain_text("does not answer at this address")
        expect(visitor.page.locator("main")).to_contain_text("(Host)")
    assert told(behind, Fault.NAME)


def test_with_a_host_without_its_port(browser: Browser, behind: Behind) -> None:
    """The browser's own word lets forms through; the screen says what it lacks."""
    with visited(browser, behind, "Host without the port") as visitor:
        page = logged_in(visitor)
        expect(page.get_by_role("alert")).to_contain_text("(Host)")
    assert told(behind, Fault.HOST)


def test_without_who_asks(browser: Browser, behind: Behind) -> None:
    """Nothing is to be seen; the log says that all visitors are counted as one."""
    with visited(browser, behind, "no X-Forwarded-For") as visitor:
        visitor.page.goto(f"{visitor.address}/join")
    assert told(behind, Fault.FOR)


def test_without_the_scheme(browser: Browser, behind: Behind) -> None:
    """Everything works, with cookies that are not Secure; the log says so."""
    with visited(browser, behind, "no X-Forwarded-Proto") as visitor:
        logged_in(visitor)
        visitor.settled()
    assert told(behind, Fault.PROTO)


@pytest.mark.parametrize("fault", ["a slash at the end", "two slashes"])
def test_with_the_path_taken_away(browser: Browser, behind: Behind, fault: str) -> None:
    """Our own page says so, in the visitor's language."""
    with visited(browser, behind, fault) as visitor:
        visitor.page.goto(f"{visitor.address}/")
        expect(visitor.page.locator("main")).to_contain_text("removes the first part")
    assert told(behind, Fault.PREFIX)


def test_with_a_referrer_policy_of_its_own(browser: Browser, behind: Behind) -> None:
    """Forms say `Origin: null`, and get through on the browser's own word."""
    with visited(browser, behind, "no-referrer") as visitor:
        logged_in(visitor)
        visitor.settled()
    assert told(behind, Fault.ORIGIN)


def test_with_too_little_room_for_files(browser: Browser, behind: Behind) -> None:
    """What nginx refuses never reaches us; the page's script sees it and says so."""
    upload = "fetch('_stcore/upload_file/a/b', {method: 'PUT', body: new Uint8Array(2e6)})"
    with visited(browser, behind, "no room for files") as visitor:
        page = logged_in(visitor)
        visitor.settled()
        assert page.evaluate(f"{upload}.then((said) => said.status)") == 413
        expect(page.get_by_role("alert")).to_contain_text("refuses a file of that size")
    assert told(behind, Fault.SIZE)


def test_without_the_upgrade(browser: Browser, behind: Behind) -> None:
    """The screen gets no line: within ten seconds the page says why, and whom to ask."""
    with visited(browser, behind, "no Upgrade") as visitor:
        page = logged_in(visitor)
        word = page.get_by_role("alert")
        expect(word).to_contain_text("The page cannot connect.")
        expect(word).to_contain_text("(Upgrade)")
        assert visitor.violations() == []
    assert told(behind, Fault.UPGRADE)


def test_under_a_path_that_only_the_proxy_knows(
    browser: Browser, behind: Behind, tmp_path: Path
) -> None:
    """Without HELHEDSTJEK_BASE the page's files are not found: within ten seconds it says so."""
    screens = Server(tmp_path, proxies="127.0.0.1", hosts="localhost 127.0.0.1")
    alone = behind._replace(screens=screens)
    try:
        with visited(browser, alone, "a slash at the end") as visitor:
            visitor.page.goto(f"{visitor.address}/")
            word = visitor.page.get_by_role("alert")
            expect(word).to_contain_text("The page cannot connect.")
    finally:
        screens.stopped()
