"""Where the room differs: a slide for each of the statements furthest apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.office.model import Counted, Listed, Split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.model import StatementReport
    from reports.telling.office.at_desk import AtDesk


def slides(here: AtDesk) -> Iterator[Split | Listed]:
    """At most three; where there are none, one slide that says so."""
    told = [one for one in here.report.furthest if _counted(one)]
    for statement in told:
        yield _slide(here, statement)
    if not told and here.report.participants:
        yield _none(here)


def _counted(statement: StatementReport) -> bool:
    return statement.shown and all(rung.count is not None for rung in statement.rungs)


def _slide(here: AtDesk, statement: StatementReport) -> Split:
    say = here.words.say
    return Split(
        title=say("Your answers are spread out: {statement}", statement=here.quoted(statement.text))
        if statement.split
        else say("You see this differently: {statement}", statement=here.quoted(statement.text)),
        kicker=here.report.labels["split"],
        place=say("{factor}, statement {number}", factor=statement.factor, number=statement.number),
        alt=statement.distribution_text,
        bars=_bars(here, statement),
        rungs=tuple(rung.short for rung in statement.rungs),
        legend=say("Number of answers on each rung. Hatched are 0-2, filled are 3-5."),
        notes=say(
            "Ask: {question} {rule} Hear one who answered low and one who answered high before you "
            "look for a level.",
            question=statement.question,
            rule=statement.verdict_rule,
        ),
    )


def _bars(here: AtDesk, statement: StatementReport) -> tuple[Counted, ...]:
    """What people answered, and below it what they answered again after the talk."""
    talked = here.report.talk.talked if here.report.talk else ()
    bars = next((one.bars for one in talked if one.id == statement.id), ())
    again = tuple(Counted(label=bar.label, counts=bar.counts) for bar in bars if bar.counts)
    counts = tuple(rung.count or 0 for rung in statement.rungs)
    return again or (Counted(label=here.report.labels["answered"], counts=counts),)


def _none(here: AtDesk) -> Listed:
    return Listed(
        title=here.report.labels["furthest_none"],
        kicker=here.report.labels["agenda"],
        points=tuple(statement.text for statement in here.report.agenda[:3]),
        notes=here.words.say("Ask: Do we agree because we know, or because nobody has asked?"),
    )
