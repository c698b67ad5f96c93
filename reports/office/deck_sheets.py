"""Slides with one chart or one table: what citizens say, and the sheets of the redesign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from reports.office import deck_tables
from reports.office.colours import colour, rungs
from reports.office.deck_charts import chart_of
from reports.office.layout import Place, placed, write
from reports.office.packing import fitted

if TYPE_CHECKING:
    from pptx.chart.chart import Chart
    from pptx.chart.series import BarSeries, LineSeries
    from pptx.slide import Slide

    from reports.office.model import Charted, Look, Tabled

KINDS: Final = {
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked": XL_CHART_TYPE.BAR_STACKED,
    "sides": XL_CHART_TYPE.BAR_CLUSTERED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
}
FORMS: Final = {"sides": "#,##0;#,##0;;"}
"""An amount to the left of the line is less than nothing in the book and shown without its sign."""
MOST_SIGNS: Final = 44
"""Of a name beside a bar."""
FELT: Final = 2
"""How far a feeling lies from the middle at most."""
LARGE, SMALLER, SMALLEST, CELL = 18, 16, 12, 95
MANY: Final = 6
"""More bars than these stand close."""
WIDE: Final = (9.8, 10, 10)
"""Of a table's columns, in centimetres."""


def charted(drawn: Slide, told: Charted) -> None:
    """A native chart over its foot."""
    turned = told.kind_of != "line"
    names = [fitted(name, MOST_SIGNS) for name in told.names]
    series: list[tuple[str, list[float | None]]] = [
        (one.name, [float(value) for value in one.values]) for one in told.series
    ]
    place = Place(1.6, 5.4, 30.4, 9.9 if turned else 9.3)
    form = FORMS.get(told.kind_of, "0;0;;" if turned else "0")
    chart = chart_of(drawn, KINDS[told.kind_of], names, series, place, told.alt, form)
    if turned:
        _bars(chart, told, form)
    else:
        _line(drawn, chart, told)
    _foot(drawn, told.foot)


def _bars(chart: Chart, told: Charted, form: str) -> None:
    chart.has_legend = len(told.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(SMALLER)
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    axis = chart.category_axis
    axis.reverse_order = True  # the first is on top
    each = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')  # none is left out
    axis._element.find(qn("c:lblOffset")).addnext(each)  # noqa: SLF001 - python-pptx has no other way
    if len(told.names) > MANY:
        axis.tick_labels.font.size = Pt(SMALLEST)  # or every other name is left out
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.format.line.color.rgb = RGBColor.from_string(colour("ink"))
    plot = chart.plots[0]
    plot.gap_width = 40
    plot.overlap = 0 if told.kind_of == "bars" else 100
    for one, drawn in zip(told.series, plot.series, strict=True):
        _filled(drawn, one.look)
        _numbered(drawn, one.look, form, inside=told.kind_of == "stacked")


def _filled(series: BarSeries, look: Look) -> None:
    """Filled, pale, or hatched: read without colours too."""
    series.invert_if_negative = False
    fill = series.format.fill
    if look == "hatched":
        fill.patterned()
        fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        fill.fore_color.rgb = RGBColor.from_string(colour("low"))
        fill.back_color.rgb = RGBColor.from_string(colour("paper"))
        series.format.line.color.rgb = RGBColor.from_string(colour("low"))
        return
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string(colour("now") if look == "full" else rungs()[3])
    series.format.line.color.rgb = RGBColor.from_string(colour("now"))


def _numbered(series: BarSeries, look: Look, form: str, *, inside: bool) -> None:
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = form, False
    labels.font.size, labels.font.bold = Pt(SMALLER), True
    if not inside:
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
    shade = colour("paper") if inside and look == "full" else colour("ink")
    labels.font.color.rgb = RGBColor.from_string(shade)


def _line(drawn: Slide, chart: Chart, told: Charted) -> None:
    """How it felt, from contact to contact, without smoothing; breaks are diamonds."""
    chart.has_legend = False
    axis = chart.value_axis
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = -FELT, FELT, 1
    axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    axis.format.line.fill.background()
    axis.major_gridlines.format.line.color.rgb = RGBColor.from_string(colour("hair"))
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.category_axis.tick_labels.font.size = Pt(SMALLER)
    series: LineSeries = chart.plots[0].series[0]
    series.smooth = False
    series.format.line.width = Pt(3)
    series.format.line.color.rgb = RGBColor.from_string(colour("now"))
    for place in range(len(told.names)):
        broke = place in told.marked
        marker = series.points[place].marker
        marker.style = XL_MARKER_STYLE.DIAMOND if broke else XL_MARKER_STYLE.CIRCLE
        marker.size = 15 if broke else 9
        marker.format.fill.solid()
        shade = RGBColor.from_string(colour("low" if broke else "now"))
        marker.format.fill.fore_color.rgb = shade
        marker.format.line.color.rgb = RGBColor.from_string(colour("paper"))
    best, worst = told.ends
    write(placed(drawn, Place(2, 4.9, 12, 0.8)), f"↑ {best}", size=SMALLER, shade="muted")
    write(placed(drawn, Place(2, 14.7, 12, 0.8)), f"↓ {worst}", size=SMALLER, shade="muted")


def tabled(drawn: Slide, told: Tabled) -> None:
    """A native table: what it asks, and the answers beside each other."""
    rows = len(told.rows)
    place = Place(2, 5.6, 29.8, 1.5 * (rows + 1))
    table = deck_tables.table(drawn, place, rows + 1, WIDE)
    deck_tables.row(table, 0, told.heads, size=SMALLER, head=True, words=True)
    for number, texts in enumerate(told.rows, 1):
        short = tuple(fitted(text, CELL) for text in texts)
        deck_tables.row(table, number, short, size=SMALLER, words=True)
    _foot(drawn, told.foot)


def _foot(drawn: Slide, text: str) -> None:
    if text:
        write(
            placed(drawn, Place(2, 15.6, 29.8, 1.6)),
            text,
            size=LARGE if len(text) < 100 else SMALLER,
        )
