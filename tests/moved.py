"""Workshops in which everything there is has happened, and all that screens tell of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import advice
import anonymity
import reports
import told
import workshop
from sheets import Journey
from tests.cast import NOW, TODAY
from tests.phones import Room, opened
from tests.pngs import png
from tests.test_rounds import exported
from words import Words
from workshop import Action, Answer, Decision, Figure, Vote, Wall

if TYPE_CHECKING:
    from arithmetic import Mode
    from content import Content
    from storage import DatabaseStore
    from workshop import Participant, Workshop

PEOPLE = 12
WORDS = ("Vi mangler <b>tid</b>", "=1+1", "0101011234 er et tal")


def lived(content: Content, store: DatabaseStore, mode: Mode = "anonymous") -> Room:
    """A room that has answered, talked, voted, planned, reported, and written on a sheet."""
    room = opened(content, store, mode=mode, areas=("Nord", "Syd"), organisation="Øby & Søn")
    people = [_come(room, number) for number in range(PEOPLE)]
    room.reveal()
    whose = (store, content, room.desk, room.id)
    made = [
        workshop.add_own(
            *whose,
            Action(id="", factor="roots", title=f"Løfte {n}", owner="Direktøren"),
            new_id=workshop.new_token,
            now=NOW,
        ).action.id
        for n in range(2)
    ]
    workshop.add_step(
        *whose, content.factors[0].next_steps[0].id, new_id=workshop.new_token, now=NOW
    )
    decided = [
        Decision(statement=room.first, level="2", reason="Fordi"),
        Decision(statement="stem_1", unresolved=True, low="Nej", high="Ja"),
    ]
    for said in decided:
        workshop.decide(*whose, said, seen=None, now=NOW)
    workshop.aim(*whose, "roots", 4, now=NOW)
    for kind, more in (
        ("rerate", {"about": room.first}),
        ("dots", {"options": made}),
        ("commit", {}),
    ):
        poll = workshop.ask(*whose, kind, new_id=workshop.new_token, **more)  # type: ignore[arg-type] # each its own
        for who in people:
            dots = {made[0]: 2} if kind == "dots" else {}
            workshop.vote(store, who, poll, Vote("" if dots else "3", dots, "Mere tid"))
        workshop.count(*whose, poll.id)
    figure = Figure(id="f", name="Møder", figure="4", year=2025, source="Os", factor="roots")
    workshop.keep_figure(*whose, figure, now=NOW)
    workshop.keep_earlier(*whose, exported(), day=None, now=NOW)
    workshop.report(
        *(store, room.desk, room.id, made[0], "done"), sign="Set", seen=None, today=TODAY, now=NOW
    )
    workshop.fill(
        *(store, room.desk, room.id, Journey, lambda s: s.model_copy(update={"goal": "Et hjem"})),
        now=NOW,
    )
    workshop.show(store, room.desk, room.id, Wall(shows="plan"), now=NOW)
    workshop.keep_whom_to_ask(store, room.desk, room.id, "Maja <maja@oeby.example>", now=NOW)
    workshop.keep_logo(store, room.desk, room.id, png(60, 20), now=NOW)
    return room


def _come(room: Room, number: int) -> Participant:
    here, level = room.store.workshop(room.id), list(room.content.levels)[number % 2]
    assert here
    who = workshop.join(
        *(room.store, room.content, here),
        level=level,
        area=("Nord", "Syd")[number % 2],
        language="da",
        token=workshop.new_token(),
        new_id=workshop.new_token,
    )
    for place, key in enumerate(workshop.asked(room.content, "short")):
        comment = WORDS[number] if not place and number < len(WORDS) else ""
        said = Answer(statement=key, answer=str((number + place) % 6), comment=comment, revision=1)
        workshop.answer(room.store, room.content, who, here, said)
    return who


def everything_told(store: DatabaseStore, content: Content, workshop_id: str) -> dict[str, Any]:
    """What the screens of a workshop are drawn from, in both languages."""
    here = store.workshop(workshop_id)
    assert here
    known = workshop.shelves(store, content, here)
    parts: dict[str, Any] = {
        "here": here,
        "talk": told.talk(store, here.id),
        "plan": workshop.actions(store, here.id),
        "follow-up": workshop.followed(store, here.id, TODAY),
        "sheets": workshop.the_sheets(store, here.id),
        "figures": workshop.figures(store, here.id),
        "polls": workshop.polls(store, here.id),
        "wall": workshop.the_wall(store, here.id),
        "settled": workshop.settled(store, here.id),
        "logo": workshop.the_logo(store, here.id),
    }
    return parts | (_told(store, known, here) if here.phase in told.SHOWN else {})


def _told(store: DatabaseStore, known: Content, here: Workshop) -> dict[str, Any]:
    kept, talk = workshop.kept(store, known, here, _never), told.talk(store, here.id)
    result = told.settled(known, kept, talk)
    earlier = store.record(here.id, "earlier")
    assert earlier
    was = workshop.Earlier.model_validate_json(earlier.body).result
    return {
        "kept": kept,
        "comments": anonymity.comments(kept.result, workshop.comments(store, here), here.id),
        "changes": advice.compare(known.method.limits, was, result),
        **{
            language: told.report(known, kept, here, talk, Words(language), day=TODAY)
            for language in ("da", "en")
        },
        "redesign": reports.tell_redesign(
            known, result, Words("da"), workshop.the_sheets(store, here.id)
        ),
    }


def _never(*_: object, **__: object) -> Any:  # noqa: ANN401 - nobody counts again
    raise AssertionError
