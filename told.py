"""What a workshop came to, told without a screen: what was kept at the reveal and agreed since."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import advice
import reports
import workshop

if TYPE_CHECKING:
    from datetime import date

    from arithmetic import Result
    from content import Content
    from reports import Report
    from words import Words
    from workshop import Kept, Store, Workshop

SHOWN = frozenset({"revealed", "closed"})


class Talk(NamedTuple):
    """What the room has agreed after the reveal, and what it aims at; both by pairs, in order."""

    agreed: tuple[tuple[str, str], ...] = ()
    targets: tuple[tuple[str, int], ...] = ()


def talk(store: Store, workshop_id: str) -> Talk:
    """What the room has said after the reveal that changes what is told."""
    agreed = workshop.agreed_after(store, workshop_id)
    return Talk(tuple(agreed.items()), tuple(workshop.targets(store, workshop_id).items()))


def kept(store: Store, content: Content, of: Workshop) -> Kept:
    """What was kept at the reveal; Refused before it."""
    return workshop.kept(store, content, of, advice.outcome)


def settled(content: Content, found: Kept, talk: Talk) -> Result:
    """What was kept as it stands when the room has talked; `content` is what it is pinned to."""
    return advice.settled(content, found.result, dict(talk.agreed), dict(talk.targets))


def report(  # noqa: PLR0913, PLR0917 - what is told, of what, and how
    content: Content, found: Kept, of: Workshop, talk: Talk, words: Words, day: date
) -> Report:
    """What was kept at the reveal and what was agreed since, told, with the reveal's own day."""
    about = reports.About(organisation=of.organisation, day=of.revealed_on or day)
    return reports.tell(content, settled(content, found, talk), words, about, found.reasons)
