"""Exact sums: which handful of ratings is a sum and difference of what is known, no rounding.

Every known sum is a row of zeroes and ones over the parts. A handful lies in their span exactly
when its remainder after row reduction is nothing. To try all handfuls at once each part gets a
number such that every known row sums to zero modulo a large prime, drawn by lot: what lies in the
span then always sums to zero, and anything else once in 2^61. Fractions have the last word.
"""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Row: TypeAlias = "list[Fraction]"
Handful: TypeAlias = tuple[int, ...]
PRIME: Final = 2**61 - 1


class Span:
    """All that follows by adding and subtracting known rows, in exact fractions."""

    def __init__(self, rows: Sequence[Sequence[float]]) -> None:
        self._basis: list[tuple[int, Row]] = []
        for row in rows:
            self.add(row)

    def left(self, row: Sequence[float]) -> Row:
        """What is left of a row when all that is known is taken away."""
        found = [Fraction(figure) for figure in row]
        for place, known in self._basis:
            if share := found[place]:
                found = [a - share * b for a, b in zip(found, known, strict=True)]
        return found

    def holds(self, row: Sequence[float]) -> bool:
        """Whether the row follows from what is known."""
        return not any(self.left(row))

    def add(self, row: Sequence[float]) -> None:
        """Know one more row."""
        found = self.left(row)
        place = next((i for i, figure in enumerate(found) if figure), None)
        if place is not None:
            self._basis.append((place, [figure / found[place] for figure in found]))

    def with_(self, row: Sequence[float]) -> Span:
        """The same, and one more row known."""
        more = Span([])
        more._basis = list(self._basis)
        more.add(row)
        return more

    def numbers(self, wide: int, lot: Random) -> list[int]:
        """A number for each place, such that every known row sums to zero modulo the prime."""
        found = [lot.randrange(PRIME) for _ in range(wide)]
        for place, known in reversed(self._basis):
            rest = sum(_modular(b) * found[i] for i, b in enumerate(known) if b and i != place)
            found[place] = -rest % PRIME
        return found


def _modular(figure: Fraction) -> int:
    return figure.numerator * pow(figure.denominator, -1, PRIME) % PRIME


def handfuls(sizes: Sequence[int], below: int) -> Iterator[tuple[Handful, int]]:
    """All choices of parts that hold 1 to `below` - 1 ratings together, and what they hold."""
    places = [place for place, n in enumerate(sizes) if 0 < n < below]
    waiting: list[tuple[Handful, int]] = [((), 0)]
    while waiting:
        chosen, held = waiting.pop()
        for place in places:
            if (not chosen or place > chosen[-1]) and held + sizes[place] < below:
                more = ((*chosen, place), held + sizes[place])
                waiting.append(more)
                yield more


def laid_bare(sizes: Sequence[int], rows: Sequence[Sequence[float]], below: int) -> list[Handful]:
    """Every handful of 1 to `below` - 1 ratings whose sum follows from the rows."""
    span = Span(rows)
    numbers = span.numbers(len(sizes), Random(0))
    return [
        chosen
        for chosen, _ in handfuls(sizes, below)
        if not sum(numbers[place] for place in chosen) % PRIME
        if span.holds(np.isin(np.arange(len(sizes)), chosen).astype(int).tolist())
    ]
