"""The pieces of the control; they are drawn in templates/control.html."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import arithmetic
from views.drawing import drawer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reports import StatementReport
    from views.followed import Followed
    from views.strip import Line
    from words import Words
    from workshop import Decision

draw = drawer("control.html")


class Row(NamedTuple):
    """One rung: how many chose it, how many before, and how it lies to the window."""

    value: int
    text: str
    now: int
    before: int | None
    inside: bool
    first: bool
    last: bool
    median: bool


def kicker(
    parts: Sequence[str], follows: Followed | None, words: Words, *, control: bool = True
) -> str:
    """The small line: what this is, whose, the time, and who follows."""
    said = tuple(filter(None, parts))
    return draw("kicker", parts=said, follows=follows, control=control, say=words.say)


def strip(line: Line, words: Words) -> str:
    """Minute, one sentence to say, now and next."""
    return draw("strip", line=line, say=words.say)


def statement(of: StatementReport, words: Words) -> str:
    """What it is about, and the statement as the screen's heading."""
    there = words.say("statement {number}", number=of.number)
    return draw("statement", of=of, there=there)


def spread(
    of: StatementReport, words: Words, radius: int, again: Sequence[int] | None = None
) -> str:
    """How many chose each rung, with the window round those near the middle.

    Where it was rated again, the new ratings stand in front of the old, on one scale.
    """
    first = [rung.count or 0 for rung in of.rungs]
    rows = _rows(of, first, radius, again)
    most = max([1, *first, *(again or ())])
    return draw("spread", rows=rows, most=most, again=again is not None, say=words.say)


def _rows(
    of: StatementReport, first: Sequence[int], radius: int, again: Sequence[int] | None
) -> list[Row]:
    counts = again or first
    middle = arithmetic.median(counts)
    near = [rung.value for rung in of.rungs if abs(rung.value - middle) <= radius]
    return [
        Row(
            value=rung.value,
            text=rung.short,
            now=counts[rung.value],
            before=first[rung.value] if again else None,
            inside=rung.value in near,
            first=rung.value == near[0],
            last=rung.value == near[-1],
            median=rung.value == middle,
        )
        for rung in of.rungs
    ]


def verdict(
    of: StatementReport,
    words: Words,
    again: str = "",
    *,
    newest: bool = False,
    question: bool = True,
) -> str:
    """Whether the answers lie close, the rule beside it, who does not know, and what to ask.

    Where the `newest` ratings can be shown, they alone are spoken of, as on the wall.
    """
    unknown = next((fact.value for fact in of.details if fact.label == words.say("Don't know")), "")
    of_now = {"again": again, "newest": newest, "question": question}
    return draw("verdict", of=of, unknown=unknown, **of_now, say=words.say)


def agreed(of: StatementReport, said: Decision, at: str, words: Words) -> str:
    """The level the room has agreed on, with why, beside what people answered."""
    rung = of.rungs[int(said.level)] if said.level in set("012345") else None
    name = words.inside(rung.text) if rung else ""
    mean = _mean(of, words)
    return draw("agreed", said=said, rung=rung, name=name, at=at, mean=mean, say=words.say)


def unresolved(said: Decision, at: str, words: Words) -> str:
    """Both arguments, as they stand."""
    when = words.date(said.looks_on) if said.looks_on else ""
    return draw("unresolved", said=said, at=at, when=when, say=words.say)


def both_heading(words: Words) -> str:
    """Above the two arguments."""
    return draw("both_heading", say=words.say)


def _mean(of: StatementReport, words: Words) -> str:
    counts = [rung.count or 0 for rung in of.rungs]
    n = sum(counts)
    return words.number(sum(i * c for i, c in enumerate(counts)) / n) if n else ""


def keys(pairs: Iterable[tuple[str, str, str]], *, on: bool) -> str:
    """The keys that click a button: key, the button's name on the page, and what it does."""
    return draw("keys", pairs=tuple(pairs), on=on)


def onward(href: str, name: str, note: str = "") -> str:
    """A way out of the control, in a window of its own or not."""
    return draw("onward", href=href, name=name, note=note)


def list_head(name: str, time: str) -> str:
    """The agenda's name, and how much time it has."""
    return draw("list_head", name=name, time=time)


def wall_head(name: str, href: str, words: Words) -> str:
    """What the wall's part is called, and the way to open it in a window of its own."""
    return draw("wall_head", name=name, href=href, say=words.say)
