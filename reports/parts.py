"""The small parts of a Report: facts, rungs, steps, marks, groups side by side, the talk."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from content import SheetName

Mark: TypeAlias = Literal["tight", "spread", "dont_know", "none"]
MARKS: tuple[Mark, ...] = ("tight", "spread", "dont_know", "none")
"""How the answers to a statement lie, in the order in which they are drawn."""
Outcome: TypeAlias = Literal["agreed", "unresolved", "noted"]


class Model(BaseModel):
    """Frozen, and nothing it does not know gets in."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Fact(Model):
    """A label and what stands under it."""

    label: str
    value: str


class RungWords(Model):
    """One rung of a statement: its words, how many chose it, and whether it lies in the middle."""

    value: int
    text: str
    short: str
    count: int | None
    in_region: bool


class Opens(Model):
    """The sheet of the redesign that a step opens, and the words for it."""

    sheet: SheetName
    text: str


class StepReport(Model):
    """A next step told, with why it stands where it does.

    `stable` is "" where it is not known, `first_sign` where the shelves name none. `lifted` are the
    statements it is to lift, as ids.
    """

    id: str
    factor: str
    title: str
    how: str
    lead: str
    horizon: str
    effort: str
    first_sign: str
    lifts: str
    lifted: tuple[str, ...]
    why: tuple[str, ...]
    stable: str
    source: str
    opens: Opens | None = None


class Square(Model):
    """A statement as one mark among its factor's. `none` where too few rated it to say anything.

    `on_agenda` is whether it is one of those worth the room's time.
    """

    mark: Mark
    statement: str
    number: str
    text: str
    on_agenda: bool


class Lane(Model):
    """A group among those shown: its name, its number of people, and its place from 0."""

    name: str
    n_text: str
    place: int


class Strip(Model):
    """A factor as the groups see it, a figure a lane; None where a group has none.

    `low` and `high` are the ends of the gap, where it is large enough to be pointed out.
    """

    factor: str
    values: tuple[float | None, ...]
    texts: tuple[str, ...]
    gap_text: str
    low: float | None
    high: float | None


class Bar(Model):
    """The answers to a statement at one time. `counts` by rung; empty where none are shown."""

    label: str
    counts: tuple[int, ...]
    text: str


class Talked(Model):
    """What the room said of one statement, beside what people answered, before and after.

    `low` and `high` are the arguments of those who are not agreed; `others` whatever else was
    noted: where one can see it, who will look, a note.
    """

    id: str
    number: str
    text: str
    place: str
    outcome: Outcome
    said: str
    reason: str
    low: str
    high: str
    others: tuple[Fact, ...]
    bars: tuple[Bar, ...]


class TalkReport(Model):
    """The talk after the reveal: what was talked through, and the rest of the agenda in full."""

    kicker: str
    heading: str
    note: str
    talked: tuple[Talked, ...]
    rest: tuple[Fact, ...]
