"""The pieces of HTML that screens are laid from. Every word that is put in is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reports import (
        FactorReport,
        Hold,
        Lowest,
        Report,
        StepReport,
    )
    from words import Words

TOP = 5
ENDS_LEFT = 2


def markdown(text: str) -> str:
    """The text as it is, where Streamlit would read it as Markdown."""
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]()#+-.!|~$<>:&" else sign for sign in text)


def frame(words: Words, place: str) -> str:
    """What stands on every screen: the way to the other language, and word of a lost line."""
    other, name = ("en", "English") if words.language == "da" else ("da", "Dansk")
    lost = words.say("The connection is lost. What is saved stays saved. Trying again …")
    return (
        f'<p class="hk-language"><a href="language/{other}?next=/{escape(place)}" lang="{other}" '
        f'hreflang="{other}" target="_self">{name}</a></p>'
        f'<p class="hk-lost" role="status">{escape(lost)}</p>'
    )


def opening(kicker: Iterable[str], finding: str, lead: str = "") -> str:
    """The small line, the finding, and one sentence."""
    sentence = f'<p class="hk-lead">{escape(lead)}</p>' if lead else ""
    return f"{small_line(kicker)}{title(finding)}{sentence}"


def small_line(kicker: Iterable[str]) -> str:
    """The line above the heading; its first part is the weightiest."""
    first, *rest = kicker
    after = "".join(f" · {escape(part)}" for part in rest if part)
    return f'<p class="hk-kicker"><b>{escape(first)}</b>{after}</p>'


def title(finding: str) -> str:
    """The screen's one h1."""
    return f'<h1 class="hk-h1">{escape(finding)}</h1>'


def heading(text: str) -> str:
    """A heading without a rule."""
    return f"<h2>{escape(text)}</h2>"


def paragraph(text: str) -> str:
    """Plain words."""
    return f"<p>{escape(text)}</p>"


def section(name: str, note: str = "") -> str:
    """A thick rule and a heading."""
    under = f'<p class="hk-caption">{escape(note)}</p>' if note else ""
    return f'<div class="hk-rule">{heading(name)}{under}</div>'


def empty(finding: str, what: str) -> str:
    """A screen that has nothing to show yet, and what to do."""
    return f'{title(finding)}<p class="hk-lead">{escape(what)}</p>'


def progress(done: int, of: int, label: str) -> str:
    """A bar of 4 px, and the words it stands for."""
    return (
        f'<div class="hk-progress" role="progressbar" aria-valuemin="0" aria-valuemax="{of}" '
        f'aria-valuenow="{done}" aria-label="{escape(label)}">'
        f'<span style="width:{100 * done / max(1, of):.2f}%"></span></div>'
    )


def saved(text: str) -> str:
    """The line that says that what was chosen is on disk."""
    return f'<p class="hk-saved" role="status">{escape(text)}</p>'


def question(name: str, text: str) -> str:
    """What the room is to ask itself."""
    return f'{heading(name)}<p class="hk-question">{escape(text)}</p>'


def folded(summary: str, inside: str) -> str:
    """Something to open; `inside` is HTML."""
    return f'<details class="hk-fold"><summary>{escape(summary)}</summary>{inside}</details>'


def terms(pairs: Iterable[tuple[str, str]]) -> str:
    """Words and what they mean."""
    return f'<dl class="hk-terms">{"".join(_term(*pair) for pair in pairs)}</dl>'


def _term(word: str, means: str) -> str:
    return f"<div><dt>{escape(word)}</dt><dd>{escape(means)}</dd></div>"


def profile_table(report: Report, words: Words) -> str:
    """The factors with their figures and a track from 0 to 5, in factor order."""
    caption = words.say("The profile in figures")
    return (
        f'<div class="hk-legend">{_legend(report, words)}</div><table class="hk-profile">'
        f'<caption class="hk-hidden">{escape(caption)}</caption>'
        f"<thead>{_profile_head(report, words)}</thead>"
        f"<tbody>{''.join(_profile_row(factor) for factor in report.factors)}</tbody></table>"
    )


def _legend(report: Report, words: Words) -> str:
    marks = {
        "legend_now": "hk-dot",
        "legend_lowest": "hk-dot hk-diamond",
        "legend_target": "hk-ring",
    }
    keys = "".join(
        f'<span><i class="{mark}"></i>{escape(report.labels[name])}</span>'
        for name, mark in marks.items()
    )
    scale = words.say("Level from 0 to 5")
    return f"<span>{escape(scale)}</span>{keys}"


def _profile_head(report: Report, words: Words) -> str:
    heads = (
        _head(report.labels["factor"]),
        _head(report.labels["now"], "hk-figure"),
        _scale_head(words.say("On the scale")),
        _head(report.labels["target"], "hk-target"),
    )
    return f"<tr>{''.join(heads)}</tr>"


def _head(name: str, kind: str = "") -> str:
    return f'<th scope="col" class="{kind}">{escape(name)}</th>'


def _scale_head(name: str) -> str:
    scale = "".join(f'<span style="left:{at(rung)}">{rung}</span>' for rung in range(TOP + 1))
    return (
        f'<th scope="col"><span class="hk-hidden">{escape(name)}</span>'
        f'<span class="hk-scale" aria-hidden="true">{scale}</span></th>'
    )


def _profile_row(factor: FactorReport) -> str:
    none = "" if factor.score is not None else " hk-none"
    beside = " · ".join(filter(None, (factor.band, factor.agreed_text)))
    name = f"{escape(upper(factor.short))}<small>{escape(beside)}</small>"
    return (
        f'<tr{low_class(factor)}><th scope="row">{name}</th>'
        f'<td class="hk-figure{none}">{escape(factor.score_text)}</td>'
        f"<td>{track(factor.score, factor.target, low=factor.lowest)}</td>"
        f'<td class="hk-target">{escape(factor.target_text)}</td></tr>'
    )


def low_class(factor: FactorReport) -> str:
    """What marks the lowest factor."""
    return ' class="hk-low"' if factor.lowest else ""


def track(score: float | None, target: int | None, *, low: bool = False) -> str:
    """A line from 0 to 5: a disc or a diamond for now, a dashed link, a ring for the target."""
    ticks = "".join(f'<i class="hk-tick" style="left:{at(rung)}"></i>' for rung in range(TOP + 1))
    marks = f"{_link(score, target)}{_now(score, low=low)}"
    return f'<div class="hk-track" aria-hidden="true">{ticks}{marks}</div>'


def _link(score: float | None, target: int | None) -> str:
    if target is None:
        return ""
    ring = f'<i class="hk-ring" style="left:{at(target)}"></i>'
    if score is None:
        return ring
    low, high = sorted((score, float(target)))
    return f'<i class="hk-link" style="left:{at(low)};width:{at(high - low)}"></i>{ring}'


def _now(score: float | None, *, low: bool) -> str:
    shape = "hk-dot hk-diamond" if low else "hk-dot"
    return "" if score is None else f'<i class="{shape}" style="left:{at(score)}"></i>'


def at(value: float) -> str:
    """A place on the scale as a share of its length."""
    return f"{100 * value / TOP:.2f}%"


def upper(name: str) -> str:
    """A name as it stands alone: its first letter a capital."""
    return name[:1].upper() + name[1:]


def lowest(of: Lowest, labels: Mapping[str, str]) -> str:
    """The lowest factor and how sure (left), and what it holds back (right)."""
    sure = notes((of.holds, *of.sure))
    left = f"{heading(of.heading)}{sure}"
    right = held_back(of.holds_back, labels)
    return f'<div class="hk-rule hk-low hk-two"><div>{left}</div><div>{right}</div></div>'


def held_back(holds: Iterable[Hold], labels: Mapping[str, str]) -> str:
    """What a low factor holds back, and why."""
    before, _, after = labels["holds_back"].partition("{factor}")
    return "".join(
        f"<p>{escape(before)}<b>{escape(hold.factor)}</b>{escape(after)} {escape(hold.because)}</p>"
        for hold in holds
    )


def starts(report: Report) -> str:
    """Start here: at most three steps beside each other."""
    each = "".join(_start(place, step) for place, step in enumerate(report.start, 1))
    inside = f'<ol class="hk-starts">{each}</ol>' if each else paragraph(report.start_note)
    return f'<div class="hk-rule">{heading(report.labels["start"])}{inside}</div>'


def _start(place: int, step: StepReport) -> str:
    return (
        f"<li>{which(place, step)}"
        f"<h3>{escape(step.title)}</h3><p>{escape(step.lead)} · {escape(step.horizon)}</p>"
        f'<p class="hk-caption">{escape(step.lifts)}</p></li>'
    )


def which(place: int, step: StepReport) -> str:
    """A step's numeral and factor."""
    return f'<p class="hk-which"><b>{place}</b> {escape(upper(step.factor))}</p>'


def facts(report: Report) -> str:
    """The report's facts, label by label."""
    return terms((fact.label, fact.value) for fact in report.facts)


def contents(lines: Iterable[str]) -> str:
    """What the report holds, as a list."""
    return f'<ul class="hk-contents">{"".join(f"<li>{escape(line)}</li>" for line in lines)}</ul>'


def notes(lines: Iterable[str]) -> str:
    """Sentences about the instrument, small."""
    return "".join(f'<p class="hk-caption">{escape(line)}</p>' for line in lines if line)


def workshop_line(name: str, when: str) -> str:
    """An earlier workshop in the list."""
    far = f'<span class="hk-caption">{escape(when)}</span>'
    return f'<p class="hk-workshop"><b>{escape(name)}</b>{far}</p>'
