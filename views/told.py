"""What a workshop came to, told: its report as it was revealed, and what people wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import reports
import sheets
import told
import workshop
from sheets import Filled, Sheet
from told import SHOWN, Talk
from views import calm, here, house, visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from arithmetic import Result
    from content import Content, SheetName
    from reports import Plan, PlanReport, RedesignReport, Report
    from workshop import Action, Kept, Talked, Workshop

S = TypeVar("S", bound=Sheet)
T = TypeVar("T")


def the_report() -> Report | None:
    """What this address's workshop came to, told; None when there is nothing to tell yet."""
    if here.an_example():
        return the_example()
    found = here.the_workshop()
    if found is None:
        return None
    if found.kind == "together":
        return _together(found)
    if found.phase not in SHOWN:
        return None
    talk, plan = the_talk(found), as_kept(found)
    what = ("report", visitor.the_words().language, talk, plan)
    return house.the_memory().recall(found.id, what, lambda: _revealed(found, talk, plan))


def the_answers(of: Workshop | None, said: Talked | None) -> Report | None:
    """What people answered and what was agreed, told for the talk: without the plan and the words.

    `said` is what has been read already.
    """
    if of is None or said is None or of.kind == "together" or of.phase not in SHOWN:
        return the_report()
    agreed = workshop.agreed_in(said.decisions)
    talk = Talk(tuple(agreed.items()), tuple(said.targets.items()))
    what = ("answers", visitor.the_words().language, talk)
    return house.the_memory().recall(of.id, what, lambda: _revealed(of, talk, None))


def the_example() -> Report | None:
    """The example, told; None when another instrument asks other statements."""
    words, known = visitor.the_words(), house.the_content()
    return house.the_memory().recall(
        workshop.EXAMPLE, words.language, lambda: reports.example(known, words)
    )


def _together(of: Workshop) -> Report | None:
    """What the room has agreed so far, counted anew; with the shelves it began with."""
    if not workshop.agreed(house.the_store(), of.id):
        return None
    contact = workshop.whom_to_ask(house.the_store(), of.id)
    about, plan = told.about(of, _last_said(of), contact=contact), as_kept(of)
    return reports.tell(here.shelves(of), _agreed(of), visitor.the_words(), about, plan=plan)


def _agreed(of: Workshop) -> Result:
    """What the room has agreed so far."""
    return told.agreed(house.the_store(), here.shelves(of), of)


def the_talk(of: Workshop) -> Talk:
    """What the room has said after the reveal that changes what is told."""
    return told.talk(house.the_store(), of.id)


def as_kept(of: Workshop) -> Plan:
    """The room's plan as it is kept."""
    return told.plan(house.the_store(), of.id)


def the_plan(of: Workshop, plan: Plan) -> PlanReport:
    """A plan of this workshop, told, also where it promises nothing yet."""
    return reports.tell_plan(here.shelves(of), the_result(of), visitor.the_words(), plan)


def the_sheets() -> Filled:
    """Every sheet of this address's workshop as it is filled in; the example's are the shelf's."""
    of = here.the_workshop()
    if of is not None:
        return workshop.the_sheets(house.the_store(), of.id)
    shelf, language = house.the_content().redesign, visitor.the_words().language
    return sheets.example(shelf, language) if shelf else Filled()


def the_example_sheet(kind: type[S]) -> S:
    """One sheet of the example."""
    return next(sheet for _, sheet in the_sheets() if isinstance(sheet, kind))


def the_redesign(of: Workshop) -> RedesignReport | None:
    """Every sheet that is filled in, told; None where none is."""
    store, known, words = house.the_store(), here.shelves(of), visitor.the_words()
    return told.redesign(store, known, of, the_result(of), words, as_kept(of))


def once(name: str, of: tuple[object, ...], make: Callable[[], T]) -> T:
    """What was made last, for as long as everything that it is made `of` is the very same.

    Texts need only be alike; whatever was read or told must be the object that it was made of.
    """
    memory, what = house.the_memory(), ("once", name, visitor.the_words().language)
    kept: tuple[tuple[object, ...], T] | None = memory.recall(here.the_id(), what, lambda: None)
    if kept and all(_same(before, now) for before, now in zip(kept[0], of, strict=True)):
        return kept[1]
    made = make()
    memory.keep(here.the_id(), what, (of, made))
    return made


def _same(before: object, now: object) -> bool:
    return before is now or (isinstance(now, str) and before == now)


def a_sheet(sheet: Sheet) -> Any:  # noqa: ANN401 - each sheet has its own report
    """A sheet of this address’s workshop, told; what the room has said since changes none."""
    of, words = here.the_workshop(), visitor.the_words()
    known = _shelves(of)
    result = _counted(of) if of else reports.example_result(known)
    if result is None:
        calm.nothing_yet()
    name = type(sheet).__name__
    return once(
        name, (sheet, known, result), lambda: reports.tell_sheet(known, result, words, sheet)
    )


def of_the_plan(sheet: Sheet, promised: Iterable[Action]) -> Any:  # noqa: ANN401 - as above
    """A sheet that says nothing of the answers, told beside what the plan promises."""
    of, words = here.the_workshop(), visitor.the_words()
    known = _shelves(of)
    said = told.planned(promised)
    return once(
        type(sheet).__name__,
        (sheet, known, repr(said)),
        lambda: reports.tell_sheet(known, None, words, sheet, planned=said),
    )


def why(name: SheetName) -> str:
    """Why a sheet is there, in the room's own answers."""
    of, words = here.the_workshop(), visitor.the_words()
    known = _shelves(of)
    together = of is not None and of.kind == "together"
    said = repr(workshop.agreed(house.the_store(), here.the_id())) if together else ""
    counted = _counted(of) if of and not together else None

    def make() -> str:
        result = counted or (_agreed(of) if of else reports.example_result(known))
        return reports.tell_why(known, result, words, name) if result else ""

    return once(f"why {name}", (known, counted, said), make)


def the_overview() -> RedesignReport | None:
    """What the profile calls for, and every sheet told; None where the instrument has none."""
    of, words = here.the_workshop(), visitor.the_words()
    known = _shelves(of)
    result = the_result(of) if of else reports.example_result(known)
    return reports.tell_redesign(known, result, words, the_sheets()) if result else None


def _shelves(of: Workshop | None) -> Content:
    """What a workshop was revealed with; the example is told by what is there now."""
    return here.shelves(of) if of else house.the_content()


def _counted(of: Workshop) -> Result:
    """What was kept at the reveal."""
    if of.kind == "together":
        return _agreed(of)
    return house.the_memory().recall(of.id, "counted", lambda: _kept(of).result)


def the_result(of: Workshop) -> Result:
    """What was kept at the reveal, as it stands when the room has talked."""
    if of.kind == "together":
        return _agreed(of)
    return told.settled(here.shelves(of), _kept(of), the_talk(of))


def _revealed(of: Workshop, talk: Talk, plan: Plan | None) -> Report:
    """What was kept at the reveal and what was agreed since, told."""
    day = visitor.here_and_now(of.created).date()
    words, found = visitor.the_words(), _kept(of)
    return told.report(here.shelves(of), found, of, talk, words, day=day, plan=plan)


def _kept(of: Workshop) -> Kept:
    return told.kept(house.the_store(), house.the_content(), of)


def _last_said(of: Workshop) -> date:
    """The day on which the room last said something."""
    said = workshop.settled(house.the_store(), of.id).values()
    return visitor.here_and_now(max((a.at for a in said), default=of.created)).date()


def the_comments(known: Workshop | None = None) -> Mapping[str, tuple[str, ...]]:
    """What people wrote, by statement, as far as it may be shown."""
    found = known or here.the_workshop()
    if found is None or found.kind == "together" or found.phase not in SHOWN:
        return {}
    store, shelves = house.the_store(), house.the_content()
    return house.the_memory().recall(
        found.id, "comments", lambda: told.comments(store, shelves, found)
    )
