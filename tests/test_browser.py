"""The whole app in a real Chromium: what a management team does, sees, and takes home."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from playwright.sync_api import expect

import workshop
from content import load
from storage import open_store
from tests.browsing import Server, Visitor, clean, visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

SCREENS = (
    "",
    "forbered",
    "svar-sammen",
    "undervejs",
    "dagsorden",
    "profil",
    "naeste-skridt",
    "rapport",
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One running app for this module."""
    running = Server(tmp_path_factory.mktemp("browser"))
    yield running
    running.process.terminate()
    running.process.wait()


@pytest.fixture
def visitor(browser: Browser, server: Server) -> Iterator[Visitor]:
    """A window of a wall's width."""
    with visit(browser, server, 1280, "light") as window:
        yield window


def _begin(visitor: Visitor) -> Page:
    page = visitor.open("")
    page.get_by_label("Hvilken organisation svarer I for?").fill("Eksempelkøbing Kommune")
    page.get_by_role("button", name="Begynd at svare sammen").click()
    page.wait_for_url("**/svar-sammen")
    return visitor.settled()


def _choose(page: Page, rung: str) -> None:
    # The input itself lies hidden behind its card; a person clicks the card.
    page.locator("label", has_text=rung).first.click()
    page.get_by_text("✓ Gemt").wait_for()


def test_a_team_answers_together_sees_the_radar_and_takes_the_report_home(
    visitor: Visitor, tmp_path: Path
) -> None:
    """Thirty statements agreed in the browser become a radar, steps, and an accessible PDF."""
    page = _begin(visitor)
    for place in range(1, 31):
        page.get_by_text(f"Svar sammen, {place} af 30").wait_for()
        _choose(page, "Findes ikke" if 16 <= place <= 20 else "Er i brug i flere forvaltninger")
        page.get_by_role("button", name="Se profilen" if place == 30 else "Næste udsagn").click()
    page.wait_for_url("**/profil")
    expect(page.locator("h1")).to_contain_text("kortest med smidig styring")
    expect(page.locator(".js-plotly-plot .scatterlayer, .js-plotly-plot .polar")).not_to_have_count(
        0
    )
    page.get_by_role("link", name="Rapport", exact=True).click()
    page.wait_for_url("**/rapport")
    visitor.settled()
    with page.expect_download() as download:
        page.get_by_role("button", name="Hent rapporten (PDF)").click()
    path = tmp_path / "report.pdf"
    download.value.save_as(path)
    with pikepdf.open(path) as document:
        assert str(document.Root.Lang).startswith("da")
        assert "Eksempelkøbing Kommune" in str(document.docinfo.Title)
    clean(visitor)


def test_what_was_agreed_survives_a_killed_server_and_a_reload(
    visitor: Visitor, server: Server
) -> None:
    """After kill -9, a restart and a reload the room stands at the same statement and choice."""
    page = _begin(visitor)
    _choose(page, "Drøftes, men er ikke aftalt")
    page.get_by_role("button", name="Næste udsagn").click()
    page.get_by_text("Svar sammen, 2 af 30").wait_for()
    _choose(page, "Ved ikke")
    server.killed()
    page.reload()
    visitor.settled()
    page.get_by_text("Svar sammen, 2 af 30").wait_for()
    chosen = page.locator('label:has(input[type="radio"]:checked)')
    expect(chosen).to_contain_text("Ved ikke")
    desk = workshop.desk_of(visitor.cookie("helhedstjek_desk"))
    store = open_store(server.database)
    here = workshop.at_desk(store, desk)
    assert here
    said = {key: found.answer for key, found in workshop.settled(store, here.id).items()}
    store.close()
    assert said == {"written_reason": "1", "target_group_described": "dont_know"}


def test_the_language_switch_keeps_the_place(visitor: Visitor) -> None:
    """A click on English shows the same statement in English, and the page says its language."""
    page = _begin(visitor)
    _choose(page, "Ved ikke")
    page.get_by_role("button", name="Næste udsagn").click()
    page.get_by_text("Svar sammen, 2 af 30").wait_for()
    page.get_by_role("link", name="English").click()
    page.get_by_text("Answer together, 2 of 30").wait_for()
    assert page.locator("html").get_attribute("lang") == "en"
    expect(page.locator("h1")).to_have_text(load().statements["target_group_described"].text.en)
    clean(visitor)


def test_the_first_byte_of_the_page_says_its_language(server: Server) -> None:
    """The page is Danish, and forbids everything from elsewhere, before any script has run."""
    with urllib.request.urlopen(server.address) as answer:
        assert '<html lang="da">' in answer.read().decode()
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "HttpOnly" in answer.headers["Set-Cookie"]


@pytest.mark.parametrize("place", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_the_language_switch_leads_nowhere_else(server: Server, place: str) -> None:
    """A forged way back ends on our own first screen."""

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            return None

    opener = urllib.request.build_opener(Stay)
    with pytest.raises(urllib.error.HTTPError) as answer:
        opener.open(f"{server.address}/language/en?next={place}")
    assert answer.value.headers["Location"] == "/"
    answer.value.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_every_screen_is_accessible(
    browser: Browser, server: Server, width: int, theme: str
) -> None:
    """Axe finds nothing against WCAG 2.1 A and AA on any screen, wide or narrow, light or dark."""
    with visit(browser, server, width, theme) as visitor:
        _begin(visitor)
        assert {"svar-sammen": visitor.violations()} == {"svar-sammen": []}
        visitor.open("").get_by_role("button", name="Se et eksempel").click()
        visitor.page.wait_for_url("**/profil")
        for screen in SCREENS:
            if screen != "svar-sammen":
                visitor.open(screen)
                assert {screen: visitor.violations()} == {screen: []}
        clean(visitor)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_screen_scrolls_sideways(browser: Browser, server: Server, width: int) -> None:
    """From 320 px no screen is wider than its window."""
    with visit(browser, server, width, "light") as visitor:
        visitor.open("").get_by_role("button", name="Se et eksempel").click()
        visitor.page.wait_for_url("**/profil")
        for screen in SCREENS:
            page = visitor.open(screen)
            overflow = page.evaluate(
                "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
            )
            assert (screen, overflow) == (screen, 0)
