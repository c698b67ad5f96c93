"""Whoever reads along, and whoever types paper, in a real Chromium: in the light and the dark."""

from __future__ import annotations

import random
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
import uvicorn
from playwright.sync_api import expect

import workshop
from entrance import DESK, Front
from tests.browsing import WIDE, looks, violations
from tests.cast import NOW
from tests.citizens import asking, many
from tests.phones import lasting, serving
from tests.test_reading import link
from tests.wall import Day, day
from workshop import Decision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser
    from starlette.types import Receive, Scope, Send

    from content import Content
    from storage import DatabaseStore


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatabaseStore]:
    """One store for this module."""
    yield from lasting(tmp_path_factory)


@pytest.fixture(scope="module")
def address(content: Content, store: DatabaseStore) -> Iterator[str]:
    """The pages on a free port."""
    yield from serving(content, store)


@pytest.fixture(scope="module")
def read(content: Content, store: DatabaseStore) -> Day:
    """A room of the real shelves that has heard its citizens, talked, and promised."""
    made = day(content, store, shown=False)
    lot = random.Random(4)
    for who, _ in made.people:
        for place, key in enumerate(workshop.asked(content, "short")):
            rung = str(lot.choice((2, 3) if place % 3 else (0, 1, 4, 5)))
            said = workshop.Answer(statement=key, answer=rung, comment="", revision=2)
            here = store.workshop(made.room.id)
            assert here
            workshop.answer(store, content, who, here, said)
    asking(made.room)
    assert content.citizens
    for question in content.citizens.questions:
        many(made.room, "citizen", question.id, (0, 1, 1, 2, 0, 1))
    made.room.reveal()
    whose = (store, content, made.desk, made.room.id)
    agreed = Decision(statement=made.room.first, level="2", reason="Fordi")
    workshop.decide(*whose, agreed, seen=None, now=NOW)
    for factor in content.factors[:3]:
        step = factor.next_steps[0].id
        workshop.add_step(*whose, step, new_id=workshop.new_token, now=NOW)
    return made


@pytest.mark.parametrize(("width", "theme"), looks(390, 1280))
def test_it_is_read_on_a_phone_and_on_a_screen(
    browser: Browser, address: str, read: Day, width: int, theme: str
) -> None:
    """Nothing is wider than the window, axe holds nothing against it, and it has no script."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if theme == "dark" else "light",
    )
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda said: wrong.extend([said.text] * (said.type == "error")))
    for language in ("da", "en"):
        page.goto(f"{address}/read/{link(read.room)}?lang={language}")
        assert violations(page) == []
        assert page.evaluate(WIDE) == 0
        assert page.locator("h2").count() >= 6
        assert page.locator("script").count() == 0
    assert wrong == []
    context.close()


@pytest.mark.parametrize(("width", "theme"), looks(390, 1280))
def test_paper_is_typed_by_keyboard_alone(
    browser: Browser, content: Content, store: DatabaseStore, width: int, theme: str
) -> None:
    """Sheets without a mouse; a reload and a lost line keep what is not sent; axe is content."""
    made = day(content, store, shown=False)
    with walls(made) as address:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if theme == "dark" else "light",
        )
        context.add_cookies([{"name": DESK, "value": made.token, "url": address}])
        page = context.new_page()
        page.goto(f"{address}/w/{made.room.id}/indtast")
        for number in (1, 2):
            page.keyboard.type("3v-n?" * 6)
            expect(page.locator("#far")).to_contain_text("Enter")
            page.keyboard.press("Enter")
            expect(page.locator("h2").first).to_have_text(f"Skema {number + 1}")
        page.keyboard.type("337")
        expect(page.locator("#said")).to_contain_text("»7« ved 1.3")
        page.reload()
        expect(page.locator("[name=c1]")).to_have_value("3")
        for key in ("ArrowLeft", "Home", "ArrowDown", "4", "ArrowUp", "Enter"):
            page.keyboard.press(key)
        expect(page.locator("[name=c5]")).to_have_value("4")
        expect(page.locator("#said")).to_contain_text("1.3")
        context.set_offline(True)
        page.keyboard.type("3" * 40)
        page.keyboard.press("Enter")
        expect(page.locator("#said")).to_contain_text("Forbindelsen er væk")
        context.set_offline(False)
        assert violations(page) == []
        assert page.evaluate(WIDE) == 0
        page.reload()
        page.keyboard.press("Enter")
        expect(page.locator("h2").first).to_have_text("Skema 4")
        expect(page.locator("[name=c0]")).to_have_value("")
        context.close()
    assert len(workshop.pile(store, made.room.id)) == 3


@contextmanager
def walls(of: Day) -> Iterator[str]:
    """The pages for facilitators on a free port, with their stylesheets."""

    async def every(scope: Scope, receive: Receive, send: Send) -> None:
        inside = scope.get("path", "").startswith("/w/")
        await (of.pages.walls if inside else of.room.app())(scope, receive, send)

    server = uvicorn.Server(uvicorn.Config(Front(every), port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()
