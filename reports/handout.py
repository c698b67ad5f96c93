"""What is handed out and hung up: what is known of the meeting, and what the papers say of it.

Nothing here is of anybody's answers, so it can be printed before there are any.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from content import Language
from reports.parts import Fact, Model

Poster: TypeAlias = Literal["dots", "profile", "plan", "ladder"]
EMPTY: tuple[Poster, ...] = ("dots", "ladder")
"""The posters that show nothing of any answer."""
OF_RESULTS: tuple[Poster, ...] = ("profile", "plan")
Leaf: TypeAlias = Literal["preread", "paper", "invitation", "slips"]


class Meeting(Model):
    """A workshop as those who are to come to it need to know it; "" where nothing is known.

    `made` is the day on which it was begun, and dates the paper. `asked` are the statements by id,
    `promise` what those who answer are promised, word for word. `days` is when its promises are
    first looked at, and with `levels` people say where they belong.
    """

    organisation: str
    made: date
    asked: tuple[str, ...]
    minutes: int
    promise: str
    days: int = 30
    day: date | None = None
    target_group: str = ""
    areas: tuple[str, ...] = ()
    levels: bool = False
    invited: int | None = None
    address: str = ""
    code: str = ""
    closes: str = ""
    clock: str = ""
    place: str = ""
    sender: str = ""
    practice: bool = False


class AskedRung(Model):
    """One rung in full: its words, and what it takes, "" where they say enough."""

    value: int
    text: str
    help: str


class AskedStatement(Model):
    """A statement to be answered; its `rungs` where they are its own."""

    id: str
    number: str
    text: str
    rungs: tuple[AskedRung, ...]


class AskedFactor(Model):
    """A factor and what is asked of it."""

    number: int
    name: str
    short: str
    statements: tuple[AskedStatement, ...]


class PassageReport(Model):
    """A heading of the pre-read, and what stands under it."""

    heading: str
    text: str
    points: tuple[str, ...]
    shows: Literal["", "ladder", "promise", "factors"]
    source: str


class Letter(Model):
    """What the invitation says: before and after its steps."""

    greeting: str
    why: str
    heading: str
    steps: tuple[str, ...]
    doubt: str
    close: str


class Handout(Model):
    """All that the papers and the empty posters say, in one language.

    `pages` are the pre-read's two; none where the instrument has not written it. `facts` are the
    invitation's; what is not known has no value, and can be written by hand. `slips` are codes, and
    `squares` what a camera reads of each, as PNG; none where nobody knows the address.
    """

    language: Language
    organisation: str
    date: str
    date_iso: str
    invented_note: str
    target_group: str
    carrier: str
    ladder: tuple[AskedRung, ...]
    factors: tuple[AskedFactor, ...]
    levels: tuple[str, ...]
    areas: tuple[str, ...]
    promise: str
    title: str
    pages: tuple[tuple[PassageReport, ...], ...]
    invitation: str
    facts: tuple[Fact, ...]
    letter: Letter
    sender: str
    address: str
    slips: tuple[str, ...] = ()
    squares: tuple[tuple[int, ...], ...] = ()
    labels: dict[str, str]
