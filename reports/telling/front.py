"""What a page says that lies alone: whose, from when, who answered, on what; and the colophon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.parts import Fact
from reports.telling.at_hand import upper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.telling.at_hand import AtHand
    from reports.telling.report import About


def desk(at_hand: AtHand, about: About) -> tuple[Fact, ...]:
    """Whose it is, from when, who answered and on what, for a reader who was not there."""
    say = at_hand.words.say
    return (
        Fact(label=say("The profile is about"), value=_whose(at_hand, about)),
        Fact(label=say("When"), value=at_hand.words.date(about.day)),
        Fact(label=say("Who has answered"), value=_who(at_hand, about)),
        Fact(label=say("What was measured"), value=_measured(at_hand)),
    )


def _whose(at_hand: AtHand, about: About) -> str:
    group = at_hand.words.say("Target group: {group}", group=about.target_group)
    told = [about.organisation, group if about.target_group else ""]
    return ". ".join(filter(None, told)) or "\N{EN DASH}"


def _who(at_hand: AtHand, about: About) -> str:
    told = answered(at_hand, about.invited)
    levels = at_hand.words.together(_levels(at_hand))
    return f"{told}: {levels}" if levels else told


def answered(at_hand: AtHand, invited: int | None) -> str:
    """How many, of how many where somebody has counted those invited."""
    words, people = at_hand.words, at_hand.result.participants
    if at_hand.together:
        return words.say("Answered together")
    if invited is not None and invited >= people:
        return words.say("{n} of {invited} invited", n=people, invited=invited)
    return words.count("{n} person", "{n} people", people)


def _levels(at_hand: AtHand) -> Iterator[str]:
    """How many from each level, where all of them stated one and every number may be told."""
    rows, levels = at_hand.result.groups.level, at_hand.content.levels
    if all(row.n is not None and row.key in levels for row in rows):
        for row in rows:
            name = levels[row.key].name[at_hand.language]
            yield f"{at_hand.words.inside(name)} {row.n}"


def _measured(at_hand: AtHand) -> str:
    """That it is practice and people's own judgement of it, and nothing else."""
    say, asked = at_hand.words.say, sum(len(f.statements) for f in at_hand.result.factors)
    return say(
        "How widespread {n} practices are, judged by those who answered. It says nothing of how "
        "citizens fare.",
        n=asked,
    )


def ladder(at_hand: AtHand) -> tuple[Fact, ...]:
    """The common rungs, in the words that people answered with."""
    return tuple(
        Fact(label=str(rung.value), value=rung.text[at_hand.language])
        for rung in at_hand.content.method.ladder.rungs
    )


def ladder_note(at_hand: AtHand) -> str:
    """How many statements have rungs of their own; nothing where none has."""
    asked = (s.id for factor in at_hand.result.factors for s in factor.statements)
    own = sum(at_hand.content.statements[key].rungs is not None for key in asked)
    if not own:
        return ""
    return at_hand.words.count(
        "One statement has rungs of its own, from 0 to 5 too.",
        "{few} statements have rungs of their own, from 0 to 5 too.",
        own,
        few=upper(at_hand.words.spelled(own)),
    )


def colophon(at_hand: AtHand, about: About, questionnaire: str) -> tuple[Fact, ...]:
    """Who made it, with which questionnaire, and who can be asked."""
    say = at_hand.words.say
    by = ", ".join(filter(None, [about.organisation, at_hand.words.date(about.day)]))
    return (
        Fact(label=say("Published by"), value=by),
        Fact(label=say("Contact"), value=about.contact or say("Ask whoever gave you the report.")),
        Fact(label=say("Questionnaire"), value=_version(at_hand, questionnaire)),
        Fact(
            label=say("Tried out"), value=at_hand.content.method.notes.not_piloted[at_hand.language]
        ),
        Fact(
            label=say("Made with"), value=say("Helhedstjek, a free tool under the licence MPL 2.0.")
        ),
    )


def _version(at_hand: AtHand, questionnaire: str) -> str:
    """Its fingerprint changes with any word or number of it."""
    return at_hand.words.say(
        "{questionnaire}, version {fingerprint}.",
        questionnaire=questionnaire,
        fingerprint=at_hand.result.content,
    )
