"""Word, PowerPoint and Excel, opened again: the Report's figures, its words, and text that attacks.

1. Every number in a file is the Report's, in both languages.
2. Whatever anybody has typed is a text: nothing runs, nothing is fetched, and nothing is lost.
3. The same Report gives the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import itertools
import re
import subprocess
import sys
import zipfile
from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import docx
import openpyxl
import pptx
import pytest

import advice
import reports
from content import Content, Language, load, printed
from reports import RedesignReport, Report
from reports.office.packing import BOX, LONGEST, line
from reports.telling.office import tell_book, tell_deck, tell_paper
from tests.papers import sample
from tests.shares import cases
from tests.test_report import every_kind
from words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LANGUAGES: tuple[Language, ...] = ("da", "en")
DRAWN: dict[str, Callable[[Report], bytes]] = {
    "docx": reports.document,
    "pptx": reports.slides,
    "xlsx": reports.workbook,
}


@cache
def made(kind: str, language: Language) -> bytes:
    """The sample as one of the files."""
    return DRAWN[kind](sample(language))


@cache
def full(language: Language) -> Report:
    """The sample with all that can stand in a Report: seven promises, known numbers, last round."""
    report, words = sample(language), Words(language)
    assert report.plan
    assert report.redesign
    content, result = load(), reports.example_result(load())
    assert result
    figures = [
        reports.Known(f"f{n}", f"Tal {n}", f"{n} %", 2026, "Fagsystemet", factor.id, "down")
        for n, factor in enumerate(content.factors)
    ]
    before = reports.Round(date(2025, 11, 20), result.participants, content)
    now = reports.Round(date(2026, 11, 21), result.participants, content)
    found = advice.compare(content.method.limits, result, result)
    was = reports.Promised("Sidste løfte", "goals", "Direktionen", "broken", "Ingen tid")
    every = itertools.islice(itertools.cycle(report.plan.promises), 7)
    promises = tuple(
        one.model_copy(update={"number": n, "owner": "" if n == 5 else one.owner})
        for n, one in enumerate(every, 1)
    )
    return report.model_copy(
        update={
            "target_group": "Voksne med flere sager på samme tid",
            "known": reports.known(content, result, words, figures),
            "compared": reports.comparison(content, found, words, (before, now), (was,)),
            "plan": report.plan.model_copy(update={"promises": promises}),
        }
    )


def whole(package: bytes) -> dict[str, str]:
    """Every file of XML in a package, also in the books behind its charts."""
    found: dict[str, str] = {}
    with zipfile.ZipFile(io.BytesIO(package)) as files:
        for name in files.namelist():
            body = files.read(name)
            if name.endswith(".xlsx"):
                found |= {f"{name}/{inside}": xml for inside, xml in whole(body).items()}
            elif name.endswith((".xml", ".rels")):
                found[name] = body.decode()
    return found


# ---- The numbers ----


def cells(table: Any) -> list[list[str]]:  # noqa: ANN401 - of Word or of PowerPoint
    """A table's texts, row by row."""
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_papers_numbers_are_the_reports(language: Language) -> None:
    """The committee reads each factor's level and target, and each promise's owner and day."""
    report, paper = sample(language), docx.Document(io.BytesIO(made("docx", language)))
    _, factors, promises = paper.tables
    assert [row[1:3] for row in cells(factors)[1:]] == [
        [factor.score_text, factor.target_text] for factor in report.factors
    ]
    assert report.plan
    assert cells(promises)[1:] == [
        [str(one.number), one.title, one.owner, one.due, one.first_sign]
        for one in report.plan.promises
    ]
    text = "\n".join(one.text for one in paper.paragraphs)
    for statement in report.furthest:
        assert statement.distribution_text in text
    gain = sample(language).redesign.gain  # type: ignore[union-attr] # the example has it
    assert " ".join(gain.brief) in text  # type: ignore[union-attr]
    assert str(report.participants) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slides_numbers_are_the_reports(language: Language) -> None:
    """What one changes in a chart, and what the table beside it says, are the Report's figures."""
    report, deck = sample(language), pptx.Presentation(io.BytesIO(made("pptx", language)))
    radar, *every = list(charts(deck))
    bars = every[: len(report.furthest)]
    assert behind(radar) == [
        [None, report.labels["legend_now"], report.labels["legend_target"]],
        *([f.short, printed(f.score or 0), f.target] for f in report.factors),
    ]
    for chart, statement in zip(bars, report.furthest, strict=True):
        heads, counts = behind(chart)
        told = {int(str(h)[0]): abs(n) for h, n in zip(heads[1:], counts[1:], strict=True)}
        assert told == {rung.value: rung.count for rung in statement.rungs}
    (table,) = (s.table for s in deck.slides[1].shapes if s.has_table)
    assert [[row[1], row[-1]] for row in cells(table)[1:]] == [
        [f.score_text, f.target_text] for f in report.factors
    ]


def test_every_bar_of_a_sheet_has_its_name() -> None:
    """PowerPoint leaves out none of the names where the bars stand close."""
    deck = pptx.Presentation(io.BytesIO(made("pptx", "da")))
    axes = [chart.category_axis._element for chart in list(charts(deck))[-5:]]
    told = [axis.xpath("c:tickLblSkip/@val") for axis in axes]
    assert told == [["1"], ["1"], ["1"], [], ["1"]]  # the fourth is a line


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_charts_of_the_sheets_hold_the_reports_figures(language: Language) -> None:
    """Citizens' answers, tasks, competences, feelings and kroner can be changed as they stand."""
    report, deck = sample(language), pptx.Presentation(io.BytesIO(made("pptx", language)))
    assert report.redesign
    assert report.citizens
    citizens, roles, profiles, journey, gain = [
        [row[1:] for row in behind(chart)[1:]] for chart in list(charts(deck))[-5:]
    ]
    every = [[[answer.count] for answer in one.answers] for one in report.citizens.questions]
    assert citizens in every
    found = report.redesign
    assert found.roles
    assert found.profiles
    assert found.journey
    assert found.gain
    shares = [list(map(int, re.findall(r"\d+", role.share))) for role in found.roles.roles]
    assert roles == shares
    assert sum(map(sum, profiles)) == sum(len(one.needs) for one in found.profiles.profiles)
    assert journey == [[one.line] for one in found.journey.today.touches]
    words = Words(language)
    told = [[words.kroner(Decimal(abs(n))) for n in row] for row in gain]
    assert [[re.sub(r"[^\d.,]", "", text).strip(".") for text in row] for row in told] == [
        [side.pays, side.saves] for side in found.gain.sides
    ]


def charts(deck: Any) -> Iterator[Any]:  # noqa: ANN401 - python-pptx's own
    """Every chart, slide by slide."""
    for slide in deck.slides:
        yield from (shape.chart for shape in slide.shapes if shape.has_chart)


def behind(chart: Any) -> list[list[Any]]:  # noqa: ANN401 - as above
    """The cells of the book behind a chart; it says the same as what is drawn."""
    blob = chart.part.chart_workbook.xlsx_part.blob
    (sheet,) = openpyxl.load_workbook(io.BytesIO(blob))
    rows = sheet.iter_rows(values_only=True)
    found = [list(row) for row in rows]
    drawn = [list(series.values) for series in chart.plots[0].series]
    assert [
        list(column)[1:] for column in itertools.islice(zip(*found, strict=True), 1, None)
    ] == drawn
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_books_numbers_are_the_reports(language: Language) -> None:
    """Factors, statements, groups and the plan stand in cells as they are printed, as numbers."""
    report = sample(language)
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx", language)))
    rows = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}
    names = [sheet.name for sheet in tell_book(report).sheets]
    assert list(rows) == names
    _, factors, statements, level, area, *_ = (rows[name][1:] for name in names)
    assert [row[2:5] for row in factors[:6]] == [
        (printed(f.score or 0), f.target, printed(f.spread or 0)) for f in report.factors
    ]
    every = [s for f in report.factors for s in f.statements]
    told = [(s.number, s.text, printed(s.value or 0), *(r.count for r in s.rungs)) for s in every]
    assert [(r[0], r[2], r[3], *r[5:11]) for r in statements[: len(every)]] == told
    for table, found in zip(report.groups, (level, area), strict=False):
        for row, cell in zip(table.rows, found, strict=False):
            figures = tuple(number(told) for told in row.cells)
            assert cell[2 : 2 + len(figures)] == figures
    assert report.plan
    (plan,) = (rows[name] for name in names if name == "Plan")
    days = [str(row[4])[:10] for row in plan[1 : 1 + len(report.plan.promises)]]
    assert days == [one.due_iso for one in report.plan.promises]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_books_sheets_hold_the_redesigns_rows(language: Language) -> None:
    """Every amount is a number; tasks, contacts, known numbers and the last round are rows."""
    report = full(language)
    book = openpyxl.load_workbook(io.BytesIO(reports.workbook(report)))
    rows = {sheet.title: list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in book}
    names = [sheet.name for sheet in tell_book(report).sheets]
    assert list(rows) == names
    assert len(set(map(str.casefold, names))) == len(names)
    assert {sheet.freeze_panes for sheet in book} == {"A2"}
    say, found = Words(language).say, report.redesign
    assert found
    assert found.gain
    assert found.roles
    assert found.journey
    sides = rows[say("Gain by department")]
    for row, side in zip(sides, found.gain.sides, strict=False):
        digits = [int(re.sub(r"\D", "", text)) for text in (side.pays, side.saves, side.net)]
        assert [abs(value) for value in row[1:]] == digits  # type: ignore[arg-type] # they are numbers
        assert (row[3] < 0) == side.net.startswith("\N{MINUS SIGN}")  # type: ignore[operator] # as above
    tasks = [task.name for group in found.roles.groups for task in group.tasks]
    assert [row[1] for row in rows[say("Who does what")]][: len(tasks)] == tasks
    touches = [*found.journey.today.touches, *found.journey.wanted.touches]
    assert [row[6] for row in rows[say("The journey")]][: len(touches)] == [
        one.happened for one in touches
    ]
    assert [row[1] for row in rows[say("Known numbers")]][: len(report.known)] == [
        one.figure for one in report.known
    ]
    then = [(row[1], row[2]) for row in rows[say("Since last time")]]
    assert then[:6] == [(printed(f.score or 0), printed(f.score or 0)) for f in report.factors]
    assert rows[say("Promises from last time")][0][0] == "Sidste løfte"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_says_what_can_go_wrong(language: Language) -> None:
    """What has no owner, no action, no decider, and who pays without a gain; and what is done."""
    report, say = full(language), Words(language).say
    (risk,) = (part for part in tell_paper(report).parts if part.heading == say("Risk"))
    told = " ".join(text for block in risk.blocks for text in getattr(block, "texts", ()))
    assert report.redesign
    assert report.redesign.gain
    assert report.redesign.gain.skew.removesuffix(".") in told
    assert re.search(r"\b5\b", told)
    assert report.plan
    assert Words(language).date(date.fromisoformat(report.plan.follow_ups[-1])) in told
    bare = report.model_copy(update={"plan": None, "redesign": None, "known": ()})
    headings = [part.heading for part in tell_paper(bare).parts]
    assert headings.index(say("Risk")) == headings.index(say("Recommendation")) - 1
    none = report.model_copy(update={"instead": ("A",)})
    assert say("Risk") not in [part.heading for part in tell_paper(none).parts]


def test_the_paper_speaks_to_a_committee() -> None:
    """In the third person, with who recommends it, and nothing to be filled in within its text."""
    paper = tell_paper(full("da"))
    texts = [
        text
        for part in paper.parts[:-1]
        for block in part.blocks
        for text in getattr(block, "texts", ())
    ]
    assert not [text for text in texts if re.search(r"\b(jeres?|I (?!så))\b", text)]
    assert not [text for text in texts if text.startswith("[")]
    assert "Velfærdsdirektøren indstiller, at udvalget" in texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_papers_head_says_what_was_said(language: Language) -> None:
    """Case, department and committees as they were written; several are told of each other."""
    say, words = Words(language).say, Words(language)
    two = ("Udvalg =A & <b>", "Udvalg B")
    said = reports.Agenda(case="=1+1", department="Velfærd", committees=two)
    paper = docx.Document(io.BytesIO(reports.document(sample(language), said)))
    assert [row[1] for row in cells(paper.tables[0])][:3] == ["=1+1", "Velfærd", "; ".join(two)]
    assert say("Order of committees") in [row[0] for row in cells(paper.tables[0])]
    note = say("The same recommendation is put to {committees}.", committees=words.together(two))
    assert note in [one.text for one in paper.paragraphs]
    alone = tell_paper(sample(language), said.model_copy(update={"committees": two[:1]}))
    assert (alone.head[2].label, alone.head[2].value) == (say("Committee"), two[0])


def number(told: str) -> float | str:
    """A group's figure as it is told; a reason stays one."""
    plain = told.replace(",", ".")
    return float(plain) if re.fullmatch(r"\d\.\d", plain) else told


def test_a_hidden_group_has_its_reason_and_no_figure() -> None:
    """Where a group is hidden, its row holds the reason and not one number."""
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx", "da")))
    hidden = [(t.name, row) for t in sample("da").groups for row in t.rows if row.hidden]
    assert hidden
    for name, row in hidden:
        (found,) = (r for r in book[name].iter_rows(values_only=True) if r[0] == row.name)
        assert found[-1] == row.reason
        assert not [cell for cell in found if isinstance(cell, int | float)]


# ---- For eyes and ears ----


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_has_real_styles(language: Language) -> None:
    """Title, headings, numbered lists, captions, heads that repeat; in its own language."""
    package = made("docx", language)
    paper = docx.Document(io.BytesIO(package))
    styles = [one.style.name for one in paper.paragraphs if one.style]
    assert {"Title", "Heading 2", "Heading 3", "List Number", "Caption"} <= set(styles)
    told = [part.heading for part in tell_paper(sample(language)).parts]
    named = [
        line.text for line in paper.paragraphs if line.style and line.style.name == "Heading 2"
    ]
    assert named == told
    xml = whole(package)
    locale = {"da": "da-DK", "en": "en-GB"}[language]
    assert set(re.findall(r'<w:lang w:val="([^"]+)"', xml["word/styles.xml"])) == {locale}
    assert xml["word/styles.xml"].count("<w:lang ") == 2
    assert xml["word/document.xml"].count("<w:tblHeader/>") == 2
    assert line(sample(language).radar_alt) in [
        s._inline.docPr.get("descr") for s in paper.inline_shapes
    ]
    about = paper.core_properties
    assert (about.language, about.author) == (locale, sample(language).organisation)
    assert (about.created and about.created.date().isoformat()) == sample(language).date_iso


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slide_has_a_finding_and_a_question(language: Language) -> None:
    """No two titles are alike, each has notes, each chart its words, and nothing is too small."""
    deck = pptx.Presentation(io.BytesIO(made("pptx", language)))
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert titles == [slide.title for slide in tell_deck(sample(language)).slides]
    assert len(set(titles)) == len(titles) == 13
    assert all(slide.notes_slide.notes_text_frame.text for slide in deck.slides)
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_chart:
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr")
    xml = whole(made("pptx", language))
    slides = "".join(text for name, text in xml.items() if name.startswith("ppt/slides/slide"))
    sizes = Counter(map(int, re.findall(r'\bsz="(\d+)"', slides)))
    assert sorted(sizes)[:2] == [1400, 1600]
    assert sizes[1400] == 2 * len(titles)
    locale = {"da": "da-DK", "en": "en-GB"}[language]
    assert all(f'lang="{locale}"' in run for run in re.findall("<a:rPr[^>]*>", slides))


def test_the_book_keeps_its_heads_in_sight() -> None:
    """Every sheet has a frozen head, can be sorted, and its radar says what it shows."""
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx", "da")))
    assert {sheet.freeze_panes for sheet in book} == {"A2"}
    assert all(sheet.auto_filter.ref for sheet in book)
    drawings = [
        text for name, text in whole(made("xlsx", "da")).items() if "drawings/drawing" in name
    ]
    assert [sample("da").radar_alt in text for text in drawings] == [True]


def test_days_are_shown_in_the_reports_language() -> None:
    """A day in a Danish book is Danish on an English machine."""
    forms = {language: whole(made("xlsx", language))["xl/styles.xml"] for language in LANGUAGES}
    assert "[$-406]d. mmmm yyyy" in forms["da"]
    assert "[$-809]d mmmm yyyy" in forms["en"]


# ---- The same bytes ----


def test_the_same_report_gives_the_same_bytes() -> None:
    """Another process on another day makes the same files."""
    code = (
        "import hashlib, reports; from content import load; from words import Words; "
        "r = reports.example(load(), Words('da')); "
        "print([hashlib.sha256(f(r)).hexdigest() for f in "
        "(reports.document, reports.slides, reports.workbook)])"
    )
    report = reports.example(load(), Words("da"))
    assert report
    ours = [hashlib.sha256(draw(report)).hexdigest() for draw in DRAWN.values()]
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == str(ours)


# ---- Every room ----


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_room_can_be_drawn(small: Content, language: Language) -> None:
    """An open room, one of four, one with a gap, one together: each file opens, none says None."""
    for report in every_kind(small, language):
        for kind, draw in DRAWN.items():
            said = texts(kind, draw(report))
            assert not {"None", "nan"} & set(said)
            assert all(any(way in text for text in said) for way in report.instead)


# ---- What people type ----


HOSTILE = (
    "**fed** _kursiv_ [x](http://x.example) ![b](http://x.example/b.png)",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "</w:t></w:r><w:br/>&lt;&amp;]]><!--",
    "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>&b;",
    r"\input{/etc/passwd} $\int_0^1$ \write18{ls}",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x.example","klik")',
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "{=SUM(A1:A9)}",
    "'=1+1",
    'a;"b",c\td|e',
    "http://x.example/ mailto:x@example.org internal:Sheet1!A1",
    "_x0041_ _x000D_ _x0000_",
    "\x00\x01\x07\x0b\x1b[31m",
    "\ud800 \udfff \ufffe \uffff",
    "to\nlinjer\r\nog en\tfane\u2028og\u2029mere",
    "\u202eomvendt\u202c \u2066inde\u2069 \u200f",
    "مرحبا שלום",
    "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽",
    "e\u0301" * 40 + "Z" + "\u0335" * 80,
    "&amp; &#61; &nbsp; &",
    "{date} {n} {{x}} %s %(a)s ${b} $(c)",
    '#let x = 1; #read("/etc/passwd") @ref <lab>',
    "&L&R&P&&[Path]",
    "' OR 1=1; DROP TABLE x; --",
    "   ",
    "0",
    "1,5",
    "TRUE",
    "å" * 2000,
    "lang tekst med ord " * 105,
    "x" * 40_000,
    "\U0010ffff\U000f0000\ue000",
    "\ufeffbom",
)


def changed(words: Iterator[str]) -> Report:
    """The sample with what people type, and what authors write, replaced by attacks."""
    report = sample("da")
    assert report.plan
    promises = tuple(
        one.model_copy(
            update={"title": next(words), "owner": next(words), "first_sign": next(words)}
        )
        for one in report.plan.promises
    )
    factors = tuple(
        factor.model_copy(
            update={
                "short": next(words),
                "name": next(words),
                "statements": (
                    factor.statements[0].model_copy(
                        update={"text": next(words), "outcome_text": next(words)}
                    ),
                    *factor.statements[1:],
                ),
            }
        )
        for factor in report.factors
    )
    furthest = tuple(one.model_copy(update={"text": next(words)}) for one in report.furthest)
    return report.model_copy(
        update={
            "organisation": next(words),
            "target_group": next(words),
            "factors": factors,
            "furthest": furthest,
            "plan": report.plan.model_copy(update={"promises": promises}),
            "redesign": written(report.redesign, words),
        }
    )


def written(found: RedesignReport | None, words: Iterator[str]) -> RedesignReport:
    """The sheets of the redesign with what people type on them replaced."""
    assert found
    assert found.organisation
    assert found.roles
    assert found.journey
    assert found.gain
    pair, *pairs = found.organisation.pairs
    role, *others = found.roles.roles
    touch, *touches = found.journey.today.touches
    side, *sides = found.gain.sides
    today = found.journey.today.model_copy(
        update={"touches": (touch.model_copy(update={"happened": next(words)}), *touches)}
    )
    return found.model_copy(
        update={
            "organisation": found.organisation.model_copy(
                update={"pairs": (pair.model_copy(update={"wanted": next(words)}), *pairs)}
            ),
            "roles": found.roles.model_copy(
                update={"roles": (role.model_copy(update={"name": next(words)}), *others)}
            ),
            "journey": found.journey.model_copy(update={"today": today}),
            "gain": found.gain.model_copy(
                update={"sides": (side.model_copy(update={"name": next(words)}), *sides)}
            ),
        }
    )


def on_sheets(found: RedesignReport | None) -> dict[str, str]:
    """What `written` has written, by where."""
    assert found
    assert found.organisation
    assert found.roles
    assert found.journey
    assert found.gain
    return {
        "wanted": found.organisation.pairs[0].wanted,
        "role": found.roles.roles[0].name,
        "happened": found.journey.today.touches[0].happened,
        "department": found.gain.sides[0].name,
    }


def typed(report: Report) -> dict[str, set[str]]:
    """What was typed, by the files in which all of it must stand."""
    assert report.plan
    plan = {text for one in report.plan.promises for text in (one.title, one.owner)}
    short = {factor.short for factor in report.factors}
    heads = {report.organisation, report.target_group}
    furthest = {one.text for one in report.furthest}
    sheets = on_sheets(report.redesign)
    return {
        "docx": plan | short | heads | furthest | {one.first_sign for one in report.plan.promises},
        "pptx": plan
        | short
        | heads
        | furthest
        | {sheets[key] for key in ("wanted", "role", "department")},
        "xlsx": plan
        | short
        | {report.organisation}
        | set(sheets.values())
        | {text for f in report.factors for text in (f.name, f.statements[0].text)},
    }


def texts(kind: str, package: bytes) -> list[str]:
    """Every text of a file, as the library that reads it gives it."""
    opened = io.BytesIO(package)
    if kind == "docx":
        paper = docx.Document(opened)
        inside = (row for table in paper.tables for row in cells(table))
        return [*(one.text for one in paper.paragraphs), *itertools.chain(*inside)]
    if kind == "pptx":
        return list(on_slides(pptx.Presentation(opened)))
    book = openpyxl.load_workbook(opened)
    every = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    assert "f" not in {cell.data_type for cell in every}
    rows = itertools.chain(*(sheet.iter_rows(values_only=True) for sheet in book))
    return [str(value) for row in rows for value in row if value is not None]


def on_slides(deck: Any) -> Iterator[str]:  # noqa: ANN401 - python-pptx's own
    """What stands on the slides, in their charts' books, and in the notes."""
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield from (one.text for one in shape.text_frame.paragraphs)
            if shape.has_table:
                yield from itertools.chain(*cells(shape.table))
            if shape.has_chart:
                every = itertools.chain(*behind(shape.chart))
                yield from (str(cell) for cell in every if cell is not None)
        yield from (one.text for one in slide.notes_slide.notes_text_frame.paragraphs)


def squeezed(text: str) -> str:
    """A text without the spaces between, which lines may break at, and its first letter small."""
    return re.sub(r"[\s.]+", "", text).casefold()


@pytest.mark.parametrize("many", cases(4, len(HOSTILE)))
def test_what_people_type_is_a_text_wherever_it_stands(many: int) -> None:
    """No attack becomes a formula, a link or markup in any field of any file, and none is lost."""
    for turn in range(many):
        start = turn * len(HOSTILE) // many
        report = changed(itertools.cycle((*HOSTILE[start:], *HOSTILE[:start])))
        for kind, draw in DRAWN.items():
            package = draw(report)
            for name, xml in whole(package).items():
                assert 'TargetMode="External"' not in xml, name
                assert "<f>" not in xml or "worksheets" not in name, name
                assert "<!DOCTYPE" not in xml.replace("&lt;", ""), name
            said = squeezed(" ".join(texts(kind, package)))
            lost = {text for text in typed(report)[kind] if squeezed(line(text)) not in said}
            assert not lost, kind


def test_what_xml_cannot_hold_is_a_box() -> None:
    """A control, half a sign and no sign at all are seen as boxes; breaks are spaces."""
    assert line("a\x00b\x1bc\ud800d\uffffe") == f"a{BOX}b{BOX}c{BOX}d{BOX}e"
    assert line("to\r\nlinjer\tog\u2028mere") == "to linjer og mere"
    assert line("\u202etest") == "test"


@pytest.mark.parametrize("kind", DRAWN)
def test_no_text_is_taken_for_runs_of_a_cell(kind: str) -> None:
    """XlsxWriter writes down unescaped what begins and ends as rich text does; we let it not."""
    for text in ("<r><t>=1+1</t></r>", "<r>&x;<w></r>", "<r></r>"):
        package = DRAWN[kind](changed(itertools.repeat(text)))
        assert squeezed(text) in squeezed(" ".join(texts(kind, package)))


def test_what_is_too_long_is_cut_where_one_sees_it() -> None:
    """A text has 2,000 signs at most, and says where it ends early."""
    assert line("x" * LONGEST) == "x" * LONGEST
    assert line("x" * (LONGEST + 1)).endswith("x…")
