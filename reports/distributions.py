"""How the answers to each statement lie, as CSV: what is printed, and no row more."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from arithmetic import RUNGS
from reports.sheet import BETWEEN, safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from arithmetic import Result, StatementResult
    from reports.model import Report, StatementReport
    from words import Words


def distributions(report: Report, result: Result, words: Words) -> bytes:
    """A row a statement, as the report tells it; UTF-8 with the mark by which Excel knows it.

    Of a hidden statement it says that it is hidden, and nothing else. Figures are as printed, with
    the decimal comma where the language has one.
    """
    out = io.StringIO()
    rows = csv.writer(out, delimiter=BETWEEN[words.language])
    rows.writerow(_heads(words))
    for factor, found in zip(report.factors, result.factors, strict=True):
        for told, one in zip(factor.statements, found.statements, strict=True):
            whose = factor.name, told.number, told.text
            rows.writerow((*map(safe, whose), *map(safe, _figures(told, one, words))))
    return out.getvalue().encode("utf-8-sig")


def _heads(words: Words) -> tuple[str, ...]:
    say = words.say
    return (
        *(say("Factor"), say("No."), say("Statement"), say("Answers")),
        *(say("Rung {rung}", rung=rung) for rung in range(RUNGS)),
        *(say("Don't know"), say("Not relevant here"), say("Average"), say("Median")),
        *(say("Agreement A"), say("How the answers lie"), say("Agreed level")),
    )


def _figures(told: StatementReport, found: StatementResult, words: Words) -> Iterator[str]:
    """The cells after the statement; the agreed level stands beside the answers, hidden or not."""
    counts = found.counts if found.n else None
    yield words.say("hidden") if found.n is None else str(found.n)
    yield from map(str, counts or [""] * RUNGS)
    yield from ("" if n is None else str(n) for n in (found.dont_know, found.not_relevant))
    yield from (_number(one, words) for one in (found.mean, found.median))
    yield told.agreement_text
    yield told.verdict
    yield "" if found.agreed is None else str(found.agreed)


def _number(value: float | None, words: Words) -> str:
    return "" if value is None else words.number(value)
