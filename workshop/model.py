"""What there is in a workshop: frozen models, and the one way in which a room says no."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal, NamedTuple, TypeAlias

from pydantic import AwareDatetime, BaseModel, ConfigDict

import anonymity
from answers import Questionnaire
from arithmetic import Mode

Phase: TypeAlias = Literal["draft", "open", "shut", "revealed", "closed"]
Kind: TypeAlias = Literal["together", "private"]
Language: TypeAlias = Literal["da", "en"]
State: TypeAlias = Literal["in", "waiting", "out", "refused"]
Gives: TypeAlias = Literal["share", "hand_over"]
Hold: TypeAlias = Literal["owner", "shared"]

EXAMPLE: Final = "example"
"""The id under which the fictitious example has its addresses; it is in no database."""


class Refused(Exception):  # noqa: N818 - what it says to a visitor, not a fault
    """The room's rules say no. The message is English, to be translated where it is shown.

    `values` are what its `{gaps}` are filled in with there.
    """

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.values = values


class Unreachable(Exception):  # noqa: N818 - it passes by itself
    """The database does not answer just now; nothing was kept, and it may be tried again."""


def keepable(text: str) -> str:
    """The text without anybody's CPR number and without what no database keeps.

    That is NUL, and half of a surrogate pair.
    """
    kept = (sign for sign in text if sign != "\0" and not "\ud800" <= sign <= "\udfff")
    return anonymity.masked("".join(kept))


class Model(BaseModel):
    """Frozen, and nothing it does not know gets in."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Workshop(Model):
    """One measurement in one organisation.

    A `together` one is answered by the room on one screen and has no phases to go through; a
    `private` one goes draft, open, shut, revealed, closed; what is shut can be opened again.
    `content` is the fingerprint of the shelves it is pinned to from its first answer on,
    `revealed_on` the day of the reveal. More than `invited` people wait to be let in; with `slips`
    each comes in with a code of their own. It deletes itself on `delete_on`. `name` is its own
    beside the organisation's, `meets_on` the day of its meeting; what is `archived` asks for
    nothing any more.

    `target_group` says in the room's own words which citizens it is about. Between `opens_at` and
    `closes_at` people can answer at home. It `follows` an earlier workshop, by its id. One for
    `practice` has invented people. On `due_on` its promises are to be looked at next.
    """

    id: str
    organisation: str
    questionnaire: Questionnaire
    mode: Mode
    created: AwareDatetime
    kind: Kind = "together"
    phase: Phase = "open"
    language: Language = "da"
    areas: tuple[str, ...] = ()
    target: int | None = None
    delete_on: date | None = None
    content: str | None = None
    revealed_on: date | None = None
    invited: int | None = None
    slips: bool = False
    name: str = ""
    meets_on: date | None = None
    archived: bool = False
    target_group: str = ""
    opens_at: AwareDatetime | None = None
    closes_at: AwareDatetime | None = None
    follows: str | None = None
    practice: bool = False
    due_on: date | None = None


class RoomAnswer(Model):
    """What the room says of one statement: 0-5, `dont_know`, `not_relevant`, or nothing yet.

    `revision` counts the times it was saved, from 1.
    """

    statement: str
    answer: str | None
    note: str
    revision: int
    at: AwareDatetime


class Participant(Model):
    """Somebody who answers: no name, no address, no time. `id` and `mark` are drawn by lot.

    The mark stands on the person's own phone and on the facilitator's list, so that whoever is
    nobody can be taken out; it is gone at the reveal. Who is `out`, or `refused` while waiting,
    counts no more, is known nowhere, and is deleted soon; until then they can be put back.
    """

    id: str
    workshop: str
    level: str
    area: str
    language: Language
    mark: str | None = None
    state: State = "in"


class Answer(Model):
    """One person's answer to one statement, as it stands.

    `device` is the page it came from, drawn by lot, and `revision` that page's own count.
    """

    statement: str
    answer: str | None
    comment: str
    revision: int
    device: str = ""

    @property
    def stamp(self) -> str:
        """Which saying this is, as a page remembers what it has seen."""
        return f"{self.device}:{self.revision}"


class Pace(NamedTuple):
    """So many `people` of one level have answered so many statements of each part.

    `begun` is whether they have said anything at all, be it only a comment.
    """

    level: str
    answered: tuple[int, ...]
    people: int
    begun: bool


class Progress(NamedTuple):
    """How many have come how far; never what they answered.

    `begun` have said anything at all, `answered` have answered a statement and not only commented.

    `levels` and `by_factor` count people: joined and finished by level, finished by factor. What
    would speak of few is left out of both.
    """

    joined: int
    finished: int
    begun: int
    answered: int
    by_factor: dict[str, int]
    levels: dict[str, tuple[int, int]]


class Ways(NamedTuple):
    """The ways into an open workshop: the token of its link, and the code that is typed."""

    link: str
    code: str


class Shared(NamedTuple):
    """What a link for another facilitator leads to."""

    workshop: Workshop
    gives: Gives


class Sharing(NamedTuple):
    """The links of a workshop that are still open, and how many other browsers hold it."""

    links: tuple[Gives, ...]
    holders: int


class Listed(NamedTuple):
    """One page of a desk's workshops, of how many in all, and how far each has come.

    `begun` counts, by id, the people who have answered anything, or the statements that a room
    has settled together. In `on_paper` are those that no phone has been let into, and in which
    people are all the same: everybody has come with a file.
    """

    workshops: tuple[Workshop, ...]
    total: int
    begun: dict[str, int]
    on_paper: frozenset[str] = frozenset()
