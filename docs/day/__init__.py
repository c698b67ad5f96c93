"""One day played in Chromium: the control, the wall in a window of its own, and twelve phones.

From an empty form to three promises, and what became of them half a year later. The tests hold what
is seen on the way, and the tour shows it.
"""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import workshop
from docs.day.control import CONTROL
from docs.day.meeting import PHONE
from docs.day.planning import Planning
from docs.people import Phone
from storage import open_store

if TYPE_CHECKING:
    from collections.abc import Collection

    from playwright.sync_api import Page

__all__ = ["CONTROL", "Day"]


class Day(Planning):
    """The whole day, what came of it, and a round that follows."""

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
                made = (action.made_on or workshop.day_of(kept.at)) - ago
                new = {"made_on": made, "due": action.due and action.due - ago}
                body = action.model_copy(update=new).model_dump_json()
                store.put_record(self.id, "action", kept.key, body, kept.at - ago, None)
            for kept in store.records(self.id, "report"):
                store.put_record(self.id, "report", kept.key, kept.body, kept.at - ago, None)
            shown = here.model_copy(
                update={"revealed_on": here.revealed_on and here.revealed_on - ago}
            )
            store.change_workshop(shown, was=here.phase)
            workshop.schedule(store, self.id, workshop.day_of(datetime.now(UTC)))

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
