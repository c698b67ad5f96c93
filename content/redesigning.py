"""The laws of the redesign: what a sheet points at is there, and the six files lie together."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from content.laws import NO_FACTOR, NO_SOURCE, Pointer, nowhere, repeated
from content.redesign import (
    GainFile,
    JourneyFile,
    MovementsFile,
    OrganisationFile,
    ProfilesFile,
    Redesign,
    RolesFile,
)
from content.redesign.fields import ASKED
from content.told import Told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import BaseModel

    from content.method import Method
    from content.models import QuestionnaireFile, Sources
    from content.problems import Problem
    from content.reading import Place
    from content.typed import Typed

FILES: Final[dict[str, type[BaseModel]]] = {
    "organisation": OrganisationFile,
    "roles": RolesFile,
    "profiles": ProfilesFile,
    "journey": JourneyFile,
    "gain": GainFile,
    "movements": MovementsFile,
}
"""The shelf's files, by stem. An instrument has all of them, or none."""
KEYED: Final = {
    "organisation": ("models", "fields", "forums", "log"),
    "roles": ("roles", "letters", "tasks", "checks"),
    "profiles": ("scale", "groups", "leader", "coordinator", "fields"),
    "journey": ("stages", "fields", "counts", "moments", "breaks"),
    "gain": ("fields",),
    "movements": ("movements", "whom"),
}
NO_FIELD: Final = Told('the sheet has no field "{word}".{hint}')
NO_STATEMENT: Final = Told('there is no statement "{word}".{hint}')
NO_ROLE: Final = Told('there is no role "{word}" on this sheet.{hint}')
NO_TASK: Final = Told('there is no task "{word}" on this sheet.{hint}')
NO_COMPETENCE: Final = Told('there is no competence "{word}" on this sheet.{hint}')
NO_RUNG: Final = Told('there is no "{word}" on the scale of this sheet.{hint}')
NO_GROUP: Final = Told('there is no group "{word}" on this sheet.{hint}')
NO_STAGE: Final = Told('there is no stage "{word}" on this sheet.{hint}')
NO_BREAK: Final = Told('there is no break "{word}" on this sheet.{hint}')
NO_MODEL: Final = Told('there is no model "{word}" on this sheet.{hint}')
NO_FORUM: Final = Told('there is no forum "{word}" on this sheet.{hint}')
NO_MOVEMENT: Final = Told('there is no movement "{word}" on this sheet.{hint}')
NO_WHOM: Final = Told('there is nobody "{word}" on this sheet.{hint}')
NO_MOMENT: Final = Told('there is no moment "{word}" on this sheet.{hint}')
NO_DEPARTMENT: Final = Told('there is no department "{word}" in the example.{hint}')
NO_LINE: Final = Told('the example has no department and no line "{word}".{hint}')
NOT_KNOWN: Final = Told('our sheet cannot know "{word}"; write `by: manual`.{hint}')
SHEET_KNOWS: Final = frozenset(
    {
        *("citizens", "start_cost", "run_cost", "saved"),
        *("consequences", "committees", "assumptions"),
    }
)
"""What the gain sheet can say by itself of what the national model asks for."""


class Pointing(NamedTuple):
    """A word at a place, what it must be among, and what is said where it is not."""

    place: Place
    word: str
    known: frozenset[str]
    missing: Told


def whole(files: Mapping[str, Typed[Any] | None]) -> Redesign | None:
    """The shelf, where each of its files could be read."""
    read = {stem: file.model for stem, file in files.items() if file}
    return Redesign(**read) if read.keys() == FILES.keys() else None


def broken(
    files: Mapping[str, Typed[Any] | None],
    method: Typed[Method] | None,
    asked: Mapping[str, Typed[QuestionnaireFile] | None],
) -> Iterator[Problem]:
    """Every broken law. What points at a file that could not be read is not held against it."""
    known = frozenset(s.id for file in asked.values() if file for s in file.model.statements)
    statements = known if all(asked.values()) else None
    for stem, file in files.items():
        if file is None:
            continue
        yield from _twice(stem, file)
        yield from _fields(stem, file)
        pointings = chain(
            POINTS[stem](file.model),
            _called(file.model, statements) if statements is not None else (),
            _of_the_method(file.model, method.model) if method else (),
        )
        pointers = (Pointer(file.sheet, one.place, one.missing, *one[1:3]) for one in pointings)
        yield from nowhere(pointers)


def _twice(stem: str, file: Typed[Any]) -> Iterator[Problem]:
    for part in KEYED[stem]:
        items = getattr(file.model, part)
        yield from repeated((file.sheet, (part, i, "key"), x.key) for i, x in enumerate(items))


def _fields(stem: str, file: Typed[Any]) -> Iterator[Problem]:
    """Every field that the sheet has is asked for in words, and no other."""
    for part in KEYED[stem]:
        has = ASKED.get((stem, part), frozenset())
        items = getattr(file.model, part) if has else ()
        found = [one.key for one in items]
        for i, key in enumerate(found):
            yield from Pointer(file.sheet, (part, i, "key"), NO_FIELD, key, has).problems()
        if lacks := sorted(has.difference(found)):
            what = Told("the words for {names} are missing", names=", ".join(lacks))
            yield file.sheet.problem((part,), what)


def _called(model: BaseModel, statements: frozenset[str]) -> Iterator[Pointing]:
    for i, word in enumerate(getattr(model, "called_by", ())):
        yield Pointing(("called_by", i), word, statements, NO_STATEMENT)
    if isinstance(model, JourneyFile):
        for i, one in enumerate(model.breaks):
            for j, word in enumerate(one.points_to):
                yield Pointing(("breaks", i, "points_to", j), word, statements, NO_STATEMENT)
        for place, touch in _touches(model):
            if touch.statement:
                yield Pointing((*place, "statement"), touch.statement, statements, NO_STATEMENT)


def _of_the_method(model: BaseModel, method: Method) -> Iterator[Pointing]:
    tags = frozenset({"own", *(source.tag for source in method.sources)})
    for place, sources in sourced(model):
        for tag in sources:
            if not tag.startswith("http"):
                yield Pointing(place, tag, tags, NO_SOURCE)
    if isinstance(model, RolesFile):
        for i, task in enumerate(model.tasks):
            place = ("tasks", i, "factor")
            yield Pointing(place, task.factor, frozenset(method.factors), NO_FACTOR)
    if isinstance(model, JourneyFile):
        for place, touch in _touches(model):
            if touch.factor:
                yield Pointing(
                    (*place, "factor"), touch.factor, frozenset(method.factors), NO_FACTOR
                )


def sourced(part: object, place: Place = ()) -> Iterator[tuple[Place, Sources]]:
    """Every `source` in a file, wherever it stands."""
    if isinstance(part, tuple):
        for i, item in enumerate(part):
            yield from sourced(item, (*place, i))
    elif hasattr(part, "model_fields_set"):
        for name, value in part:  # type: ignore[attr-defined]
            if name == "source":
                yield (*place, name), value
            else:
                yield from sourced(value, (*place, name))


def _touches(model: JourneyFile) -> Iterator[tuple[Place, Any]]:
    for side in ("today", "wanted"):
        for i, touch in enumerate(getattr(model.example, side)):
            yield ("example", side, i), touch


def _of_organisation(model: OrganisationFile) -> Iterator[Pointing]:
    models = frozenset(one.key for one in model.models)
    forums = frozenset(forum.key for forum in model.forums)
    for side in ("today", "wanted"):
        word = getattr(model.example, side).model
        yield Pointing(("example", side, "model"), word, models, NO_MODEL)
    for i, word in enumerate(model.example.forums):
        yield Pointing(("example", "forums", i), word, forums, NO_FORUM)


def _of_movements(model: MovementsFile) -> Iterator[Pointing]:
    known = frozenset(one.key for one in model.movements)
    yield Pointing(("example", "at"), model.example.at, known, NO_MOVEMENT)
    for word in model.example.words:
        yield Pointing(("example", "words", word), word, known, NO_MOVEMENT)
    whom = frozenset(one.key for one in model.whom)
    for i, one in enumerate(model.movements):
        for word in one.asks:
            yield Pointing(("movements", i, "asks", word), word, whom, NO_WHOM)


def _of_roles(model: RolesFile) -> Iterator[Pointing]:
    roles = frozenset(role.key for role in model.roles)
    for i, task in enumerate(model.tasks):
        yield Pointing(("tasks", i, "decides"), task.decides, roles, NO_ROLE)
        for mark in ("does", "heard", "told"):
            for j, word in enumerate(getattr(task, mark)):
                yield Pointing(("tasks", i, mark, j), word, roles, NO_ROLE)
    yield from _of_the_roles_example(model, roles)


def _of_the_roles_example(model: RolesFile, roles: frozenset[str]) -> Iterator[Pointing]:
    tasks, of = frozenset(task.key for task in model.tasks), model.example
    for i, person in enumerate(of.persons):
        yield Pointing(("example", "persons", i, "role"), person.role, roles, NO_ROLE)
    for i, one in enumerate(of.instead):
        yield Pointing(("example", "instead", i, "task"), one.task, tasks, NO_TASK)
        for mark in ("decides", "does", "heard", "told"):
            for j, word in enumerate(getattr(one, mark)):
                yield Pointing(("example", "instead", i, mark, j), word, roles, NO_ROLE)
    for i, word in enumerate(of.without_mandate):
        yield Pointing(("example", "without_mandate", i), word, roles, NO_ROLE)


def _of_profiles(model: ProfilesFile) -> Iterator[Pointing]:
    groups = frozenset(group.key for group in model.groups)
    for who in ("leader", "coordinator"):
        for i, one in enumerate(getattr(model, who)):
            yield Pointing((who, i, "group"), one.group, groups, NO_GROUP)
    known = frozenset(one.key for one in (*model.leader, *model.coordinator))
    scale = frozenset(one.key for one in model.scale)
    for i, need in enumerate(model.example):
        yield Pointing(("example", i, "key"), need.key, known, NO_COMPETENCE)
        yield Pointing(("example", i, "now"), need.now, scale, NO_RUNG)


def _of_journey(model: JourneyFile) -> Iterator[Pointing]:
    stages = frozenset(stage.key for stage in model.stages)
    breaks = frozenset(one.key for one in model.breaks)
    moments = frozenset(one.key for one in model.moments)
    for place, touch in _touches(model):
        yield Pointing((*place, "stage"), touch.stage, stages, NO_STAGE)
        if touch.broke:
            yield Pointing((*place, "broke"), touch.broke, breaks, NO_BREAK)
        if touch.moment:
            yield Pointing((*place, "moment"), touch.moment, moments, NO_MOMENT)


def _of_gain(model: GainFile) -> Iterator[Pointing]:
    known = frozenset(one.key for one in model.example.departments)
    for part in ("costs", "gains"):
        for i, line in enumerate(getattr(model.example, part)):
            place = ("example", part, i, "department")
            yield Pointing(place, line.department, known, NO_DEPARTMENT)
    lines = {line.key for line in (*model.example.costs, *model.example.gains)}
    moved = known | lines | {"gains", "costs"}
    for i, one in enumerate(model.example.assumptions):
        yield Pointing(("example", "assumptions", i, "of"), one.of, moved, NO_LINE)
    for i, asked in enumerate(model.som.inputs):
        if asked.by == "sheet":
            yield Pointing(("som", "inputs", i, "key"), asked.key, SHEET_KNOWS, NOT_KNOWN)


POINTS: Final[dict[str, Any]] = {
    "organisation": _of_organisation,
    "movements": _of_movements,
    "roles": _of_roles,
    "profiles": _of_profiles,
    "journey": _of_journey,
    "gain": _of_gain,
}
