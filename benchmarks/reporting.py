"""The report: the PDF, and all files, against a bare Typst compile; and from cold."""

from __future__ import annotations

import itertools
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Figure, paired
from content import load
from reports import document, example, slides, workbook
from reports.paper import pdf, printable_data, typeset
from words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports import Report

ROOT = Path(__file__).resolve().parent.parent


def measure() -> list[Figure]:
    """The standard report warm, and `helhedstjek report` as a whole process."""
    report = example(load(), Words("da"))
    if report is None:
        raise SystemExit("The example does not fit the shelves.")
    fresh = _never_seen(report)
    bare, whole, every = paired(
        [
            lambda: typeset(printable_data(next(fresh)), report.date_iso),
            lambda: pdf(next(fresh)),
            lambda: _every(next(fresh)),
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
        Figure("PDF, docx, pptx and xlsx", every, "8 x the same compile", 8 * bare),
        Figure(
            "helhedstjek report, cold",
            cold,
            f"1.5 x imports, {start:.0f} ms, + 400",
            1.5 * start + 400,
        ),
    ]


def _every(report: Report) -> None:
    """Everything that can be taken along of one Report."""
    for draw in (pdf, document, slides, workbook):
        draw(report)


def _never_seen(report: Report) -> Iterator[Report]:
    """The same report for one organisation after another, because Typst remembers pages."""
    for number in itertools.count():
        yield report.model_copy(update={"organisation": f"Eksempelkøbing Kommune {number}"})


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
