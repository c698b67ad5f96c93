"""A hidden group can never be worked out from what is shown.

The checker here is exact rational arithmetic over what a reader sees, and knows nothing of how the
product decides: a group is seen when the Result of a single statement has a figure for it.
"""

from __future__ import annotations

import time
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from answers import Row, table
from content import load
from scoring import Mode, Result, score
from scoring.model import Grouping

SMALL = load(Path(__file__).parent / "instrument")
STATEMENT = "roots_1"
OBSERVERS = SMALL.statements[STATEMENT].observed_by
FEW = SMALL.method.limits.group_minimum.value
GROUPINGS: tuple[Grouping, ...] = ("level", "area", "observers")
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


def rated(room: Room, mode: Mode = "anonymous") -> Result:
    """What it comes to when everybody rates the one statement."""
    rows = [
        Row(f"{level} {area} {number}", level, area, STATEMENT, str(number % 6))
        for (level, area), people in room.items()
        for number in range(people)
    ]
    return score(SMALL, table((STATEMENT,), rows, "full"), mode=mode)


def side(level: str) -> str:
    """On which side of the third grouping a level stands."""
    return "" if not level else "observes" if level in OBSERVERS else "does_not"


def belongs(part: tuple[str, str], grouping: Grouping, key: str) -> bool:
    """Whether the people of this level in this area are in the group."""
    return {"level": part[0], "area": part[1], "observers": side(part[0])}[grouping] == key


def seen(result: Result) -> list[tuple[Grouping, str]]:
    """Every group whose rating of the statement can be read."""
    return [
        (grouping, group.key)
        for grouping in GROUPINGS
        for group in getattr(result.groups, grouping)
        if "roots" in group.factors
    ]


def sums(room: Room) -> list[Vector]:
    """What a reader knows: the whole room's sum and every seen group's, as sums of parts."""
    result = rated(room)
    groups = [[Fraction(belongs(part, *group)) for part in room] for group in seen(result)]
    whole = result.factors[0].statements[0].mean is not None
    return [*([[Fraction(1)] * len(room)] if whole else []), *groups]


def reduced(vector: Vector, known: list[tuple[int, Vector]]) -> Vector:
    """What is left of a vector when known ones are taken away, each at its own place."""
    for place, row in known:
        vector = [a - vector[place] * b for a, b in zip(vector, row, strict=True)]
    return vector


def worked_out(room: Room) -> list[list[tuple[str, str]]]:
    """All sets of fewer ratings than may be shown that follow from what is shown."""
    known: list[tuple[int, Vector]] = []
    for vector in sums(room):
        left = reduced(vector, known)
        if any(left):
            place = next(i for i, figure in enumerate(left) if figure)
            known.append((place, [figure / left[place] for figure in left]))
    parts = list(room)
    return [
        list(few)
        for size in range(1, FEW)
        for few in combinations(parts, size)
        if sum(room[part] for part in few) < FEW
        if not any(reduced([Fraction(part in few) for part in parts], known))
    ]


@settings(max_examples=300)
@given(room=ROOMS)
# A level less an area leaves three people; so did a sum of five levels less two areas.
@example(room={("chef", "Nord"): 2, ("chef", "Syd"): 8, ("chef", "Vest"): 1, ("stab", "Nord"): 5})
@example(room={("direktion", "Nord"): 3, ("chef", "Nord"): 1, ("leder", "Nord"): 9})
# One level in each area: whoever knows the areas knows the levels.
@example(room={("direktion", "Nord"): 4, ("chef", "Syd"): 5, ("leder", "Vest"): 5})
@example(room={(level, area): 1 for level in LEVELS for area in AREAS})
def test_a_hidden_group_cannot_be_worked_out(room: Room) -> None:
    """Nothing shown adds or subtracts to the ratings of one to four people."""
    assert worked_out(room) == []


@given(room=ROOMS)
def test_what_is_seen_is_large_enough(room: Room) -> None:
    """No group under five ratings is seen, and those hidden beside it hold none or five."""
    found = seen(rated(room))
    for grouping in GROUPINGS:
        sizes = {
            key: sum(n for part, n in room.items() if belongs(part, grouping, key))
            for key in [*LEVELS, *AREAS, "observes", "does_not"]
        }
        shown = {key for name, key in found if name == grouping}
        hidden = sum(n for key, n in sizes.items() if key not in shown)
        assert all(sizes[key] >= FEW for key in shown)
        assert not found or hidden == 0 or hidden >= FEW


@given(room=ROOMS)
def test_an_open_room_hides_nobody(room: Room) -> None:
    """In an open workshop every group has its figure, whatever its size."""
    levels, areas = {level for level, _ in room}, {area for _, area in room}
    expected = [
        *(("level", key) for key in sorted(levels)),
        *(("area", key) for key in sorted(areas)),
        *(("observers", key) for key in sorted({side(level) for level in levels})),
    ]
    assert sorted(seen(rated(room, "open"))) == sorted(expected)


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ({"chef": 5, "leder": 5, "stab": 5}, ["chef", "leder", "stab"]),
        ({"chef": 4, "leder": 5, "stab": 6}, ["stab"]),
        ({"chef": 4, "leder": 1, "stab": 6}, ["stab"]),
        ({"chef": 4, "leder": 6}, []),
        ({"chef": 1, "leder": 5, "stab": 5, "direktion": 9}, ["direktion", "stab"]),
        ({"chef": 2, "leder": 2, "stab": 9, "": 5}, ["stab"]),
        ({"chef": 4}, []),
        ({"chef": 9}, ["chef"]),
    ],
)
def test_the_smallest_other_is_hidden_too(sizes: dict[str, int], shown: list[str]) -> None:
    """Beside a hidden group the smallest are hidden, until the hidden hold five together."""
    found = seen(rated({(level, ""): n for level, n in sizes.items()}))
    assert [key for grouping, key in found if grouping == "level"] == shown


def test_levels_come_before_areas() -> None:
    """Where both groupings cannot be shown, areas give way, and only as many as must."""
    room = {("chef", "Nord"): 2, ("chef", "Syd"): 8, ("chef", "Vest"): 1, ("stab", "Nord"): 5}
    found = seen(rated(room | {("stab", "Øst"): 9}))
    assert [key for grouping, key in found if grouping == "level"] == ["chef", "stab"]
    assert [key for grouping, key in found if grouping == "area"] == ["Øst"]


def test_a_hidden_group_tells_its_key_and_nothing_else() -> None:
    """The JSON of a hidden group has no n and no figure."""
    plain = rated({("chef", "Nord"): 4, ("leder", "Nord"): 6}).model_dump(mode="json")
    assert plain["groups"]["level"] == [
        {"key": "chef", "hidden": True},
        {"key": "leder", "hidden": True},
    ]


def test_people_who_skip_are_not_counted_as_ratings() -> None:
    """A group of nine people of whom four rated the statement is hidden for it."""
    rows = [Row(f"c{i}", "chef", "", STATEMENT, "3" if i < 4 else "dont_know") for i in range(9)]
    rows += [Row(f"l{i}", "leder", "", STATEMENT, "5") for i in range(12)]
    result = score(SMALL, table((STATEMENT,), rows, "full"), mode="anonymous")
    assert ("level", "chef") not in seen(result)
    assert ("level", "leder") not in seen(result)


def test_each_statement_is_judged_by_itself() -> None:
    """A group's score is made of those of its statements that may be seen, and no others."""
    rows = [Row(f"c{i}", "chef", "", "roots_1", "1") for i in range(6)]
    rows += [Row(f"c{i}", "chef", "", "roots_2", "5") for i in range(4)]
    rows += [
        Row(f"l{i}", "leder", "", key, "3") for i in range(9) for key in ("roots_1", "roots_2")
    ]
    result = score(SMALL, table(("roots_1", "roots_2"), rows, "full"), mode="anonymous")
    assert {g.key: g.factors.get("roots") for g in result.groups.level} == {"chef": 1, "leder": 3}


def test_a_gap_is_only_between_groups_that_are_seen() -> None:
    """No gap names a hidden group."""
    rows = [Row(f"c{i}", "chef", "", STATEMENT, "0") for i in range(4)]
    rows += [Row(f"l{i}", "leder", "", STATEMENT, "5") for i in range(6)]
    rows += [Row(f"s{i}", "stab", "", STATEMENT, "3") for i in range(6)]
    answers = table((STATEMENT,), rows, "full")
    assert not score(SMALL, answers, mode="anonymous").gaps
    assert {gap.low for gap in score(SMALL, answers, mode="open").gaps} >= {"chef"}


def test_a_large_thin_room_is_judged_in_time() -> None:
    """A hundred people, each alone with level and area, see their levels within seconds."""
    rows = [
        Row(f"{level}{place}", level, f"area {place}", key, str((place + number) % 6))
        for level in SMALL.levels
        for place in range(25)
        for number, key in enumerate(SMALL.statements)
    ]
    begun = time.perf_counter()
    result = score(SMALL, table(tuple(SMALL.statements), rows, "full"), mode="anonymous")
    assert [group.key for group in result.groups.level if not group.hidden] == sorted(SMALL.levels)
    assert time.perf_counter() - begun < 3
