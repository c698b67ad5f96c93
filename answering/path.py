"""The way through the statements: what somebody meets first, and what they may leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import workshop

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from content import Content, Factor, Statement
    from workshop import Answer, Participant, Workshop


class Stop(NamedTuple):
    """One factor on the way: what is needed of it, and what may be left out."""

    factor: Factor
    needed: tuple[Statement, ...]
    others: tuple[Statement, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement of the factor, as it stands on its page."""
        return self.needed + self.others


class Path(NamedTuple):
    """A person's factors in the order they are met; `needed` of them cannot be left out."""

    stops: tuple[Stop, ...]
    needed: int

    @property
    def must(self) -> tuple[str, ...]:
        """The statements that make this person finished."""
        return tuple(s.id for stop in self.stops for s in stop.needed)

    @property
    def others(self) -> tuple[tuple[str, str], ...]:
        """The statements that this person may leave out, each behind its place."""
        return tuple((f"{stop.factor.id}#{s.id}", s.id) for stop in self.stops for s in stop.others)

    def stop(self, factor: str) -> Stop | None:
        """The factor with this id, if it is on the way."""
        return next((stop for stop in self.stops if stop.factor.id == factor), None)

    def after(self, stop: Stop) -> str:
        """The place after this one.

        After the last that is needed, and after the last, comes what is still missing, if any.
        """
        place = self.stops.index(stop) + 1
        last = place in {self.needed, len(self.stops)}
        return "missing" if last else self.stops[place].factor.id

    def before(self, stop: Stop) -> str:
        """The place before this one."""
        return self.stops[max(self.stops.index(stop) - 1, 0)].factor.id

    def missing(self, said: Mapping[str, Answer]) -> tuple[str, ...]:
        """The needed statements that have no answer."""
        return tuple(key for key in self.must if not has_answer(said, key))

    def only(self, statement: str) -> Stop | None:
        """One needed statement alone, if it is on the way."""
        every = ((stop.factor, s) for stop in self.stops for s in stop.needed)
        return next((Stop(factor, (s,), ()) for factor, s in every if s.id == statement), None)

    def first_open(self, said: Mapping[str, Answer]) -> str:
        """The place of the first needed statement without an answer, or the end."""
        return next(self._open(said), "done")

    def _open(self, said: Mapping[str, Answer]) -> Iterator[str]:
        for stop in self.stops:
            for statement in stop.needed:
                if not has_answer(said, statement.id):
                    first = statement == stop.needed[0]
                    yield stop.factor.id if first else f"{stop.factor.id}#{statement.id}"


def path(content: Content, here: Workshop, who: Participant) -> Path:
    """The way of this person: first the factors of which they need any, each as the shelves go."""
    asked = set(workshop.asked(content, here.questionnaire))
    needed = set(workshop.needed(content, here, who.level))
    every = [_stop(factor, asked, needed) for factor in content.factors]
    first = [stop for stop in every if stop.needed]
    rest = [stop for stop in every if stop.others and not stop.needed]
    return Path((*first, *rest), len(first))


def _stop(factor: Factor, asked: set[str], needed: set[str]) -> Stop:
    own = [s for s in factor.statements if s.id in asked]
    return Stop(
        factor,
        tuple(s for s in own if s.id in needed),
        tuple(s for s in own if s.id not in needed),
    )


def has_answer(said: Mapping[str, Answer], statement: str) -> bool:
    """Whether a statement has an answer, not a comment alone."""
    return statement in said and said[statement].answer is not None
