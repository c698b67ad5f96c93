"""Five adversaries, five attacks: whom the published figures give away, counted over many rooms.

The attacker is in `tests/attacks`. It knows everybody's level and area, who rated what, and the
rule; it does whole numbers with HiGHS, and nothing is left undecided. What it is asked: is there
anybody whose rating, beyond what the room's own counts give, is known or known to be one of two
neighbouring rungs; is there a hidden group of fewer than k people whose factor mean is known to
within less than half a rung. `docs/anonymity.md` holds the table; `python -m tests.attacks` draws
it. Where people are alike (the third attack), and where somebody has invented people, it is not
nothing, and the page on which people decide to answer says so.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from fractions import Fraction
from itertools import product
from math import ceil, floor
from random import Random
from typing import TYPE_CHECKING, Final

import numpy as np
import pytest

from answers import ABSENT
from tests.attacks.adversaries import ADVERSARIES
from tests.attacks.attacks import WAYS, as_printed, intervals, shuffled, unrounded
from tests.attacks.published import pattern, published, read
from tests.attacks.puzzle import Puzzle, Window, belonging, printed, puzzles
from tests.attacks.rooms import AREAS, KINDS, RUNGS, Room, ordinary, room, shelves
from tests.attacks.second import opinions
from tests.attacks.swaps import proven
from tests.attacks.table import BESIDE, CELLS, KS, Cell, Count, attacked, drawn
from tests.attacks.whole import Whole, found_out
from tests.shares import cases

if TYPE_CHECKING:
    from tests.attacks.attacks import How

pytestmark = pytest.mark.unmeasured

ROOMS: Final[dict[How, int]] = {
    "sums": 16,
    "intervals": 20,
    "alike": 12,
    "time": 2,
    "linking": 4,
    "missing": 5,
    "missing alike": 6,
    "unchanged": 5,
}
MANY: Final = 40
"""Times as many rooms in `make torture`."""
# Where it is named and not nothing: at most so many in a thousand, as docs/anonymity.md has it.
ALIKE: Final = {3: 30, 5: 6, 7: 4}
ALIKE_FROM_WITHIN: Final = {3: 80, 5: 35, 7: 20}
FEW: Final = {3: 20, 5: 0, 7: 0}
"""A participant's own answer helps most where groups may be of three."""
RARE: Final = {3: 1, 5: 0.05, 7: 0.05}
"""Ordinary rooms, over so many that chance finds the rarest."""


def most(cell: Cell, k: int, rooms: int) -> float:
    """In how many of so many rooms somebody may be found out."""
    who, how = cell
    if who == "invented" or how not in WAYS:
        return rooms
    if how == "alike":
        return (ALIKE_FROM_WITHIN if who == "participant" else ALIKE)[k] * rooms / 1000
    return FEW[k] * rooms / 1000 if (who, how) == ("participant", "intervals") else 0


@pytest.mark.parametrize("k", KS)
def test_the_table_of_attacks(k: int) -> None:
    """Nobody is found out, but by those and in the rooms that are named."""
    counts = {cell: attacked(cell, k, range(ROOMS[cell[1]])) for cell in (*CELLS, *BESIDE)}
    print(f"\n{drawn(k, counts)}")  # noqa: T201 - the table itself, with -s
    assert {
        cell: count
        for cell, count in counts.items()
        if count.out > ceil(most(cell, k, count.rooms))
    } == {}


@pytest.mark.parametrize("k", KS)
def test_everybody_in_a_cell_was_attacked(k: int) -> None:
    """Five by five, and the figures that are missing and an unchanged second round beside them."""
    assert len(CELLS) == 25
    assert {who for who, _ in CELLS} == set(ADVERSARIES)
    assert attacked(("reader", "unchanged"), k, range(3)).rooms == 3


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("k", KS)
def test_who_gave_what_is_nowhere_but_in_the_groups(k: int, kind: str) -> None:
    """Ratings dealt anew statement by statement leave the same Result, groups aside."""
    for seed in range(5):
        one = room(shelves(k), f"dealt:{seed}", kind, range(8, 21))
        dealt = shuffled(one, Random(seed), within=False)
        first, second = published(one), published(dealt)
        for result in (first, second):
            del result["groups"], result["gaps"]
        assert first == second


@pytest.mark.parametrize("k", KS)
def test_which_cells_are_visible_depends_on_who_rated_and_on_nothing_else(k: int) -> None:
    """Whatever people answered, the same cells make the figures."""
    for seed in range(20):
        one = room(shelves(k), f"pattern:{seed}", "camps", range(8, 21))
        other = shuffled(one, Random(seed), within=False)
        first, second = pattern(one), pattern(other)
        assert {key: seen.tolist() for key, seen in first.items()} == {
            key: seen.tolist() for key, seen in second.items()
        }


@pytest.mark.parametrize("people", [range(8, 21), range(1_040, 1_100), range(2_060, 2_100)])
@pytest.mark.parametrize("k", KS)
def test_a_figure_is_the_half_of_its_visible_cells(k: int, people: range) -> None:
    """Every figure follows from the cells that the attacker reckons with, also in a large room."""
    for seed in range(10 if people.start < 1_000 else 2):
        one = room(shelves(k), f"halves:{seed}", "ordinary", people)
        assert printed(published(one)).items() <= halves(one).items()


def halves(one: Room) -> dict[tuple[tuple[str, str], str], float]:
    """Every group's half by factor, from all cells that are visible, in exact fractions."""
    masks, seen = belonging(one), pattern(one)
    mass, sizes = one.tally @ np.arange(RUNGS), one.tally.sum(axis=2)
    place = {statement: column for column, statement in enumerate(one.statements)}
    found = {}
    for group, mask in masks.items():
        for factor in one.content.factors:
            used = [place[s.id] for s in factor.statements if s.id in place]
            means = [
                Fraction(int(mass[mask[:, c], c].sum()), int(sizes[mask[:, c], c].sum()))
                for c in used
                if seen[group][c]
            ]
            if means:
                found[group, factor.id] = floor(2 * sum(means) / len(means) + Fraction(1, 2)) / 2
    return found


@pytest.mark.parametrize("k", KS)
def test_what_is_attacked_is_what_is_published(k: int) -> None:
    """Counts and groups are the same in the whole Result, and nothing beside them is a person's."""
    one = room(shelves(k), "published", "ordinary", range(12, 21))
    whole, quick = published(one), read(one)
    assert whole["groups"] == quick["groups"]
    assert [s["counts"] for f in whole["factors"] for s in f["statements"]] == [
        s["counts"] for f in quick["factors"] for s in f["statements"]
    ]
    assert {figure * 2 % 1 for figure in printed(whole).values()} <= {0}


@pytest.mark.parametrize("rooms", cases(30, 120))
@pytest.mark.parametrize("k", KS)
def test_pairs_are_not_laid_bare_either(k: int, rooms: int) -> None:
    """Where people sit two and two, some more, no sum of one, two or three pairs follows."""
    content = shelves(k, 1)
    for seed in range(rooms):
        lot = Random(f"pairs:{seed}")
        levels, areas = lot.sample(list(content.levels), 4), AREAS[: lot.randint(2, 4)]
        people = [
            part
            for part in product(levels, areas)
            for _ in range(lot.choice((0, 2, 2, 2, k - 1, k, k + 2)))
        ]
        assert not people or not unrounded(
            Room(content, tuple(people), ordinary(content, lot, people))
        )


@pytest.mark.parametrize("rooms", cases(40, 240))
@pytest.mark.parametrize(("k", "out"), [(3, 30), (5, 10), (7, 3)])
def test_the_margin_is_what_guards_a_short_factor(k: int, out: int, rooms: int) -> None:
    """With two statements to a factor and people who are alike, at most so many rooms in 240 tell.

    Without the margin they are two to eight times as many.
    """
    found = [
        intervals("outsider", room(shelves(k, 1, 2), f"short:{seed}", kind, range(8, 21)), Random())
        for kind in ("camps", "alike")
        for seed in range(rooms // 2)
    ]
    assert 240 * sum(one.out for one in found) <= out * rooms


@pytest.mark.parametrize("k", KS)
def test_a_statement_that_too_few_rated_tells_nothing(k: int) -> None:
    """With one rating short of k nothing is there but the statement; with k its counts are."""
    one = room(shelves(k), "few", "ordinary", range(12, 13))
    codes = one.codes.copy()
    codes[:, :2] = ABSENT
    codes[: k - 1, 0], codes[:k, 1] = 3, 3
    few, enough = published(one.with_codes(codes))["factors"][0]["statements"][:2]
    told = {key for key, figure in few.items() if figure is not None}
    assert (told, enough["counts"]) == ({"id", "revision"}, [0, 0, 0, k, 0, 0])


def large(k: int, seed: int) -> Room:
    """More than a thousand people in two levels and two areas, and a few who are alone."""
    content, lot = shelves(k, 1), Random(seed)
    levels, lone = list(content.levels)[:2], list(content.levels)[2:5]
    few = [(level, AREAS[2]) for level in lone for _ in range(lot.randint(1, k - 1))]
    many = [(lot.choice(levels), lot.choice(AREAS[:2])) for _ in range(1_024 + lot.randint(1, 40))]
    people = [*many, *few]
    return Room(content, tuple(people), ordinary(content, lot, people))


@pytest.mark.parametrize("rooms", cases(2, 5))
@pytest.mark.parametrize("k", KS)
def test_above_1024_people_a_few_are_as_safe(k: int, rooms: int) -> None:
    """Those few at the end of a large room are not found out by sums nor by whole numbers."""
    for seed in range(rooms):
        one = large(k, seed)
        assert not unrounded(one)
        for _, puzzle in puzzles(one, read(one), pattern(one)):
            lying = puzzle.printed
            found, _ = found_out(lying, proven(lying))
            assert (found.cells, found.groups) == ((), ())


@pytest.mark.parametrize("rooms", cases(40, 200))
@pytest.mark.parametrize("people", [range(12, 21), range(40, 61)], ids=["12-20", "40-60"])
@pytest.mark.parametrize("k", KS)
def test_a_second_opinion_finds_nothing_and_shows_little_more(
    k: int, people: range, rooms: int
) -> None:
    """The reference method finds no leak in ours, and ours shows at most a fifth fewer cells."""
    ours, theirs, bare = 0, 0, 0
    for seed in range(rooms):
        own, other = opinions(room(shelves(k, 1), f"second:{seed}", "ordinary", people), 0)
        assert (own.primaries, own.handfuls, other.primaries) == ((), (), ())
        ours, theirs = ours + len(own.cells), theirs + len(other.cells)
        bare += bool(other.handfuls)
    print(f"\nk = {k}, {people}: cells {ours} and {theirs}, it lays bare in {bare}")  # noqa: T201
    assert 5 * ours >= 4 * theirs


# The attacker itself: it must find what there is to be found.


def puzzle(truth: list[list[list[int]]], *clues: tuple[Window, ...]) -> Puzzle:
    """A puzzle of ratings by part and statement."""
    tally = [[np.bincount(cell, minlength=RUNGS) for cell in part] for part in truth]
    masks = {("level", str(i)): np.zeros((len(truth), len(truth[0])), bool) for i in (0, 1)}
    for i in (0, 1):
        masks["level", str(i)][i] = True
    return Puzzle(np.array(tally), clues, (), masks)


def mean(truth: list[list[list[int]]], low: float, high: float) -> Window:
    """The first part's mean lies from low to below high."""
    weights = np.zeros((len(truth), len(truth[0])))
    weights[0] = [1 / (len(truth[0]) * len(cell)) for cell in truth[0]]
    return Window(("level", "0"), weights, low, high)


CAMPS: Final = [[[2] * 5], [[4] * 5]]


def test_the_attacker_sees_a_group_that_is_alike() -> None:
    """Ten people on 2 and 4: a mean below 2.25 tells all, one up to 2.75 leaves anybody open."""
    told, open_ = (
        puzzle(CAMPS, (mean(CAMPS, 1.75, 2.25),)),
        puzzle(CAMPS, (mean(CAMPS, 1.75, 2.75),)),
    )
    assert found_out(told, proven(told))[0].cells == ((0, 0), (1, 0))
    assert proven(open_).cells == ()


def test_the_attacker_reads_what_is_missing() -> None:
    """Low or high tells nobody from the other camp, until one of the first adds an own answer."""
    low, high = mean(CAMPS, -np.inf, 2.25), mean(CAMPS, 3.75, np.inf)
    either = puzzle(CAMPS, (low, high))
    assert proven(either).cells == () or found_out(either, proven(either))[0].cells == ()
    own = np.zeros_like(either.truth)
    own[0, 0, 2] = 1
    insider = either.less(own)
    assert found_out(insider, proven(insider))[0].cells == ((0, 0), (1, 0))
    assert proven(replace(insider, clues=())).cells == ()


def test_proofs_and_the_solver_never_disagree() -> None:
    """Whatever swapping answers shows to be possible, the integer program finds possible too."""
    for seed in range(6):
        one = room(shelves(3, 1), f"agree:{seed}", "alike", range(8, 13))
        for _, lying in puzzles(one, read(one), pattern(one)):
            doubts, program = proven(lying), Whole(lying)
            for part, column in np.argwhere(lying.sizes > 0).tolist():
                left = np.flatnonzero(lying.counts[column])
                found = [rung for rung in left.tolist() if program.can(part, column, rung)]
                assert set(np.flatnonzero(lying.truth[part, column]).tolist()) <= set(found)
                if (part, column) not in doubts.cells:
                    assert np.ptp(found) >= min(2, np.ptp(left))


def test_a_figure_without_rounding_would_tell() -> None:
    """Three ratings whose mean admits one sum only, less two that are known, are the third."""
    truth = [[[1, 1, 3]], [[0, 5, 5, 5]]]
    lying = puzzle(truth, (mean(truth, 1.5, 1.9),))
    own = np.zeros_like(lying.truth)
    own[0, 0, 1] = 2
    assert as_printed(lying.less(own), 3)
    assert not as_printed(puzzle(truth, (mean(truth, 1.25, 2.25),)).less(own), 3)


# Minutes.

MILLION: Final = 1_000_000
SHARE: Final = 2_000


def portion(work: tuple[Cell, int, range]) -> tuple[str, int, Count]:
    """Attack some rooms; which, at which k, and what came of it."""
    cell, k, seeds = work
    return cell[1], k, attacked(cell, k, seeds)


@pytest.mark.torture
def test_a_million_rooms() -> None:
    """A million rooms, read by an outsider with every attack on figures: proofs for all of them,
    and the solver wherever these leave a doubt.
    """
    parts = [
        (("outsider", how), k, range(start, start + SHARE))
        for k in KS
        for how, share in (("intervals", 6), ("alike", 4))
        for start in range(0, MILLION * share // 30, SHARE)
    ]
    total: dict[tuple[str, int], Count] = {}
    with ProcessPoolExecutor(2) as pool:
        for how, k, count in pool.map(portion, parts):
            total[how, k] = total.get((how, k), Count()).and_(count)
    print(f"\n{total}")  # noqa: T201 - what `make torture` is run for
    assert sum(count.rooms for count in total.values()) >= MILLION
    for (how, k), count in total.items():
        assert count.out * 1000 <= count.rooms * (ALIKE if how == "alike" else RARE)[k]


@pytest.mark.torture
@pytest.mark.parametrize("k", KS)
def test_the_table_of_many_rooms(k: int) -> None:
    """The table again, over many more rooms, as docs/anonymity.md has it."""
    counts = {cell: attacked(cell, k, range(MANY * ROOMS[cell[1]])) for cell in (*CELLS, *BESIDE)}
    print(f"\n{drawn(k, counts)}")  # noqa: T201 - as above
    assert {
        cell: count
        for cell, count in counts.items()
        if count.out > most(cell, k, count.rooms) + 1 + RARE[k] * count.rooms / 1000
    } == {}
