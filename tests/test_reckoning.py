"""The arithmetic a second time, in exact fractions, over made-up rooms: no difference anywhere."""

from __future__ import annotations

import random
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from advice import left_behind, outcome, projected, settled
from answers import Answers, Row, table
from arithmetic import Mode, Result
from content import Content, load, printed
from tests.reckoning import Reckoning

SHELVES = {"shipped": load(), "small": load(Path(__file__).parent / "instrument")}
EXAMPLES = settings().max_examples
SOME = {"shipped": min(EXAMPLES // 2, 16), "small": min(2 * EXAMPLES, 60)}
ALL = {"shipped": EXAMPLES // 2, "small": 2 * EXAMPLES}
LIMITS: dict[str, list[float]] = {
    "region_radius": [1, 2],
    "valued_share": [0.5, 0.3, 0.6, 1, 0],
    "imbalance_from": [1.5, 0.3],
    "leverage_per_factor": [0.2, 0.7, 0],
    "start_steps": [3, 2],
    "verdict_minimum": [5, 3],
    "group_minimum": [5, 3, 7],
    "agenda_most": [9, 4],
    "agenda_least": [3, 1],
    "agenda_below": [0.4, 0.75],
    "target": [4, 3],
}


def with_limits(content: Content, dice: random.Random) -> Content:
    """The same shelves with other limits."""
    limits = content.method.limits
    chosen = {
        key: getattr(limits, key).model_copy(update={"value": dice.choice(values)})
        for key, values in LIMITS.items()
    }
    method = content.method.model_copy(update={"limits": limits.model_copy(update=chosen)})
    return content.model_copy(update={"method": method})


def people_of(content: Content, dice: random.Random) -> list[dict[str, str]]:
    """A few people; some rooms lean one way, some stand in camps, some hardly answer."""
    lean = [dice.choice([[0, 5], [0, 1, 2], [3, 4, 5], [2, 3], [4], range(6)]) for _ in range(9)]
    silent = dice.choice([0, 0.1, 0.6])

    def answer(place: int) -> str:
        if dice.random() < silent:
            return dice.choice(["dont_know", "not_relevant", ""])
        return str(dice.choice(list(lean[place % 9])))

    return [
        {key: said for place, key in enumerate(content.statements) if (said := answer(place))}
        for _ in range(dice.choice([0, 1, 2, 3, 4, 5, 6, 8, 12, 20]))
    ]


def answers_of(content: Content, people: list[dict[str, str]]) -> Answers:
    """These people's answers to the full questionnaire."""
    rows = [
        Row(f"p{who}", "", "", key, said)
        for who, person in enumerate(people)
        for key, said in person.items()
    ]
    return table(tuple(content.statements), rows, "full")


def agreed_in(content: Content, dice: random.Random) -> dict[str, str]:
    """What the room agreed on: often nothing."""
    words = [*"012345", "dont_know", "not_relevant"]
    share = dice.choice([0, 0, 0.2, 0.9])
    return {key: dice.choice(words) for key in content.statements if dice.random() < share}


def close(found: object, expected: object, where: str) -> None:
    """The same figure, or the same None, word or list."""
    if expected is None or isinstance(expected, str | bool):
        assert found is expected or found == expected, where
    elif isinstance(expected, list):
        assert list(found) == expected, where  # type: ignore[call-overload] # a list is iterable
    else:
        assert found == pytest.approx(float(expected), abs=1e-9), where  # type: ignore[arg-type]


def compare(result: Result, room: Reckoning) -> None:
    """Hold every figure of the room against its second reckoning."""
    for factor in result.factors:
        score, agreed_score = room.score(factor.id), room.agreed_score(factor.id)
        close(factor.score, score, f"{factor.id} score")
        close(factor.agreed_score, agreed_score, f"{factor.id} agreed score")
        close(factor.band, room.band(score), f"{factor.id} band")
        close(factor.band_holds, room.band_holds(factor.id), f"{factor.id} band holds")
        close(factor.spread, room.spread(factor.id), f"{factor.id} spread")
        for found, told in zip(factor.statements, room.told[factor.id], strict=True):
            plain = found.model_dump()
            for key, expected in room.statement(told).items():
                close(plain[key], expected, f"{told.id} {key}")
    for key, expected in room.profile().items():
        close(getattr(result.profile, key), expected, f"profile {key}")
    assert list(result.agenda) == room.agenda()


def compare_steps(result: Result, room: Reckoning) -> None:
    """Hold every step against its second reckoning."""
    by_factor = chain(*room.run(dict.fromkeys(room.told, lambda s: s.value)))
    found = [step for steps in result.next_steps.by_factor.values() for step in steps]
    told: list[tuple[Any, ...]] = [
        (found, list(by_factor)),
        (list(result.next_steps.start), room.steps()),
    ]
    for steps, expected in told:
        assert [step.id for step in steps] == [step["id"] for step in expected]
        for step, reckoned in zip(steps, expected, strict=True):
            plain = step.model_dump()
            for key in set(reckoned) - {"score"}:
                close(plain[key], reckoned[key], f"{step.id} {key}")


def compare_plan(content: Content, result: Result, room: Reckoning, dice: random.Random) -> None:
    """Hold what a plan would lift, and what it leaves behind, against its second reckoning."""
    lifted = {key for key in content.statements if dice.random() < dice.choice([0, 0.1, 0.5, 1])}
    acted_on = {factor.id for factor in content.factors if dice.random() < 0.5}
    after = projected(content, result, lifted)
    for key, expected in room.projected(lifted).items():
        close(after[key], expected, f"{key} projected")
    assert list(left_behind(result, acted_on)) == room.left_behind(acted_on)
    for factor in result.factors:
        now = factor.score if factor.agreed_score is None else factor.agreed_score
        close(projected(content, result, ())[factor.id], now and printed(now), factor.id)
        risen = after[factor.id]
        if now is not None and risen is not None:
            assert printed(now) <= risen <= max(printed(now) + 1, factor.target)


@pytest.mark.unmeasured
@pytest.mark.parametrize("rooms", [SOME, pytest.param(ALL, marks=pytest.mark.torture)])
@pytest.mark.parametrize("mode", ["anonymous", "open"])
@pytest.mark.parametrize("shelves", SHELVES)
def test_two_reckonings_agree(shelves: str, mode: Mode, rooms: dict[str, int]) -> None:
    """Every figure of every room is what exact fractions make of the same people's answers."""
    for seed in range(rooms[shelves]):
        dice = random.Random(f"{shelves} {mode} {seed}")
        content = SHELVES[shelves] if seed % 2 else with_limits(SHELVES[shelves], dice)
        people, agreed = people_of(content, dice), agreed_in(content, dice)
        target = {factor.id: dice.choice([2, 3, 4, 5]) for factor in content.factors}
        room = Reckoning(
            content,
            asked=tuple(content.statements),
            people=people,
            mode=mode,
            agreed=agreed,
            target=target,
        )
        answers = answers_of(content, people)
        result = outcome(content, answers, mode=mode, agreed=agreed, target=target)
        compare(result, room)
        compare_steps(result, room)
        compare_plan(content, result, room, dice)


@pytest.mark.parametrize("mode", ["anonymous", "open"])
def test_a_room_is_its_counts(mode: Mode) -> None:
    """Who gave which rating, statement by statement, changes nothing but the groups."""
    content = SHELVES["small"]
    for seed in range(SOME["small"] // 2):
        dice = random.Random(f"shuffle {mode} {seed}")
        people = people_of(content, dice)
        dealt: list[dict[str, str]] = [{} for _ in people]
        for key in content.statements:
            holders = [who for who, person in enumerate(people) if key in person]
            said = [people[who][key] for who in holders]
            for who, answer in zip(holders, dice.sample(said, len(said)), strict=True):
                dealt[who][key] = answer
        before, after = (
            outcome(content, answers_of(content, each), mode=mode).model_dump(
                exclude={"groups", "gaps"}
            )
            for each in (people, dealt)
        )
        assert before == after


@pytest.mark.parametrize("mode", ["anonymous", "open"])
def test_what_is_agreed_after_the_reveal_comes_to_the_same(mode: Mode) -> None:
    """Agreed levels and targets make of the kept counts what they would have made at once."""
    content = SHELVES["small"]
    for seed in range(SOME["small"] // 4):
        dice = random.Random(f"settled {mode} {seed}")
        answers, agreed = answers_of(content, people_of(content, dice)), agreed_in(content, dice)
        target = {factor.id: dice.choice([2, 3, 4, 5]) for factor in content.factors}
        if answers.participants:
            at_once = outcome(content, answers, mode=mode, agreed=agreed, target=target)
            kept = outcome(content, answers, mode=mode)
            after = settled(content, kept, agreed, target)
            assert after == at_once.model_copy(update={"agenda": kept.agenda})
