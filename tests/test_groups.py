"""A hidden group can never be worked out from what is shown.

The checker here is exact rational arithmetic over what a reader sees, and knows nothing of how the
product decides: it gets the cells that may be used, and looks for few ratings among their sums.
"""

from __future__ import annotations

import time
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from advice import outcome
from anonymity import Reason, why_hidden
from anonymity.cells import cells
from anonymity.deduction import _cancel, laid_bare
from anonymity.enough import suppressed
from anonymity.margins import bounds, leave_room, nearest_half
from answers import Answers, Row, table
from arithmetic import GROUPINGS, Gap, Grouping, GroupResult, Groups, Mode, Result, tally
from content import Content, load
from scoring import gaps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SMALL = load(Path(__file__).parent / "instrument")
STATEMENT = "roots_1"
OBSERVERS = SMALL.statements[STATEMENT].observed_by
LEVELS, AREAS = ["", *SMALL.levels], ["", "Nord", "Syd", "Vest"]
# How many of each level in each area rated the statement.
Room = dict[tuple[str, str], int]
Vector = list[Fraction]
ROOMS = st.dictionaries(
    st.tuples(st.sampled_from(LEVELS), st.sampled_from(AREAS)),
    st.one_of(st.integers(1, 3), st.integers(1, 9)),
    min_size=1,
    max_size=14,
)
KS = [3, 5, 7]
EXAMPLES = settings().max_examples
# Each time, and in `make torture`; mutants meet fewer.
FEW, MANY = min(3 * EXAMPLES // 2, 40), 15 * EXAMPLES


def limited(**limits: float) -> Content:
    """The small instrument with other limits."""
    chosen = {
        key: getattr(SMALL.method.limits, key).model_copy(update={"value": value})
        for key, value in limits.items()
    }
    limited = SMALL.method.limits.model_copy(update=chosen)
    return SMALL.model_copy(update={"method": SMALL.method.model_copy(update={"limits": limited})})


def rated(room: Room) -> Answers:
    """Everybody's rating of the one statement."""
    rows = [
        Row(f"{level} {area} {number}", level, area, STATEMENT, str(number % 6))
        for (level, area), people in room.items()
        for number in range(people)
    ]
    return table((STATEMENT,), rows, "full")


def side(level: str) -> str:
    """On which side of the third grouping a level stands."""
    return "" if not level else "observes" if level in OBSERVERS else "does_not"


def belongs(part: tuple[str, str], grouping: Grouping, key: str) -> bool:
    """Whether the people of this level in this area are in the group."""
    return {"level": part[0], "area": part[1], "observers": side(part[0])}[grouping] == key


def seen(room: Room, k: int) -> list[tuple[Grouping, str]]:
    """Every group whose ratings of the statement may be used."""
    answers = rated(room)
    return [
        (name, key)
        for name, found in cells(SMALL, answers, tally(answers), k).items()
        for key, shown in zip(found.keys, found.seen[:, 0].tolist(), strict=True)
        if shown
    ]


def reduced(vector: Vector, known: list[tuple[int, Vector]]) -> Vector:
    """What is left of a vector when known ones are taken away, each at its own place."""
    for place, row in known:
        vector = [a - vector[place] * b for a, b in zip(vector, row, strict=True)]
    return vector


def worked_out(
    sizes: Sequence[int], sums: Sequence[Sequence[bool]], k: int
) -> list[tuple[int, ...]]:
    """All sets of parts with fewer than k ratings that follow from sums of parts."""
    known: list[tuple[int, Vector]] = []
    for vector in sums:
        left = reduced([Fraction(part) for part in vector], known)
        if any(left):
            place = next(i for i, figure in enumerate(left) if figure)
            known.append((place, [figure / left[place] for figure in left]))
    return [
        few
        for many in range(1, k)
        for few in combinations(range(len(sizes)), many)
        if sum(sizes[part] for part in few) < k
        if not any(reduced([Fraction(part in few) for part in range(len(sizes))], known))
    ]


def betrayed(room: Room, k: int) -> list[tuple[int, ...]]:
    """Few ratings that follow from all that is shown of the room."""
    found = seen(room, k)
    whole = sum(room.values()) >= k
    sums = [[belongs(part, *group) for part in room] for group in found]
    return worked_out([*room.values()], [*([[True] * len(room)] * whole), *sums], k)


@pytest.mark.unmeasured
@pytest.mark.parametrize("k", KS)
@settings(max_examples=FEW)
@given(room=ROOMS)
@example(room={(level, area): 1 for level in LEVELS for area in AREAS})
def test_a_hidden_group_cannot_be_worked_out(k: int, room: Room) -> None:
    """Nothing shown adds or subtracts to the ratings of fewer than k people."""
    assert betrayed(room, k) == []


@pytest.mark.torture
@pytest.mark.parametrize("k", KS)
@settings(max_examples=MANY)
@given(room=ROOMS)
def test_in_no_room_can_a_hidden_group_be_worked_out(k: int, room: Room) -> None:
    """The same, in many more rooms."""
    assert betrayed(room, k) == []


@pytest.mark.parametrize("k", KS)
@pytest.mark.parametrize(
    "room",
    [
        # A level less an area leaves two or three people; so did five levels less two areas.
        {("chef", "Nord"): 2, ("chef", "Syd"): 8, ("stab", "Nord"): 5},
        {("chef", "Nord"): 2, ("chef", "Syd"): 8, ("chef", "Vest"): 1, ("stab", "Nord"): 5},
        {("direktion", "Nord"): 3, ("chef", "Nord"): 1, ("leder", "Nord"): 9},
        # One level in each area: whoever knows the areas knows the levels.
        {("direktion", "Nord"): 4, ("chef", "Syd"): 5, ("leder", "Vest"): 5},
        {("direktion", "Nord"): 2, ("chef", "Syd"): 3, ("leder", "Vest"): 7},
        # The whole room is known, too, and so is the rest where one level alone is shown.
        {("", "Syd"): 3, ("chef", "Nord"): 2, ("stab", ""): 3},
        {("", "Syd"): 9, ("leder", "Syd"): 5, ("stab", ""): 8},
    ],
)
def test_no_difference_gives_anybody_away(k: int, room: Room) -> None:
    """Rooms that have given somebody away, or would by the smallest slip in the rule."""
    assert betrayed(room, k) == []


@pytest.mark.unmeasured
@settings(max_examples=min(4 * EXAMPLES, 150))
@given(
    sizes=st.lists(st.one_of(st.integers(1, 3), st.integers(1, 8)), min_size=1, max_size=8),
    k=st.integers(3, 8),
    data=st.data(),
)
def test_what_is_laid_bare_is_what_sums_and_differences_give(
    sizes: list[int], k: int, data: st.DataObject
) -> None:
    """The search with numbers finds few ratings exactly where fractions do, whatever k is."""
    group = st.lists(st.booleans(), min_size=len(sizes), max_size=len(sizes))
    known = data.draw(st.lists(group, min_size=1, max_size=5))
    assert laid_bare(sizes, known, k) == bool(worked_out(sizes, known, k))


@pytest.mark.parametrize(
    ("sizes", "k", "bare"),
    [
        ([2, 9], 3, True),
        ([3, 9], 3, False),
        ([2, 2, 2, 9], 7, True),
        ([2, 2, 3, 9], 7, False),
        ([3, 3, 9], 7, True),
        ([1, 1, 1, 1, 1, 1, 9], 7, True),
        ([1, 1, 1, 1, 1, 1, 1, 9], 7, False),
        ([2, 2, 9], 5, True),
        ([4, 9], 5, True),
        ([1, 4, 9], 5, False),
    ],
)
def test_few_ratings_are_found_however_they_are_put_together(
    sizes: list[int], k: int, bare: bool
) -> None:
    """The whole less its large part leaves the others: bare when they hold fewer than k."""
    parts = len(sizes)
    known = [[True] * parts, [False] * (parts - 1) + [True]]
    assert laid_bare(sizes, known, k) == bare


def test_what_may_be_safe_counts_as_bare() -> None:
    """That twice one part and once another follows lays neither bare; it is not shown all the same.

    A part may stand in both halves of the search.
    """
    sizes = [1, 1, 9, 9]
    known = [[True, True, True, False], [True, False, False, True], [False, False, True, True]]
    assert worked_out(sizes, known, 5) == []
    assert laid_bare(sizes, known, 5)


@pytest.mark.parametrize(
    ("other", "cancel"), [(-6, True), (-5, True), (-4, True), (-7, False), (-3, False)]
)
def test_sums_cancel_but_for_their_rounding(other: int, cancel: bool) -> None:
    """Two rounded sums are each other's opposite when they are one apart, and not when two."""
    assert _cancel(np.array([5, other]), np.array([1, 1]), 3) == cancel


def test_too_many_ways_to_try_count_as_bare() -> None:
    """Where the ways to put parts together are not counted through, nothing is taken for safe."""
    assert laid_bare([1] * 60, [[True] * 60], 9)
    assert not laid_bare([1] * 60, [[True] * 60], 5)


@pytest.mark.parametrize("k", KS)
@given(room=ROOMS)
def test_what_is_seen_is_large_enough(k: int, room: Room) -> None:
    """No group under k ratings is seen, and those hidden beside it hold none or k."""
    found = seen(room, k)
    for grouping in GROUPINGS:
        sizes = {
            key: sum(n for part, n in room.items() if belongs(part, grouping, key))
            for key in [*LEVELS, *AREAS, "observes", "does_not"]
        }
        shown = {key for name, key in found if name == grouping}
        hidden = sum(n for key, n in sizes.items() if key not in shown)
        assert all(sizes[key] >= k for key in shown)
        assert not shown or hidden == 0 or hidden >= k


@given(room=ROOMS)
def test_an_open_room_hides_nobody(room: Room) -> None:
    """In an open workshop every group has its figure, whatever its size."""
    result = outcome(SMALL, rated(room), mode="open")
    for grouping in GROUPINGS:
        shown = {row.key: row for row in getattr(result.groups, grouping)}
        expected = {
            key
            for part in room
            for key in [*LEVELS, *AREAS, *SIDES]
            if belongs(part, grouping, key)
        }
        assert set(shown) == expected
        assert not any(row.hidden for row in shown.values())
        assert all("roots" in row.factors for row in shown.values())


SIDES = ["observes", "does_not"]


@pytest.mark.parametrize(
    ("sizes", "k", "shown"),
    [
        ({"chef": 5, "leder": 5, "stab": 5}, 5, ["chef", "leder", "stab"]),
        ({"chef": 4, "leder": 5, "stab": 6}, 5, ["stab"]),
        ({"chef": 4, "leder": 1, "stab": 6}, 5, ["stab"]),
        ({"chef": 4, "leder": 6}, 5, []),
        ({"chef": 1, "leder": 5, "stab": 5, "direktion": 9}, 5, ["direktion", "stab"]),
        ({"chef": 2, "leder": 2, "stab": 9, "": 5}, 5, ["stab"]),
        ({"chef": 4}, 5, []),
        ({"chef": 9}, 5, ["chef"]),
        ({"chef": 2, "leder": 3, "stab": 4}, 3, ["stab"]),
        ({"chef": 2, "leder": 1, "stab": 4}, 3, ["stab"]),
        ({"chef": 6, "leder": 7, "stab": 8}, 7, ["stab"]),
        ({"chef": 6, "leder": 1, "stab": 8}, 7, ["stab"]),
        ({"chef": 0, "stab": 1}, 1, ["stab"]),
    ],
)
def test_the_smallest_other_is_hidden_too(sizes: dict[str, int], k: int, shown: list[str]) -> None:
    """Beside a hidden group the smallest are hidden, until the hidden hold k together."""
    assert suppressed(sizes, k) == tuple(shown)
    assert [
        key for name, key in seen({(x, ""): n for x, n in sizes.items()}, k) if name == "level"
    ] == shown


def test_levels_come_before_areas() -> None:
    """Where both groupings cannot be shown, areas give way, and only as many as must."""
    room = {("chef", "Nord"): 2, ("chef", "Syd"): 8, ("chef", "Vest"): 1, ("stab", "Nord"): 5}
    found = seen(room | {("stab", "Øst"): 9}, 5)
    assert [key for grouping, key in found if grouping == "level"] == ["chef", "stab"]
    assert [key for grouping, key in found if grouping == "area"] == ["Øst"]


def test_the_smallest_gives_way_first() -> None:
    """Of two areas that cannot both be shown the larger stays, whatever they are called."""
    room = {("stab", "Syd"): 4, ("stab", ""): 1, ("", "Nord"): 5, ("", ""): 8}
    assert [key for grouping, key in seen(room, 3) if grouping == "area"] == [""]


# What is printed of a group.


def told(
    people: Mapping[str, tuple[str, str]], mode: Mode = "anonymous", **limits: float
) -> Result:
    """A workshop of these groups; each has a level and a word of ratings of every roots statement.

    A person rates all four alike; a dot is somebody who did not rate.
    """
    rows = [
        Row(f"{name}{who}", level, "", f"roots_{place}", "dont_know" if sign == "." else sign)
        for name, (level, signs) in people.items()
        for who, sign in enumerate(signs)
        for place in (1, 2, 3, 4)
    ]
    return outcome(limited(**limits), table(tuple(SMALL.statements), rows, "full"), mode=mode)


def level(result: Result, key: str) -> GroupResult:
    """One level of a result."""
    return next(row for row in result.groups.level if row.key == key)


@pytest.mark.parametrize(
    ("chef", "leder", "shown"),
    [
        # Ten people, five twos and five fours: five may lie anywhere from 2 to 4.
        ("22444", "22244", 3.0),
        ("24444", "22224", 3.5),
        ("44444", "22222", None),
        # Six twos and four fours: no five reach 3.75.
        ("22244", "22244", 3.0),
        ("22444", "22224", 3.0),
        ("24444", "22222", None),
        ("22224", "22444", 2.5),
        ("22222", "24444", None),
    ],
)
def test_a_half_is_shown_only_where_it_could_lie_elsewhere(
    chef: str, leder: str, shown: float | None
) -> None:
    """All that it stands for, ± 0.25, lies within what so many of the room's ratings can be."""
    found = level(told({"a": ("chef", chef), "b": ("leder", leder)}), "chef")
    assert found.factors == ({} if shown is None else {"roots": shown})
    assert found.hidden == (shown is None)


@pytest.mark.parametrize(
    ("mean", "half"),
    [(0.0, 0.0), (0.2499, 0), (0.25, 0.5), (0.74999, 0.5), (0.75, 1), (2.25 - 1e-12, 2.5), (5, 5)],
)
def test_a_mean_s_nearest_half(mean: float, half: float) -> None:
    """A quarter goes up, also when it is a quarter on paper and a little less to a float."""
    assert nearest_half(np.array([mean])).tolist() == [half]


@pytest.mark.parametrize(
    ("low", "high", "fits"),
    [(2.75, 3.25, True), (2.75 + 1e-12, 3.25 - 1e-12, True), (2.76, 4, False), (2, 3.24, False)],
)
def test_a_half_may_touch_the_ends(low: float, high: float, fits: bool) -> None:
    """3,0 stands for 2.75-3.25, and that may be all there is."""
    assert leave_room(np.array([3.0]), np.array([low]), np.array([high])).tolist() == [fits]


@given(counts=st.lists(st.integers(0, 5), min_size=6, max_size=6), share=st.floats(0, 1))
def test_the_bounds_are_the_lowest_and_the_highest(counts: list[int], share: float) -> None:
    """The n lowest and the n highest of the ratings, written out in a row."""
    row = [rung for rung, count in enumerate(counts) for _ in range(count)]
    n = round(share * len(row))
    low, high = bounds(np.array([counts]), np.array([[n]]))
    assert (low.item(), high.item()) == (sum(row[:n]), sum(row[len(row) - n :]))


@given(
    room=st.lists(
        st.tuples(
            st.sampled_from(LEVELS),
            st.sampled_from(AREAS),
            st.text("012345", min_size=12, max_size=12),
        ),
        min_size=5,
        max_size=24,
    ),
    k=st.sampled_from(KS),
)
def test_a_group_s_figure_is_a_half_of_its_own_ratings(
    room: list[tuple[str, str, str]], k: int
) -> None:
    """What an anonymous room shows is the open room's figure to the nearest half, and never an n
    that tells how few stand outside.
    """
    rows = [
        Row(f"p{who}", level_, area, key, sign)
        for who, (level_, area, signs) in enumerate(room)
        for key, sign in zip(SMALL.statements, signs, strict=True)
    ]
    answers = table(tuple(SMALL.statements), rows, "full")
    shown, everything = (
        outcome(limited(group_minimum=k), answers, mode=mode).groups
        for mode in ("anonymous", "open")
    )
    for name in GROUPINGS:
        exact = {row.key: row for row in getattr(everything, name)}
        found = [row for row in getattr(shown, name) if not row.hidden]
        for row in found:
            assert row.factors
            assert all(2 * half % 1 == 0 for half in row.factors.values())
            if name != "observers":  # sides are drawn statement by statement
                assert all(
                    abs(half - exact[row.key].factors[f]) <= 0.3 for f, half in row.factors.items()
                )
                outside = len(room) - sum(exact[each.key].n or 0 for each in found)
                assert row.n == (None if 0 < outside < k else exact[row.key].n)
        assert all(row.n is None for row in shown.observers)


def test_a_group_of_everybody_tells_nothing_new_and_is_not_shown() -> None:
    """Where all stand in one group, its figure could lie nowhere else."""
    assert level(told({"a": ("chef", "123451")}), "chef").hidden


def test_an_open_group_has_one_decimal() -> None:
    """In an open workshop a group's figure is its mean as printed, and nobody is hidden."""
    result = told({"a": ("chef", "122"), "b": ("leder", "5"), "c": ("stab", "..")}, "open")
    assert [row.factors for row in result.groups.level] == [{"roots": 1.7}, {"roots": 5}, {}]
    assert [row.n for row in result.groups.level] == [3, 1, 2]
    assert [row.n for row in result.groups.observers] == [None] * len(result.groups.observers)


def test_n_is_not_told_where_it_would_count_those_outside() -> None:
    """Beside a hidden level of two, the shown levels' n are null; beside one of five they stand."""
    two = {"a": ("chef", "22244"), "b": ("leder", "22444"), "c": ("stab", "..")}
    five = two | {"c": ("stab", ".....")}
    assert [row.n for row in told(two).groups.level] == [None] * 3
    assert [row.n for row in told(five).groups.level] == [5, 5, None]
    assert level(told(two), "chef").factors == {"roots": 3}


def test_a_hidden_group_tells_its_key_and_nothing_else() -> None:
    """The JSON of a hidden group has no n and no figure."""
    result = outcome(SMALL, rated({("chef", "Nord"): 4, ("leder", "Nord"): 6}), mode="anonymous")
    assert result.model_dump(mode="json")["groups"]["level"] == [
        {"key": "chef", "hidden": True},
        {"key": "leder", "hidden": True},
    ]


def test_people_who_skip_are_not_counted_as_ratings() -> None:
    """A group of nine people of whom four rated the statement is hidden for it."""
    rows = [Row(f"c{i}", "chef", "", STATEMENT, "3" if i < 4 else "dont_know") for i in range(9)]
    rows += [Row(f"l{i}", "leder", "", STATEMENT, "5") for i in range(12)]
    answers = table((STATEMENT,), rows, "full")
    found = cells(SMALL, answers, tally(answers), 5)["level"]
    assert found.seen.tolist() == [[False], [False]]


def test_each_statement_is_judged_by_itself() -> None:
    """A group's score is made of those of its statements that may be seen, and no others."""
    rows = [Row(f"c{i}", "chef", "", "roots_1", "13"[i % 2]) for i in range(6)]
    rows += [Row(f"c{i}", "chef", "", "roots_2", "5") for i in range(4)]
    rows += [
        Row(f"l{i}", "leder", "", key, "135"[i % 3])
        for i in range(9)
        for key in ("roots_1", "roots_2")
    ]
    result = outcome(SMALL, table(("roots_1", "roots_2"), rows, "full"), mode="anonymous")
    # Of roots_2 the chefs' four are hidden, and so are the others.
    assert {g.key: g.factors for g in result.groups.level} == {
        "chef": {"roots": 2},
        "leder": {"roots": 3},
    }


def test_an_area_of_our_row_s_name_is_another_row() -> None:
    """An area really called "Ikke oplyst" is not the row of those who did not state one."""
    result = outcome(SMALL, rated({("chef", "Ikke oplyst"): 2, ("chef", ""): 3}), mode="open")
    assert [(row.key, row.n) for row in result.groups.area] == [("", 3), ("Ikke oplyst", 2)]


def test_sides_are_drawn_statement_by_statement() -> None:
    """Levels that observe one statement and not another stand on both sides, each time anew."""
    levels = {key: statement.observed_by for key, statement in SMALL.statements.items()}
    rows = [
        Row(name, name, "", key, "4" if name in levels[key] else "1")
        for key in levels
        for name in ("direktion", "chef", "leder", "stab")
    ]
    found = outcome(SMALL, table(tuple(levels), rows, "full"), mode="open").groups.observers
    observed = {
        key: [f"{side} {x}" for side, x in row.factors.items()]
        for key, row in zip(SIDES, found, strict=False)
    }
    assert [row.key for row in found] == ["does_not", "observes"], observed
    assert set(found[0].factors.values()) == {1}
    assert set(found[1].factors.values()) == {4}


# Why a figure is not there.


@pytest.mark.parametrize(
    ("people", "key", "reason"),
    [
        ({"a": ("chef", "2244"), "b": ("leder", "222444")}, "chef", "few_people"),
        ({"a": ("chef", "2244"), "b": ("leder", "222444")}, "leder", "worked_out"),
        ({"a": ("chef", "44444"), "b": ("leder", "22222")}, "chef", "worked_out"),
        ({"a": ("chef", "2244..."), "b": ("leder", "222444")}, "chef", "few_statements"),
        ({"a": ("chef", "22444"), "b": ("leder", "22244")}, "chef", None),
    ],
)
def test_the_reason_is_the_true_one(
    people: dict[str, tuple[str, str]], key: str, reason: Reason | None
) -> None:
    """Too few people, answers that could be worked out, or too few statements rated by enough."""
    rows = [
        Row(f"{name}{who}", level_, "", f"roots_{place}", "dont_know" if sign == "." else sign)
        for name, (level_, signs) in people.items()
        for who, sign in enumerate(signs)
        for place in (1, 2, 3, 4)
    ]
    answers = table(tuple(SMALL.statements), rows, "full")
    assert why_hidden(SMALL, answers, "anonymous")["level"][key].get("roots") == reason
    assert why_hidden(SMALL, answers, "anonymous")["level"][key]["stem"] == (
        "few_people" if reason == "few_people" else "few_statements"
    )
    assert "roots" not in why_hidden(SMALL, answers, "open")["level"][key]
    assert why_hidden(SMALL, answers, "open")["level"][key]["stem"] == "few_statements"


@pytest.mark.parametrize(("many", "reason"), [(1, "few_statements"), (2, "worked_out")])
def test_half_the_statements_are_enough(many: int, reason: Reason) -> None:
    """Where enough people rated half of a factor's statements, that is not what is missing."""
    rows = [
        Row(f"{key}{who}", key, "", f"roots_{place}", rung)
        for key, rung in {"chef": "4", "leder": "2"}.items()
        for who in range(5)
        for place in range(1, many + 1)
    ]
    answers = table(tuple(SMALL.statements), rows, "full")
    assert why_hidden(SMALL, answers, "anonymous")["level"]["chef"]["roots"] == reason


@given(room=ROOMS)
def test_every_figure_is_there_or_has_a_reason(room: Room) -> None:
    """By group and factor there is a figure or a reason, and never both."""
    answers = rated(room)
    reasons = why_hidden(SMALL, answers, "anonymous")
    groups = outcome(SMALL, answers, mode="anonymous").groups
    for name in GROUPINGS:
        for row in getattr(groups, name):
            told_ = {*row.factors, *reasons[name][row.key]}
            assert told_ == {factor.id for factor in SMALL.factors}
            assert not set(row.factors) & set(reasons[name][row.key])


# Gaps.


def grouped(*figures: tuple[str, float | None]) -> Groups:
    """Levels with a figure of roots, or hidden."""
    return Groups(
        level=tuple(
            GroupResult(key=key, hidden=True)
            if figure is None
            else GroupResult(key=key, n=5, factors={"roots": figure})
            for key, figure in figures
        )
    )


@pytest.mark.parametrize(
    ("figures", "gap"),
    [
        ([("chef", 2.0), ("leder", 3.0)], ("chef", "leder", 1)),
        ([("chef", 2.1), ("leder", 3.0)], None),
        # As floats these are 0.9999999999999998 apart.
        ([("chef", 3.3), ("leder", 2.3)], ("leder", "chef", 1)),
        # Of equals the first in the Result's order.
        ([("a", 1.0), ("b", 1.0), ("c", 3.0), ("d", 3.0)], ("a", "c", 2)),
        ([("a", 1.0), ("b", None)], None),
        ([], None),
    ],
)
def test_a_gap_is_between_the_figures_shown(
    figures: list[tuple[str, float | None]], gap: tuple[str, str, float] | None
) -> None:
    """Highest less lowest as printed, from 1.0, and never with a hidden group."""
    found = list(gaps(grouped(*figures), ["stem", "roots"], SMALL.method.limits))
    expected = gap and Gap(grouping="level", factor="roots", low=gap[0], high=gap[1], gap=gap[2])
    assert found == ([expected] if expected else [])


def test_one_group_has_no_gap_however_small_a_gap_is_pointed_out() -> None:
    """There is no distance from a group to itself."""
    limits = limited(gap_from=0).method.limits
    assert not list(gaps(grouped(("chef", 2.0)), ["roots"], limits))
    assert list(gaps(grouped(("chef", 2.0), ("leder", 2.0)), ["roots"], limits))


def test_a_large_thin_room_is_judged_in_time() -> None:
    """A hundred people, each alone with level and area, see their levels within seconds."""
    rows = [
        Row(f"{level_}{place}", level_, f"area {place}", key, str((place + number) % 6))
        for level_ in SMALL.levels
        for place in range(25)
        for number, key in enumerate(SMALL.statements)
    ]
    begun = time.perf_counter()
    result = outcome(SMALL, table(tuple(SMALL.statements), rows, "full"), mode="anonymous")
    assert [group.key for group in result.groups.level if not group.hidden] == sorted(SMALL.levels)
    assert time.perf_counter() - begun < 3
