"""Kompetenceprofiler: what leader and coordinator must be able to do, and what is done about it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Final, Literal, TypeAlias

from pydantic import Field

from sheets.model import Id, Line, Model, Paragraph, Sheet

if TYPE_CHECKING:
    from content import Language, ProfilesFile

Whose: TypeAlias = Literal["leader", "coordinator"]
MOST_NEEDS: Final = 40


class Need(Model):
    """One competence that the room has chosen: why here, where it is seen, what is done.

    `id` is the shelf's key, or one made here where `see` holds the room's own words. `now` is a key
    of the shelf's scale. `action` is what is done to learn it, `planned` the plan's action that it
    became.
    """

    id: Id
    whose: Whose
    see: Line = ""
    needed: Paragraph = ""
    now: Annotated[str, Field(max_length=48)] = ""
    present: Paragraph = ""
    action: Line = ""
    owner: Line = ""
    looks_on: date | None = None
    planned: Annotated[str, Field(max_length=48)] = ""


class Profiles(Sheet):
    """The sheet."""

    needs: Annotated[tuple[Need, ...], Field(max_length=MOST_NEEDS)] = ()


def example(of: ProfilesFile, language: Language) -> Profiles:
    """The sheet as an invented municipality has filled it in."""
    return Profiles()
