"""Numbers that the organisation knows already: beside the profile, never in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from content import cleaned
from workshop.desk import held
from workshop.model import Refused, keepable
from workshop.noted import Figure
from workshop.shelved import shelves

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from content import Content
    from workshop.noted import Record
    from workshop.store import Store

MOST_FIGURES: Final = 30
LONGEST: Final = {"name": 120, "figure": 40, "source": 200}
YEARS: Final = range(1990, 2100)


def figures(store: Store, workshop_id: str) -> tuple[Figure, ...]:
    """The numbers that are kept with a workshop, by factor and name."""
    return figures_in(store.records(workshop_id, "figure"))


def figures_in(kept: Iterable[Record]) -> tuple[Figure, ...]:
    """The numbers that are known, by factor and name, as they were kept."""
    found = [Figure.model_validate_json(one.body) for one in kept]
    return tuple(sorted(found, key=lambda one: (one.factor, one.name, one.id)))


def keep_figure(  # noqa: PLR0913 - what, where, and when
    store: Store, content: Content, desk: str, workshop_id: str, figure: Figure, *, now: datetime
) -> Figure:
    """Keep a number, or change the one with its id. When this returns, it is on disk."""
    here = held(store, desk, workshop_id)
    if figure.factor not in {factor.id for factor in shelves(store, content, here).factors}:
        raise Refused("This factor is not in the questionnaire.")
    kept = checked(figure)
    known = {one.id for one in figures(store, here.id)}
    if kept.id not in known and len(known) >= MOST_FIGURES:
        raise Refused("There can be 30 numbers at most. Remove one first.")
    store.put_record(here.id, "figure", kept.id, kept.model_dump_json(), now, None)
    return kept


def remove_figure(store: Store, desk: str, workshop_id: str, figure: str) -> None:
    """Take a number away."""
    store.remove_record(held(store, desk, workshop_id).id, "figure", figure)


def checked(figure: Figure) -> Figure:
    """As it is kept; Refused where it lacks a name, a figure or a source, or is too long."""
    texts = {key: keepable(cleaned(getattr(figure, key))) for key in LONGEST}
    if not all(texts.values()):
        raise Refused("Write what the number is called, the number itself, and where it is from.")
    if any(len(text) > LONGEST[key] for key, text in texts.items()):
        raise Refused("This is too long. Write it shorter.")
    if figure.year not in YEARS:
        raise Refused("The year looks wrong. Write it with four digits.")
    return figure.model_copy(update=texts)
