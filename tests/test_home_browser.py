"""The first screen in a real Chromium: nothing that is needed lies below the fold."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import workshop
from storage import open_store
from tests.browsing import WIDE, Server, Visitor, clean, looks, visit
from tests.screening import begun, prepared

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOLD = {"width": 1280, "height": 800}
FORTY = "a-desk-with-forty-workshops"
LONG = "a-desk-with-long-names"
ALL_OF_IT = ".hk-first-screen"
NEEDED = "h1, .hk-do a, .hk-links a, .st-key-search, .st-key-choice, .hk-desk tbody:first-of-type"


@pytest.fixture(scope="module", autouse=True)
def _desks(server: Server) -> None:
    """A desk of forty workshops, and one of names that are hard to set."""
    store, today = open_store(server.database), datetime.now(UTC).date()
    desk, long = workshop.desk_of(FORTY), workshop.desk_of(LONG)
    prepared(store, desk=desk, organisation="Nordvig", name="Nord", meets_on=today)
    for number in range(39):
        here = begun(store, f"Kommune {number % 13}", desk=desk)
        day = today + timedelta(days=40 if number % 2 else -40)
        workshop.call(store, desk, here.id, name=f"Runde {number}", meets_on=day)
    for name in ("W" * 120, "Tværgående styregruppe " * 5, "<h1>![x](y) **fed**", "קבוצה"):
        here = begun(store, name[:120], desk=long)
        workshop.call(store, long, here.id, name=name[:120], meets_on=today)
    store.close()


def opened(visitor: Visitor, desk: str = "", place: str = "", language: str = "da") -> Page:
    """A page of this desk's, as wide and high as a small laptop shows it."""
    cookies = {"helhedstjek_language": language} | ({"helhedstjek_desk": desk} if desk else {})
    address = visitor.address
    visitor.page.context.add_cookies(
        [{"name": name, "value": value, "url": address} for name, value in cookies.items()]
    )
    return visitor.open(place)


def lowest(page: Page, of: str) -> float:
    """How far down the last of these ends."""
    found = page.locator(of).all()
    boxes = [box for one in found if (box := one.bounding_box())]
    assert len(boxes) == len(found) > 0
    return max(box["y"] + box["height"] for box in boxes)


@pytest.mark.parametrize(("language", "theme"), [("da", "light"), ("en", "dark")])
def test_a_stranger_sees_all_of_it_at_once(
    browser: Browser, server: Server, language: str, theme: str
) -> None:
    """At 1280 x 800 the first screen ends above the fold, radar, factors, whose it is and all."""
    with visit(browser, server, 1280, theme) as visitor:
        visitor.page.set_viewport_size(FOLD)  # type: ignore[arg-type] # a width and a height
        page = opened(visitor, language=language)
        expect(page.locator(".hk-factors li")).to_have_count(6)
        assert lowest(page, ALL_OF_IT) <= FOLD["height"]
        assert visitor.violations() == []
        clean(visitor)


@pytest.mark.parametrize("desk", [FORTY, LONG])
def test_a_consultant_sees_what_is_due_at_once(browser: Browser, server: Server, desk: str) -> None:
    """Heading, ways, search, choices and what is most urgent are above the fold."""
    with visit(browser, server, 1280, "light") as visitor:
        visitor.page.set_viewport_size(FOLD)  # type: ignore[arg-type] # as above
        page = opened(visitor, desk)
        needed = NEEDED if desk == FORTY else NEEDED.replace(".st-key-search, .st-key-choice, ", "")
        assert lowest(page, needed) <= FOLD["height"]
        clean(visitor)


@pytest.mark.parametrize(("width", "theme"), looks(320, 390, 1280))
def test_the_list_is_accessible_and_fits(
    browser: Browser, server: Server, width: int, theme: str
) -> None:
    """Axe finds nothing, and no name, however long, makes the page wider than its window."""
    with visit(browser, server, width, theme) as visitor:
        for desk in (FORTY, LONG):  # what a stranger sees, and the guides: tests/test_browser.py
            page = opened(visitor, desk)
            assert (desk, page.evaluate(WIDE), visitor.violations()) == (desk, 0, [])
        clean(visitor)


def test_a_search_a_choice_and_the_way_on(browser: Browser, server: Server) -> None:
    """Typed and sent, a search looks everywhere; a choice shows its own; a row leads on."""
    with visit(browser, server, 1280, "light") as visitor:
        page = opened(visitor, FORTY)
        rows = page.locator(".hk-desk tbody tr")
        expect(rows).to_have_count(1)
        page.get_by_label("Find organisation eller workshop").fill("runde 37")
        page.keyboard.press("Enter")
        expect(rows).to_have_count(1)
        expect(rows.first).to_contain_text("Runde 37")
        page.get_by_label("Find organisation eller workshop").fill("")
        page.keyboard.press("Enter")
        expect(rows.first).to_contain_text("Nordvig")
        page.locator("label", has_text="Tidligere, 20").click()
        expect(rows).to_have_count(20)
        rows.first.locator(".hk-on").click()
        page.wait_for_url("**/w/*/svar-sammen")
        expect(page).to_have_title(re.compile("Svar · .+ · Helhedstjek"))
        clean(visitor)


def test_whoever_has_a_code_finds_the_way(browser: Browser, server: Server) -> None:
    """A participant who came to the first screen gets to where the code is typed."""
    with visit(browser, server, 390, "light") as visitor:
        opened(visitor).get_by_role("link", name="Har du en kode? Svar her").click()
        visitor.page.wait_for_url("**/join")


def test_a_link_between_guides_leads_to_its_heading(browser: Browser, server: Server) -> None:
    """From one guide into the middle of another; the language leads on to the same guide.

    Whoever types the address in the plural comes to the first guide.
    """
    with visit(browser, server, 1280, "light") as visitor:
        page = opened(visitor, place="vejledninger")
        page.locator('.hk-text a[href$="#svar-fra-en-fil"]').first.click()
        page.wait_for_url("**/vejledning-author#svar-fra-en-fil")
        expect(page.locator("#svar-fra-en-fil")).to_be_in_viewport()
        page.locator(".hk-chapters a").first.click()
        expect(page.locator(".hk-text h2").first).to_be_in_viewport()
        page.get_by_role("link", name="English").click()
        page.wait_for_url("**/vejledning-author")
        clean(visitor)
