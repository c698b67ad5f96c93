"""The contacts of a composed course, told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from content import folded
from reports.redesign.journey import TouchReport
from reports.telling.at_hand import upper
from sheets import OTHER
from sheets import journey as rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from content import JourneyFile
    from reports.telling.at_hand import AtHand
    from sheets import Touch
    from words import Words


def told_contacts(
    at_hand: AtHand,
    file: JourneyFile,
    touches: Sequence[Touch],
    places: Sequence[float],
    lanes: Sequence[str],
) -> tuple[TouchReport, ...]:
    """A course's contacts, each in its column."""
    told, moments = rules.times_told(touches), rules.moments(touches)
    where = {name: place for place, name in enumerate(map(folded, lanes))}
    said = _said(at_hand, file)
    return tuple(
        _touch(at_hand, said, touch).model_copy(
            update={
                "told": at_hand.words.say("telling {n}", n=nth) if nth else "",
                "moment": moment,
                "x": x,
                "lanes": tuple(where[folded(d)] for d in rules.departments(touch)),
            }
        )
        for touch, nth, moment, x in zip(touches, told, moments, places, strict=True)
    )


class Said(NamedTuple):
    """The shelf's words in one language, by key."""

    stages: dict[str, str]
    feelings: dict[int, str]
    breaks: dict[str, str]
    moments: dict[str, str]


def _said(at_hand: AtHand, file: JourneyFile) -> Said:
    language = at_hand.language
    moments = {one.key: one[language] for one in file.moments}
    return Said(
        stages={one.key: one[language] for one in file.stages},
        feelings={one.value: one[language] for one in file.line},
        breaks={one.key: one[language] for one in file.breaks},
        moments={OTHER: at_hand.words.say("Another moment"), **moments},
    )


def _touch(at_hand: AtHand, said: Said, touch: Touch) -> TouchReport:
    """A contact alone, without what hangs on the others."""
    say = at_hand.words.say
    return TouchReport(
        id=touch.id,
        week=week_of(at_hand.words, touch.week),
        stage=said.stages.get(touch.stage, ""),
        actor=touch.actor,
        department=touch.department,
        channel=touch.channel,
        happened=touch.happened,
        felt=touch.felt,
        line=touch.line,
        feeling=said.feelings[touch.line],
        told="",
        plan=say("a plan was made") if touch.plan else "",
        moment=0,
        moment_name=said.moments.get(touch.moment, ""),
        broke=said.breaks.get(touch.broke, ""),
        factor=factor_of(at_hand, touch),
        statement=statement_in_full(at_hand, touch.statement),
        x=0,
        lanes=(),
    )


def factor_of(at_hand: AtHand, touch: Touch) -> str:
    """The factor a break points to: its statement's, or the one that is named."""
    content = at_hand.content
    if not touch.broke:
        return ""
    if found := content.factor_of.get(touch.statement):
        return upper(found.short[at_hand.language])
    known = {factor.id: factor.short[at_hand.language] for factor in content.factors}
    return upper(known.get(touch.factor, ""))


def statement_in_full(at_hand: AtHand, statement: str) -> str:
    """A statement in full with its number behind it; "" where there is none of this key."""
    found = at_hand.content.statements.get(statement)
    if found is None:
        return ""
    return f"{found.text[at_hand.language]} ({at_hand.content.numbers[statement]})"


def week_of(words: Words, week: int) -> str:
    """A week, counted from the first contact."""
    return words.say("Week {n}", n=words.number(week, 0))
