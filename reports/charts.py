"""The radar as a Plotly figure. It draws the Report's figures and computes nothing."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import plotly.graph_objects as go

from reports.sketch import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.model import FactorReport, Report
    from reports.plan import PlanReport, PlanRow

Theme = Literal["light", "dark"]
Beside = Literal["target", "agreed"]
"""What a radar draws beside what people answered."""
Colours = dict[str, Any]
SANS = "'Source Sans', sans-serif"
SIGN = 7.4  # pixels a sign of a name takes beside the corner it stands at


@cache
def _palette() -> dict[Theme, Colours]:
    found: dict[Theme, Colours] = json.loads(Path(__file__).with_name("palette.json").read_text())
    return found


def radar(report: Report, theme: Theme, *, beside: Beside = "target") -> go.Figure:
    """Now and what stands beside it on a grid with a corner a factor, the lowest as a diamond."""
    colours = _palette()[theme]
    other = _target(report, colours) if beside == "target" else _agreed(report, colours)
    figure = go.Figure(
        [other, _now(report, colours), _lowest(report, colours)],
        _layout(report, colours),
    )
    figure.layout.template = None
    return figure


def plan_radar(report: Report, plan: PlanReport, theme: Theme) -> go.Figure:
    """Where the factors stand, and dotted with squares where the plan would bring them."""
    rows = {row.factor: row for row in plan.rows}
    told = [_as_planned(factor, rows[factor.id]) for factor in report.factors]
    figure = radar(report.model_copy(update={"factors": tuple(told)}), theme)
    figure.add_traces(_after(report, plan, _palette()[theme]))
    return figure


def _as_planned(factor: FactorReport, row: PlanRow) -> FactorReport:
    """A factor where the plan begins, which is where the room has agreed since, as in its table."""
    now = {"score": row.now, "score_text": row.now_text, "lowest": row.lowest}
    return factor.model_copy(update=now)


def _after(report: Report, plan: PlanReport, colours: Colours) -> list[go.Scatterpolar]:
    """A dotted line round where the plan ends, and a square only where it moves a factor."""
    ends = [row.now if row.after is None else row.after for row in plan.rows]
    moved = [(_corner(f), row.after) for f, row in zip(report.factors, plan.rows, strict=True)]
    line = go.Scatterpolar(
        r=_round(ends),
        theta=_round(_corners(report)),
        mode="lines",
        line={"color": colours["now"], "width": 2, "dash": "dot"},
        hoverinfo="skip",
    )
    shown = {corner: after for corner, after in moved if after is not None}
    squares = _squares(shown, colours["paper"], size=11, line=(colours["now"], 2.5))
    return [line, squares] if shown else []


def _target(report: Report, colours: Colours) -> go.Scatterpolar:
    return go.Scatterpolar(
        r=_round([factor.target for factor in report.factors]),
        theta=_round(_corners(report)),
        mode="lines",
        line={"color": colours["ink"], "width": 1.75, "dash": "5px,4px"},
        hoverinfo="skip",
    )


def _agreed(report: Report, colours: Colours) -> go.Scatterpolar:
    """A hollow square without a line where the room has agreed on something since."""
    agreed = [f for f in report.factors if report.agreed_any and f.agreed_score is not None]
    at = {_corner(factor): factor.agreed_score for factor in agreed}
    return _squares(at, colours["paper"], size=10, line=(colours["ink"], 2))


def _squares(
    at: Mapping[str, float | None], paper: str, *, size: int, line: tuple[str, float]
) -> go.Scatterpolar:
    """Hollow squares at these corners, without a line between them."""
    return go.Scatterpolar(
        r=list(at.values()),
        theta=list(at),
        mode="markers",
        marker={
            "symbol": "square",
            "size": size,
            "color": paper,
            "opacity": 1,
            "line": {"color": line[0], "width": line[1]},
        },
        hoverinfo="skip",
    )


def _now(report: Report, colours: Colours) -> go.Scatterpolar:
    whole = all(factor.score is not None for factor in report.factors)
    return go.Scatterpolar(
        r=_round([factor.score for factor in report.factors]),
        theta=_round(_corners(report)),
        mode="lines+markers",
        fill="toself" if whole else "none",
        fillcolor=_pale(colours["now"]),
        line={"color": colours["now"], "width": 3},
        marker={"size": 11, "opacity": 1, "line": {"color": colours["paper"], "width": 2}},
        hoverinfo="skip",
    )


def _lowest(report: Report, colours: Colours) -> go.Scatterpolar:
    low = [factor for factor in report.factors if factor.lowest and factor.score is not None]
    return go.Scatterpolar(
        r=[factor.score for factor in low],
        theta=[_corner(factor) for factor in low],
        text=[f"<b>{_label(factor.score_text)}</b>" for factor in low],
        mode="markers+text",
        textposition="top center",
        textfont={"color": colours["low"], "size": 15},
        marker={
            "symbol": "diamond",
            "size": 15,
            "color": colours["low"],
            "opacity": 1,
            "line": {"color": colours["paper"], "width": 2},
        },
        hoverinfo="skip",
    )


def _layout(report: Report, colours: Colours) -> go.Layout:
    return go.Layout(
        polar={
            "bgcolor": "rgba(0,0,0,0)",
            "gridshape": "linear",
            "radialaxis": _rings(colours),
            "angularaxis": _spokes(report, colours),
        },
        font={"family": SANS, "color": colours["ink"], "size": 15},
        paper_bgcolor="rgba(0,0,0,0)",
        margin={**_sides(report), "t": 48, "b": 48},
        separators=",." if report.language == "da" else ".,",
        showlegend=False,
        dragmode=False,
    )


def _sides(report: Report) -> dict[str, float]:
    """Room for the names on each side: half of the corners lie right of the middle."""
    names = [folded(factor.short) for factor in report.factors]
    half = (len(names) + 1) // 2
    return {"l": _wide(names[len(names) // 2 + 1 :]), "r": _wide(names[1:half])}


def _wide(names: list[tuple[str, ...]]) -> float:
    return SIGN * max(len(line) for name in names for line in name)


def _rings(colours: Colours) -> dict[str, Any]:
    return {
        "range": [0, 5],
        "tickvals": [1, 2, 3, 4, 5],
        "ticktext": ["1", "2", "3", "4", ""],
        "tickfont": {"color": colours["muted"], "size": 12},
        "gridcolor": colours["hair"],
        "showline": False,
        "ticks": "outside",
        "ticklen": 5,
        "tickcolor": "rgba(0,0,0,0)",
        "angle": 90,
        "tickangle": 90,
        "layer": "below traces",
    }


def _spokes(report: Report, colours: Colours) -> dict[str, Any]:
    return {
        "rotation": 90,
        "direction": "clockwise",
        "type": "category",
        "categoryorder": "array",
        "categoryarray": _corners(report),
        "tickvals": _corners(report),
        "ticktext": [_name(factor, colours) for factor in report.factors],
        "gridcolor": colours["hair"],
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": "rgba(0,0,0,0)",
        "showline": True,
        "linecolor": colours["hair"],
        "layer": "below traces",
    }


def _corner(factor: FactorReport) -> str:
    return str(factor.number)


def _corners(report: Report) -> list[str]:
    return [_corner(factor) for factor in report.factors]


def _round(around: list[Any]) -> list[Any]:
    """The list with its first value again at the end, so that the line closes."""
    return [*around, around[0]]


def _name(factor: FactorReport, colours: Colours) -> str:
    name = _folded(factor.short)
    return f'<b><span style="color:{colours["low"]}">{name}</span></b>' if factor.lowest else name


def _folded(name: str) -> str:
    return "<br>".join(_label(line) for line in folded(name))


def _label(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _pale(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.12)"
