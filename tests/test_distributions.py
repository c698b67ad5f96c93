"""The distributions as CSV: what the report prints, hidden where it hides, and never a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

import advice
import reports
from answers import Row, gather
from content import Content
from reports import About
from tests.cast import TODAY
from words import Words

if TYPE_CHECKING:
    from arithmetic import Mode, Result
    from words import Language

COMMA = {"da": ";", "en": ","}


def result(small: Content, people: int, mode: Mode = "anonymous") -> Result:
    """What so many people's answers come to; four of them leave the last statement out."""
    keys = list(small.statements)
    rows = [
        Row(f"p{n}", "", "", key, "dont_know" if n == 1 and at == 1 else str((n + at) % 6), "")
        for n in range(people)
        for at, key in enumerate(keys)
        if at < len(keys) - 1 or n < 4
    ]
    return advice.outcome(small, gather(small, rows, "full"), mode=mode)


def table(small: Content, found: Result, language: Language = "da") -> list[dict[str, str]]:
    """The rows of the file, by their heads."""
    words = Words(language)
    told = reports.tell(small, found, words, About(organisation="Ø", day=TODAY))
    data = reports.distributions(told, found, words)
    assert data.startswith(b"\xef\xbb\xbf")
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=COMMA[language]))


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_figure_is_the_printed_one(small: Content, language: Language) -> None:
    """Counts by rung add up to n, and average and median are written as in the report."""
    found, words = result(small, 9), Words(language)
    rows, say = table(small, found, language), words.say
    every = [s for factor in found.factors for s in factor.statements]
    assert len(rows) == len(every)
    for row, one in zip(rows[:-1], every, strict=False):
        counts = [int(row[say("Rung {rung}", rung=rung)]) for rung in range(6)]
        assert counts == list(one.counts or ())
        assert sum(counts) == int(row[say("Answers")]) == one.n
        assert row[say("Average")] == words.number(one.mean or 0)
        assert row[say("Don't know")] == str(one.dont_know)


def test_a_hidden_row_says_that_it_is(small: Content) -> None:
    """And tells nothing else of the four; in an open workshop it is there."""
    say = Words("da").say
    last = table(small, result(small, 9))[-1]
    assert last[say("Answers")] == say("hidden")
    assert [value for value in list(last.values())[4:] if value] == []
    assert table(small, result(small, 9, "open"))[-1][say("Answers")] == "4"


def test_nothing_is_a_formula(small: Content) -> None:
    """Whatever an author has called a statement."""
    plain = small.model_dump(mode="json", by_alias=True)
    plain["factors"][0]["statements"][0]["text"]["da"] = "=cmd|' /C calc'!A0"
    plain["factors"][0]["name"]["da"] = "+1"
    hostile = Content.model_validate(plain)
    row = table(hostile, result(hostile, 9))[0]
    assert row[Words("da").say("Statement")].startswith("'=")
    assert row[Words("da").say("Factor")] == "'+1"
