"""The Report as an accessible PDF/UA-1 and PDF/A-3a, the same bytes every time. It only draws."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from logo import LogoError
from reports.paper import second
from reports.paper.edition import Edition
from reports.paper.printable import printable
from reports.paper.setting import STANDARDS, PdfError, fonts, printable_data, typeset, unprinted
from reports.paper.tagging import finished

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.model import Report

__all__ = [
    "Edition",
    "LogoError",
    "PdfError",
    "finished",
    "fonts",
    "pdf",
    "printable_data",
    "typeset",
    "unprinted",
]

WHOLE = Edition()


def pdf(report: Report, edition: Edition = WHOLE, *, short: bool = False) -> bytes:
    """The whole report, or page two with the decisions and the plan.

    What people typed prints or shows as a box; PdfError if nothing can, LogoError if the logo is
    none.
    """
    Thread(target=_read_pikepdf, daemon=True).start()  # while Typst works and leaves Python alone
    chosen = edition._replace(short=edition.short or short)
    data = printable_data(report, chosen.told(report))
    standards = second.STANDARDS if chosen.ears else STANDARDS
    made = typeset(data, report.date_iso, beside=chosen.files(), standards=standards)
    return finished(made, dict(_names(report)), second.turned if chosen.ears else None)


def _read_pikepdf() -> None:
    import pikepdf  # noqa: F401, PLC0415 - 100 ms that only a PDF should cost


def _names(report: Report) -> Iterator[tuple[str, str]]:
    """Each chapter's name by its heading, as it is printed."""
    labels, plan, talk = report.labels, report.plan, report.talk
    compared, citizens = report.compared, report.citizens
    chapters = {
        report.finding: "profile_name",
        (plan.finding if plan else ""): "plan",
        (talk.heading if talk else ""): "talk",
        report.agenda_title: "agenda",
        (citizens.heading if citizens else ""): "citizens",
    }
    chapters |= {labels.get(f"{key}_title", ""): key for key in ("groups", "method", "sources")}
    chapters[labels.get("steps_each", "")] = "steps_can"
    chapters |= {labels.get(f"{key}_title", ""): key for key in ("figures", "contents", "comments")}
    yield from ((printable(head), labels.get(key, head)) for head, key in chapters.items() if head)
    if compared:
        yield printable(compared.finding), compared.labels["round"]
    if report.redesign:
        yield printable(report.redesign.finding), labels["redesign"]
        for name, title in report.redesign.filled.items():
            yield printable(getattr(report.redesign, name).finding), title
