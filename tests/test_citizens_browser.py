"""Citizens in a real Chromium: large plain pages without a script, and the screens beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import workshop
from storage import open_store
from tests.browsing import WIDE, Server, clean, looks, violations, visit
from tests.citizens import asking, many, reveal
from tests.phones import Room, lasting, opened, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from content import Content
    from storage import DatabaseStore

SMALL = """() =>
  [...document.querySelectorAll("button, summary, .rung, .button")]
    .filter((e) => e.getBoundingClientRect().height < 47.9).map((e) => e.outerHTML)"""
TINY = """() =>
  [...document.querySelectorAll("main p, main li, main span, main button, main a, main summary")]
    .filter((e) => parseFloat(getComputedStyle(e).fontSize) < 18).map((e) => e.outerHTML)"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatabaseStore]:
    """One store for this module; every room in it is another's."""
    yield from lasting(tmp_path_factory)


@pytest.fixture(scope="module")
def address(content: Content, store: DatabaseStore) -> Iterator[str]:
    """The pages on a free port, in a thread."""
    yield from serving(content, store)


def held_against(page: Page) -> list[str]:
    """What axe, the width and the sizes hold against the page."""
    for summary in page.locator("summary").all():
        summary.click()
    wide = page.evaluate(WIDE)
    return [
        *violations(page),
        *page.evaluate(SMALL),
        *page.evaluate(TINY),
        *([f"{wide} px"] if wide else []),
    ]


@pytest.mark.parametrize(("width", "theme"), looks(320, 390, 1024))
def test_every_page_is_accessible(  # noqa: PLR0917 - where and how it is seen
    browser: Browser, content: Content, store: DatabaseStore, address: str, width: int, theme: str
) -> None:
    """Axe finds nothing, no text is below 18 px, nothing to press below 48, nothing too wide."""
    room = opened(content, store)
    link = f"{address}/citizens/{asking(room)}"
    dark = theme == "dark"
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light"
    )
    page, found = context.new_page(), []
    page.goto(link)
    found += held_against(page)
    page.get_by_label("Jeg er tæt på en, der får hjælp").check()
    page.get_by_role("button", name="Begynd").click()
    page.wait_for_url("**/1")
    found += held_against(page)
    page.get_by_label("Det er meget forskelligt").check()
    page.get_by_role("button", name="Gå videre").click()
    page.wait_for_url("**/2")
    found += held_against(page)
    for place in (link, "done", "delete", "99"):
        page.goto(place if place == link else f"{address}/citizens/at/{room.id}/{place}")
        found += held_against(page)
    workshop.stop_citizens(store, room.desk, room.id)
    page.goto(link)
    found += held_against(page)
    assert found == []
    context.close()


def test_it_works_without_a_script_and_by_keyboard(
    browser: Browser, content: Content, store: DatabaseStore, address: str
) -> None:
    """From the link to the thanks with the keys alone, where no script may run."""
    room = opened(content, store)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/citizens/{asking(room)}")
    page.locator("input[name=voice]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/1")
    page.locator("input[name=answer]").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/2")
    page.get_by_role("button", name="Stop her").click()
    page.wait_for_url("**/done")
    expect(page.locator("h1")).to_have_text("Tak")
    assert store.heard(room.id) == {("who_to_call", "citizen"): {1: 1}}
    page.get_by_role("button", name="Glem mig her").click()
    expect(page.locator("h1")).to_have_text("Du er glemt her")
    page.get_by_role("link", name="Lad en anden svare").click()
    expect(page.locator("h1")).to_have_text("Dine svar om hjælpen fra kommunen")
    context.close()


def test_two_tabs_after_the_reveal(
    browser: Browser, content: Content, store: DatabaseStore, address: str
) -> None:
    """What is sent from a tab that was drawn before is told that it came too late."""
    room = opened(content, store)
    context = browser.new_context()
    one, other = context.new_page(), context.new_page()
    one.goto(f"{address}/citizens/{asking(room)}")
    one.get_by_label("Jeg får selv hjælp").check()
    one.get_by_role("button", name="Begynd").click()
    one.wait_for_url("**/1")
    other.goto(one.url)
    one.get_by_label("Nej").check()
    reveal(room)
    one.get_by_role("button", name="Gå videre").click()
    for page in (one, other):
        page.reload()
        expect(page.locator("h1")).to_have_text("Du kan ikke svare her mere")
    context.close()


def test_from_the_button_to_the_profile(browser: Browser, content: Content, server: Server) -> None:
    """The facilitator asks, a citizen answers as five have done, the answers stand beside the
    profile, and axe finds nothing on either screen.
    """
    with visit(browser, server, 1280, "light") as wall:
        page = wall.open("forbered")
        page.get_by_label("Hvilken organisation svarer I om?").fill("Øby")
        page.get_by_label("Hvem skal svarene handle om?").fill("Voksne med flere sager")
        page.get_by_role("button", name="Opret workshoppen").click()
        page.wait_for_url("**/w/*/undervejs")
        page.get_by_role("button", name="Åbn for svar").click()
        page.get_by_role("button", name="Spørg borgerne").click()
        said = str(page.locator(".hk-secret code", has_text="/citizens/").text_content())
        link = f"http{said.rsplit('http', maxsplit=1)[1]}"
        store, here = open_store(server.database), page.url.split("/w/")[1].split("/")[0]
        many(Room(content, store, "", here, "", ""), "citizen", "who_to_call", [3] * 5)
        store.close()
        answer(browser, link)
        expect(page.get_by_text("6 har svaret.")).to_be_visible()
        assert wall.violations() == []
        page.get_by_role("button", name="Luk for svar").click()
        page.get_by_role("button", name="Vis svarene").click()
        page.wait_for_url("**/profil")
        expect(page.get_by_role("heading", name="Borgernes egne svar")).to_be_visible()
        expect(page.get_by_role("row", name="Nej 6")).to_be_visible()
        assert wall.violations() == []
        clean(wall)


def answer(browser: Browser, link: str) -> None:
    """One citizen answers the first question."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(link)
    page.get_by_label("Jeg får selv hjælp").check()
    page.get_by_role("button", name="Begynd").click()
    page.get_by_label("Nej").check()
    page.get_by_role("button", name="Stop her").click()
    page.wait_for_url("**/done")
    context.close()
