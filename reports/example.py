"""A plainly fictitious municipality, told from the same kind of file as any real one."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import advice
import anonymity
from answers import AnswersError, read
from reports.plan import Plan, Promise
from reports.telling import About, tell

if TYPE_CHECKING:
    from arithmetic import NextStep, Result
    from content import Content
    from reports.model import Report
    from words import Words

ANSWERS = Path(__file__).resolve().parent.parent / "docs" / "example.csv"
ABOUT = About(organisation="Eksempelkøbing Kommune", day=date(2026, 11, 21))


def example(content: Content, words: Words) -> Report | None:
    """The example's Report; None when another instrument asks other statements."""
    try:
        answers = read(ANSWERS.read_bytes(), content)
    except AnswersError:
        return None
    result = advice.outcome(content, answers, mode="anonymous")
    reasons = anonymity.why_hidden(content, answers, "anonymous")
    plan = _plan(content, result, words)
    return tell(content, result, words, ABOUT, reasons, plan=plan)


def _plan(content: Content, result: Result, words: Words) -> Plan:
    """The steps to start with, each by whom the shelf says and in its time."""
    promises = tuple(_promise(content, step, words) for step in result.next_steps.start)
    days = tuple(ABOUT.day + timedelta(days=days) for days in (30, 90, 180))
    return Plan(promises=promises, decided_on=ABOUT.day, follow_ups=days)


def _promise(content: Content, found: NextStep, words: Words) -> Promise:
    step, language = content.steps[found.id], words.language
    return Promise(
        id=step.id,
        factor=found.factor,
        title=step.title[language],
        step=step.id,
        lifts=step.lifts,
        owner=content.levels[step.lead].name[language],
        due=ABOUT.day + timedelta(days=step.days),
        first_sign=step.first_sign[language] if step.first_sign else "",
    )
