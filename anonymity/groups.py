"""The room by groups, as it is printed, and why what is not printed is hidden."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

import numpy as np

from anonymity.cells import Table, cells
from anonymity.enough import minimum, tells_on
from anonymity.margins import bounds, leave_room, nearest_half
from arithmetic import RUNGS, Grouping, GroupResult, Groups, enough, tally
from content import printed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from answers import Answers
    from arithmetic import Mode, Tally
    from content import Content

    Counts = NDArray[np.intp]
    Figures = NDArray[np.float64]

Reason: TypeAlias = Literal["few_people", "worked_out", "few_statements"]
# A figure as printed, or the reason why there is none.
Told: TypeAlias = float | Reason


REASONS: Final[tuple[Reason, Reason]] = ("few_statements", "worked_out")


class Asked(NamedTuple):
    """Which factor each asked statement belongs to, and how many of a factor's are enough."""

    factors: tuple[str, ...]
    belongs: Counts
    """Statements x factors, 0 or 1."""
    enough: Counts


class Row(NamedTuple):
    """One group: its people, and by factor what is told of it."""

    key: str
    people: int
    told: dict[str, Told]

    @property
    def factors(self) -> dict[str, float]:
        """The figures there are."""
        return {factor: told for factor, told in self.told.items() if not isinstance(told, str)}


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
    asked, every = _asked(content, answers), Table.stacked(tables.values())
    rows = (
        Row(key, people, dict(zip(asked.factors, told, strict=True)))
        for key, people, told in zip(
            every.keys, every.people, _told(every, room, asked, fewest), strict=True
        )
    )
    return {name: list(islice(rows, len(table.keys))) for name, table in tables.items()}


def _asked(content: Content, answers: Answers) -> Asked:
    factors = tuple(factor.id for factor in content.factors)
    of = [content.factor_of[statement].number - 1 for statement in answers.statements]
    belongs = np.eye(len(factors), dtype=np.intp)[of]
    share = content.method.limits.valued_share.value
    needed = [enough(many, share) for many in belongs.sum(axis=0).tolist()]
    return Asked(factors, belongs, np.array(needed))


def _told(table: Table, room: Counts, asked: Asked, fewest: int) -> list[list[Told]]:
    """What is told, group by group and factor by factor."""
    means = _means(table, table.totals, asked)
    if fewest == 1:
        return [
            ["few_statements" if np.isnan(mean) else printed(mean) for mean in row] for row in means
        ]
    halves = nearest_half(means)
    fits = leave_room(halves, *(_means(table, sums, asked) for sums in bounds(room, table.ns)))
    large = (table.ns >= fewest) @ asked.belongs >= asked.enough
    return [
        [
            float(half) if fit else "few_people" if people < fewest else REASONS[int(many)]
            for half, fit, many in zip(*row, strict=True)
        ]
        for people, *row in zip(table.people, halves, fits, large, strict=True)
    ]


def _means(table: Table, sums: Counts, asked: Asked) -> Figures:
    """Groups x factors: the mean over visible cells of sums by ratings; NaN below enough cells."""
    many = table.seen @ asked.belongs
    total = np.where(table.seen, sums / np.maximum(table.ns, 1), 0) @ asked.belongs
    figures: Figures = np.where(many >= asked.enough, total / np.maximum(many, 1), np.nan)
    return figures
