"""The committee's paper, in the third person: a draft that the administration goes on with.

The sections are those that Danish agendas have. What nobody has told this house is to be filled in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reports.office.model import NO_AGENDA, Agenda, Paper, Part
from reports.parts import Fact
from reports.telling.office import account, assessment, risk
from reports.telling.office.at_desk import at_desk, clipped

if TYPE_CHECKING:
    from reports.model import Report
    from reports.telling.office.at_desk import AtDesk

LONGEST_NAME: Final = 120
"""So much of a target group stands in a heading; the head has all of it."""


def tell_paper(report: Report, agenda: Agenda = NO_AGENDA) -> Paper:
    """The paper from its head to the decision, which is the secretary's."""
    here = at_desk(report)
    title = _title(here)
    return Paper(
        cover=here.cover(title, here.words.say("Paper for the committee")),
        head=_head(here, agenda),
        parts=(
            account.account(here),
            assessment.assessment(here),
            assessment.finance(here),
            *risk.risk(here),
            assessment.recommendation(here, agenda.committees),
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


def _head(here: AtDesk, agenda: Agenda) -> tuple[Fact, ...]:
    """What every agenda has above its items; what nobody has said is to be filled in."""
    say, report = here.words.say, here.report
    several = len(agenda.committees) > 1
    before = say("Order of committees") if several else say("Committee")
    told = (
        (say("Case no."), agenda.case),
        (say("Department"), agenda.department),
        (before, "; ".join(agenda.committees)),
    )
    group = Fact(label=say("Target group"), value=report.target_group)
    return (
        *(Fact(label=label, value=value or say("[to be filled in]")) for label, value in told),
        *([group] if report.target_group else []),
    )
