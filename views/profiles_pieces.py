"""The pieces of the competence profiles; they are drawn in templates/profiles.html."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.drawing import drawer

if TYPE_CHECKING:
    from reports import ProfilesReport
    from words import Words

draw = drawer("profiles.html")


def tables(report: ProfilesReport, words: Words) -> str:
    """Both profiles: what one can see, how it stands now, and what is done about it."""
    return draw("tables", of=report, say=words.say)


def left(report: ProfilesReport) -> str:
    """The gaps that are in no plan."""
    return draw("left", of=report)
