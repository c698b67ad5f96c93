"""Measure everything, and how hard the texts read; exit 1 when a goal is missed.

Takes some ten minutes, of which four are Copenhagen's: 90 seconds on each engine, or as many as
are named: `python -m benchmarks 600`.
"""

from __future__ import annotations

import sys

from benchmarks import (
    copenhagen,
    files,
    following,
    lix,
    phones,
    remembering,
    reporting,
    rival,
    scores,
    screens,
    sheets,
    workers,
)
from benchmarks.measure import table
from content import load


def main(seconds: float) -> int:
    """Run every benchmark, in pairs, and judge each by its goal."""
    figures = [
        *scores.measure(),
        *reporting.measure(),
        *remembering.measure(),
        *files.measure(),
        *screens.measure(),
        *sheets.measure(),
        *phones.measure(),
        *following.measure(),
        *copenhagen.measure(seconds),
        *workers.measure(),
        *rival.measure(),
    ]
    print(table(figures))
    readings = [*lix.readings(load())]
    print(lix.table(readings))
    reached = [found.reached for found in figures] + [found.reached for found in readings]
    return 0 if all(reached) else 1


sys.exit(main(float(sys.argv[1]) if sys.argv[1:] else copenhagen.SECONDS))
