"""A plan on its way into a report, and as it is told."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from reports.parts import Opens

Became: TypeAlias = Literal["", "done", "under_way", "dropped"]


class Model(BaseModel):
    """Frozen, and nothing it does not know gets in."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Promise(Model):
    """A step of the shelves or the room's own, as the room has written it.

    It is in the plan where it is `chosen`, and in the one weighed against it where it is so
    `instead`. `dots` are None where nobody has voted on it, `became` is "" where nobody has said.
    """

    id: str
    factor: str
    title: str
    step: str = ""
    lifts: tuple[str, ...] = ()
    owner: str = ""
    due: date | None = None
    first_sign: str = ""
    chosen: bool = True
    instead: bool = False
    dots: int | None = None
    became: Became = ""


class Commitment(Model):
    """How strongly `people` back the plan, by rung from 0 to 5; no counts where too few said so.

    `words` are what would lift those who doubt: who chose `doubts_to` or less.
    """

    people: int
    doubts_to: int
    counts: tuple[int, ...] = ()
    words: tuple[str, ...] = ()


class Plan(Model):
    """What the room promises or weighs, in its order, and when it is looked at again."""

    promises: tuple[Promise, ...] = ()
    decided_on: date | None = None
    follow_ups: tuple[date, ...] = ()
    commitment: Commitment | None = None

    @property
    def chosen(self) -> tuple[Promise, ...]:
        """What the room promises."""
        return tuple(one for one in self.promises if one.chosen)

    @property
    def kept(self) -> tuple[Promise, ...]:
        """What of that still counts: what was dropped lifts nothing and covers no factor."""
        return tuple(one for one in self.chosen if one.became != "dropped")

    @property
    def other(self) -> Plan:
        """The plan that is weighed against this one."""
        swapped = (
            one.model_copy(update={"chosen": one.instead, "instead": one.chosen})
            for one in self.promises
        )
        return self.model_copy(update={"promises": tuple(swapped)})


class PromiseReport(Model):
    """A promise told. `number` is its place in the plan, 0 where it is not in it.

    `lifted` are the statements of `lifts`, as ids. `how` is "" of the room's own; `owner`, `due`
    and `first_sign` are "" where nothing is written.
    """

    id: str
    number: int
    title: str
    factor: str
    how: str
    lifts: str
    lifted: tuple[str, ...] = ()
    owner: str
    due: str
    due_iso: str
    first_sign: str
    status: str
    dots: str
    opens: Opens | None = None


class PlanRow(Model):
    """One factor under the plan: its level now, after it, and its target.

    `after` is None where the plan does not move it, and `after_text` a dash. `left` is whether it
    lies below the target without an action.
    """

    factor: str
    short: str
    lowest: bool
    now: float | None
    now_text: str
    after: float | None
    after_text: str
    target: int
    target_text: str
    actions: str
    left: bool


class PlanReport(Model):
    """A plan told: what it does, what it promises, and what it leaves behind.

    `weighed` stands beside the plan. `left` says which factors wait, "" where none does.
    """

    finding: str
    lead: str
    decided: str
    promises: tuple[PromiseReport, ...]
    weighed: tuple[PromiseReport, ...]
    rows: tuple[PlanRow, ...]
    radar_alt: str
    left: str
    commitment: str
    doubts: tuple[str, ...]
    follow_up: str
    follow_ups: tuple[str, ...]
    """The days on which the plan is looked at again, as 2027-02-01."""
