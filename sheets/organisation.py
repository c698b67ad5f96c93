"""Organisering: how the work is organised today and is to be, who meets, who settles what."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Final, Literal, TypeAlias

from pydantic import Field

from sheets.model import Id, Line, Model, Paragraph, Sheet

if TYPE_CHECKING:
    from content import Language, OrganisationFile

MOST_DEPARTMENTS: Final = 12
MOST_FORUMS: Final = 12
MOST_STAGES: Final = 8
MOST_ENTRIES: Final = 60
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
    days: Annotated[int, Field(ge=1, le=250)] = 5


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


def example(of: OrganisationFile, language: Language) -> Organisation:
    """The sheet as an invented municipality has filled it in."""
    return Organisation()
