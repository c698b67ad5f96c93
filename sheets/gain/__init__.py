"""Gevinst: who pays and who gains, year by year, in the organisation's own figures.

Amounts are kroner as exact decimals with two places at most. Nothing here is an estimate of ours.
"""

from sheets.gain.example import example
from sheets.gain.filled import (
    GIVEN,
    MOST_ASSUMPTIONS,
    MOST_INITIATIVES,
    MOST_LINES,
    YEARS,
    Assumption,
    Gain,
    Initiative,
    Kroner,
    Post,
    Som,
    Supposed,
    Way,
    same,
    total,
)
from sheets.gain.handover import gains, known, ready
from sheets.gain.sums import (
    Side,
    Skew,
    Year,
    break_even,
    by_department,
    by_year,
    lacking,
    posts,
    running,
    skew,
)
from sheets.gain.supposing import supposed

__all__ = [
    "GIVEN",
    "MOST_ASSUMPTIONS",
    "MOST_INITIATIVES",
    "MOST_LINES",
    "YEARS",
    "Assumption",
    "Gain",
    "Initiative",
    "Kroner",
    "Post",
    "Side",
    "Skew",
    "Som",
    "Supposed",
    "Way",
    "Year",
    "break_even",
    "by_department",
    "by_year",
    "example",
    "gains",
    "known",
    "lacking",
    "posts",
    "ready",
    "running",
    "same",
    "skew",
    "supposed",
    "total",
]
