"""The control's window: where it goes, and what stands on it to press and to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import workshop
from content import load
from docs.day.texts import TEXTS
from docs.people import PATIENCE, Phone, RealPhone

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, Page

    from words import Words

CONTROL: Final = {"width": 1280, "height": 800}
STILL: Final = """() => {
    const app = document.querySelector("[data-testid=stApp]");
    return !app || app.dataset.testScriptState === "notRunning";
}"""


class Control:
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
