"""`redesign/`: what the sheets of the redesign ask, propose and warn of, with examples.

Nothing on this shelf is a score. A key never changes, for what a room has filled in points at it.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from content.gaps import only
from content.models import Model, SheetName, Slug, SourcedText, Sources, Text, TrueOrFalse
from content.organised import Moved, Organised
from content.problems import shortened
from content.told import Told

SHEET_NAMES: Final[tuple[SheetName, ...]] = (
    "organisation",
    "roles",
    "profiles",
    "journey",
    "gain",
)
LETTERS: Final = ("decides", "does", "heard", "told")
YEARS: Final = 4
"""So many years a gain is followed."""
Mark: TypeAlias = Literal["decides", "does", "heard", "told"]
Feeling: TypeAlias = Annotated[int, Field(ge=-2, le=2)]
Day: TypeAlias = Annotated[int, Field(ge=1, le=250)]


def _crowns(value: object) -> object:
    """An amount as an author writes it, which is never a float."""
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{2})?", value):
        raise ValueError(
            Told('"{given}" is no amount; write kroner as 1250 or 1250.50', given=shortened(value))
        )
    return value


Kroner: TypeAlias = Annotated[Decimal, BeforeValidator(_crowns)]


class Asked(Text):
    """One thing that a sheet asks to be filled in, and what helps."""

    key: Slug
    help: Text | None = None


class Question(Text):
    """A question to talk about before one writes."""


class Choice(Text):
    """One of several, by its key."""

    key: Slug


class SheetFile(Model):
    """What every sheet has: its name, what it is for, what to talk about, and what calls for it.

    `called_by` are statements: where one of them is low or divided, the sheet is worth its time.
    """

    title: Text
    lead: SourcedText
    called_by: Annotated[tuple[Slug, ...], Field(min_length=1)]


class OrganisationModel(Model):
    """One way to organise; what it is good for and what it costs stand side by side.

    `short` says it on a card, `drawn` stands in its drawing.
    """

    key: Slug
    name: Text
    short: Text
    drawn: Text | None = None
    what: SourcedText
    good_for: SourcedText | None = None
    costs: SourcedText | None = None


class ForumModel(Model):
    """A forum that the room may begin with."""

    key: Slug
    name: Text
    members: Text
    rhythm: Text
    mandate: Text
    source: Sources


class PathStep(Model):
    """Who does what with a disagreement, within so many working days."""

    who: Text
    does: Text
    days: Day


class Path(Model):
    """The way of a disagreement from the two who have it to whoever settles it."""

    lead: SourcedText
    caution: SourcedText
    steps: Annotated[tuple[PathStep, ...], Field(min_length=1)]
    days_note: Text


class OrganisationFile(SheetFile):
    """`redesign/organisation.yaml`: models, forums, the path of a disagreement, the log."""

    models: Annotated[tuple[OrganisationModel, ...], Field(min_length=2)]
    fields: tuple[Asked, ...]
    questions: tuple[Question, ...]
    forums: tuple[ForumModel, ...]
    path: Path
    log: tuple[Asked, ...]
    example: Organised


class RoleModel(Model):
    """A role that the room may begin with."""

    key: Slug
    name: Text
    mandate: Text
    tasks: tuple[Question, ...]
    meets: Text
    source: Sources


class Letter(Text):
    """What a role has to do with a task, and its letter."""

    key: Mark
    short: Text


class TaskModel(Text):
    """A task, and a proposal of who decides, does it, is heard and is told, by the roles' keys."""

    key: Slug
    factor: Slug
    decides: Slug
    does: tuple[Slug, ...]
    heard: tuple[Slug, ...]
    told: tuple[Slug, ...]


class Check(Text):
    """What is said where the roles do not hold together, and what where they do."""

    key: Literal[
        "one_decides",
        "nobody_does",
        "no_mandate",
        "too_many",
        "untouched",
        "never_heard",
        "same_person",
    ]
    ok: Text


OfRoles: TypeAlias = Annotated[Check, only("task", "count", "role", "limit", "name")]


class RoleLimit(Model):
    """A number of which the room is warned; it may choose another."""

    value: Annotated[int, Field(ge=1, le=99)]
    source: Sources


class RoleLimits(Model):
    """How many tasks a role does, and how many roles a person has, before one is told."""

    tasks_a_role: RoleLimit
    roles_a_person: RoleLimit


class PersonModel(Text):
    """Who has a role in the example, by function."""

    role: Slug


class MarksModel(Model):
    """A task of the example that is shared out otherwise than proposed."""

    task: Slug
    decides: tuple[Slug, ...]
    does: tuple[Slug, ...]
    heard: tuple[Slug, ...]
    told: tuple[Slug, ...]


class RolesModel(Model):
    """The proposal as an invented municipality has changed it."""

    persons: tuple[PersonModel, ...]
    instead: tuple[MarksModel, ...]
    without_mandate: tuple[Slug, ...]


class RolesFile(SheetFile):
    """`redesign/roles.yaml`: roles, tasks, and what must hold between them."""

    roles: Annotated[tuple[RoleModel, ...], Field(min_length=1)]
    letters: Annotated[tuple[Letter, ...], Field(min_length=4, max_length=4)]
    tasks: tuple[TaskModel, ...]
    checks: Annotated[tuple[OfRoles, ...], Field(min_length=7, max_length=7)]
    limits: RoleLimits
    questions: tuple[Question, ...]
    example: RolesModel


class Competence(Model):
    """Something one can see a leader or a coordinator do, and a way to learn it."""

    key: Slug
    group: Slug
    see: Text
    develop: Text


class NeedModel(Model):
    """One competence as an invented municipality has judged it; `now` is a key of the scale."""

    key: Slug
    now: Slug
    needed: Text
    present: Text | None = None
    action: Text | None = None
    owner: Text | None = None
    looks_on: date | None = None
    planned: TrueOrFalse


class ProfilesFile(SheetFile):
    """`redesign/profiles.yaml`: what leader and coordinator must be able to do."""

    caution: SourcedText
    scale: Annotated[tuple[Choice, ...], Field(min_length=2)]
    groups: tuple[Choice, ...]
    leader: Annotated[tuple[Competence, ...], Field(min_length=1)]
    coordinator: Annotated[tuple[Competence, ...], Field(min_length=1)]
    sources_note: Text
    fields: tuple[Asked, ...]
    to_plan: Annotated[Text, only("count")]
    questions: tuple[Question, ...]
    example: tuple[NeedModel, ...]


class Shade(Text):
    """One of five words for how a contact felt, from -2 to 2."""

    value: Feeling


class Break(Text):
    """A kind of break, and the statements that it points to."""

    key: Slug
    points_to: Annotated[tuple[Slug, ...], Field(min_length=1)]


class Count(Text):
    """A number that is counted on the journey, by its key; `one` is what is said of one alone."""

    key: Literal["contacts", "departments", "plans", "told", "waits"]
    one: Annotated[Text, only("count")]


OfCounts: TypeAlias = Annotated[Count, only("count")]


class TouchModel(Model):
    """One contact of the example.

    `department` may be several, parted by "/". `moment` is the key of a moment, `broke` that of a
    break, and `factor` and `statement` what the break points to.
    """

    week: Annotated[int, Field(ge=-520, le=520)]
    stage: Slug
    actor: Text
    department: Text
    channel: Text
    happened: Text
    felt: Text | None = None
    line: Feeling
    told: TrueOrFalse
    plan: TrueOrFalse
    moment: Slug | None = None
    broke: Slug | None = None
    factor: Slug | None = None
    statement: Slug | None = None


class JourneyModel(Model):
    """A composed journey, today and as one wants it."""

    about: SourcedText
    goal: Text
    today: Annotated[tuple[TouchModel, ...], Field(min_length=1)]
    wanted: tuple[TouchModel, ...]
    caution: SourcedText


class JourneyFile(SheetFile):
    """`redesign/journey.yaml`: stages, feelings, breaks, and a composed journey."""

    composed: SourcedText
    warning: Annotated[SourcedText, only("field")]
    stages: Annotated[tuple[Choice, ...], Field(min_length=1)]
    fields: tuple[Asked, ...]
    line: Annotated[tuple[Shade, ...], Field(min_length=5, max_length=5)]
    questions: tuple[Question, ...]
    counts: Annotated[tuple[OfCounts, ...], Field(min_length=5, max_length=5)]
    moments: tuple[Choice, ...]
    breaks: Annotated[tuple[Break, ...], Field(min_length=1)]
    example: JourneyModel


class TypicalCost(Text):
    """A cost that is often there, and who often pays it."""

    pays: Text


class TypicalGain(Text):
    """A gain that is often hoped for, and who often has it."""

    gains: Text


class MoneyLine(Text):
    """A line of the example, in kroner by year; realised as far as it is known.

    `form` is whether spending falls, or someone has time.
    """

    key: Slug
    department: Slug
    form: Literal["cash", "time"]
    expected: Annotated[tuple[Kroner, ...], Field(min_length=YEARS, max_length=YEARS)]
    realised: Annotated[tuple[Kroner, ...], Field(max_length=YEARS)]
    basis: Text


class Assumption(Text):
    """One assumption of the example moved; what that comes to is reckoned, never written.

    `of` is all `gains`, all `costs`, the key of a department, or that of a line; `way` what becomes
    of them, and `percent` how many in a hundred of what was expected, where that is the way.
    """

    of: Slug
    way: Literal["two_thirds", "half", "three_quarters", "later", "percent"]
    percent: Annotated[int, Field(ge=0, le=300)] = 100


class GainModel(Model):
    """An invented initiative."""

    initiative: Text
    citizens: Annotated[int, Field(ge=0)]
    price_level: Annotated[int, Field(ge=1990, le=2100)]
    note: Text
    departments: Annotated[tuple[Choice, ...], Field(min_length=1)]
    costs: tuple[MoneyLine, ...]
    gains: tuple[MoneyLine, ...]
    assumptions: Annotated[tuple[Assumption, ...], Field(max_length=6)]


class SomInput(Text):
    """What the national model asks for; `by` is whether our sheet can know it."""

    key: Slug
    by: Literal["sheet", "manual"]
    source: Sources


class SomFile(Model):
    """What to have ready for the national model, and what its result is worth."""

    title: Text
    lead: SourcedText
    inputs: Annotated[tuple[SomInput, ...], Field(min_length=1)]
    filled: Annotated[Text, only("count", "total")]
    result: Annotated[Text, only("date", "version")]
    caution: SourcedText


class GainFile(SheetFile):
    """`redesign/gain.yaml`: who pays and who gains, and what the national model asks for."""

    humility: SourcedText
    fields: tuple[Asked, ...]
    questions: tuple[Question, ...]
    typical_costs: tuple[TypicalCost, ...]
    typical_gains: tuple[TypicalGain, ...]
    skew: Annotated[Text, only("payer", "paid", "saved", "gainer", "paid2", "saved2")]
    break_even: Annotated[Text, only("year")]
    no_break_even: Annotated[Text, only("amount")]
    assumption: Annotated[Text, only("assumption", "result", "before")]
    example: GainModel
    som: SomFile


class Movement(Model):
    """One of the four movements: when it is done, and what it `asks` of whom, by their keys."""

    key: Slug
    name: Text
    done_when: Text
    asks: dict[Slug, Text]


class MovementsFile(Model):
    """`redesign/movements.yaml`: analyse, redesign, carry, harvest."""

    movements: Annotated[tuple[Movement, ...], Field(min_length=1)]
    whom: Annotated[tuple[Choice, ...], Field(min_length=1)]
    ask_room: Text
    origin: SourcedText
    example: Moved


class Redesign(Model):
    """The whole shelf."""

    organisation: OrganisationFile
    roles: RolesFile
    profiles: ProfilesFile
    journey: JourneyFile
    gain: GainFile
    movements: MovementsFile

    def sheet(self, name: SheetName) -> SheetFile:
        """One sheet of the five."""
        found: SheetFile = getattr(self, name)
        return found
