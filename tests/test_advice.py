"""What to talk about first, what to begin with and why, counted by hand on a small instrument.

Of every factor and band the first step lifts statement 1 (effort 1), the second 1 and 2 (effort 2),
the third 3 and 4 (effort 3). Roots hold stem and leaves back; stem holds leaves back.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advice import advise, projected, unplanned
from answers import Row, table
from content import load
from scoring import NextStep, Result, left_out, score

SMALL = load(Path(__file__).parent / "instrument")
ALL = tuple(SMALL.statements)
LEVELS = st.text("012345?", min_size=12, max_size=12)


def agreed(levels: str, target: int | dict[str, int] | None = None) -> Result:
    """A room that agreed these levels, in the order of the twelve statements; ? is none."""
    said = {key: level for key, level in zip(ALL, levels, strict=True) if level != "?"}
    nobody = table(ALL, (), "full")
    return advise(SMALL, score(SMALL, nobody, mode="open", agreed=said, target=target))


def answered(*columns: str) -> Result:
    """A room of people; each word holds one statement's answers, the rest nobody answered."""
    rows = [
        Row(f"p{who}", "", "", key, {"?": "dont_know"}.get(sign, sign))
        for key, column in zip(ALL, columns, strict=False)
        for who, sign in enumerate(column)
    ]
    return advise(SMALL, score(SMALL, table(ALL, rows, "full"), mode="open"))


def names(steps: tuple[NextStep, ...]) -> list[str]:
    """The ids of steps, in order."""
    return [step.id for step in steps]


def weighed(result: Result, factor: str) -> dict[str, tuple[float, float, float]]:
    """Need, leverage and priority of a factor's steps."""
    steps = result.next_steps.by_factor[factor]
    return {s.id: (s.need, s.leverage, s.priority) for s in steps}


# The agenda.


def test_split_comes_first_then_the_least_agreement() -> None:
    """What is split is talked about first, also where A is higher; then what has the lowest A."""
    result = answered("00444555", "00000234", "33333333", "00005555")
    assert list(result.agenda[:4]) == ["roots_4", "roots_2", "roots_1", "roots_3"]


def test_then_those_who_do_not_know() -> None:
    """With the same agreement, what more people do not know comes first."""
    result = answered("33333333", "333333??", "3333333?", "33333333")
    assert list(result.agenda[:4]) == ["roots_2", "roots_3", "roots_1", "roots_4"]


def test_then_the_distance_from_the_target() -> None:
    """With that the same too, what is further from the target comes first, then the file."""
    result = answered("33333", "55555", "11111", "44444")
    assert list(result.agenda[:4]) == ["roots_3", "roots_1", "roots_2", "roots_4"]


def test_too_few_ratings_come_last() -> None:
    """What fewer than five rated comes last, however far apart they are."""
    result = answered("0055", "33333", "3333")
    assert result.agenda[0] == "roots_2"
    assert set(result.agenda) == set(ALL)


@given(levels=LEVELS)
def test_everything_is_on_the_agenda_once(levels: str) -> None:
    """The agenda leaves nothing out and says nothing twice."""
    assert sorted(agreed(levels).agenda) == sorted(ALL)


# Next steps.


def test_need_times_leverage_by_effort() -> None:
    """Priority is need x leverage / effort, as a hand counts it."""
    result = agreed("1123" + "2222" + "4444")
    # Roots are 1.75 and hold back stem (2, below target) and leaves (4, on it): leverage 1.2.
    assert weighed(result, "roots") == {
        "roots_low_1": pytest.approx((3, 1.2, 3.6)),
        "roots_low_2": pytest.approx((3, 1.2, 1.8)),
        "roots_low_3": pytest.approx((1.5, 1.2, 0.6)),
    }
    assert weighed(result, "stem")["stem_middle_1"] == pytest.approx((2, 1, 2))


def test_need_counts_only_statements_with_a_value() -> None:
    """A statement without a value is left out of the need, and of the reasons."""
    result = agreed("?123" + "2222" + "2222")
    by_id = {step.id: step for step in result.next_steps.by_factor["roots"]}
    assert by_id["roots_middle_2"].need == 3
    assert by_id["roots_middle_2"].because == ("roots_2",)


def test_what_is_above_target_needs_nothing() -> None:
    """A statement beyond the target counts as nothing, never as a surplus."""
    steps = agreed("5111" + "2222" + "2222").next_steps.by_factor["roots"]
    assert [(s.id, s.need, s.because) for s in steps if s.id.endswith("2")] == [
        ("roots_middle_2", 1.5, ("roots_2",))
    ]


def test_a_step_with_nothing_left_to_lift_is_dropped() -> None:
    """A step whose statements have all reached the target is no candidate."""
    assert names(agreed("4400" + "2" * 8).next_steps.by_factor["roots"]) == ["roots_middle_3"]
    assert agreed("4" * 12).next_steps.start == ()


def test_steps_are_of_the_factor_s_own_band() -> None:
    """Candidates are the steps of the factor's band; without a score there are none."""
    result = agreed("1111" + "3333" + "2???")
    found = result.next_steps.by_factor
    bands = {key: {SMALL.steps[step.id].band for step in found[key]} for key in found}
    assert bands == {"roots": {"low"}, "stem": {"middle"}, "leaves": set()}


def test_start_here_has_one_of_each_factor() -> None:
    """Where to start holds each factor's best step, by priority, and no factor twice."""
    start = agreed("2222" + "1111" + "0000").next_steps.start
    # 2 x 1.4, 3 x 1.2 and 4 x 1.
    assert names(start) == ["leaves_low_1", "stem_low_1", "roots_middle_1"]


def test_a_tie_goes_to_the_lower_factor_then_the_file() -> None:
    """Equal priorities: the lower factor first, then the order in the files."""
    lower = agreed("4444" + "2555" + "2554").next_steps.start
    assert [(s.id, s.priority) for s in lower] == [("leaves_high_1", 2), ("stem_high_1", 2)]
    level = agreed("4444" + "2555" + "2555").next_steps.start
    assert names(level) == ["stem_high_1", "leaves_high_1"]
    assert names(agreed("31" + "?" * 10).next_steps.by_factor["roots"]) == [
        "roots_middle_1",
        "roots_middle_2",
    ]


def test_a_target_moves_the_steps() -> None:
    """Every factor is measured against its own target."""
    result = agreed("2" * 12, {"roots": 2, "stem": 3, "leaves": 5})
    assert names(result.next_steps.start) == ["leaves_middle_1", "stem_middle_1"]
    assert weighed(result, "stem")["stem_middle_1"] == pytest.approx((1, 1.2, 1.2))


PEOPLE = st.lists(LEVELS, min_size=1, max_size=6)


@given(people=PEOPLE)
def test_stable_is_counted_again_without_each(people: list[str]) -> None:
    """A step is stable in as many rooms with one person fewer as would start with it too."""

    def room(of: list[str]) -> Result:
        rows = [
            Row(f"p{who}", "", "", key, {"?": "dont_know"}.get(sign, sign))
            for who, signs in enumerate(of)
            for key, sign in zip(ALL, signs, strict=True)
        ]
        answers = table(ALL, rows, "full")
        result = score(SMALL, answers, mode="open")
        return advise(SMALL, result, left_out(SMALL, answers, result))

    fewer = [[*people[:left], *people[left + 1 :]] for left in range(len(people))]
    without = [names(room(of).next_steps.start) for of in fewer]
    for step in room(people).next_steps.start:
        assert step.stable == sum(step.id in start for start in without)


def test_without_runs_nothing_is_said_of_stability() -> None:
    """Answers given together have nobody to leave out, so no step says how stable it is."""
    assert {step.stable for step in agreed("1" * 12).next_steps.start} == {None}


@given(levels=LEVELS, target=st.integers(0, 5))
def test_every_step_says_why(levels: str, target: int) -> None:
    """Each step names statements of its own below the target, and its priority is its figures'."""
    result = agreed(levels, target)
    values = {s.id: s.value for factor in result.factors for s in factor.statements}
    for steps in result.next_steps.by_factor.values():
        for step in steps:
            assert step.because
            assert set(step.because) <= set(SMALL.steps[step.id].lifts)
            assert all((values[key] or 0) < target for key in step.because)
            assert step.priority == pytest.approx(step.need * step.leverage / step.effort)
        assert [s.priority for s in steps] == sorted((s.priority for s in steps), reverse=True)


# Projection and the plan.


def test_a_finished_step_lifts_one_rung() -> None:
    """Done steps lift each of their statements one rung, once, and at most to the target."""
    result = agreed("1345" + "2222" + "????")
    steps = ["roots_low_1", "roots_low_2", "roots_low_3", "roots_middle_3"]
    # 1 and 3 rise, 4 is on the target already, 5 stays above it.
    assert projected(SMALL, result, steps) == {"roots": 3.75, "stem": 2, "leaves": None}


def test_half_a_rung_from_the_target_is_lifted_half() -> None:
    """A mean just under the target is lifted to it and not beyond."""
    result = answered("33444", "33333", "33333", "33333")
    assert projected(SMALL, result, ["roots_high_1"])["roots"] == (4 + 9) / 4


@given(levels=LEVELS, steps=st.sets(st.sampled_from([*SMALL.steps])), target=st.integers(0, 5))
def test_a_projection_never_lowers(levels: str, steps: set[str], target: int) -> None:
    """No factor falls by what is done, and none rises by more than a rung."""
    result = agreed(levels, target)
    found = projected(SMALL, result, steps)
    for factor in result.factors:
        after = found[factor.id]
        assert (after is None) == (factor.score is None)
        assert (after or 0) >= (factor.score or 0)
        assert (after or 0) <= (factor.score or 0) + 1


def test_a_factor_left_out_of_the_plan_is_named() -> None:
    """Every factor below target without an action is named; one on target or unscored is not."""
    result = agreed("1111" + "3333" + "4444")
    assert unplanned(result, ["stem"]) == ("roots",)
    assert unplanned(result, []) == ("roots", "stem")
    assert unplanned(agreed("?" * 12), []) == ()
