"""The room's plan as it is kept, on its way into a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import told
from told import follow_ups
from views import house

if TYPE_CHECKING:
    import reports
    from workshop import Workshop

__all__ = ["follow_ups", "the_plan"]


def the_plan(of: Workshop) -> reports.Plan:
    """What the room promises and weighs, with its votes and what became of it."""
    return told.plan(house.the_store(), of)
