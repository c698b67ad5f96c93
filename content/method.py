"""`questionnaires/method.yaml`: ladder, levels, bands, limits, and words for the figures."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Self, SupportsFloat

from pydantic import AfterValidator, Field, field_validator, model_validator

from content.models import (
    Band,
    CommonRungs,
    Language,
    Model,
    Slug,
    Sources,
    Text,
    TrueOrFalse,
    Words,
    in_order,
)
from content.told import Told


class Ladder(Model):
    """The common rungs, and the words they are read after."""

    source: Sources
    carrier: Text
    intro: Text
    rungs: Annotated[CommonRungs, AfterValidator(in_order)]


class Level(Model):
    """A place in the organisation from which people answer.

    `theirs_first`: they are shown the statements first that they see themselves, and may leave out
    the others.
    """

    key: Slug
    name: Text
    theirs_first: TrueOrFalse = False


def printed(figure: SupportsFloat, decimals: int = 1) -> float:
    """The figure as it is printed: half away from zero on the decimal value.

    Every figure is read like this where it meets a limit, a target or another figure: scores,
    means and values with one decimal, agreement A with two.
    """
    exact = Decimal(repr(round(float(figure), 9)))
    return float(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


class Bands(Model):
    """Where low ends and high begins, on the score as it is printed."""

    source: Sources
    middle_from: float
    high_from: float

    def of(self, score: SupportsFloat) -> Band:
        """The band that the printed score falls in."""
        shown = printed(score)
        if shown >= self.high_from:
            return "high"
        return "middle" if shown >= self.middle_from else "low"

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not 0 < self.middle_from < self.high_from <= 5:
            raise ValueError(
                Told("middle_from must be above 0 and below high_from, and high_from at most 5")
            )
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


class Agree(Amount):
    """An agreement A that people may dispute."""

    value: Annotated[float, Field(ge=-1, le=1)]


class Aim(Count):
    """The level aimed at: a rung."""

    value: Annotated[int, Field(ge=0, le=5)]


class GroupMinimum(Count):
    """The fewest ratings a group may show; three is the floor."""

    value: Annotated[int, Field(ge=3)]


class Limits(Model):
    """Every number the method stands on."""

    group_minimum: GroupMinimum
    verdict_minimum: Count
    region_radius: Count
    valued_share: Share
    imbalance_from: Amount
    gap_from: Amount
    leverage_per_factor: Amount
    start_steps: Count
    target: Aim
    agenda_most: Count
    agenda_least: Count
    agenda_below: Agree
    change_from: Amount
    rise_from: Amount = Amount(value=0.1, source=("own",))


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

    def of(self, agreement: SupportsFloat, verdict: str) -> Text:
        """The words for an A in [-1, 1], as printed, under a statement's verdict."""
        shown = printed(agreement, 2)
        if verdict == "agreement" and shown < self.close_but_low.below:
            return self.close_but_low.text
        return next(word.text for word in self.words if shown >= word.from_)

    @field_validator("words")
    @classmethod
    def _falling(cls, words: tuple[AgreementWords, ...]) -> tuple[AgreementWords, ...]:
        falling = [word.from_ for word in words]
        if falling != sorted(set(falling), reverse=True) or falling[-1] != -1:
            raise ValueError(Told('the "from" values must fall from line to line and end with -1'))
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
    """Where a tag points. `language` is that of the title; Danish where none is given."""

    tag: Annotated[str, Field(pattern=r"^[A-Z][A-Za-z0-9]{0,15}$")]
    title: Words
    publisher: Words | None = None
    year: Annotated[int, Field(ge=1800, le=2100)] | None = None
    language: Language = "da"
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
