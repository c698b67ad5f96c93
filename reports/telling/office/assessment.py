"""The administration's own part: what it judges, costs and recommends, and what lies beside."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final

from reports.office.model import Grid, Lines, Part, Points
from reports.telling.at_hand import upper
from reports.telling.office.at_desk import NONE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.office.model import Block
    from reports.plan import PlanReport
    from reports.telling.office.at_desk import AtDesk

MOST: Final = 5
"""So many actions stand in the paper; the rest in its annex."""


def assessment(here: AtDesk) -> Part:
    """Vurdering: what holds the rest back, what is begun with, and what is not known."""
    return Part(heading=here.words.say("Assessment"), blocks=tuple(_assessed(here)))


def _assessed(here: AtDesk) -> Iterator[Block]:
    say, plan = here.words.say, here.report.plan
    if here.report.instead:
        yield Lines(
            texts=(
                say(
                    "It is the assessment of the administration that there are too few "
                    "answers to act on."
                ),
            )
        )
        return
    yield from _held_back(here)
    if plan is None:
        yield from _proposed(here)
    else:
        yield from _actions(here, plan)
    yield Lines(
        texts=(
            say(
                "The first sign shows whether an action has begun. It cannot show whether the "
                "action helps citizens. The administration knows of no study of what the actions "
                "cost or save in {organisation}.",
                organisation=here.report.organisation or say("the municipality"),
            ),
        )
    )


def _held_back(here: AtDesk) -> Iterator[Block]:
    held = [(factor, hold) for factor in here.lowest for hold in factor.holds_back]
    if not held:
        return
    say = here.words.say
    yield Lines(
        texts=(
            say(
                "It is the assessment of the administration that what is missing in {lowest} "
                "holds back other factors:",
                lowest=here.named(here.lowest),
            ),
        )
    )
    yield Points(
        texts=tuple(
            say(
                "A low score on {factor} holds back {other}: {because}",
                factor=here.words.inside(factor.short),
                other=hold.factor,
                because=hold.because,
            )
            for factor, hold in held
        )
    )


def _proposed(here: AtDesk) -> Iterator[Block]:
    """The steps to start with, where nothing has been decided yet."""
    say, start = here.words.say, here.report.start
    if not start:
        yield Lines(texts=(here.report.start_note,))
        return
    yield Lines(texts=(say("No action has been decided yet. These are proposed:"),))
    yield Points(
        texts=tuple(
            say(
                "{step} ({factor}). {lead}, {horizon}",
                step=step.title,
                factor=here.words.inside(step.factor),
                lead=step.lead,
                horizon=here.words.inside(step.horizon),
            )
            for step in start
        ),
        numbered=True,
    )


def _actions(here: AtDesk, plan: PlanReport) -> Iterator[Block]:
    say, missing = here.words.say, here.words.say("[missing]")
    yield Grid(
        caption=say("Table 2. The actions, each with who is responsible and by when"),
        columns=(say("No."), say("Action"), say("Responsible"), say("By"), say("First sign")),
        rows=tuple(
            (
                str(one.number),
                one.title,
                one.owner or missing,
                one.due or missing,
                one.first_sign or NONE,
            )
            for one in plan.promises[:MOST]
        ),
        widths=(9, 43, 29, 31, 54),
        figures=(0,),
    )
    if more := len(plan.promises[MOST:]):
        yield Lines(
            texts=(
                here.words.count(
                    "One more action is in annex 1.",
                    "{few} more actions are in annex 1.",
                    more,
                    few=upper(here.words.spelled(more)),
                ),
            )
        )


def finance(here: AtDesk) -> Part:
    """Økonomi: what the sheet on gain says, in the municipality's own figures; else what is not."""
    say = here.words.say
    gain = here.report.redesign.gain if here.report.redesign else None
    if gain is None or not gain.brief:
        texts: tuple[str, ...] = (
            say("The recommendation implies no grant."),
            say(
                "Nobody has calculated what the actions cost, who is to pay, or where a gain "
                "would fall."
            ),
        )
    else:
        own = say(
            "The figures are the municipality's own estimates, not a calculation by SØM, the "
            "socio-economic investment model. They are in annex {n}.",
            n=here.annex(gain),
        )
        money = say("This item does not decide where the money is to come from.")
        texts = (" ".join(gain.brief), own, money)
    return Part(heading=say("Finance"), blocks=(Lines(texts=texts),))


def recommendation(here: AtDesk, committees: Sequence[str] = ()) -> Part:
    """Indstilling, numbered as it is decided on; and to whom else the same is put."""
    say = here.words.say
    note: tuple[Block, ...] = ()
    if len(committees) > 1:
        told = here.words.together(committees)
        same = say("The same recommendation is put to {committees}.", committees=told)
        note = (Lines(texts=(same,)),)
    return Part(
        heading=say("Recommendation"),
        blocks=(
            Lines(texts=(_who_recommends(here),)),
            Points(texts=tuple(_recommended(here)), numbered=True),
            *note,
        ),
    )


def _who_recommends(here: AtDesk) -> str:
    """The director who owns it, where the sheet on organising says who; else the administration."""
    found = here.report.redesign
    owner = found.organisation.owner if found and found.organisation else ""
    if not owner:
        return here.words.say("The administration recommends that the committee")
    return here.words.say("{owner} recommends that the committee", owner=upper(owner))


def _recommended(here: AtDesk) -> Iterator[str]:
    say, report, plan = here.words.say, here.report, here.report.plan
    group = report.target_group.removesuffix(".")
    yield (
        say("takes note of the status report for {group}", group=here.words.inside(group))
        if group
        else say("takes note of where the municipality stands")
    )
    if here.report.instead:
        yield say("asks the administration to have more people answer, and to come back with it")
        return
    yield say("approves the targets: {targets}", targets=_targets(here))
    if plan is None:
        yield say("asks the administration for a plan with who is responsible and by when")
        return
    few = here.words.spelled(len(plan.promises))
    if len(plan.promises) > MOST:
        yield say(
            "approves the {few} actions in table 2 and annex 1, each with who is responsible and "
            "by when",
            few=few,
        )
    else:
        yield here.words.count(
            "approves the action in table 2, with who is responsible and by when",
            "approves the {few} actions in table 2, each with who is responsible and by when",
            len(plan.promises),
            few=few,
        )
    if plan.follow_ups:
        last = here.words.date(date.fromisoformat(plan.follow_ups[-1]))
        yield say("receives a status report on the actions on {date}", date=last)


def _targets(here: AtDesk) -> str:
    """One for all, or each factor with its own."""
    factors, say = here.report.factors, here.words.say
    many = Counter(factor.target_text for factor in factors)
    if len(many) == 1:
        return say("rung {target} for all factors", target=factors[0].target_text)
    return here.words.together(
        say(
            "rung {target} for {factor}",
            target=factor.target_text,
            factor=here.words.inside(factor.short),
        )
        for factor in factors
    )


def annexes(here: AtDesk) -> Part:
    """Bilag: the report, and each sheet of the redesign that is filled in."""
    titles = [
        here.words.say(
            "The report of {date}: profile, statements, plan, method and sources",
            date=here.report.date,
        ),
        *(sheet.title for sheet in here.sheets),
    ]
    return Part(
        heading=here.words.say("Annexes"),
        blocks=(
            Lines(
                texts=tuple(
                    here.words.say("Annex {n}: {title}", n=n, title=title)
                    for n, title in enumerate(titles, 1)
                ),
                tight=True,
            ),
        ),
    )
