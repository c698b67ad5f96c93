"""A whole workshop on a laptop's hotspot without the internet: two machines, and none elsewhere."""

from __future__ import annotations

import io
from base64 import b64decode
from typing import TYPE_CHECKING

import pikepdf
import pytest
import segno
from playwright.sync_api import expect

from tests.browsing import Visitor, clean
from tests.hosts import ELSEWHERE, LAPTOP, Hosts, window
from tests.terminals import HELHEDSTJEK, Terminal
from tests.test_workshop_browser import FACTORS, answer_all, joined, on, prepared

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser


PORT = 8501
CALLS = f"import socket; s = socket.socket(); s.settimeout(.2); s.connect_ex(('{ELSEWHERE}', 443))"


@pytest.fixture
def room(hosts: Hosts, tmp_path: Path) -> Iterator[Terminal]:
    """`helhedstjek room` at the laptop's terminal, in a folder without anything."""
    terminal = Terminal(hosts.inside("laptop", HELHEDSTJEK, "room"), tmp_path)
    yield terminal
    terminal.close()


def test_a_workshop_on_a_hotspot_without_the_internet(
    browser: Browser, hosts: Hosts, room: Terminal
) -> None:
    """From `helhedstjek room` to the PDF: the phone comes in by the code on the wall, answers and
    is revealed, and not a packet is sent anywhere else.
    """
    room.until(r"1  Hotspot \(wlan0\): 10\.42\.0\.1")
    room.type("1")
    room.until("Adgangskode: ")
    room.type("")
    password = room.until(r"kun bliver vist nu: (\S+)\n")[1]
    room.until("Du selv: Åbn http://127.0.0.1:8501/")

    phone = window(browser, hosts, "phone", f"http://{LAPTOP}:{PORT}")
    phone.page.goto(f"{phone.address}/test")
    expect(phone.page.locator("h1")).to_have_text("Din telefon kan nå Helhedstjek")
    assert phone.page.context.cookies() == []
    room.until("En telefon er nået frem")

    wall = window(browser, hosts, "laptop", f"http://127.0.0.1:{PORT}")
    wall.page.goto(wall.address)
    wall.page.get_by_label("Adgangskode").fill(password)
    wall.page.get_by_role("button", name="Log ind").click()
    wall.settled()
    link = prepared(wall)
    assert link.startswith(f"{phone.address}/join/")
    assert code_of(wall) == drawn(link)

    page = joined(phone, link, "chef")
    for factor in FACTORS:
        page.wait_for_url(f"**/answer/*/{factor}")
        answer_all(page, "3")
        expect(page.locator("[role=status]")).to_contain_text("Gemt")
        on(page)
    page.wait_for_url("**/answer/*/done")

    wall.page.reload()
    wall.settled()
    wall.page.get_by_role("button", name="Luk for svar").click()
    wall.page.get_by_role("button", name="Vis svarene").click()
    wall.page.wait_for_url("**/profil")
    expect(wall.page.locator(".hk-profile tbody tr").first).to_contain_text("3,0")
    assert pages(wall) > 3

    for visitor in (phone, wall):
        # Browsers heed this header over TLS and at localhost alone, and say so everywhere else.
        visitor.errors = [said for said in visitor.errors if "Cross-Origin-Opener" not in said]
        clean(visitor)
        visitor.page.context.browser.close()  # type: ignore[union-attr] # it has one
    assert room.interrupted() == 0
    assert "Traceback" not in room.said
    assert hosts.came() == 0
    for name in ("laptop", "phone"):
        before = hosts.came()
        hosts.ran(name, "python3", "-c", CALLS)
        assert hosts.came() > before, "a packet sent out would not have been counted"


def code_of(wall: Visitor) -> str:
    """The picture of the code on the wall."""
    source = str(wall.page.locator(".hk-qr").first.get_attribute("src"))
    return b64decode(source.partition("base64,")[2]).decode()


def drawn(link: str) -> str:
    """The picture of a code that leads to this link."""
    made = io.BytesIO()
    segno.make(link, error="m", micro=False).save(
        made, kind="svg", border=4, dark="#12211F", light="#FFFFFF", omitsize=True
    )
    return made.getvalue().decode()


def pages(wall: Visitor) -> int:
    """How many pages the report has that the wall's browser is given."""
    wall.open(f"w/{wall.page.url.split('/w/')[1].split('/')[0]}/rapport")
    with wall.page.expect_download() as coming:
        wall.page.get_by_role("button", name="PDF").first.click()
    with pikepdf.open(coming.value.path()) as report:
        return len(report.pages)
