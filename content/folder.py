"""Which files lie on the shelves: those that count, those to pass over, and those misnamed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from content.problems import Problem, did_you_mean
from content.told import Told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

METHOD = "questionnaires/method.yaml"
CITIZENS = "citizens/citizens.yaml"
SCRIPTS = "scripts"
REDESIGN = "redesign"
FOLDERS: Final = ("factors", "questionnaires")
# What a Mac or an editor leaves: ._why.yaml, .#why.yaml, #why.yaml#, why.yaml~, .why.yaml.swp.
PASSED_OVER: Final = re.compile(r"[.#~].*|.*(~|#|\.sw[a-p]|\.tmp|\.bak|\.orig)")
MEANT: Final = re.compile(r"(.+?)(\.ya?ml)+(\.txt|\.ya?ml)?", re.IGNORECASE)


class Stray(NamedTuple):
    """A file that is passed by only because of how it is called."""

    shelf: str
    name: str
    meant: str
    beside: bool
    """Whether the file that it should have been lies there too."""

    def problem(self) -> Problem:
        """What its author is told."""
        if self.beside:
            what = Told("is not read, for {name} is there too; delete one", name=self.meant)
        else:
            what = Told("is not read; rename it to {name}", name=self.meant)
        return Problem(f"{self.shelf}/{self.name}", 0, what)


class Lying(NamedTuple):
    """What lies in the folders."""

    stems: dict[str, tuple[str, ...]]
    strays: tuple[Stray, ...]

    @property
    def misnamed(self) -> frozenset[str]:
        """The files that are not there, because they lie there under another name."""
        return frozenset(f"{s.shelf}/{s.meant}" for s in self.strays if not s.beside)

    def of(self, factors: Collection[str]) -> Iterator[Problem]:
        """What is said of the files that are none of these factors', or are not called so."""
        wanted = {"method.yaml", *(f"{factor}.yaml" for factor in factors)}
        for stray in self.strays:
            if stray.meant in wanted:
                yield stray.problem()
            elif stray.name.lower().endswith(".yaml"):
                yield _unnamed(stray.shelf, stray.name, factors)
        for shelf, found in self.stems.items():
            for stem in found:
                if stem not in factors and f"{shelf}/{stem}.yaml" != METHOD:
                    yield _unnamed(shelf, f"{stem}.yaml", factors)


def lying(folder: Path) -> Lying:
    """The files of both folders, by stem, and those that were meant to be among them."""
    names = {shelf: _names(folder / shelf) for shelf in FOLDERS}
    strays = (
        Stray(shelf, name, meant(name), meant(name) in found)
        for shelf, found in names.items()
        for name in found
        if meant(name) not in {"", name}
    )
    stems = {
        shelf: tuple(name.removesuffix(".yaml") for name in found if meant(name) == name)
        for shelf, found in names.items()
    }
    return Lying(stems, tuple(strays))


def astray(folder: Path, only: str) -> tuple[bool, tuple[Stray, ...]]:
    """Whether the one file of a shelf is there, and what lies beside it that is not read."""
    shelf, wanted = only.split("/")
    names = _names(folder / shelf)
    there = wanted in names
    found = (name for name in names if meant(name) and name != wanted)
    return there, tuple(Stray(shelf, name, wanted, there) for name in found)


def shelved(folder: Path, shelf: str) -> tuple[tuple[str, ...], tuple[Stray, ...]]:
    """The stems of the files on a shelf, and what lies there under another name."""
    names = _names(folder / shelf)
    stems = tuple(name.removesuffix(".yaml") for name in names if meant(name) == name)
    odd = [name for name in names if meant(name) not in {"", name}]
    return stems, tuple(Stray(shelf, name, meant(name), meant(name) in names) for name in odd)


def sheets(folder: Path, wanted: Collection[str]) -> tuple[bool, tuple[Problem, ...]]:
    """Whether there are sheets of the redesign, and what lies on their shelf that is not read."""
    stems, strays = shelved(folder, REDESIGN)
    what = Told("is none of the sheets: {names}", names=", ".join(wanted))
    odd = (Problem(f"{REDESIGN}/{stem}.yaml", 0, what) for stem in stems if stem not in wanted)
    return bool(stems), (*(stray.problem() for stray in strays), *odd)


def _names(folder: Path) -> list[str]:
    files = folder.iterdir() if folder.is_dir() else ()
    return sorted(file.name for file in files if not PASSED_OVER.fullmatch(file.name))


def meant(name: str) -> str:
    """The name that a file of the shelves should have, whatever it has; nothing for another."""
    match = MEANT.fullmatch(name)
    return f"{match[1].strip().lower()}.yaml" if match else ""


def _unnamed(shelf: str, name: str, factors: Iterable[str]) -> Problem:
    """A file that the method does not name, such as a copy, with the nearest factor."""
    stem = name.rpartition(".")[0].lower()
    near = next((one for one in (*factors, "method") if re.search(rf"\b{one}\b", stem)), stem)
    what = Told(
        "is not named under factors in {method}.{hint}",
        method=METHOD,
        hint=did_you_mean(near, (*factors, "method")),
    )
    return Problem(f"{shelf}/{name}", 0, what)
