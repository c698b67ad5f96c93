"""What may be shown of citizens' answers: from five on, and kinds apart where all are enough."""

from __future__ import annotations

from itertools import combinations
from random import Random
from typing import TYPE_CHECKING

import pytest

import anonymity
from content import VOICES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from arithmetic import Heard
    from content import Content, Voice

    Said = Mapping[tuple[str, Voice], Sequence[int]]

K = 5


def beside(small: Content, said: Said) -> Heard:
    """What is shown of the first question."""
    assert small.citizens
    return anonymity.citizens(small.citizens, said, 0, K).questions[0]


def test_below_five_nothing_is_shown(small: Content) -> None:
    """Of a question that fewer than k have answered nothing is told: no number and no answer."""
    found = beside(small, {("water", "citizen"): (2, 1, 1, 9)})
    assert (found.n, found.counts, found.by_voice) == (None, None, {})
    assert found.model_dump() == {"id": "water", "n": None, "counts": None, "by_voice": {}}


def test_whoever_would_rather_not_answer_makes_nobody_more(small: Content) -> None:
    """Five answers count; who declined is shown beside them and is not one of the five."""
    found = beside(small, {("water", "citizen"): (2, 1, 1, 1), ("water", "relative"): (1, 0, 0, 0)})
    assert (found.n, found.counts, found.by_voice) == (5, (3, 1, 1, 1), {})


@pytest.mark.parametrize(
    ("organisation", "apart"), [((0, 0, 0, 0), True), ((1, 0, 0, 0), False), ((0, 0, 0, 1), False)]
)
def test_kinds_are_apart_only_where_every_kind_is_enough(
    small: Content, organisation: tuple[int, ...], *, apart: bool
) -> None:
    """One from an association, be it one who declined, and nobody is told apart: all less the two
    groups shown would be that one.
    """
    said: Said = {
        ("water", "citizen"): (5, 0, 0, 0),
        ("water", "relative"): (1, 2, 2, 0),
        ("water", "organisation"): organisation,
    }
    assert bool(beside(small, said).by_voice) is apart


def test_one_kind_alone_is_not_told_apart(small: Content) -> None:
    """All of one kind are the whole, and nothing says which kind it is."""
    assert beside(small, {("water", "relative"): (3, 3, 0, 0)}).by_voice == {}


def test_nothing_can_be_worked_out_by_subtraction(small: Content) -> None:
    """In 3,000 rooms: whatever is taken from whatever is shown, what is left is nobody, or counts
    at least k who answered, or at least is not the answers of a few.
    """
    draw = Random(7)
    assert small.citizens
    seen = 0
    for _ in range(3000):
        said = {
            ("water", voice): tuple(draw.choice((0, 0, 1, 2, 4)) for _ in range(4))
            for voice in VOICES
        }
        found = beside(small, said)
        if found.counts is None:
            assert sum(sum(said["water", v][:3]) for v in VOICES) < K
            continue
        shown = {frozenset(VOICES): found.counts}
        shown |= {frozenset([v]): counts for v, counts in found.by_voice.items()}
        for size in range(1, len(found.by_voice) + 1):
            for some in combinations(found.by_voice, size):
                left = frozenset(VOICES) - set(some)
                rest = [said["water", v] for v in left]
                answered = sum(sum(counts[:3]) for counts in rest)
                assert answered == 0 or answered >= K
                assert answered or not sum(map(sum, rest))
        seen += bool(found.by_voice)
    assert seen > 100


def test_whoever_answered_anything_is_counted(small: Content) -> None:
    """The number of people is told as it is, and every question has its place."""
    assert small.citizens
    found = anonymity.citizens(small.citizens, {("air", "citizen"): (0, 5, 0, 0)}, 7, K)
    assert found.people == 7
    assert [(q.id, q.n) for q in found.questions] == [("water", None), ("light", None), ("air", 5)]
