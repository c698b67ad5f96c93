"""How far people are while they answer, and when a workshop is over; never what was answered."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from workshop.model import Progress, Workshop
from workshop.saying import asked

if TYPE_CHECKING:
    from datetime import date

    from content import Content
    from workshop.store import Store


def progress(store: Store, content: Content, here: Workshop) -> Progress:
    """How far people have come. Levels are told from the smallest group that may be shown."""
    every = set(asked(content, here.questionnaire))
    parts = [{s.id for s in factor.statements} & every for factor in content.factors]
    whole = tuple(map(len, parts))
    paces = store.paces(here.id, parts)
    joined, finished = Counter[str](), Counter[str]()
    for pace in paces:
        joined[pace.level] += pace.people
        finished[pace.level] += pace.people * (pace.answered == whole)
    fewest = content.method.limits.group_minimum.value
    return Progress(
        joined=joined.total(),
        finished=finished.total(),
        begun=sum(pace.people for pace in paces if pace.begun),
        by_factor={
            factor.id: sum(pace.people for pace in paces if pace.answered[place] == whole[place])
            for place, factor in enumerate(content.factors)
        },
        levels={
            level: (joined[level], finished[level])
            for level in ("", *content.levels)
            if joined[level] >= fewest
        },
    )


def purge(store: Store, today: date) -> tuple[str, ...]:
    """Delete every workshop whose last day has passed; the ids of those that are gone."""
    past = store.past(today)
    for workshop_id in past:
        store.remove_workshop(workshop_id)
    return past
