"""Localities: the workshops of one organisation side by side, each by its own rules of showing.

No mean is taken over them, and none is put before another: they stand in the order of their names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import workshop
from content import printed
from views import house, phrases, pieces, round_pieces, rounds, told, visitor
from views.here import address
from views.here import shelves as shelves_of
from views.round_pieces import Cell, Locality

if TYPE_CHECKING:
    from arithmetic import FactorResult, Result
    from workshop import Workshop

MOST = 500
FEWEST = 2

words = visitor.the_words()
say = words.say


def shown() -> dict[str, list[Workshop]]:
    """What this browser may see the result of, by organisation; only where there are two."""
    page = workshop.mine(house.the_store(), visitor.the_desk(), most=MOST)
    found: dict[str, list[Workshop]] = {}
    for one in page.workshops:
        if rounds.is_shown(one):
            found.setdefault(one.organisation, []).append(one)
    return {name: some for name, some in sorted(found.items()) if len(some) >= FEWEST}


def screen(found: dict[str, list[Workshop]]) -> None:
    """Choose an organisation; see its workshops."""
    left, _ = st.columns(2)
    chosen = left.selectbox(say("Organisation"), tuple(found), key="organisation")
    kinds: dict[str, list[tuple[Workshop, Result]]] = {}
    for one in sorted(found[chosen], key=lambda one: (one.name, one.created)):
        result = told.the_result(one)
        kinds.setdefault(",".join(f.id for f in result.factors), []).append((one, result))
    for some in kinds.values():
        st.html(table(chosen, some))
    st.html(
        pieces.notes(
            (
                say("Each is shown by its own rules: too few answers show nothing here either."),
                say(
                    "They are different people, who have judged their own practice. Use it to ask "
                    "each other, not to rank."
                ),
            )
        )
    )


def table(organisation: str, of: list[tuple[Workshop, Result]]) -> str:
    """Workshops that were asked about the same factors."""
    shelves = shelves_of(of[0][0])
    factors = [shelves.factor(f.id).short[words.language] for f in of[0][1].factors]
    heads = [say("Workshop"), *(f"{name[:1].upper()}{name[1:]}" for name in factors)]
    rows = [row(one, result) for one, result in of]
    return round_pieces.localities(organisation, heads, rows)


def row(of: Workshop, result: Result) -> Locality:
    """One workshop: who answered when, and its scores; or why there are none."""
    scores = [printed(f.score) for f in result.factors if f.score is not None]
    low = min(scores) if len(scores) > 1 else None
    return Locality(
        name=of.name or phrases.kind(of, on_paper=house.the_store().ways(of.id) is None),
        about=f"{answered(result)}, {words.date(rounds.shown_on(of))}",
        href=address(of.id, "profil"),
        cells=tuple(cell(factor, low) for factor in result.factors),
        reason="" if scores else say("too few answers for a profile"),
    )


def answered(result: Result) -> str:
    """How many have answered alone; or that they did so together."""
    if not result.participants:
        return say("answered together")
    return words.count("{n} person has answered", "{n} people have answered", result.participants)


def cell(factor: FactorResult, low: float | None) -> Cell:
    """A score, and whether it is the lowest of its own workshop."""
    if factor.score is None:
        return Cell(say("too few answers"), "")
    is_low = low is not None and printed(factor.score) == low
    return Cell(words.number(factor.score), say("lowest") if is_low else "")


def nothing() -> None:
    """There are not two to set beside each other."""
    finding = say("There are no two workshops of one organisation to compare yet")
    what = say(
        "Give them the same organisation and each a name of its own. They stand side by side as "
        "soon as the answers of two of them are shown."
    )
    st.html(pieces.opening((say("Localities"),), finding, what))


if workshops := shown():
    lead = say("Each row is a workshop of its own, with its own people.")
    st.html(pieces.opening((say("Localities"),), say("The same factors, place by place"), lead))
    screen(workshops)
else:
    nothing()
