"""Everything on the shelves as one frozen Content."""

from __future__ import annotations

from functools import cached_property

from content.citizens import Citizens
from content.method import Level, Method
from content.models import FactorFile, Model, Rung, Slug, Statement, Step
from content.papers import Preread
from content.redesign import Redesign
from content.scripts import Scripts


class Factor(FactorFile):
    """One success factor with its statements; `number` is its place from 1."""

    id: Slug
    number: int
    statements: tuple[Statement, ...]


class Content(Model):
    """Everything that may be asked and said. `fingerprint` changes with any word or number."""

    method: Method
    factors: tuple[Factor, ...]
    fingerprint: str
    citizens: Citizens | None = None
    """What citizens are asked, where the instrument asks them anything."""
    scripts: Scripts | None = None
    """What a facilitator says when, and ways to talk, where the instrument has any."""

    redesign: Redesign | None = None
    """What the sheets of the redesign ask, where the instrument has any."""

    preread: Preread | None = None
    """What everybody reads before the meeting, where the instrument has written it."""

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Every statement by its id, in the order of the files."""
        return {s.id: s for factor in self.factors for s in factor.statements}

    @cached_property
    def factor_of(self) -> dict[str, Factor]:
        """The factor a statement belongs to, by the statement's id."""
        return {s.id: factor for factor in self.factors for s in factor.statements}

    @cached_property
    def numbers(self) -> dict[str, str]:
        """A statement's printed number, such as 1.3, by its id."""
        return {
            s.id: f"{factor.number}.{place}"
            for factor in self.factors
            for place, s in enumerate(factor.statements, 1)
        }

    @cached_property
    def steps(self) -> dict[str, Step]:
        """Every next step by its id."""
        return {step.id: step for factor in self.factors for step in factor.next_steps}

    @cached_property
    def levels(self) -> dict[str, Level]:
        """Every level by its key."""
        return {level.key: level for level in self.method.levels}

    def factor(self, key: str) -> Factor:
        """The factor with this id; KeyError when there is none."""
        return {factor.id: factor for factor in self.factors}[key]

    def rungs(self, statement: str) -> tuple[Rung, ...]:
        """The rungs a statement is answered on: its own, or the common ladder."""
        return self.statements[statement].rungs or self.method.ladder.rungs
