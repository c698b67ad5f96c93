"""The Report: a Result told in one language, every word and number formatted.

Renderers only draw. A field that ends in `_text` is to be read; the bare figure beside it is only
for drawing to scale.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from arithmetic import Grouping
from content import Language
from reports.beside import CitizensReport, ComparisonReport, NumberReport
from reports.parts import Fact, Lane, Mark, Model, RungWords, Square, StepReport, Strip, TalkReport
from reports.plan import PlanReport
from reports.redesign import RedesignReport

Kind: TypeAlias = Literal["split", "dont_know", "low", "next", ""]


class Hold(Model):
    """A factor that is held back, by its short name inside a sentence, and why."""

    factor: str
    because: str


class Sourced(Model):
    """A driver or a barrier, and the tags of where it is from."""

    text: str
    source: str


class Example(Model):
    """What one organisation did, and where it can be read."""

    who: str
    what: str
    source: str


class StatementReport(Model):
    """One statement told.

    `shown` is whether there are answers to draw. `kind` is why it is on the agenda, "" where it is
    not, and `agenda_reason` says so. Of a hidden statement nothing is told but its words.

    `mark` is how its answers lie. `median` is where the middle answer lies, 0-5; `window_text`
    names the rungs around it, and `inside_text` counts the answers there. `outcome_text` says in
    two or three words what came of the talk; "" where nobody has talked of anything.
    """

    id: str
    number: str
    factor: str
    text: str
    question: str
    value: float | None
    value_text: str
    n_text: str
    answered_text: str
    source: str
    rungs: tuple[RungWords, ...]
    shown: bool
    distribution_text: str
    verdict: str
    verdict_short: str
    verdict_rule: str
    agreement_words: str
    agreement_text: str
    split: bool
    mark: Mark
    median: float | None
    median_text: str
    window_text: str
    inside_text: str
    outcome_text: str
    kind: Kind
    agenda_reason: str
    agreed: bool
    details: tuple[Fact, ...]


class FactorReport(Model):
    """One factor told.

    `agreed_text` stands beside the score where something was agreed, and `agreed_score_text` is the
    figure alone; `hidden_note` stands once for all its hidden statements, `steps_none` where there
    is no step.

    `spread` is in rungs, None where there is none; `spread_low` and `spread_high` are the score
    less and plus it, no further than 0 and 5. `squares` has a mark a statement: first those that
    lie close, then those that are spread, those that many do not know, and last those of which
    nothing is said. It is empty where the room answered together. `squares_text` counts them.
    `asks` are what people can ask each other, what pays most first.
    """

    id: str
    number: int
    name: str
    short: str
    score: float | None
    score_text: str
    agreed_score: float | None
    agreed_text: str
    agreed_score_text: str
    spread: float | None
    spread_text: str
    spread_words: str
    spread_low: float | None
    spread_high: float | None
    squares: tuple[Square, ...]
    squares_text: str
    band: str
    lowest: bool
    target: int
    target_text: str
    sure: str
    attribution: str
    what: str
    why: str
    drivers: tuple[Sourced, ...]
    barriers: tuple[Sourced, ...]
    practice: tuple[Example, ...]
    holds_back: tuple[Hold, ...]
    asks: tuple[str, ...]
    statements: tuple[StatementReport, ...]
    hidden_note: str
    steps: tuple[StepReport, ...]
    steps_none: str


class Lowest(Model):
    """The lowest factor or factors: whether that holds, how sure, and what is held back."""

    heading: str
    holds: str
    sure: tuple[str, ...]
    holds_back: tuple[Hold, ...]


class GroupRow(Model):
    """One group: its name, its number of people, and a cell for each factor.

    A hidden group has one `reason` instead of cells. The group of those who did not say where they
    belong is not `stated`.
    """

    name: str
    stated: bool
    n_text: str
    cells: tuple[str, ...]
    hidden: bool
    reason: str


class GroupTable(Model):
    """The room seen by one grouping; without rows only the note, which says why.

    `finding` names the greatest gap that is large enough to be pointed out, `lead` says how large,
    and `ask` what to ask each other about it. `lanes` are the groups with a figure, `strips` their
    figures factor by factor. `hidden_note` names the groups that are not shown, and why.
    """

    grouping: Grouping
    name: str
    heading: str
    finding: str
    lead: str
    ask: str
    lanes: tuple[Lane, ...]
    strips: tuple[Strip, ...]
    hidden_note: str
    note: str
    rows: tuple[GroupRow, ...]
    gaps: tuple[str, ...]


class Section(Model):
    """A heading, its paragraphs, and the tags of what they stand on."""

    heading: str
    paragraphs: tuple[str, ...]
    source: str = ""


class SourceLine(Model):
    """One source; `made` says by whom, when and in which language, `language` is its title's."""

    tag: str
    title: str
    made: str
    url: str
    language: Language


class Report(Model):
    """A Result in one language, from cover to sources.

    `agenda` is what is worth the room's time, `apart` what of it the room sees differently, `rest`
    the other statements in the files' order. Where nothing is shown, `instead` says what to do.

    `participants` is 0 where the room answered together; `range_text` how many rungs lie between
    the highest and the lowest factor.
    `target_group` says who it is about, in the room's own words; `invented_note` that the people
    are invented, "" where they are not. `radar_alt` is for a radar with its target, `shape_alt` for
    one without. `desk` says whose it is, from when, who answered and what was measured, `ladder`
    what they answered on, `ladder_note` that some statements have rungs of their own. `colophon`
    says how it was made, and who answers for it. `squares_note` counts the statements whose answers
    are spread out, `furthest` are the three of them with the least agreement, `closest` those of
    all with the most. `agreed_any` is whether the room has agreed on anything after it saw the
    answers; `talk` is None where nothing was said.
    """

    language: Language
    title: str
    organisation: str
    subtitle: str
    date: str
    date_iso: str
    kicker: str
    participants: int = 0
    facts: tuple[Fact, ...]
    desk: tuple[Fact, ...]
    ladder: tuple[Fact, ...]
    ladder_note: str
    colophon: tuple[Fact, ...]
    target_group: str
    invented_note: str
    finding: str
    lead: str
    range_text: str = ""
    squares_note: str
    instead: tuple[str, ...]
    citizens: CitizensReport | None
    radar_alt: str
    shape_alt: str
    factors: tuple[FactorReport, ...]
    agreed_any: bool
    lowest: Lowest | None
    start: tuple[StepReport, ...]
    start_note: str
    agenda_title: str
    agenda_note: str
    agenda: tuple[StatementReport, ...]
    apart: tuple[StatementReport, ...]
    furthest: tuple[StatementReport, ...]
    closest: tuple[StatementReport, ...]
    talk: TalkReport | None
    rest: tuple[str, ...]
    groups: tuple[GroupTable, ...]
    footnotes: tuple[str, ...]
    notes: tuple[str, ...]
    method: tuple[Section, ...]
    terms: tuple[Fact, ...]
    sources: tuple[SourceLine, ...]
    plan: PlanReport | None = None
    """What the room promises, where it has promised anything."""
    labels: dict[str, str]
    """The fixed words of headings and legends, by key."""
    redesign: RedesignReport | None = None
    """The sheets of the redesign, where any is filled in."""
    compared: ComparisonReport | None = None
    known: tuple[NumberReport, ...] = ()
