"""What the room has written: initiatives and their posts, assumptions, and what is for SØM."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Final, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from content import YEARS
from sheets.model import Id, Line, Model, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, Self

ZERO: Final = Decimal(0)
MOST_INITIATIVES: Final = 20
MOST_LINES: Final = 30
MOST_ASSUMPTIONS: Final = 6


def _no_float(value: object) -> object:
    """A float has forgotten what was typed, so none becomes an amount."""
    if isinstance(value, float):
        raise ValueError("an amount is never a float")  # noqa: TRY004 - Pydantic collects these
    return value


Kroner: TypeAlias = Annotated[
    Decimal, BeforeValidator(_no_float), Field(ge=0, max_digits=14, decimal_places=2)
]
FourYears: TypeAlias = Annotated[
    tuple[Kroner | None, ...], Field(min_length=YEARS, max_length=YEARS)
]
NOTHING: Final[tuple[None, ...]] = (None,) * YEARS


def total(amounts: Iterable[Decimal | None]) -> Decimal:
    """The sum of what is known."""
    return sum(filter(None, amounts), ZERO)


def same(name: str) -> str:
    """A department's name as it is compared: case and spaces make no other department."""
    return " ".join(name.split()).casefold()


class Reckoned(Model):
    """What is reckoned of it is remembered; a copy with something else said forgets it."""

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy in which what was reckoned of this one is not."""
        copied = super().model_copy(update=update, deep=deep)
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied


class Post(Reckoned):
    """A cost or a gain of one department; a year of which nothing is known is None.

    An amount is never below nothing: a gain that became a cost is a post of its own. `basis` is
    where the figures are from. `form` is whether spending falls, or someone has time.
    """

    id: Id
    kind: Literal["cost", "gain"]
    what: Line = ""
    department: Line = ""
    expected: FourYears = NOTHING
    realised: FourYears = NOTHING
    basis: Line = ""
    form: Literal["", "cash", "time"] = ""

    @cached_property
    def comes_to(self) -> Decimal:
        """What it is expected to come to in the four years, as far as that is known."""
        return total(self.expected)

    @cached_property
    def whose(self) -> str:
        """Its department as it is compared with others."""
        return same(self.department)


class Initiative(Reckoned):
    """What is started, for how many citizens, in which year's prices.

    `planned` is the plan's action that it became.
    """

    id: Id
    name: Line = ""
    citizens: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    price_level: Annotated[int, Field(ge=1990, le=2100)] | None = None
    posts: Annotated[tuple[Post, ...], Field(max_length=MOST_LINES)] = ()
    planned: Annotated[str, Field(max_length=48)] = ""

    @cached_property
    def cost(self) -> Decimal:
        """What it is expected to cost in the four years."""
        return total(post.comes_to for post in self.posts if post.kind == "cost")

    @cached_property
    def gain(self) -> Decimal:
        """What it is expected to bring."""
        return total(post.comes_to for post in self.posts if post.kind == "gain")

    @cached_property
    def payers(self) -> tuple[str, ...]:
        """The departments that pay for it, each once."""
        named = {post.whose: post.department for post in self.posts if post.kind == "cost"}
        return tuple(filter(str.strip, named.values()))


Part: TypeAlias = Literal["gains", "costs", "department", "post"]
Way: TypeAlias = Literal["two_thirds", "half", "three_quarters", "later", "percent"]
GIVEN: Final[dict[Way, tuple[int, int]]] = {
    "two_thirds": (2, 3),
    "half": (1, 2),
    "three_quarters": (3, 4),
}
"""The parts of what was expected that one may suppose."""


class Supposed(Model):
    """One assumption moved: which amounts, and how.

    All gains, all costs, one department's gains, or one post; `which` is the department's name or
    the post's id. They are a part of what was expected, so many `percent`, or come a year `later`.
    """

    part: Part = "gains"
    which: Line = ""
    way: Way = "half"
    percent: Annotated[int, Field(ge=0, le=300)] = 100


class Assumption(Supposed):
    """One that the room has kept, in its own words where it has some, and who vouches for it."""

    id: Id
    words: Line = ""
    voucher: Line = ""


class Som(Model):
    """What is ready for the national model, by the inputs' keys, and what it came to."""

    inputs: dict[str, Paragraph] = Field(default={})
    result: Paragraph = ""
    version: Line = ""
    on: date | None = None
