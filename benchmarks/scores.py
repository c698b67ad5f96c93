"""Scoring: a million answers against NumPy's own counting, and a reveal of 30 and of 2,000."""

from __future__ import annotations

import numpy as np

import advice
import scoring
from answers import ABSENT, Answers, Membership
from benchmarks.measure import Figure, paired
from content import Content, load

CODES = ABSENT + 1


def made_up(content: Content, people: int) -> Answers:
    """Answers of people in every level and eight areas, some of them missing."""
    dice = np.random.default_rng(2026)
    shares = [0.1, 0.15, 0.2, 0.2, 0.15, 0.1, 0.05, 0.03, 0.02]
    codes = dice.choice(CODES, size=(people, len(content.statements)), p=shares)
    levels, areas = list(content.levels), [f"Område {letter}" for letter in "ABCDEFGH"]
    return Answers(
        questionnaire="full",
        statements=tuple(content.statements),
        participants=tuple(f"p{number}" for number in range(people)),
        level=Membership.of_people(dice.choice(levels, size=people).tolist()),
        area=Membership.of_people(dice.choice(areas, size=people).tolist()),
        ratings=codes.astype(np.uint8).tobytes(),
    )


def measure() -> list[Figure]:
    """A million answers scored, and what a reveal takes: groups, agenda, steps and their runs."""
    content = load()
    many, some, few = (made_up(content, people) for people in (15_625, 2_000, 30))
    asked = len(many.statements)
    codes = np.frombuffer(many.ratings, np.uint8).reshape(-1, asked).astype(np.intp)
    places = (codes + np.arange(asked) * CODES).ravel()

    counted, scored, large, room = paired(
        [
            lambda: np.bincount(places, minlength=asked * CODES),
            lambda: scoring.score(content, many),
            lambda: advice.outcome(content, some, mode="anonymous"),
            lambda: advice.outcome(content, few, mode="anonymous"),
        ]
    )
    bare = f"bincount of the same answers, {counted:.2f} ms"
    return [
        Figure("score 1,000,000 answers", scored, f"5 x {bare}", 5 * counted),
        Figure("reveal for 2,000 people", large, f"4 x that for 30, {room:.2f} ms", 4 * room),
        Figure("reveal for 30 people", room, "50 ms", 50),
    ]
