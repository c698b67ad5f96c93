"""The round before, numbers known already, and the promises, told for screen and paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import reports
import workshop
from told import SHOWN, Stood
from told import compared as weighed
from told import known as numbers
from told import promised as promises_of
from views import here, house, told, visitor

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from content import Content
    from reports import BecameReport, ComparisonReport, NumberReport, Promised, Report
    from workshop import Before, Figure, FollowUp, Workshop


def whole(of: Workshop, report: Report) -> Report:
    """The Report with what stands beside it: the sheets, the round before, and known numbers."""
    also = {"redesign": told.the_redesign(of), "compared": compared(of), "known": known(of)}
    return report.model_copy(update=also)


def is_shown(of: Workshop) -> bool:
    """Whether there is a result that may be seen."""
    return of.kind == "together" or of.phase in SHOWN


def before(of: Workshop) -> Before | None:
    """The round before, as far as this browser may see it."""
    return workshop.before(house.the_store(), visitor.the_desk(), of)


def compared(of: Workshop) -> ComparisonReport | None:
    """This round beside the one before; None where there is none, or nothing may be shown yet."""
    earlier = before(of)
    if earlier is None or not is_shown(of):
        return None
    if earlier.here and not is_shown(earlier.here):
        return None
    was = earlier.file.result if earlier.file else told.the_result(earlier.here)  # type: ignore[arg-type] # one of both
    then = reports.Round(_day(earlier), was.participants, _asked(earlier))
    now = Stood(shown_on(of), told.the_result(of), here.shelves(of))
    return weighed(then, was, now, visitor.the_words(), promised(earlier.here))


def _day(earlier: Before) -> date | None:
    if earlier.file:
        return earlier.file.day
    return shown_on(earlier.here) if earlier.here else None


def shown_on(of: Workshop) -> date:
    """The day of its answers."""
    return of.revealed_on or visitor.here_and_now(of.created).date()


def _asked(earlier: Before) -> Content | None:
    return here.shelves(earlier.here) if earlier.here else None


def follow_up(of: Workshop) -> FollowUp | None:
    """The promises of a workshop as they stand today."""
    return workshop.followed(house.the_store(), of.id, visitor.today())


def told_promises(of: Workshop) -> tuple[BecameReport, ...]:
    """The promises of a workshop in words."""
    return reports.promises(here.shelves(of), visitor.the_words(), promised(of))


def promised(of: Workshop | None) -> tuple[Promised, ...]:
    """The promises of a workshop, and where each stands."""
    return promises_of(house.the_store(), of, visitor.today()) if of else ()


def known(of: Workshop) -> tuple[NumberReport, ...]:
    """The numbers that are kept with a workshop, and which point elsewhere than its answers."""
    return beside(of, workshop.figures(house.the_store(), of.id))


def beside(of: Workshop, figures: Sequence[Figure]) -> tuple[NumberReport, ...]:
    """Numbers that have been read, and which of them point elsewhere than the answers."""
    if not figures:
        return ()
    return numbers(here.shelves(of), told.the_result(of), visitor.the_words(), figures)
