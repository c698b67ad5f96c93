"""The promise that people read before they answer: exactly what the arithmetic keeps.

No page says more, and none says less, so it stands in this one place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from arithmetic import Mode


class Spoken(Protocol):
    """What we need of a language."""

    def say(self, message: str, **values: object) -> str:
        """The message in this language."""

    def spelled(self, n: int) -> str:
        """A count as a word."""


def promise(words: Spoken, mode: Mode, fewest: int) -> str:
    """Who gets to see what; `fewest` is k."""
    if mode == "open":
        return words.say(
            "The answers are open, as you have agreed: when the facilitator has closed them, "
            "everybody in the room can see them group by group, even where a group is small. "
            "Your name is not kept, but in a small group others may work out what you answered."
        )
    return words.say(
        "Nobody gets to see who has answered what. When the answers are closed, everybody sees "
        "how many have chosen each answer, if at least {fewest} have chosen one of the rungs. A "
        "group is shown only when it is at least {fewest} and cannot be worked out from the "
        "other groups. Others can still guess, if you are few, if a group answers alike, or if "
        "somebody answers as several people. Look at the wall to see whether you are as many as "
        "you should be.",
        fewest=words.spelled(fewest),
    )


def about_comments(words: Spoken) -> str:
    """What becomes of comments, in both modes."""
    return words.say(
        "Your comments are shown without name, level and area, so write nothing that tells who "
        "you or others are. A CPR number is taken out before a comment is kept."
    )


def promise_to_citizens(words: Spoken, fewest: int) -> tuple[str, ...]:
    """What citizens read before they answer, in plain sentences; the same in every workshop."""
    say, k = words.say, words.spelled(fewest)
    return (
        say("You decide whether to answer. You can skip questions, and you can stop at any time."),
        say("Your help stays the same, whether you answer or not."),
        say("We do not ask for your name. Nobody gets to know who has answered what."),
        say(
            "We show a question when at least {k} have answered it. Then everybody at the "
            "meeting sees how many have chosen each answer. It is also in a report.",
            k=k,
        ),
        say(
            "We show each group by itself only when every group that has answered is of at least "
            "{k}.",
            k=k,
        ),
        say("When we have shown the numbers, we delete what each person has answered."),
        say(
            "Others may still guess what you have answered. They may if you are few, if you answer "
            "alike, or if somebody answers more than once."
        ),
    )
