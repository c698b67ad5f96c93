"""One row an answer: who, from where, to which statement, what, and a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from answers.files import COLUMNS
from answers.grid import Texts, name_in, unguarded
from answers.labels import UNREAD
from answers.mistakes import Spot, shown
from answers.model import ABSENT, LONGEST_COMMENT, Comment
from answers.people import Heard, People, checked
from content import Told, did_you_mean

if TYPE_CHECKING:
    from answers.columns import Table
    from answers.grid import Codes, Places
    from answers.heads import Heads
    from answers.labels import Labels
    from answers.mistakes import Mistakes
    from content import Content

NEEDED = ("participant", "statement", "answer")
# A survey has no more statements than this, in any spelling; what comes after is known by its id.
MOST_WORDED = 1000
SHORTEST_WORDED = 12
MOST_COUNTED = 20_000_000


class Rows(NamedTuple):
    """The rows that say something."""

    people: People
    statement: Texts
    answer: Texts
    comment: Texts

    @property
    def at(self) -> Places:
        """Where they stand in the grid."""
        return self.people.at


class Long(NamedTuple):
    """A long table, and what it is read by."""

    table: Table
    content: Content
    heads: Heads
    labels: Labels
    mistakes: Mistakes

    def heard(self) -> Heard | None:
        """What the table says; None when a column is missing."""
        missing = [name for name in NEEDED if self.table.place(name) is None]
        for name in missing:
            self.mistakes.whole(Told('the column "{name}" is missing', name=name))
        if missing:
            return None
        rows = self._rows()
        people = checked(rows.people, self.content, self.mistakes)
        rows = rows._replace(people=people)
        statements = self._statements(rows)
        codes = self._answers(rows, statements)
        self._repeated(rows, statements)
        self._moved(people)
        self._comments(rows)
        if self.mistakes:
            return None
        return self._gathered(rows, statements, codes)

    def _rows(self) -> Rows:
        grid, at = self.table.grid, self.table.rows
        places = {name: self.table.place(name) for name in COLUMNS}
        columns = [grid.columns[place] for place in places.values() if place is not None]
        said = np.zeros(len(at), np.bool_)
        for column in columns:
            said |= column.filled[at]
        at = at[said]
        nothing = Texts(np.zeros(len(at), np.int32), [""])
        p, level, area, statement, answer, comment = (
            nothing if place is None else grid.columns[place].rows(at) for place in places.values()
        )
        return Rows(People(p, level, area, at), statement, answer, comment)

    def _statements(self, rows: Rows) -> Codes:
        """The place of each row's statement among all; further on, one for each that is none."""
        known = {key: place for place, key in enumerate(self.content.statements)}
        texts = rows.statement.made(name_in)
        worded = [t for t in texts.texts if t not in known and len(t) >= SHORTEST_WORDED]
        worded = [text for text in worded if " " in text][:MOST_WORDED]
        meant = {text: self.heads.read(text).means for text in worded}
        meant |= {t: self.heads.short(t) for t in texts.texts if t not in known and t not in meant}
        place_of = [
            known.get(text, known.get(meant.get(text, ""), len(known) + place))
            for place, text in enumerate(texts.texts)
        ]
        codes = np.array(place_of, np.int32)[texts.codes]
        wrong = np.flatnonzero(codes >= len(known))
        self.mistakes.texts(
            "statement", Spot(texts.rows(wrong), rows.at[wrong]), self._no_statement
        )
        return codes

    def _no_statement(self, text: str) -> Told:
        hint = did_you_mean(text, self.content.statements)
        return Told("there is no statement {statement}.{hint}", statement=shown(text), hint=hint)

    def _answers(self, rows: Rows, statements: Codes) -> Codes:
        texts = rows.answer
        read = np.array([self.labels.read(text) for text in texts.texts], np.int32)
        codes = read[texts.codes]
        for place, key in enumerate(self.content.statements):
            if key in self.labels.own:
                here = np.flatnonzero(statements == place)
                own = texts.rows(here)
                codes[here] = np.array([self.labels.read(t, key) for t in own.texts])[own.codes]
        empty = np.flatnonzero(codes == ABSENT)
        told = Told("the answer is empty; leave the line out if there is none")
        self.mistakes.each("empty", rows.at[empty], lambda _: told)
        wrong = np.flatnonzero(codes == UNREAD)
        spot = Spot(texts.rows(wrong).made(name_in), rows.at[wrong])
        self.mistakes.texts("answer", spot, self.labels.why)
        return codes

    def _repeated(self, rows: Rows, statements: Codes) -> None:
        name = rows.people.name
        wide = int(statements.max(initial=0)) + 1
        key = name.codes.astype(np.int64) * wide + statements
        cells = len(name.texts) * wide
        if cells < MOST_COUNTED and np.bincount(key, minlength=1).max() == 1:
            return
        used, first, inverse = np.unique(key, return_index=True, return_inverse=True)
        if len(used) == len(key):
            return
        before = first[inverse.reshape(-1)]
        again = np.flatnonzero(before != np.arange(len(key)))
        again = again[name.marked(bool)[again]]

        def say(place: int) -> Told:
            row = again[place]
            return Told(
                "{person} has answered {statement} already, in {where}",
                person=shown(name[row]),
                statement=shown(name_in(rows.statement[row])),
                where=self.mistakes.where(int(rows.at[before[row]])),
            )

        self.mistakes.each("repeated", rows.at[again], say)

    def _moved(self, people: People) -> None:
        name, level, area, at = people
        first = name.first[name.codes]
        elsewhere = (level.codes != level.codes[first]) | (area.codes != area.codes[first])
        moved = np.flatnonzero(elsewhere & name.marked(bool))
        self.mistakes.each(
            "moved",
            at[moved],
            lambda place: Told(
                "{person} has another level or area in an earlier line",
                person=shown(name[moved[place]]),
            ),
        )

    def _comments(self, rows: Rows) -> None:
        long = np.flatnonzero(rows.comment.marked(too_long))
        self.mistakes.each(
            "comment", rows.at[long], lambda place: comment_too_long(rows.comment[long[place]])
        )

    def _gathered(self, rows: Rows, statements: Codes, codes: Codes) -> Heard:
        name, level, area, at = rows.people
        order = np.argsort(name.first, kind="stable")
        order = order[name.first[order] >= 0]
        rank = np.zeros(len(name.texts), np.intp)
        rank[order] = np.arange(len(order))
        shape = len(order), len(self.content.statements)
        ratings = np.full(shape, ABSENT, np.uint8)
        where = np.zeros(shape, np.int32)
        ratings[rank[name.codes], statements] = codes
        where[rank[name.codes], statements] = at
        first = name.first[order]
        ids = list(self.content.statements)
        commented = np.flatnonzero(rows.comment.filled)
        return Heard(
            [name.texts[code] for code in order],
            [level[row] for row in first],
            [area[row] for row in first],
            ratings,
            where,
            [
                Comment(
                    participant=name[row],
                    statement=ids[statements[row]],
                    text=unguarded(rows.comment[row]),
                )
                for row in commented.tolist()
            ],
        )


def too_long(comment: str) -> bool:
    """Whether a comment has more signs than are kept."""
    return len(comment) > LONGEST_COMMENT and len(unguarded(comment)) > LONGEST_COMMENT


def comment_too_long(comment: str) -> Told:
    """What is said of one."""
    return Told(
        "the comment has {n} characters; at most {most} are allowed",
        n=len(unguarded(comment)),
        most=LONGEST_COMMENT,
    )
