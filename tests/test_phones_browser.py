"""The participants' pages in a real Chromium: bad networks, several tabs, devices and people."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

import workshop
from storage import DatabaseStore
from tests.browsing import PATIENCE, WIDE, looks, violations
from tests.phones import COOKIE, NOW, Phone, Room, lasting, opened, serving
from words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, Route

    from content import Content
    from workshop import Answer, Participant

DANISH = Words("da").say
PORTAL = "<!doctype html><title>Gæstenet</title><h1>Log på gæstenettet</h1>"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatabaseStore]:
    """One store for this module; every room in it is another's."""
    yield from lasting(tmp_path_factory)


@pytest.fixture
def room(content: Content, store: DatabaseStore) -> Room:
    """An anonymous workshop, open for answers."""
    return opened(content, store)


@pytest.fixture(scope="module")
def address(content: Content, store: DatabaseStore) -> Iterator[str]:
    """The pages on a free port, in a thread."""
    yield from serving(content, store)


class Hand:
    """A person with a browser, and what its console said."""

    def __init__(self, browser: Browser, address: str, room: Room, **asked: Any) -> None:  # noqa: ANN401
        usual: dict[str, Any] = {
            "viewport": {"width": 390, "height": 844},
            "locale": "da-DK",
            "reduced_motion": "reduce",  # a click waits while the page rolls
        }
        self.context: BrowserContext = browser.new_context(**usual | asked)
        self.address = address
        self.room = room
        self.errors: list[str] = []
        self.page = self.tab()

    def tab(self, place: str = "") -> Page:
        """Another tab of the same browser."""
        page = self.context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        if place:
            page.goto(f"{self.address}{place}")
        return page

    def join(self, page: Page | None = None, room: Room | None = None) -> Page:
        """Join through the link."""
        page, room = page or self.page, room or self.room
        page.goto(f"{self.address}/join/{room.link}")
        page.get_by_role("button", name="Begynd at svare").click()
        page.wait_for_url("**/why")
        return page

    def who(self, room: Room | None = None) -> Participant:
        """Whom this browser's cookie knows."""
        room = room or self.room
        kept = {
            str(cookie.get("name")): str(cookie.get("value")) for cookie in self.context.cookies()
        }
        return workshop.participant(room.store, kept[f"{COOKIE}{room.id}"])[0]

    def said(self, who: Participant | None = None) -> dict[str, str | None]:
        """What is kept of somebody, by statement."""
        kept: dict[str, Answer] = self.room.store.answers((who or self.who()).id)
        return {statement: answer.answer for statement, answer in kept.items()}

    def waits(self, page: Page | None = None) -> list[dict[str, object]]:
        """What the browser keeps that is not sent."""
        items = (page or self.page).evaluate("Object.values({...localStorage})")
        return [json.loads(item) for item in items]


@pytest.fixture
def hand(browser: Browser, address: str, room: Room) -> Iterator[Callable[..., Hand]]:
    """Makes people with browsers, and closes what they leave open."""
    made: list[Hand] = []

    def new(there: Room | None = None, **asked: Any) -> Hand:  # noqa: ANN401
        made.append(Hand(browser, address, there or room, **asked))
        return made[-1]

    yield new
    for one in made:
        assert one.errors == []
        one.context.close()


def choose(page: Page, place: int, value: str) -> None:
    """Choose an answer by its card; again where the page has moved on under the finger."""
    card = page.locator("fieldset").nth(place).locator(f"label:has([value='{value}'])")
    card.click()
    if card.locator("input").is_enabled() and not card.locator("input").is_checked():
        card.click()


def state(page: Page, place: int, kind: str) -> None:
    """Wait until a statement stands like this."""
    page.locator("fieldset").nth(place).locator(f".state[data-state={kind}]").wait_for()


def on(page: Page) -> None:
    """To the next factor."""
    page.locator("button[value=on]").click()


def chosen(page: Page, place: int) -> str | None:
    """The rung that a statement shows."""
    found = page.locator("fieldset").nth(place).locator("input:checked")
    return found.get_attribute("value") if found.count() else None


def puts(answer: Callable[[Route], None]) -> Callable[[Route], None]:
    """Something on the way that answers in our place, but for saving alone."""

    def between(route: Route) -> None:
        if route.request.method == "PUT":
            answer(route)
        else:
            route.continue_()

    return between


CUT = puts(lambda route: route.abort("internetdisconnected"))


def test_a_phone_loses_its_line_and_nothing_else(hand: Callable[..., Hand], room: Room) -> None:
    """Saved at once; offline it waits, also over a reload; online it goes out, newest last."""
    phone = hand()
    page = phone.join()
    choose(page, 0, "2")
    state(page, 0, "saved")
    assert page.locator("#the-count").inner_text().startswith("1 ")
    first, second, third = workshop.asked(room.content, "short")[:3]
    assert phone.said() == {first: "2"}

    phone.context.route("**/answer/**", CUT)
    choose(page, 0, "4")
    choose(page, 1, "dont_know")
    choose(page, 1, "1")
    state(page, 0, "waiting")
    state(page, 1, "waiting")
    page.reload()
    state(page, 1, "waiting")
    assert (chosen(page, 0), chosen(page, 1)) == ("4", "1")
    assert phone.said() == {first: "2"}

    phone.context.unroute("**/answer/**")
    page.evaluate("dispatchEvent(new Event('online'))")
    state(page, 0, "saved")
    state(page, 1, "saved")
    assert phone.said() == {first: "4", second: "1"}
    page.locator("fieldset").nth(2).get_by_text("Tilføj en kommentar").click()
    page.locator("fieldset").nth(2).locator("textarea").fill("En note")
    state(page, 2, "saved")
    on(page)
    page.wait_for_url("**/goals")
    assert room.store.answers(phone.who().id)[third].comment == "En note"
    assert phone.waits() == []


REPLIES: dict[str, tuple[Callable[[Route], None], str]] = {
    "a captive portal": (
        lambda route: route.fulfill(status=200, content_type="text/html", body=PORTAL),
        "blocked",
    ),
    "a foreign JSON": (
        lambda route: route.fulfill(status=200, json={"saved": True, "ok": 1}),
        "blocked",
    ),
    "another statement's acknowledgement": (
        lambda route: route.fulfill(
            status=200, json={"saved": True, "statement": "x", "person": "y", "answer": "3"}
        ),
        "blocked",
    ),
    "a redirect": (
        lambda route: route.fulfill(status=302, headers={"Location": "http://portal.invalid/"}),
        "blocked",
    ),
    "an empty 204": (lambda route: route.fulfill(status=204), "blocked"),
    "a proxy's 403": (lambda route: route.fulfill(status=403, body=PORTAL), "blocked"),
    "a proxy's 405": (lambda route: route.fulfill(status=405, body=""), "blocked"),
    "a proxy's 409": (lambda route: route.fulfill(status=409, body="Conflict"), "blocked"),
    "a proxy's 413": (lambda route: route.fulfill(status=413, body=PORTAL), "blocked"),
    "a proxy's 502": (lambda route: route.fulfill(status=502, body="Bad Gateway"), "waiting"),
    "nobody": (lambda route: route.abort("connectionreset"), "waiting"),
}


def test_whatever_answers_in_our_place_is_not_believed(
    hand: Callable[..., Hand], room: Room
) -> None:
    """The answer stays on the phone and the page says so; where only saving is stopped, the plain
    form gets it through, and then nothing waits any more.
    """
    phone = hand()
    page = phone.join()
    kept: dict[str, str] = {}
    for place, (between, (answer, kind)) in enumerate(REPLIES.items()):
        rung = str(place % 6)
        phone.context.route("**/answer/**", puts(answer))
        choose(page, 0, rung)
        state(page, 0, kind)
        assert "Ikke sendt endnu" in page.locator("#the-line").inner_text(), between
        assert [item["answer"] for item in phone.waits()] == [rung], between
        assert phone.said() == kept, between
        on(page)
        page.wait_for_url("**/goals")
        kept = {room.first: rung}
        assert phone.said() == kept, between
        assert phone.waits() == [], between
        phone.context.unroute("**/answer/**")
        page.go_back()
        state(page, 0, "saved")


def test_behind_a_portal_the_page_stays_and_goes_on_afterwards(
    hand: Callable[..., Hand], room: Room
) -> None:
    """Everything is answered by a portal: next does not lead into it, nothing is lost, and after
    the login all goes out.
    """
    phone = hand()
    page = phone.join()
    portal = "**/*"
    phone.context.route(
        portal, lambda route: route.fulfill(status=200, content_type="text/html", body=PORTAL)
    )
    choose(page, 0, "3")
    state(page, 0, "blocked")
    on(page)
    page.wait_for_timeout(300)
    assert page.locator("fieldset").count()
    assert "Log på netværket" in page.locator("#the-line").inner_text()
    phone.context.unroute(portal)
    on(page)
    page.wait_for_url("**/goals")
    assert phone.said() == {room.first: "3"}


def test_one_refused_answer_does_not_hold_the_others_back(
    hand: Callable[..., Hand], room: Room
) -> None:
    """A filter that dislikes one comment keeps that one; the rest is saved."""
    phone = hand()
    page = phone.join()
    phone.context.route(
        f"**/answer/*/{room.first}", puts(lambda route: route.fulfill(status=403, body="WAF"))
    )
    choose(page, 0, "3")
    state(page, 0, "blocked")
    choose(page, 1, "4")
    state(page, 1, "saved")
    assert list(phone.said().values()) == ["4"]


def test_a_lost_cookie_loses_no_answer(hand: Callable[..., Hand], room: Room) -> None:
    """The page says that it no longer knows who this is; one's own link brings both back."""
    phone = hand()
    page = phone.join()
    choose(page, 0, "1")
    state(page, 0, "saved")
    who, cookies = phone.who(), phone.context.cookies()
    token = next(str(c.get("value")) for c in cookies if str(c.get("name")).startswith(COOKIE))
    phone.context.clear_cookies()
    choose(page, 0, "5")
    state(page, 0, "unknown")
    on(page)
    page.wait_for_timeout(300)
    assert "Åbn dit eget link" in page.locator("#the-line").inner_text()
    assert phone.said(who) == {room.first: "1"}
    page.goto(f"{phone.address}/me/{token}")
    page.get_by_role("button", name="Fortsæt på denne enhed").click()
    page.wait_for_url("**/why#*")
    state(page, 0, "saved")
    assert phone.said(who) == {room.first: "5"}
    assert phone.waits() == []


def test_two_tabs_on_two_workshops(
    hand: Callable[..., Hand], content: Content, store: DatabaseStore, room: Room
) -> None:
    """Each tab keeps to its own workshop, and neither clears what the other has not sent."""
    there = opened(content, store, organisation="Nordby")
    phone = hand()
    page = phone.join()
    phone.context.route(f"**/answer/{room.id}/**", CUT)
    choose(page, 0, "2")
    state(page, 0, "waiting")
    other = phone.join(phone.tab(), there)
    choose(other, 0, "5")
    state(other, 0, "saved")
    other.locator("footer a").click()
    other.wait_for_url("**/done")
    assert len(phone.waits()) == 1
    phone.context.unroute(f"**/answer/{room.id}/**")
    choose(page, 1, "3")
    state(page, 0, "saved")
    state(page, 1, "saved")
    assert set(phone.said().values()) == {"2", "3"}
    assert [row.answer for row in store.rows(there.id)] == ["5"]


def test_two_tabs_and_two_people_on_one_phone(hand: Callable[..., Hand], room: Room) -> None:
    """The first one's tab is told that another answers now, and keeps its answers; the second sees
    none of them; one's own link brings the first back, and the answers out.
    """
    phone = hand()
    page = phone.join()
    choose(page, 0, "1")
    state(page, 0, "saved")
    first = phone.who()
    second_tab = phone.tab(f"/join/{room.link}")
    expect(second_tab.locator("h1")).to_have_text(f"{first.mark} svarer allerede på denne enhed")
    link = phone.tab(f"/answer/{room.id}/done").locator(".own a").get_attribute("href")
    second_tab.get_by_role("button", name="Jeg er en anden").click()
    second_tab.get_by_role("button", name="Begynd at svare").click()
    second_tab.wait_for_url("**/why")
    assert chosen(second_tab, 0) is None
    choose(second_tab, 0, "5")
    state(second_tab, 0, "saved")

    choose(page, 0, "2")
    state(page, 0, "another")
    on(page)
    page.wait_for_timeout(300)
    assert "En anden svarer nu" in page.locator("#the-line").inner_text()
    assert phone.said() == {room.first: "5"}
    assert phone.said(first) == {room.first: "1"}
    page.goto(str(link))
    assert str(phone.who().mark) in page.locator("main").inner_text()
    page.get_by_role("button", name="Fortsæt på denne enhed").click()
    page.wait_for_url("**/why#*")
    state(page, 0, "saved")
    assert phone.said() == {room.first: "2"}


def test_i_am_another_names_what_is_not_sent(hand: Callable[..., Hand], room: Room) -> None:
    """Before the phone changes hands, the first one's unsent answers are counted, not shown; they
    stay, and no other person's page clears them.
    """
    phone = hand()
    page = phone.join()
    phone.context.route("**/answer/**", CUT)
    choose(page, 0, "1")
    choose(page, 1, "2")
    state(page, 1, "waiting")
    page.goto(f"{phone.address}/join/{room.link}")
    expect(page.locator("#unsent")).to_contain_text("ikke er sendt endnu: 2")
    page.get_by_role("button", name="Jeg er en anden").click()
    page.get_by_role("button", name="Begynd at svare").click()
    page.wait_for_url("**/why")
    phone.context.unroute("**/answer/**")
    choose(page, 0, "4")
    state(page, 0, "saved")
    assert phone.said() == {room.first: "4"}
    assert sorted(str(item["answer"]) for item in phone.waits()) == ["1", "2"]


def test_two_devices_of_one_person(hand: Callable[..., Hand], room: Room) -> None:
    """The phone's count is far ahead, and still the laptop's later word stands; a word that the
    phone could not send before does not undo it, and the phone shows what stands and says so.
    """
    phone = hand()
    page = phone.join()
    for value in "234":
        choose(page, 0, value)
        state(page, 0, "saved")
    laptop = hand(storage_state=phone.context.storage_state())
    other = laptop.tab(f"/answer/{room.id}/why")
    assert chosen(other, 0) == "4"
    choose(other, 0, "1")
    state(other, 0, "saved")
    assert phone.said() == {room.first: "1"}

    phone.context.route("**/answer/**", CUT)
    choose(page, 0, "5")
    state(page, 0, "waiting")
    choose(other, 0, "0")
    state(other, 0, "saved")
    phone.context.unroute("**/answer/**")
    page.evaluate("dispatchEvent(new Event('online'))")
    state(page, 0, "newer")
    assert chosen(page, 0) == "0"
    assert "på en anden enhed" in page.locator("#the-line").inner_text()
    assert phone.said() == {room.first: "0"}
    choose(page, 0, "3")
    state(page, 0, "saved")
    assert phone.said() == {room.first: "3"}


def test_a_reload_goes_on_counting_and_a_copied_tab_does_not(
    hand: Callable[..., Hand], room: Room
) -> None:
    """After a reload the page is the same device with a higher count; a copy is another device."""
    phone = hand()
    page = phone.join()
    for value in "12":
        choose(page, 0, value)
        state(page, 0, "saved")
    who = phone.who()
    before = room.store.answers(who.id)[room.first]
    page.reload()
    choose(page, 0, "3")
    state(page, 0, "saved")
    after = room.store.answers(who.id)[room.first]
    assert after.device == before.device
    assert after.revision > before.revision
    with phone.context.expect_page() as opening:
        page.evaluate("window.open(location.href)")  # with a copy of this tab's own shelf
    copy = opening.value
    choose(copy, 0, "4")
    state(copy, 0, "saved")
    assert room.store.answers(who.id)[room.first].device != before.device
    choose(page, 0, "5")
    state(page, 0, "saved")
    assert phone.said() == {room.first: "5"}


def test_what_was_not_sent_in_time_is_shown(hand: Callable[..., Hand], room: Room) -> None:
    """Closed while answers wait: the page names them, and only then lets them go."""
    phone = hand()
    page = phone.join()
    phone.context.route("**/answer/**", CUT)
    choose(page, 0, "3")
    page.locator("fieldset").nth(0).get_by_text("Tilføj en kommentar").click()
    page.locator("fieldset").nth(0).locator("textarea").fill("Kun i ét center")
    state(page, 0, "waiting")
    room.reveal()
    page.reload()
    text = room.content.statements[room.first].text.da
    lost = page.locator("#not-sent li")
    expect(lost).to_contain_text(text)
    expect(lost).to_contain_text("Kun i ét center")
    assert phone.waits() == []


def test_a_page_that_is_open_when_it_closes(hand: Callable[..., Hand], room: Room) -> None:
    """Every page says by itself that it is closed, goes on where it is opened again, and follows to
    what the room sees. Without that line the next choice is told that it came too late, by name,
    and nothing can be chosen any more.
    """
    phone = hand()
    page = phone.join()
    done = phone.tab(f"/answer/{room.id}/done")
    alone = phone.tab()
    alone.route("**/now/news?*", lambda route: route.fulfill(body=PORTAL, content_type="text/html"))
    alone.goto(f"{phone.address}/answer/{room.id}/why")
    workshop.shut(room.store, room.desk, room.id)
    for one in (page, done):
        expect(one.locator("[data-state=shut]")).to_be_attached()
        assert "ændre" not in one.locator("main").inner_text()
    workshop.open_again(room.store, room.desk, room.id, now=NOW)
    expect(page.locator("fieldset").first).to_be_visible()
    room.reveal()
    for one in (page, done):
        expect(one.locator("h1")).to_contain_text("for få svar")
    choose(alone, 0, "3")
    expect(alone.locator("#not-sent li")).to_have_count(1)
    expect(alone.locator("#the-line")).to_have_text("Der er lukket for svar.")
    assert alone.locator("fieldset [type=radio]").first.is_disabled()
    assert phone.waits() == []


def test_who_waits_is_led_on(
    hand: Callable[..., Hand], content: Content, store: DatabaseStore
) -> None:
    """The page of somebody who waits goes on by itself when the facilitator lets them in."""
    room = opened(content, store, invited=1)
    Phone(room).join()
    late = hand(room)
    late.page.goto(f"{late.address}/join/{room.link}")
    late.page.get_by_role("button", name="Begynd at svare").click()
    late.page.wait_for_url("**/waiting")
    expect(late.page.locator("main")).to_contain_text("1 af 1 inviterede er med")
    expect(late.page.locator("main")).to_contain_text(str(late.who().mark))
    workshop.let_in(store, room.desk, room.id)
    late.page.wait_for_url("**/why", timeout=9000)


def test_what_the_version_before_kept_is_sent(hand: Callable[..., Hand], room: Room) -> None:
    """A phone that was offline during an upgrade sends what its old page could not."""
    phone = hand()
    page = phone.join()
    name = page.locator("#the-answers").get_attribute("data-phone")
    old = {"id": room.first, "answer": "4", "comment": "", "revision": 3, "at": 1}
    page.evaluate(
        "([name, id, item]) => localStorage.setItem(`helhedstjek:${name}:${id}`, item)",
        [name, room.first, json.dumps(old)],
    )
    page.reload()
    state(page, 0, "saved")
    assert phone.said() == {room.first: "4"}
    assert phone.waits() == []


def test_without_local_storage(hand: Callable[..., Hand], room: Room) -> None:
    """A private window without storage still saves at once, and keeps what waits in memory."""
    phone = hand(viewport={"width": 320, "height": 600})
    denied = "Object.defineProperty(window, '%s', {get() { throw new Error('no') }})"
    for shelf in ("localStorage", "sessionStorage"):
        phone.page.add_init_script(denied % shelf)
    page = phone.join()
    choose(page, 0, "5")
    state(page, 0, "saved")
    phone.context.route("**/answer/**", CUT)
    choose(page, 0, "4")
    state(page, 0, "waiting")
    phone.context.unroute("**/answer/**")
    page.evaluate("dispatchEvent(new Event('online'))")
    state(page, 0, "saved")
    assert phone.said() == {room.first: "4"}


def test_without_javascript(hand: Callable[..., Hand], room: Room) -> None:
    """Without scripts the form does it."""
    phone = hand(java_script_enabled=False)
    page = phone.join()
    choose(page, 0, "5")
    on(page)
    page.wait_for_url("**/goals")
    page.locator("button[value=back]").click()
    page.wait_for_url("**/why")
    assert phone.said() == {room.first: "5"}
    assert page.locator("fieldset").nth(0).locator("[value='5']").is_checked()


@pytest.mark.parametrize(("width", "theme"), looks(320, 390))
def test_every_page_is_accessible(
    hand: Callable[..., Hand],
    content: Content,
    store: DatabaseStore,
    width: int,
    theme: str,
) -> None:
    """Axe finds nothing, nothing is wider than the phone, and nothing to press is too small."""
    room = opened(content, store, invited=1, slips=True)
    slips = workshop.print_slips(store, room.desk, room.id, 3)
    one, late = (
        hand(room, viewport={"width": width, "height": 800}, color_scheme=theme) for _ in range(2)
    )
    found = [_violations(one.page, f"{one.address}/{p}") for p in ("join", f"join/{room.link}")]
    for person, slip in zip((one, late), slips, strict=False):
        person.page.goto(f"{one.address}/join/{room.link}")
        person.page.locator("#slip").fill(slip)
        person.page.get_by_role("button", name="Begynd at svare").click()
    one.page.wait_for_url("**/why")
    own = f"{one.address}/answer/{room.id}"
    token = next(
        str(c.get("value")) for c in late.context.cookies() if COOKIE in str(c.get("name"))
    )
    found += [_violations(one.page, f"{own}/{place}") for place in ("why", "done", "delete")]
    elsewhere = (f"join/{room.link}", f"me/{token}", "join/nobody")
    found += [_violations(one.page, f"{one.address}/{place}") for place in elsewhere]
    late.page.wait_for_url("**/waiting")
    found.append(_violations(late.page, f"{own}/waiting"))
    room.reveal()
    found.append(_violations(one.page, f"{own}/why"))
    assert found == [[]] * 10


SMALL = """() =>
  [...document.querySelectorAll("button, summary, .rung, .button, select, input.code")]
    .filter((e) => e.getBoundingClientRect().height < 47.9).map((e) => e.outerHTML)"""


def _violations(page: Page, place: str) -> list[str]:
    page.goto(place)
    assert page.evaluate(WIDE) == 0
    assert page.evaluate(SMALL) == []
    for summary in page.locator("summary").all():
        summary.click()
    return violations(page)


# ---- What may be left out ----


def test_what_may_be_left_out_is_folded_and_counts_for_nothing(
    hand: Callable[..., Hand], room: Room
) -> None:
    """A politician opens the other statements, answers one, and is as far as before; what waits to
    be sent there stands open.
    """
    politician = hand()
    page = politician.page
    page.goto(f"{politician.address}/join/{room.link}")
    page.locator("select[name=level]").select_option("politik")
    page.get_by_role("button", name="Begynd at svare").click()
    page.wait_for_url("**/why")
    assert _violations(page, page.url) == []
    page.reload()
    count, others = page.locator("#the-count"), page.locator("details.others")
    choose(page, 0, "3")
    state(page, 0, "saved")
    expect(count).to_have_text("1 af 10")
    place = page.locator("fieldset:not([data-other])").count()
    expect(page.locator("fieldset").nth(place)).to_be_hidden()
    others.locator("> summary").click()
    choose(page, place, "2")
    state(page, place, "saved")
    expect(count).to_have_text("1 af 10")
    assert sorted(filter(None, politician.said().values())) == ["2", "3"]
    page.reload()
    assert others.evaluate("box => box.open")


def test_a_choice_leads_on_but_never_under_a_finger(hand: Callable[..., Hand], room: Room) -> None:
    """A card that was tapped leads to the next statement without an answer, as things stand when
    the page moves; whoever has tapped again meanwhile is not moved.
    """
    page = hand(room).join()
    choose(page, 0, "3")
    page.wait_for_timeout(600)
    stood = page.evaluate("scrollY")
    assert stood > 100
    page.evaluate(
        """() => { const tap = (place) => {
            const rung = document.querySelectorAll("fieldset")[place].querySelector(".rung");
            rung.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
            rung.querySelector("input").click() };
        tap(2); document.body.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true })) }"""
    )
    page.wait_for_timeout(500)
    assert page.evaluate("scrollY") == stood
