"""Phrases that more than one screen says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import anonymity
import workshop
from views import here, house, visitor

if TYPE_CHECKING:
    from answers import Questionnaire
    from arithmetic import Mode
    from content import Content
    from reports import Report
    from workshop import Workshop

LANGUAGES = {"da": "Dansk", "en": "English"}


def kicker(report: Report) -> tuple[str, str, str]:
    """Whose profile this is, who answered, and when."""
    return (report.organisation, report.kicker, report.date)


def form_of(questionnaire: Questionnaire, content: Content | None = None) -> str:
    """The questionnaire's name and its number of statements."""
    words = visitor.the_words()
    n = len(workshop.asked(content or house.the_content(), questionnaire))
    if questionnaire == "short":
        return words.say("Short, {n} statements", n=n)
    return words.say("Full, {n} statements", n=n)


def mode_of(mode: Mode, content: Content | None = None) -> str:
    """A mode in a word, and what it means to those who answer."""
    words = visitor.the_words()
    if mode == "anonymous":
        return words.say(
            "Anonymous: nobody sees who has answered what, and nothing is shown of fewer than {k} "
            "people.",
            k=words.spelled(
                anonymity.minimum((content or house.the_content()).method.limits, mode)
            ),
        )
    return words.say(
        "Open: the answers are shown by level and area, however small the group. Everybody must "
        "have agreed to it."
    )


def promise(of: Workshop) -> str:
    """What those who answer are promised, word for word as on their phones."""
    k = anonymity.minimum(here.shelves(of).method.limits, of.mode)
    return workshop.promise(visitor.words_in(of.language), of.mode, k)


def far(of: Workshop) -> str:
    """A phase in words."""
    words = visitor.the_words()
    if of.kind == "together":
        return words.say("Answered together")
    return {
        "draft": words.say("Not opened yet"),
        "open": words.say("Open for answers now"),
        "revealed": words.say("The answers are shown"),
        "closed": words.say("Over"),
    }[of.phase]


def goes_on(of: Workshop) -> str:
    """The screen where one goes on with a workshop, as its address names it."""
    if of.kind == "together":
        return "svar-sammen"
    return "undervejs" if of.phase in {"draft", "open"} else "dagsorden"


def chosen(of: Workshop) -> list[tuple[str, str]]:
    """What the facilitator decided, label by label."""
    words, content = visitor.the_words(), here.shelves(of)
    say = words.say
    rows = [
        (say("Organisation"), of.organisation),
        (say("Questionnaire"), form_of(of.questionnaire, content)),
    ]
    if of.kind == "private":
        target = content.method.limits.target.value if of.target is None else of.target
        rows += [
            (say("Areas"), words.together(of.areas) or say("None")),
            (say("Language"), LANGUAGES[of.language]),
            (say("Answers"), mode_of(of.mode, content)),
            (say("Invited"), str(of.invited or say("Not counted"))),
            (say("Slips"), say("One for each person") if of.slips else say("None")),
            (say("Target"), str(target)),
        ]
    if of.delete_on:
        rows.append((say("Deleted after"), words.date(of.delete_on)))
    return rows
