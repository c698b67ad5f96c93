"""Organisering: how the work is organised today and is to be, who meets, who settles what."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Final, Literal, TypeAlias

from pydantic import Field

from sheets.model import Id, Line, Model, Paragraph, Sheet

if TYPE_CHECKING:
    from content import DecisionModel, Language, OrganisationFile, SideModel

MOST_DEPARTMENTS: Final = 12
MOST_FORUMS: Final = 12
MOST_STAGES: Final = 8
MOST_ENTRIES: Final = 60
MOST_DAYS: Final = 250
"""So many working days a stage takes at most: about a year."""
Lasting: TypeAlias = Literal["", "permanent", "project"]


class Side(Model):
    """One way to be organised: today's, or the one that is wanted.

    `model` is the key of a model on the shelf, "" where nothing is chosen. A project lasts `until`
    a day, and `after` says what comes then. `name` is what the team or the unit is called.
    """

    model: Annotated[str, Field(max_length=48)] = ""
    name: Line = ""
    owner: Line = ""
    lasting: Lasting = ""
    until: date | None = None
    after: Line = ""


class Forum(Model):
    """Who meets how often, and what they may decide."""

    id: Id
    name: Line = ""
    members: Line = ""
    rhythm: Line = ""
    mandate: Line = ""


class Stage(Model):
    """One stage of a disagreement's path: who does what within so many working days."""

    id: Id
    who: Line = ""
    does: Line = ""
    days: Annotated[int, Field(ge=1, le=MOST_DAYS)] = 5


class Entry(Model):
    """One decision in the log, what spoke for it and against it, and when it is looked at again."""

    id: Id
    what: Line = ""
    who: Line = ""
    when: date | None = None
    why: Line = ""
    against: Line = ""
    review: date | None = None


class Organisation(Sheet):
    """The sheet. `lacks` is what one still needs to know where a model is not known yet."""

    departments: Annotated[tuple[Line, ...], Field(max_length=MOST_DEPARTMENTS)] = ()
    today: Side = Side()
    wanted: Side = Side()
    moves_on: date | None = None
    lacks: Paragraph = ""
    forums: Annotated[tuple[Forum, ...], Field(max_length=MOST_FORUMS)] = ()
    path: Annotated[tuple[Stage, ...], Field(max_length=MOST_STAGES)] = ()
    log: Annotated[tuple[Entry, ...], Field(max_length=MOST_ENTRIES)] = ()


SHAPES: Final = ("within", "teams", "unit")
"""The models that have a drawing, by the shelf's keys."""
UNKNOWN: Final = "unknown"
MOST_DRAWN: Final = 8
"""More departments than these are drawn as their number."""
Lack: TypeAlias = Literal[
    "today",
    "wanted",
    "lacks",
    "departments",
    "owner",
    "lasting",
    "until",
    "after",
    "moves_on",
    "forums",
    "mandate",
    "path",
    "review",
]


def settled(side: Side) -> bool:
    """Whether it is said how it is organised, and not that one does not know."""
    return side.model not in {"", UNKNOWN}


def shape(side: Side) -> str:
    """Which drawing shows it; "" where there is nothing to draw."""
    return side.model if side.model in SHAPES else ""


def named(of: Organisation) -> tuple[str, ...]:
    """The departments by name, without the lines that were left empty."""
    return tuple(name.strip() for name in of.departments if name.strip())


def changes(of: Organisation) -> bool:
    """Whether one wants to go from one known way to another."""
    return settled(of.today) and settled(of.wanted) and of.today.model != of.wanted.model


def total_days(path: tuple[Stage, ...]) -> int:
    """So many working days a disagreement takes when it goes the whole way."""
    return sum(stage.days for stage in path)


def lacking(of: Organisation) -> tuple[Lack, ...]:
    """What the sheet does not say yet, in the order of the sheet."""
    found: dict[Lack, bool] = {
        "today": not of.today.model,
        "wanted": not of.wanted.model,
        "lacks": UNKNOWN in {of.today.model, of.wanted.model} and not of.lacks,
        "departments": not named(of),
        **_of_wanted(of),
        "forums": not of.forums,
        "mandate": any(not forum.mandate for forum in of.forums),
        "path": not of.path,
        "review": any(entry.review is None for entry in of.log),
    }
    return tuple(key for key, lacks in found.items() if lacks)


def _of_wanted(of: Organisation) -> dict[Lack, bool]:
    """What must be said of a way that is chosen; of one that is not, nothing."""
    side = of.wanted
    if not settled(side):
        return {}
    project = side.lasting == "project"
    return {
        "owner": not side.owner,
        "lasting": not side.lasting,
        "until": project and side.until is None,
        "after": project and not side.after,
        "moves_on": changes(of) and of.moves_on is None,
    }


def proposed(of: OrganisationFile, language: Language) -> tuple[Stage, ...]:
    """The path of a disagreement as the shelf proposes it."""
    return tuple(
        Stage(id=f"stage-{n}", who=step.who[language], does=step.does[language], days=step.days)
        for n, step in enumerate(of.path.steps, 1)
    )


def begun_with(of: OrganisationFile, key: str, language: Language) -> Forum:
    """A forum of the shelf, in one language."""
    found = next(forum for forum in of.forums if forum.key == key)
    return Forum(
        id=key,
        name=found.name[language],
        members=found.members[language],
        rhythm=found.rhythm[language],
        mandate=found.mandate[language],
    )


def example(of: OrganisationFile, language: Language) -> Organisation:
    """The sheet as an invented municipality has filled it in."""
    shown = of.example
    return Organisation(
        departments=tuple(name[language] for name in shown.departments),
        today=_side(shown.today, language),
        wanted=_side(shown.wanted, language),
        moves_on=shown.moves_on,
        lacks=shown.lacks[language],
        forums=tuple(begun_with(of, key, language) for key in shown.forums),
        path=proposed(of, language),
        log=tuple(_entry(n, one, language) for n, one in enumerate(shown.log, 1)),
    )


def _side(of: SideModel, language: Language) -> Side:
    return Side(
        model=of.model,
        name=of.name[language],
        owner=of.owner[language],
        lasting=of.lasting,
        until=of.until,
        after=of.after[language] if of.after else "",
    )


def _entry(n: int, of: DecisionModel, language: Language) -> Entry:
    return Entry(
        id=f"entry-{n}",
        what=of.what[language],
        who=of.who[language],
        when=of.when,
        why=of.why[language],
        against=of.against[language],
        review=of.review,
    )
