"""The four movements, told: where the organisation says that it is, in its own words."""

from __future__ import annotations

from reports.parts import Fact, Model


class MovementReport(Model):
    """One movement: when it is done, what it asks of whom, and what the room says of itself."""

    key: str
    name: str
    here: bool
    here_text: str
    done_when: str
    asks: tuple[Fact, ...]
    words: str


class MovementsReport(Model):
    """All of them in their order. `note` says what it is not, `origin` whose words they are."""

    heading: str
    finding: str
    note: str
    origin: str
    rows: tuple[MovementReport, ...]
