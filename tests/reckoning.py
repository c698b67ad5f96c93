"""The method's sections 2-4, 6 and 7 a second time: exact fractions, from people and not from
counts, with nothing of the product in it but the shelves' own numbers.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache, partial
from itertools import combinations
from math import floor, sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from content import Content

Number = Fraction | None


def rounded(figure: Fraction, decimals: int = 1) -> Fraction:
    """Half away from zero."""
    size = floor(abs(figure) * 10**decimals + Fraction(1, 2))
    return Fraction(size if figure >= 0 else -size, 10**decimals)


def written(limit: float) -> Fraction:
    """A limit as the decimal it is written as."""
    return Fraction(str(limit))


class Told(NamedTuple):
    """One statement: what people said, and what is made of it."""

    id: str
    ratings: list[int]
    unknown: int
    irrelevant: int
    agreed: int | None
    hidden: bool

    @property
    def mean(self) -> Number:
        """The plain mean."""
        return average(self.ratings) if not self.hidden else None

    @property
    def low(self) -> Number:
        """Without the highest."""
        return average(sorted(self.ratings)[:-1]) if not self.hidden else None

    @property
    def high(self) -> Number:
        """Without the lowest."""
        return average(sorted(self.ratings)[1:]) if not self.hidden else None

    @property
    def value(self) -> Number:
        """Agreed, else the mean."""
        return self.mean if self.agreed is None else Fraction(self.agreed)


def average(figures: Sequence[int | Fraction]) -> Number:
    """The plain mean; None of nothing."""
    return sum(map(Fraction, figures), Fraction(0)) / len(figures) if figures else None


def median(ratings: Sequence[int]) -> Fraction:
    """The midpoint of the two middle ones."""
    row, n = sorted(ratings), len(ratings)
    return Fraction(row[(n - 1) // 2] + row[n // 2], 2)


@cache
def van_der_eijk(counts: tuple[int, ...]) -> Fraction:
    """A, layer by layer as the paper peels it."""
    left, n, total, top = list(counts), sum(counts), Fraction(0), len(counts)
    while any(left):
        layer = min(c for c in left if c)
        used = [int(c > 0) for c in left]
        triples = list(combinations(used, 3))
        tu = triples.count((1, 1, 0)) + triples.count((0, 1, 1))
        tdu = triples.count((1, 0, 1))
        u = Fraction(0)
        if tu + tdu:
            u = Fraction((top - 2) * tu - (top - 1) * tdu, (top - 2) * (tu + tdu))
        s = sum(used)
        a = Fraction(1) if s == 1 else u * (1 - Fraction(s - 1, top - 1))
        total += Fraction(layer * s, n) * a
        left = [c - layer * x for c, x in zip(left, used, strict=True)]
    return total


class Reckoning:
    """One room: answers by person, in a mode, with what was agreed and aimed at."""

    def __init__(
        self,
        content: Content,
        *,
        asked: Sequence[str],
        people: Sequence[Mapping[str, str]],
        mode: str,
        agreed: Mapping[str, str],
        target: Mapping[str, int],
    ) -> None:
        self.content, self.limits = content, content.method.limits
        self.people = [person for person in people if person]
        self.k = self.limits.group_minimum.value if mode == "anonymous" else 1
        self.together = not self.people
        self.agreed, self.target = agreed, target
        self.told = {
            factor.id: [self._told(s.id) for s in factor.statements if s.id in asked]
            for factor in content.factors
        }

    def _told(self, key: str) -> Told:
        said = [person[key] for person in self.people if key in person]
        if self.together:
            said = [self.agreed[key]] if self.agreed.get(key, "0")[0] not in "012345" else []
        level = self.agreed.get(key, "")
        ratings = [int(answer) for answer in said if answer.isdigit()]
        return Told(
            key,
            ratings,
            said.count("dont_know"),
            said.count("not_relevant"),
            int(level) if level.isdigit() else None,
            self.k > 1 and len(ratings) < self.k,
        )

    def statement(self, s: Told) -> dict[str, Any]:
        """A statement's figures."""
        if s.hidden:
            return {"id": s.id, "agreed": s.agreed, "n": None, "verdict": None, "counts": None}
        n, limits = len(s.ratings), self.limits
        found: dict[str, Any] = {"id": s.id, "agreed": s.agreed, "n": n, "mean": s.mean}
        found |= {"dont_know": s.unknown, "not_relevant": s.irrelevant, "verdict": self.verdict(s)}
        found["counts"] = counts = [s.ratings.count(rung) for rung in range(6)]
        if n:
            middle = median(s.ratings)
            near = [r for r in s.ratings if abs(r - middle) <= limits.region_radius.value]
            ends = (counts[floor(middle)], counts[floor(middle + Fraction(1, 2))])
            found |= {"median": middle, "share_in_region": Fraction(len(near), n)}
            found |= {"share_at_median": Fraction(sum(ends), 2 * n)}
            found |= {"agreement": van_der_eijk(tuple(counts))}
        return found

    def verdict(self, s: Told) -> str:
        """Whether the answers lie close together."""
        n = len(s.ratings)
        if n < self.limits.verdict_minimum.value:
            return "too_few"
        far = [r for r in s.ratings if abs(r - median(s.ratings)) > self.limits.region_radius.value]
        return "split" if len(far) > (n - 2) // 3 else "agreement"

    def over(self, factor: str, of: Callable[[Told], Number]) -> Number:
        """The mean over a factor's statements, half rule included."""
        found = [of(s) for s in self.told[factor]]
        known = [figure for figure in found if figure is not None]
        enough = written(self.limits.valued_share.value) * len(found)
        return average(known) if known and len(known) >= enough else None

    def score(self, factor: str) -> Number:
        """A factor's score."""
        return self.over(factor, lambda s: s.value if self.together else s.mean)

    def agreed_score(self, factor: str) -> Number:
        """The mean of its values, where anything was agreed."""
        if all(s.agreed is None for s in self.told[factor]):
            return None
        return self.over(factor, lambda s: s.value)

    def band(self, score: Number) -> str | None:
        """The band of a printed score."""
        if score is None:
            return None
        bands, shown = self.content.method.bands, rounded(score)
        if shown >= written(bands.high_from):
            return "high"
        return "middle" if shown >= written(bands.middle_from) else "low"

    def edges(self, factor: str) -> tuple[Fraction, Fraction] | None:
        """A factor's edges."""
        low = self.over(factor, lambda s: s.low)
        high = self.over(factor, lambda s: s.high)
        return None if low is None or high is None else (low, high)

    def band_holds(self, factor: str) -> bool | None:
        """Whether both edges have the score's band."""
        edges, score = self.edges(factor), self.score(factor)
        if edges is None or score is None:
            return None
        return self.band(edges[0]) == self.band(score) == self.band(edges[1])

    def spread(self, factor: str) -> float | None:
        """The mean of the standard deviations."""
        found = [self.deviation(s) for s in self.told[factor]]
        known = [figure for figure in found if figure is not None]
        enough = written(self.limits.valued_share.value) * len(found)
        return sum(known) / len(known) if known and len(known) >= enough else None

    @staticmethod
    def deviation(s: Told) -> float | None:
        """One statement's."""
        if s.hidden or s.mean is None or len(s.ratings) < 2:
            return None
        squares = sum(((r - s.mean) ** 2 for r in s.ratings), Fraction(0))
        return sqrt(squares / (len(s.ratings) - 1))

    def profile(self) -> dict[str, Any]:
        """Lowest, highest, and whether the lowest holds."""
        scores = {key: score for key in self.told if (score := self.score(key)) is not None}
        if len(scores) < 2:
            return {"lowest": [], "highest": [], "range": None, "imbalanced": False, "mean": None}
        shown = {key: rounded(score) for key, score in scores.items()}
        apart = max(shown.values()) - min(shown.values())
        lowest = [key for key in shown if shown[key] == min(shown.values())]
        edges = [self.edges(key) for key in scores]
        return {
            "lowest": lowest,
            "highest": [key for key in shown if shown[key] == max(shown.values())],
            "range": apart,
            "imbalanced": apart >= written(self.limits.imbalance_from.value),
            "mean": average(list(scores.values())),
            "lowest_holds": None
            if None in edges
            else all(
                min(rounded(self.edges(low)[1]) for low in lowest)  # type: ignore[index] # none is None
                <= rounded(self.edges(key)[0])  # type: ignore[index] # the same
                for key in scores
                if key not in lowest
            ),
        }

    def agenda(self) -> list[str]:
        """What is worth the room's time."""
        if self.together:
            return []
        every = [(key, s) for key, own in self.told.items() for s in own if not s.hidden]
        kinds: dict[int, list[tuple[Any, ...]]] = {0: [], 1: [], 2: [], 3: []}
        for place, (factor, s) in enumerate(every):
            n, asked = len(s.ratings), len(s.ratings) + s.unknown + s.irrelevant
            a = van_der_eijk(tuple(s.ratings.count(r) for r in range(6))) if n else None
            low = a is not None and rounded(a, 2) < written(self.limits.agenda_below.value)
            enough = n >= self.limits.verdict_minimum.value
            third = asked and Fraction(s.unknown, asked) >= Fraction(1, 3)
            kind = 0 if self.verdict(s) == "split" else 1 if third else 2 if enough and low else 3
            far = -1 if s.mean is None else abs(self.target[factor] - s.mean)
            order = (a is None, a or 0, -Fraction(s.unknown, asked or 1), -far, place, s.id)
            if kind < 3 or enough:
                kinds[kind].append(order)
        worth = [order[-1] for kind in (0, 1, 2) for order in sorted(kinds[kind])]
        more = [order[-1] for order in sorted(kinds[3])]
        missing = max(0, self.limits.agenda_least.value - len(worth))
        return [*worth, *more[:missing]][: self.limits.agenda_most.value]

    def run(self, of: Mapping[str, Callable[[Told], Number]]) -> list[list[dict[str, Any]]]:
        """All candidates by factor, best first, when a factor's statements have these values."""
        score = {key: self.over(key, of[key]) for key in self.told}
        shown = {key: None if found is None else rounded(found) for key, found in score.items()}
        return [
            sorted(self._steps(factor.id, shown, of[factor.id]), key=lambda s: -s["priority"])
            for factor in self.content.factors
        ]

    def _steps(
        self, factor: str, shown: Mapping[str, Number], of: Callable[[Told], Number]
    ) -> list[dict[str, Any]]:
        values = {s.id: rounded(found) for s in self.told[factor] if (found := of(s)) is not None}
        target, score = self.target[factor], shown[factor]
        below = [
            hold.factor
            for hold in self.content.factor(factor).holds_back
            if (held := shown[hold.factor]) is not None and held < self.target[hold.factor]
        ]
        leverage = 1 + written(self.limits.leverage_per_factor.value) * len(below)
        steps = []
        for step in self.content.factor(factor).next_steps:
            lifts = [key for key in step.lifts if key in values]
            because = [key for key in lifts if values[key] < target]
            if score is None or step.band != self.band(score) or not because:
                continue
            need = average([max(Fraction(0), target - values[key]) for key in lifts]) or Fraction(0)
            steps.append(
                {
                    "id": step.id,
                    "factor": factor,
                    "need": need,
                    "leverage": leverage,
                    "effort": step.effort,
                    "priority": need * leverage / step.effort,
                    "because": because,
                    "score": score,
                }
            )
        return steps

    def first(self, by_factor: list[list[dict[str, Any]]]) -> list[dict[str, Any]]:
        """Where to start."""
        best = [steps[0] for steps in by_factor if steps]
        best.sort(key=lambda s: (-s["priority"], s["score"]))
        return best[: self.limits.start_steps.value]

    def runs(self) -> list[set[str]] | None:
        """The ids of "start here" in every edge run; None without edges."""

        def low(s: Told) -> Number:
            return s.value if s.agreed is not None else s.low

        def high(s: Told) -> Number:
            return s.value if s.agreed is not None else s.high

        def value(s: Told) -> Number:
            return s.value

        rated = any(s.low is not None for own in self.told.values() for s in own)
        scored = [key for key in self.told if self.over(key, value) is not None]
        if not rated or any(self.over(key, low) is None for key in scored):
            return None
        plain = dict.fromkeys(self.told, value)
        ways = [{**plain, key: end} for key in self.told for end in (low, high)]
        ways += [dict.fromkeys(self.told, low), dict.fromkeys(self.told, high)]
        return [{step["id"] for step in self.first(self.run(way))} for way in ways]

    def steps(self) -> list[dict[str, Any]]:
        """Where to start, with whether each step holds."""
        start = self.first(self.run(dict.fromkeys(self.told, lambda s: s.value)))
        runs = self.runs()
        return [
            {**step, "holds": None if runs is None else all(step["id"] in run for run in runs)}
            for step in start
        ]

    def projected(self, lifted: set[str]) -> dict[str, Number]:
        """Each factor's printed level when these statements have risen: one rung, to the target."""

        def risen(s: Told, target: int) -> Number:
            if s.value is None or s.id not in lifted or rounded(s.value) >= target:
                return s.value
            return min(rounded(s.value) + 1, Fraction(target))

        every = {key: self.over(key, partial(risen, target=self.target[key])) for key in self.told}
        return {key: None if one is None else rounded(one) for key, one in every.items()}

    def left_behind(self, acted_on: set[str]) -> list[str]:
        """The factors below target without an action."""
        level = {key: self.over(key, lambda s: s.value) for key in self.told}
        return [
            key
            for key, one in level.items()
            if key not in acted_on and one is not None and rounded(one) < self.target[key]
        ]
