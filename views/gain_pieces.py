"""The pieces of the gain sheet; they are drawn in templates/gain.html."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.drawing import TEMPLATES, drawer

if TYPE_CHECKING:
    from reports import GainReport, InitiativeRow
    from words import Words

draw = drawer("gain.html")


def thousandths(n: int) -> str:
    """So many thousandths as a width, written without a float."""
    return f"{n // 10}.{n % 10}%"


TEMPLATES.globals["thousandths"] = thousandths


def figures(told: GainReport) -> str:
    """Who pays and who saves, with bars about one line; then the four years, and what to mind."""
    return draw("figures", told=told, heads=told.words)


def posts(of: InitiativeRow, heads: dict[str, str], at: str = "") -> str:
    """The posts of one initiative; the one that is written on is marked."""
    return draw("posts", of=of, heads=heads, at=at)


def initiatives(told: GainReport) -> str:
    """Every initiative with its posts, where nobody writes."""
    return draw("initiatives", told=told, heads=told.words)


def supposed(told: GainReport) -> str:
    """The assumptions on the sheet, each with what would come of it."""
    return draw("supposed", told=told, heads=told.words) if told.supposed else ""


def minded(told: GainReport) -> str:
    """What a minus does not say, and whose figures these are."""
    return draw("minded", told=told, heads=told.words)


def som(told: GainReport) -> str:
    """What there is for SØM, what is missing, and what it came to."""
    return draw("som", som=told.som, heads=told.words)


def som_below(told: GainReport) -> str:
    """The same, under a rule."""
    return draw("som_below", som=told.som, heads=told.words)


def questions(told: GainReport) -> str:
    """What to talk about, folded."""
    return draw("questions", told=told, heads=told.words)


def refused(label: str, why: str, words: Words) -> str:
    """Why what was typed in a field is not saved."""
    return draw("refused", label=label, why=why, not_saved=words.say("It is not saved."))
