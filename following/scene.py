"""A workshop as it stands, at hand for everything that draws it: its shelves, Result and Report.

What is told of a workshop is remembered, for nothing in it changes after the reveal.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final, NamedTuple

import anonymity
import told
import workshop

if TYPE_CHECKING:
    from arithmetic import Result, StatementResult
    from content import Content
    from following.now import Now
    from reports import Report, StatementReport
    from words import Language, Words
    from workshop import Kept, Store, Workshop

MOST: Final = 32


class Came(NamedTuple):
    """What a workshop came to, and the shelves it is pinned to."""

    content: Content
    kept: Kept
    reports: dict[Language, Report]


class Tellings:
    """What the workshops that are followed came to, told once a language."""

    def __init__(self, store: Store, content: Content) -> None:
        self.store = store
        self._content = content
        self._came: OrderedDict[str, Came] = OrderedDict()

    def content(self, here: Workshop) -> Content:
        """The shelves a workshop is pinned to."""
        known = self._came.get(here.id)
        return known.content if known else workshop.shelves(self.store, self._content, here)

    def came(self, here: Workshop) -> Came:
        """What a workshop came to; Refused before the reveal."""
        known = self._came.get(here.id)
        if known is None:
            shelves = workshop.shelves(self.store, self._content, here)
            known = Came(shelves, told.kept(self.store, self._content, here), {})
            self._came[here.id] = known
            while len(self._came) > MOST:
                self._came.popitem(last=False)
        return known

    def report(self, here: Workshop, words: Words) -> Report:
        """What people answered, told; what was agreed since stands beside it elsewhere."""
        came = self.came(here)
        if words.language not in came.reports:
            day = workshop.day_of(here.created)
            made = told.report(came.content, came.kept, here, told.Talk(), words, day=day)
            came.reports[words.language] = made
        return came.reports[words.language]

    def settled(self, now: Now) -> Result:
        """What people answered, and what the room has agreed and aims at since."""
        came = self.came(now.here)
        return told.settled(came.content, came.kept, now.talk)

    def forget(self, workshop_id: str) -> None:
        """What is deleted stays in no memory either."""
        self._came.pop(workshop_id, None)


class Scene(NamedTuple):
    """A workshop as it stands now, in one language."""

    now: Now
    words: Words
    tellings: Tellings

    @property
    def language(self) -> Language:
        """The language it is drawn in."""
        return self.words.language

    @property
    def content(self) -> Content:
        """The shelves it is pinned to."""
        return self.tellings.content(self.now.here)

    @property
    def report(self) -> Report:
        """What people answered, told."""
        return self.tellings.report(self.now.here, self.words)

    @property
    def result(self) -> Result:
        """What people answered, in figures."""
        return self.tellings.came(self.now.here).kept.result

    @property
    def fewest(self) -> int:
        """The fewest of whom anything is shown here."""
        return anonymity.minimum(self.content.method.limits, self.now.here.mode)

    @property
    def statement(self) -> StatementReport | None:
        """The statement on the wall, told; None where it shows none that was asked."""
        return self.told_of(self.now.wall.statement)

    def told_of(self, key: str) -> StatementReport | None:
        """A statement, told."""
        every = (s for factor in self.report.factors for s in factor.statements)
        return next((s for s in every if s.id == key), None)

    def found(self, key: str) -> StatementResult:
        """A statement's figures."""
        every = (s for factor in self.result.factors for s in factor.statements)
        return next(s for s in every if s.id == key)

    def factor(self, key: str) -> str:
        """A factor's short name."""
        return self.content.factor(key).short[self.language]
