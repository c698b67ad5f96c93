"""Who pays and who gains, told. Every amount is formatted; a drawing is told in whole shares."""

from __future__ import annotations

from reports.parts import Model


class SideRow(Model):
    """What one department pays and saves in four years.

    `left` and `right` are how far its bar reaches to either side of the line, in thousandths of
    the whole drawing; `alt` is the bar in words.
    """

    name: str
    pays: str
    saves: str
    net: str
    left: int
    right: int
    alt: str


class YearsRow(Model):
    """A sum through the four years; `strong` is what one looks for."""

    name: str
    years: tuple[str, ...]
    total: str
    strong: bool


class PostRow(Model):
    """A cost or a gain. `lacks` says what is not written of it, "" where all is."""

    id: str
    kind: str
    what: str
    department: str
    basis: str
    form: str
    expected: tuple[str, ...]
    expected_total: str
    realised: tuple[str, ...]
    realised_total: str
    lacks: str


class InitiativeRow(Model):
    """An initiative, and what it comes to in four years. `posts` are empty where not asked for."""

    id: str
    name: str
    about: str
    who: str
    cost: str
    gain: str
    net: str
    posts: tuple[PostRow, ...]


class SupposedRow(Model):
    """One assumption moved, and what that comes to."""

    id: str
    text: str
    voucher: str


class SomRow(Model):
    """One thing that the national model asks for.

    `said` is what the sheet or the room has of it, and `by` who knows it; "" where it is missing.
    """

    key: str
    text: str
    said: str
    by: str


class SomReport(Model):
    """The hand-over: what is there, what is missing, and what the national model came to."""

    title: str
    lead: str
    filled: str
    known: tuple[SomRow, ...]
    missing: tuple[SomRow, ...]
    result_head: str
    result: str
    caution: str


class GainReport(Model):
    """The sheet told. `brief` is what the committee's paper says of it, a sentence a line.

    `skew` says that those who pay are not those who gain, "" where that is not so. `line` is where
    the bars' line stands, in thousandths; `words` are the heads of the columns.
    """

    title: str
    finding: str
    lead: str
    words: dict[str, str]
    line: int
    sides: tuple[SideRow, ...]
    sides_total: SideRow | None
    bars_alt: str
    years_head: str
    years: tuple[YearsRow, ...]
    initiatives_head: str
    initiatives: tuple[InitiativeRow, ...]
    notes: tuple[str, ...]
    supposed: tuple[SupposedRow, ...]
    humility: str
    questions: tuple[str, ...]
    som: SomReport
    skew: str = ""
    brief: tuple[str, ...]
