"""The wall and a phone in a real Chromium: they follow by themselves, and nothing has to scroll."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from starlette.types import ASGIApp, Receive, Scope, Send

import answering
import workshop
from entrance import DESK, Front
from tests.browsing import PATIENCE, WCAG
from tests.phones import COOKIE, lasting
from tests.wall import NOW, Day, day
from words import Words
from workshop import Action, Decision, Vote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from content import Content
    from storage import DatabaseStore

SAY = Words("da").say
SHOWS: tuple[workshop.Shows, ...] = ("join", "finding", "statement", "vote", "plan", "pause")
BEYOND = """() => {
    const wall = document.querySelector("main"), page = document.documentElement;
    return [wall.scrollHeight - wall.clientHeight, page.scrollWidth - innerWidth] }"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatabaseStore]:
    """One store for this module."""
    yield from lasting(tmp_path_factory)


@pytest.fixture(scope="module")
def shown(content: Content, store: DatabaseStore) -> Day:
    """A room of fourteen whose answers have been shown."""
    return day(content, store)


@pytest.fixture(scope="module")
def address(shown: Day) -> Iterator[str]:
    """Walls and phones on a free port, in a thread."""
    server = uvicorn.Server(uvicorn.Config(Front(Every(shown)), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


class Every:
    """The walls' addresses and the participants' in one app."""

    def __init__(self, of: Day) -> None:
        self.walls: ASGIApp = of.pages.walls
        self.phones: ASGIApp = of.pages.phones
        self.others: ASGIApp = answering.pages(of.room.content, of.room.store)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand it on."""
        path = scope.get("path", "")
        follows = "/now" in path or path.startswith("/following-static/")
        phones = self.phones if follows else self.others
        await (self.walls if path.startswith("/w/") else phones)(scope, receive, send)


@pytest.fixture
def context(browser: Browser, address: str, shown: Day) -> Iterator[BrowserContext]:
    """A browser that holds the desk and is one of the people."""
    made = browser.new_context(viewport={"width": 1280, "height": 800}, locale="da-DK")
    told = {DESK: shown.token, f"{COOKIE}{shown.room.id}": shown.people[0][1]}
    made.add_cookies([{"name": n, "value": v, "url": address} for n, v in told.items()])
    yield made
    made.close()


def long(signs: int) -> str:
    """As many signs as one may write."""
    return ("Et ord og endnu et " * signs)[:signs].strip()


def opened(context: BrowserContext, place: str) -> tuple[Page, list[str]]:
    """A page, and what goes wrong on it."""
    page, wrong = context.new_page(), list[str]()
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.extend([said.text] * (said.type == "error")))
    page.goto(place)
    return page, wrong


def violations(page: Page) -> list[str]:
    """What axe holds against it."""
    options = {"runOnly": {"type": "tag", "values": WCAG}}
    return [rule["id"] for rule in Axe().run(page, options=options).response["violations"]]


def test_the_wall_and_a_phone_follow_the_control(
    context: BrowserContext, address: str, shown: Day, store: DatabaseStore
) -> None:
    """Through the whole talk within a second, on one stage, clean, and keeping what is pressed."""
    shown.show("finding")
    wall, wrong = opened(context, f"{address}/w/{shown.room.id}/vaeg")
    phone, more = opened(context, f"{address}/answer/{shown.room.id}/now")
    phone.set_viewport_size({"width": 390, "height": 844})
    statement = shown.room.content.statements[shown.room.first].text.da
    shown.show("statement", statement=shown.room.first)
    for page in (wall, phone):
        expect(page.get_by_role("heading", level=1)).to_have_text(statement, timeout=5000)
        assert violations(page) == []
    poll = shown.ask("rerate", about=shown.room.first)
    phone.get_by_role("radio").nth(2).check()
    expect(phone.get_by_role("status")).to_contain_text("Gemt")
    assert workshop.voted(store, shown.people[0][0], poll) == Vote("2")
    expect(wall.get_by_text(SAY("{n} of {all} have rated again", n=1, all=14))).to_be_visible()
    shown.close(poll)
    steps = tuple(shown.room.content.steps)[:8]
    dots = shown.ask("dots", options=steps)
    shown.show("vote", poll=dots.id)
    add = phone.get_by_role("button", name=SAY("One dot more on {letter}", letter="B"))
    for _ in range(3):
        add.click()
    expect(add).to_be_disabled()
    expect(phone.get_by_role("status")).to_contain_text("0 tilbage")
    assert workshop.voted(store, shown.people[0][0], dots) == Vote(dots={steps[1]: 3})
    shown.close(dots)
    commit = shown.ask("commit")
    phone.get_by_role("radio").nth(2).check()
    expect(phone.get_by_role("status")).to_contain_text("Gemt")
    phone.get_by_role("textbox").press_sequentially("Mere tid")  # and the field is not left
    expect(phone.get_by_role("status")).to_have_text("")
    expect(phone.get_by_role("status")).to_contain_text("Gemt")
    assert workshop.voted(store, shown.people[0][0], commit) == Vote("2", words="Mere tid")
    shown.show("vote", poll=dots.id)
    for width, height in ((1280, 800), (1920, 1080)):
        wall.set_viewport_size({"width": width, "height": height})
        for shows in ("join", "finding", "statement", "vote", "plan", "pause"):
            shown.show(shows, statement=shown.room.first)
            kind = "finding" if shows == "finding" else shows
            wall.wait_for_selector(f"main.{kind}")
            assert wall.evaluate(BEYOND) == [0, 0], (shows, width)
    assert (wrong, more) == ([], [])


def test_nothing_long_pushes_anything_off_the_wall(
    browser: Browser, address: str, content: Content, store: DatabaseStore
) -> None:
    """The longest that can be written is cut visibly: the other argument, the clock and who backs
    the plan are seen all the same, and what there is no room for stands on a page of its own.
    """
    room = day(content, store, organisation=long(200))
    context = browser.new_context()
    context.add_cookies([{"name": DESK, "value": room.token, "url": address}])
    wall, wrong = opened(context, f"{address}/w/{room.room.id}/vaeg")

    def fits(shows: workshop.Shows, sees: str, **more: Any) -> None:  # noqa: ANN401
        room.show(shows, statement=room.room.first, **more)
        for width, height in ((1280, 800), (1920, 1080)):
            wall.set_viewport_size({"width": width, "height": height})
            expect(wall.locator(sees)).to_be_in_viewport(ratio=1)
            assert wall.evaluate(BEYOND) == [0, 0], (sees, width)

    def decides(**said: Any) -> None:  # noqa: ANN401 - what was decided
        decision = Decision(statement=room.room.first, **said)
        workshop.decide(store, content, room.desk, room.room.id, decision, seen=None, now=NOW)

    decides(unresolved=True, low=long(2000), high=long(2000))
    fits("statement", ".both dd:last-child", talk="pairs", minutes=4, since=NOW)
    decides(level="5", reason=long(2000))
    fits("statement", ".reason", talk="pairs", minutes=4, since=NOW)
    poll = room.ask("commit")
    for who, _ in room.people:
        workshop.vote(store, who, poll, Vote("5"))
    room.close(poll)
    for many in range(1, 8):
        factor, title = content.factors[many % 6].id, long(200)
        own = Action(id="", factor=factor, title=title, owner=title, first_sign=long(2000))
        new, desk = workshop.new_token, room.desk
        workshop.add_own(store, content, desk, room.room.id, own, new_id=new, now=NOW)
        if many in {3, 6}:
            fits("plan", f".promises:has(li:nth-child({many}):last-child) ~ .under .bars")
    for page, stand in enumerate((4, 3)):
        fits("plan", f".promises:has(li:nth-child({stand}):last-child) ~ .under", page=page)
    assert wrong == []
    context.close()


def test_a_wall_that_has_lost_its_line_says_so(
    context: BrowserContext, address: str, shown: Day
) -> None:
    """The last picture stays, and one line is said; narrow, it flows as a page."""
    shown.show("finding")
    wall, _ = opened(context, f"{address}/w/{shown.room.id}/vaeg")
    told = wall.get_by_role("heading", level=1).inner_text()
    context.set_offline(True)
    expect(wall.get_by_role("status")).to_contain_text("Forbindelsen er væk")
    assert wall.get_by_role("heading", level=1).inner_text() == told
    context.set_offline(False)
    shown.show("pause")
    wall.wait_for_selector("main.pause")
    expect(wall.get_by_role("status")).to_be_empty()
    wall.set_viewport_size({"width": 640, "height": 400})
    assert wall.evaluate(BEYOND)[1] == 0
