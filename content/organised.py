"""The examples on the shelf `redesign/` of how an invented municipality is organised, and where."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from content.models import Model, Slug, Text


class SideModel(Model):
    """One way to be organised; `model` is the key of one of the sheet's models."""

    model: Slug
    name: Text
    owner: Text
    lasting: Literal["permanent", "project"]
    until: date | None = None
    after: Text | None = None


class DecisionModel(Model):
    """One decision of the example's log."""

    what: Text
    who: Text
    when: date
    why: Text
    against: Text
    review: date


class Organised(Model):
    """The example's sheet. `forums` are keys of those that the shelf proposes."""

    departments: Annotated[tuple[Text, ...], Field(min_length=1, max_length=12)]
    today: SideModel
    wanted: SideModel
    moves_on: date
    lacks: Text
    forums: tuple[Slug, ...]
    log: tuple[DecisionModel, ...]


class Moved(Model):
    """Where the example says that it is, and its own words by movement."""

    at: Slug
    words: dict[Slug, Text]
