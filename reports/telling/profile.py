"""The factors beside each other in words: the finding, how far apart, and the lowest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model import Lowest
from reports.telling.at_hand import upper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.model import FactorReport
    from reports.telling.at_hand import AtHand


def finding(at_hand: AtHand) -> str:
    """The report's heading: where the room is furthest and least far, as far as that is known."""
    say, profile = at_hand.words.say, at_hand.result.profile
    scored = [factor.id for factor in at_hand.scored]
    if not scored:
        return _nothing(at_hand)
    if len(scored) == 1:
        return say(
            "Only {factor} has a score, so there is nothing to compare it with.",
            factor=at_hand.named(scored),
        )
    if not all_alike(at_hand):
        return say(
            "You have come furthest with {highest} and have furthest to go with {lowest}.",
            highest=at_hand.named(profile.highest),
            lowest=at_hand.named(profile.lowest),
        )
    if at_hand.unscored:
        return say("You have come equally far with {factors}.", factors=at_hand.named(scored))
    return say("You have come equally far with all the factors.")


def _nothing(at_hand: AtHand) -> str:
    say = at_hand.words.say
    if at_hand.together:
        return say("You have not agreed on enough for a profile yet.")
    return say("There are too few answers for a profile.")


def all_alike(at_hand: AtHand) -> bool:
    """Whether at least two factors have a score, and all of those print the same."""
    lowest = at_hand.result.profile.lowest
    return len(lowest) > 1 and len(lowest) == len(at_hand.scored)


def lead(at_hand: AtHand) -> str:
    """What is said under the finding: how far apart, what has no score, and on what footing."""
    return " ".join(_lead(at_hand)) if at_hand.scored else _too_few(at_hand)


def _lead(at_hand: AtHand) -> Iterator[str]:
    if at_hand.result.profile.range:
        yield _apart(at_hand, at_hand.result.profile.range)
    if at_hand.unscored:
        yield unscored(at_hand)
    if len(at_hand.scored) > 1:
        yield at_hand.content.method.notes.equal_footing[at_hand.language]


def _apart(at_hand: AtHand, far: float) -> str:
    say, apart = at_hand.words.say, at_hand.words.number(far)
    if at_hand.result.profile.imbalanced:
        return say(
            "The profile is uneven: there are {range} rungs between the highest and the lowest "
            "factor.",
            range=apart,
        )
    return say("There are {range} rungs between the highest and the lowest factor.", range=apart)


def unscored(at_hand: AtHand) -> str:
    """The factors without a score, by name, and why."""
    without = [factor.id for factor in at_hand.unscored]
    return at_hand.words.count(
        "{factors} has no score, because too few of its statements have a level.",
        "{factors} have no score, because too few of their statements have a level.",
        len(without),
        factors=upper(at_hand.named(without)),
    )


def _too_few(at_hand: AtHand) -> str:
    say = at_hand.words.say
    if at_hand.too_few_people:
        return say(
            "At least {k} people must have answered before anything is shown of anonymous answers.",
            k=at_hand.k,
        )
    first = say(
        "A factor gets a score when at least {part} of its statements have a level.",
        part=at_hand.part,
    )
    return f"{first} {fewest_raters(at_hand)}".strip()


def fewest_raters(at_hand: AtHand) -> str:
    """When an anonymous statement has a level; nothing to say elsewhere."""
    if not at_hand.anonymous:
        return ""
    return at_hand.words.say(
        "A statement has a level when at least {k} people have chosen a rung.", k=at_hand.k
    )


def instead(at_hand: AtHand) -> tuple[str, ...]:
    """What people can do of whom nothing is shown; empty for all others."""
    if not at_hand.nothing_shown:
        return ()
    say = at_hand.words.say
    together = say("Answer together: agree on a level for each statement, on one screen.")
    if not at_hand.anonymous:
        return together, say("Begin a new workshop and invite more.")
    return (
        together,
        say("Answer openly, if everybody agrees that all may see the answers."),
        say("Begin a new workshop and invite more, so that at least {k} answer.", k=at_hand.k),
    )


def radar_alt(at_hand: AtHand, factors: Iterable[FactorReport]) -> str:
    """The radar for those who do not see it: every figure, the target, and which is lowest."""
    return _alt(at_hand, factors, target=True)


def shape_alt(at_hand: AtHand, factors: Iterable[FactorReport]) -> str:
    """The same of a radar that shows no target, but how far people are apart."""
    return _alt(at_hand, factors, target=False)


def _alt(at_hand: AtHand, factors: Iterable[FactorReport], *, target: bool) -> str:
    told = "; ".join(", ".join(_corner(at_hand, factor, target=target)) for factor in factors)
    return at_hand.words.say("Radar from 0 to 5. {told}.", told=told)


def _corner(at_hand: AtHand, factor: FactorReport, *, target: bool) -> Iterator[str]:
    say = at_hand.words.say
    yield f"{factor.short} {factor.score_text}"
    if factor.lowest:
        yield say("lowest")
    if factor.spread_words:
        yield factor.spread_words
    if factor.agreed_score_text:
        yield say("agreed {score}", score=factor.agreed_score_text)
    if target:
        yield say("target {target}", target=factor.target_text)


def lowest(at_hand: AtHand, factors: Iterable[FactorReport]) -> Lowest | None:
    """The lowest factors, unless all are alike or there is nothing to compare."""
    low = [factor for factor in factors if factor.lowest]
    if not low:
        return None
    return Lowest(
        heading=_heading(at_hand, low),
        holds=_holds(at_hand, low),
        sure=_sure(low),
        holds_back=tuple(dict.fromkeys(hold for factor in low for hold in factor.holds_back)),
    )


def _heading(at_hand: AtHand, low: list[FactorReport]) -> str:
    names = at_hand.named(factor.id for factor in low)
    if len(low) == 1:
        return at_hand.words.say("Lowest is {factor}", factor=names)
    return at_hand.words.say("Lowest are {factors}", factors=names)


def _holds(at_hand: AtHand, low: list[FactorReport]) -> str:
    """Whether the lowest stays lowest without the lowest or highest answer to each statement."""
    say = at_hand.words.say
    match at_hand.result.profile.lowest_holds:
        case None:
            return ""
        case False:
            return say(
                "Another factor may be lowest if the lowest or highest answer to each statement "
                "is left out."
            )
        case _ if len(low) == 1:
            return say(
                "{factor} is lowest, also if the lowest or highest answer to each statement is "
                "left out.",
                factor=upper(low[0].short),
            )
        case _:
            return say(
                "One of them is lowest, also if the lowest or highest answer to each statement is "
                "left out."
            )


def _sure(low: list[FactorReport]) -> tuple[str, ...]:
    """How sure the lowest score is; of several only which scores they are."""
    if len(low) == 1:
        return (f"{low[0].score_text}. {low[0].sure}",)
    return tuple(f"{upper(factor.short)} {factor.score_text}." for factor in low)
