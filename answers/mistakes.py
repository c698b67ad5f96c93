"""Every mistake in a file, those of a kind together and the first of them only, in any language."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from answers.grid import Texts
from content import Told, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from answers.grid import Grid, Places

# So many of a kind are told, each with so many places; where that takes too much room, fewer.
MOST = (20, 10, 5, 2)
FEW = 3
LARGEST = 18_000
# Addresses of mail and machines, and the numbers of people and of telephones.
PERSONAL = re.compile(
    r"@|\b[0-9]{6}-?[0-9]{4}\b|\b[0-9]{1,3}(\.[0-9]{1,3}){3}\b|\+?[0-9]{2}([ .-]?[0-9]{2}){3,}"
)


def shown(text: str) -> str:
    """A text as a message can quote it: not one that tells who somebody is."""
    return quoted("…" if PERSONAL.search(text) else text)


class Place(NamedTuple):
    """A row, and the column where it has many answers."""

    row: int
    column: int | None = None


class Spot(NamedTuple):
    """Texts that are wrong, the rows they stand in, and the column where it has to be said."""

    texts: Texts
    at: Places
    column: int | None = None


class Group:
    """One mistake, in as many places as it is made."""

    def __init__(self, say: Callable[[], Told]) -> None:
        self.say = say
        self.places: list[Place] = []
        self.count = 0

    @property
    def first(self) -> tuple[int, int]:
        """Where it is made first."""
        row, column = min(self.places, key=lambda place: (place.row, place.column or 0))
        return row, column or 0


class Kind:
    """The mistakes that are of one kind, by what was written."""

    def __init__(self) -> None:
        self.groups: dict[str, Group] = {}
        self.count = 0

    def shown(self) -> list[Group]:
        """In the order of the file."""
        return sorted(self.groups.values(), key=lambda group: group.first)


class Mistakes:
    """What is wrong with a file."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._kinds: dict[str, Kind] = {}
        self._whole: list[Told] = []

    def __bool__(self) -> bool:
        return bool(self._whole) or any(kind.count for kind in self._kinds.values())

    def where(self, row: int) -> Told:
        """A row of the file, as the reader finds it."""
        return self._grid.where(row)

    def whole(self, what: Told) -> None:
        """A mistake of the file as a whole."""
        self._whole.append(what)

    def texts(
        self,
        kind: str,
        spot: Spot,
        say: Callable[[str], Told],
    ) -> None:
        """What is wrong with a text wherever it stands in these rows, told once a text."""
        texts, at, column = spot
        if not len(at):
            return
        known = self._kinds.setdefault(kind, Kind())
        known.count += len(at)
        used, first, counts = np.unique(texts.codes, return_index=True, return_counts=True)
        for place in np.argsort(first, kind="stable")[: MOST[0]]:
            text = texts.texts[used[place]]
            group = known.groups.setdefault(text, Group(partial(say, text)))
            rows = at[np.flatnonzero(texts.codes == used[place])[:FEW]]
            group.places += [Place(int(row), column) for row in rows]
            group.count += int(counts[place])

    def each(self, kind: str, at: Places, say: Callable[[int], Told]) -> None:
        """What is wrong with each of these rows; `say` is asked by its place among them."""
        if not len(at):
            return
        known = self._kinds.setdefault(kind, Kind())
        known.count += len(at)
        for place, row in enumerate(at[: MOST[0]].tolist()):
            group = Group(partial(say, place))
            group.places, group.count = [Place(row)], 1
            known.groups[str(row)] = group

    def alike(self, what: Told, at: Places) -> None:
        """The same mistake in each of these rows, told once."""
        if len(at):
            column = Texts(np.zeros(len(at), np.int32), [str(what)])
            self.texts(str(what), Spot(column, at), lambda _: what)

    def told(self) -> tuple[Told, ...]:
        """All of it; fewer of each kind where that would fill more than some pages."""
        for most in MOST:
            told = (*self._whole, *self._by_place(most))
            if sum(len(str(what)) for what in told) <= LARGEST:
                break
        return told

    def _by_place(self, most: int) -> Iterator[Told]:
        """In the order of the file; how many more there are follows the last of a kind."""
        lines: list[tuple[tuple[int, int], float, Told]] = []
        for order, kind in enumerate(self._kinds.values()):
            shown = kind.shown()[:most]
            lines += [(group.first, order, self._line(group)) for group in shown]
            more = kind.count - sum(group.count for group in shown)
            if more:
                rest = Told("… and {n} more like it", n=more)
                lines.append((shown[-1].first, order + 0.5, rest))
        yield from (told for *_, told in sorted(lines, key=lambda line: line[:2]))

    def _line(self, group: Group) -> Told:
        return Told("{where}: {what}", where=self._where(group), what=group.say())

    def _where(self, group: Group) -> Told:
        places = sorted(group.places, key=lambda place: (place.row, place.column or 0))[:FEW]
        if any(place.column is not None for place in places):
            places = places[:1]
        told = self._grid.where(*places[0])
        if len(places) > 1:
            told = self._grid.named([place.row for place in places])
        more = group.count - len(places)
        return Told("{where} (and {n} more)", where=told, n=more) if more else told
