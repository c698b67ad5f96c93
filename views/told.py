"""What a workshop came to, told: its report as it was revealed, and what people wrote."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

import advice
import answers as table
import reports
import scoring
import workshop
from views import here, house, visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from answers import Answers
    from content import Content
    from reports.model import Report
    from scoring import Mode, Result
    from workshop import Workshop

SHOWN = frozenset({"revealed", "closed"})


def the_report() -> Report | None:
    """What this address's workshop came to, told; None when there is nothing to tell yet."""
    words, known = visitor.the_words(), house.the_content()
    if here.an_example():
        return house.the_memory().recall(
            workshop.EXAMPLE, words.language, lambda: reports.example(known, words)
        )
    found = here.the_workshop()
    if found is None:
        return None
    if found.kind == "together":
        return _together(found)
    if found.phase not in SHOWN:
        return None
    return house.the_memory().recall(found.id, ("report", words.language), lambda: _revealed(found))


def _together(of: Workshop) -> Report | None:
    """What the room has agreed so far, counted anew; with the shelves it began with."""
    store, known = house.the_store(), here.shelves(of)
    agreed = workshop.agreed(store, of.id)
    if not agreed:
        return None
    nobody = table.table(workshop.asked(known, of.questionnaire), (), of.questionnaire)
    return _tell(of, outcome(known, nobody, mode=of.mode, agreed=agreed), _last_said(of))


def _revealed(of: Workshop) -> Report:
    """What was kept at the reveal, told with what was asked, and with the reveal's own day."""
    result = workshop.result(house.the_store(), house.the_content(), of, outcome)
    return _tell(of, result, of.revealed_on or visitor.here_and_now(of.created).date())


def _tell(of: Workshop, result: Result, day: date) -> Report:
    about = reports.About(organisation=of.organisation, day=day)
    return reports.tell(here.shelves(of), result, visitor.the_words(), about)


def outcome(
    content: Content,
    answers: Answers,
    *,
    mode: Mode,
    agreed: Mapping[str, str] = scoring.NOBODY,
    target: int | Mapping[str, int] | None = None,
) -> Result:
    """The one pipe from answers to a finished Result."""
    result = scoring.score(content, answers, mode=mode, agreed=agreed, target=target)
    runs = () if agreed else scoring.left_out(content, answers, result)
    return advice.advise(content, result, runs)


def _last_said(of: Workshop) -> date:
    """The day on which the room last said something."""
    said = workshop.settled(house.the_store(), of.id).values()
    return visitor.here_and_now(max((a.at for a in said), default=of.created)).date()


def the_comments() -> Mapping[str, tuple[str, ...]]:
    """What people wrote, by statement: nobody's name, in an order that says nothing."""
    found = here.the_workshop()
    if found is None or found.kind == "together" or found.phase not in SHOWN:
        return {}
    return house.the_memory().recall(found.id, "comments", lambda: _comments(found))


def _comments(of: Workshop) -> Mapping[str, tuple[str, ...]]:
    store, known = house.the_store(), here.shelves(of)
    people = len(workshop.revealed(store, known, of).participants)
    if of.mode == "anonymous" and people < fewest(known):
        return {}
    found: dict[str, list[str]] = {}
    for comment in workshop.comments(store, of):
        if comment.text.strip():
            found.setdefault(comment.statement, []).append(comment.text.strip())
    return {key: tuple(sorted(texts, key=_lot(of.id))) for key, texts in found.items()}


def _lot(workshop_id: str) -> Callable[[str], bytes]:
    return lambda text: sha256(f"{workshop_id}{text}".encode()).digest()


def fewest(content: Content) -> int:
    """The fewest people of whom anything is shown in an anonymous workshop."""
    return content.method.limits.group_minimum.value
