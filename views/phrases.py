"""Phrases that more than one screen says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import anonymity
import workshop
from views import here, house, visitor

if TYPE_CHECKING:
    from datetime import datetime

    from answers import Questionnaire
    from arithmetic import Mode
    from content import Content
    from reports import Report
    from words import Language
    from workshop import Workshop

LANGUAGES = {"da": "Dansk", "en": "English"}
MINUTES_OF_TALK = 2  # thirty statements in about an hour
LONG = 90  # minutes, from which on hours are told


def kicker(report: Report) -> tuple[str, ...]:
    """Whose profile this is, who answered, and when; first, if it is practice."""
    found = here.the_workshop()
    own = whose(found) if found else (report.organisation,)
    return (*own, report.kicker, report.date)


def whose(of: Workshop) -> tuple[str, ...]:
    """The organisation, and the workshop's own name, where it has one; first, if it is practice."""
    return (*called(of), of.name)


def called(of: Workshop) -> tuple[str, ...]:
    """The organisation; first, if it is practice."""
    practice = (visitor.the_words().say("Practice"),) if of.practice else ()
    return (*practice, of.organisation)


def form_of(questionnaire: Questionnaire, content: Content | None = None) -> str:
    """The questionnaire's name and its number of statements."""
    words = visitor.the_words()
    n = len(workshop.asked(content or house.the_content(), questionnaire))
    if questionnaire == "short":
        return words.say("Short, {n} statements", n=n)
    return words.say("Full, {n} statements", n=n)


def mode_of(mode: Mode) -> str:
    """A mode in a word, and its first consequence; the whole promise stands in `promised`."""
    words = visitor.the_words()
    if mode == "anonymous":
        return words.say("Anonymous: nobody gets to see who has answered what.")
    return words.say(
        "Open: the answers are shown by level and area, however small the group. Everybody must "
        "have agreed to it."
    )


def promised(mode: Mode, language: Language, content: Content) -> str:
    """What those who answer are promised, word for word as on their phones."""
    k = anonymity.minimum(content.method.limits, mode)
    return workshop.promise(visitor.words_in(language), mode, k)


def promise_in_short() -> str:
    """The first sentence of what people are promised who answer anonymously."""
    words = visitor.the_words()
    return first_sentence(promised("anonymous", words.language, house.the_content()))


def first_sentence(text: str) -> str:
    """The text up to its first full stop."""
    return f"{text.split('. ', maxsplit=1)[0].removesuffix('.')}."


def talk(statements: int) -> str:
    """About how long a room talks its way through so many statements."""
    words, minutes = visitor.the_words(), MINUTES_OF_TALK * statements
    if minutes < LONG:
        return words.count("{n} minute", "{n} minutes", minutes)
    return words.count("{n} hour", "{n} hours", round(minutes / 60))


def promise(of: Workshop) -> str:
    """What those who answer this workshop are promised."""
    return promised(of.mode, of.language, here.shelves(of))


def kind(of: Workshop, *, on_paper: bool) -> str:
    """What a workshop is called that has no name of its own; `on_paper` came from files alone."""
    say = visitor.the_words().say
    if of.kind == "together":
        return say("Answer together")
    return say("From a file") if on_paper else say("Answer on phones")


def far(of: Workshop) -> str:
    """A phase in words."""
    words = visitor.the_words()
    if of.kind == "together":
        return words.say("On one screen")
    return {
        "draft": words.say("Not opened yet"),
        "open": words.say("Open for answers now"),
        "shut": words.say("Closed for answers"),
        "revealed": words.say("The answers are shown"),
        "closed": words.say("Over"),
    }[of.phase]


def goes_on(of: Workshop) -> str:
    """The screen where one goes on with a workshop, as its address names it."""
    if of.kind == "together":
        return "svar-sammen"
    return "undervejs" if of.phase in {"draft", "open", "shut"} else "dagsorden"


def moment(at: datetime) -> str:
    """Day and time by the clock of those who meet."""
    words, found = visitor.the_words(), at.astimezone(workshop.CLOCK)
    return words.say("{day} at {clock}", day=words.date(found.date()), clock=words.clock(found))


def chosen(of: Workshop) -> list[tuple[str, str]]:
    """What the facilitator decided, label by label."""
    words, content = visitor.the_words(), here.shelves(of)
    say = words.say
    rows = [
        (say("Organisation"), of.organisation),
        *([(say("Name"), of.name)] if of.name else []),
        *([(say("Meeting"), words.date(of.meets_on))] if of.meets_on else []),
        *([(say("The target group"), of.target_group)] if of.target_group else []),
        (say("Questionnaire"), form_of(of.questionnaire, content)),
        *([(say("Opens"), moment(of.opens_at))] if of.opens_at else []),
        *([(say("Closes"), moment(of.closes_at))] if of.closes_at else []),
    ]
    if of.kind == "private":
        target = content.method.limits.target.value if of.target is None else of.target
        rows += [
            (say("Areas"), words.together(of.areas) or say("None")),
            (say("Language"), LANGUAGES[of.language]),
            (say("Answers"), mode_of(of.mode)),
            (say("Invited"), str(of.invited or say("Not counted"))),
            (say("Slips"), say("One for each person") if of.slips else say("None")),
            (say("Target"), str(target)),
        ]
    if of.delete_on:
        rows.append((say("Deleted after"), words.date(of.delete_on)))
    return rows
