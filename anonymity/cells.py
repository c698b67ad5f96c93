"""Which cells may be seen, so that no small group can be worked out from the others.

A cell is one group's ratings of one statement. Cells are judged statement by statement, because
people skip different statements. A part is the people of one level in one area: the smallest
piece that sums and differences of cells could lay bare.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np

from anonymity.deduction import laid_bare
from anonymity.enough import suppressed
from arithmetic import GROUPINGS, RUNGS, Grouping

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from answers import Answers
    from arithmetic import Tally
    from content import Content

    Counts = NDArray[np.intp]

OBSERVES, DOES_NOT, NOT_STATED = "observes", "does_not", ""
# What a rung adds to the number of ratings, and to their sum.
WEIGHTS = np.array([(1, rung) for rung in range(RUNGS)])
SIDES = (NOT_STATED, DOES_NOT, OBSERVES)
Members: TypeAlias = tuple[bool, ...]


class Table(NamedTuple):
    """One grouping: its groups, their people, and groups x statements of what is in the cells."""

    keys: tuple[str, ...]
    people: tuple[int, ...]
    ns: Counts
    """Ratings."""
    totals: Counts
    """Their sums."""
    seen: NDArray[np.bool_]
    """Whether the cell may be used."""

    @classmethod
    def stacked(cls, tables: Iterable[Table]) -> Table:
        """All groups of these tables, one below the other."""
        keys, people, ns, totals, seen = zip(*tables, strict=True)
        return cls(sum(keys, ()), sum(people, ()), *map(np.concatenate, (ns, totals, seen)))


class Sums(NamedTuple):
    """People of each group, or part; ratings, and their sums, of groups x statements."""

    people: Counts
    ns: Counts
    totals: Counts


class Part(NamedTuple):
    """The people of one level in one area, by their group in each grouping; n ratings."""

    groups: Mapping[Grouping, str]
    n: int


def cells(content: Content, answers: Answers, counted: Tally, fewest: int) -> dict[Grouping, Table]:
    """The room by level, by area and by who can observe a statement. `fewest` is k, or 1."""
    in_parts, totals = np.moveaxis(counted.counts[..., :RUNGS] @ WEIGHTS, -1, 0)
    tables = _tables(content, answers, Sums(counted.people, in_parts, totals), fewest)
    delicate = ((in_parts > 0) & (in_parts < fewest)).any(axis=(0, 1))
    for place in np.flatnonzero(delicate).tolist():
        kept = visible(_parts(content, answers, in_parts, place), fewest)
        for name, table in tables.items():
            table.seen[:, place] = [key in kept[name] for key in table.keys]
    return tables


def visible(parts: Sequence[Part], fewest: int) -> dict[Grouping, tuple[str, ...]]:
    """The groups whose ratings of a statement may be shown, by grouping.

    Groups that together with those before them, and the whole room, would lay few ratings bare are
    left out, the smallest first.
    """
    ratings = tuple(part.n for part in parts)
    known: tuple[Members, ...] = ((True,) * len(parts),)
    shown: dict[Grouping, tuple[str, ...]] = {}
    for name in GROUPINGS:
        sizes = _sizes(parts, name)
        kept = suppressed(sizes, fewest)
        together = (*known, *_members(parts, name, kept))
        # One grouping beside the whole room tells nothing more than its hidden groups together.
        while kept and len(known) > 1 and _laid_bare(ratings, together, fewest):
            kept = tuple(key for key in kept if key != min(kept, key=sizes.__getitem__))
            together = (*known, *_members(parts, name, kept))
        shown[name], known = kept, together
    return shown


def _tables(content: Content, answers: Answers, parts: Sums, fewest: int) -> dict[Grouping, Table]:
    by_level, by_area = (Sums(*(sums.sum(axis=axis) for sums in parts)) for axis in (1, 0))
    sides, by_side = _observers(content, answers, by_level)
    return {
        "level": _table(answers.level.keys, by_level, fewest),
        "area": _table(answers.area.keys, by_area, fewest),
        "observers": _table(sides, by_side, fewest),
    }


def _table(keys: tuple[str, ...], sums: Sums, fewest: int) -> Table:
    return Table(keys, tuple(sums.people.tolist()), sums.ns, sums.totals, sums.ns >= fewest)


def _observers(content: Content, answers: Answers, level: Sums) -> tuple[tuple[str, ...], Sums]:
    """Levels gathered by whether they can observe each statement; sides without people left out.

    A side's people are those who can, or cannot, observe at least one.
    """
    observed = [content.statements[key].observed_by for key in answers.statements]
    side = np.array(
        [[SIDES.index(_side(key, by)) for by in observed] for key in answers.level.keys], np.intp
    ).reshape(level.ns.shape)
    on_side = np.arange(len(SIDES))[:, None, None] == side
    people = on_side.any(axis=2) @ level.people
    on_side = on_side[people > 0]
    sums = Sums(
        people[people > 0],
        (on_side * level.ns).sum(axis=1),
        (on_side * level.totals).sum(axis=1),
    )
    return tuple(name for name, n in zip(SIDES, people, strict=True) if n), sums


def _side(level: str, observed_by: Collection[str]) -> str:
    if not level:
        return NOT_STATED
    return OBSERVES if level in observed_by else DOES_NOT


def _parts(content: Content, answers: Answers, in_parts: Counts, place: int) -> list[Part]:
    observed_by = content.statements[answers.statements[place]].observed_by
    ns = in_parts[:, :, place]
    return [
        Part(
            {
                "level": (level := answers.level.keys[i]),
                "area": answers.area.keys[j],
                "observers": _side(level, observed_by),
            },
            int(ns[i, j]),
        )
        for i, j in np.argwhere(ns).tolist()
    ]


def _sizes(parts: Sequence[Part], name: Grouping) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for part in parts:
        sizes[part.groups[name]] = sizes.get(part.groups[name], 0) + part.n
    return sizes


def _members(parts: Sequence[Part], name: Grouping, keys: tuple[str, ...]) -> tuple[Members, ...]:
    return tuple(tuple(part.groups[name] == key for part in parts) for key in keys)


@lru_cache(maxsize=4096)
def _laid_bare(ratings: tuple[int, ...], known: tuple[Members, ...], fewest: int) -> bool:
    return laid_bare(ratings, known, fewest)
