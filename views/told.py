"""What a workshop came to, told: its report as it was revealed, and what people wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import advice
import anonymity
import answers
import reports
import workshop
from views import here, house, visitor

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from arithmetic import Result
    from reports import Report
    from workshop import Kept, Workshop

SHOWN = frozenset({"revealed", "closed"})


def the_report() -> Report | None:
    """What this address's workshop came to, told; None when there is nothing to tell yet."""
    if here.an_example():
        return the_example()
    found = here.the_workshop()
    if found is None:
        return None
    if found.kind == "together":
        return _together(found)
    if found.phase not in SHOWN:
        return None
    talk = the_talk(found)
    told = ("report", visitor.the_words().language, talk)
    return house.the_memory().recall(found.id, told, lambda: _revealed(found, talk))


def the_example() -> Report | None:
    """The example, told; None when another instrument asks other statements."""
    words, known = visitor.the_words(), house.the_content()
    return house.the_memory().recall(
        workshop.EXAMPLE, words.language, lambda: reports.example(known, words)
    )


def _together(of: Workshop) -> Report | None:
    """What the room has agreed so far, counted anew; with the shelves it began with."""
    store, known = house.the_store(), here.shelves(of)
    agreed = workshop.agreed(store, of.id)
    if not agreed:
        return None
    nobody = answers.table(workshop.asked(known, of.questionnaire), (), of.questionnaire)
    result = advice.outcome(known, nobody, mode=of.mode, agreed=agreed)
    return reports.tell(known, result, visitor.the_words(), _about(of, _last_said(of)))


class Talk(NamedTuple):
    """What the room has agreed after the reveal, and what it aims at; both by pairs, in order."""

    agreed: tuple[tuple[str, str], ...] = ()
    targets: tuple[tuple[str, int], ...] = ()


def the_talk(of: Workshop) -> Talk:
    """What the room has said after the reveal that changes what is told."""
    store = house.the_store()
    agreed = workshop.agreed_after(store, of.id)
    return Talk(tuple(agreed.items()), tuple(workshop.targets(store, of.id).items()))


def the_result(of: Workshop) -> Result:
    """What was kept at the reveal, as it stands when the room has talked."""
    talk = the_talk(of)
    return _settled(of, talk)


def _settled(of: Workshop, talk: Talk) -> Result:
    shelves, kept = here.shelves(of), _kept(of)
    return advice.settled(shelves, kept.result, dict(talk.agreed), dict(talk.targets))


def _revealed(of: Workshop, talk: Talk) -> Report:
    """What was kept at the reveal and what was agreed since, told, with the reveal's own day."""
    kept, day = _kept(of), of.revealed_on or visitor.here_and_now(of.created).date()
    result, words = _settled(of, talk), visitor.the_words()
    return reports.tell(here.shelves(of), result, words, _about(of, day), kept.reasons)


def _kept(of: Workshop) -> Kept:
    return workshop.kept(house.the_store(), house.the_content(), of, advice.outcome)


def _about(of: Workshop, day: date) -> reports.About:
    whose, say = of.organisation, visitor.the_words().say
    named = say("Practice: {organisation}", organisation=whose) if of.practice else whose
    return reports.About(organisation=named, day=day)


def _last_said(of: Workshop) -> date:
    """The day on which the room last said something."""
    said = workshop.settled(house.the_store(), of.id).values()
    return visitor.here_and_now(max((a.at for a in said), default=of.created)).date()


def the_comments() -> Mapping[str, tuple[str, ...]]:
    """What people wrote, by statement, as far as it may be shown."""
    found = here.the_workshop()
    if found is None or found.kind == "together" or found.phase not in SHOWN:
        return {}
    return house.the_memory().recall(found.id, "comments", lambda: _comments(found))


def _comments(of: Workshop) -> Mapping[str, tuple[str, ...]]:
    written = workshop.comments(house.the_store(), of)
    return anonymity.comments(_kept(of).result, written, of.id)
