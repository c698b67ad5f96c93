"""The profile as a slide: radar and table, and a title that says which factor is lowest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reports.office.model import Corner, Profile
from reports.telling.at_hand import upper
from reports.telling.office.at_desk import NONE, figure

if TYPE_CHECKING:
    from reports.model import FactorReport
    from reports.telling.office.at_desk import AtDesk

MOST: Final = 8
"""Around more corners than these their numbers stand, for names would lie on each other."""


def profile(here: AtDesk) -> Profile:
    """Radar and table of the same figures."""
    labels, agreed = here.report.labels, here.report.agreed_any
    heads = (
        labels["factor"],
        labels["now"],
        *([labels["agreed_head"]] if agreed else []),
        labels["target"],
    )
    return Profile(
        title=_title(here),
        kicker=here.words.say("The profile"),
        alt=here.report.radar_alt,
        heads=heads,
        series=(labels["legend_now"], labels["legend_agreed"], labels["legend_target"]),
        corners=corners(here),
        notes=_notes(here),
    )


def corners(here: AtDesk) -> tuple[Corner, ...]:
    """Each factor, named around the radar where there is room for names."""
    crowded = len(here.report.factors) > MOST
    return tuple(_corner(factor, crowded=crowded) for factor in here.report.factors)


def _corner(factor: FactorReport, *, crowded: bool) -> Corner:
    name = upper(factor.short)
    return Corner(
        label=str(factor.number) if crowded else name,
        name=f"{factor.number}. {name}" if crowded else name,
        now=figure(factor.score),
        now_text=factor.score_text,
        agreed=figure(factor.agreed_score) if factor.agreed_score_text else None,
        agreed_text=factor.agreed_score_text or NONE,
        target=factor.target,
        target_text=factor.target_text,
        lowest=factor.lowest,
    )


def _title(here: AtDesk) -> str:
    """Which is lowest and by how much; what is true of it where there is no lowest."""
    count, lowest = here.words.count, here.lowest
    if lowest and here.report.range_text:
        return count(
            "{factors} is lowest, {range} rungs below the highest.",
            "{factors} are lowest, {range} rungs below the highest.",
            len(lowest),
            factors=upper(here.named(lowest)),
            range=here.report.range_text,
        )
    if len(here.scored) > 1:
        return here.words.say("No factor is lower than the others.")
    return count("{n} factor has a score.", "{n} factors have a score.", len(here.scored))


def _notes(here: AtDesk) -> str:
    if here.lowest:
        return here.words.say(
            "Ask: What do you see in your own work that makes {factor} lie where it does?",
            factor=here.named(here.lowest),
        )
    return here.words.say("Ask: Where do you see it yourselves, and where do you not?")
