"""A plainly fictitious municipality, told from the same kind of file as any real one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import advice
import anonymity
from answers import AnswersError, read
from reports.telling import About, tell

if TYPE_CHECKING:
    from answers import Answers
    from content import Content
    from reports.model import Report
    from words import Words

ANSWERS = Path(__file__).resolve().parent.parent / "docs" / "example.csv"
ABOUT = About(organisation="Eksempelkøbing Kommune", day=date(2026, 11, 21))


def made_up(content: Content) -> Answers | None:
    """The example's answers; None when another instrument asks other statements."""
    try:
        return read(ANSWERS.read_bytes(), content)
    except AnswersError:
        return None


def example(content: Content, words: Words) -> Report | None:
    """The example's Report; None when another instrument asks other statements."""
    answers = made_up(content)
    if answers is None:
        return None
    result = advice.outcome(content, answers, mode="anonymous")
    reasons = anonymity.why_hidden(content, answers, "anonymous")
    return tell(content, result, words, ABOUT, reasons)
