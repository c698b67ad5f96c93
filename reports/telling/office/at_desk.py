"""What the paper, the slides and the book all tell of a Report: names, figures, the cover."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from content import printed
from reports.office.model import Cover
from words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content import Language
    from reports.model import FactorReport, Report
    from reports.office.model import Cell
    from reports.redesign import (
        GainReport,
        JourneyReport,
        OrganisationReport,
        ProfilesReport,
        RolesReport,
    )

    FilledSheet: TypeAlias = (
        OrganisationReport | RolesReport | ProfilesReport | JourneyReport | GainReport
    )

NONE: Final = "–"
FIRST_SHEET: Final = 2
MARKS: Final[dict[Language, tuple[str, str]]] = {"da": (".", ","), "en": (",", ".")}
"""What stands between thousands, and before the øre."""
FIGURE: Final = re.compile(r"-?\d+(\.\d+)?")


class AtDesk(NamedTuple):
    """A Report, and the words of its language."""

    report: Report
    words: Words

    @property
    def scored(self) -> tuple[FactorReport, ...]:
        """The factors with a score."""
        return tuple(factor for factor in self.report.factors if factor.score is not None)

    @property
    def lowest(self) -> tuple[FactorReport, ...]:
        """The lowest factors; none where all are alike."""
        return tuple(factor for factor in self.report.factors if factor.lowest)

    @property
    def highest(self) -> tuple[FactorReport, ...]:
        """The highest factors, as printed."""
        top = max((figure(factor.score) or 0 for factor in self.scored), default=0)
        return tuple(factor for factor in self.scored if figure(factor.score) == top)

    @property
    def sheets(self) -> tuple[FilledSheet, ...]:
        """The sheets of the redesign that somebody has written on, as they are annexed."""
        found = self.report.redesign
        if found is None:
            return ()
        every = (found.organisation, found.roles, found.profiles, found.journey, found.gain)
        return tuple(sheet for sheet in every if sheet is not None)

    def annex(self, sheet: FilledSheet) -> int:
        """The number of a sheet's annex; the report is the first."""
        return FIRST_SHEET + self.sheets.index(sheet)

    @property
    def asked(self) -> int:
        """How many statements were asked."""
        return sum(len(factor.statements) for factor in self.report.factors)

    def named(self, factors: Iterable[FactorReport]) -> str:
        """Their short names inside a sentence."""
        return self.words.together(self.words.inside(factor.short) for factor in factors)

    def quoted(self, text: str) -> str:
        """A text in the language's own quotation marks, without its full stop."""
        bare = text.removesuffix(".")
        return f"»{bare}«" if self.words.language == "da" else f"“{bare}”"

    def cover(self, title: str, about: str) -> Cover:
        """What the file says of itself."""
        report = self.report
        return Cover(
            language=report.language,
            title=title,
            organisation=report.organisation,
            day=date.fromisoformat(report.date_iso),
            about=about,
            footer=" · ".join(filter(None, (report.organisation, report.date))),
        )


def at_desk(report: Report) -> AtDesk:
    """A Report, to be told again in its own language."""
    return AtDesk(report, Words(report.language))


def figure(value: float | None) -> float | None:
    """A level as it is printed, with one decimal."""
    return None if value is None else printed(value)


def clipped(text: str, most: int) -> str:
    """A text that somebody has typed, no longer than a heading bears."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def amount(here: AtDesk, printed: str) -> Cell:
    """The figure of a printed amount; a dash is an empty cell, and any other text stays one."""
    thousands, before_ore = MARKS[here.words.language]
    bare = printed.replace(thousands, "").replace(before_ore, ".").replace("\N{MINUS SIGN}", "-")
    if FIGURE.fullmatch(bare):
        return float(bare) if "." in bare else int(bare)
    return None if printed in {"", NONE} else printed
