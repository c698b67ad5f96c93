"""What to talk about first, what to begin with and why, counted by hand on a small instrument.

Of every factor and band the first step lifts statement 1 (effort 1), the second 1 and 2 (effort 2),
the third 3 and 4 (effort 3). Roots hold stem and leaves back; stem holds leaves back.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advice import kind, outcome
from answers import Row, table
from arithmetic import NextStep, Result
from content import Content, load

SMALL = load(Path(__file__).parent / "instrument")
ALL = tuple(SMALL.statements)
LEVELS = st.text("012345?", min_size=12, max_size=12)
SAID = {"?": "dont_know", "x": "not_relevant"}
COUNTS_396, COUNTS_394 = (117, 11, 122), (47, 5, 48)


def limited(**limits: float) -> Content:
    """The small instrument with other limits."""
    chosen = {
        key: getattr(SMALL.method.limits, key).model_copy(update={"value": value})
        for key, value in limits.items()
    }
    limited = SMALL.method.limits.model_copy(update=chosen)
    return SMALL.model_copy(update={"method": SMALL.method.model_copy(update={"limits": limited})})


def agreed(levels: str, target: int | dict[str, int] | None = None) -> Result:
    """A room that agreed these levels, in the order of the twelve statements; ? is none."""
    said = {key: level for key, level in zip(ALL, levels, strict=True) if level != "?"}
    return outcome(SMALL, table(ALL, (), "full"), mode="open", agreed=said, target=target)


def answered(*columns: str, content: Content = SMALL, levels: str = "") -> Result:
    """A room of people; each word holds one statement's answers, the rest nobody answered."""
    rows = [
        Row(f"p{who}", "", "", key, SAID.get(sign, sign))
        for key, column in zip(ALL, columns, strict=False)
        for who, sign in enumerate(column)
        if sign != "-"
    ]
    said = {key: level for key, level in zip(ALL, levels, strict=False) if level != "?"}
    return outcome(content, table(ALL, rows, "full"), mode="open", agreed=said)


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
    assert result.agenda == ("roots_4", "roots_2", "roots_1")


def test_then_what_a_third_do_not_know() -> None:
    """A third of all answers, the not-relevants with them; it counts also where few rated it."""
    # 2 of 6, 2 of 7, 3 of 9, and 1 of 2.
    result = answered("3333??", "33333??", "33333x???", "3?", content=limited(agenda_least=1))
    assert result.agenda == ("roots_4", "roots_1", "roots_3")


def test_what_nobody_knows_comes_last_among_the_unknown() -> None:
    """Without a rating there is no A, and none comes last."""
    result = answered("???", "333???", "11444???", content=limited(agenda_least=1))
    assert result.agenda == ("roots_3", "roots_2", "roots_1")
    # Of those without, the larger share of all answers first: 2 of 3, 1 of 2, 1 of 3.
    alone = answered("?x", "?xx", "??x", "?xxx")
    assert alone.agenda == ("roots_3", "roots_1", "roots_2")


def test_an_even_spread_is_no_agreement_and_not_none() -> None:
    """A of 0 stands between two camps and a slight agreement."""
    result = answered("001122334455", "000000555555", "000112233445", "012345")
    found = [s.agreement for s in result.factors[0].statements]
    assert found[0] == found[3] == 0 < (found[2] or 0)
    assert result.agenda == ("roots_2", "roots_1", "roots_4", "roots_3")


def test_every_statement_says_why_it_is_there() -> None:
    """Split, not known by a third, too little agreement, the next in line; or not worth it."""
    found = answered("00005555", "333???", "111111333333", "33333").factors[0].statements
    assert [kind(s, SMALL.method.limits) for s in found] == ["split", "dont_know", "low", "next"]
    assert kind(answered("33").factors[0].statements[0], SMALL.method.limits) is None


def test_then_a_low_agreement() -> None:
    """From five ratings, an A that prints below 0.40 belongs on the agenda; 0.40 does not."""
    # A is 0.35 where six stand against six, also among four, who are too few.
    camps, few = "111111333333", "1133"
    default, lower = limited(agenda_least=1), limited(agenda_least=1, agenda_below=0.35)
    assert answered(camps, few, "22222", content=default).agenda == ("roots_1",)
    assert answered("22222", few, camps, content=default).agenda == ("roots_3",)
    # At 0.35 it is not below 0.35, and only fills the agenda up: more agreement comes later.
    two = limited(agenda_least=2, agenda_below=0.35)
    assert answered("22222", few, camps, content=lower).agenda == ("roots_3",)
    assert answered("22222", few, camps, content=two).agenda == ("roots_3", "roots_1")
    assert answered(*[camps] * 4, content=default).agenda == ALL[:4]
    assert answered(*[camps] * 4, content=lower).agenda == ALL[:1]


def test_agreement_meets_its_limit_as_printed() -> None:
    """An A of 0.396 prints 0.40, which is not below 0.4; one of 0.394 is."""
    for counts, below in (COUNTS_396, False), (COUNTS_394, True):
        ratings = "".join(str(rung) * count for rung, count in enumerate(counts))
        # Two of them, where one is enough: both are there only when both are below.
        result = answered(ratings, ratings, content=limited(agenda_least=1))
        assert result.factors[0].statements[0].agreement == pytest.approx(0.394 if below else 0.396)
        assert len(result.agenda) == (2 if below else 1)


def test_the_next_follow_until_there_are_three() -> None:
    """Are fewer than three worth the talk, the next with five ratings follow in the same order."""
    result = answered("00005555", "3333", "33333", "22233", "33333?")
    assert result.agenda == ("roots_1", "roots_4", "stem_1")
    assert answered("3333", "33333").agenda == ("roots_2",)
    assert answered("3333").agenda == ()


def test_then_those_who_do_not_know_then_the_distance_then_the_file() -> None:
    """With the same agreement: more don't-knows, further from the target, first in the file."""
    result = answered("3333333?", "333333??", "33333333", "11111111", "55555555")
    most = answered(
        *("3333333?", "333333??", "33333333", "11111111", "55555555"),
        content=limited(agenda_least=5),
    )
    assert result.agenda == most.agenda[:3]
    assert most.agenda == ("roots_2", "roots_1", "roots_4", "roots_3", "stem_1")


def test_equal_distances_are_equal_whatever_floats_make_of_them() -> None:
    """10/3 and 14/3 are as far from 4; the file decides."""
    for first, second in (("333344", "445555"), ("445555", "333344")):
        result = answered(first, second, content=limited(agenda_least=2, verdict_minimum=5))
        assert result.agenda == ("roots_1", "roots_2")


def test_at_most_nine() -> None:
    """However much is split, nine statements are put on the agenda, or what the shelves say."""
    assert answered(*["00005555"] * 12).agenda == ALL[:9]
    assert answered(*["00005555"] * 12, content=limited(agenda_most=4)).agenda == ALL[:4]
    assert answered(*["33333"] * 12, content=limited(agenda_most=2)).agenda == ALL[:2]


def test_a_hidden_statement_is_never_on_it() -> None:
    """What fewer than five rated is not talked about, not even that nobody knows."""
    rows = [Row(f"p{i}", "", "", "roots_1", "5" if i < 4 else "dont_know") for i in range(9)]
    answers = table(ALL, rows, "full")
    assert outcome(SMALL, answers, mode="anonymous").agenda == ()
    assert outcome(SMALL, answers, mode="open").agenda == ("roots_1",)


@given(levels=LEVELS)
def test_a_room_that_answered_together_has_an_empty_agenda(levels: str) -> None:
    """It has talked already; "don't know" agreed together is no third of anybody."""
    said = {key: SAID.get(level, level) for key, level in zip(ALL, levels, strict=True)}
    assert outcome(SMALL, table(ALL, (), "full"), mode="open", agreed=said).agenda == ()


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


def test_all_is_read_as_printed() -> None:
    """3.96 has reached 4; 1.96 lacks what 2.0 lacks, and its factor is middle."""
    nearly, low = "4" * 24 + "3", "2" * 24 + "1"
    result = answered(nearly, low, nearly, nearly, *["4" * 25] * 8)
    steps = {step.id: step for step in result.next_steps.by_factor["roots"]}
    assert {key: (s.need, s.because) for key, s in steps.items()} == {
        "roots_high_2": (1, ("roots_2",))
    }
    lower = answered(*[low] * 4, *[nearly] * 8)
    assert [s.id for s in lower.next_steps.start] == ["roots_middle_1"]
    # Stem and leaves have reached the target as printed, so roots hold nothing back.
    assert lower.next_steps.start[0].leverage == 1
    assert lower.next_steps.start[0].need == 2


def test_equal_priorities_are_equal_whatever_floats_make_of_them() -> None:
    """2.1 x 1.4, 2.1 x 1.2 and so on are compared as decimals."""
    content = limited(leverage_per_factor=0.1)
    # Roots: need 1.0 x 1.2; stem: need 1.2 x 1.0 with leaves on target. Roots is lower.
    tens = ["3" * 10] * 4 + ["2" + "3" * 8 + "2"] * 4 + ["3" * 10] * 4
    result = answered(*tens, content=content)
    # Roots 3.0: 1.0 x 1.2; stem 2.8: 1.2 x 1.1; leaves 3.0: 1.0.
    assert [(s.id, s.priority) for s in result.next_steps.start] == [
        ("stem_middle_1", 1.32),
        ("roots_middle_1", 1.2),
        ("leaves_middle_1", 1.0),
    ]


def test_steps_stand_on_what_was_agreed() -> None:
    """After a reveal the agreed level is the value, and the agreed score decides on steps."""
    private = answered(*["1" * 5] * 12)
    later = answered(*["1" * 5] * 12, levels="4444" + "3?")
    assert private.next_steps.by_factor["roots"][0].id == "roots_low_1"
    assert later.next_steps.by_factor["roots"] == ()
    assert later.factors[1].agreed_score == 1.5
    # Stem is 3 as agreed, and 1 in its others.
    assert {step.id: step.need for step in later.next_steps.by_factor["stem"]} == {
        "stem_low_1": 1,
        "stem_low_2": 2,
        "stem_low_3": 3,
    }


# Whether a step holds.


def held(result: Result) -> dict[str, bool | None]:
    """What is said of each step under "start here"."""
    return {step.id: step.holds for step in result.next_steps.start}


def test_where_all_agree_every_step_holds() -> None:
    """Leaving out one of many equal answers changes nothing."""
    found = held(answered(*["111111"] * 4, *["222222"] * 4, *["333333"] * 4))
    assert found == {"roots_low_1": True, "stem_middle_1": True, "leaves_middle_1": True}


def test_a_step_that_another_overtakes_does_not_hold() -> None:
    """At its low edges roots are low, and another step would be the first."""
    found = held(answered(*["222225"] * 4, *["111111"] * 4, *["333333"] * 4))
    assert found["stem_low_1"] is True
    mixed = held(answered(*["122222"] * 4, *["111111"] * 4, *["333333"] * 4))
    # 11/6 prints 1.8, low; without the lowest it is 2, middle.
    assert mixed == {"stem_low_1": True, "roots_low_1": False, "leaves_middle_1": True}


@pytest.mark.parametrize(
    ("run", "columns", "step"),
    [
        ("roots alone low", ("001345", "000035", "011334"), "stem_low_1"),
        ("roots alone high", ("00015", "01112", "00223"), "roots_low_1"),
        ("stem alone low", ("0113", "0024", "0013"), "roots_low_1"),
        ("stem alone high", ("1345", "0333", "0155"), "stem_middle_1"),
        ("leaves alone low", ("0145", "0013", "0005"), "stem_low_1"),
        ("leaves alone high", ("22235", "12222", "01113"), "leaves_low_1"),
        ("all low", ("0245", "3445", "1122"), "leaves_low_1"),
        ("all high", ("00024", "03455", "00112"), "roots_low_1"),
    ],
)
def test_every_run_counts(run: str, columns: tuple[str, ...], step: str) -> None:
    """In each of these rooms the first step falls in one run only, so none may be left out."""
    every = [column for column in columns for _ in range(4)]
    found = answered(*every, content=limited(start_steps=1))
    assert held(found) == {step: False}, run


def test_agreed_levels_stay_whoever_is_left_out() -> None:
    """A factor that was agreed has no edges to move to, so its step holds."""
    loose = [*["122222"] * 4, *["111111"] * 4, *["333333"] * 4]
    assert held(answered(*loose))["roots_low_1"] is False
    assert held(answered(*loose, levels="1111"))["roots_low_1"] is True


def test_without_edges_nothing_is_said() -> None:
    """One person, a room that answered together, or a factor that one person answered."""
    assert set(held(answered(*["1"] * 12)).values()) == {None}
    assert set(held(agreed("1" * 12)).values()) == {None}
    assert set(held(answered(*["111"] * 8, *["1"] * 4)).values()) == {None}
    assert set(held(answered(*["111"] * 8)).values()) == {True}


def test_a_step_says_the_same_of_itself_wherever_it_stands() -> None:
    """Under its factor a step holds when it holds under "start here", and never else."""
    result = answered(*["122222"] * 4, *["111111"] * 4, *["333333"] * 4)
    said = held(result)
    for steps in result.next_steps.by_factor.values():
        assert all(step.holds == said.get(step.id, False) for step in steps)


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
