"""The records in a file: each is what its kind keeps, by the rules it was written by."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from sheets import KINDS
from workshop.aiming import TOP, must_be_factor
from workshop.figures import MOST_FIGURES
from workshop.figures import checked as as_a_figure
from workshop.filling import checked as as_a_sheet
from workshop.follow_up import checked as as_a_report
from workshop.imprint import as_imprint
from workshop.model import Refused
from workshop.moving.reading import not_ours
from workshop.noted import FOLLOW_UPS, Action, Decision, Figure, Record, Report, Wall
from workshop.planning import MOST_ACTIONS
from workshop.planning import checked as as_an_action
from workshop.rounds import Earlier, agrees
from workshop.saying import asked
from workshop.talking import checked as as_a_decision
from workshop.walls import must_be_showable

if TYPE_CHECKING:
    from collections.abc import Callable

    from content import Content
    from workshop.model import Workshop
    from workshop.moving.bundle import Bundle, Moves, Thing

MOST: Final[dict[Moves, int]] = {
    "action": MOST_ACTIONS,
    "figure": MOST_FIGURES,
    "wall": 1,
}


def record(content: Content, here: Workshop, thing: Thing) -> Record:
    """A record as it is kept; Refused, or ValidationError, where it is not of its kind."""
    body = OF_KIND[thing.kind](content, here, thing.key, json.dumps(thing.body))
    return Record(thing.key, body, thing.revision, thing.at)


def must_be_so_many(bundle: Bundle) -> None:
    """Refused where a thing stands twice, or more often than a room could write it."""
    keys = [(one.kind, one.key) for one in bundle.records]
    kinds = [kind for kind, _ in keys]
    if len(set(keys)) != len(keys) or any(kinds.count(kind) > MOST[kind] for kind in MOST):
        raise not_ours()


def _wall(content: Content, here: Workshop, key: str, body: str) -> str:
    wall = Wall.model_validate_json(body, strict=True)
    _must_be(key == "" and wall.statement in {"", *asked(content, here.questionnaire)})
    must_be_showable(here, wall)
    return wall.model_dump_json()


def _decision(content: Content, here: Workshop, key: str, body: str) -> str:
    said = Decision.model_validate_json(body, strict=True)
    _must_be(key == said.statement and key in asked(content, here.questionnaire))
    return as_a_decision(said).model_dump_json()


def _target(content: Content, _: Workshop, key: str, body: str) -> str:
    must_be_factor(content, key)
    _must_be(body in set(map(str, range(TOP + 1))))
    return body


def _action(content: Content, here: Workshop, key: str, body: str) -> str:
    action = Action.model_validate_json(body, strict=True)
    _must_be(key == action.id and action.step in {"", *content.steps})
    return as_an_action(content, here, action).model_dump_json()


def _report(_: Content, __: Workshop, key: str, body: str) -> str:
    told = Report.model_validate_json(body, strict=True)
    _must_be(key == f"{told.action}:{told.day}" and told.day in FOLLOW_UPS)
    return as_a_report(told).model_dump_json()


def _figure(content: Content, _: Workshop, key: str, body: str) -> str:
    figure = Figure.model_validate_json(body, strict=True)
    must_be_factor(content, figure.factor)
    _must_be(key == figure.id)
    return as_a_figure(figure).model_dump_json()


def _earlier(_: Content, __: Workshop, key: str, body: str) -> str:
    earlier = Earlier.model_validate_json(body, strict=True)
    _must_be(key == "" and agrees(earlier.result))
    return earlier.model_dump_json()


def _sheet(_: Content, __: Workshop, key: str, body: str) -> str:
    _must_be(key in KINDS)
    return as_a_sheet(KINDS[key].model_validate_json(body)).model_dump_json()


def _imprint(_: Content, __: Workshop, key: str, body: str) -> str:
    try:
        return as_imprint(key, body)
    except (ValueError, Refused):
        raise not_ours() from None


def _must_be(so: bool) -> None:  # noqa: FBT001 - what must be
    if not so:
        raise not_ours()


OF_KIND: Final[dict[str, Callable[[Content, Workshop, str, str], str]]] = {
    "wall": _wall,
    "decision": _decision,
    "target": _target,
    "action": _action,
    "report": _report,
    "figure": _figure,
    "earlier": _earlier,
    "sheet": _sheet,
    "imprint": _imprint,
}
