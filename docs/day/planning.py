"""From what the room has agreed on to three promises."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from docs.day.meeting import Meeting

if TYPE_CHECKING:
    from pathlib import Path


class Planning(Meeting):
    """The room votes, promises and says how it backs the plan."""

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
