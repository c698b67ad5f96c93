"""Borgerrejse: a composed course, contact by contact, today and as one wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

from pydantic import Field

from sheets.model import Id, Line, Model, Paragraph, Sheet

if TYPE_CHECKING:
    from content import JourneyFile, Language

MOST_TOUCHES: Final = 40
MOST_MOMENTS: Final = 3


class Touch(Model):
    """One contact, in a week from the first one.

    `line` is how it felt, from -2 to 2. `moment` is 1-3 where it decided much, else 0. `broke` is
    the key of a break, "" where nothing broke; it points to a `factor` and a `statement`.
    """

    id: Id
    week: Annotated[int, Field(ge=-520, le=520)] = 0
    stage: Annotated[str, Field(max_length=48)] = ""
    actor: Line = ""
    department: Line = ""
    channel: Line = ""
    happened: Paragraph = ""
    felt: Paragraph = ""
    line: Annotated[int, Field(ge=-2, le=2)] = 0
    told: bool = False
    plan: bool = False
    moment: Annotated[int, Field(ge=0, le=MOST_MOMENTS)] = 0
    broke: Annotated[str, Field(max_length=48)] = ""
    factor: Annotated[str, Field(max_length=48)] = ""
    statement: Annotated[str, Field(max_length=48)] = ""


class Journey(Sheet):
    """The sheet. `about` says whose course is composed, `goal` what the citizen wanted."""

    about: Paragraph = ""
    goal: Line = ""
    today: Annotated[tuple[Touch, ...], Field(max_length=MOST_TOUCHES)] = ()
    wanted: Annotated[tuple[Touch, ...], Field(max_length=MOST_TOUCHES)] = ()


def example(of: JourneyFile, language: Language) -> Journey:
    """The sheet as an invented municipality has filled it in."""
    return Journey()
