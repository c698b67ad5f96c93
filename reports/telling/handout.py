"""What is handed out and hung up, told: the words of every paper and empty poster."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reports.handout import (
    AskedFactor,
    AskedRung,
    AskedStatement,
    Handout,
    Letter,
    PassageReport,
)
from reports.parts import Fact
from reports.telling.labels import labels

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content import Content, Factor, Passage, Rung, Text
    from reports.handout import Meeting
    from words import Words


class Before(NamedTuple):
    """What is at hand: the shelves, the meeting, and a language."""

    content: Content
    meeting: Meeting
    words: Words

    def of(self, text: Text | None) -> str:
        """A text of the shelves in this language, "" where there is none."""
        return text[self.words.language] if text else ""

    def filled(self, text: Text | None) -> str:
        """The same with the meeting's own in its gaps; nothing in these is read as a gap."""
        say, meeting = self.words.say, self.meeting
        gaps = {
            "date": say("on {day}", day=self.words.date(meeting.day)) if meeting.day else "",
            "target_group": meeting.target_group.rstrip(".") or say("the citizens we agree on"),
            "count": str(len(meeting.asked)),
            "minutes": str(meeting.minutes),
            "days": str(meeting.days),
        }
        return self.of(text).format(**gaps).strip()


def tell_handout(content: Content, meeting: Meeting, words: Words) -> Handout:
    """The meeting's papers in the language of `words`; only what is asked stands in them."""
    at = Before(content, meeting, words)
    method, preread = content.method, content.preread
    every = (_factor(at, factor) for factor in content.factors)
    return Handout(
        language=words.language,
        organisation=meeting.organisation,
        date=words.date(meeting.day) if meeting.day else "",
        date_iso=meeting.made.isoformat(),
        invented_note=words.say("Practice") if meeting.practice else "",
        target_group=meeting.target_group,
        carrier=at.of(method.ladder.carrier),
        ladder=_rungs(at, method.ladder.rungs),
        factors=tuple(factor for factor in every if factor.statements),
        levels=tuple(at.of(level.name) for level in method.levels) if meeting.levels else (),
        areas=meeting.areas,
        promise=meeting.promise,
        title=at.filled(preread.title) if preread else "",
        pages=tuple(_page(at, page) for page in preread.pages) if preread else (),
        invitation=_invitation(at),
        facts=_facts(at),
        letter=_letter(at),
        sender=meeting.sender,
        address=meeting.address,
        labels=labels(words) | _labels(words),
    )


def _factor(at: Before, factor: Factor) -> AskedFactor:
    """A factor with those of its statements that are asked."""
    return AskedFactor(
        number=factor.number,
        name=at.of(factor.name),
        short=at.of(factor.short),
        statements=tuple(
            AskedStatement(
                id=one.id,
                number=at.content.numbers[one.id],
                text=at.of(one.text),
                rungs=_rungs(at, one.rungs or ()),
            )
            for one in factor.statements
            if one.id in at.meeting.asked
        ),
    )


def _rungs(at: Before, rungs: Iterable[Rung]) -> tuple[AskedRung, ...]:
    return tuple(
        AskedRung(value=rung.value, text=at.of(rung.text), help=at.of(rung.help)) for rung in rungs
    )


def _page(at: Before, page: Iterable[Passage]) -> tuple[PassageReport, ...]:
    return tuple(
        PassageReport(
            heading=at.filled(one.heading),
            text=at.filled(one.text),
            points=tuple(map(at.filled, one.points)),
            shows=one.shows or "",
            source=", ".join(tag for tag in one.source if tag != "own"),
        )
        for one in page
    )


def _invitation(at: Before) -> str:
    say, meeting = at.words.say, at.meeting
    if not meeting.day:
        return say("You are invited: where do citizens get caught between us?")
    day = at.words.date(meeting.day)
    return say("You are invited on {day}: where do citizens get caught between us?", day=day)


def _facts(at: Before) -> tuple[Fact, ...]:
    """When, where and how: what everybody is to know; a row without a value is to be written in."""
    say, meeting = at.words.say, at.meeting
    day = at.words.date(meeting.day) if meeting.day else ""
    invited = str(meeting.invited) if meeting.invited else ""
    rows = (
        (say("Day"), day, True),
        (say("Time"), meeting.clock, True),
        (say("Place"), meeting.place, True),
        (say("Invited"), invited, False),
        (say("Target group"), meeting.target_group, False),
        (say("Answer at"), meeting.address, False),
        (say("Code"), f"{meeting.code[:4]} {meeting.code[4:]}".strip(), False),
        (say("Closes"), meeting.closes, False),
    )
    return tuple(Fact(label=a, value=b) for a, b, always in rows if b or always)


def _letter(at: Before) -> Letter:
    say, meeting = at.words.say, at.meeting
    return Letter(
        greeting=say("Dear all"),
        why=say(
            "We want to find out where citizens get caught between us, and what we will do about "
            "it."
        ),
        heading=say("This is how it goes"),
        steps=(
            say(
                "Before the meeting you answer {n} short statements on your phone. It takes about "
                "{minutes} minutes.",
                n=len(meeting.asked),
                minutes=meeting.minutes,
            ),
            say(
                "At the meeting we see the answers together, and talk first about what we see "
                "differently."
            ),
            say("We end with a few promises, each with an owner and a date."),
        ),
        doubt=say(
            "Answer from what you know about the departments that work with the target "
            "group. If in doubt, answer “Don't know”."
        ),
        close=say("Please read the two pages that come with this letter."),
    )


def _labels(words: Words) -> dict[str, str]:
    say = words.say
    return {
        "handout_sign": say("Yours sincerely"),
        "poster_dots": say("Where are we today? Put one dot on each axis."),
        "poster_dots_note": say(
            "Use the ladder below. Everybody puts their dots at the same time. Then talk about "
            "those that lie farthest apart."
        ),
        "poster_dots_alt": say(
            "An empty profile with an axis for each of {n} factors, from 0 in the middle to 5 at "
            "the edge: {factors}."
        ),
        "poster_ladder": say("The ladder that everybody answers on"),
        "poster_ladder_note": say(
            "If you do not know, answer “Don't know”. If the statement does not fit you, answer "
            "“Not relevant here”. Neither counts as 0."
        ),
        "poster_profile": say("Your profile"),
        "poster_profile_start": say("We begin with"),
        "poster_plan": say("This is what we do now. One owner for each promise."),
        "poster_plan_note": say("Write in the empty rows yourselves."),
        "poster_plan_what": say("What"),
        "poster_plan_who": say("Who is responsible"),
        "poster_plan_when": say("When"),
        "poster_plan_sign": say("Reached when"),
        "preread": say("Read this before the meeting"),
        "paper": say("Questionnaire on paper, large print"),
        "paper_title": say("Answer from what you know"),
        "paper_how": say("Put one cross at each statement. Do not write your name."),
        "paper_doubt": say(
            "If you are in doubt, put the cross at “Don't know”. It never counts as 0."
        ),
        "paper_level": say("Where in the organisation are you?"),
        "paper_area": say("Which area do you work in?"),
        "paper_factor": say("Factor {number} of {all}. Put one cross at each statement."),
        "paper_more": say("{factor}, continued"),
        "paper_own": say("This statement has rungs of its own."),
        "paper_sees": say("Who sees what"),
        "paper_group": say("It is about:"),
        "paper_number": say("Sheet no. ______, only for whoever types it in"),
        "dont_know": say("Don't know"),
        "not_relevant": say("Not relevant here"),
        "invitation": say("Invitation"),
        "slips": say("Slips"),
        "slips_go": say("Go to this address on your phone, and write the code:"),
        "slips_scan": say(
            "Point the camera at the square, or go to this address and write the code:"
        ),
        "slips_once": say("The code works once."),
        "slips_for": say("Answer for {organisation}"),
    }
