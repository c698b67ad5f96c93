"""One Report: the numbers are taken back out of everything that is made of it, and are the same.

Each reader knows nothing but a file: the tags of the PDF and the corners of its radar, Word's
tables and sentences, the books behind the slides' charts, the cells of the book, the traces of the
figure on the screen, the polygons of the small picture, and the rows of the distributions. What it
finds must be the Report's to the printed precision, and each must find what it is there to show: of
the example with every sheet, of a small anonymous room in which much is hidden, and of a large one.
"""

from __future__ import annotations

import csv
import ctypes
import io
import math
import random
import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from xml.etree import ElementTree as ET

import docx
import openpyxl
import pikepdf
import pptx
import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # as above
import pytest

import advice
import reports
from answers import ANSWERS, Row, gather
from content import Language, load, printed
from reports.telling.office import tell_book
from tests.papers import named, opened, own, sample, spoken, tagged
from tests.test_office import behind, cells, charts
from tests.test_report import told
from words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from arithmetic import Result
    from reports import Report, StatementReport

Numbers = dict[tuple[str, ...], float | str]
Cells = list[list[Any]]
LANGUAGES: tuple[Language, ...] = ("da", "en")
ROOMS: Final = ("example", "small", "large")
TOP: Final = 5
RUNG: Final = {
    "da": re.compile(r"(\d+) på trin (\d)"),
    "en": re.compile(r"(\d+) on rung (\d)"),
}


class Told(NamedTuple):
    """A Report, and the Result it was told of."""

    report: Report
    result: Result


@cache
def a_room(room: str, language: Language) -> Told:
    """The example with every sheet, six people who skip some, or two hundred and forty."""
    content = load()
    if room == "example":
        result = reports.example_result(content)
        assert result
        return Told(sample(language), result)
    people, skips, dice = (
        (6, 0.1, random.Random(5)) if room == "small" else (240, 0.05, random.Random(7))
    )
    levels = list(content.levels)
    core = [key for key, one in content.statements.items() if one.core]
    rows = [
        Row(f"p{n}", levels[n % 3], ("Nord", "Syd")[n % 2], key, dice.choice(ANSWERS))
        for n in range(people)
        for key in core
        if dice.random() > skips
    ]
    result = advice.outcome(content, gather(content, rows), mode="anonymous")
    return Told(told(content, rows, language), result)


def number(told_: str) -> float | str:
    """A figure as it is told; a reason stays one."""
    plain = told_.replace(",", ".")
    return float(plain) if re.fullmatch(r"\d(\.\d)?", plain) else told_


def statements(report: Report) -> Iterator[StatementReport]:
    """Every statement that may be shown."""
    yield from (s for f in report.factors for s in f.statements if s.shown)


@cache
def numbers(report_of: tuple[str, Language]) -> Numbers:
    """Every number of a Report that is drawn anywhere, under what it is a number of."""
    report = a_room(*report_of).report
    found: Numbers = {}
    for factor in report.factors:
        if factor.score is not None:
            found["score", factor.name] = printed(factor.score)
        if factor.spread is not None:
            found["spread", factor.name] = printed(factor.spread)
        found["target", factor.name] = factor.target
    for one in statements(report):
        found["value", one.number] = number(one.value_text)
        found |= {("count", one.number, str(r.value)): r.count or 0 for r in one.rungs}
    for table in report.groups:
        for row in table.rows:
            found |= {
                ("group", table.name, row.name, str(place)): number(cell)
                for place, cell in enumerate(row.cells)
            }
    if report.plan:
        for after in report.plan.rows:
            found["after", after.short.casefold()] = number(after.after_text)
    return found


# ---- The PDF ----


@cache
def paper(room: str, language: Language) -> bytes:
    """Its PDF."""
    return reports.pdf(a_room(room, language).report)


def tables(data: bytes) -> Iterator[Cells]:
    """Every table of the PDF by its tags: rows of cells, a cell its lines and what drawings say."""
    document, texts = opened(data), spoken(data)
    places = {sheet.obj.objgen: texts[at] for at, sheet in enumerate(document.pages)}
    for table in named(document, "/Table"):
        rows = [part for part in tagged(table) if str(part.S) == "/TR"]
        yield [[list(_lines(cell, places)) for cell in list(row.K)] for row in rows]


def _lines(cell: pikepdf.Object, places: dict[tuple[int, int], dict[int, str]]) -> Iterator[str]:
    for part in (cell, *tagged(cell)):
        if "/Alt" in part:
            yield str(part.Alt)
        elif said := "".join(places[page].get(mark, "") for page, mark in own(part)).strip():
            yield " ".join(said.split())


def of_pdf(room: str, language: Language) -> Numbers:
    """Page two's table, each factor's statements with their bars, the groups, and the plan."""
    report, found = a_room(room, language).report, Numbers()
    names = {f.short.casefold(): f.name for f in report.factors}
    groups = iter([table for table in report.groups if table.rows])
    for table in tables(paper(room, language)):
        heads = [cell[0] if cell else "" for cell in table[0]] if table else []
        for row in table[1:]:
            first = row[0][0] if row and row[0] else ""
            name = names.get(first.casefold())
            if name and len(row) == 4:
                found |= _of_factor(name, row)
            elif name and len(row) == 5 and report.plan:
                found["after", first.casefold()] = number(row[2][0])
            elif re.fullmatch(r"\d+\.\d+", first) and len(row) == 4:
                found |= _of_statement(first, row, language)
        if len(heads) == 2 + len(names) and heads[0] == report.labels["group"]:
            found |= _of_groups(next(groups).name, table)
    return found | of_radar(paper(room, language), names)


def _of_factor(name: str, row: Cells) -> Numbers:
    """Its level and its target in figures, and what its track says."""
    found: Numbers = {("target", name): number(row[3][0])}
    if re.match(r"\d", row[1][0]):
        found["score", name] = number(row[1][0])
    if spread := re.search(r"(?:spredning|spread) (\d[.,]\d)", row[2][-1]):
        found["spread", name] = number(spread[1])
    return found


def _of_statement(key: str, row: Cells, language: Language) -> Numbers:
    counted = {rung: int(n) for n, rung in RUNG[language].findall(" ".join(row[3]))}
    if not counted:
        return {}
    counts: Numbers = {("count", key, rung): n for rung, n in counted.items()}
    return counts | {("value", key): number(row[2][0])}


def _of_groups(name: str, table: Cells) -> Numbers:
    """A row a group; of one that is hidden there is a reason, and of some no count of people."""
    many = len(table[0]) - 2
    return {
        ("group", name, row[0][0], str(place)): number(cell[0])
        for row in table[1:]
        for place, cell in enumerate(row[-many:])
        if len(row) > many
    }


def of_radar(data: bytes, names: dict[str, str]) -> Numbers:
    """The corners of the radar on page two, measured against its rings."""
    polygons = [p for p in corners(data, 2) if len(p) == len(names) + 1]
    rings, (target, *now) = polygons[:TOP], polygons[TOP:]
    middle = tuple(sum(axis) / len(names) for axis in zip(*rings[-1][1:], strict=True))
    whole = math.dist(middle, rings[-1][0])
    drawn = {"target": target} | ({"score": now[0]} if now else {})
    return {
        (kind, name): printed(TOP * math.dist(middle, corner) / whole)
        for kind, polygon in drawn.items()
        for name, corner in zip(names.values(), polygon, strict=False)
    }


def corners(data: bytes, page: int) -> Iterator[list[tuple[float, float]]]:
    """The points of each drawn line on a page, where it has no curves."""
    sheet = pypdfium2.PdfDocument(data)[page - 1]
    for drawn in sheet.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=6):
        steps = [
            pdfium.FPDFPath_GetPathSegment(drawn.raw, at)
            for at in range(pdfium.FPDFPath_CountSegments(drawn.raw))
        ]
        kinds = {pdfium.FPDFPathSegment_GetType(step) for step in steps}
        if pdfium.FPDF_SEGMENT_BEZIERTO not in kinds:
            turned = drawn.get_matrix()
            yield [turned.on_point(*_point(step)) for step in steps]


def _point(step: Any) -> tuple[float, float]:  # noqa: ANN401 - pdfium's own
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(step, x, y)
    return x.value, y.value


# ---- Word, PowerPoint, Excel ----


def of_docx(room: str, language: Language) -> Numbers:
    """The table of the factors, and the answers to what is furthest apart."""
    report = a_room(room, language).report
    paper, found = docx.Document(io.BytesIO(reports.document(report))), Numbers()
    names = {f.short.casefold(): f.name for f in report.factors}
    for table in paper.tables:
        for row in cells(table)[1:]:
            if name := names.get(row[0].casefold()):
                found["target", name] = number(row[2])
                if re.match(r"\d", row[1]):
                    found["score", name] = number(row[1])
    text = "\n".join(one.text for one in paper.paragraphs)
    for one in report.furthest:
        for line in text.split("\n"):
            if one.distribution_text in line:
                counted = RUNG[language].findall(line)
                found |= {("count", one.number, rung): int(n) for n, rung in counted}
    return found


def of_pptx(room: str, language: Language) -> Numbers:
    """The books behind the charts: the radar's, and a bar for what is furthest apart.

    What citizens say and what the sheets hold is read back in tests/test_office.py.
    """
    report, found = a_room(room, language).report, Numbers()
    deck = pptx.Presentation(io.BytesIO(reports.slides(report)))
    radar, *bars = list(charts(deck))
    for factor, (_, score, target) in zip(report.factors, behind(radar)[1:], strict=True):
        found["target", factor.name] = target
        if factor.score is not None:
            found["score", factor.name] = score
    for chart, one in zip(bars[: len(report.furthest)], report.furthest, strict=True):
        heads, counts = behind(chart)
        pairs = zip(heads[1:], counts[1:], strict=True)
        found |= {("count", one.number, str(head)[0]): abs(n) for head, n in pairs}
    return found


def of_xlsx(room: str, language: Language) -> Numbers:
    """The cells of factors, statements and groups."""
    report, found = a_room(room, language).report, Numbers()
    book: Any = openpyxl.load_workbook(io.BytesIO(reports.workbook(report)))
    names = [sheet.name for sheet in tell_book(report).sheets]
    _, factors, every, *_ = ([*book[name].iter_rows(values_only=True)][1:] for name in names)
    known = {factor.name for factor in report.factors}
    for row in factors:
        if row[6] in known:
            told_ = zip(("score", "target", "spread"), row[2:5], strict=True)
            found |= {(kind, str(row[6])): n for kind, n in told_ if isinstance(n, int | float)}
    for row in every:
        if re.fullmatch(r"\d+\.\d+", str(row[0])) and isinstance(row[3], int | float):
            found["value", str(row[0])] = row[3]
            found |= {("count", str(row[0]), str(n)): row[5 + n] or 0 for n in range(TOP + 1)}
    for table in report.groups:
        rows = book[table.name].iter_rows(values_only=True) if table.name in names else ()
        shown = {row.name for row in table.rows if row.cells}
        for row in (row for row in rows if row[0] in shown):
            own_ = row[2 : 2 + len(report.factors)]
            key = table.name, str(row[0])
            found |= {("group", *key, str(place)): cell for place, cell in enumerate(own_)}
    return found


# ---- Figures, pictures, rows ----


def of_plotly(room: str, language: Language) -> Numbers:
    """The traces of the radar on the screen."""
    report = a_room(room, language).report
    target, now, _ = reports.radar(report, "light").data
    places = {str(factor.number): factor.name for factor in report.factors}
    return {
        (kind, places[corner]): printed(figure)
        for kind, trace in (("target", target), ("score", now))
        for corner, figure in zip(trace.theta, trace.r, strict=True)
        if figure is not None
    }


def of_picture(room: str, language: Language) -> Numbers:
    """The polygons of the picture without words."""
    report = a_room(room, language).report
    drawing = ET.fromstring(reports.sketch(reports.corners(report.factors)).svg)  # noqa: S314 - our own
    shapes = {
        one.get("class"): one.get("points", "") for one in drawing.iter() if one.get("points")
    }
    rings = [one for one in drawing.iter() if one.get("class") == "grid" and one.get("points")]
    outer = max((_points(one.get("points", "")) for one in rings), key=_size)
    middle = tuple(sum(axis) / len(outer) for axis in zip(*outer, strict=True))
    whole = math.dist(middle, outer[0])
    return {
        (kind, factor.name): printed(TOP * math.dist(middle, corner) / whole)
        for kind, shape in (("target", "target"), ("score", "now"))
        for factor, corner in zip(report.factors, _points(shapes.get(shape, "")), strict=False)
    }


def _points(text: str) -> list[tuple[float, float]]:
    figures = [float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", text)]
    return [pair for place, pair in enumerate(pairwise(figures)) if place % 2 == 0]


def _size(points: list[tuple[float, float]]) -> float:
    return max(x for x, _ in points) - min(x for x, _ in points)


def of_csv(room: str, language: Language) -> Numbers:
    """The rows of how the answers lie."""
    report, result = a_room(room, language)
    data = reports.distributions(report, result, Words(language)).decode("utf-8-sig")
    _, *rows = csv.reader(io.StringIO(data), delimiter=";" if language == "da" else ",")
    found: Numbers = {}
    for _, key, _, people, *rest in rows:
        if re.fullmatch(r"\d+", people) and int(people):
            found |= {("count", key, str(n)): int(rest[n]) for n in range(TOP + 1)}
            found["value", key] = number(rest[8])
    return found


READERS: dict[str, tuple[Callable[[str, Language], Numbers], set[str]]] = {
    "pdf": (of_pdf, {"score", "target", "spread", "value", "count", "group", "after"}),
    "docx": (of_docx, {"score", "target", "count"}),
    "pptx": (of_pptx, {"score", "target", "count"}),
    "xlsx": (of_xlsx, {"score", "target", "spread", "value", "count", "group"}),
    "plotly": (of_plotly, {"score", "target"}),
    "picture": (of_picture, {"score", "target"}),
    "csv": (of_csv, {"value", "count"}),
}
SOME = {("docx", "count"), ("pptx", "count")}
"""Of these only what is furthest apart is told."""

POLYGON = {"picture": {"score"}}
"""Where a factor has no score, the profile is not drawn whole."""


@pytest.mark.unmeasured
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("kind", READERS)
def test_every_number_is_the_reports(kind: str, room: str, language: Language) -> None:
    """Not one is another, and none that the Report has is missing where it is to be shown."""
    read, shows = READERS[kind]
    found, known = read(room, language), numbers((room, language))
    assert {key: n for key, n in found.items() if known.get(key) != n} == {}
    whole = all(f.score is not None for f in a_room(room, language).report.factors)
    for family in shows if whole else shows - POLYGON.get(kind, set()):
        meant = {key for key in known if key[0] == family}
        missing = meant - found.keys()
        assert not missing or ((kind, family) in SOME and meant & found.keys()), family
