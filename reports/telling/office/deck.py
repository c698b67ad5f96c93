"""The slides: each title a finding and no two alike, each note the question to ask the room."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reports.office.model import Card, Cards, Deck, Listed, Opening
from reports.telling.at_hand import upper
from reports.telling.office import shown, split
from reports.telling.office.at_desk import at_desk
from reports.telling.office.corners import profile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.model import Report
    from reports.office.model import Slide
    from reports.plan import PlanReport, PromiseReport
    from reports.telling.office.at_desk import AtDesk

A_SLIDE = 3


def tell_deck(report: Report) -> Deck:
    """Title, profile, where the room differs, citizens, redesign, plan, and the follow-up."""
    here = at_desk(report)
    about = here.words.say("Slides for the room")
    return Deck(
        cover=here.cover(report.finding, about), slides=tuple(_unlike(tuple(_slides(here))))
    )


def _slides(here: AtDesk) -> Iterator[Slide]:
    yield _opening(here)
    if here.report.instead:
        yield _instead(here)
        return
    yield profile(here)
    yield from split.slides(here)
    yield from shown.citizens(here)
    yield from shown.redesign(here)
    yield from _plan(here, here.report.plan) if here.report.plan else _start(here)
    yield _again(here)


def _unlike(slides: Iterable[Slide]) -> Iterator[Slide]:
    """Where two titles are alike, the later ones are counted."""
    seen: dict[str, int] = {}
    for slide in slides:
        n = seen[slide.title] = seen.get(slide.title, 0) + 1
        title = f"{slide.title} ({n})" if n > 1 else slide.title
        seen.setdefault(title, 1)
        yield slide.model_copy(update={"title": title})


def _opening(here: AtDesk) -> Opening:
    report, say = here.report, here.words.say
    group = report.target_group
    return Opening(
        title=report.finding,
        kicker=here.cover("", "").footer,
        lines=tuple(
            filter(
                None,
                (
                    f"{report.kicker}.",
                    say("Target group: {group}", group=group) if group else "",
                    report.invented_note,
                ),
            )
        ),
        notes=say(
            "Ask: What do you recognise? What surprises you? Give a minute of silence before "
            "anybody speaks."
        ),
    )


def _instead(here: AtDesk) -> Listed:
    report = here.report
    return Listed(
        title=report.labels["instead"],
        kicker=here.words.say("The profile"),
        points=(report.lead, *report.instead),
        notes=here.words.say("Ask: Which of these do we do, and who sees to it?"),
    )


# ---- The plan ----


def _plan(here: AtDesk, plan: PlanReport) -> Iterator[Cards]:
    say = here.words.say
    ask = say("Ask: Can each of you say aloud what you have promised, and by when?")
    left = _left(here, plan)
    for at in range(0, len(plan.promises), A_SLIDE):
        few = plan.promises[at : at + A_SLIDE]
        first = few[0].number == 1
        yield Cards(
            title=plan.finding if first else _numbered(here, few),
            kicker=here.report.labels["plan"],
            cards=tuple(_card(here, one) for one in few),
            foot=left if first else "",
            notes=ask,
        )


def _numbered(here: AtDesk, few: Iterable[PromiseReport]) -> str:
    numbers = here.words.together(str(one.number) for one in few)
    return here.words.say("The plan goes on: {numbers}", numbers=numbers)


def _card(here: AtDesk, one: PromiseReport) -> Card:
    say = here.words.say
    missing = [
        what
        for what, is_there in ((say("responsible"), one.owner), (say("date"), one.due))
        if not is_there
    ]
    warning = say("Missing: {what}", what=here.words.together(missing)) if missing else ""
    return Card(
        number=one.number,
        title=one.title,
        lines=tuple(filter(None, (one.owner, one.due))),
        warning=warning,
    )


def _left(here: AtDesk, plan: PlanReport) -> str:
    waiting = {row.factor for row in plan.rows if row.left}
    left = [factor for factor in here.report.factors if factor.id in waiting]
    if not left:
        return ""
    return here.words.count(
        "{factors} has no promise yet.",
        "{factors} have no promise yet.",
        len(left),
        factors=upper(here.named(left)),
    )


def _start(here: AtDesk) -> Iterator[Slide]:
    """The steps that are proposed, where nothing has been decided."""
    start, words = here.report.start, here.words
    kicker = here.report.labels["start"]
    ask = words.say("Ask: Which of these do we promise each other, and who takes it on?")
    if not start:
        yield Listed(title=here.report.start_note, kicker=kicker, points=(), notes=ask)
        return
    yield Cards(
        title=words.count(
            "One step lies nearest.",
            "{few} steps lie nearest.",
            len(start),
            few=upper(words.spelled(len(start))),
        ),
        kicker=kicker,
        cards=tuple(
            Card(number=n, title=step.title, lines=(step.lead, step.horizon), warning="")
            for n, step in enumerate(start, 1)
        ),
        foot=words.say("Nothing has been decided yet."),
        notes=ask,
    )


# ---- The follow-up ----


def _again(here: AtDesk) -> Listed:
    """When the plan is looked at again, and what is to be seen by then."""
    say, plan = here.words.say, here.report.plan
    ask = say("What will we be able to see by then that we cannot see today?")
    if plan is None or not plan.follow_ups:
        return Listed(
            title=say("No day has been set for looking at it again."),
            kicker=say("Follow-up"),
            points=(say("When do you meet again?"), ask),
            notes=say("Ask: Who calls the meeting?"),
        )
    day = date.fromisoformat(plan.follow_ups[0])
    signs = (one for one in plan.promises if one.first_sign)
    return Listed(
        title=say("You look at the plan again on {date}.", date=here.words.date(day)),
        kicker=say("Follow-up"),
        points=(ask, *(one.first_sign for one in list(signs)[:A_SLIDE])),
        notes=say(
            "Ask: {question} Read the first signs aloud, and ask which of you will look.",
            question=ask,
        ),
    )
