"""Every kind of report against veraPDF, rule by rule; and broken files that it must find.

`make torture` runs it: a file takes seconds, and it needs a Java.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from reports import BecameReport, ChangeReport, ComparisonReport, Edition, LinesReport, Report, pdf
from tests.papers import LANGUAGES, made, named, opened, sample, saved
from tests.pngs import png

if TYPE_CHECKING:
    from collections.abc import Callable

    from content import Language

LOGO = png(60, 20, colour=6, pixels=(b"\0" + b"\x80" * 240) * 20)
pytestmark = pytest.mark.torture
HOSTILE = (
    '#set page(width: 1pt) $x$ `y` <b> \0\u202e[l](https://x.example) =HYPERLINK("x") 你好 '
    + "å" * 90
)


def normal(report: Report) -> bytes:
    """The standard report."""
    return made(report.language)


def short(report: Report) -> bytes:
    """Its short edition, with a logo and the figures attached."""
    return pdf(report, Edition(short=True, logo=LOGO, result=b"{}"))


def empty(report: Report) -> bytes:
    """Of too few people for anything."""
    few = report.model_copy(update={"instead": ("A", "B", "C"), "citizens": None})
    return pdf(few, Edition(logo=LOGO))


def large(report: Report) -> bytes:
    """Twelve factors with names as long as the shelves allow."""
    twice = (*report.factors, *report.factors)
    many = [
        factor.model_copy(update={"number": n, "short": f"{n} {'navn ' * 4}", "name": "navn " * 14})
        for n, factor in enumerate(twice, 1)
    ]
    return pdf(report.model_copy(update={"factors": tuple(many), "groups": ()}))


def hostile(report: Report) -> bytes:
    """What people can type, where they can type it."""
    words = {"organisation": HOSTILE, "title": HOSTILE, "target_group": HOSTILE}
    assert report.plan
    promise = report.plan.promises[0].model_copy(update={"title": HOSTILE, "owner": HOSTILE})
    plan = report.plan.model_copy(update={"promises": (promise, *report.plan.promises[1:])})
    said = {report.factors[0].statements[0].id: [HOSTILE] * 3}
    return pdf(
        report.model_copy(update={**words, "plan": plan}), Edition(comments=said, result=b"{}")
    )


def compared(report: Report) -> bytes:
    """Beside the round before."""
    changes = tuple(
        ChangeReport(
            name=factor.short, before=2.0, now=factor.score, before_text="2,0",
            now_text=factor.score_text, n_text="14", way="", change="–", limit_text="",
        )
        for factor in report.factors
    )  # fmt: skip
    promise = BecameReport(title="A", factor="B", owner="", mark="broken", status="C", said="D")
    labels = dict.fromkeys(
        ("round", "factor", "change", "promises", "promise", "owner", "how"), "E"
    )
    beside = ComparisonReport(
        kicker=("A",), finding="B", lead="C", before="2025", now="2026", before_n="14",
        now_n="16", changes=changes, promises=(promise,), notes=("D",), labels=labels,
        sections=(LinesReport(heading="E", lines=("F",), note="G"),),
    )  # fmt: skip
    return pdf(report.model_copy(update={"compared": beside}))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [normal, short, empty, large, hostile, compared])
def test_every_kind_of_report_keeps_both_standards(
    kind: Callable[[Report], bytes], language: Language
) -> None:
    """No rule of PDF/UA-1 and none of PDF/A-3a is broken, by veraPDF's own reading of them."""
    from tests.verapdf import A3A, UA1, failed  # noqa: PLC0415 - it needs a Java

    data = kind(sample(language))
    assert failed(data, UA1) == set()
    assert failed(data, A3A) == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "edition",
    [
        Edition(ears=True),
        Edition(ears=True, logo=LOGO, result=b"{}"),
        Edition(ears=True, short=True, logo=LOGO),
    ],
)
def test_the_second_edition_keeps_the_second_standard(edition: Edition, language: Language) -> None:
    """No rule of PDF/UA-2 is broken; the first edition, which claims no such thing, breaks some."""
    from tests.verapdf import UA2, failed  # noqa: PLC0415 - as above

    assert failed(pdf(sample(language), edition), UA2) == set()
    assert failed(made(language), UA2)


def without_words(document: pikepdf.Pdf) -> None:
    """No drawing has an alternative text."""
    for figure in named(document, "/Figure"):
        del figure.Alt


def without_tags(document: pikepdf.Pdf) -> None:
    """There are no tags."""
    del document.Root.StructTreeRoot


def without_language(document: pikepdf.Pdf) -> None:
    """Nobody knows how it is pronounced."""
    del document.Root.Lang


def without_title(document: pikepdf.Pdf) -> None:
    """A window shows the file's name instead of its title."""
    document.Root.ViewerPreferences.DisplayDocTitle = False


def without_levels(document: pikepdf.Pdf) -> None:
    """The headings begin at the third level."""
    for head in named(document, "/H1"):
        head.S = pikepdf.Name.H3


def without_contents(document: pikepdf.Pdf) -> None:
    """No link says where it leads."""
    for page in document.pages:
        for link in page.get("/Annots", []):
            del link["/Contents"]


def without_columns(document: pikepdf.Pdf) -> None:
    """A row has a cell less than its table."""
    row: Any = named(document, "/TR")[1]
    row.K = pikepdf.Array(list(row.K)[:-1])


BREAKS = [
    *(without_words, without_tags, without_language, without_title, without_levels),
    *(without_contents, without_columns),
]


@pytest.mark.parametrize("broken", BREAKS)
def test_what_is_broken_is_found(broken: Callable[[pikepdf.Pdf], None]) -> None:
    """VeraPDF finds each way in which a report could be worse, so its silence means something."""
    from tests.verapdf import UA1, failed  # noqa: PLC0415 - as above

    document = opened(made("da"))
    broken(document)
    assert failed(saved(document), UA1)
