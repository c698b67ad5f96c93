"""Which column holds what, over all of a table: by its head, and by what stands in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from answers.found import Column
from answers.grid import name_in
from answers.heads import COMMENT_OF, NOTHING, Said, comment, within
from answers.labels import Levels
from answers.wording import plain
from content import Told, did_you_mean, folded, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from answers.grid import Grid, Places, Texts
    from answers.heads import Heads
    from content import Content

LOOKED_AT = 30
MOST_SAMPLES = 3
FEWEST_ALIKE = 3
LONGEST_SAMPLE = 60
ONLY_ONE = ("participant", "level", "area", "statement", "answer", "comment")
SHORT_CODE = re.compile(r"[^\W\d_]{0,3}[-_ ]?[0-9]{1,6}")
PERSONAL = re.compile(
    r"@|\b[0-9]{6}-?[0-9]{4}\b|\b[0-9]{1,3}(\.[0-9]{1,3}){3}\b|\+?[0-9]{2}([ .-]?[0-9]{2}){3,}"
)
PERSONAL_HEAD = re.compile(
    r"\b(e ?mail|mail|navn\w*|\w*navn|name|ip|cpr\w*|telefon\w*|tlf|phone|mobil\w*|adresse\w*|"
    r"address|bruger\w*|user\w*|initialer|initials|fødselsdag|birthday|token)\b"
)


class Table(NamedTuple):
    """The rows below the head, the columns, what is doubtful about them, and what is wrong."""

    grid: Grid
    rows: Places
    columns: tuple[Column, ...]
    doubts: tuple[Told, ...]
    wrong: tuple[Told, ...]

    @property
    def long(self) -> bool:
        """Whether each row is an answer; otherwise each is a person."""
        means = {column.means for column in self.columns}
        return bool(means & {"statement", "answer"}) and len(self.statements) < 2

    @property
    def statements(self) -> list[Column]:
        """The columns that each hold the answers to one statement."""
        known = ("", *ONLY_ONE)
        return [
            c for c in self.columns if c.means not in known and not c.means.startswith(COMMENT_OF)
        ]

    def place(self, means: str) -> int | None:
        """The column that holds this."""
        return next((c.place for c in self.columns if c.means == means), None)

    def texts(self, place: int) -> Texts:
        """What stands in a column below the head."""
        return self.grid.columns[place].rows(self.rows)


def table(
    grid: Grid, content: Content, heads: Heads, mapping: Mapping[int, str] | None = None
) -> Table:
    """The table in a file; `mapping` says by place what a column holds, whatever its head says."""
    head, body = _head(grid, heads)
    grid = grid._replace(heads=tuple(head))
    rows = np.arange(body, grid.rows, dtype=np.int32)
    choosing = Choosing(grid, rows, content, heads)
    said = choosing.mapped(mapping or {})
    long = "statement" in {one.means for one in said}
    columns = tuple(
        Column(place, head[place], _samples(grid, rows, place, one.means, long=long), *one[:2])
        for place, one in enumerate(said)
    )
    doubts = (*grid.doubts, *choosing.doubts)
    return Table(grid, rows, columns, doubts, tuple(choosing.wrong))


def _head(grid: Grid, heads: Heads) -> tuple[list[str], int]:
    """The row that most looks like a head, and where the answers begin below it."""
    first = [grid.row(place) for place in range(min(LOOKED_AT, grid.rows))]
    looks = [heads.looks(row) for row in first]
    best = max(looks, default=0)
    filled = [place for place, row in enumerate(first) if any(row)]
    if not filled:
        return [], grid.rows
    head = looks.index(best) if best else filled[0]
    body = head + 1
    while body < len(first) and _second(first[body], looks[body], best):
        body += 1
    return [name_in(cell) for cell in first[head]], body


def _second(row: list[str], looks: float, best: float) -> bool:
    """Whether a row below the head says once more what the columns hold."""
    return looks >= max(2, best / 2) or any(cell.startswith('{"ImportId"') for cell in row)


class Choosing:
    """What each column holds, decided over all of them."""

    def __init__(self, grid: Grid, rows: Places, content: Content, heads: Heads) -> None:
        self._grid, self._rows, self._content = grid, rows, content
        self.doubts: list[Told] = []
        self.wrong: list[Told] = []
        self._said = [heads.read(head) for head in grid.heads]
        self._followed()
        self._ambiguous()
        self._single()
        self._within()
        self._levels()
        self._misspelt()

    def mapped(self, mapping: Mapping[int, str]) -> list[Said]:
        """With what somebody has decided; who else claimed to be that is not used."""
        chosen = {means for means in mapping.values() if means}
        said = [NOTHING if one.means in chosen else one for one in self._said]
        for place, means in mapping.items():
            if place < len(said):
                said[place] = Said(means, "name" if means else "")
        return said

    def _statement(self, place: int) -> bool:
        return self._said[place].means in self._content.statements

    def _followed(self) -> None:
        """A column headed "Comment" belongs to the statement just before it."""
        for place in range(1, len(self._said)):
            one, head = self._said[place], self._grid.heads[place]
            asks = one.means == "comment" or (not one.means and not one.clash and comment(head))
            if asks and self._statement(place - 1):
                self._said[place] = Said(COMMENT_OF + self._said[place - 1].means, "name")

    def _drop(self, place: int, why: Told) -> None:
        self._said[place] = NOTHING
        self.doubts.append(why)

    def _ambiguous(self) -> None:
        """What a head says by halves is said to the reader."""
        numbers = self._content.numbers
        for place, one in enumerate(self._said):
            column = self._grid.column(place)
            if one.clash:
                number = numbers[one.clash]
                if one.means:
                    self.doubts.append(_other_number(column, number, numbers[_bare(one.means)]))
                else:
                    self._drop(place, _other_words(column, number))
            elif not one.exact:
                self.doubts.append(_nearly(column, numbers[_bare(one.means)]))
            elif one.bare and self._lost_a_nought(place):
                self._drop(place, _lost(column, numbers[one.means]))

    def _lost_a_nought(self, place: int) -> bool:
        """Whether 1.1 stands where 1.10 would: spreadsheets take the nought away."""
        numbers = self._content.numbers
        number = numbers[self._said[place].means]
        factor = number.split(".")[0]
        earlier = [
            numbers[one.means]
            for one in self._said[:place]
            if one.means in numbers and numbers[one.means].split(".")[0] == factor
        ]
        greater = any(_place(one) >= _place(number) for one in earlier)
        return f"{number}0" in numbers.values() and greater

    def _single(self) -> None:
        """No two columns hold the same; the surer stays, and two that are as sure are a mistake."""
        claims: dict[str, list[int]] = {}
        for place, one in enumerate(self._said):
            if one.means:
                claims.setdefault(one.means, []).append(place)
        for means, places in claims.items():
            if len(places) > 1:
                self._contested(means, places)

    def _contested(self, means: str, places: list[int]) -> None:
        sure = [p for p in places if self._said[p].exact and not self._said[p].bare]
        if len(sure) == 1:
            for place in set(places) - set(sure):
                self._drop(place, _taken(self._grid.column(place), self._grid.column(sure[0])))
            return
        if means in ONLY_ONE and len({self._grid.heads[p].casefold() for p in places}) > 1:
            for place in places[1:]:
                self._drop(place, _taken(self._grid.column(place), self._grid.column(places[0])))
            return
        one, other = (self._grid.column(place) for place in places[:2])
        if means in ONLY_ONE:
            self.wrong.append(Told('the column "{name}" stands twice', name=means))
        else:
            number = self._content.numbers[_bare(means)]
            self.wrong.append(
                Told("{one} and {other} both hold {number}", one=one, other=other, number=number)
            )

    def _within(self) -> None:
        """A question such as "Which department are you in?", when it is the only one."""
        for means in ("level", "area"):
            asked = [
                place
                for place, one in enumerate(self._said)
                if one == NOTHING and within(self._grid.heads[place]) == means
            ]
            if len(asked) == 1 and not self._claimed(means):
                self._said[asked[0]] = Said(means, "name")

    def _levels(self) -> None:
        """A column in which nothing stands but names of levels."""
        if self._claimed("level"):
            return
        levels = Levels(self._content)
        found = [
            place
            for place, one in enumerate(self._said)
            if one == NOTHING and levels.all(self._grid.columns[place].rows(self._rows).texts)
        ]
        if len(found) == 1:
            self._said[found[0]] = Said("level", "words")

    def _misspelt(self) -> None:
        """A head that is nearly a known one is a slip, not a column of somebody else's."""
        for place, one in enumerate(self._said):
            head = self._grid.heads[place]
            near = did_you_mean(folded(head), ONLY_ONE) if head and one == NOTHING else ""
            if isinstance(near, Told) and not self._claimed(str(near.values["near"])):
                told = Told("unknown column {head}.{hint}", head=quoted(head), hint=near)
                self.wrong.append(told)

    def _claimed(self, means: str) -> bool:
        return any(one.means == means for one in self._said)


def _bare(means: str) -> str:
    return means.removeprefix(COMMENT_OF)


def _place(number: str) -> int:
    return int(number.split(".")[1])


def _other_number(column: Told, number: str, words: str) -> Told:
    return Told(
        "{column} begins with {number} and has the words of {words}; it is read by its words",
        column=column,
        number=number,
        words=words,
    )


def _other_words(column: Told, number: str) -> Told:
    return Told(
        "{column} begins with {number} and has other words than that statement; it is not used",
        column=column,
        number=number,
    )


def _nearly(column: Told, number: str) -> Told:
    return Told(
        "{column} is read as {number}, though not every word is the same",
        column=column,
        number=number,
    )


def _lost(column: Told, number: str) -> Told:
    return Told(
        "{column} can be {number} or {number}0; it is not used. Write the statement's id or words",
        column=column,
        number=number,
    )


def _taken(column: Told, other: Told) -> Told:
    return Told("{column} says the same as {other}, and is not used", column=column, other=other)


def _samples(grid: Grid, rows: Places, place: int, means: str, *, long: bool) -> tuple[str, ...]:
    """Some of what stands in a column; nothing that may tell who somebody is."""
    if means.startswith("comment") or (not means and (long or _personal_head(grid.heads[place]))):
        return ()
    texts = grid.columns[place].rows(rows)
    counts = np.bincount(texts.codes, minlength=len(texts.texts))
    fewest = 1 if means else FEWEST_ALIKE
    found = []
    for code in np.argsort(-counts, kind="stable")[:LOOKED_AT]:
        text = name_in(texts.texts[code])
        shown = text and counts[code] >= fewest and not PERSONAL.search(text)
        if shown and (means != "participant" or SHORT_CODE.fullmatch(text)):
            found.append(text if len(text) <= LONGEST_SAMPLE else f"{text[:LONGEST_SAMPLE]}…")
    return tuple(found[:MOST_SAMPLES])


def _personal_head(head: str) -> bool:
    return bool(PERSONAL_HEAD.search(plain(head)))
