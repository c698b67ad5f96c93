"""What leader and coordinator must be able to do, told."""

from __future__ import annotations

from reports.parts import Model


class RungReport(Model):
    """One answer to how it stands now: its sign, and its words."""

    key: str
    sign: str
    text: str


class NeedReport(Model):
    """A competence that was chosen. `now` is None where nobody has said how it stands.

    `state` says what becomes of a gap, "" where it is none; `open` is whether something is still to
    be done about it.
    """

    id: str
    see: str
    now: RungReport | None
    needed: str
    present: str
    action: str
    owner: str
    looks_on: str
    gap: bool
    planned: bool
    state: str
    open: bool


class ProfileReport(Model):
    """One of the two profiles, and those of its competences that were chosen."""

    whose: str
    name: str
    needs: tuple[NeedReport, ...]


class ProfilesReport(Model):
    """The sheet told. `brief` is what the committee's paper says of it, a sentence a line.

    `left` says which gaps are in no plan, "" where there are none.
    """

    title: str
    finding: str
    lead: str
    brief: tuple[str, ...]
    caution: str
    scale: tuple[RungReport, ...]
    profiles: tuple[ProfileReport, ...]
    left_heading: str
    left: tuple[str, ...]
    to_plan: str
    source: str
