"""Choose every word and round every figure: a Result to a Report in one language."""

from __future__ import annotations

from reports.telling.comparing import comparison, promises
from reports.telling.handout import tell_handout
from reports.telling.knowing import known
from reports.telling.plan import tell_plan
from reports.telling.redesign import (
    sheet_alone,
    tell_gain,
    tell_redesign,
    tell_sheet,
    tell_supposed,
    tell_why,
)
from reports.telling.report import About, tell

__all__ = [
    "About",
    "comparison",
    "known",
    "promises",
    "sheet_alone",
    "tell",
    "tell_gain",
    "tell_handout",
    "tell_plan",
    "tell_redesign",
    "tell_sheet",
    "tell_supposed",
    "tell_why",
]
