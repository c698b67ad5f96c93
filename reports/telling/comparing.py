"""Two rounds beside each other, in words: which change is sure, and what cannot be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from content import printed
from reports.beside import BecameReport, ChangeReport, ComparisonReport
from reports.telling.apart import sections
from reports.telling.at_hand import upper
from reports.telling.pair import Pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from advice import Comparison, Move
    from content import Content
    from reports.beside import Promised, Round, Standing, Way
    from words import Words

POWER: Final = ((8, 1.2, 1.5), (12, 1.0, 1.3), (20, 0.8, 1.0))
"""With so many answers a factor must move so many rungs to be seen four times in five (simulated;
the method's section 8)."""


def comparison(
    content: Content,
    found: Comparison,
    words: Words,
    rounds: tuple[Round, Round],
    promised: Sequence[Promised] = (),
) -> ComparisonReport:
    """The later round beside the earlier; `content` is what the later one asks."""
    pair = Pair(content, found, words, *rounds)
    before, now = _labels(pair)
    return ComparisonReport(
        kicker=_kicker(pair),
        finding=_finding(pair),
        lead=_lead(pair),
        before=before,
        now=now,
        before_n=_answers(words, pair.before.people),
        now_n=_answers(words, pair.now.people),
        changes=tuple(_change(pair, move) for move in found.moves) if found.compared else (),
        promises=promises(content, words, promised),
        sections=tuple(sections(pair)),
        notes=tuple(_notes(pair)),
        labels={
            "round": words.say("Compared with last time"),
            "promises": words.say("First the promises from last time"),
            "promise": words.say("Promise"),
            "owner": words.say("Owner"),
            "how": words.say("How it went"),
            "profile": words.say("The profile, then and now"),
            "factor": words.say("Factor"),
            "change": words.say("Change"),
            "sure": words.say("a sure change"),
        },
    )


def _labels(pair: Pair) -> tuple[str, str]:
    """The two years; the two days where they are of one year."""
    say, was, now = pair.words.say, pair.before.day, pair.now.day
    if was is None or now is None:
        return say("Last time"), say("Now")
    if was.year != now.year:
        return str(was.year), str(now.year)
    return pair.words.day(was), pair.words.day(now)


def _kicker(pair: Pair) -> tuple[str, ...]:
    words = pair.words
    names = (words.say("This round"), words.say("the round before"))
    rounds = zip(names, (pair.now, pair.before), strict=True)
    return tuple(", ".join((name, *_told(words, one))) for name, one in rounds)


def _told(words: Words, one: Round) -> tuple[str, ...]:
    day = (words.date(one.day),) if one.day else ()
    return (*day, _answers(words, one.people))


def _answers(words: Words, people: int) -> str:
    if not people:
        return words.say("answered together")
    return words.count("{n} answer", "{n} answers", people)


def _finding(pair: Pair) -> str:
    """Which changes are sure, and that the others are not."""
    say, found = pair.words.say, pair.found
    if found.how is None or not found.compared:
        return say("The two rounds cannot be compared.")
    if found.how == "together":
        return say("The levels of the two rounds stand side by side.")
    if not found.sure:
        return say("There is no sure change since last time.")
    return " ".join(_changed(pair))


def _changed(pair: Pair) -> Iterator[str]:
    words, sure = pair.words, pair.found.sure
    forward = [move for move in sure if _way(move) == "forward"]
    back = [move for move in sure if _way(move) == "back"]
    if forward:
        n, names = len(forward), upper(_named(pair, forward))
        yield words.count(
            "{names} has moved forward.", "{names} have moved forward.", n, names=names
        )
    if back:
        n, names = len(back), upper(_named(pair, back))
        yield words.count("{names} has moved back.", "{names} have moved back.", n, names=names)
    rest = len(pair.found.compared) - len(sure)
    if rest:
        yield words.count(
            "The other factor shows no sure change.", "The others show no sure change.", rest
        )


def _named(pair: Pair, moves: Iterable[Move]) -> str:
    words = pair.words
    return words.together(words.inside(pair.short(move.factor)) for move in moves)


def _lead(pair: Pair) -> str:
    say, found = pair.words.say, pair.found
    if found.how is None:
        return say(
            "One was answered alone and the other together, and the two are never set against each "
            "other."
        )
    if not found.compared:
        part = pair.words.part(pair.content.method.limits.valued_share.value)
        return say("They have less than {part} of any factor’s statements in common.", part=part)
    n = pair.words.count("{n} statement", "{n} statements", len(found.common))
    same = say("Both rounds are counted on the {n} that are the same in them.", n=n)
    if found.how == "together":
        return same
    rule = say("A change is named only where it is larger than twice its own uncertainty.")
    return f"{same} {rule}"


def _change(pair: Pair, move: Move) -> ChangeReport:
    return ChangeReport(
        name=upper(pair.short(move.factor)),
        before=move.before and move.before.score,
        now=move.now and move.now.score,
        before_text=pair.figure(move.before),
        now_text=pair.figure(move.now),
        n_text=_n(pair, move),
        way=_way(move),
        change=_said(pair, move),
        limit_text=_limit(pair, move),
    )


def _n(pair: Pair, move: Move) -> str:
    """How many have rated enough of it to stand in its score, then and now."""
    if not (move.before and move.now and move.before.n and move.now.n):
        return ""
    return pair.words.say("rated by {then} then and {now} now", then=move.before.n, now=move.now.n)


def _way(move: Move) -> Way:
    if not move.sure:
        return ""
    return "forward" if (move.change or 0) > 0 else "back"


def _said(pair: Pair, move: Move) -> str:
    """The change in words, where it is sure; of what was answered together nothing is claimed."""
    words = pair.words
    if move.now is None:
        return words.say("too little in common")
    if move.sure is None:
        return ""
    rungs = words.number(abs(move.change or 0))
    return {
        "forward": words.say("{rungs} rungs forward", rungs=rungs),
        "back": words.say("{rungs} rungs back", rungs=rungs),
        "": words.say("no sure change"),
    }[_way(move)]


def _limit(pair: Pair, move: Move) -> str:
    if move.limit is None:
        return ""
    least = max(move.limit, pair.content.method.limits.change_from.value)
    return pair.words.say("the limit is {rungs}", rungs=pair.words.number(printed(least, 2), 2))


def promises(content: Content, words: Words, found: Iterable[Promised]) -> tuple[BecameReport, ...]:
    """Promises in words, in their order."""
    names = {factor.id: upper(factor.short[words.language]) for factor in content.factors}
    return tuple(
        BecameReport(
            title=one.title,
            factor=names.get(one.factor, ""),
            owner=one.owner,
            mark=one.standing,
            status=standing(words, one.standing),
            said=one.said,
        )
        for one in found
    )


def standing(words: Words, mark: Standing) -> str:
    """Where a promise stands, in a word."""
    return {
        "done": words.say("Kept"),
        "under_way": words.say("Under way"),
        "dropped": words.say("Dropped"),
        "broken": words.say("Broken"),
        "": words.say("No status"),
    }[mark]


def _notes(pair: Pair) -> Iterator[str]:
    """What a sure change takes, and how much must change before it is seen."""
    words, limits = pair.words, pair.content.method.limits
    if pair.found.how != "answered" or not pair.found.compared:
        return
    yield words.say(
        "A change is sure when it is at least {least} rungs and larger than 2 × √(s₁²/n₁ + "
        "s₂²/n₂), with {n} answers or more in both rounds. s is the spread of the answers, n the "
        "fewest who have rated a statement.",
        least=words.number(limits.change_from.value),
        n=words.spelled(limits.verdict_minimum.value),
    )
    seen = [
        words.say("with {n} answers {rungs} rungs", n=n, rungs=words.span(low, high))
        for n, low, high in POWER
    ]
    yield words.say(
        "That is cautious. To be seen four times in five a factor must move: {seen}.",
        seen=words.together(seen),
    )
    yield words.say("Answers are compared with answers, and what was agreed with what was agreed.")
