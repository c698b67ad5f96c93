"""`papers/preread.yaml`: the two pages that everybody reads before the meeting."""

from __future__ import annotations

from typing import Annotated, Final, Literal, TypeAlias

from pydantic import Field

from content.gaps import only
from content.models import Model, Sources, Text

PREREAD: Final = "papers/preread.yaml"
Shows: TypeAlias = Literal["ladder", "promise", "factors"]
OfTheMeeting: TypeAlias = Annotated[Text, only("date", "target_group", "count", "minutes", "days")]


class Passage(Model):
    """A heading with what stands under it: a text, points, and what the paper itself `shows`.

    `{date}` is the day of the meeting, `{target_group}` whom it is about, `{count}` how many
    statements are asked, `{minutes}` how long they take, `{days}` when the promises are looked at.
    """

    heading: OfTheMeeting
    text: OfTheMeeting | None = None
    points: tuple[OfTheMeeting, ...] = ()
    shows: Shows | None = None
    source: Sources = ("own",)


Page: TypeAlias = Annotated[tuple[Passage, ...], Field(min_length=1, max_length=8)]


class Preread(Model):
    """What stands on the two pages, in its order."""

    title: OfTheMeeting
    page_one: Page
    page_two: Page

    @property
    def pages(self) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
        """Both pages."""
        return self.page_one, self.page_two
