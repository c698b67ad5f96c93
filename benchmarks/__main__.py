"""Measure everything and print one table; exit 1 when a goal is missed."""

from __future__ import annotations

import sys

from benchmarks import phones, reporting, rival, scores, screens
from benchmarks.measure import table


def main() -> int:
    """Run every benchmark, in pairs, and judge each by its goal."""
    figures = [
        *scores.measure(),
        *reporting.measure(),
        *screens.measure(),
        *phones.measure(),
        *rival.measure(),
    ]
    print(table(figures))
    return 0 if all(figure.reached for figure in figures) else 1


sys.exit(main())
