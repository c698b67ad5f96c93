"""What stands below two rounds' table: what was agreed, what moved, what cannot be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reports.beside import LinesReport
from reports.telling.at_hand import upper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import advice
    from advice import Move
    from reports.telling.pair import Pair

MOST_NAMED: Final = 6
"""So many statements that cannot be compared are written out."""


def sections(pair: Pair) -> Iterator[LinesReport]:
    """Those of which there is something to say."""
    say, found = pair.words.say, pair.found
    if found.agreed:
        lines = [_agreed(pair, move) for move in found.agreed]
        yield _section(say("What you agreed on, then and now"), lines)
    if found.moved:
        note = say("A single statement says less than a factor, so no change here is called sure.")
        yield _section(
            say("Statements that have moved most"), [_moved(pair, one) for one in found.moved], note
        )
    if apart := list(_apart(pair)):
        yield _section(say("Statements that cannot be compared"), apart)
    if found.how == "answered":
        yield _groups(pair)


def _section(heading: str, lines: Iterable[str], note: str = "") -> LinesReport:
    return LinesReport(heading=heading, lines=tuple(lines), note=note)


def _agreed(pair: Pair, move: Move) -> str:
    return pair.words.count(
        "{factor}: from {before} to {now} on {n} statement",
        "{factor}: from {before} to {now} on {n} statements",
        len(move.common),
        factor=upper(pair.short(move.factor)),
        before=pair.figure(move.before),
        now=pair.figure(move.now),
    )


def _moved(pair: Pair, one: advice.Moved) -> str:
    number = pair.words.number
    return pair.words.say(
        "{statement}: from {before} to {now}",
        statement=pair.text(one.id),
        before=number(one.before),
        now=number(one.now),
    )


def _apart(pair: Pair) -> Iterator[str]:
    """Those that have another meaning, and how many only one round has asked."""
    words, found = pair.words, pair.found
    for key in found.renewed[:MOST_NAMED]:
        yield words.say("{statement}: has another meaning now", statement=pair.text(key))
    for key in found.new[:MOST_NAMED]:
        yield words.say("{statement}: was not asked last time", statement=pair.text(key))
    more = len(found.renewed[MOST_NAMED:]) + len(found.new[MOST_NAMED:])
    if more:
        yield words.say("and {n} more", n=more)
    if found.gone:
        yield words.count(
            "{n} statement of last time is not asked any more",
            "{n} statements of last time are not asked any more",
            len(found.gone),
        )


def _groups(pair: Pair) -> LinesReport:
    say, number = pair.words.say, pair.words.number
    lines = [
        say(
            "{group}, {factor}: from {before} to {now}",
            group=_group(pair, one),
            factor=pair.words.inside(pair.short(one.factor)),
            before=number(one.before),
            now=number(one.now),
        )
        for one in pair.found.groups
    ]
    note = say("How sure that is, cannot be said.")
    none = say("No group is shown in both rounds on the same statements.")
    return _section(say("The groups"), lines, note if lines else none)


def _group(pair: Pair, one: advice.Beside) -> str:
    say, levels = pair.words.say, pair.content.levels
    if one.grouping == "observers":
        seen = one.key == "observes"
        return say("Can see it themselves") if seen else say("Cannot see it themselves")
    if one.grouping == "level" and one.key in levels:
        return levels[one.key].name[pair.words.language]
    return one.key or say("Did not state it")
