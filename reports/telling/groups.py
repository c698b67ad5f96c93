"""The room by groups, in words; a hidden group tells its name and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model import GroupRow, GroupTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.telling import Telling
    from arithmetic import Grouping, GroupResult


def groups(telling: Telling) -> Iterable[GroupTable]:
    """A table for every grouping that tells anything."""
    say = telling.words.say
    headings: dict[Grouping, str] = {
        "level": say("By level"),
        "area": say("By area"),
        "observers": say("By who can see it in their own work"),
    }
    for name, heading in headings.items():
        rows: tuple[GroupResult, ...] = getattr(telling.result.groups, name)
        if len(rows) > 1 and not all(row.hidden for row in rows):
            yield GroupTable(
                heading=heading,
                note=_hidden_note(telling, rows),
                rows=tuple(_group(telling, name, row) for row in rows),
                gaps=tuple(_gaps(telling, name)),
            )


def _hidden_note(telling: Telling, rows: Iterable[GroupResult]) -> str:
    if not any(row.hidden for row in rows):
        return ""
    return telling.words.say(
        "Groups are hidden when fewer than {k} have answered, or when a small group could be "
        "worked out from the others.",
        k=telling.content.method.limits.group_minimum.value,
    )


def _group(telling: Telling, grouping: Grouping, row: GroupResult) -> GroupRow:
    words = telling.words
    return GroupRow(
        name=telling.group(grouping, row.key),
        n_text="" if row.hidden else words.count("{n} person", "{n} people", row.n or 0),
        cells=tuple(
            words.say("Hidden")
            if row.hidden
            else telling.score(row.factors.get(factor.id), "\N{EN DASH}")
            for factor in telling.content.factors
        ),
        hidden=row.hidden,
    )


def _gaps(telling: Telling, grouping: Grouping) -> Iterable[str]:
    for gap in telling.result.gaps:
        if gap.grouping == grouping:
            yield telling.words.say(
                "{factor}: {high} lies {gap} rungs higher than {low}.",
                factor=telling.short(gap.factor),
                high=telling.group(grouping, gap.high),
                low=telling.group(grouping, gap.low),
                gap=telling.words.number(gap.gap),
            )
