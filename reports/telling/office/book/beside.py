"""What stands beside the profile and never in it: citizens' answers, numbers that are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.office.model import Column, Sheet
from reports.telling.office.at_desk import figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.beside import CitizensQuestion
    from reports.office.model import Cell
    from reports.telling.office.at_desk import AtDesk


def citizens(here: AtDesk) -> Iterator[Sheet]:
    """A row an answer; the kinds of people as columns where any question tells them apart."""
    found, say = here.report.citizens, here.words.say
    if found is None:
        return
    voices = max((one.voices for one in found.questions), key=len, default=())
    yield Sheet(
        name=say("Citizens"),
        columns=(
            Column(head=say("Question"), wide=60),
            Column(head=say("Answer"), wide=40),
            Column(head=say("All"), wide=9, kind="whole"),
            *(Column(head=voice, wide=14, kind="whole") for voice in voices),
            Column(head=say("Number"), wide=30),
            Column(head=say("Your own answers about the same"), wide=70),
        ),
        rows=tuple(row for one in found.questions for row in _asked(one, len(voices))),
        notes=(f"{found.kicker}.", found.note),
    )


def _asked(one: CitizensQuestion, voices: int) -> Iterator[tuple[Cell, ...]]:
    """One row where too few have answered, which says so."""
    beside = " ".join(f"{line}." for line in one.beside)
    if not one.answers:
        yield (one.text, "", None, *[None] * voices, one.n_text, beside)
    for answer in one.answers:
        apart = [*answer.by_voice, *[None] * (voices - len(answer.by_voice))]
        yield (one.text, answer.text, answer.count, *apart, one.n_text, beside)


def known(here: AtDesk) -> Iterator[Sheet]:
    """The numbers that an organisation knows, as they were written."""
    found, labels = here.report.known, here.report.labels
    if not found:
        return
    say = here.words.say
    yield Sheet(
        name=say("Known numbers"),
        columns=(
            Column(head=labels["known_name"], wide=40),
            Column(head=labels["known_figure"], wide=14),
            Column(head=labels["known_year"], wide=9, kind="whole"),
            Column(head=labels["known_source"], wide=40),
            Column(head=labels["factor"], wide=22),
            Column(head=say("What it points to"), wide=50),
        ),
        rows=tuple(
            (one.name, one.figure, one.year, one.source, one.factor, one.apart or one.points)
            for one in found
        ),
        notes=(labels["known_note"],),
    )


def compared(here: AtDesk) -> Iterator[Sheet]:
    """This round beside the one before, and what became of its promises."""
    found, say = here.report.compared, here.words.say
    if found is None:
        return
    labels = found.labels
    lines = (f"{part.heading}: {line}" for part in found.sections for line in part.lines)
    yield Sheet(
        name=say("Since last time"),
        columns=(
            Column(head=labels["factor"], wide=28),
            Column(head=found.before, wide=14, kind="tenth"),
            Column(head=found.now, wide=14, kind="tenth"),
            Column(head=labels["change"], wide=26),
            Column(head=say("How much it must move"), wide=26),
            Column(head=say("Answers then and now"), wide=30),
        ),
        rows=tuple(
            (
                one.name,
                one.before_text if one.before is None else figure(one.before),
                one.now_text if one.now is None else figure(one.now),
                one.change,
                one.limit_text,
                one.n_text,
            )
            for one in found.changes
        ),
        notes=(*found.kicker, found.finding, found.lead, *lines, *found.notes),
    )
    if found.promises:
        yield Sheet(
            name=say("Promises from last time"),
            columns=(
                Column(head=labels["promise"], wide=50),
                Column(head=labels["factor"], wide=24),
                Column(head=labels["owner"], wide=26),
                Column(head=labels["how"], wide=18),
                Column(head=say("What was said of it"), wide=60),
            ),
            rows=tuple(
                (one.title, one.factor, one.owner, one.status, one.said) for one in found.promises
            ),
        )
