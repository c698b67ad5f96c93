"""What may stand on the shelves. Every scalar arrives as a string; these models do all typing."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Literal, TypeAlias, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
    field_validator,
)

from content.problems import shortened
from content.signs import named, unprintable
from content.told import Told

Language: TypeAlias = Literal["da", "en"]
Band: TypeAlias = Literal["low", "middle", "high"]
SheetName: TypeAlias = Literal["organisation", "roles", "profiles", "journey", "gain"]

SLUG = r"^[a-z][a-z0-9_]{1,47}$"
SOURCE = re.compile(r"^(own|RAND|AGREE|S\d+[a-z]?|[A-Z][A-Za-z0-9]{1,15}|https?://\S+)$")


class Model(BaseModel):
    """Frozen, and nothing it does not know gets in."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _words(value: str) -> str:
    text = unicodedata.normalize("NFC", value)
    if not text.strip():
        raise ValueError(Told("is empty"))
    if "\n" in text:
        raise ValueError(Told("must be one paragraph; begin a long text with >- instead of > or |"))
    if sign := unprintable(text):
        raise ValueError(Told("holds {sign}, which cannot be printed", sign=named(sign)))
    return text


def _sources(value: object) -> object:
    if not isinstance(value, str):
        return value
    return tuple(tag.strip() for tag in value.split(","))


def _known_form(tags: tuple[str, ...]) -> tuple[str, ...]:
    for tag in tags:
        if not SOURCE.match(tag):
            raise ValueError(
                Told(
                    '"{tag}" is no source: write own, a tag from method.yaml, or an address',
                    tag=shortened(tag),
                )
            )
    return tags


Words: TypeAlias = Annotated[str, Field(max_length=2000), AfterValidator(_words)]
Slug: TypeAlias = Annotated[str, Field(pattern=SLUG)]
Sources: TypeAlias = Annotated[
    tuple[str, ...],
    BeforeValidator(_sources),
    AfterValidator(_known_form),
    PlainSerializer(", ".join),
    WithJsonSchema({"type": "string", "description": "own, tags such as S1, or an address"}),
]


def _true_or_false(value: object) -> object:
    if isinstance(value, str) and value.casefold() not in {"true", "false"}:
        raise ValueError(Told('"{given}" is neither true nor false', given=shortened(value)))
    return value


TrueOrFalse: TypeAlias = Annotated[bool, BeforeValidator(_true_or_false)]


class Text(Model):
    """The same sentence in both languages."""

    da: Words
    en: Words

    def __getitem__(self, language: Language) -> str:
        return self.da if language == "da" else self.en


class SourcedText(Text):
    """A sentence that says where it is from."""

    source: Sources


class Practice(Model):
    """What one organisation did, with the place where it can be read."""

    who: Words
    what: Text
    source: Sources


class Hold(Model):
    """Another factor that this one holds back while it is low, and why."""

    factor: Slug
    because: Text


class Step(Model):
    """A next step for a factor in one band; it lifts the statements it names.

    `first_sign` is what can be seen within `days` if the step works, `sheet` the sheet of the
    redesign that it opens. What was kept before has neither.
    """

    id: Slug
    band: Band
    title: Text
    how: Text
    lifts: Annotated[tuple[Slug, ...], Field(min_length=1)]
    lead: Slug
    days: Literal[30, 90, 180, 365]
    effort: Annotated[int, Field(ge=1, le=3)]
    first_sign: Text | None = None
    sheet: SheetName | None = None
    source: Sources

    @field_validator("days", mode="before")
    @classmethod
    def _days(cls, value: object) -> object:
        return int(value) if isinstance(value, str) and re.fullmatch("[0-9]{1,3}", value) else value


class FactorFile(Model):
    """`factors/<id>.yaml`."""

    name: Text
    short: Text
    what: SourcedText
    why: SourcedText
    drivers: Annotated[tuple[SourcedText, ...], Field(min_length=1)]
    barriers: Annotated[tuple[SourcedText, ...], Field(min_length=1)]
    practice: Annotated[tuple[Practice, ...], Field(min_length=2)]
    holds_back: tuple[Hold, ...]
    next_steps: tuple[Step, ...]


class Rung(Model):
    """One of a statement's own rungs; its text says enough, so help is optional."""

    value: Annotated[int, Field(ge=0, le=5)]
    text: Text
    short: Text
    help: Text | None = None


class CommonRung(Rung):
    """One rung of the common ladder, which always says what it takes."""

    help: Text


R = TypeVar("R", bound=Rung)
Rungs: TypeAlias = Annotated[tuple[Rung, ...], Field(min_length=6, max_length=6)]
CommonRungs: TypeAlias = Annotated[tuple[CommonRung, ...], Field(min_length=6, max_length=6)]


def in_order(rungs: tuple[R, ...]) -> tuple[R, ...]:
    """The rungs, if they are 0 to 5 from the lowest up."""
    if [rung.value for rung in rungs] != list(range(6)):
        raise ValueError(Told("the ladder must hold the values 0, 1, 2, 3, 4, 5 in this order"))
    return rungs


class Statement(Model):
    """An observable practice, answered on the ladder."""

    id: Slug
    text: Text
    question: Text
    core: TrueOrFalse
    observed_by: Annotated[tuple[Slug, ...], Field(min_length=1)]
    revision: Annotated[int, Field(ge=1)]
    basis: Sources
    rungs: Annotated[Rungs, AfterValidator(in_order)] | None = None


class QuestionnaireFile(Model):
    """`questionnaires/<factor id>.yaml`."""

    statements: Annotated[tuple[Statement, ...], Field(min_length=1)]
