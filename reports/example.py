"""A plainly fictitious municipality, told from the same kind of file as any real one."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import advice
import anonymity
import sheets
from answers import AnswersError, read
from content import VOICES
from reports.plan import Plan, Promise
from reports.telling import About, tell, tell_redesign

if TYPE_CHECKING:
    from answers import Answers
    from arithmetic import Beside, NextStep, Result
    from content import Content, Voice
    from reports.model import Report
    from words import Words

DOCS: Final = Path(__file__).resolve().parent.parent / "docs"
ANSWERS: Final = DOCS / "example.csv"
CITIZENS: Final = DOCS / "example-citizens.csv"
"""How many of each kind have chosen which answer; there is no file of single citizens anywhere."""
PEOPLE: Final = 26
FICTITIOUS: Final = "Eksempelkøbing Kommune"
ABOUT = About(organisation=FICTITIOUS, day=date(2026, 11, 21))


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
    result = _result(content, answers)
    reasons = anonymity.why_hidden(content, answers, "anonymous")
    plan = _plan(content, result, words)
    report = tell(content, result, words, ABOUT, reasons, plan=plan)
    if content.redesign:
        filled = sheets.example(content.redesign, words.language)
        redesign = tell_redesign(content, result, words, filled)
        report = report.model_copy(update={"redesign": redesign})
    if report.citizens is None:
        return report
    kicker = words.say("{answered}, all of them made up", answered=report.citizens.kicker)
    return report.model_copy(
        update={"citizens": report.citizens.model_copy(update={"kicker": kicker})}
    )


def example_result(content: Content) -> Result | None:
    """The example's Result; None when another instrument asks other statements."""
    answers = made_up(content)
    return None if answers is None else _result(content, answers)


def _result(content: Content, answers: Answers) -> Result:
    result = advice.outcome(content, answers, mode="anonymous")
    return result.model_copy(update={"citizens": _citizens(content)})


def _citizens(content: Content) -> Beside | None:
    """What the example's citizens answered; None when they are asked something else."""
    if content.citizens is None:
        return None
    places = {
        (question.id, option.da): (place, len(question.options))
        for question in content.citizens.questions
        for place, option in enumerate(question.options)
    }
    said: dict[tuple[str, Voice], list[int]] = defaultdict(list)
    with CITIZENS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found = places.get((row["question"], row["answer"]))
            if found is None:
                return None
            (voice,) = (voice for voice in VOICES if voice == row["kind"])
            counts = said[row["question"], voice]
            counts += [0] * (found[1] - len(counts))
            counts[found[0]] = int(row["people"])
    fewest = content.method.limits.group_minimum.value
    return anonymity.citizens(content.citizens, said, PEOPLE, fewest)


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
