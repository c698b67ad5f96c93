"""All that a workshop came to, for whoever sits at the machine itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import reports
import workshop
from told.rounds import compared, known, promised, stood
from told.workshops import about, kept, plan, redesign, report, talk

if TYPE_CHECKING:
    from datetime import date

    from content import Content
    from reports import ComparisonReport, Report
    from told.rounds import Stood
    from words import Words
    from workshop import Store, Workshop


def whole(  # noqa: PLR0913 - what is told, of what, how, and when
    store: Store,
    content: Content,
    of: Workshop,
    words: Words,
    *,
    day: date,
    today: date,
    contact: str = "",
) -> Report | None:
    """All that a workshop came to, with what stands beside it; None where nothing may be shown yet.

    `content` are the shelves as they are now; `day` and `contact` stand where a workshop knows none
    of its own.
    It is for whoever sits at the machine itself: the round before comes along, whose ever it is.
    """
    found = stood(store, content, of, day)
    if found is None:
        return None
    pinned, promises, result = found.asked, plan(store, of.id), found.result
    if of.kind == "together":
        whom = workshop.whom_to_ask(store, of.id) or contact
        made = reports.tell(pinned, result, words, about(of, day, contact=whom), plan=promises)
    else:
        revealed, said_since = kept(store, content, of), talk(store, of.id)
        said_since = said_since._replace(contact=said_since.contact or contact)
        made = report(pinned, revealed, of, said_since, words, day=day, plan=promises)
    return made.model_copy(
        update={
            "redesign": redesign(store, pinned, of, result, words, promises),
            "known": known(pinned, result, words, workshop.figures(store, of.id)),
            "compared": _compared(store, content, of, found, words, today),
        }
    )


def _compared(  # noqa: PLR0913, PLR0917 - which rounds, how they are told, and when
    store: Store, content: Content, of: Workshop, now: Stood, words: Words, today: date
) -> ComparisonReport | None:
    """The round beside the one before it, where there is one that may be shown."""
    earlier = workshop.before_it(store, of)
    if earlier is None:
        return None
    if earlier.file:
        then = reports.Round(earlier.file.day, earlier.file.result.participants, None)
        return compared(then, earlier.file.result, now, words)
    here = earlier.here
    was = stood(store, content, here, workshop.day_of(here.created)) if here else None
    if here is None or was is None:
        return None
    then = reports.Round(was.day, was.result.participants, was.asked)
    return compared(then, was.result, now, words, promised(store, here, today))
