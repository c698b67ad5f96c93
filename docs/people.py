"""The people of a played day: each with answers of their own, on a phone in a browser or without.

A real phone is pressed as a person presses it; a plain one fills in the same forms and sends them.
What they answer is what twelve of the made-up people in docs/example.csv answer.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final, NamedTuple

import workshop
from answers import read
from docs.made_up import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playwright.sync_api import APIResponse, BrowserContext, Page

    from content import Content
    from words import Words

AT_HOME: Final = frozenset({9, 10, 14, 15})
"""Four of the sixteen in the file do not come."""
FIELD: Final = re.compile(r'<input type="hidden" name="([\w-]+)" value="([^"]*)">')
PATIENCE: Final = 30_000


class Person(NamedTuple):
    """Somebody in the room: the layer they lead, and what they answer to each statement."""

    level: str
    said: Mapping[str, str]


def twelve(content: Content) -> list[Person]:
    """Who comes, in the order in which they do."""
    answers = read((ROOT / "docs" / "example.csv").read_bytes(), content)
    return [
        Person(one.level, {key: said for key, (said, _) in one.said.items()})
        for place, one in enumerate(workshop.examples_of(answers))
        if place not in AT_HOME
    ]


class Phone:
    """A phone without a screen: it sends the forms that it is shown."""

    def __init__(self, context: BrowserContext, who: Person) -> None:
        self.context, self.who = context, who
        self.now = ""

    def join(self, link: str, words: Words) -> None:
        """Come in through the link."""
        language = words.language
        form = fields(self._got(link)) | {"level": self.who.level, "lang": language}
        self._came(self._sent(link, form))

    def answer(self, asked: Mapping[str, Sequence[str]], said: Mapping[str, str]) -> None:
        """Answer every statement, page by page."""
        for factor, statements in asked.items():
            place = f"{self.now.removesuffix('/now')}/{factor}"
            form = fields(self._got(place)) | {key: said[key] for key in statements}
            self._sent(place, form | {"go-to": "on"})

    def rate(self, answer: str) -> None:
        """Rate the statement on the wall again."""
        self._ask({"answer": answer})

    def put(self, letters: str) -> None:
        """Put a dot on each of these steps."""
        for letter in letters:
            page = self._got(self.now)
            found = re.findall(r'name="more" value="([^"]*)"', page)
            self._sent(self.now, fields(page) | {"more": found["ABCDEFGHIJKLMNOP".index(letter)]})

    def commit(self, level: str, doubt: str = "") -> None:
        """Say how strongly one backs the plan, and what would lift that."""
        self._ask({"answer": level, "words": doubt})

    def _ask(self, said: Mapping[str, str]) -> None:
        self._sent(self.now, {**fields(self._got(self.now)), **said})

    def _came(self, at: APIResponse) -> None:
        self.now = f"{at.url.partition('/answer/')[0]}/answer/{_workshop(at.url)}/now"

    def _got(self, place: str) -> str:
        return self.context.request.get(place).text()

    def _sent(self, place: str, form: Mapping[str, str]) -> APIResponse:
        sent = self.context.request.post(place, form=dict(form))
        if not sent.ok:
            message = f"{place} said {sent.status}: {sent.text()[:2000]}"
            raise ValueError(message)
        return sent


class RealPhone(Phone):
    """A phone with a screen, pressed by a finger."""

    def __init__(self, context: BrowserContext, who: Person) -> None:
        super().__init__(context, who)
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE)

    def join(self, link: str, words: Words) -> None:
        """Come in through the link, as far as the first factor."""
        self.page.goto(link)
        self.page.locator("#level").select_option(self.who.level)
        self.page.locator(f"input[name=lang][value={words.language}]").check()
        self.page.locator("form button").last.click()
        self.page.wait_for_url("**/answer/**")
        self.now = f"{self.page.url.rpartition('/')[0]}/now"

    def answer(self, asked: Mapping[str, Sequence[str]], said: Mapping[str, str]) -> None:
        """Choose a card for every statement, page by page."""
        for factor, statements in asked.items():
            self.page.wait_for_url(f"**/{factor}")
            for key in statements:
                self.choose(key, said[key])
            self.page.locator('button[name="go-to"][value="on"]').click()
        self.page.wait_for_url("**/done")

    def choose(self, statement: str, answer: str) -> None:
        """Choose one card, and wait until it is saved."""
        field = self.page.locator(f"fieldset#{statement}")
        field.locator(f'label:has(input[value="{answer}"])').click()
        field.locator(".state[data-state=saved]").wait_for()

    def rate(self, answer: str) -> None:
        """Rate the statement on the wall again."""
        self.page.locator(f'label:has(input[name=answer][value="{answer}"])').click()
        self.saved()

    def put(self, letters: str) -> None:
        """Put a dot on each of these steps."""
        steps = self.page.locator("ol.steps li")
        for count, letter in enumerate(letters, 1):
            self.page.locator(f'li:has(b.letter:text-is("{letter}")) button[name=more]').click()
            steps.locator(".n i.person").nth(count - 1).wait_for(state="attached")

    def commit(self, level: str, doubt: str = "") -> None:
        """Say how strongly one backs the plan, and what would lift that."""
        self.page.locator("textarea[name=words]").fill(doubt)
        self.page.locator(f'label:has(input[name=answer][value="{level}"])').click()
        self.saved()

    def saved(self) -> None:
        """Wait until the page says that it is kept."""
        self.page.locator("#the-state").filter(has_text="✓").wait_for()


def fields(page: str) -> dict[str, str]:
    """The hidden fields of a page's form, as a browser would send them."""
    return {name: unescape(value) for name, value in FIELD.findall(page)}


def _workshop(url: str) -> str:
    return url.partition("/answer/")[2].partition("/")[0]
