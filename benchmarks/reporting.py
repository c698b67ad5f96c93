"""The report: the PDF with and without comments, and all files, against a bare Typst compile."""

from __future__ import annotations

import itertools
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.measure import Figure, paired
from content import load
from reports import (
    OF_RESULTS,
    Edition,
    Meeting,
    document,
    example,
    poster_pdf,
    slides,
    tell_handout,
    workbook,
)
from reports.paper import pdf, printable_data, typeset
from words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports import Handout, Report

ROOT = Path(__file__).resolve().parent.parent
COMMENTS: Final = 200
SAID: Final = "Vi taler om det hvert kvartal, men aftalen bliver ikke skrevet ned nogen steder. "


def measure() -> list[Figure]:
    """The standard report warm, and `helhedstjek report` as a whole process."""
    report = example(load(), Words("da"))
    if report is None:
        raise SystemExit("The example does not fit the shelves.")
    fresh, posters = _never_seen(report), _posters()
    bare, whole, commented, every = paired(
        [
            lambda: _bare(next(fresh)),
            lambda: pdf(next(fresh)),
            lambda: pdf(next(fresh), Edition(comments=_comments(report))),
            lambda: _every(next(fresh), posters),
        ],
        rounds=9,
    )
    with tempfile.TemporaryDirectory() as folder:
        helhedstjek = Path(sys.executable).with_name("helhedstjek")
        command = [str(helhedstjek), "report", "docs/example.csv", "-o", f"{folder}/r.pdf"]
        imports = [sys.executable, "-c", "import typst, pydantic, yaml"]
        start, cold = paired([lambda: _run(imports), lambda: _run(command)], rounds=15)
    (check,) = paired([lambda: _run([str(helhedstjek), "check", "--lang", "da"])], rounds=9)
    return [
        Figure("helhedstjek check, cold", check, "400 ms", 400),
        Figure("the standard report", whole, f"2 x bare Typst compile, {bare:.0f} ms", 2 * bare),
        Figure(
            f"the same with {COMMENTS} comments",
            commented,
            f"4 x without, {whole:.0f} ms",
            4 * whole,
        ),
        Figure("PDF, docx, pptx, xlsx and a poster", every, "8 x the same compile", 8 * bare),
        Figure(
            "helhedstjek report, cold",
            cold,
            f"1.5 x imports, {start:.0f} ms, + 400",
            1.5 * start + 400,
        ),
    ]


def _bare(report: Report) -> None:
    """The same pages as Typst sets them, and no more."""
    typeset(printable_data(report, Edition().told(report)), report.date_iso)


def _every(report: Report, posters: Handout) -> None:
    """What is taken along of one Report: each kind of file, and one to hang up."""
    for draw in (pdf, document, slides, workbook):
        draw(report)
    poster_pdf(posters, OF_RESULTS[0], "a3", report)


def _posters() -> Handout:
    """What a poster must know besides the Report."""
    content = load()
    meeting = Meeting(
        organisation="Eksempelkøbing Kommune",
        made=date(2026, 11, 21),
        asked=tuple(content.statements),
        minutes=20,
        promise="",
        days=30,
    )
    return tell_handout(content, meeting, Words("da"))


def _comments(report: Report) -> dict[str, list[str]]:
    """So many comments, each of some lines, dealt round among the statements."""
    asked = [one.id for factor in report.factors for one in factor.statements]
    dealt: dict[str, list[str]] = {key: [] for key in asked}
    for number in range(COMMENTS):
        dealt[asked[number % len(asked)]].append(f"{SAID * 3}{number}")
    return dealt


def _never_seen(report: Report) -> Iterator[Report]:
    """The same report for one organisation after another, because Typst remembers pages."""
    for number in itertools.count():
        yield report.model_copy(update={"organisation": f"Eksempelkøbing Kommune {number}"})


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
