"""What each column holds, decided over all of them; what is doubtful about it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answers.heads import COMMENT_OF, NOTHING, Said, comment, within
from answers.labels import Levels
from content import Told, did_you_mean, folded, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from answers.grid import Grid, Places
    from answers.heads import Heads
    from content import Content

ONLY_ONE = ("participant", "level", "area", "statement", "answer", "comment")
MOST_ALIKE = 3


class Choosing:
    """What each column holds, decided over all of them."""

    def __init__(self, grid: Grid, rows: Places, content: Content, heads: Heads) -> None:
        self._grid, self._rows, self._content = grid, rows, content
        self._heads = heads
        self.doubts: list[Told] = []
        self.wrong: list[Told] = []
        self._said = [heads.read(head) for head in grid.heads]
        self._followed()
        self._ambiguous()
        self._beyond()
        self._single()
        self._no_row_an_answer()
        self._within()
        self._levels()
        self._misspelt()
        self._headless()
        self.doubts = list(_few(self.doubts))

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
        """A column headed "Comment" belongs to the statement just before it.

        But not when it is the only one and stands last: then it may be about everything.
        """
        followed = []
        for place in range(1, len(self._said)):
            one, head = self._said[place], self._grid.heads[place]
            asks = one.means == "comment" or (not one.means and not one.clash and comment(head))
            if asks and self._statement(place - 1):
                followed.append(place)
        asked = [place for place in range(len(self._said)) if self._statement(place)]
        if len(asked) > 1 and followed == [asked[-1] + 1]:
            column = self._grid.column(followed[0])
            self._drop(
                followed[0], Told("{column} may be about everything; it is not used", column=column)
            )
            return
        for place in followed:
            self._said[place] = Said(COMMENT_OF + self._said[place - 1].means, "name")

    def _no_row_an_answer(self) -> None:
        """Where statements have columns, none is Statement, Answer or Comment by its name."""
        means = [one.means for one in self._said]
        asked = sum(one in self._content.statements for one in means)
        if asked > 1 or (asked and not {"statement", "answer"} <= set(means)):
            beside = {"statement", "answer", "comment"}
            self._said = [NOTHING if one.means in beside else one for one in self._said]

    def _headless(self) -> None:
        """A column with something in it and nothing above it."""
        for place, head in enumerate(self._grid.heads):
            if not head and self._grid.columns[place].filled[self._rows].any():
                column = self._grid.column(place)
                self.doubts.append(Told("{column} has no head, and is not used", column=column))

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

    def _beyond(self) -> None:
        """Where Q1_1 to Q1_30 stand and no statement has 1.30, they count something else."""
        numbers, heads = self._content.numbers, self._grid.heads
        beyond: dict[str, int] = {}
        for place, head in enumerate(heads):
            if factor := self._heads.beyond(head):
                beyond[factor] = place
        for place, one in enumerate(self._said):
            factor = numbers[one.means].split(".")[0] if one.bare and one.means else ""
            if factor in beyond:
                other = self._grid.column(beyond[factor])
                self._drop(place, _others(self._grid.column(place), numbers[one.means], other))

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
            self.wrong.append(Told('the column "{name}" appears twice', name=means))
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
            known = not head or one != NOTHING or self._heads.read(head) != NOTHING
            near = "" if known else did_you_mean(folded(head), ONLY_ONE)
            if isinstance(near, Told) and not self._claimed(str(near.values["near"])):
                told = Told("unknown column {head}.{hint}", head=quoted(head), hint=near)
                self.wrong.append(told)

    def _claimed(self, means: str) -> bool:
        return any(one.means == means for one in self._said)


def _few(doubts: list[Told]) -> Iterator[Told]:
    """The first doubts of each kind, and how many more there are."""
    kinds: dict[str, list[Told]] = {}
    for doubt in doubts:
        kinds.setdefault(doubt.message, []).append(doubt)
    for alike in kinds.values():
        yield from alike[:MOST_ALIKE]
        if len(alike) > MOST_ALIKE:
            yield Told("… and {n} more like it", n=len(alike) - MOST_ALIKE)


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


def _others(column: Told, number: str, other: Told) -> Told:
    return Told(
        "{column} can be {number} of another questionnaire, for no statement has the number of "
        "{other}; it is not used",
        column=column,
        number=number,
        other=other,
    )


def _lost(column: Told, number: str) -> Told:
    return Told(
        "{column} can be {number} or {number}0; it is not used. Write the statement's id or words",
        column=column,
        number=number,
    )


def _taken(column: Told, other: Told) -> Told:
    return Told("{column} says the same as {other}, and is not used", column=column, other=other)
