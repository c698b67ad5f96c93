"""Kompetenceprofiler: what leader and coordinator must be able to do, and what is done about it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Final, Literal, TypeAlias

from pydantic import Field

from sheets.model import Id, Line, Model, Paragraph, Sheet

if TYPE_CHECKING:
    from collections.abc import Collection

    from content import Competence, Language, ProfilesFile

Whose: TypeAlias = Literal["leader", "coordinator"]
MOST_NEEDS: Final = 40
RECOMMENDED: Final = 5
"""So many competences of one profile are enough to begin with."""
LACKING: Final = ("missing", "some")
"""The keys of the scale where a competence is a gap."""


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

    @property
    def gap(self) -> bool:
        """Whether it is missing, or seen only now and then."""
        return self.now in LACKING


class Profiles(Sheet):
    """The sheet."""

    needs: Annotated[tuple[Need, ...], Field(max_length=MOST_NEEDS)] = ()

    def of(self, whose: Whose) -> tuple[Need, ...]:
        """The competences of one profile, in the order they were chosen."""
        return tuple(need for need in self.needs if need.whose == whose)


class Gaps(Model):
    """The gaps: those that nothing is done about, those that are in no plan, and those that are."""

    idle: tuple[str, ...] = ()
    to_plan: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()


def gaps(sheet: Profiles) -> Gaps:
    """Every gap, by its need's id, in one of three heaps; a competence that is seen is in none."""
    lacking = [need for need in sheet.needs if need.gap]
    waiting = [need for need in lacking if not need.planned]
    return Gaps(
        idle=tuple(need.id for need in waiting if not need.action.strip()),
        to_plan=tuple(need.id for need in waiting if need.action.strip()),
        planned=tuple(need.id for need in lacking if need.planned),
    )


def beside_plan(sheet: Profiles, there: Collection[str]) -> Profiles:
    """The sheet beside a plan with these actions: a gap whose action was taken out is in none."""
    if all(need.planned in there for need in sheet.needs if need.planned):
        return sheet
    needs = (
        need if need.planned in there else need.model_copy(update={"planned": ""})
        for need in sheet.needs
    )
    return sheet.model_copy(update={"needs": tuple(needs)})


def competence(of: ProfilesFile, need: Need) -> Competence | None:
    """What the shelf says of it; None where the words are the room's own."""
    return next((one for one in getattr(of, need.whose) if one.key == need.id), None)


def with_need(sheet: Profiles, need: Need) -> Profiles:
    """The sheet with this in place of the one of its id, or last where there is none."""
    if need.id not in {one.id for one in sheet.needs}:
        return sheet.model_copy(update={"needs": (*sheet.needs, need)})
    return sheet.model_copy(
        update={"needs": tuple(need if one.id == need.id else one for one in sheet.needs)}
    )


def without_need(sheet: Profiles, need_id: str) -> Profiles:
    """The sheet without a competence, and without what was said of it."""
    needs = tuple(need for need in sheet.needs if need.id != need_id)
    return sheet.model_copy(update={"needs": needs})


def example(of: ProfilesFile, language: Language) -> Profiles:
    """The sheet as an invented municipality has filled it in."""
    leads = {one.key for one in of.leader}
    return Profiles(
        needs=tuple(
            Need(
                id=one.key,
                whose="leader" if one.key in leads else "coordinator",
                now=one.now,
                needed=one.needed[language],
                present=one.present[language] if one.present else "",
                action=one.action[language] if one.action else "",
                owner=one.owner[language] if one.owner else "",
                looks_on=one.looks_on,
                planned="example" if one.planned else "",
            )
            for one in of.example
        )
    )
