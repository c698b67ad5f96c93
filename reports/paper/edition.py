"""What of a Report is printed, and what is printed beside it: comments, a logo, its own figures."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import logo

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reports.model import Report, StatementReport

LOGO = "logo.json"
"""Its bytes as numbers: typst-py takes nothing but text beside the pages."""
RESULT = "result.json"


class Edition(NamedTuple):
    """The whole report, or with `short` page two, the decisions and the plan.

    `comments` are what may be read of each statement, as `anonymity.comments` gives it, and are
    printed where the facilitator wants them. `logo` is a PNG, `result` the Result as JSON. With
    `ears` it is PDF/UA-2, which no file can be together with PDF/A-3a.
    """

    short: bool = False
    comments: Mapping[str, Sequence[str]] = {}
    logo: bytes = b""
    result: bytes = b""
    ears: bool = False

    def told(self, report: Report) -> dict[str, Any]:
        """What the pages must know of it."""
        return {
            "whole": not self.short and not report.instead,
            "short": self.short,
            "logo": bool(self.logo),
            "result": bool(self.result),
            "ears": self.ears,
            "comments": list(_commented(report, self.comments)),
        }

    def files(self) -> dict[str, bytes]:
        """What lies beside the Report while it is set; LogoError where the logo is none."""
        drawn = {LOGO: json.dumps(list(logo.checked(self.logo))).encode()} if self.logo else {}
        return drawn | ({RESULT: self.result} if self.result else {})


def _commented(
    report: Report, comments: Mapping[str, Sequence[str]]
) -> Iterator[dict[str, str | list[str]]]:
    """Each statement with what was written to it, in the report's order; none of a hidden one."""
    for statement in _open(report):
        if said := [text for text in comments.get(statement.id, ()) if text.strip()]:
            yield {
                **{key: getattr(statement, key) for key in ("id", "number", "factor", "text")},
                "said": said,
            }


def _open(report: Report) -> Iterator[StatementReport]:
    """The statements of which something is told."""
    for factor in report.factors:
        yield from (s for s in factor.statements if s.n_text and not report.instead)
