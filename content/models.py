"""What may stand on the shelves. Every scalar arrives as a string; these models do all typing."""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
    field_validator,
    model_validator,
)

Language: TypeAlias = Literal["da", "en"]
Band: TypeAlias = Literal["low", "middle", "high"]

SLUG = r"^[a-z][a-z0-9_]{1,47}$"
SOURCE = re.compile(r"^(own|RAND|AGREE|S\d+[a-z]?|[A-Z][A-Za-z0-9]{1,15}|https?://\S+)$")


class Model(BaseModel):
    """Frozen, and nothing it does not know gets in."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _words(value: str) -> str:
    text = unicodedata.normalize("NFC", value)
    if not text.strip():
        message = "is empty"
        raise ValueError(message)
    if "\n" in text:
        message = "must be one paragraph; begin a long text with >- instead of > or |"
        raise ValueError(message)
    if any(unicodedata.category(sign) in {"Cc", "Cf", "Co", "Cs"} for sign in text):
        message = "holds a sign that cannot be printed"
        raise ValueError(message)
    return text


def _sources(value: object) -> object:
    if not isinstance(value, str):
        return value
    return tuple(tag.strip() for tag in value.split(","))


def _known_form(tags: tuple[str, ...]) -> tuple[str, ...]:
    for tag in tags:
        if not SOURCE.match(tag):
            message = f'"{tag}" is no source: write own, a tag from method.yaml, or an address'
            raise ValueError(message)
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
    """A next step for a factor in one band; it lifts the statements it names."""

    id: Slug
    band: Band
    title: Text
    how: Text
    lifts: Annotated[tuple[Slug, ...], Field(min_length=1)]
    lead: Slug
    days: Literal[30, 90, 180, 365]
    effort: Annotated[int, Field(ge=1, le=3)]
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
    """One level of the ladder."""

    value: Annotated[int, Field(ge=0, le=5)]
    text: Text
    short: Text
    help: Text


Rungs: TypeAlias = Annotated[tuple[Rung, ...], Field(min_length=6, max_length=6)]


def _in_order(rungs: tuple[Rung, ...]) -> tuple[Rung, ...]:
    if [rung.value for rung in rungs] != list(range(6)):
        message = "the ladder must hold the values 0, 1, 2, 3, 4, 5 in this order"
        raise ValueError(message)
    return rungs


class Statement(Model):
    """An observable practice, answered on the ladder."""

    id: Slug
    text: Text
    question: Text
    core: bool
    observed_by: Annotated[tuple[Slug, ...], Field(min_length=1)]
    revision: Annotated[int, Field(ge=1)]
    basis: Sources
    rungs: Annotated[Rungs, AfterValidator(_in_order)] | None = None


class QuestionnaireFile(Model):
    """`questionnaires/<factor id>.yaml`."""

    statements: Annotated[tuple[Statement, ...], Field(min_length=1)]


class Ladder(Model):
    """The common rungs, and the words they are read after."""

    source: Sources
    carrier: Text
    intro: Text
    rungs: Annotated[Rungs, AfterValidator(_in_order)]


class Level(Model):
    """A place in the organisation from which people answer."""

    key: Slug
    name: Text


def printed(score: float) -> float:
    """The score as it is printed: one decimal, half away from zero on the decimal value."""
    exact = Decimal(repr(round(score, 9)))
    return float(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))


class Bands(Model):
    """Where low ends and high begins, on the score as it is printed."""

    source: Sources
    middle_from: float
    high_from: float

    def of(self, score: float) -> Band:
        """The band that the printed score falls in."""
        shown = printed(score)
        if shown >= self.high_from:
            return "high"
        return "middle" if shown >= self.middle_from else "low"

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not 0 < self.middle_from < self.high_from <= 5:
            message = "middle_from must be above 0 and below high_from, and high_from at most 5"
            raise ValueError(message)
        return self


class Count(Model):
    """A number of people, ratings or steps that people may dispute, with its source."""

    value: Annotated[int, Field(ge=1)]
    source: Sources


class Amount(Model):
    """A distance, share or level that people may dispute, with its source."""

    value: Annotated[float, Field(ge=0, le=5)]
    source: Sources


class Share(Amount):
    """A share of 1 that people may dispute."""

    value: Annotated[float, Field(ge=0, le=1)]


class Aim(Count):
    """The level aimed at: a rung."""

    value: Annotated[int, Field(ge=0, le=5)]


class GroupMinimum(Count):
    """The fewest ratings a group may show; three is the floor."""

    value: Annotated[int, Field(ge=3)]


class Limits(Model):
    """Every number the method stands on."""

    group_minimum: GroupMinimum
    single_person_minimum: Count
    verdict_minimum: Count
    region_radius: Count
    valued_share: Share
    lowest_within: Amount
    imbalance_from: Amount
    gap_from: Amount
    leverage_per_factor: Amount
    start_steps: Count
    target: Aim


class AgreementWords(Model):
    """What A is called from this value up."""

    from_: Annotated[float, Field(alias="from", ge=-1, le=1)]
    text: Text


class CloseButLow(Model):
    """What is said when the answers lie close together and A is still low."""

    below: Annotated[float, Field(ge=-1, le=1)]
    text: Text


class Agreement(Model):
    """Agreement A in words."""

    source: Sources
    words: Annotated[tuple[AgreementWords, ...], Field(min_length=1)]
    close_but_low: CloseButLow

    def of(self, agreement: float, verdict: str) -> Text:
        """The words for an A in [-1, 1] under a statement's verdict."""
        if verdict == "agreement" and agreement < self.close_but_low.below:
            return self.close_but_low.text
        return next((w.text for w in self.words if agreement >= w.from_), self.words[-1].text)

    @field_validator("words")
    @classmethod
    def _falling(cls, words: tuple[AgreementWords, ...]) -> tuple[AgreementWords, ...]:
        falling = [word.from_ for word in words]
        if falling != sorted(set(falling), reverse=True) or falling[-1] != -1:
            message = 'the "from" values must fall from line to line and end with -1'
            raise ValueError(message)
        return words


class Notes(Model):
    """Sentences about the instrument itself, shown with every result."""

    equal_footing: Text
    not_piloted: Text
    attribution: Text
    practice_note: Text
    model_note: Text
    small_group_note: Text


class Term(Model):
    """One word for one thing."""

    word: Text
    means: Text


class Source(Model):
    """Where a tag points."""

    tag: Annotated[str, Field(pattern=r"^[A-Z][A-Za-z0-9]{0,15}$")]
    title: Words
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None


class Method(Model):
    """`questionnaires/method.yaml`: ladder, levels, bands and limits, each with its source."""

    name: Text
    factors: Annotated[tuple[Slug, ...], Field(min_length=3, max_length=12)]
    ladder: Ladder
    levels: Annotated[tuple[Level, ...], Field(min_length=1)]
    bands: Bands
    limits: Limits
    agreement: Agreement
    notes: Notes
    terms: tuple[Term, ...] = ()
    sources: tuple[Source, ...]


class Factor(FactorFile):
    """One success factor with its statements; `number` is its place from 1."""

    id: Slug
    number: int
    statements: tuple[Statement, ...]


class Content(Model):
    """Everything that may be asked and said. `fingerprint` changes with any word or number."""

    method: Method
    factors: tuple[Factor, ...]
    fingerprint: str

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Every statement by its id, in the order of the files."""
        return {s.id: s for factor in self.factors for s in factor.statements}

    @cached_property
    def factor_of(self) -> dict[str, Factor]:
        """The factor a statement belongs to, by the statement's id."""
        return {s.id: factor for factor in self.factors for s in factor.statements}

    @cached_property
    def numbers(self) -> dict[str, str]:
        """A statement's printed number, such as 1.3, by its id."""
        return {
            s.id: f"{factor.number}.{place}"
            for factor in self.factors
            for place, s in enumerate(factor.statements, 1)
        }

    @cached_property
    def steps(self) -> dict[str, Step]:
        """Every next step by its id."""
        return {step.id: step for factor in self.factors for step in factor.next_steps}

    @cached_property
    def levels(self) -> dict[str, Level]:
        """Every level by its key."""
        return {level.key: level for level in self.method.levels}

    def factor(self, key: str) -> Factor:
        """The factor with this id; KeyError when there is none."""
        return {factor.id: factor for factor in self.factors}[key]

    def rungs(self, statement: str) -> tuple[Rung, ...]:
        """The rungs a statement is answered on: its own, or the common ladder."""
        return self.statements[statement].rungs or self.method.ladder.rungs
