"""What a workshop came to, told without a screen: what was kept at the reveal and said since."""

from __future__ import annotations

from told.rounds import Stood, compared, known, promised, stood
from told.whole import whole
from told.workshops import (
    SHOWN,
    Talk,
    about,
    agreed,
    comments,
    kept,
    meeting,
    plan,
    planned,
    redesign,
    report,
    result,
    said,
    settled,
    talk,
    together,
)

__all__ = [
    "SHOWN",
    "Stood",
    "Talk",
    "about",
    "agreed",
    "comments",
    "compared",
    "kept",
    "known",
    "meeting",
    "plan",
    "planned",
    "promised",
    "redesign",
    "report",
    "result",
    "said",
    "settled",
    "stood",
    "talk",
    "together",
    "whole",
]
