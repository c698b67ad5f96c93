"""`redesign/movements.yaml`: analyse, redesign, carry, harvest."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from content.models import Model, Slug, SourcedText, Text
from content.redesign.shared import Choice


class Moved(Model):
    """Where the example says that it is, and its own words by movement."""

    at: Slug
    words: dict[Slug, Text]


class Movement(Model):
    """One of the four movements: when it is done, and what it `asks` of whom, by their keys."""

    key: Slug
    name: Text
    done_when: Text
    asks: dict[Slug, Text]


class MovementsFile(Model):
    """`redesign/movements.yaml`: analyse, redesign, carry, harvest."""

    movements: Annotated[tuple[Movement, ...], Field(min_length=1)]
    whom: Annotated[tuple[Choice, ...], Field(min_length=1)]
    ask_room: Text
    origin: SourcedText
    example: Moved
