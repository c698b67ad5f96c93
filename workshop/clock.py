"""The one clock by which days begin and times are told, wherever the server stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import date, datetime

CLOCK: Final = ZoneInfo("Europe/Copenhagen")


def day_of(moment: datetime) -> date:
    """The day of a moment on that clock: just after midnight it is tomorrow there, not in UTC."""
    return moment.astimezone(CLOCK).date()
