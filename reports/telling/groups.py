"""The room by groups in words, and the true reason for every figure that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content import folded
from reports.model import GroupRow, GroupTable
from reports.telling.strips import Side, ask, finding, hidden, lanes, lead, strips

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from arithmetic import Grouping, GroupResult
    from reports.telling.at_hand import AtHand


def groups(at_hand: AtHand) -> Iterator[GroupTable]:
    """A table for every grouping that parts the room; nothing of so few that all is hidden."""
    if at_hand.nothing_shown:
        return
    for grouping, (name, heading) in _headings(at_hand).items():
        rows: tuple[GroupResult, ...] = getattr(at_hand.result.groups, grouping)
        if len(rows) > 1:
            cells = {row.key: tuple(_cells(at_hand, grouping, row)) for row in rows}
            side = Side(grouping, rows, _names(at_hand, grouping, rows), cells)
            yield _table(at_hand, side, name, heading)


def _headings(at_hand: AtHand) -> dict[Grouping, tuple[str, str]]:
    """Each grouping in a word, and as a heading."""
    say = at_hand.words.say
    return {
        "level": (say("Level"), say("By level")),
        "area": (say("Area"), say("By area")),
        "observers": (say("Who can see it"), say("By who can see it in their own work")),
    }


def _table(at_hand: AtHand, side: Side, name: str, heading: str) -> GroupTable:
    """Where every group is hidden there are no rows, and the note says why."""
    grouping, rows, none = side.grouping, side.rows, not side.shown
    out_of_sight = _reasons(at_hand, grouping, (row for row in rows if row.hidden))
    return GroupTable(
        grouping=grouping,
        name=name,
        heading=heading,
        finding=at_hand.words.say("No group can be shown.") if none else finding(at_hand, side),
        lead="" if none else lead(at_hand, side),
        ask=ask(at_hand, side),
        lanes=lanes(at_hand, side),
        strips=strips(at_hand, side),
        hidden_note=hidden(at_hand, side, _sentences(at_hand, out_of_sight)),
        note=_none(at_hand, side) if none else _note(at_hand, grouping, rows),
        rows=()
        if none
        else tuple(_row(at_hand, grouping, row, side.names[row.key]) for row in rows),
        gaps=() if none else tuple(_gaps(at_hand, grouping, side.names)),
    )


def _none(at_hand: AtHand, side: Side) -> str:
    none = at_hand.words.say("No group can be shown.")
    why = _sentences(at_hand, _reasons(at_hand, side.grouping, side.rows))
    return f"{none} {why}"


def _row(at_hand: AtHand, grouping: Grouping, row: GroupResult, name: str) -> GroupRow:
    words = at_hand.words
    return GroupRow(
        name=name,
        stated=bool(row.key),
        n_text="" if row.n is None else words.count("{n} person", "{n} people", row.n),
        cells=() if row.hidden else tuple(_cells(at_hand, grouping, row)),
        hidden=row.hidden,
        reason=_sentences(at_hand, _reasons(at_hand, grouping, [row])) if row.hidden else "",
    )


def _cells(at_hand: AtHand, grouping: Grouping, row: GroupResult) -> Iterator[str]:
    for factor in at_hand.result.factors:
        figure = row.factors.get(factor.id)
        if figure is not None:
            yield at_hand.words.number(figure)
        else:
            yield _short(at_hand, _reason(at_hand, grouping, row.key, factor.id))


def _note(at_hand: AtHand, grouping: Grouping, rows: Iterable[GroupResult]) -> str:
    """What the figures are, and what the words in the cells of a shown group mean."""
    shown = [row for row in rows if not row.hidden]
    missing = {
        _reason(at_hand, grouping, row.key, factor.id)
        for row in shown
        for factor in at_hand.result.factors
        if factor.id not in row.factors
    }
    told = [
        f"{at_hand.quote(_short(at_hand, reason))}: {_sentence(at_hand, reason)}"
        for reason in REASONS
        if reason in missing
    ]
    if at_hand.anonymous:
        told.insert(0, at_hand.words.say("The figures are rounded to the nearest half."))
    return " ".join(told)


# `unsaid` is told where nobody has said which of the reasons it is.
REASONS = ("few_people", "worked_out", "few_statements", "unsaid")


def _reason(at_hand: AtHand, grouping: Grouping, key: str, factor: str) -> str:
    if not at_hand.anonymous:
        return "few_statements"
    return at_hand.reasons.get(grouping, {}).get(key, {}).get(factor, "unsaid")


def _reasons(at_hand: AtHand, grouping: Grouping, rows: Iterable[GroupResult]) -> set[str]:
    """Why these groups are hidden. Too few people is reason enough for a group."""
    found = set()
    for row in rows:
        own = {_reason(at_hand, grouping, row.key, f.id) for f in at_hand.result.factors}
        found |= {"few_people"} if "few_people" in own else own
    return found


def _sentences(at_hand: AtHand, reasons: set[str]) -> str:
    return " ".join(_sentence(at_hand, reason) for reason in REASONS if reason in reasons)


def _short(at_hand: AtHand, reason: str) -> str:
    say = at_hand.words.say
    return {
        "few_people": say("too few people"),
        "worked_out": say("hidden"),
        "few_statements": say("too few answers"),
        "unsaid": say("hidden"),
    }[reason]


def _sentence(at_hand: AtHand, reason: str) -> str:
    say, k = at_hand.words.say, at_hand.k
    if reason == "few_people":
        return say("Fewer than {k} have answered.", k=k)
    if reason == "worked_out":
        return say("What single people have answered could be worked out from the other figures.")
    if reason == "unsaid":
        return say(
            "Fewer than {k} have answered, or what single people have answered could be worked out "
            "from the other figures.",
            k=k,
        )
    if at_hand.anonymous:
        return say(
            "At least {k} in the group must have rated at least {part} of the factor's statements.",
            k=k,
            part=at_hand.part,
        )
    return say(
        "The group must have rated at least {part} of the factor's statements.", part=at_hand.part
    )


def _names(at_hand: AtHand, grouping: Grouping, rows: Iterable[GroupResult]) -> Mapping[str, str]:
    """Each group's name; that of those who did not say is one that no area has."""
    names = {row.key: _name(at_hand, grouping, row.key) for row in rows}
    taken = {folded(name) for key, name in names.items() if key}
    while "" in names and folded(names[""]) in taken:
        names[""] = f"({names['']})"
    return names


def _name(at_hand: AtHand, grouping: Grouping, key: str) -> str:
    say = at_hand.words.say
    if grouping == "area":
        return key or say("Did not state their area")
    if not key:
        return say("Did not state their level")
    if grouping == "level":
        return at_hand.content.levels[key].name[at_hand.language]
    return say("Can see it themselves") if key == "observes" else say("Cannot see it themselves")


def _gaps(at_hand: AtHand, grouping: Grouping, names: Mapping[str, str]) -> Iterator[str]:
    for gap in at_hand.result.gaps:
        if gap.grouping == grouping and gap.gap:  # from a limit of 0 also those that are level
            yield at_hand.words.say(
                "{factor}: {high} lies {gap} rungs higher than {low}.",
                factor=at_hand.short(gap.factor),
                high=at_hand.quote(names[gap.high]),
                low=at_hand.quote(names[gap.low]),
                gap=at_hand.words.number(gap.gap),
            )
