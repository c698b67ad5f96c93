"""The drawing of how one is organised, in words: what stands in it, and what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.redesign.organisation import SideReport
from sheets import MOST_DRAWN, UNKNOWN, named, shape

if TYPE_CHECKING:
    from content import OrganisationFile, OrganisationModel
    from sheets import Organisation, Side
    from words import Words

UNNAMED = 3


def name_of(words: Words, file: OrganisationFile, side: Side) -> str:
    """The model's name; "" where none is chosen."""
    found = _model(file, side)
    return found.name[words.language] if found else ""


def _model(file: OrganisationFile, side: Side) -> OrganisationModel | None:
    return next((one for one in file.models if one.key == side.model), None)


def departments(words: Words, of: Organisation) -> tuple[str, ...]:
    """What stands in the boxes: the names, or their number where they are too many to draw."""
    every = named(of)
    if len(every) > MOST_DRAWN:
        return (words.count("{n} department", "{n} departments", len(every)),)
    return every or (words.say("A department"),) * UNNAMED


def departments_note(words: Words, of: Organisation) -> str:
    """What to do about boxes without names, and what the number in the box stands for."""
    every = named(of)
    if not every:
        return words.say("Write your departments, and they appear in the drawing.")
    return words.together(every) if len(every) > MOST_DRAWN else ""


def side(
    words: Words, file: OrganisationFile, of: Organisation, one: Side, *, wanted: bool
) -> SideReport:
    """One side's drawing, or why there is none."""
    found, say = _model(file, one), words.say
    name = found.name[words.language] if found else ""
    head = say("Wanted") if wanted else say("Today")
    under = found.drawn[words.language] if found and found.drawn else ""
    label = one.name or name
    return SideReport(
        heading=f"{head}: {words.inside(name)}" if name else head,
        shape=shape(one),
        dashed=wanted,
        label=label,
        under=under,
        alt=_alt(words, head, of, one, name=label, under=under) if shape(one) else "",
        instead=_instead(words, of, one),
    )


def _instead(words: Words, of: Organisation, one: Side) -> str:
    """What stands where nothing is drawn."""
    if not one.model:
        return words.say("Nothing is chosen yet.")
    if one.model != UNKNOWN:
        return ""
    if of.lacks:
        return words.say("You do not know yet. You need to know: {lacks}", lacks=of.lacks)
    return words.say("You do not know yet. Write what you need to know, and who finds out.")


def _alt(  # noqa: PLR0913 - what the drawing shows
    words: Words, head: str, of: Organisation, one: Side, *, name: str, under: str
) -> str:
    """The drawing for whoever does not see it; the table tells the same."""
    say, boxes = words.say, words.together(departments(words, of))
    called = {"name": name, "under": under}
    told = {
        "within": say("A line joins them: {name}, {under}.", **called),
        "teams": say("A box lies across them all: {name}, {under}.", **called),
        "unit": say("A box of its own stands beside them: {name}, {under}.", **called),
    }[shape(one)]
    below = say("{head}. Under the executive board: {departments}.", head=head, departments=boxes)
    return " ".join((below, told, say("The table below says the same.")))
