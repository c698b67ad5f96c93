"""What every sheet's file has, and the parts that several are built of."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field

from content.models import Model, Slug, SourcedText, Text

Feeling: TypeAlias = Annotated[int, Field(ge=-2, le=2)]
Day: TypeAlias = Annotated[int, Field(ge=1, le=250)]


class Asked(Text):
    """One thing that a sheet asks to be filled in, and what helps."""

    key: Slug
    help: Text | None = None


class Question(Text):
    """A question to talk about before one writes."""


class Choice(Text):
    """One of several, by its key."""

    key: Slug


class SheetFile(Model):
    """What every sheet has: its name, what it is for, what to talk about, and what calls for it.

    `called_by` are statements: where one of them is low or divided, the sheet is worth its time.
    """

    title: Text
    lead: SourcedText
    called_by: Annotated[tuple[Slug, ...], Field(min_length=1)]
