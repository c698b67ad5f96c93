"""What is in the file of a workshop: frozen models, each part as narrow as what it may hold."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal, TypeAlias

from pydantic import AwareDatetime, Field, JsonValue

from workshop.model import Model, RoomAnswer, Workshop
from workshop.noted import Poll
from workshop.revealing import Kept

FORMAT: Final = 1
"""The form of the file. What an earlier version wrote is read; what a later one wrote is not."""
KIND: Final = "helhedstjek-workshop"
SIGNS: Final = "012345dn-"
"""One sign an answer, by its place in the table of answers: a rung, don't know, not relevant, or
none."""

Key: TypeAlias = Annotated[str, Field(pattern=r"^[\w:-]{0,64}$")]
Moves: TypeAlias = Literal[
    "wall", "decision", "target", "action", "report", "figure", "earlier", "sheet", "imprint"
]
"""The kinds of records that move; who writes on a sheet stays behind."""


class Thing(Model):
    """A record as it stands; `body` is what its kind keeps."""

    kind: Moves
    key: Key
    body: JsonValue
    revision: Annotated[int, Field(ge=1, lt=2**31)]
    at: AwareDatetime


class Person(Model):
    """Somebody in an open workshop: a sign for each statement, in the order of the questionnaire.

    Nothing of who it was is in it, and no comment: those stand with their statement alone.
    """

    level: str
    area: str
    answers: Annotated[str, Field(pattern=f"^[{SIGNS}]*$")]


class Bundle(Model):
    """A workshop with everything of it that may leave.

    `shelves` are as they were kept, and `kept` what it came to; both None of a draft. `agreed` is
    what a room settled on one screen. `comments` are by statement, as `anonymity.comments` shows
    them. `people` is empty but in an open workshop.
    """

    kind: Literal["helhedstjek-workshop"] = KIND
    format: Literal[1] = FORMAT
    version: Annotated[str, Field(max_length=40)]
    workshop: Workshop
    shelves: dict[str, Any] | None = None
    kept: Kept | None = None
    agreed: Annotated[tuple[RoomAnswer, ...], Field(max_length=500)] = ()
    records: Annotated[tuple[Thing, ...], Field(max_length=2_000)] = ()
    polls: Annotated[tuple[Poll, ...], Field(max_length=500)] = ()
    comments: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 - pydantic copies it
    people: Annotated[tuple[Person, ...], Field(max_length=100_000)] = ()
