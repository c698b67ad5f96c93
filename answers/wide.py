"""One row a person: a column for each statement, and perhaps one for a comment beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from answers.grid import Texts, column_of, unguarded
from answers.heads import COMMENT_OF
from answers.labels import UNREAD
from answers.long import comment_too_long, too_long
from answers.mistakes import Spot, shown
from answers.model import ABSENT, Comment
from answers.people import Heard, People, checked
from answers.wording import plain
from content import Told

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from answers.columns import Table
    from answers.found import Column
    from answers.grid import Places
    from answers.labels import Labels
    from answers.mistakes import Mistakes
    from content import Content

# What a row that counts the others is called, in plain words, and what may stand after it.
TOTALS: Final = re.compile(
    r"(i ?alt|total\w{0,2}|sum(men)?|gns|gnsn|(gennem)?snit(tet|lig\w*)?|middel(værdi)?|median(en)?"
    r"|antal( svar| besvarelser| respondenter| personer| deltagere)?|svarprocent"
    r"|spredning|varians|std|std ?afv(igelse)?|standardafvigelse|std ?dev(iation)?"
    r"|standard deviation|variance|minimum|ma(ks|x)imum|averages?|avg|means?|counts?)"
    r"( (i ?alt|alle|total|svar|score|n|antal|af|for|of|all|[0-9 ]+))*"
)


class Wide(NamedTuple):
    """A wide table, and what it is read by."""

    table: Table
    content: Content
    labels: Labels
    mistakes: Mistakes
    notice: Callable[[Told], None]

    def heard(self) -> Heard | None:
        """What the table says; None when something is wrong with it."""
        columns = self.table.statements
        at = self._rows(columns)
        people = checked(self._people(at), self.content, self.mistakes)
        self._twice(people)
        self._totals(at)
        ratings = np.full((len(at), len(self.content.statements)), ABSENT, np.uint8)
        places = {key: place for place, key in enumerate(self.content.statements)}
        for column in columns:
            ratings[:, places[column.means]] = self._answers(column, at)
        comments = self._comments(at, people, ratings, places)
        if self.mistakes:
            return None
        name, level, area, _ = people
        return Heard(
            [name.texts[code] for code in name.codes],
            [level.texts[code] for code in level.codes],
            [area.texts[code] for code in area.codes],
            ratings,
            at[:, None] + np.zeros(ratings.shape, np.int32),
            comments,
        )

    def _rows(self, columns: list[Column]) -> Places:
        """The rows with an answer; how many others somebody began is told."""
        grid, at = self.table.grid, self.table.rows
        answered, begun = np.zeros(len(at), np.bool_), np.zeros(len(at), np.bool_)
        for column in columns:
            texts = grid.columns[column.place]
            answered |= texts.marked(lambda text: self.labels.read(text) != ABSENT)[at]
        for column in self.table.columns:
            if column.means:
                begun |= grid.columns[column.place].filled[at]
        if left := int((begun & ~answered).sum()):
            self.notice(Told("rows left out, because they hold no answer: {n}", n=left))
        return at[answered]

    def _people(self, at: Places) -> People:
        grid = self.table.grid
        places = [self.table.place(name) for name in ("participant", "level", "area")]
        nothing = Texts(np.zeros(len(at), np.int32), [""])
        name, level, area = (
            nothing if place is None else grid.columns[place].rows(at) for place in places
        )
        if not name.filled.any():
            name = column_of((str(number) for number in range(1, len(at) + 1)), len(at))
        return People(name, level, area, at)

    def _totals(self, at: Places) -> None:
        """A row that counts the others is nobody."""
        counts = np.zeros(len(at), np.bool_)
        for column in self.table.columns:
            if column.means in {"", "participant", "level", "area"}:
                texts = self.table.grid.columns[column.place]
                counts |= texts.marked(_counts)[at]
        told = Told("looks like a total and not a person; take the row out")
        self.mistakes.alike(told, at[counts])

    def _twice(self, people: People) -> None:
        name, at = people.name, people.at
        first = name.first[name.codes]
        again = np.flatnonzero((first != np.arange(len(at))) & name.marked(bool))
        self.mistakes.each(
            "repeated",
            at[again],
            lambda place: Told(
                "{person} has answered already, in {where}",
                person=shown(name[again[place]]),
                where=self.mistakes.where(int(at[first[again[place]]])),
            ),
        )

    def _answers(self, column: Column, at: Places) -> NDArray[np.uint8]:
        texts = self.table.grid.columns[column.place].rows(at)
        read = [self.labels.read(text, column.means) for text in texts.texts]
        codes = np.array(read, np.uint8)[texts.codes]
        wrong = np.flatnonzero(codes == UNREAD)
        spot = Spot(texts.rows(wrong).made(unguarded), at[wrong], column.place)
        self.mistakes.texts("answer", spot, self.labels.why)
        return codes

    def _comments(
        self, at: Places, people: People, ratings: NDArray[np.uint8], places: dict[str, int]
    ) -> list[Comment]:
        found: list[tuple[int, int, Comment]] = []
        lost = 0
        for column in self.table.columns:
            if not column.means.startswith(COMMENT_OF):
                continue
            texts = self.table.grid.columns[column.place].rows(at)
            statement = column.means.removeprefix(COMMENT_OF)
            long = np.flatnonzero(texts.marked(too_long))
            spot = Spot(texts.rows(long), at[long], column.place)
            self.mistakes.texts("comment", spot, comment_too_long)
            for row in np.flatnonzero(texts.filled).tolist():
                if ratings[row, places[statement]] == ABSENT:
                    lost += 1
                elif not self.mistakes:
                    text = unguarded(texts[row])
                    name = people.name[row]
                    comment = Comment(participant=name, statement=statement, text=text)
                    found.append((row, places[statement], comment))
        if lost:
            self.notice(
                Told("comments left out, because there is no answer beside them: {n}", n=lost)
            )
        return [comment for *_, comment in sorted(found, key=lambda one: one[:2])]


def _counts(text: str) -> bool:
    """Whether somebody calls a row so that counts the others."""
    return bool(TOTALS.fullmatch(plain(text)))
