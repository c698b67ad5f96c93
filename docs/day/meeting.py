"""From an empty form to what the room has agreed on."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from docs.day.control import Control
from docs.people import Phone, RealPhone, twelve

WALL: Final = {"width": 1920, "height": 1080}
PHONE: Final = {"width": 390, "height": 844}
REAL: Final = frozenset({0, 5, 10})
"""A director, a head of service and a team leader press a real phone."""


class Meeting(Control):
    """People come and answer, and the room talks about it."""

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
