"""How far people are apart on a factor, and where the middle of a statement's answers lies."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from arithmetic import RUNGS

if TYPE_CHECKING:
    from arithmetic import FactorResult, StatementResult
    from reports.telling.at_hand import AtHand

TOP = RUNGS - 1


class Ends(NamedTuple):
    """From where to where the answers typically lie; none of either without a spread."""

    low: float | None = None
    high: float | None = None


def ends(found: FactorResult) -> Ends:
    """The score less and plus the spread, as far as the scale goes."""
    if found.spread is None or found.score is None:
        return Ends()
    return Ends(max(0.0, found.score - found.spread), min(float(TOP), found.score + found.spread))


def figure(at_hand: AtHand, found: FactorResult) -> str:
    """The spread as it is printed; nothing where there is none."""
    shown = found.spread is not None and found.score is not None
    return at_hand.words.number(found.spread or 0) if shown else ""


def in_words(at_hand: AtHand, found: FactorResult) -> str:
    """The spread behind a factor's band."""
    told = figure(at_hand, found)
    return at_hand.words.say("spread {spread}", spread=told) if told else ""


def middle(at_hand: AtHand, found: StatementResult) -> str:
    """Where the middle answer lies."""
    if found.median is None:
        return ""
    decimals = 0 if found.median.is_integer() else 1
    return at_hand.words.say(
        "The middle answer is {median}.", median=at_hand.words.number(found.median, decimals)
    )


def window(at_hand: AtHand, found: StatementResult) -> str:
    """What the rungs around the middle answer are called, where a verdict stands on them."""
    if found.median is None or found.verdict not in {"split", "agreement"}:
        return ""
    radius = at_hand.limits.region_radius.value
    return at_hand.words.count(
        "the middle ± one rung",
        "the middle ± {few} rungs",
        radius,
        few=at_hand.words.spelled(radius),
    )


def inside(at_hand: AtHand, found: StatementResult) -> str:
    """How many answers lie around the middle one, in a line; nothing without a verdict on it."""
    if not found.n or found.share_in_region is None or found.verdict not in {"split", "agreement"}:
        return ""
    radius = at_hand.limits.region_radius.value
    return at_hand.words.count(
        "{inside} of {of} answers within one rung of the middle.",
        "{inside} of {of} answers within {few} rungs of the middle.",
        radius,
        few=at_hand.words.spelled(radius),
        inside=round(found.share_in_region * found.n),
        of=found.n,
    )
