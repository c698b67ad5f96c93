"""What can go wrong, from what the Report itself lacks, and what the administration then does."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Final

from reports.office.model import Lines, Part, Points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.office.model import Block
    from reports.telling.office.at_desk import AtDesk

MOST: Final = 5
MOST_NAMED: Final = 3
MOST_BARRIERS: Final = 2


def risk(here: AtDesk) -> Iterator[Part]:
    """Risiko; left out where there are too few answers to judge on."""
    if not here.report.instead:
        yield Part(heading=here.words.say("Risk"), blocks=tuple(_blocks(here)))


def _blocks(here: AtDesk) -> Iterator[Block]:
    if wrong := tuple(islice(_wrong(here), MOST)):
        yield Lines(texts=(here.words.say("It can go wrong if"),))
        yield Points(texts=wrong)
    yield Lines(texts=tuple(filter(None, (_barriers(here), _reply(here)))))


def _wrong(here: AtDesk) -> Iterator[str]:
    """Each the end of a sentence that begins with `if`."""
    yield from _of_the_plan(here)
    yield from _of_the_sheets(here)


def _of_the_plan(here: AtDesk) -> Iterator[str]:
    words, plan = here.words, here.report.plan
    if plan is None:
        yield words.say("no action gets a person responsible and a date; none is decided yet")
        return
    if bare := [str(one.number) for one in plan.promises if not (one.owner and one.due)]:
        yield words.count(
            "action {numbers} does not get both a person responsible and a date",
            "actions {numbers} do not each get a person responsible and a date",
            len(bare),
            numbers=words.together(bare),
        )
    left = {row.factor for row in plan.rows if row.left}
    if waiting := [factor for factor in here.report.factors if factor.id in left]:
        yield words.count(
            "{factors} stays below the target, for it has no action yet",
            "{factors} stay below the target, for they have no action yet",
            len(waiting),
            factors=here.named(waiting),
        )


def _of_the_sheets(here: AtDesk) -> Iterator[str]:
    say, found = here.words.say, here.report.redesign
    if found is None:
        return
    if found.gain and found.gain.skew:
        skew = found.gain.skew.removesuffix(".")
        yield say("costs and gains stay unevenly shared: {skew}", skew=skew)
    if undecided := _undecided(here):
        told = here.words.together(here.quoted(name) for name in undecided[:MOST_NAMED])
        yield say("it stays unclear who decides: {tasks}", tasks=told)
    if found.profiles and (left := found.profiles.left):
        yield here.words.count(
            "a competence that is missing does not come into the plan",
            "{few} competences that are missing do not come into the plan",
            len(left),
            few=here.words.spelled(len(left)),
        )


def _undecided(here: AtDesk) -> tuple[str, ...]:
    """The tasks that nobody decides, or several do."""
    roles = here.report.redesign and here.report.redesign.roles
    if not roles:
        return ()
    tasks = {one.task for one in roles.look if one.id.startswith("one_decides")}
    return tuple(task.name for group in roles.groups for task in group.tasks if task.id in tasks)


def _barriers(here: AtDesk) -> str:
    """What is known to stand in the way of the lowest, as the shelf says."""
    known = [one.text for factor in here.lowest for one in factor.barriers]
    if not known:
        return ""
    return here.words.say(
        "What often stands in the way of {factors}: {barriers}",
        factors=here.named(here.lowest),
        barriers=" ".join(known[:MOST_BARRIERS]),
    )


def _reply(here: AtDesk) -> str:
    say, plan = here.words.say, here.report.plan
    if plan is None or not plan.follow_ups:
        return say("In that case the administration tells the committee, and proposes what to do.")
    return say(
        "In that case the committee hears of it in the status report on {date} at the latest, "
        "with a proposal for what to do.",
        date=here.words.date(date.fromisoformat(plan.follow_ups[-1])),
    )
