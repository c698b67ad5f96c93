"""The room by groups, as it is printed, and why what is not printed is hidden."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from anonymity.cells import Table, cells
from anonymity.enough import minimum, tells_on
from anonymity.margins import Bounds, bounds, leaves_room, nearest_half
from arithmetic import GROUPINGS, RUNGS, Grouping, GroupResult, Groups, mean_of_most, tally
from content import printed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from answers import Answers
    from arithmetic import Mode, Tally
    from content import Content

    Counts = NDArray[np.intp]

Reason: TypeAlias = Literal["few_people", "worked_out", "few_statements"]
# A figure as printed, or the reason why there is none.
Told: TypeAlias = float | Reason


class Row(NamedTuple):
    """One group: its people, and by factor what is told of it."""

    key: str
    people: int
    told: dict[str, Told]

    @property
    def factors(self) -> dict[str, float]:
        """The figures there are."""
        return {factor: told for factor, told in self.told.items() if not isinstance(told, str)}


class Columns(NamedTuple):
    """Where a factor's asked statements stand, and how many of them must have a figure."""

    places: Sequence[int]
    share: float


def by_groups(content: Content, answers: Answers, counted: Tally, fewest: int) -> Groups:
    """Every grouping's factor scores. `fewest` is k, or 1 where ratings may be seen by group.

    A group's score is the mean of its visible cells: in an anonymous workshop the nearest half, and
    only where it could lie elsewhere (see `margins`); in an open one with one decimal.
    """
    found = {
        name: _results(name, rows, len(answers.participants), fewest)
        for name, rows in _rows(content, answers, counted, fewest).items()
    }
    return Groups(level=found["level"], area=found["area"], observers=found["observers"])


def why_hidden(
    content: Content, answers: Answers, mode: Mode
) -> dict[Grouping, dict[str, dict[str, Reason]]]:
    """By grouping, group and factor, why there is no figure; figures that are shown are not there.

    `few_people`: fewer than k in the group. `worked_out`: somebody's answers could be worked out.
    `few_statements`: not enough statements that enough of the group rated. It follows from who
    rated what, and from figures that are shown, so it tells nothing more.
    """
    fewest = minimum(content.method.limits, mode)
    return {
        name: {
            row.key: {factor: told for factor, told in row.told.items() if isinstance(told, str)}
            for row in rows
        }
        for name, rows in _rows(content, answers, tally(answers), fewest).items()
    }


def _results(
    grouping: Grouping, rows: Sequence[Row], everybody: int, fewest: int
) -> tuple[GroupResult, ...]:
    shown = [row for row in rows if row.factors or fewest == 1]
    outside = everybody - sum(row.people for row in shown)
    silent = grouping == "observers" or tells_on(outside, fewest)
    return tuple(
        GroupResult(key=row.key, n=None if silent else row.people, factors=row.factors)
        if row in shown
        else GroupResult(key=row.key, hidden=True)
        for row in rows
    )


def _rows(
    content: Content, answers: Answers, counted: Tally, fewest: int
) -> dict[Grouping, list[Row]]:
    tables, room = cells(content, answers, counted, fewest), counted.room[:, :RUNGS]
    return {
        name: list(_judged(content, answers, tables[name], bounds(room, tables[name].ns), fewest))
        for name in GROUPINGS
    }


def _judged(
    content: Content, answers: Answers, table: Table, possible: Bounds, fewest: int
) -> Iterator[Row]:
    column = {statement: place for place, statement in enumerate(answers.statements)}
    share = content.method.limits.valued_share.value
    own = {
        factor.id: Columns([column[s.id] for s in factor.statements if s.id in column], share)
        for factor in content.factors
    }
    for row, (key, people) in enumerate(zip(table.keys, table.people, strict=True)):
        told = {
            factor: _told(table, possible, row, columns, fewest) for factor, columns in own.items()
        }
        yield Row(key, people, told)


def _told(table: Table, possible: Bounds, row: int, columns: Columns, fewest: int) -> Told:
    mean = _mean(table, row, columns, table.totals)
    if mean is None:
        return _too_little(table, row, columns, fewest)
    if fewest == 1:
        return printed(mean)
    half = nearest_half(mean)
    low, high = (_mean(table, row, columns, sums) for sums in possible)
    fits = low is not None and high is not None and leaves_room(half, low, high)
    return float(half) if fits else "worked_out"


def _mean(table: Table, row: int, columns: Columns, sums: Counts) -> Fraction | None:
    """The mean over a group's visible cells of sums by ratings; None below the share of them."""
    return mean_of_most(
        (
            Fraction(int(sums[row, place]), int(table.ns[row, place]))
            if table.seen[row, place]
            else None
            for place in columns.places
        ),
        columns.share,
    )


def _too_little(table: Table, row: int, columns: Columns, fewest: int) -> Reason:
    if table.people[row] < fewest:
        return "few_people"
    large = [1.0 if table.ns[row, place] >= fewest else None for place in columns.places]
    return "few_statements" if mean_of_most(large, columns.share) is None else "worked_out"
