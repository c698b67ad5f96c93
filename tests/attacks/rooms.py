"""Rooms full of made-up people, of the kinds in which somebody could be found out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from random import Random
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np

from answers import ABSENT, DONT_KNOW, Answers, Membership
from content import Content, Factor, load

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Codes: TypeAlias = NDArray[np.uint8]
    Counts: TypeAlias = NDArray[np.intp]

RUNGS: Final = 6
AREAS: Final = ("Nord", "Syd", "Vest", "Øst")
Part: TypeAlias = tuple[str, str]
"""The people of one level in one area."""


@cache
def shelves(minimum: int, factors: int | None = None, statements: int | None = None) -> Content:
    """The real shelves with this k, or the first so many of their factors and core statements."""
    content = load()
    limits = content.method.limits
    k = limits.group_minimum.model_copy(update={"value": minimum})
    limits = limits.model_copy(update={"group_minimum": k})
    method = content.method.model_copy(update={"limits": limits})
    kept = tuple(_cut(factor, statements) for factor in content.factors[:factors])
    return Content(method=method, factors=kept, fingerprint="attacked")


def _cut(factor: Factor, statements: int | None) -> Factor:
    if statements is None:
        return factor
    core = tuple(one for one in factor.statements if one.core)
    return factor.model_copy(update={"statements": core[:statements]})


@dataclass(frozen=True)
class Room:
    """Who sits there, and what each of them answered: 0-5, don't know, or nothing."""

    content: Content
    people: tuple[Part, ...]
    codes: Codes

    @cached_property
    def statements(self) -> tuple[str, ...]:
        """What was asked, in the order of the columns of `codes`."""
        core = tuple(key for key, one in self.content.statements.items() if one.core)
        every = tuple(self.content.statements)
        return core if self.codes.shape[1] == len(core) else every

    @property
    def k(self) -> int:
        """The fewest ratings that may be shown."""
        return self.content.method.limits.group_minimum.value

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Every level in every area where somebody is."""
        return tuple(sorted(set(self.people)))

    @cached_property
    def part_of(self) -> Counts:
        """The place of each person's part."""
        place = {part: index for index, part in enumerate(self.parts)}
        return np.array([place[part] for part in self.people], np.intp)

    @cached_property
    def tally(self) -> Counts:
        """Parts x statements x rungs: what nobody may know, and what is true."""
        found = np.zeros((len(self.parts), self.codes.shape[1], RUNGS), np.intp)
        person, column = np.nonzero(self.codes < RUNGS)
        np.add.at(found, (self.part_of[person], column, self.codes[person, column]), 1)
        return found

    @cached_property
    def answers(self) -> Answers:
        """The room as the product takes it."""
        return Answers(
            questionnaire="full"
            if len(self.content.statements) == len(self.statements)
            else "short",
            statements=self.statements,
            participants=tuple(f"p{number}" for number in range(len(self.people))),
            level=Membership.of_people(level for level, _ in self.people),
            area=Membership.of_people(area for _, area in self.people),
            ratings=self.codes.tobytes(),
        )

    def with_codes(self, codes: Codes) -> Room:
        """The same people, answering something else."""
        return Room(self.content, self.people, np.ascontiguousarray(codes))

    def only(self, kept: Sequence[int]) -> Room:
        """The room with these people alone, in this order."""
        chosen = list(kept)
        return Room(self.content, tuple(self.people[i] for i in chosen), self.codes[chosen])


def columns(content: Content) -> int:
    """How many statements the short questionnaire asks, or all where there is none."""
    return sum(one.core for one in content.statements.values()) or len(content.statements)


Maker: TypeAlias = "Callable[[Content, Random, Sequence[Part]], Codes]"


def seated(content: Content, lot: Random, people: int) -> tuple[Part, ...]:
    """People at levels and in areas as they come to a workshop: a few large groups, a tail."""
    levels = lot.sample(list(content.levels), min(len(content.levels), lot.randint(2, 5)))
    areas = list(AREAS[: lot.randint(1, 4)])
    if lot.random() < 0.2:
        areas.append("")
    if lot.random() < 0.2:
        levels.append("")
    heavy = [lot.choice((1, 1, 2, 4)) for _ in levels]
    return tuple((lot.choices(levels, heavy)[0], lot.choice(areas)) for _ in range(people))


def _clipped(figures: Any) -> Codes:  # noqa: ANN401 - whatever numpy makes of it
    return np.asarray(np.clip(np.rint(figures), 0, RUNGS - 1), np.uint8)


def ordinary(content: Content, lot: Random, people: Sequence[Part]) -> Codes:
    """People who see it differently, levels a little apart, statements easy and hard."""
    dice = np.random.default_rng(lot.getrandbits(32))
    wide = columns(content)
    shift = {level: dice.normal(0, 0.7) for level, _ in people}
    base = dice.normal(2.5, 0.9, wide) + np.array([[shift[level]] for level, _ in people])
    return _clipped(base + dice.normal(0, 1.0, (len(people), wide)))


def camps(content: Content, lot: Random, people: Sequence[Part]) -> Codes:
    """Levels in two camps, everybody in a camp on the same rung, few who break ranks."""
    dice = np.random.default_rng(lot.getrandbits(32))
    low, high = sorted(lot.sample(range(RUNGS), 2))
    side = {level: lot.random() < 0.5 for level, _ in people}
    codes = np.array([[high if side[level] else low] * columns(content) for level, _ in people])
    breaks = dice.random(codes.shape) < lot.choice((0, 0, 0.03, 0.1))
    return np.where(breaks, low + high - codes, codes).astype(np.uint8)


def alike(content: Content, lot: Random, people: Sequence[Part]) -> Codes:
    """Every level agrees with itself on each statement, whatever that may be; few break ranks."""
    dice = np.random.default_rng(lot.getrandbits(32))
    wide = columns(content)
    rungs = {level: dice.integers(0, RUNGS, wide) for level, _ in people}
    codes = np.array([rungs[level] for level, _ in people])
    breaks = dice.random(codes.shape) < lot.choice((0, 0, 0.03, 0.1))
    return np.where(breaks, dice.integers(0, RUNGS, codes.shape), codes).astype(np.uint8)


def alone(content: Content, lot: Random, people: Sequence[Part]) -> Codes:
    """Two camps, and in one of the levels a single person who is of the other camp throughout."""
    codes = camps(content, lot, people)
    one = lot.randrange(len(people))
    used = [int(rung) for rung in np.unique(codes)]
    codes[one] = used[0] if codes[one, 0] == used[-1] else used[-1]
    return codes


def skipped(codes: Codes, lot: Random) -> Codes:
    """Some do not know, and some have not come to it."""
    dice = np.random.default_rng(lot.getrandbits(32))
    share = lot.choice((0, 0.05, 0.2))
    lost = dice.random(codes.shape) < share
    return np.where(lost, dice.choice([DONT_KNOW, ABSENT], codes.shape), codes).astype(np.uint8)


KINDS: Final[dict[str, Maker]] = {
    "ordinary": ordinary,
    "camps": camps,
    "alike": alike,
    "alone": alone,
}


def room(content: Content, seed: str, kind: str, people: range) -> Room:
    """The room that this seed makes; the same every time."""
    lot = Random(f"{seed}:{kind}")
    who = seated(content, lot, lot.choice(people))
    return Room(content, who, skipped(KINDS[kind](content, lot, who), lot))
