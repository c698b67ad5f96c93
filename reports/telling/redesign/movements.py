"""The four movements, told: where the organisation says that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.parts import Fact
from reports.redesign.movements import MovementReport, MovementsReport

if TYPE_CHECKING:
    from collections.abc import Mapping

    from content import Movement, Redesign
    from reports.telling.at_hand import AtHand
    from sheets import Movements


def movements(at_hand: AtHand, shelf: Redesign, filled: Movements) -> MovementsReport:
    """All four, with what is said of each."""
    file, say = shelf.movements, at_hand.words.say
    whom = {one.key: one[at_hand.language] for one in file.whom}
    rows = tuple(_row(at_hand, one, filled, whom) for one in file.movements)
    return MovementsReport(
        heading=file.ask_room[at_hand.language],
        finding=_finding(at_hand, rows),
        note=say("It is your own words and no score."),
        origin=file.origin[at_hand.language],
        rows=rows,
    )


def _finding(at_hand: AtHand, rows: tuple[MovementReport, ...]) -> str:
    name = next((row.name for row in rows if row.here), "")
    if not name:
        return at_hand.words.say("You have not said where you are.")
    return at_hand.words.say(
        "You say yourselves where you are: {movement}.", movement=at_hand.words.inside(name)
    )


def _row(
    at_hand: AtHand, of: Movement, filled: Movements, whom: Mapping[str, str]
) -> MovementReport:
    language, here = at_hand.language, filled.at == of.key
    return MovementReport(
        key=of.key,
        name=of.name[language],
        here=here,
        here_text=at_hand.words.say("here you say that you are") if here else "",
        done_when=of.done_when[language],
        asks=tuple(Fact(label=whom[key], value=text[language]) for key, text in of.asks.items()),
        words=filled.words.get(of.key, ""),
    )
