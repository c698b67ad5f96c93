"""Ratings to counts. Every figure that is ever shown is made from these and from nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from answers import ABSENT, DONT_KNOW

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from answers import Answers

    Counts = NDArray[np.intp]
    Figures = NDArray[np.float64]

RUNGS = DONT_KNOW
CODES = ABSENT + 1
# As many people at a time as keep the work in a core's own cache.
CHUNK = 4096


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


def tally(answers: Answers) -> Tally:
    """One pass over all answers."""
    codes = np.frombuffer(answers.ratings, np.uint8).reshape(
        len(answers.participants), len(answers.statements)
    )
    levels, areas, asked = len(answers.level.keys), len(answers.area.keys), len(answers.statements)
    cell = np.frombuffer(answers.level.of, np.uint16).astype(np.intp) * areas
    cell += np.frombuffer(answers.area.of, np.uint16)
    # Where a cell's count of each statement's code 0 stands in one long row of counts.
    first = CODES * np.arange(levels * areas * asked).reshape(levels * areas, asked)
    flat = np.zeros(first.size * CODES, np.intp)
    room = np.empty((min(CHUNK, len(codes)), asked), np.intp)
    for start in range(0, len(codes), CHUNK):
        said = codes[start : start + CHUNK]
        places = room[: len(said)]
        np.take(first, cell[start : start + CHUNK], axis=0, out=places, mode="clip")
        places += said
        flat += np.bincount(places.ravel(), minlength=flat.size)
    return Tally(
        flat.reshape(levels, areas, asked, CODES),
        np.bincount(cell, minlength=levels * areas).reshape(levels, areas),
    )
