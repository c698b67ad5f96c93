"""The composed journey, told."""

from __future__ import annotations

from typing import Literal

from reports.parts import Model


class CountReport(Model):
    """A number that is counted on a course, and what it counts."""

    number: str
    words: str


class PointReport(Model):
    """A contact of the other course on this one's line: its place in columns, and how it felt."""

    x: float
    line: int


class TouchReport(Model):
    """One contact. `x` is its column, `lanes` its departments' places among the course's lanes.

    `told` is "3. gang", "" where the story was not told; `moment` 1-3, 0 for none; `broke` the kind
    of break, "" where nothing broke, with the factor and the statement that it points to.
    """

    id: str
    week: str
    stage: str
    actor: str
    department: str
    channel: str
    happened: str
    felt: str
    line: int
    feeling: str
    told: str
    plan: str
    moment: int
    moment_name: str
    broke: str
    factor: str
    statement: str
    x: float
    lanes: tuple[int, ...]


class CourseReport(Model):
    """One of the two courses, with the other beside it; `weeks` name its columns."""

    way: Literal["today", "wanted"]
    name: str
    touches: tuple[TouchReport, ...]
    weeks: tuple[str, ...]
    beside: tuple[PointReport, ...]
    lanes: tuple[str, ...]
    counts: tuple[CountReport, ...]
    alt: str


class BreakReport(Model):
    """A statement that breaks point to, in full, and the breaks with their weeks."""

    statement: str
    factor: str
    breaks: str
    count: int


class JourneyReport(Model):
    """The sheet told. `brief` is what the committee's paper says of it, a sentence a line.

    `feelings` are the five words, best first. `drawn` is the course that the paper draws.
    """

    title: str
    finding: str
    lead: str
    composed: str
    about: str
    goal: str
    brief: tuple[str, ...]
    feelings: tuple[str, ...]
    today: CourseReport
    wanted: CourseReport
    breaks: tuple[BreakReport, ...]
    caution: str
    labels: dict[str, str]

    @property
    def drawn(self) -> CourseReport:
        """Today's course; the wanted one where today's is not drawn yet."""
        return self.today if self.today.touches or not self.wanted.touches else self.wanted
