"""The arithmetic of the method: checks anyone may run, cases to read, what any room keeps to."""

from __future__ import annotations

import math
import statistics
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advice import outcome
from answers import ANSWERS, Answers, Row, gather, table
from arithmetic import (
    CODES,
    Edges,
    FactorResult,
    Profile,
    Result,
    StatementResult,
    agreement,
    allowed_outside,
    deviation,
    edges,
    enough,
    mean_of_most,
    tally,
)
from content import Cases, Content, load, printed, read_cases
from scoring import factor_edges, score
from trying import differences

SMALL = load(Path(__file__).parent / "instrument")


@cache
def read(file: Path) -> Cases:
    """The cases in a file, once."""
    return read_cases(file, load())


CASES = [
    pytest.param(file, number, id=case.title)
    for file in sorted((Path(__file__).parent / "scoring").glob("*.yaml"))
    for number, case in enumerate(read(file).cases)
]
WRITTEN = {**{str(rung): str(rung) for rung in range(6)}, "?": "dont_know", "x": "not_relevant"}
# A person: level, area, and one answer to each of the twelve statements; - is none.
PERSON = st.tuples(
    st.sampled_from(["", "direktion", "chef", "leder"]),
    st.sampled_from(["", "Nord", "Syd"]),
    st.text("000112233445?x-", min_size=12, max_size=12),
)
Person = tuple[str, str, str]
RUNG = st.integers(0, 5)
ROOM = st.lists(PERSON, min_size=1, max_size=8)


def rows(people: list[Person]) -> list[Row]:
    """The rows that these people's answers are in a file."""
    return [
        Row(f"p{number}", level, area, statement, WRITTEN[sign])
        for number, (level, area, signs) in enumerate(people)
        for statement, sign in zip(SMALL.statements, signs, strict=True)
        if sign != "-"
    ]


def full(people: list[Row]) -> Answers:
    """Answers to the full questionnaire, also where only core statements were answered."""
    return table(tuple(SMALL.statements), people, "full")


def opened(people: list[Person]) -> Result:
    """What these people's open workshop comes to."""
    return outcome(SMALL, full(rows(people)), mode="open")


def statements(result: Result) -> dict[str, StatementResult]:
    """Every statement of a result by its id."""
    return {found.id: found for factor in result.factors for found in factor.statements}


def factors(result: Result) -> dict[str, FactorResult]:
    """Every factor of a result by its id."""
    return {found.id: found for found in result.factors}


def mean(signs: list[str]) -> float | None:
    """The plain mean of the ratings among some answers."""
    ratings = [int(sign) for sign in signs if sign.isdigit()]
    return statistics.fmean(ratings) if ratings else None


def by_hand(people: list[Person]) -> dict[str, float | None]:
    """Each factor's score, counted another way than the product counts."""
    found: dict[str, float | None] = {}
    for place, factor in enumerate(SMALL.factors):
        columns = [[signs[4 * place + i] for _, _, signs in people] for i in range(4)]
        values = [value for column in columns if (value := mean(column)) is not None]
        found[factor.id] = statistics.fmean(values) if len(values) >= 2 else None
    return found


# The checks of METHOD that anyone may run.


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([30, 40, 210, 130, 530, 50, 10], 0.6113333),
        ([1, 1, 1, 1], 0),
        ([2, 0, 0, 2], -1),
        ([3, 0, 0, 0, 0], 1),
        ([0, 0, 7], 1),
        ([6, 0, 0, 0, 0, 6], -1),
    ],
)
def test_agreement_is_van_der_eijk_s(counts: list[int], expected: float) -> None:
    """A is what the `agrmt` package prints, on any number of rungs from three."""
    assert agreement(counts) == pytest.approx(expected, abs=1e-7)


@pytest.mark.parametrize(
    ("people", "allowed"),
    [(8, 2), (10, 2), (11, 3), (13, 3), (14, 4), (16, 4), (17, 5), (19, 5), (20, 6), (25, 7)],
)
def test_allowed_outside_is_rand_ucla_s(people: int, allowed: int) -> None:
    """The bound is RAND/UCLA's published table and its continuation to 25."""
    assert allowed_outside(people) == allowed


@pytest.mark.parametrize(("file", "number"), CASES)
def test_a_case_to_read(content: Content, file: Path, number: int) -> None:
    """What a consultant has written comes out, figure by figure."""
    differing = differences(content, read(file), number)
    assert not differing, "\n".join(map(str, differing))


# What holds for any room.


@given(counts=st.lists(st.integers(0, 9), min_size=3, max_size=8).filter(any))
def test_agreement_is_one_only_when_all_agree(counts: list[int]) -> None:
    """A lies between -1 and 1, and is 1 when all stand on one rung and only then."""
    found = agreement(counts)
    assert -1 <= found <= 1
    assert math.isclose(found, 1) == (sum(map(bool, counts)) == 1)


@given(counts=st.lists(st.integers(0, 9), min_size=3, max_size=8).filter(any))
def test_agreement_has_no_direction_and_no_size(counts: list[int]) -> None:
    """A is the same with the ladder turned round, and with every answer given twice."""
    assert agreement(counts[::-1]) == pytest.approx(agreement(counts))
    assert agreement([2 * count for count in counts]) == pytest.approx(agreement(counts))


@pytest.mark.unmeasured
@given(people=ROOM, data=st.data())
def test_order_does_not_matter(people: list[Person], data: st.DataObject) -> None:
    """The order of people and of rows changes nothing in the Result, steps and groups included."""
    given_rows = rows(people)
    mixed = data.draw(st.permutations(given_rows))
    for mode in ("open", "anonymous"):
        found = [outcome(SMALL, full(each), mode=mode) for each in (given_rows, mixed)]
        assert found[0] == found[1]


@pytest.mark.unmeasured
@given(people=ROOM)
def test_dont_know_changes_no_mean(people: list[Person]) -> None:
    """One more person who does not know moves no score, mean, median or agreement."""
    before, after = opened(people), opened([*people, ("chef", "Nord", "?" * 12)])
    assert [f.score for f in after.factors] == [f.score for f in before.factors]
    for key, found in statements(after).items():
        was = statements(before)[key]
        assert found == was.model_copy(update={"dont_know": (was.dont_know or 0) + 1})


@pytest.mark.unmeasured
@given(people=ROOM, who=st.integers(0, 7), what=st.integers(0, 11))
def test_a_higher_rating_lowers_nothing(people: list[Person], who: int, what: int) -> None:
    """Raising one rating raises its factor or leaves it, and touches no other."""
    level, area, signs = people[who % len(people)]
    raised = str(min(5, int(signs[what]) + 1)) if signs[what].isdigit() else signs[what]
    changed = [*people]
    changed[who % len(people)] = (level, area, signs[:what] + raised + signs[what + 1 :])
    for place, (was, now) in enumerate(
        zip(opened(people).factors, opened(changed).factors, strict=True)
    ):
        assert (now.score or 0) >= (was.score or 0) - 1e-12
        assert now == was or place == what // 4


@pytest.mark.unmeasured
@given(people=ROOM)
def test_a_score_is_the_mean_of_the_means(people: list[Person]) -> None:
    """Every score is what a plain count gives: none under half the statements, no weights."""
    found = {key: factor.score for key, factor in factors(opened(people)).items()}
    assert found == pytest.approx(by_hand(people))


@pytest.mark.unmeasured
@given(people=ROOM)
def test_the_figures_of_a_statement(people: list[Person]) -> None:
    """n, counts, median and shares are those of the ratings, written out in a row."""
    for place, found in enumerate(statements(opened(people)).values()):
        ratings = [int(signs[place]) for _, _, signs in people if signs[place].isdigit()]
        assert (found.n, found.counts or ()) == (
            len(ratings),
            tuple(ratings.count(rung) for rung in range(6)),
        )
        if ratings:
            middle = statistics.median(ratings)
            near = [rating for rating in ratings if abs(rating - middle) <= 1]
            assert found.median == middle
            assert found.share_in_region == len(near) / len(ratings)


@pytest.mark.unmeasured
@given(people=ROOM)
def test_a_score_lies_between_its_edges_whoever_is_left_out(people: list[Person]) -> None:
    """With one person fewer, a statement's mean is never outside its edges."""
    for place, found in enumerate(statements(opened(people)).values()):
        ratings = [int(signs[place]) for _, _, signs in people if signs[place].isdigit()]
        ends = edges(found.counts or ())
        assert (ends is None) == (len(ratings) < 2)
        if ends:
            without = [(sum(ratings) - r) / (len(ratings) - 1) for r in ratings]
            assert (float(ends.low), float(ends.high)) == (min(without), max(without))


@pytest.mark.unmeasured
@given(people=st.lists(st.text("012345", min_size=12, max_size=12), min_size=2, max_size=8))
def test_the_spread_is_an_upper_bound(people: list[str]) -> None:
    """With complete answers it is never below the deviation of people's own means."""
    for place, found in enumerate(opened([("", "", signs) for signs in people]).factors):
        own = [statistics.fmean(map(int, signs[4 * place : 4 * place + 4])) for signs in people]
        assert (found.spread or 0) >= statistics.stdev(own) - 1e-12


@pytest.mark.unmeasured
@given(people=ROOM, levels=st.dictionaries(st.sampled_from([*SMALL.statements]), RUNG))
def test_an_agreed_level_overwrites_nothing(people: list[Person], levels: dict[str, int]) -> None:
    """The level is the statement's value; means and scores stay what people said."""
    agreed = {key: str(level) for key, level in levels.items()}
    plain = outcome(SMALL, full(rows(people)), mode="open")
    result = outcome(SMALL, full(rows(people)), mode="open", agreed=agreed)
    for key, found in statements(result).items():
        was = statements(plain)[key]
        assert found.value == levels.get(key, was.mean)
        assert found == was.model_copy(update={"agreed": levels.get(key)})
    if result.participants:
        assert [f.score for f in result.factors] == [f.score for f in plain.factors]
        assert [f.spread for f in result.factors] == [f.spread for f in plain.factors]
        assert (result.profile, result.agenda) == (plain.profile, plain.agenda)


@pytest.mark.unmeasured
@given(people=ROOM)
def test_an_anonymous_room_shows_no_more_than_it_may(people: list[Person]) -> None:
    """A statement that fewer than five rated is its id and revision; others are the open room's."""
    shown = statements(outcome(SMALL, full(rows(people)), mode="anonymous"))
    for key, found in statements(opened(people)).items():
        if (found.n or 0) >= 5:
            assert shown[key] == found
        else:
            known = {name for name, value in shown[key].model_dump().items() if value is not None}
            assert known == {"id", "revision"}


@pytest.mark.parametrize(
    ("counts", "ends"),
    [
        ([1, 0, 2, 0, 0, 2], (2.25, 3.5)),
        ([0, 0, 0, 1, 0, 0], None),
        ([0, 0, 0, 2, 0, 0], (3, 3)),
        ([1, 0, 0, 0, 0, 1], (0, 5)),
        ([0] * 6, None),
    ],
)
def test_the_edges_of_a_statement(counts: list[int], ends: tuple[float, float] | None) -> None:
    """The mean without the highest rating, and without the lowest; one rating has none."""
    assert edges(counts) == (ends and Edges(*map(Fraction, ends)))


def test_a_factor_s_edges_ask_for_half_of_its_statements() -> None:
    """Two of four statements with two ratings are enough for edges, one is not."""
    for signs, known in (("33-----", True), ("3------", False)):
        people = [("", "", "3333" + "-" * 8), ("", "", signs[:4] + "-" * 8)]
        factor = opened(people).factors[0]
        assert factor.score == 3
        assert (factor_edges(factor.statements, 0.5) is not None) == known
        assert (factor.band_holds is not None) == known
        assert (factor.spread is not None) == known


@pytest.mark.parametrize(
    ("counts", "found"),
    [([1], None), ([1, 1], math.sqrt(0.5)), ([0, 4], 0), ([3, 0, 0, 0, 0, 3], math.sqrt(7.5))],
)
def test_a_deviation_is_over_one_fewer(counts: list[int], found: float | None) -> None:
    """The standard deviation is over n-1, from two ratings."""
    assert deviation(counts) == found


@pytest.mark.parametrize(
    ("share", "asked", "needed"),
    [(0.5, 5, 3), (0.5, 4, 2), (0.3, 10, 3), (0.7, 10, 7), (0.1, 30, 3), (0, 5, 1), (1, 5, 5)],
)
def test_a_share_is_of_whole_counts(share: float, asked: int, needed: int) -> None:
    """0.3 of 10 is 3, whatever floats make of it; one is always needed."""
    assert enough(asked, share) == needed
    assert mean_of_most([1.0] * needed + [None] * (asked - needed), share) == 1
    assert mean_of_most([1.0] * (needed - 1) + [None] * (asked - needed + 1), share) is None


def test_nothing_asked_has_no_mean() -> None:
    """A factor of which nothing was asked has no score, whatever share is enough."""
    assert mean_of_most([], 0) is None


@pytest.mark.parametrize("people", [2047, 2048, 2049, 4097])
def test_everybody_is_counted_once(people: int) -> None:
    """Counts over levels, areas and statements are right beyond the people of one chunk."""
    marks = [("chef", "Nord"), ("chef", "Syd"), ("leder", "Nord")]
    said = [Row(f"p{i}", *marks[i % 3], "roots_1", ANSWERS[i % 8]) for i in range(people)] + [
        Row(f"p{people - 1}", *marks[(people - 1) % 3], "roots_2", "5")
    ]
    counted = tally(table(("roots_1", "roots_2"), said, "full"))
    for place, key in enumerate(marks):
        cell = (int(key[0] == "leder"), int(key[1] == "Syd"))
        codes = [i % 8 for i in range(people) if i % 3 == place]
        assert counted.people[cell] == len(codes)
        assert counted.counts[cell][0].tolist() == [codes.count(code) for code in range(CODES)]
    assert counted.room[1].tolist() == [0, 0, 0, 0, 0, 1, 0, 0, people - 1]
    assert counted.counts.sum() == 2 * people


@pytest.mark.parametrize(
    ("figure", "decimals", "shown"),
    [
        (2.04, 1, 2.0),
        (3.96, 1, 4.0),
        (0.396, 2, 0.4),
        (0.394, 2, 0.39),
        (-0.395, 2, -0.4),
        (68.75, 1, 68.8),
        (2.25, 1, 2.3),
        (0.15000000000000002, 1, 0.2),
        (2.5, 0, 3),
    ],
)
def test_a_figure_is_read_as_printed(figure: float, decimals: int, shown: float) -> None:
    """Rounding is half away from zero on the decimal value; 3.96 has reached 4."""
    assert printed(figure, decimals) == shown


@pytest.mark.parametrize(
    ("a", "verdict", "words"),
    [
        (0.396, "agreement", "Apart"),
        (0.394, "agreement", "Close"),
        (0.394, "split", "Apart"),
        (0.495, "split", "Agreed"),
        (0.4949, "split", "Apart"),
        (-1, "split", "Apart"),
    ],
)
def test_words_are_read_off_the_printed_agreement(a: float, verdict: str, words: str) -> None:
    """0.396 prints 0.40 and is not below 0.4; 0.495 prints 0.50 and has reached 0.5."""
    assert SMALL.method.agreement.of(a, verdict).en == words


@pytest.mark.parametrize(
    ("figure", "band"),
    [(0, "low"), (1.94, "low"), (1.95, "middle"), (3.449, "middle"), (3.45, "high"), (5, "high")],
)
def test_a_band_is_read_off_the_printed_score(content: Content, figure: float, band: str) -> None:
    """What is printed as 2,0 is middle and what is printed as 3,5 is high."""
    assert content.method.bands.of(figure) == band


@given(tenths=st.integers(0, 49), beyond=st.floats(-1e-12, 1e-12))
def test_a_band_forgives_the_last_bit(tenths: int, beyond: float) -> None:
    """A score that is on a limit on paper is on it here, whatever floats make of it."""
    exact = tenths / 10 + 0.05
    assert SMALL.method.bands.of(exact + beyond) == SMALL.method.bands.of((tenths + 1) / 10)


def test_the_target_is_the_file_s_the_room_s_or_the_factor_s() -> None:
    """The target is 4 unless the room chooses another, for all factors or for some."""
    answers = full(rows([("", "", "3" * 12)]))
    chosen: list[Any] = [None, 2, {"stem": 0}]
    found = [[f.target for f in score(SMALL, answers, target=t).factors] for t in chosen]
    assert found == [[4, 4, 4], [2, 2, 2], [4, 0, 4]]


def test_only_what_was_asked_counts() -> None:
    """The short questionnaire's score asks for half of the core, not of everything."""
    result = score(SMALL, gather(SMALL, [Row("p", "", "", "roots_1", "3")]), mode="open")
    assert [s.id for s in result.factors[0].statements] == ["roots_1", "roots_2"]
    assert [f.score for f in result.factors] == [3, None, None]


def test_nobody_is_no_error() -> None:
    """A room without an answer has a Result without a figure."""
    for result in (opened([]), outcome(SMALL, full([]), mode="anonymous")):
        assert result.participants == 0
        assert {factor.score for factor in result.factors} == {None}
        assert result.profile == Profile(
            lowest=(), lowest_holds=None, highest=(), range=None, imbalanced=False, mean=None
        )


def test_one_score_is_no_profile() -> None:
    """With one factor scored nothing is lowest: there is nothing to be lower than."""
    result = opened([("", "", "3333" + "-" * 8)] * 6)
    assert [factor.score for factor in result.factors] == [3, None, None]
    assert result.profile.lowest == result.profile.highest == ()
    assert result.profile.mean is None


def test_the_lowest_holds_while_it_stays_at_or_below_the_others() -> None:
    """Its printed high edge may reach the others' low edge, and no further."""
    # Roots' high edge is 3; stem's low edge is 3 in the first room and 2.8 in the second.
    low, reached, missed = "133333", "333335", "233335"
    for other, holds in ((reached, True), (missed, False)):
        rooms = zip(low, other, strict=True)
        profile = opened([("", "", a * 4 + b * 4 + "-" * 4) for a, b in rooms]).profile
        assert (profile.lowest, profile.lowest_holds) == (("roots",), holds)


def test_the_lowest_does_not_hold_or_fail_without_edges() -> None:
    """Where one factor was answered by one person, nothing is said of the lowest."""
    people = [("", "", "1" * 4 + "3" * 8), ("", "", "1" * 4 + "3" * 4 + "-" * 4)]
    profile = opened(people).profile
    assert (profile.lowest, profile.lowest_holds) == (("roots",), None)


def test_the_result_is_the_form_of_the_method() -> None:
    """The JSON has METHOD's keys, in their order."""
    result = opened([("chef", "Nord", "1" * 12)] * 12)
    plain = result.model_dump(mode="json")
    assert list(plain) == [
        *("content", "questionnaire", "mode", "participants", "factors", "profile", "groups"),
        *("gaps", "agenda", "next_steps"),
    ]
    factor, step = plain["factors"][0], plain["next_steps"]["start"][0]
    assert list(factor) == [
        *("id", "score", "agreed_score", "band", "band_holds", "spread", "target", "holds_back"),
        "statements",
    ]
    assert list(factor["statements"][0]) == [
        *("id", "agreed", "n", "counts", "mean", "median", "share_at_median"),
        *("share_in_region", "agreement", "verdict", "dont_know", "not_relevant", "revision"),
    ]
    assert list(plain["profile"]) == [
        *("lowest", "lowest_holds", "highest", "range", "imbalanced", "mean")
    ]
    assert list(plain["groups"]) == ["level", "area", "observers"]
    assert list(step) == [
        *("id", "factor", "priority", "need", "leverage", "effort", "holds", "because"),
    ]
    assert Result.model_validate(plain).model_dump(mode="json") == plain
    assert Result.model_validate_json(result.model_dump_json()) == result


def test_every_answer_is_a_rung_or_one_of_two_words() -> None:
    """The answers are METHOD's eight, and these tests write them all."""
    assert set(WRITTEN.values()) == set(ANSWERS)
