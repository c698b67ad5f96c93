"""A workshop to a file: what is shown of it, and nothing else."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any, get_args

import anonymity
from content import frozen
from workshop.desk import held
from workshop.model import Refused
from workshop.moving.bundle import SIGNS, Bundle, Moves, Person, Thing
from workshop.revealing import comments, kept, revealed
from workshop.shelved import shelves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answers import Answers
    from content import Content
    from workshop.model import Workshop
    from workshop.revealing import Outcome
    from workshop.store import Store


def pack(store: Store, content: Content, desk: str, workshop_id: str, *, outcome: Outcome) -> bytes:
    """The whole workshop as JSON; Refused while people answer, and until the answers are shown.

    Of a draft it is what was chosen. The same workshop gives the same bytes.
    """
    here = held(store, desk, workshop_id)
    if here.phase in {"open", "shut"} and here.kind == "private":
        raise Refused("The answers are not shown before they are closed.")
    bundle = _draft(here) if here.phase == "draft" else _shown(store, content, here, outcome)
    plain = bundle.model_copy(update={"version": _version()}).model_dump(mode="json")
    return json.dumps(plain, ensure_ascii=False, indent=1).encode()


def _draft(here: Workshop) -> Bundle:
    return Bundle(version="", workshop=here.model_copy(update={"content": None}))


def _shown(store: Store, content: Content, here: Workshop, outcome: Outcome) -> Bundle:
    known = shelves(store, content, here)
    parts: dict[str, Any] = {
        "version": "",
        "workshop": here,
        "shelves": json.loads(store.content(known.fingerprint) or frozen(known)),
        "records": tuple(_things(store, here)),
    }
    if here.kind == "together":
        said = store.room_answers(here.id)
        return Bundle(**parts, agreed=tuple(said[key] for key in sorted(said)))
    came = kept(store, content, here, outcome)
    written = anonymity.comments(came.result, comments(store, here), here.id)
    return Bundle(
        **parts,
        kept=came,
        polls=tuple(poll for poll in store.polls(here.id) if not poll.open),
        comments=written,
        people=_people(revealed(store, known, here)) if here.mode == "open" else (),
    )


def _things(store: Store, here: Workshop) -> Iterator[Thing]:
    for kind in get_args(Moves):
        for one in store.records(here.id, kind):
            body = json.loads(one.body)
            yield Thing(kind=kind, key=one.key, body=body, revision=one.revision, at=one.at)


def _people(said: Answers) -> tuple[Person, ...]:
    """Everybody, in the order of what they said: that of nothing else."""
    wide, signs = len(said.statements), "".join(SIGNS[code] for code in said.ratings)
    rows = zip(said.level.each(), said.area.each(), range(len(said.participants)), strict=True)
    every = sorted((level, area, signs[at * wide : (at + 1) * wide]) for level, area, at in rows)
    return tuple(Person(level=level, area=area, answers=own) for level, area, own in every)


def _version() -> str:
    """The version of the app that writes the file; nothing where it was never installed."""
    try:
        return version("helhedstjek")
    except PackageNotFoundError:
        return ""
