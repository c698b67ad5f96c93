"""The room by groups, and what is hidden so that no small group can be worked out.

A cell is one group's ratings of one statement. Cells are judged statement by statement, because
people skip different statements. A part is the people of one level in one area: the smallest
piece that sums and differences of cells could lay bare.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import numpy as np

from scoring.counting import RUNGS, mean_of_columns
from scoring.deduction import laid_bare
from scoring.model import Gap, Grouping, GroupResult, Groups

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from answers import Answers
    from content import Content
    from scoring.counting import Counts, Figures, Tally

OBSERVES, DOES_NOT, NOT_STATED = "observes", "does_not", ""
SIDES = (NOT_STATED, DOES_NOT, OBSERVES)
GROUPINGS: Final[tuple[Grouping, ...]] = ("level", "area", "observers")
# Distances are compared as they would be on paper, not with the last bit of a float.
EPSILON = 1e-9
Members: TypeAlias = tuple[bool, ...]


class Table(NamedTuple):
    """One grouping: its groups, their people, and groups x statements of ratings and their sums."""

    keys: tuple[str, ...]
    people: tuple[int, ...]
    ns: Counts
    totals: Counts


class Part(NamedTuple):
    """The people of one level in one area, by their group in each grouping; n ratings."""

    groups: Mapping[Grouping, str]
    n: int


def by_groups(
    content: Content, answers: Answers, tally: Tally, hidden: frozenset[str], minimum: int
) -> tuple[Groups, tuple[Gap, ...]]:
    """Every grouping's factor scores. `minimum` is 1 where ratings may be seen by group.

    `hidden` statements show nothing at all.
    """
    tables = _tables(content, answers, tally)
    shown = {name: table.ns >= minimum for name, table in tables.items()}
    in_parts = tally.counts[..., :RUNGS].sum(axis=-1)
    delicate = ((in_parts > 0) & (in_parts < minimum)).any(axis=(0, 1))
    for place, statement in enumerate(answers.statements):
        if statement in hidden or delicate[place]:
            parts = [] if statement in hidden else _parts(content, answers, in_parts, place)
            kept = visible(parts, minimum)
            for name, table in tables.items():
                shown[name][:, place] = [key in kept[name] for key in table.keys]
    found = {
        name: _groups(content, answers, table, shown[name], minimum)
        for name, table in tables.items()
    }
    gaps = tuple(gap for name, rows in found.items() for gap in _gaps(content, name, rows))
    return Groups(level=found["level"], area=found["area"], observers=found["observers"]), gaps


def visible(parts: Sequence[Part], minimum: int) -> dict[Grouping, tuple[str, ...]]:
    """The groups whose ratings of a statement may be shown, by grouping.

    Groups that together with those before them, and the whole room, would lay few ratings bare are
    left out, the smallest first.
    """
    ratings = tuple(part.n for part in parts)
    known: tuple[Members, ...] = ((True,) * len(parts),)
    shown: dict[Grouping, tuple[str, ...]] = {}
    for name in GROUPINGS:
        sizes = _sizes(parts, name)
        kept = suppressed(sizes, minimum)
        together = (*known, *_members(parts, name, kept))
        # One grouping beside the whole room tells nothing more than its hidden groups together.
        while kept and len(known) > 1 and _laid_bare(ratings, together, minimum):
            kept = tuple(key for key in kept if key != min(kept, key=sizes.__getitem__))
            together = (*known, *_members(parts, name, kept))
        shown[name], known = kept, together
    return shown


def suppressed(sizes: Mapping[str, int], minimum: int) -> tuple[str, ...]:
    """The groups left after complementary suppression.

    Those under `minimum` ratings are hidden, and then the smallest shown ones, until the hidden
    ones together hold none or at least `minimum`.
    """
    shown = sorted((n, key) for key, n in sizes.items() if n >= minimum)
    hidden = sum(n for n in sizes.values() if n < minimum)
    while shown and 0 < hidden < minimum:
        hidden += shown.pop(0)[0]
    return tuple(sorted(key for _, key in shown))


def _tables(content: Content, answers: Answers, tally: Tally) -> dict[Grouping, Table]:
    rungs = tally.counts[..., :RUNGS]
    ns, totals = rungs.sum(axis=-1), rungs @ np.arange(RUNGS)
    level = _table(answers.level.keys, tally.people.sum(axis=1), ns.sum(axis=1), totals.sum(axis=1))
    area = _table(answers.area.keys, tally.people.sum(axis=0), ns.sum(axis=0), totals.sum(axis=0))
    return {"level": level, "area": area, "observers": _observers(content, answers, level)}


def _table(keys: tuple[str, ...], people: Counts, ns: Counts, totals: Counts) -> Table:
    return Table(keys, tuple(people.tolist()), ns, totals)


def _observers(content: Content, answers: Answers, level: Table) -> Table:
    """Levels gathered by whether they can observe each statement.

    A side's people are those who can, or cannot, observe at least one.
    """
    on_side = np.array(
        [
            [[_side(content, s, key) == side for s in answers.statements] for key in level.keys]
            for side in SIDES
        ]
    ).reshape(len(SIDES), len(level.keys), len(answers.statements))
    people: Counts = on_side.any(axis=2).astype(np.intp) @ np.array(level.people, np.intp)
    used = [place for place, n in enumerate(people.tolist()) if n]
    return _table(
        tuple(SIDES[place] for place in used),
        people[used],
        (on_side * level.ns).sum(axis=1)[used],
        (on_side * level.totals).sum(axis=1)[used],
    )


def _side(content: Content, statement: str, level: str) -> str:
    if not level:
        return NOT_STATED
    return OBSERVES if level in content.statements[statement].observed_by else DOES_NOT


def _parts(content: Content, answers: Answers, in_parts: Counts, place: int) -> list[Part]:
    statement = answers.statements[place]
    ns = in_parts[:, :, place]
    return [
        Part(
            {
                "level": (level := answers.level.keys[i]),
                "area": answers.area.keys[j],
                "observers": _side(content, statement, level),
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
def _laid_bare(ratings: tuple[int, ...], known: tuple[Members, ...], minimum: int) -> bool:
    return laid_bare(ratings, known, minimum)


def _groups(
    content: Content, answers: Answers, table: Table, shown: NDArray[np.bool_], minimum: int
) -> tuple[GroupResult, ...]:
    scores = _scores(content, answers, table, shown)
    return tuple(
        _group(key, n, {f: found[row] for f, found in scores.items()}, minimum)
        for row, (key, n) in enumerate(zip(table.keys, table.people, strict=True))
    )


def _group(key: str, n: int, scores: Mapping[str, float], minimum: int) -> GroupResult:
    known = {factor: score for factor, score in scores.items() if not np.isnan(score)}
    if minimum > 1 and (n < minimum or not known):
        return GroupResult(key=key, hidden=True)
    return GroupResult(key=key, n=n, factors=known)


def _scores(
    content: Content, answers: Answers, table: Table, shown: NDArray[np.bool_]
) -> dict[str, list[float]]:
    """By factor, each group's mean of its visible cell means, when half the statements have one."""
    means: Figures = np.where(
        shown & (table.ns > 0), table.totals / np.maximum(table.ns, 1), np.nan
    )
    half = content.method.limits.valued_share.value
    column = {statement: place for place, statement in enumerate(answers.statements)}
    scores = {}
    for factor in content.factors:
        own = [column[s.id] for s in factor.statements if s.id in column]
        scores[factor.id] = mean_of_columns(means[:, own], max(1, half * len(own))).tolist()
    return scores


def _gaps(content: Content, grouping: Grouping, rows: Sequence[GroupResult]) -> list[Gap]:
    """For each factor, the two groups furthest apart, where the distance is worth pointing out."""
    gaps = []
    for factor in content.factors:
        scores = sorted(
            (row.factors[factor.id], row.key) for row in rows if factor.id in row.factors
        )
        if (
            scores
            and scores[-1][0] - scores[0][0] >= content.method.limits.gap_from.value - EPSILON
        ):
            (low, low_key), (high, high_key) = scores[0], scores[-1]
            gaps.append(
                Gap(grouping=grouping, factor=factor.id, low=low_key, high=high_key, gap=high - low)
            )
    return gaps
