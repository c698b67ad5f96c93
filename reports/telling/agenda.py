"""What is worth the room's time: one selection, and a heading that is true of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reports.telling.at_hand import upper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reports.model import StatementReport
    from reports.telling.at_hand import AtHand

APART = {"split", "low"}
MOST_CLOSE = 4


def agenda(
    at_hand: AtHand, statements: Mapping[str, StatementReport]
) -> tuple[StatementReport, ...]:
    """The Result's agenda, in its order."""
    return tuple(statements[key] for key in at_hand.result.agenda)


def apart(on_agenda: Iterable[StatementReport]) -> tuple[StatementReport, ...]:
    """What of it the room sees differently."""
    return tuple(statement for statement in on_agenda if statement.kind in APART)


def closest(
    at_hand: AtHand, statements: Mapping[str, StatementReport]
) -> tuple[StatementReport, ...]:
    """The statements on which people agree most, of those whose answers lie close together."""
    every = (s for factor in at_hand.result.factors for s in factor.statements)
    close = [s for s in every if s.verdict == "agreement" and s.agreement is not None]
    chosen = sorted(close, key=lambda s: -(s.agreement or 0))[:MOST_CLOSE]
    return tuple(statements[s.id] for s in chosen if s.id not in at_hand.result.agenda)


def rest(at_hand: AtHand) -> tuple[str, ...]:
    """The other statements, in the order of the files."""
    chosen = set(at_hand.result.agenda)
    every = (s.id for factor in at_hand.result.factors for s in factor.statements)
    return tuple(key for key in every if key not in chosen)


def title(at_hand: AtHand, on_agenda: tuple[StatementReport, ...]) -> str:
    """What the agenda is about; that there is disagreement is only said where there is."""
    say, kinds = at_hand.words.say, {statement.kind for statement in on_agenda}
    if at_hand.together and not _any_level(at_hand):
        return say("You have not agreed on a level yet")
    if at_hand.together:
        return say("You have talked: the levels were agreed in the room")
    if kinds & APART:
        return say("Talk first about what you see differently")
    if "dont_know" in kinds:
        return say("Talk first about what many of you do not know")
    if kinds:
        return say("You see nothing very differently")
    rated = any(s.n for factor in at_hand.result.factors for s in factor.statements)
    too_few = say("You are too few for us to say where you disagree")
    return too_few if rated else say("No statement calls for a conversation yet")


def _any_level(at_hand: AtHand) -> bool:
    every = (s for factor in at_hand.result.factors for s in factor.statements)
    return any(s.agreed is not None for s in every)


def note(at_hand: AtHand, on_agenda: tuple[StatementReport, ...]) -> str:
    """How many there are, and why they are there."""
    words = at_hand.words
    if not on_agenda:
        return ""
    many = Counter[str](statement.kind for statement in on_agenda)
    if set(many) == {"next"}:
        return words.say("If you talk all the same, begin with these.")
    told = words.count(
        "One statement on which a conversation pays",
        "{few} statements, in the order in which a conversation pays",
        len(on_agenda),
        few=upper(words.spelled(len(on_agenda))),
    )
    return f"{told}: {words.together(_kinds(at_hand, many))}." if len(many) > 1 else f"{told}."


def _kinds(at_hand: AtHand, many: Counter[str]) -> Iterator[str]:
    count, spelled = at_hand.words.count, at_hand.words.spelled
    if n := many["split"]:
        yield count(
            "one with answers that are spread out",
            "{few} with answers that are spread out",
            n,
            few=spelled(n),
        )
    if n := many["dont_know"]:
        yield count("one that many do not know", "{few} that many do not know", n, few=spelled(n))
    if n := many["low"]:
        yield count("one with low agreement", "{few} with low agreement", n, few=spelled(n))
    if n := many["next"]:
        yield count("one that comes next", "{few} that come next", n, few=spelled(n))
