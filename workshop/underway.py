"""How far people are while they answer, and when a workshop is over; never what was answered."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import anonymity
from workshop.model import Progress, Workshop
from workshop.saying import asked, needed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from content import Content
    from workshop.model import Pace
    from workshop.store import Store


def progress(store: Store, content: Content, here: Workshop) -> Progress:
    """How far people have come, by level and factor only as `anonymity` lets it be told."""
    every = set(asked(content, here.questionnaire))
    parts = {f.id: {s.id for s in f.statements} & every for f in content.factors}
    whole = tuple(map(len, parts.values()))
    theirs = {
        key: needed(content, here, key) for key, at in content.levels.items() if at.theirs_first
    }
    paces = store.paces(here.id, (*parts.values(), *theirs.values()))
    joined, finished, through = Counter[str](), Counter[str](), Counter[str]()
    for pace in paces:
        joined[pace.level] += pace.people
        finished[pace.level] += pace.people * _finished(pace, whole, theirs)
        for factor, done, of in zip(parts, pace.answered, whole, strict=False):
            through[factor] += pace.people * (done == of)
    shown = anonymity.progress(
        {level: (joined[level], finished[level]) for level in ("", *content.levels)},
        {factor: through[factor] for factor in parts},
        anonymity.minimum(content.method.limits, here.mode),
    )
    return Progress(
        joined=joined.total(),
        finished=finished.total(),
        begun=sum(pace.people for pace in paces if pace.begun),
        answered=sum(pace.people for pace in paces if any(pace.answered)),
        by_factor=shown.by_factor,
        levels={level: found for level, found in shown.levels.items() if found[0]},
    )


def _finished(pace: Pace, whole: tuple[int, ...], theirs: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether these have answered all that they need; `theirs` is counted after the whole."""
    if pace.level not in theirs:
        return pace.answered[: len(whole)] == whole
    own = pace.answered[len(whole) + list(theirs).index(pace.level)]
    return own == len(theirs[pace.level])


def purge(store: Store, today: date) -> tuple[str, ...]:
    """Delete every workshop whose last day has passed; the ids of those that are gone.

    Whoever was taken out of any workshop and not put back is deleted too.
    """
    store.let_go()
    past = store.past(today)
    for workshop_id in past:
        store.remove_workshop(workshop_id)
    return past
