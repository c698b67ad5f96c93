"""Ratings to counts, and what each person's absence would change."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from answers import ABSENT, DONT_KNOW

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from answers import Answers

    Counts = NDArray[np.intp]
    Figures = NDArray[np.float64]

RUNGS = DONT_KNOW
CODES = ABSENT + 1
# As many people at a time as keep the work in a core's own cache.
CHUNK = 1024


class Tally(NamedTuple):
    """Counts over levels x areas x statements x codes (0-5, don't know, not relevant, absent)."""

    counts: Counts
    people: Counts
    """People over levels x areas."""

    @property
    def room(self) -> Counts:
        """Statements x codes, the whole room."""
        room: Counts = self.counts.sum(axis=(0, 1))
        return room


def ratings_of(answers: Answers) -> NDArray[np.uint8]:
    """People x statements, one code each."""
    codes = np.frombuffer(answers.ratings, np.uint8)
    return codes.reshape(len(answers.participants), len(answers.statements))


def tally(answers: Answers) -> Tally:
    """One pass over all answers; every count that is ever shown is a sum of these."""
    codes = ratings_of(answers)
    asked = codes.shape[1]
    levels, areas = len(answers.level.keys), len(answers.area.keys)
    cell = np.frombuffer(answers.level.of, np.uint16).astype(np.intp) * areas
    cell += np.frombuffer(answers.area.of, np.uint16)
    flat = np.zeros(levels * areas * asked * CODES, np.intp)
    for start, places in _places(codes):
        in_cell = places + (cell[start : start + CHUNK] * (asked * CODES))[:, None]
        flat += np.bincount(in_cell.ravel(), minlength=flat.size)
    return Tally(
        flat.reshape(levels, areas, asked, CODES),
        np.bincount(cell, minlength=levels * areas).reshape(levels, areas),
    )


def _places(codes: NDArray[np.uint8]) -> Iterator[tuple[int, Counts]]:
    """Chunks of people; each answer as its place in a flat statements x codes table."""
    column = np.arange(codes.shape[1], dtype=np.intp) * CODES
    for start in range(0, len(codes), CHUNK):
        yield start, codes[start : start + CHUNK] + column


def without_each(answers: Answers, sums: Sequence[int], ns: Sequence[int]) -> Figures:
    """Each statement's mean without one person: people x statements, NaN where none is left.

    There are only as many outcomes as codes, so they are looked up and not computed.
    """
    total = np.array(sums, float)[:, None]
    n = np.array(ns, float)[:, None]
    rung = np.arange(CODES)
    rated = rung < RUNGS
    with np.errstate(invalid="ignore", divide="ignore"):
        after = (total - np.where(rated, rung, 0)) / (n - rated)
    table = np.where(n - rated > 0, after, np.nan).ravel()
    codes = ratings_of(answers)
    means = np.empty(codes.shape)
    for start, places in _places(codes):
        np.take(table, places, out=means[start : start + CHUNK])
    return means


def mean_of_columns(values: Figures, fewest: float) -> Figures:
    """Each row's mean over its figures that are not NaN; NaN where fewer than `fewest` are."""
    there = ~np.isnan(values)
    held = there.sum(axis=1)
    total = np.where(there, values, 0).sum(axis=1)
    return np.where(held >= fewest, total / np.maximum(held, 1), np.nan)


def lowest_and_highest(figures: Figures) -> tuple[float, float] | None:
    """The range of the figures that are not NaN; None when there is none."""
    there = figures[~np.isnan(figures)]
    return (float(there.min()), float(there.max())) if there.size else None


def fixed(means: Figures, place: int, value: float) -> None:
    """Let a statement keep one value whoever is left out."""
    means[:, place] = value
