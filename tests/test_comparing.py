"""Two rounds beside each other, by hand and a second time from people (the method's section 8)."""

from __future__ import annotations

import random
from fractions import Fraction
from math import sqrt
from statistics import fmean, stdev
from typing import TYPE_CHECKING

import pytest

from advice import Comparison, Level, compare, outcome
from answers import Row, table
from tests.test_advice import ALL, SMALL, agreed, answered

if TYPE_CHECKING:
    from arithmetic import Result

LIMITS = SMALL.method.limits
EIGHT = "22223333"
"""Eight people: mean 2.5, deviation 0.534."""


def beside(before: Result, now: Result) -> Comparison:
    """The two, by the limits of the shelves."""
    return compare(LIMITS, before, now)


def renewed(result: Result, key: str) -> Result:
    """The same Result, where a statement has another revision."""
    factors = tuple(
        factor.model_copy(
            update={
                "statements": tuple(
                    s.model_copy(update={"revision": 9}) if s.id == key else s
                    for s in factor.statements
                )
            }
        )
        for factor in result.factors
    )
    return result.model_copy(update={"factors": factors})


def asking(result: Result, keys: tuple[str, ...]) -> Result:
    """The same Result of a questionnaire that asks only these."""
    factors = tuple(
        f.model_copy(update={"statements": tuple(s for s in f.statements if s.id in keys)})
        for f in result.factors
    )
    return result.model_copy(update={"factors": factors})


def test_a_large_change_is_one() -> None:
    """2.5 to 4.5 with eight people each: the limit is 2 x 0.534 x sqrt(2/8), so 0.53."""
    found = beside(answered(*[EIGHT] * 4), answered(*["44445555"] * 4)).moves[0]
    assert found.before == Level(2.5, stdev(map(int, EIGHT)), 8)
    assert f"{found.limit:.6f}" == f"{2 * stdev(map(int, EIGHT)) * sqrt(2 / 8):.6f}"
    assert (found.change, found.sure) == (2.0, True)


@pytest.mark.parametrize(
    ("before", "now", "sure"),
    [
        ("22222", "22223", False),  # 0.2 is below 0.3
        ("22222222", "22222233", False),  # 0.3, and the limit is 0.33
        ("22222222", "22222333", True),  # 0.4, and the limit is 0.37
        ("2222", "5555", False),  # fewer than five
        ("22222", "55555", True),
        ("55555", "22222", True),  # back is told like forward
        ("05050505", "15151515", False),  # 0.5, far inside the limit
        ("2", "5", False),  # one alone has no spread
    ],
)
def test_a_change_must_be_larger_than_its_uncertainty(before: str, now: str, *, sure: bool) -> None:
    """At least 0.3, more than twice the standard error, five people in both."""
    assert beside(answered(*[before] * 4), answered(*[now] * 4)).moves[0].sure is sure


def test_a_statement_of_another_revision_is_not_compared() -> None:
    """The factor stands on the other three, in both rounds; the fourth is named."""
    before = answered("00000", *["22222"] * 3)
    now = answered("55555", *["22222"] * 3)
    found = beside(before, renewed(now, ALL[0]))
    assert found.moves[0].common == ALL[1:4]
    assert (found.moves[0].change, found.renewed) == (0.0, (ALL[0],))


def test_less_than_half_of_what_a_round_asked_is_not_compared() -> None:
    """Two of four are half, one is not; the half holds in the longer round too."""
    whole = answered(*["22222"] * 4)
    assert beside(whole, asking(whole, ALL[:2])).moves[0].now
    short = beside(whole, asking(whole, ALL[:1]))
    assert (short.moves[0].now, short.moves[0].change, short.compared) == (None, None, ())
    assert short.gone == ALL[1:]
    assert beside(asking(whole, ALL[:1]), whole).new == ALL[1:]


def test_n_is_the_smallest_of_the_statements_own() -> None:
    """One statement that four have rated makes the factor one of four."""
    found = beside(answered("2222", *["22222"] * 3), answered(*["55555"] * 4)).moves[0]
    assert found.before
    assert (found.before.n, found.sure) == (4, False)


def test_alone_and_together_are_never_compared() -> None:
    """They are two kinds of answers, whichever came first."""
    alone, room = answered(*["22222"] * 4), agreed("5" * 12)
    for pair in ((alone, room), (room, alone)):
        found = beside(*pair)
        assert (found.how, found.moves, found.agreed, found.moved) == (None, (), (), ())


def test_together_claims_no_sureness() -> None:
    """Two agreed levels stand side by side."""
    found = beside(agreed("1" * 12), agreed("4" * 12))
    assert found.how == "together"
    assert [(m.change, m.sure, m.limit) for m in found.moves] == [(3.0, None, None)] * 3
    assert not found.sure
    assert not found.moved


def test_agreed_with_agreed() -> None:
    """What was agreed after the talk is set beside what was agreed, never beside answers."""
    before = answered(*["22222"] * 4, levels="11??")
    now = answered(*["22222"] * 4, levels="44?4")
    found = beside(before, now)
    assert [(m.factor, m.common, m.change, m.sure) for m in found.agreed] == [
        (SMALL.factors[0].id, ALL[:2], 3.0, None)
    ]
    assert found.moves[0].change == 0
    assert beside(answered(*["22222"] * 4), now).agreed == ()


def test_what_moved_most_comes_first() -> None:
    """By the size of the step, in either direction; what hardly moved is not named."""
    before = answered("33333", "33333", "33333", "33333")
    found = beside(before, answered("44444", "11111", "33333", "33334")).moved
    assert [(one.id, one.before, one.now) for one in found] == [(ALL[1], 3, 1), (ALL[0], 3, 4)]


def in_groups(levels: str, content_keys: tuple[str, ...] = ALL) -> Result:
    """Twelve people, of whom six of each level answer alike."""
    rows = [
        Row(f"p{who}", "direktion" if who < 6 else "chef", "", key, levels[who // 6])
        for who in range(12)
        for key in content_keys
    ]
    return outcome(SMALL, table(ALL, rows, "full"), mode="open")


def test_groups_stand_beside_themselves_where_all_is_the_same() -> None:
    """Shown in both, of a factor that asked the same in both; a renewed statement ends it."""
    before, now = in_groups("24"), in_groups("34")
    found = [g for g in beside(before, now).groups if g.grouping == "level"]
    root = SMALL.factors[0].id
    assert {(g.key, g.before, g.now) for g in found if g.factor == root} == {
        ("direktion", 2, 3),
        ("chef", 4, 4),
    }
    other = beside(before, renewed(now, ALL[0])).groups
    assert root not in {g.factor for g in other}
    assert {g.factor for g in other} == {f.id for f in SMALL.factors[1:]}


# A second time, from people.

Ratings = dict[str, list[int]]


def rounded(figure: Fraction) -> Fraction:
    """One decimal, half up."""
    return Fraction(int(figure * 10 + Fraction(1, 2)), 10)


def reckoned(before: Ratings, now: Ratings, keys: tuple[str, ...]) -> tuple[bool, bool]:
    """Whether a factor of these statements is compared, and whether it has changed."""
    common = [key for key in keys if before[key] and now[key]]
    if 2 * len(common) < len(keys):
        return False, False
    means = [
        rounded(sum((Fraction(sum(r[k]), len(r[k])) for k in common), Fraction(0)) / len(common))
        for r in (before, now)
    ]
    n = [min(len(r[k]) for k in common) for r in (before, now)]
    known = [[stdev(r[k]) for k in common if len(r[k]) > 1] for r in (before, now)]
    if min(n) < 5:
        return True, False
    limit = 2 * sqrt(sum(fmean(s) ** 2 / many for s, many in zip(known, n, strict=True)))
    change = abs(means[1] - means[0])
    return True, change >= Fraction(3, 10) and float(change) > limit


def test_a_second_reckoning_from_people_agrees() -> None:
    """Made-up rounds that lean apart or alike, with silence in some."""
    dice, seen = random.Random(8), set()
    for _ in range(150):
        rounds: list[Ratings] = []
        for _ in range(2):
            lean, people = (
                dice.choice([(0, 2), (2, 3), (3, 5), (0, 5)]),
                dice.choice([4, 6, 12, 20]),
            )
            heard = dice.choice([1, 0.8, 0.3])
            rounds.append(
                {
                    k: [dice.randint(*lean) for _ in range(people) if dice.random() < heard]
                    for k in ALL
                }
            )
        results = [answered(*["".join(map(str, r[k])) for k in ALL]) for r in rounds]
        if not all(result.participants for result in results):
            continue
        for move, factor in zip(beside(*results).moves, SMALL.factors, strict=True):
            keys = tuple(s.id for s in factor.statements)
            told = (move.now is not None, bool(move.sure))
            assert told == reckoned(rounds[0], rounds[1], keys)
            seen.add(told)
    assert seen == {(False, False), (True, False), (True, True)}
