"""The room's plan as it is kept, on its way into a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import told
from views import house

if TYPE_CHECKING:
    from reports import Plan
    from workshop import Workshop


def the_plan(of: Workshop) -> Plan:
    """What the room promises and weighs, with its votes and what became of it."""
    return told.plan(house.the_store(), of)
