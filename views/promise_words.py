"""Promises in words: how many stand how, when each follow-up is, and who told of one last."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import workshop
from views import visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workshop import FollowUp, Promise, Standing

ORDER: Final[tuple[Standing, ...]] = ("done", "under_way", "dropped", "broken", "")


def finding(found: FollowUp) -> str:
    """How many promises stand how, in one sentence."""
    counted = Counter(map(found.standing, found.promises))
    first, *rest = [one for one in ORDER if counted[one]]
    parts = [_first(first, counted[first]), *(_next(one, counted[one]) for one in rest)]
    text = visitor.the_words().together(parts)
    return f"{text[:1].upper()}{text[1:]}."


def _first(standing: Standing, n: int) -> str:
    count, word = visitor.the_words().count, visitor.the_words().spelled(n)
    return {
        "done": lambda: count("{word} promise is kept", "{word} promises are kept", n, word=word),
        "under_way": lambda: count(
            "{word} promise is under way", "{word} promises are under way", n, word=word
        ),
        "dropped": lambda: count(
            "{word} promise is dropped", "{word} promises are dropped", n, word=word
        ),
        "broken": lambda: count(
            "{word} promise is broken", "{word} promises are broken", n, word=word
        ),
        "": lambda: count(
            "{word} promise has no status", "{word} promises have no status", n, word=word
        ),
    }[str(standing)]()


def _next(standing: Standing, n: int) -> str:
    count, word = visitor.the_words().count, visitor.the_words().spelled(n)
    return {
        "done": lambda: count("{word} is kept", "{word} are kept", n, word=word),
        "under_way": lambda: count("{word} is under way", "{word} are under way", n, word=word),
        "dropped": lambda: count("{word} is dropped", "{word} are dropped", n, word=word),
        "broken": lambda: count("{word} is broken", "{word} are broken", n, word=word),
        "": lambda: count("{word} has no status", "{word} have no status", n, word=word),
    }[str(standing)]()


def days(found: FollowUp) -> Iterator[tuple[str, str, bool]]:
    """The three follow-ups, and what has become of each."""
    words = visitor.the_words()
    for day in workshop.FOLLOW_UPS:
        on = found.on(day)
        said, how = words.day(on), words.date(on)
        if on == found.today:
            how = words.say("{day}, today", day=said)
        elif on < found.today and found.is_held(day):
            how = words.say("{day}, held", day=said)
        elif on < found.today:
            how = words.say("{day}, a status is missing", day=said)
        yield words.say("{n} days", n=day), how, on <= found.today


def names() -> dict[str, str]:
    """What a promise can be said to be."""
    say = visitor.the_words().say
    return {"done": say("Kept"), "under_way": say("Under way"), "dropped": say("Dropped")}


def none(found: FollowUp, one: Promise) -> str:
    """That nobody has told, or that the promise is broken."""
    standing = found.standing(one)
    if standing == "broken":
        return visitor.the_words().say("Broken: it had no status on day 180.")
    if standing == "":
        told_before = one.last is not None
        return (
            visitor.the_words().say("No status since the last follow-up.")
            if told_before
            else visitor.the_words().say("No status yet.")
        )
    return ""


def when(found: FollowUp, one: Promise) -> str:
    """Who told last, and when; and that it came when the promise stood as broken."""
    if one.last is None:
        return ""
    say, day = (
        visitor.the_words().say,
        visitor.the_words().date(visitor.here_and_now(one.last.at).date()),
    )
    status = names()[one.last.report.status]
    told = (
        say("Status from the owner on {day}: {status}", day=day, status=status)
        if one.last.report.by_owner
        else say("Status on {day}: {status}", day=day, status=status)
    )
    late = say("It came after day 180.") if found.is_late(one.last) else ""
    return f"{told}. {late}" if late else told
