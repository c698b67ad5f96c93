"""A round as it stood, beside the one before it and beside numbers that are known already."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import advice
import reports
import workshop
from told.workshops import SHOWN, agreed, kept, settled, talk

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from arithmetic import Result
    from content import Content
    from reports import ComparisonReport, NumberReport, Promised, Round
    from words import Words
    from workshop import Figure, FollowUp, Promise, Store, Workshop


class Stood(NamedTuple):
    """A round as it stood: its day where that is known, its Result, and what it asked."""

    day: date | None
    result: Result
    asked: Content


def stood(store: Store, content: Content, of: Workshop, day: date) -> Stood | None:
    """A workshop as a round; None where nothing of it may be shown."""
    pinned = workshop.shelves(store, content, of)
    if of.kind == "together":
        some = workshop.agreed(store, of.id)
        return Stood(day, agreed(store, pinned, of), pinned) if some else None
    if of.phase not in SHOWN:
        return None
    result = settled(pinned, kept(store, content, of), talk(store, of.id))
    return Stood(of.revealed_on or day, result, pinned)


def compared(
    then: Round, was: Result, now: Stood, words: Words, promises: tuple[Promised, ...] = ()
) -> ComparisonReport:
    """A round beside the one before, and what became of what was promised there."""
    found = advice.compare(now.asked.method.limits, was, now.result)
    this = reports.Round(now.day, now.result.participants, now.asked)
    return reports.comparison(now.asked, found, words, (then, this), promises)


def promised(store: Store, of: Workshop, today: date) -> tuple[Promised, ...]:
    """The promises of a workshop, and where each stands."""
    found = workshop.followed(store, of.id, today)
    return tuple(_promised(found, one) for one in found.promises) if found else ()


def _promised(found: FollowUp, one: Promise) -> Promised:
    said_last = one.last and (one.last.report.why or one.last.report.sign)
    return reports.Promised(
        **one.action.model_dump(include={"title", "factor", "owner"}),
        standing=found.standing(one),
        said=said_last or "",
    )


def known(
    content: Content, result: Result, words: Words, figures: Iterable[Figure]
) -> tuple[NumberReport, ...]:
    """Numbers that have been read, and which of them point elsewhere than the answers."""
    every = [one.model_dump(include=set(reports.Known._fields)) for one in figures]
    return reports.known(content, result, words, [reports.Known(**one) for one in every])
