"""A Result, told: one Report in one language, and the charts and papers drawn from it.

Drawing is imported where it is needed (`reports.pdf`, `reports.charts`), because it is heavy.
"""

from __future__ import annotations

from reports.example import example
from reports.model import Report
from reports.report import About, tell

__all__ = ["About", "Report", "example", "tell"]
