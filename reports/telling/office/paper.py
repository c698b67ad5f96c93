"""The committee's paper, in the third person: a draft that the administration goes on with.

The sections are those that Danish agendas have. What nobody has told this house is to be filled in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reports.office.model import Paper, Part
from reports.parts import Fact
from reports.telling.office import account, assessment, risk
from reports.telling.office.at_desk import at_desk, clipped

if TYPE_CHECKING:
    from reports.model import Report
    from reports.telling.office.at_desk import AtDesk

LONGEST_NAME: Final = 120
"""So much of a target group stands in a heading; the head has all of it."""


def tell_paper(report: Report) -> Paper:
    """The paper from its head to the decision, which is the secretary's."""
    here = at_desk(report)
    title = _title(here)
    return Paper(
        cover=here.cover(title, here.words.say("Paper for the committee")),
        head=_head(here),
        parts=(
            account.account(here),
            assessment.assessment(here),
            assessment.finance(here),
            *risk.risk(here),
            assessment.recommendation(here),
            assessment.annexes(here),
            Part(
                heading=here.words.say("Decision"),
                blocks=(account.to_fill(here, here.words.say("written by the secretary")),),
            ),
        ),
        page=report.labels["page"],
    )


def _title(here: AtDesk) -> str:
    say = here.words.say
    if not here.report.target_group:
        return say("Work across departments: where the municipality stands, and what it will do")
    return say(
        "Work across departments for {target_group}: where the municipality stands, and what it "
        "will do",
        target_group=clipped(here.words.inside(here.report.target_group), LONGEST_NAME),
    )


def _head(here: AtDesk) -> tuple[Fact, ...]:
    """What every agenda has above its items; only the target group is known here."""
    say, report = here.words.say, here.report
    empty = say("[to be filled in]")
    labels = (say("Case no."), say("Department"), say("Committee"), say("Order of committees"))
    group = Fact(label=say("Target group"), value=report.target_group)
    return (
        *(Fact(label=label, value=empty) for label in labels),
        *([group] if report.target_group else []),
    )
