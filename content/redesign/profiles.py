"""`redesign/profiles.yaml`: what leader and coordinator must be able to do."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from content.gaps import only
from content.models import Model, Slug, SourcedText, Text, TrueOrFalse
from content.redesign.shared import Asked, Choice, Question, SheetFile


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
