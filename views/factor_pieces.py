"""A factor, its statements and its steps as HTML. Every word that is put in is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from views.pieces import (
    ENDS_LEFT,
    folded,
    held_back,
    low_class,
    notes,
    paragraph,
    track,
    upper,
    which,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reports import (
        Example,
        FactorReport,
        Report,
        RungWords,
        SourceLine,
        StatementReport,
        StepReport,
    )


def factor(of: FactorReport, labels: Mapping[str, str]) -> str:
    """One factor, folded: what, why, drivers, barriers, practice and its statements."""
    beside = (
        _part(labels["what"], paragraph(of.what)),
        _part(labels["why"], paragraph(of.why)),
        _part(labels["drivers"], _list(of.drivers)),
        _part(labels["barriers"], _list(of.barriers)),
        _part(labels["practice"], _practice(of.practice)),
        _part(labels["if_low"], held_back(of.holds_back, labels), of.holds_back),
    )
    listed = _bars_note(of, labels) + bars(of.statements) + notes((of.hidden_note,))
    statements = _part(labels["statements"], listed)
    return _folded_factor(
        of,
        f'<p class="hk-caption">{escape(of.sure)}</p><div class="hk-two">{"".join(beside)}</div>'
        f'{statements}<p class="hk-caption">{escape(of.attribution)}</p>',
    )


def _folded_factor(of: FactorReport, inside: str) -> str:
    return (
        f'<details class="hk-factor hk-factor-{escape(of.id)}">'
        f"<summary>{_factor_line(of)}</summary>{inside}</details>"
    )


def _factor_line(of: FactorReport) -> str:
    band = f" · {of.band}" if of.band else ""
    band += f" · {of.agreed_text}" if of.agreed_text else ""
    return (
        f"<h3{low_class(of)}><span>{of.number}</span> {escape(upper(of.name))}</h3> "
        f"<span{low_class(of)}><b>{escape(of.score_text)}</b>{escape(band)}</span>"
    )


def _part(heading: str, inside: str, when: object = 1) -> str:
    return f"<section><h4>{escape(heading)}</h4>{inside}</section>" if when else ""


def _list(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def _practice(examples: Iterable[Example]) -> str:
    return f"<ul>{''.join(_example(example) for example in examples)}</ul>"


def _example(example: Example) -> str:
    return (
        f"<li><b>{escape(example.who)}</b>: {escape(example.what)} "
        f'<span class="hk-source">{_sources(example.source)}</span></li>'
    )


def _sources(tags: str) -> str:
    return ", ".join(_source(tag) for tag in tags.split(", "))


def _source(tag: str, name: str = "") -> str:
    """An address as a link that is named after its site; anything else as it is."""
    if not tag.startswith(("https://", "http://")):
        return escape(tag)
    site = name or urlsplit(tag).hostname or tag
    return (
        f'<a href="{escape(tag)}" target="_blank" rel="noopener noreferrer">'
        f"{escape(site.removeprefix('www.'))}</a>"
    )


def sources(report: Report) -> str:
    """What the tags stand for, folded."""
    lines = "".join(_source_line(line) for line in report.sources)
    return folded(report.labels["sources"], f'<dl class="hk-terms">{lines}</dl>')


def _source_line(line: SourceLine) -> str:
    title = _source(line.url, line.title) or escape(line.title)
    return f"<div><dt>{escape(line.tag)}</dt><dd>{title}</dd></div>"


def _bars_note(of: FactorReport, labels: Mapping[str, str]) -> str:
    if not any(counted(statement) for statement in of.statements):
        return ""
    return f'<p class="hk-caption">{escape(labels["bar_note"])}</p>'


def counted(statement: StatementReport) -> bool:
    """Whether the statement has people's answers to draw."""
    return statement.shown and any(rung.count for rung in statement.rungs)


def bars(statements: tuple[StatementReport, ...]) -> str:
    """Statements under each other, drawn to one common scale."""
    widest = max((_side(s, left=left) for s in statements for left in (True, False)), default=1)
    return f'<ol class="hk-bars">{"".join(_bar(s, widest or 1) for s in statements)}</ol>'


def _side(statement: StatementReport, *, left: bool) -> int:
    return sum(rung.count or 0 for rung in _half(statement, left=left))


def _half(statement: StatementReport, *, left: bool) -> list[RungWords]:
    return [rung for rung in statement.rungs if (rung.value <= ENDS_LEFT) == left]


def _bar(statement: StatementReport, widest: int) -> str:
    drawn = _diverging(statement, widest) if counted(statement) else track(statement.value, None)
    word = statement.verdict_short if counted(statement) else statement.value_text
    return (
        f'<li><b class="hk-number">{escape(statement.number)}</b><p>{escape(statement.text)}'
        f'<span class="hk-hidden"> {escape(statement.distribution_text)}</span></p>{drawn}'
        f'<span class="hk-verdict">{escape(word)}</span></li>'
    )


def _diverging(statement: StatementReport, widest: int) -> str:
    halves = "".join(
        f'<span class="hk-half">{_segments(statement, widest, left=left)}</span>'
        for left in (True, False)
    )
    return f'<div class="hk-bar" aria-hidden="true">{halves}</div>'


def _segments(statement: StatementReport, widest: int, *, left: bool) -> str:
    return "".join(_segment(rung, widest) for rung in _half(statement, left=left))


def _segment(rung: RungWords, widest: int) -> str:
    if not rung.count:
        return ""
    wide = f"{100 * rung.count / widest:.2f}%"
    return f'<i class="hk-rung-{rung.value}" style="width:{wide}">{rung.count}</i>'


def steps(of: FactorReport, labels: Mapping[str, str]) -> str:
    """One factor's next steps by priority, each with why."""
    if not of.steps:
        return _folded_factor(of, paragraph(of.steps_none))
    each = "".join(step(s, labels) for s in of.steps)
    return _folded_factor(of, f'<ol class="hk-steps">{each}</ol>')


def step(of: StepReport, labels: Mapping[str, str], level: int = 4) -> str:
    """One next step: what, how, who and when, and why it stands where it does.

    `level` is that of its heading, which depends on where it stands.
    """
    why = _list(line for line in (*of.why, of.stable) if line)
    return (
        f"<li><div><h{level}>{escape(of.title)}</h{level}><p>{escape(of.how)}</p>"
        f'<p class="hk-caption">{escape(of.lead)} · {escape(of.horizon)}</p>'
        f'<p class="hk-caption">{escape(of.effort)}</p></div>'
        f'<div><h{level + 1} class="hk-why">{escape(labels["steps_why"])}</h{level + 1}>'
        f'<p class="hk-caption">{escape(of.lifts)}</p>{why}'
        f'<p class="hk-source">{escape(of.source)}</p></div></li>'
    )


def start_steps(report: Report) -> str:
    """Where to start, in full: numeral and factor, the step and why."""
    return "".join(
        f'<div class="hk-rule hk-first">{which(place, s)}'
        f'<ol class="hk-steps">{step(s, report.labels, 2)}</ol></div>'
        for place, s in enumerate(report.start, 1)
    )
