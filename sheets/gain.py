"""Gevinst: who pays and who gains, year by year, in the organisation's own figures.

Amounts are kroner as exact decimals with two places at most. Nothing here is an estimate of ours.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Final, Literal, TypeAlias

from pydantic import Field

from sheets.model import Id, Line, Model, Paragraph, Sheet

if TYPE_CHECKING:
    from content import GainFile, Language

YEARS: Final = 4
MOST_INITIATIVES: Final = 20
MOST_LINES: Final = 30
Kroner: TypeAlias = Annotated[Decimal, Field(max_digits=14, decimal_places=2)]
FourYears: TypeAlias = Annotated[
    tuple[Kroner | None, ...], Field(min_length=YEARS, max_length=YEARS)
]
NOTHING: Final[tuple[None, ...]] = (None,) * YEARS


class Post(Model):
    """A cost or a gain of one department; a year of which nothing is known is None.

    `basis` is where the figures are from. `form` is whether spending falls, or someone has time.
    """

    id: Id
    kind: Literal["cost", "gain"]
    what: Line = ""
    department: Line = ""
    expected: FourYears = NOTHING
    realised: FourYears = NOTHING
    basis: Line = ""
    form: Literal["", "cash", "time"] = ""


class Initiative(Model):
    """What is started, for how many citizens, in which year's prices."""

    id: Id
    name: Line = ""
    citizens: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    price_level: Annotated[int, Field(ge=1990, le=2100)] | None = None
    posts: Annotated[tuple[Post, ...], Field(max_length=MOST_LINES)] = ()


class Som(Model):
    """What is ready for the national model, by the inputs' keys, and what it came to."""

    inputs: dict[str, Paragraph] = Field(default={})
    result: Paragraph = ""
    version: Line = ""
    on: date | None = None


class Gain(Sheet):
    """The sheet."""

    initiatives: Annotated[tuple[Initiative, ...], Field(max_length=MOST_INITIATIVES)] = ()
    som: Som = Som()


def example(of: GainFile, language: Language) -> Gain:
    """The sheet as an invented municipality has filled it in."""
    return Gain()
