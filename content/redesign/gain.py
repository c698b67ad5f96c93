"""`redesign/gain.yaml`: who pays and who gains, and what the national model asks for."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from content.gaps import only
from content.models import Model, Slug, SourcedText, Sources, Text
from content.problems import shortened
from content.redesign.shared import Asked, Choice, Question, SheetFile
from content.told import Told

YEARS: Final = 4
"""So many years a gain is followed."""


def _crowns(value: object) -> object:
    """An amount as an author writes it, which is never a float."""
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{2})?", value):
        raise ValueError(
            Told('"{given}" is no amount; write kroner as 1250 or 1250.50', given=shortened(value))
        )
    return value


Kroner: TypeAlias = Annotated[Decimal, BeforeValidator(_crowns)]


class TypicalCost(Text):
    """A cost that is often there, and who often pays it."""

    pays: Text


class TypicalGain(Text):
    """A gain that is often hoped for, and who often has it."""

    gains: Text


class MoneyLine(Text):
    """A line of the example, in kroner by year; realised as far as it is known.

    `form` is whether spending falls, or someone has time.
    """

    key: Slug
    department: Slug
    form: Literal["cash", "time"]
    expected: Annotated[tuple[Kroner, ...], Field(min_length=YEARS, max_length=YEARS)]
    realised: Annotated[tuple[Kroner, ...], Field(max_length=YEARS)]
    basis: Text


class Assumption(Text):
    """One assumption of the example moved; what that comes to is reckoned, never written.

    `of` is all `gains`, all `costs`, the key of a department, or that of a line; `way` what becomes
    of them, and `percent` how many in a hundred of what was expected, where that is the way.
    """

    of: Slug
    way: Literal["two_thirds", "half", "three_quarters", "later", "percent"]
    percent: Annotated[int, Field(ge=0, le=300)] = 100


class GainModel(Model):
    """An invented initiative."""

    initiative: Text
    citizens: Annotated[int, Field(ge=0)]
    price_level: Annotated[int, Field(ge=1990, le=2100)]
    note: Text
    departments: Annotated[tuple[Choice, ...], Field(min_length=1)]
    costs: tuple[MoneyLine, ...]
    gains: tuple[MoneyLine, ...]
    assumptions: Annotated[tuple[Assumption, ...], Field(max_length=6)]


class SomInput(Text):
    """What the national model asks for; `by` is whether our sheet can know it."""

    key: Slug
    by: Literal["sheet", "manual"]
    source: Sources


class SomFile(Model):
    """What to have ready for the national model, and what its result is worth."""

    title: Text
    lead: SourcedText
    inputs: Annotated[tuple[SomInput, ...], Field(min_length=1)]
    filled: Annotated[Text, only("count", "total")]
    result: Annotated[Text, only("date", "version")]
    caution: SourcedText


class GainFile(SheetFile):
    """`redesign/gain.yaml`: who pays and who gains, and what the national model asks for."""

    humility: SourcedText
    fields: tuple[Asked, ...]
    questions: tuple[Question, ...]
    typical_costs: tuple[TypicalCost, ...]
    typical_gains: tuple[TypicalGain, ...]
    skew: Annotated[Text, only("payer", "paid", "saved", "gainer", "paid2", "saved2")]
    break_even: Annotated[Text, only("year")]
    no_break_even: Annotated[Text, only("amount")]
    assumption: Annotated[Text, only("assumption", "result", "before")]
    example: GainModel
    som: SomFile
