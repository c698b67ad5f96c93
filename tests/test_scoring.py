"""The arithmetic of the method: checks anyone may run, cases to read, what any room keeps to."""

from __future__ import annotations

import math
import statistics
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from advice import advise
from answers import ANSWERS, Answers, Row, gather, table
from content import Content, load
from scoring import (
    FactorResult,
    Result,
    StatementResult,
    agreement,
    allowed_outside,
    left_out,
    score,
)

SMALL = load(Path(__file__).parent / "instrument")
CASES = [
    pytest.param(case, id=case["title"])
    for file in sorted((Path(__file__).parent / "scoring").glob("*.yaml"))
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
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
    return score(SMALL, full(rows(people)), mode="open")


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


@pytest.mark.parametrize("case", CASES)
def test_a_case_to_read(content: Content, case: dict[str, Any]) -> None:
    """What a consultant has written comes out, figure by figure."""
    said = {key: str(line).split() for key, line in case["answers"].items()}
    level, area = (case.get(name, "").split() for name in ("level", "area"))
    many = [
        Row(f"p{who}", level[who] if level else "", area[who] if area else "", key, WRITTEN[sign])
        for key, signs in said.items()
        for who, sign in enumerate(signs)
        if sign != "-"
    ]
    core = tuple(key for key, statement in content.statements.items() if statement.core)
    answers = table(core, many, "short")
    agreed = {key: str(level) for key, level in case.get("agreed", {}).items()}
    plain = score(content, answers, mode=case.get("mode", "open"), agreed=agreed).model_dump()
    plain["statements"] = {s["id"]: s for factor in plain["factors"] for s in factor["statements"]}
    plain["factors"] = {factor["id"]: factor for factor in plain["factors"]}
    same(case["expected"], plain, case["title"])


def same(expected: object, found: Any, where: str) -> None:  # noqa: ANN401 - any part of a Result
    """Hold what was written against what came out; what was not written may be anything."""
    if isinstance(expected, dict):
        for key, value in expected.items():
            same(value, found[key], f"{where}.{key}")
    elif isinstance(expected, list):
        assert len(expected) == len(found), where
        for place, value in enumerate(expected):
            same(value, found[place], f"{where}[{place}]")
    elif isinstance(expected, int | float) and not isinstance(expected, bool):
        assert found == pytest.approx(expected, abs=5e-5), where
    else:
        assert found == expected, where


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


@given(people=ROOM, data=st.data())
def test_order_does_not_matter(people: list[Person], data: st.DataObject) -> None:
    """The order of people and of rows changes nothing in the Result, steps and groups included."""
    given_rows = rows(people)
    mixed = data.draw(st.permutations(given_rows))
    for mode in ("open", "anonymous"):
        found = [
            advise(SMALL, result, left_out(SMALL, answers, result))
            for answers in (full(given_rows), full(mixed))
            for result in [score(SMALL, answers, mode=mode)]
        ]
        assert found[0] == found[1]


@given(people=ROOM)
def test_dont_know_changes_no_mean(people: list[Person]) -> None:
    """One more person who does not know moves no score, mean, median or agreement."""
    before, after = opened(people), opened([*people, ("chef", "Nord", "?" * 12)])
    assert [f.score for f in after.factors] == [f.score for f in before.factors]
    for key, found in statements(after).items():
        was = statements(before)[key]
        assert found == was.model_copy(update={"dont_know": (was.dont_know or 0) + 1})


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


@given(people=ROOM)
def test_a_score_is_the_mean_of_the_means(people: list[Person]) -> None:
    """Every score is what a plain count gives: none under half the statements, no weights."""
    found = {key: factor.score for key, factor in factors(opened(people)).items()}
    assert found == pytest.approx(by_hand(people))


@given(people=ROOM)
def test_the_figures_of_a_statement(people: list[Person]) -> None:
    """n, counts, median and shares are those of the ratings, written out in a row."""
    for place, found in enumerate(statements(opened(people)).values()):
        ratings = [int(signs[place]) for _, _, signs in people if signs[place].isdigit()]
        assert (found.n, found.counts or ()) == (
            len(ratings),
            tuple(ratings.count(rung) for rung in range(6)) if ratings else (),
        )
        if ratings:
            middle = statistics.median(ratings)
            near = [rating for rating in ratings if abs(rating - middle) <= 1]
            assert found.median == middle
            assert found.share_in_region == len(near) / len(ratings)


@given(people=ROOM)
def test_leave_one_out_is_counted_again_without_each(people: list[Person]) -> None:
    """The range is the lowest and highest of all rooms with one person fewer."""
    present = [person for person in people if set(person[2]) != {"-"}]
    runs = [by_hand([*present[:i], *present[i + 1 :]]) for i in range(len(present))]
    for key, found in factors(opened(people)).items():
        scores = [value for run in runs if (value := run[key]) is not None]
        expected = (min(scores), max(scores)) if scores and found.score is not None else None
        assert found.leave_one_out == (expected and pytest.approx(expected))


@given(people=ROOM)
def test_each_run_is_the_room_without_one(people: list[Person]) -> None:
    """What the steps are chosen from without a person is that room's own Result."""
    answers = full(rows(people))
    result = score(SMALL, answers, mode="open")
    runs = list(left_out(SMALL, answers, result))
    present = [person for person in people if set(person[2]) != {"-"}]
    assert len(runs) == len(present)
    for place, run in enumerate(runs):
        alone = opened([*present[:place], *present[place + 1 :]])
        assert run.scores == pytest.approx({key: f.score for key, f in factors(alone).items()})
        assert run.values == pytest.approx({key: s.value for key, s in statements(alone).items()})


@given(people=ROOM, levels=st.dictionaries(st.sampled_from([*SMALL.statements]), RUNG))
def test_an_agreed_level_is_the_value(people: list[Person], levels: dict[str, int]) -> None:
    """Where the room agreed, its level is the value, whoever is left out; the mean is kept."""
    agreed = {key: str(level) for key, level in levels.items()}
    answers = full(rows(people))
    result = score(SMALL, answers, mode="open", agreed=agreed)
    plain = statements(score(SMALL, answers, mode="open"))
    for key, found in statements(result).items():
        assert found.value == levels.get(key, plain[key].mean)
        assert found.mean == plain[key].mean
    for run in left_out(SMALL, answers, result):
        assert {key: run.values[key] for key in levels} == levels


@given(people=ROOM)
def test_an_anonymous_room_shows_no_more_than_it_may(people: list[Person]) -> None:
    """Under five ratings no figure, under five people no count, under ten no range."""
    answers = full(rows(people))
    result = score(SMALL, answers, mode="anonymous")
    for found in statements(result).values():
        few = found.n < 5 or result.participants < 5
        assert (found.mean is None) == (found.median is None) == (found.agreement is None) == few
        assert found.counts is None
        assert (found.dont_know is None) == (result.participants < 5)
    assert not [f for f in result.factors if f.leave_one_out]
    assert not list(left_out(SMALL, answers, result))


@given(people=st.lists(PERSON, min_size=10, max_size=12))
def test_an_anonymous_room_of_ten_has_the_open_room_s_figures(people: list[Person]) -> None:
    """What an anonymous room shows is what the open one would, figure by figure."""
    answers = full(rows(people))
    shown = statements(score(SMALL, answers, mode="anonymous"))
    for key, found in statements(score(SMALL, answers, mode="open")).items():
        assert shown[key].mean in {None, found.mean}
        assert shown[key].counts in {None, found.counts}


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
    for result in (opened([]), score(SMALL, full([]), mode="anonymous")):
        assert result.participants == 0
        assert {factor.score for factor in result.factors} == {None}
        assert result.profile.mean is None


def test_the_result_is_the_form_of_the_method() -> None:
    """The JSON has METHOD's keys, in their order, and the three that came later."""
    result = advise(SMALL, opened([("chef", "Nord", "1" * 12)] * 12))
    plain = result.model_dump(mode="json")
    assert list(plain) == [
        *("content", "questionnaire", "mode", "participants", "factors", "profile", "groups"),
        *("gaps", "agenda", "next_steps"),
    ]
    factor, step = plain["factors"][0], plain["next_steps"]["start"][0]
    assert list(factor) == [
        *("id", "score", "band", "leave_one_out", "target", "holds_back", "statements"),
    ]
    assert list(factor["statements"][0]) == [
        *("id", "value", "agreed", "n", "counts", "mean", "median", "share_at_median"),
        *("share_in_region", "agreement", "verdict", "dont_know", "not_relevant", "revision"),
    ]
    assert list(plain["profile"]) == ["lowest", "highest", "range", "imbalanced", "mean"]
    assert list(plain["groups"]) == ["level", "area", "observers"]
    assert list(step) == [
        *("id", "factor", "priority", "need", "leverage", "effort", "stable", "because"),
    ]
    assert Result.model_validate(plain).model_dump(mode="json") == plain


def test_every_answer_is_a_rung_or_one_of_two_words() -> None:
    """The answers are METHOD's eight, and these tests write them all."""
    assert set(WRITTEN.values()) == set(ANSWERS)
