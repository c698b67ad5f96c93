"""What stands beside a Result in the Report: the round before, numbers known already, citizens.

Told in one language, as all of the Report. Bare figures are only for drawing to scale.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from pydantic import BaseModel, ConfigDict

from content import Content

Standing: TypeAlias = Literal["done", "under_way", "dropped", "broken", ""]
Way: TypeAlias = Literal["forward", "back", ""]


class Told(BaseModel):
    """Frozen, and nothing it does not know gets in."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class BecameReport(Told):
    """A promise of the round before, where it stands, and what was said of it last."""

    title: str
    factor: str
    owner: str
    mark: Standing
    status: str
    said: str


class ChangeReport(Told):
    """A factor in both rounds; `way` only where the change is sure. Without figures: not compared.

    `n_text` says how many answered then and now, `limit_text` how much it must move to be sure.
    """

    name: str
    before: float | None
    now: float | None
    before_text: str
    now_text: str
    n_text: str
    way: Way
    change: str
    limit_text: str


class LinesReport(Told):
    """A heading, lines under it, and what is to be known of them."""

    heading: str
    lines: tuple[str, ...]
    note: str


class ComparisonReport(Told):
    """This round beside the one before."""

    kicker: tuple[str, ...]
    finding: str
    lead: str
    before: str
    now: str
    before_n: str
    now_n: str
    changes: tuple[ChangeReport, ...]
    promises: tuple[BecameReport, ...]
    sections: tuple[LinesReport, ...]
    notes: tuple[str, ...]
    labels: dict[str, str]


class NumberReport(Told):
    """A number that is known already; `apart` where it points elsewhere than people's answers."""

    id: str
    name: str
    figure: str
    year: int
    source: str
    factor: str
    points: str
    apart: str


class CitizensAnswer(Told):
    """One answer, how many chose it, and how many of each kind where they are told apart."""

    text: str
    count: int
    by_voice: tuple[int, ...]


class CitizensQuestion(Told):
    """One question to citizens; without `answers` only `n_text`, which says why.

    `voices` are the kinds of people, where they are told apart, and `apart` says why they are not.
    `beside` are the room's own statements about the same.
    """

    text: str
    n_text: str
    answers: tuple[CitizensAnswer, ...]
    voices: tuple[str, ...]
    apart: str
    beside: tuple[str, ...]


class CitizensReport(Told):
    """What citizens have answered themselves, beside the profile."""

    heading: str
    kicker: str
    note: str
    questions: tuple[CitizensQuestion, ...]


class Promised(NamedTuple):
    """A promise as a workshop keeps it: where it stands, and what was said of it last."""

    title: str
    factor: str
    owner: str
    standing: Standing
    said: str


class Round(NamedTuple):
    """A round to be told of: its day where it is known, how many answered, and what it asked."""

    day: date | None
    people: int
    content: Content | None


class Known(NamedTuple):
    """A number as a workshop keeps it. `points` up: the factor goes well, down: it does not."""

    id: str
    name: str
    figure: str
    year: int
    source: str
    factor: str
    points: Literal["up", "down", ""]
