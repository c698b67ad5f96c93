"""Groups side by side: a lane a group, a strip a factor, and the gap worth talking about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from content import printed
from reports.parts import Lane, Strip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from arithmetic import FactorResult, Gap, Grouping, GroupResult
    from reports.telling.at_hand import AtHand


class Side(NamedTuple):
    """The groups of one grouping, with their names."""

    grouping: Grouping
    rows: tuple[GroupResult, ...]
    names: Mapping[str, str]
    cells: Mapping[str, tuple[str, ...]]
    """What stands for each group and factor: the figure, or why there is none."""

    @property
    def shown(self) -> tuple[GroupResult, ...]:
        """The groups with a figure."""
        return tuple(row for row in self.rows if not row.hidden)


def lanes(at_hand: AtHand, side: Side) -> tuple[Lane, ...]:
    """The groups with a figure, in the Result's order."""
    count = at_hand.words.count
    return tuple(
        Lane(
            name=side.names[row.key],
            n_text="" if row.n is None else count("{n} person", "{n} people", row.n),
            place=place,
        )
        for place, row in enumerate(side.shown)
    )


def strips(at_hand: AtHand, side: Side) -> tuple[Strip, ...]:
    """A strip a factor, in factor order; none where no group is shown."""
    every = enumerate(at_hand.result.factors)
    return tuple(_strip(at_hand, side, f, place) for place, f in every) if side.shown else ()


def _strip(at_hand: AtHand, side: Side, found: FactorResult, place: int) -> Strip:
    values = tuple(row.factors.get(found.id) for row in side.shown)
    figures = [value for value in values if value is not None]
    ends = _flagged(at_hand, side, found.id)
    number = at_hand.words.number
    return Strip(
        factor=at_hand.short(found.id),
        values=values,
        texts=tuple(side.cells[row.key][place] for row in side.shown),
        gap_text=number(printed(max(figures) - min(figures))) if len(figures) > 1 else "",
        low=min(figures) if ends else None,
        high=max(figures) if ends else None,
    )


def _flagged(at_hand: AtHand, side: Side, factor: str) -> bool:
    return any(gap.factor == factor for gap in _gaps(at_hand, side))


def _gaps(at_hand: AtHand, side: Side) -> Iterator[Gap]:
    return (gap for gap in at_hand.result.gaps if gap.grouping == side.grouping and gap.gap)


def greatest(at_hand: AtHand, side: Side) -> Gap | None:
    """The greatest gap that is pointed out; of equals the first."""
    return max(_gaps(at_hand, side), key=lambda gap: gap.gap, default=None)


def finding(at_hand: AtHand, side: Side) -> str:
    """Who sees what differently; that nothing is seen very differently; or that none is shown."""
    say, gap = at_hand.words.say, greatest(at_hand, side)
    if gap is not None:
        return say(
            "{high} and {low} see {factor} differently.",
            **_named(at_hand, side, gap),
        )
    if len(side.shown) < 2:
        return say("There are too few groups to compare.")
    return say("The groups see it about the same way.")


def lead(at_hand: AtHand, side: Side) -> str:
    """How large the greatest gap is, and from when one is worth a talk."""
    words, gap = at_hand.words, greatest(at_hand, side)
    least = words.number(at_hand.limits.gap_from.value)
    if gap is not None:
        return words.say(
            "{high} lies {gap} rungs higher than {low}. From {least} rungs up we say that there is "
            "a difference to talk about.",
            gap=words.number(gap.gap),
            least=least,
            **_named(at_hand, side, gap),
        )
    if len(side.shown) < 2:
        return ""
    return words.say("On no factor are groups {least} rungs or more apart.", least=least)


def ask(at_hand: AtHand, side: Side) -> str:
    """What the groups of the greatest gap may ask each other."""
    gap = greatest(at_hand, side)
    if gap is None:
        return ""
    return at_hand.words.say(
        "What does {high} see in {factor} that {low} does not see?",
        **_named(at_hand, side, gap),
    )


def _named(at_hand: AtHand, side: Side, gap: Gap) -> dict[str, str]:
    return {
        "high": at_hand.quote(side.names[gap.high]),
        "low": at_hand.quote(side.names[gap.low]),
        "factor": at_hand.words.inside(at_hand.short(gap.factor)),
    }


def hidden(at_hand: AtHand, side: Side, why: str) -> str:
    """The groups that are not shown, named in one line, and the reason that is true of them."""
    names = [side.names[row.key] for row in side.rows if row.hidden]
    if not names:
        return ""
    told = at_hand.words.count(
        "{names} is not shown.",
        "{names} are not shown.",
        len(names),
        names=at_hand.words.together(_quoted(at_hand, names)),
    )
    counted = at_hand.words.say("Their answers count in the profile.")
    return f"{told} {why} {counted}"


def _quoted(at_hand: AtHand, names: Iterable[str]) -> Iterator[str]:
    return (at_hand.quote(name) for name in names)
