"""One day played in Chromium: the control, the wall in a window of its own, and twelve phones.

From an empty form to three promises, and what became of them half a year later. The tests hold what
is seen on the way, and the tour shows it.
"""

from __future__ import annotations

import re
from contextlib import closing
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

import workshop
from content import load
from docs.people import PATIENCE, Phone, RealPhone, twelve
from storage import open_store

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Locator, Page

    from words import Language, Words

CONTROL: Final = {"width": 1280, "height": 800}
WALL: Final = {"width": 1920, "height": 1080}
PHONE: Final = {"width": 390, "height": 844}
REAL: Final = frozenset({0, 5, 10})
"""A director, a head of service and a team leader press a real phone."""
STILL: Final = """() => {
    const app = document.querySelector("[data-testid=stApp]");
    return !app || app.dataset.testScriptState === "notRunning";
}"""


class Texts(NamedTuple):
    """What the room writes, in one language."""

    organisation: str
    name: str
    target_group: str
    reason: str
    low: str
    high: str
    looks: str
    again: str
    owners: tuple[str, str, str]
    doubt: str
    told: tuple[str, str, str]


TEXTS: Final[dict[Language, Texts]] = {
    "da": Texts(
        organisation="Nordvig Kommune",
        name="Ledelsesdagen",
        target_group="Voksne over 18 år, der får hjælp fra mindst tre forvaltninger",
        reason="Vi har besluttet en regel, men ingen har skrevet den.",
        low="Jeg har aldrig set det på skrift, og det har mine ledere heller ikke.",
        high="Det står i ledelsesgrundlaget, og direktionen har godkendt det.",
        looks="HR-chefen",
        again="De mødes i tre forvaltninger, og Sundhed er ikke med endnu.",
        owners=("Økonomichefen", "Kommunaldirektøren", "Chefen for Voksne"),
        doubt="At vi får timer til det.",
        told=(
            "Fire borgere fik hjælp, før regningen var delt.",
            "Sagen var ens i alle tre udvalg i januar.",
            "Reglen gælder nu alle forløb, og elleve borgere fik hjælp først.",
        ),
    ),
    "en": Texts(
        organisation="Nordvig Municipality",
        name="Leadership day",
        target_group="Adults over 18 who get help from at least three departments",
        reason="We have decided on a rule, but nobody has written it.",
        low="I have never seen it in writing, and neither have my managers.",
        high="It stands in our principles of leadership, which the board has approved.",
        looks="The head of HR",
        again="They meet in three departments, and Health does not take part yet.",
        owners=("The head of finance", "The chief executive", "The head of adult services"),
        doubt="That we get the hours for it.",
        told=(
            "Four citizens got help before the bill was shared.",
            "The matter was the same in all three committees in January.",
            "The rule is for all pathways now, and eleven citizens got help first.",
        ),
    ),
}


class Day:
    """Whoever holds the control, the wall beside it, and the people with their phones."""

    def __init__(self, browser: Browser, address: str, database: str, words: Words) -> None:
        self.browser, self.address, self.database = browser, address.rstrip("/"), database
        self.words, self.say, self.texts = words, words.say, TEXTS[words.language]
        self.content = load()
        self.asked = {
            factor.id: [key for key in workshop.asked(self.content, "short") if key in of]
            for factor in self.content.factors
            if (of := {s.id for s in factor.statements})
        }
        self.contexts: list[BrowserContext] = []
        self.errors: list[str] = []
        self.context = self._window(CONTROL)
        self.control: Page = self.context.new_page()
        self.control.set_default_timeout(PATIENCE)
        self.wall: Page = self.control
        self.phones: list[Phone] = []
        self.id = self.link = ""

    def _window(self, size: dict[str, int]) -> BrowserContext:
        made = self.browser.new_context(
            viewport=size,  # type: ignore[arg-type] # of a literal
            color_scheme="light",
            locale="da-DK",
            reduced_motion="reduce",  # or each answer waits until the page has rolled to the next
        )
        cookie = {"name": "helhedstjek_language", "value": self.words.language}
        made.add_cookies([cookie | {"url": self.address}])  # type: ignore[list-item] # the same
        made.on("weberror", lambda wrong: self.errors.append(str(wrong.error)))
        self.contexts.append(made)
        return made

    @property
    def real(self) -> list[RealPhone]:
        """The phones with a screen."""
        return [phone for phone in self.phones if isinstance(phone, RealPhone)]

    # The control's ways.

    def at(self, screen: str) -> Page:
        """The control goes to a screen of the workshop."""
        place = f"w/{self.id}/{screen}" if self.id else screen
        self.control.goto(f"{self.address}/{place}")
        return self.still()

    def over(self) -> None:
        """Everybody goes home."""
        for context in self.contexts:
            context.close()

    def still(self) -> Page:
        """Wait until the control has its heading, and nothing runs."""
        self.control.locator("h1").first.wait_for()
        self.control.wait_for_function(STILL)
        return self.control

    def button(self, message: str, **values: object) -> Locator:
        """A button of the control, by what it says."""
        return self.control.get_by_role("button", name=self.say(message, **values), exact=True)

    def field(self, message: str, **values: object) -> Locator:
        """A field of the control, by its label."""
        return self.control.get_by_label(self.say(message, **values), exact=True)

    # Before and while people answer.

    def prepare(self) -> None:
        """A workshop for twelve, from the empty form."""
        self.at("forbered")
        self.field("Which organisation do you answer for?").fill(self.texts.organisation)
        self.field("The workshop’s own name").fill(self.texts.name)
        self.field("Whom are the answers to be about?").fill(self.texts.target_group)
        self.field("How many are invited?").fill("12")
        self.control.locator("h1").first.click()  # leaves the field

    def create(self) -> None:
        """Keep it."""
        self.button("Create the workshop").click()
        self.control.wait_for_url("**/w/*/undervejs")
        self.id = self.control.url.split("/w/")[1].split("/")[0]
        self.still()

    def open(self) -> None:
        """Let people in, and put the wall up."""
        self.button("Open for answers").click()
        secret = self.control.locator(".hk-secret code").first
        self.link = f"{self.address}{urlsplit(str(secret.text_content())).path}"
        with self.context.expect_page() as opened:
            self.control.locator('a[href$="/vaeg"]').first.click()
        self.wall = opened.value
        self.wall.set_viewport_size(WALL)  # type: ignore[arg-type] # of a literal
        self.wall.locator("#the-wall").wait_for()

    def come(self) -> None:
        """Twelve come in."""
        for number, who in enumerate(twelve(self.content)):
            context = self._window(PHONE)
            phone = RealPhone(context, who) if number in REAL else Phone(context, who)
            phone.join(self.link, self.words)
            self.phones.append(phone)

    def answer(self, first: int = 0, last: int = 12) -> None:
        """All answer everything, or those from the first to before the last."""
        for phone in self.phones[first:last]:
            phone.answer(self.asked, phone.who.said)

    def shut(self) -> None:
        """Close for answers."""
        self.button("Close for answers").click()
        self.button("Show the answers").wait_for()

    def reveal(self) -> None:
        """Show the answers."""
        self.button("Show the answers").click()
        self.control.wait_for_url("**/profil")
        self.still()

    # The talk.

    def talk(self) -> None:
        """The control goes to the agenda, and the script begins."""
        self.at("dagsorden")
        self.control.get_by_role("button", name=re.compile("90")).click()
        self.control.locator(".hk-minute").wait_for()

    def show(self, message: str) -> None:
        """Put something up on the wall."""
        group = self.control.get_by_role("radiogroup", name=self.say("On the wall now"))
        group.locator("label", has_text=self.say(message)).click()

    def take_up(self) -> None:
        """The first statement of the agenda goes up on the wall."""
        self.control.locator("[class*=st-key-agenda-to] button, button").filter(
            has_text=re.compile(r"^\d\.\d")
        ).first.click()
        self.still()

    def on(self) -> None:
        """The next statement."""
        before = self.statement()
        self.button("Next statement").click()
        self.control.locator("h1", has_not_text=before).first.wait_for()
        self.still()

    def statement(self) -> str:
        """The statement that is talked about."""
        return self.control.locator("h1").first.inner_text()

    def choose(self, level: str, reason: str) -> None:
        """Choose a level, and write why."""
        group = self.control.get_by_role("radiogroup", name=self.say("The level you agree on"))
        group.locator("label", has_text=level).click()
        self.field("Why").fill(reason)

    def agree(self, level: str, reason: str) -> None:
        """The room agrees."""
        self.choose(level, reason)
        self.button("Save level {level}", level=level).click()
        self.control.locator(".hk-numeral").wait_for()

    def both(self) -> None:
        """The room is not agreed: both arguments, and who looks into it."""
        self.button("Write as unresolved").click()
        self.field("This speaks for a low rung").fill(self.texts.low)
        self.field("This speaks for a high rung").fill(self.texts.high)
        self.field("Who will look?").fill(self.texts.looks)

    def unsettled(self) -> None:
        """Keep both arguments."""
        self.button("Save as unresolved").click()
        self.control.locator(".hk-both").wait_for()

    def ask_again(self) -> None:
        """The phones rate the statement again."""
        self.button("Rate again").click()
        self.button("Close and show").wait_for()

    def rate_again(self) -> None:
        """Everybody does: most have come one rung nearer to each other."""
        for number, phone in enumerate(self.phones):
            phone.rate("3" if number % 4 else "4")

    def counted(self) -> None:
        """Close what is open on the phones, and show the counts."""
        self.button("Close and show").click()
        self.button("Close and show").wait_for(state="detached")
        self.still()

    # The plan.

    def ask_for_dots(self) -> None:
        """The vote opens on the phones."""
        self.at("plan")
        self.button("Open the vote on the phones").click()
        self.button("Close and show").wait_for()

    def put_dots(self) -> None:
        """Three dots each."""
        for number, phone in enumerate(self.phones):
            phone.put(("AAB", "ACD", "BCC", "ABC", "DEF", "AAC")[number % 6])

    def take_in(self) -> None:
        """The three with the most dots become promises."""
        for _ in range(3):
            boxes = self.control.locator(
                ".st-key-from-vote label[data-testid=stCheckbox], "
                ".st-key-from-vote [data-testid=stCheckbox] label"
            )
            many = boxes.count()
            boxes.first.click()
            self.control.wait_for_function(
                "n => document.querySelectorAll('.st-key-from-vote input').length < n", arg=many
            )
            self.still()

    def promise(self, place: int) -> None:
        """Open a promise, and write who owns it and until when; a first sign stands there."""
        self.button("Correct").nth(place).click()
        self.field("Owner").fill(self.texts.owners[place])
        due = datetime.now(UTC).date() + timedelta(days=(28, 60, 120)[place])
        self.field("Due").get_by_role("spinbutton").first.click()
        self.control.keyboard.type(f"{due:%d%m%Y}")

    def save_promise(self) -> None:
        """Keep it."""
        self.button("Save").click()
        self.button("Save").wait_for(state="detached")
        self.still()

    def ask_for_commitment(self) -> None:
        """The phones say how strongly they back the plan."""
        self.button("Ask for commitment on the phones").click()
        self.button("Close and show").wait_for()

    def commit(self) -> None:
        """Ten back it; two have reservations, and one says what would lift them."""
        for number, phone in enumerate(self.phones):
            phone.commit(
                "2" if number == 1 else "53445"[number % 5], self.texts.doubt * (number == 1)
            )

    def report(self, file: Path) -> None:
        """The report as a file."""
        self.at("rapport")
        with self.control.expect_download() as download:
            self.button("Download the report (PDF)").click()
        download.value.save_as(file)

    # What came of it.

    def passed(self, days: int) -> None:
        """So many days go by: everything that was written lies as much farther back."""
        ago = timedelta(days=days)
        with closing(open_store(self.database)) as store:
            here = store.workshop(self.id)
            if here is None:
                raise LookupError(self.id)
            for kept in store.records(self.id, "action"):
                action = workshop.Action.model_validate_json(kept.body)
                made = (action.made_on or kept.at.date()) - ago
                new = {"made_on": made, "due": action.due and action.due - ago}
                body = action.model_copy(update=new).model_dump_json()
                store.put_record(self.id, "action", kept.key, body, kept.at - ago, None)
            for kept in store.records(self.id, "report"):
                store.put_record(self.id, "report", kept.key, kept.body, kept.at - ago, None)
            shown = here.model_copy(
                update={"revealed_on": here.revealed_on and here.revealed_on - ago}
            )
            store.change_workshop(shown, was=here.phase)
            workshop.schedule(store, self.id, datetime.now(UTC).astimezone().date())

    def owners_link(self, place: int) -> str:
        """A link for the owner of a promise."""
        self.at("opfoelgning")
        self.button("Make a link for the owner").nth(place).click()
        secret = self.control.locator(".hk-secret code").first
        return f"{self.address}{urlsplit(str(secret.text_content())).path}"

    def owner(self, link: str) -> Page:
        """A phone at the owner's page."""
        page = self._window(PHONE).new_page()
        page.goto(link)
        return page

    def tell(self, page: Page, status: workshop.Status, sign: str) -> None:
        """The owner says how it goes."""
        page.locator(f'label:has(input[name=status][value="{status}"])').click()
        page.locator("#sign").fill(sign)
        page.locator("form button").last.click()
        page.get_by_role("status").wait_for()

    def follow_up(self, place: int, message: str, sign: str = "") -> None:
        """The facilitator says how a promise goes."""
        groups = self.control.get_by_role("radiogroup")
        groups.nth(place).locator("label", has_text=self.say(message)).click()
        if sign:
            self.field("What did the first sign show?").last.fill(sign)
        self.still()

    def save_follow_up(self) -> None:
        """Keep it."""
        self.button("Save the follow-up").click()
        self.control.get_by_text(self.say("✓ Saved"), exact=True).wait_for()

    # Next round.

    def next_round(self) -> None:
        """A round that follows this one."""
        self.at("naeste-runde")
        self.button("New round").click()
        self.control.wait_for_url(lambda url: "/naeste-runde" in url and self.id not in url)
        self.id = self.control.url.split("/w/")[1].split("/")[0]
        self.still()

    def again(self) -> None:
        """The same people answer anew, without their screens; governance has moved a rung."""
        self.at("undervejs")
        self.open()
        of = self.asked["governance"]
        for number, phone in enumerate(self.phones):
            Phone.join(phone, self.link, self.words)
            said = {key: moved(number, key, of, answer) for key, answer in phone.who.said.items()}
            Phone.answer(phone, self.asked, said)


def moved(person: int, statement: str, of: Collection[str], answer: str) -> str:
    """A rung higher for these statements; of the others, now and then one higher or lower."""
    lot = Random(f"{person}:{statement}")  # noqa: S311 - no secret
    step = 1 if statement in of else lot.choice((-1, 0, 0, 0, 1))
    return str(min(5, max(0, int(answer) + step))) if answer.isdecimal() else answer
