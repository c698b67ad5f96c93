"""The journey in a browser: whole words in its lanes and its table, on a phone and in the system's
own colours, and what helps with a field said in Danish.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import sheets
import workshop
from sheets import Journey, Touch
from storage import open_store
from tests.browsing import WIDE, Visitor, clean
from tests.screening import CONTENT, DESK, TOKEN, begun
from tests.test_sheet_roles import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator

    from tests.browsing import Server

SOFT = "\N{SOFT HYPHEN}"
BROKEN = """
every => every.flatMap(part => {
    const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT), found = [];
    for (let text; text = walk.nextNode();) {
        const range = document.createRange(), tops = [...text.data].map((sign, n) => {
            range.setStart(text, n);
            range.setEnd(text, n + 1);
            return [...range.getClientRects()].at(-1)?.top ?? 0;
        });
        tops.forEach((top, n) => {
            const [last, next] = [text.data[n - 1], text.data[n]];
            const letters = [last, next].every(sign => /\\p{L}/u.test(sign ?? ""));
            if (letters && top > tops[n - 1] + 4) found.push(text.data);
        });
    }
    return found;
})
"""
"""The texts in which a line ends between two letters, with no hyphen."""


@pytest.fixture
def visitor(browser: Browser, server: Server) -> Iterator[Visitor]:
    """A narrow window in the system's own colours, at no workshop yet."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        forced_colors="active",
        locale="da-DK",
        reduced_motion="reduce",
    )
    cookie = {"name": "helhedstjek_desk", "value": TOKEN, "url": server.address}
    context.add_cookies([cookie])  # type: ignore[list-item] # its own kind of dictionary
    yield Visitor(context, server.address)
    context.close()


def colour(of: Locator, name: str) -> str:
    """A colour of what is drawn, as the browser reckons it."""
    return str(of.evaluate("(part, name) => getComputedStyle(part)[name]", name))


def test_the_journey_is_read_in_whole_words(visitor: Visitor, server: Server) -> None:
    """No word is broken but at a hyphen, a contact stands under the other on a phone, filled and
    hollow stay apart where the system chooses the colours, and no button says "Help".
    """
    redesign = CONTENT.redesign
    assert redesign
    store = open_store(server.database)
    here = begun(store)
    filled = next(one for _, one in sheets.example(redesign, "da") if isinstance(one, Journey))
    workshop.fill(store, DESK, here.id, Journey, lambda _: filled, now=NOW)
    page = visitor.open(f"w/{here.id}/borgerrejse")
    chips = page.locator(".hk-chip, .hk-course-table tbody :is(th, td)")
    assert chips.evaluate_all(BROKEN) == []
    expect(page.locator(".hk-chip", has_text="læg")).to_have_text(f"Ind{SOFT}læg{SOFT}gel{SOFT}se")
    table = page.locator(".hk-course-table")
    assert table.evaluate("one => one.scrollWidth <= one.parentElement.clientWidth")
    paper = colour(page.locator("body"), "backgroundColor")
    assert colour(page.locator(".hk-point.hk-now").first, "backgroundColor") != paper
    assert colour(page.locator(".hk-point.hk-broke").first, "backgroundColor") != paper
    expect(page.locator('[aria-label="Hjælp til: Hvad skete der?"]')).to_have_count(0)
    expect(page.locator('[aria-label="Hjælp til: Hvem talte borgeren med?"]')).to_have_count(1)
    expect(page.locator('[aria-label^="Help"]')).to_have_count(0)
    assert (page.evaluate(WIDE), visitor.violations()) == (0, [])
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert chips.evaluate_all(BROKEN) == []
        assert page.evaluate(WIDE) == 0
    clean(visitor)
    store.close()


def test_the_other_sheets_are_read_in_whole_words(visitor: Visitor, server: Server) -> None:
    """No word of the tables of Organising and of the heads of Leader roles is cut on a phone, and
    one without an end takes no room from the other columns of the journey.
    """
    redesign = CONTENT.redesign
    assert redesign
    store = open_store(server.database)
    here = begun(store)
    for _, one in sheets.example(redesign, "da"):
        workshop.fill(store, DESK, here.id, type(one), lambda _, one=one: one, now=NOW)  # type: ignore[misc] # each its own
    page = visitor.open(f"w/{here.id}/organisering")
    expect(page.locator(".hk-stages")).to_have_count(1)
    assert page.locator(".hk-read :is(th, td)").evaluate_all(BROKEN) == []
    page = visitor.open(f"w/{here.id}/lederroller")
    assert page.locator(".hk-roles thead th").evaluate_all(BROKEN) == []
    assert page.evaluate(WIDE) == 0
    page.set_viewport_size({"width": 1280, "height": 900})
    touch = Touch(id="t", actor="w" * 200, happened="w" * 200, felt="w" * 200)
    workshop.fill(store, DESK, here.id, Journey, lambda _: Journey(today=(touch,)), now=NOW)
    table = visitor.open(f"w/{here.id}/borgerrejse").locator(".hk-course-table")
    assert table.evaluate("one => one.scrollWidth <= one.parentElement.clientWidth")
    store.close()
