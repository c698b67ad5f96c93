"""`redesign/journey.yaml`: stages, feelings, breaks, and a composed journey."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from content.gaps import only
from content.models import Model, Slug, SourcedText, Text, TrueOrFalse
from content.redesign.shared import Asked, Choice, Feeling, Question, SheetFile


class Shade(Text):
    """One of five words for how a contact felt, from -2 to 2."""

    value: Feeling


class Break(Text):
    """A kind of break, and the statements that it points to."""

    key: Slug
    points_to: Annotated[tuple[Slug, ...], Field(min_length=1)]


class Count(Text):
    """A number that is counted on the journey, by its key; `one` is what is said of one alone."""

    key: Literal["contacts", "departments", "plans", "told", "waits"]
    one: Annotated[Text, only("count")]


OfCounts: TypeAlias = Annotated[Count, only("count")]


class TouchModel(Model):
    """One contact of the example.

    `department` may be several, parted by "/". `moment` is the key of a moment, `broke` that of a
    break, and `factor` and `statement` what the break points to.
    """

    week: Annotated[int, Field(ge=-520, le=520)]
    stage: Slug
    actor: Text
    department: Text
    channel: Text
    happened: Text
    felt: Text | None = None
    line: Feeling
    told: TrueOrFalse
    plan: TrueOrFalse
    moment: Slug | None = None
    broke: Slug | None = None
    factor: Slug | None = None
    statement: Slug | None = None


class JourneyModel(Model):
    """A composed journey, today and as one wants it."""

    about: SourcedText
    goal: Text
    today: Annotated[tuple[TouchModel, ...], Field(min_length=1)]
    wanted: tuple[TouchModel, ...]
    caution: SourcedText


class JourneyFile(SheetFile):
    """`redesign/journey.yaml`: stages, feelings, breaks, and a composed journey."""

    composed: SourcedText
    warning: Annotated[SourcedText, only("field")]
    stages: Annotated[tuple[Choice, ...], Field(min_length=1)]
    fields: tuple[Asked, ...]
    line: Annotated[tuple[Shade, ...], Field(min_length=5, max_length=5)]
    questions: tuple[Question, ...]
    counts: Annotated[tuple[OfCounts, ...], Field(min_length=5, max_length=5)]
    moments: tuple[Choice, ...]
    breaks: Annotated[tuple[Break, ...], Field(min_length=1)]
    example: JourneyModel
