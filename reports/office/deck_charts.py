"""Native charts on a slide: the radar and the bars, each with a book of its figures behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Cm, Pt

from reports.office.behind import book
from reports.office.colours import colour, rungs
from reports.office.deck_tables import LEFT, filled

if TYPE_CHECKING:
    from pptx.chart.chart import Chart
    from pptx.chart.marker import Marker
    from pptx.chart.series import BarSeries, RadarSeries
    from pptx.oxml.xmlchemy import BaseOxmlElement
    from pptx.slide import Slide

    from reports.office.layout import Place
    from reports.office.model import Corner, Profile, Split

TOP: Final = 5
INSIDE: Final = (
    *(("xMode", "edge"), ("yMode", "edge")),
    *(("x", 0.26), ("y", 0.1), ("w", 0.48), ("h", 0.74)),
)
"""Where the radar lies within its frame, as parts of it."""
SMALLEST: Final = 16


class _Data(CategoryChartData):  # type: ignore[misc]  # python-pptx ships no types
    """What a chart is made of; python-pptx would write the names into its book as formulas."""

    @property
    def _workbook_writer(self) -> _Book:
        return _Book(self)


class _Book(CategoryWorkbookWriter):  # type: ignore[misc]  # as above
    """The book behind a chart, written by us."""

    @property
    def xlsx_blob(self) -> bytes:
        """Names down the first column, a column a series."""
        data = self._chart_data
        series = [(one.name, list(one.values)) for one in data]
        return book([one.label for one in data.categories], series, data.number_format)


def radar(drawn: Slide, told: Profile, place: Place) -> None:
    """What people answered, what they agreed where they have, and the target, dashed."""
    agreed = any(corner.agreed is not None for corner in told.corners)
    now, then, target = told.series
    series: list[tuple[str, list[float | None]]] = [(now, [c.now for c in told.corners])]
    if agreed:
        series.append((then, [c.agreed for c in told.corners]))
    series.append((target, [float(c.target) for c in told.corners]))
    chart = chart_of(
        drawn,
        XL_CHART_TYPE.RADAR_MARKERS,
        [corner.label for corner in told.corners],
        series,
        place,
        told.alt,
        "0.0",
    )
    _large(chart)
    _scaled(chart)
    _now(chart, told.corners)
    if agreed:
        _dotted(chart.plots[0].series[1])
    _dashed(chart.plots[0].series[-1])
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout = False
    chart.legend.font.size = Pt(SMALLEST)


def chart_of(  # noqa: PLR0913, PLR0917 - what is drawn, of what, where
    drawn: Slide,
    kind: XL_CHART_TYPE,
    names: list[str],
    series: list[tuple[str, list[float | None]]],
    place: Place,
    alt: str,
    form: str,
) -> Chart:
    """A chart, and behind it a book in which no name is a formula."""
    data = _Data(form)
    data.categories = list(names)
    for name, values in series:
        data.add_series(name, values)
    at = (Cm(place.x), Cm(place.y), Cm(place.wide), Cm(place.high))
    frame = drawn.shapes.add_chart(kind, *at, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)  # noqa: SLF001 - python-pptx has no other way
    chart: Chart = frame.chart
    chart.font.size = Pt(SMALLEST)
    chart.font.color.rgb = RGBColor.from_string(colour("ink"))
    chart.has_title = False
    return chart


def _large(chart: Chart) -> None:
    """The radar fills its frame but for the names around it."""
    area = chart._chartSpace.chart.plotArea  # noqa: SLF001 - python-pptx has no other way
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    told = "".join(f'<c:{name} val="{value}"/>' for name, value in INSIDE)
    area.insert(
        0,
        parse_xml(
            f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>{told}'
            "</c:manualLayout></c:layout>"
        ),
    )


def _scaled(chart: Chart) -> None:
    axis = chart.value_axis
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = 0, TOP, 1
    axis.major_gridlines.format.line.color.rgb = RGBColor.from_string(colour("hair"))
    axis.format.line.color.rgb = RGBColor.from_string(colour("hair"))
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "0", False
    axis.tick_labels.font.size = Pt(SMALLEST)
    axis.tick_labels.font.color.rgb = RGBColor.from_string(colour("muted"))


def _now(chart: Chart, corners: tuple[Corner, ...]) -> None:
    """A line with discs, and a diamond where it is lowest."""
    series: RadarSeries = chart.plots[0].series[0]
    _lined(series, "now", 3)
    _marked(series.marker, XL_MARKER_STYLE.CIRCLE, 10, "now")
    for place, corner in enumerate(corners):
        if corner.lowest:
            _marked(series.points[place].marker, XL_MARKER_STYLE.DIAMOND, 16, "low")


def _lined(series: RadarSeries, shade: str, wide: float) -> None:
    series.smooth = False
    series.format.line.width = Pt(wide)
    series.format.line.color.rgb = RGBColor.from_string(colour(shade))


def _marked(marker: Marker, style: XL_MARKER_STYLE, size: int, shade: str) -> None:
    marker.style, marker.size = style, size
    fill = marker.format.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string(colour(shade))
    marker.format.line.color.rgb = RGBColor.from_string(colour("paper"))


def _dotted(series: RadarSeries) -> None:
    _lined(series, "now", 2)
    series.format.line.dash_style = MSO_LINE.ROUND_DOT
    _marked(series.marker, XL_MARKER_STYLE.SQUARE, 9, "now")


def _dashed(series: RadarSeries) -> None:
    _lined(series, "ink", 2)
    series.format.line.dash_style = MSO_LINE.DASH
    series.marker.style = XL_MARKER_STYLE.NONE


# ---- Bars ----


def bars(drawn: Slide, told: Split, place: Place) -> None:
    """How many chose each rung: 0-2 to the left of a line, hatched, and 3-5 to the right of it.

    What lies left is less than nothing in the book and shown without its sign, there as here; the
    ladder's rungs stand from the line outwards, so that each lies beside its neighbour.
    """
    count = len(told.rungs)
    order = [*reversed(range(min(LEFT, count))), *range(LEFT, count)]
    later_first = list(reversed(told.bars))
    series: list[tuple[str, list[float | None]]] = [
        (f"{rung} {told.rungs[rung]}", [_side(bar.counts[rung], rung) for bar in later_first])
        for rung in order
    ]
    labels = [bar.label for bar in later_first]
    chart = chart_of(drawn, XL_CHART_TYPE.BAR_STACKED, labels, series, place, told.alt, "0;0;;")
    chart.has_legend = False
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 45, 100
    for rung, one in zip(order, plot.series, strict=True):
        _filled(one, rung)
    _line(chart, one_bar=len(told.bars) < 2)


def _side(count: int, rung: int) -> float:
    return float(-count if rung < LEFT else count)


def _filled(series: BarSeries, rung: int) -> None:
    filled(series.format.fill, rung)
    series.format.line.color.rgb = RGBColor.from_string(colour("paper"))
    series.invert_if_negative = False
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = "0;0;;", False
    labels.font.size, labels.font.bold = Pt(18), True
    labels.font.color.rgb = RGBColor.from_string(rungs("on_rungs")[rung])
    _plated(labels._element, rungs()[rung])  # noqa: SLF001 - as above


def _plated(labels: BaseOxmlElement, shade: str) -> None:
    """A solid plate under each number, which no hatching runs through."""
    plate = parse_xml(
        f'<c:spPr {nsdecls("c", "a")}><a:solidFill><a:srgbClr val="{shade}"/></a:solidFill>'
        "</c:spPr>"
    )
    labels.find(qn("c:numFmt")).addnext(plate)


def _line(chart: Chart, *, one_bar: bool) -> None:
    """The line in the middle; no other axis, for every bar has its numbers."""
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    axis = chart.category_axis
    axis.format.line.width = Pt(2.5)
    axis.format.line.color.rgb = RGBColor.from_string(colour("ink"))
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = (
        XL_TICK_LABEL_POSITION.NONE if one_bar else XL_TICK_LABEL_POSITION.LOW
    )
