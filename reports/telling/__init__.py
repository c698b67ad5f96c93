"""Choose every word and round every figure: a Result to a Report in one language."""

from __future__ import annotations

from reports.telling.plan import tell_plan
from reports.telling.report import About, tell

__all__ = ["About", "tell", "tell_plan"]
