"""What a desk's workshops ask for today, as one sentence; and what one of them asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import workshop
from views import visitor

if TYPE_CHECKING:
    from workshop import Tally, Urgency

MOST = 2
"""So many things are named in a heading; the list names them all."""


def finding(tally: Tally) -> str:
    """What is to be done first; where nothing is, when the next meeting is."""
    words = visitor.the_words()
    due = [_asks(one, tally.every[one]) for one in workshop.CHOICES["due"] if one in tally.every]
    if not due:
        return _nothing(tally)
    first, *others = due[:MOST]
    if not others:
        return f"{first}."
    return words.say("{first}, and {second}.", first=first, second=words.inside(others[0]))


def _asks(urgency: Urgency, n: int) -> str:
    """So many ask for this; the words begin a sentence."""
    count = visitor.the_words().count
    return {
        "late": lambda: count(
            "One meeting is over, its answers not shown",
            "{n} meetings are over, their answers not shown",
            n,
        ),
        "open": lambda: count(
            "One workshop is open for answers", "{n} workshops are open for answers", n
        ),
        "overdue": lambda: count("One follow-up is overdue", "{n} follow-ups are overdue", n),
        "soon": lambda: count("One meeting is near", "{n} meetings are near", n),
        "begun": lambda: count("One workshop is under way", "{n} workshops are under way", n),
        "follow": lambda: count("One follow-up is coming up", "{n} follow-ups are coming up", n),
        "shown": lambda: count(
            "One workshop has answers to talk about", "{n} workshops have answers to talk about", n
        ),
        "shut": lambda: count(
            "One workshop is closed for answers, and they are not shown",
            "{n} workshops are closed for answers, and they are not shown",
            n,
        ),
        "leaving": lambda: count(
            "One workshop is soon deleted", "{n} workshops are soon deleted", n
        ),
    }[str(urgency)]()


def _nothing(tally: Tally) -> str:
    words = visitor.the_words()
    if tally.meeting is None:
        return words.say("Nothing is urgent just now.")
    day = words.date(tally.meeting)
    return words.say("Nothing is urgent. The next meeting is on {day}.", day=day)
