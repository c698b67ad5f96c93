"""The grid of the leader roles in a browser: single letters, the focus, a finger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

import workshop
from sheets import Roles, proposed_roles
from storage import open_store
from tests.browsing import WIDE, Visitor, clean
from tests.screening import CONTENT, DESK, TOKEN, begun
from tests.test_sheet_roles import NOW

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browsing import Server


def test_letters_are_written_into_the_grid(browser: Browser, server: Server) -> None:
    """A letter shows at once and is on disk, the focus stays though the heading changes, and Enter
    or a finger leads to the task below.
    """
    redesign = CONTENT.redesign
    assert redesign
    store = open_store(server.database)
    here = begun(store)
    sheet = proposed_roles(redesign.roles, "da")
    workshop.fill(store, DESK, here.id, Roles, lambda _: sheet, now=NOW)
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    cookie = {"name": "helhedstjek_desk", "value": TOKEN, "url": server.address}
    context.add_cookies([cookie])  # type: ignore[list-item] # its own kind of dictionary
    visitor = Visitor(context, server.address)
    page = visitor.open(f"w/{here.id}/lederroller")
    cell = page.locator("tr[data-task=t25] td[data-role=owner]")
    cell.click()
    for key in ("h", "ArrowRight", "u", "ArrowDown", "Backspace"):
        page.keyboard.press(key)
    assert cell.inner_text().startswith("H")
    expect(page.locator("h1")).to_have_text("28 af 30 opgaver har én, der beslutter. To har ingen.")
    expect(page.locator("tr[data-task=t26] td[data-role=forum]")).to_be_focused()
    marks = {t.id: t.marks for t in workshop.the_sheet(store, here.id, Roles).sheet.tasks}
    assert (marks["t25"]["owner"], marks["t25"]["forum"]) == (("heard",), ("does",))
    assert "forum" not in marks["t26"]
    page.keyboard.press("Enter")
    task = page.get_by_role("combobox", name="Opgave")
    expect(task).to_have_value("2. Tegne borgeres forløb sammen med dem")
    expect(task).to_be_focused()
    page.locator("tr[data-task=t27] td[data-role=committee]").tap()
    expect(task).to_have_value("3. Fortælle medarbejderne, hvad borgerne fik ud af det")
    assert page.evaluate(WIDE) == 0
    clean(visitor)
    store.close()
