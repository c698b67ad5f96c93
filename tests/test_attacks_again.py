"""What is asked after the reveal gives nobody away, beyond what docs/anonymity.md names.

Ratings again are counts of their own, dots and commitment are counts, and each is shown from k on.
"""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pytest

import advice
from answers import ABSENT, DONT_KNOW
from tests.attacks.again import (
    CHANGES,
    OPTIONS,
    dealt,
    dots,
    pinned,
    rated_again,
    shown,
    subtracted,
    tallied,
)
from tests.attacks.attacks import shuffled
from tests.attacks.published import published
from tests.attacks.rooms import RUNGS, room, shelves
from tests.attacks.table import KS
from tests.shares import cases

if TYPE_CHECKING:
    from tests.attacks.rooms import Room

pytestmark = pytest.mark.unmeasured

PEOPLE: Final = range(8, 21)
MOVED: Final = 100
"""Of a thousand rooms in which people do change, in so many at most somebody is named rightly."""


def a_room(k: int, seed: object, kind: str = "ordinary") -> Room:
    """One room of one factor."""
    return room(shelves(k, 1), f"again:{seed}", kind, PEOPLE)


@pytest.mark.parametrize("rooms", cases(60, 4_000))
@pytest.mark.parametrize("k", KS)
def test_nothing_pairs_a_rating_again_with_anything(k: int, rooms: int) -> None:
    """Dealt anew among those who rated, each time by itself, not a byte of what is kept changes.

    So of anybody every pair of a rung that was chosen before and one that was chosen again is
    possible, and nobody is known closer than by each count alone.
    """
    for seed in range(rooms):
        again = rated_again(a_room(k, seed, ("ordinary", "camps", "alike")[seed % 3]), Random(seed))
        assert shown(dealt(again, Random(seed))) == shown(again)


@pytest.mark.parametrize("k", KS)
def test_below_k_ratings_again_tell_nothing(k: int) -> None:
    """Neither which rungs nor how many did not know; with k the counts are there."""
    few = [{"answer": "3"}] * (k - 1)
    unknown = [{"answer": "dont_know"}] * 4
    assert tallied("rerate", few + unknown, k).counts is None
    assert tallied("rerate", [*few, few[0], *unknown], k).counts == {"3": k, "dont_know": 4}


@pytest.mark.parametrize("rooms", cases(200, 10_000))
@pytest.mark.parametrize("k", KS)
def test_who_knows_that_nobody_changed_can_subtract(k: int, rooms: int) -> None:
    """Named, and not nothing: whoever leaves it out is what is missing. Where two in five change,
    the same reckoning names somebody in few rooms, and not always rightly.
    """
    found = Counter[str]()
    for seed in range(rooms):
        lot = Random(seed)
        for name, changes in (("still", 0.0), ("moved", CHANGES)):
            again = rated_again(a_room(k, seed), lot, changes=changes)
            named = subtracted(again)
            truth = [again.said[:, who].tolist() for who in named]
            right = [rung in said for said, rung in zip(truth, named.values(), strict=True)]
            found[name] += any(right)
            found[f"{name} wrongly"] += not all(right)
    print(f"\nk = {k}: {dict(found)} of {rooms:,}")  # noqa: T201 - with -s, for the docs
    assert found["still wrongly"] == 0 < found["still"]
    assert found["moved"] * 1_000 <= MOVED * rooms


@pytest.mark.parametrize("rooms", cases(200, 20_000))
@pytest.mark.parametrize("k", KS)
def test_dots_pin_nobody_who_is_not_alike(k: int, rooms: int) -> None:
    """Neither to an outsider nor to one who knows their own; alike is named."""
    found = Counter[str]()
    for seed in range(rooms):
        lot = Random(f"dots:{seed}")
        people = lot.choice(PEOPLE)
        for alike in (False, True):
            every = dots(lot, people, alike=alike)
            for own in (0, 1):
                found[f"alike={alike} own={own}"] += pinned(every, k, own)
    print(f"\nk = {k}: {dict(found)} of {rooms:,}")  # noqa: T201 - as above
    assert found["alike=False own=0"] == found["alike=False own=1"] == 0


@pytest.mark.parametrize("k", KS)
def test_who_took_every_dot_back_is_none_of_the_k(k: int) -> None:
    """Or a few who put dots and took them back would bare the one who left theirs."""
    one: list[dict[str, Any]] = [{"dots": {OPTIONS[0]: 3}}]
    assert tallied("dots", one + [{"dots": {}}] * k, k).counts is None
    assert tallied("dots", one + [{"dots": {OPTIONS[1]: 1}}] * (k - 1), k).counts


@pytest.mark.parametrize("k", KS)
def test_words_lie_in_an_order_that_says_nothing(k: int) -> None:
    """Whatever the order of ballots, and beside no level; none at all below k."""
    ballots = [{"answer": str(n % 4), "words": f"Ord {n}"} for n in range(k)]
    found = {tallied("commit", ballots[at:] + ballots[:at], k).words for at in range(k)}
    assert len(found) == 1
    assert found != {tuple(one["words"] for one in ballots)}
    assert tallied("commit", ballots[1:], k).words == ()


@pytest.mark.parametrize("kind", ["ordinary", "camps"])
@pytest.mark.parametrize("k", KS)
def test_what_too_few_rated_changes_no_figure(k: int, kind: str) -> None:
    """Neither spread, nor squares, nor marks, nor differences, nor agenda, nor comparison: with a
    statement of fewer than k ratings everything that is published is the same, whatever they were.
    """
    for seed in range(3):
        one = room(shelves(k), f"few:{seed}", kind, PEOPLE)
        codes, lot = one.codes.copy(), np.random.default_rng(seed)
        codes[: k - 1, 0] = lot.integers(0, RUNGS, k - 1)
        codes[k - 1 :, 0] = np.where(lot.random(len(codes) - k + 1) < 0.5, DONT_KNOW, ABSENT)
        other = codes.copy()
        other[: k - 1, 0] = RUNGS - 1 - codes[: k - 1, 0]
        first, second = (published(one.with_codes(these)) for these in (codes, other))
        assert first == second
        assert first["factors"][0]["statements"][0]["counts"] is None


@pytest.mark.parametrize("k", KS)
def test_two_rounds_are_set_beside_each_other_by_what_each_shows(k: int) -> None:
    """A comparison is made of two Results and of nothing else: with the same people in both, and
    their ratings dealt anew in each, every line of it stays.
    """
    content = shelves(k)
    for seed in range(2):
        rooms = [room(content, f"rounds:{seed}", kind, PEOPLE) for kind in ("ordinary", "camps")]
        found = []
        for deal in (False, True):
            results = [
                advice.outcome(
                    content,
                    (shuffled(one, Random(seed), within=True) if deal else one).answers,
                    mode="anonymous",
                )
                for one in rooms
            ]
            found.append(advice.compare(content.method.limits, *results))
        assert found[0] == found[1]
