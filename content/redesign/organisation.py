"""`redesign/organisation.yaml`: models, forums, the path of a disagreement, the log."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from content.models import Model, Slug, SourcedText, Sources, Text
from content.redesign.shared import Asked, Day, Question, SheetFile


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


class OrganisationModel(Model):
    """One way to organise; what it is good for and what it costs stand side by side.

    `short` says it on a card, `drawn` stands in its drawing.
    """

    key: Slug
    name: Text
    short: Text
    drawn: Text | None = None
    what: SourcedText
    good_for: SourcedText | None = None
    costs: SourcedText | None = None


class ForumModel(Model):
    """A forum that the room may begin with."""

    key: Slug
    name: Text
    members: Text
    rhythm: Text
    mandate: Text
    source: Sources


class PathStep(Model):
    """Who does what with a disagreement, within so many working days."""

    who: Text
    does: Text
    days: Day


class Path(Model):
    """The way of a disagreement from the two who have it to whoever settles it."""

    lead: SourcedText
    caution: SourcedText
    steps: Annotated[tuple[PathStep, ...], Field(min_length=1)]
    days_note: Text


class OrganisationFile(SheetFile):
    """`redesign/organisation.yaml`: models, forums, the path of a disagreement, the log."""

    models: Annotated[tuple[OrganisationModel, ...], Field(min_length=2)]
    fields: tuple[Asked, ...]
    questions: tuple[Question, ...]
    forums: tuple[ForumModel, ...]
    path: Path
    log: tuple[Asked, ...]
    example: Organised
