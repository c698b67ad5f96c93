"""The rows of one statement: rungs, bars to one scale, and the window round the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import advice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from advice import Rated
    from following.scene import Scene
    from reports import StatementReport
    from workshop import Poll


class Row(NamedTuple):
    """One rung. `width` and `width_before` are in per cent of the longest bar.

    `edge` is where it lies in the window, `middle` whether the median lies on it or below it.
    """

    value: int
    text: str
    short: str
    many: int
    width: float
    before: int
    width_before: float
    inside: bool
    edge: str
    middle: str


def statement(scene: Scene, of: StatementReport) -> dict[str, Any]:
    """Everything that is drawn of a statement: rows, verdict, rule, and what was decided."""
    limits, found = scene.content.method.limits, scene.found(of.id)
    first = advice.rated(found.counts, limits) if found.n and found.counts else None
    poll = _counted_last(scene, of)
    tally = poll.tally.counts if poll and poll.tally else None
    counts, before = advice.on_rungs(tally or {}), _round_before(scene, poll, first)
    again = advice.rated(counts, limits) if any(counts) else None
    shown = again or first
    return {
        "of": of,
        "rows": _rows(of, shown, first, limits.region_radius.value) if shown else (),
        "again": again,
        "first": first,
        "poll": poll,
        "dont_know": (tally or {}).get("dont_know", 0) if again else found.dont_know or 0,
        "verdict": _verdict_again(scene, again) if again else of.verdict,
        "rule": _rule_again(scene, again, first) if again else of.verdict_rule,
        "phrase": "" if again else _sentence(of.agreement_words),
        "enough": again is not None and advice.stop(before, counts, limits),
        "decided": scene.now.decided,
        "agreed": _agreed(scene, of),
        "radius": limits.region_radius.value,
        "median": shown.median if shown else None,
        "talked": _place(scene, of),
        "places": len(scene.report.agenda),
    }


def _sentence(told: str) -> str:
    """Words of the shelves as a sentence."""
    return f"{told.removesuffix('.')}." if told else ""


def _counted_last(scene: Scene, of: StatementReport) -> Poll | None:
    closed = [p for p in scene.now.polls if p.kind == "rerate" and p.about == of.id and not p.open]
    return max(closed, key=lambda poll: poll.round, default=None)


def _round_before(scene: Scene, poll: Poll | None, first: Rated | None) -> Sequence[int] | None:
    """The ratings of the round before; those of the reveal before the first."""
    shown = first.counts if first else None
    if poll is None or poll.round == 1:
        return shown
    for one in scene.now.polls:
        if (one.kind, one.about, one.round) == ("rerate", poll.about, poll.round - 1):
            counts = advice.on_rungs((one.tally and one.tally.counts) or {})
            return counts if any(counts) else shown
    return shown


def _rows(of: StatementReport, now: Rated, first: Rated | None, radius: int) -> tuple[Row, ...]:
    before = first.counts if first else (0,) * len(now.counts)
    most = max(*now.counts, *before, 1)
    inside = _window(now, radius)
    return tuple(
        Row(
            rung.value,
            rung.text,
            rung.short,
            now.counts[rung.value],
            100 * now.counts[rung.value] / most,
            before[rung.value],
            100 * before[rung.value] / most,
            rung.value in inside,
            _edge(rung.value, inside),
            _middle(rung.value, now.median),
        )
        for rung in of.rungs
    )


def _window(now: Rated, radius: int) -> Sequence[int]:
    return [rung for rung in range(len(now.counts)) if abs(rung - now.median) <= radius]


def _edge(rung: int, inside: Sequence[int]) -> str:
    if rung not in inside:
        return ""
    return " ".join(["in", *["first"] * (rung == inside[0]), *["last"] * (rung == inside[-1])])


def _middle(rung: int, median: float) -> str:
    """`on` where the median lies on the rung, `under` where it lies between it and the next."""
    if rung == median:
        return "on"
    return "under" if rung + 0.5 == median else ""


def _verdict_again(scene: Scene, now: Rated) -> str:
    say = scene.words.say
    return {
        "agreement": say("The answers now lie close together"),
        "split": say("The answers are still spread out"),
        "too_few": say("Too few answers to call them close or spread"),
    }[now.verdict]


def _rule_again(scene: Scene, now: Rated, first: Rated | None) -> str:
    say = scene.words.say
    told = say("{inside} of {of} answers lie near the middle.", inside=now.inside, of=now.n)
    if first is None:
        return told
    before = say("Before you talked it was {inside} of {of}.", inside=first.inside, of=first.n)
    return f"{told} {before}"


def _agreed(scene: Scene, of: StatementReport) -> str:
    """The level agreed on, in words; "" where none was."""
    decided = scene.now.decided
    if decided is None or decided.statement != of.id or decided.level is None:
        return ""
    if decided.level.isdecimal():
        rung = of.rungs[int(decided.level)]
        return f"{rung.value} {rung.text}"
    say = scene.words.say
    return say("Don't know") if decided.level == "dont_know" else say("Not relevant here")


def _place(scene: Scene, of: StatementReport) -> int:
    """Which of those worth talking about it is; 0 where it is none."""
    keys = [s.id for s in scene.report.agenda]
    return keys.index(of.id) + 1 if of.id in keys else 0
