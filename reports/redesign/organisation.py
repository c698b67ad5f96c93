"""Organising: today beside wanted, who meets, and who settles what."""

from __future__ import annotations

from reports.parts import Model


class SideReport(Model):
    """One way to be organised, told and as it is drawn; today's solid, the wanted one `dashed`.

    `shape` is the drawing's kind, "" where nothing is drawn; `instead` then says why. `label` and
    `under` stand in the drawing, which `alt` tells to whoever does not see it.
    """

    heading: str
    shape: str
    dashed: bool
    label: str
    under: str
    alt: str
    instead: str


class PairReport(Model):
    """One question, as it is today beside how it is wanted."""

    label: str
    today: str
    wanted: str


class ForumReport(Model):
    """Who meets how often, and what they may decide."""

    id: str
    name: str
    members: str
    rhythm: str
    mandate: str


class StageReport(Model):
    """One stage of a disagreement's path; `until` counts the working days from its beginning."""

    id: str
    who: str
    does: str
    days: str
    until: str


class EntryReport(Model):
    """One decision."""

    id: str
    what: str
    who: str
    when: str
    why: str
    against: str
    review: str


class OrganisationReport(Model):
    """The sheet told. `brief` is what the committee's paper says of it, a sentence a line.

    `departments` stand in the drawing: their names, or one line with their number. `lacks` says
    what the sheet does not hold yet, `unknown` what the room still needs to know in its own words,
    `wish` what it would be as a promise in the plan, "" where there is none. `owner` is whose the
    wanted one is. `labels` are the sheet's fixed words.
    """

    title: str
    finding: str
    lead: str
    intro: str
    owner: str = ""
    brief: tuple[str, ...]
    top: str
    departments: tuple[str, ...]
    departments_note: str
    today: SideReport
    wanted: SideReport
    pairs: tuple[PairReport, ...]
    unknown: str
    forums: tuple[ForumReport, ...]
    path_lead: str
    path_note: str
    path: tuple[StageReport, ...]
    total: str
    log: tuple[EntryReport, ...]
    lacks: tuple[str, ...]
    wish: str
    source: str
    labels: dict[str, str]
