"""The whole sheet, and what its posts come to."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated

from pydantic import Field

from sheets.gain.filled import (
    MOST_ASSUMPTIONS,
    MOST_INITIATIVES,
    Assumption,
    Initiative,
    Post,
    Reckoned,
    Som,
)
from sheets.gain.sums import Side, Year, by_department, by_year
from sheets.model import Sheet


class Gain(Reckoned, Sheet):
    """The sheet. Its sums are reckoned once, when they are asked for."""

    initiatives: Annotated[tuple[Initiative, ...], Field(max_length=MOST_INITIATIVES)] = ()
    assumptions: Annotated[tuple[Assumption, ...], Field(max_length=MOST_ASSUMPTIONS)] = ()
    som: Som = Som()

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """Every post of every initiative."""
        return tuple(post for one in self.initiatives for post in one.posts)

    @cached_property
    def years(self) -> tuple[Year, ...]:
        """The sums of each year."""
        return by_year(self.posts)

    @cached_property
    def sides(self) -> tuple[Side, ...]:
        """What each department pays and saves."""
        return by_department(self.posts)
