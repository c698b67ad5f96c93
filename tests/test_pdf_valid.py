"""Every kind of report against veraPDF, rule by rule; and broken files that it must find.

It needs a Java. What no test leaves out is every kind in both languages; what is printed of the
same pages on other paper, and the whole report with its sheets, `make torture` goes through too.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

import pikepdf
import pytest

import reports
import workshop
from content import SheetName, load
from reports import (
    BecameReport,
    ChangeReport,
    ComparisonReport,
    Edition,
    Handout,
    Leaf,
    LinesReport,
    Meeting,
    Paper,
    Poster,
    Report,
    leaf_pdf,
    pdf,
    poster_pdf,
    sheet_pdf,
)
from tests.papers import LANGUAGES, made, named, opened, sample, saved
from tests.pngs import png
from words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from content import Language
    from reports import Hung

LOGO = png(60, 20, colour=6, pixels=(b"\0" + b"\x80" * 240) * 20)
HOSTILE = (
    '#set page(width: 1pt) $x$ `y` <b> \0\u202e[l](https://x.example) =HYPERLINK("x") 你好 '
    + "å" * 90
)


@cache
def standard(language: Language) -> Report:
    """The sample without the sheets of its redesign."""
    return sample(language).model_copy(update={"redesign": None})


def brief(report: Report) -> Report:
    """Three factors with two statements each, and nothing that all reports say alike."""
    factors = [
        one.model_copy(update={"statements": one.statements[:2], "steps": one.steps[:1]})
        for one in report.factors[:3]
    ]
    alike: dict[str, Any] = {"method": (), "terms": (), "sources": (), "citizens": None}
    return report.model_copy(
        update={"factors": tuple(factors), "groups": report.groups[:1], **alike}
    )


def normal(report: Report) -> bytes:
    """The standard report."""
    return pdf(report)


def short(report: Report) -> bytes:
    """Its short edition, with a logo and the figures attached."""
    return pdf(report, Edition(short=True, logo=LOGO, result=b"{}"))


def empty(report: Report) -> bytes:
    """Of too few people for anything."""
    few = report.model_copy(update={"instead": ("A", "B", "C"), "citizens": None})
    return pdf(few, Edition(logo=LOGO))


def large(report: Report) -> bytes:
    """Twelve factors with names as long as the shelves allow."""
    few = brief(report)
    twice = few.factors * 4
    many = [
        factor.model_copy(update={"number": n, "short": f"{n} {'navn ' * 4}", "name": "navn " * 14})
        for n, factor in enumerate(twice, 1)
    ]
    return pdf(few.model_copy(update={"factors": tuple(many), "groups": ()}))


def hostile(report: Report) -> bytes:
    """What people can type, where they can type it."""
    report = brief(report)
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
    return pdf(brief(report).model_copy(update={"compared": beside}))


def keeps_both(data: bytes) -> None:
    """Neither standard finds anything."""
    from tests.verapdf import A3A, UA1, failed  # noqa: PLC0415 - it needs a Java

    assert failed(data, UA1) == set()
    assert failed(data, A3A) == set()


@cache
def handout(language: Language) -> Handout:
    """What is printed for a meeting of whom everything is known."""
    asked = workshop.asked(load(), "short")
    meeting = Meeting(
        organisation="Øby Kommune", made=date(2026, 11, 1), day=date(2026, 11, 21), asked=asked,
        minutes=workshop.minutes(len(asked)),
        promise=workshop.promise(Words(language), "anonymous", 5),
        target_group="Voksne med flere sager", areas=("Social", "Børn"), levels=True, invited=18,
        address="oeby.example/join", code="K7QM2XPA", place="Rådhuset", sender="Direktøren",
    )  # fmt: skip
    told = reports.tell_handout(load(), meeting, Words(language))
    codes = tuple(f"ABCDEF{n:02}" for n in range(11))
    return reports.with_slips(told, codes, "https://oeby.example")


def handed(name: str, language: Language, paper: Hung = "a3") -> bytes:
    """A poster or a paper of the shelves' own."""
    if name in get_args(Leaf):
        return leaf_pdf(handout(language), name)  # type: ignore[arg-type] # as it is one
    return poster_pdf(handout(language), name, paper, standard(language))  # type: ignore[arg-type] # as above


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*get_args(Poster), *get_args(Leaf)])
def test_what_is_hung_up_and_handed_out_keeps_both(name: str, language: Language) -> None:
    """Posters, pre-read, questionnaire, invitation and slips break no rule either."""
    keeps_both(handed(name, language))


KINDS = (normal, short, empty, large, hostile, compared)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_report_keeps_both_standards(
    kind: Callable[[Report], bytes], language: Language
) -> None:
    """No rule of PDF/UA-1 and none of PDF/A-3a is broken, by veraPDF's own reading of them."""
    keeps_both(kind(standard(language)))


@pytest.mark.parametrize(
    ("ears", "language"), [("short", "da"), ("short", "en"), ("whole", "da"), ("whole", "en")]
)
def test_the_second_edition_keeps_the_second_standard(ears: str, language: Language) -> None:
    """No rule of PDF/UA-2 is broken, with a logo, and with the figures attached to the whole."""
    from tests.verapdf import UA2, failed  # noqa: PLC0415 - as above

    told = brief(standard(language)) if ears == "whole" else standard(language)
    edition = Edition(
        ears=True, short=ears == "short", logo=LOGO, result=b"" if ears == "short" else b"{}"
    )
    assert failed(pdf(told, edition), UA2) == set()


def test_the_first_edition_is_not_taken_for_the_second() -> None:
    """It claims no such thing, and veraPDF agrees."""
    from tests.verapdf import UA2, failed  # noqa: PLC0415 - as above

    assert failed(short(standard("da")), UA2)


@pytest.mark.torture
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_report_keeps_every_standard(language: Language) -> None:
    """With every sheet of the redesign, as PDF/UA-1 and PDF/A-3a, and as PDF/UA-2."""
    from tests.verapdf import UA2, failed  # noqa: PLC0415 - as above

    keeps_both(made(language))
    assert failed(pdf(sample(language), Edition(ears=True)), UA2) == set()


@pytest.mark.torture
@pytest.mark.parametrize("paper", get_args(Paper))
def test_every_sheet_on_every_paper_keeps_both(paper: Paper) -> None:
    """A sheet of the redesign alone, upright and lying, and posters on the larger paper."""
    for language in LANGUAGES:
        told = sample(language)
        assert told.redesign
        for name in get_args(SheetName):
            keeps_both(sheet_pdf(told, name, paper))
        if paper == "a1":
            for poster in get_args(Poster):
                keeps_both(handed(poster, language, paper))


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


def without_parents(document: pikepdf.Pdf) -> None:
    """Nothing says which tag a mark belongs to."""
    del document.Root.StructTreeRoot.ParentTree


def without_embedding(document: pikepdf.Pdf) -> None:
    """A face is not in the file."""
    for found in document.objects:
        if isinstance(found, pikepdf.Dictionary) and "/FontFile2" in found:
            del found["/FontFile2"]


def without_purpose(document: pikepdf.Pdf) -> None:
    """Nobody says what the colours are."""
    del document.Root.OutputIntents
    for page in document.pages:
        del page.Resources["/ColorSpace"]


BREAKS = [
    *(without_words, without_tags, without_language, without_title, without_levels),
    *(without_contents, without_columns),
]
BREAKS_OF_ARCHIVES = [without_tags, without_embedding, without_purpose]


@cache
def whole() -> bytes:
    """A small report that is whole in every respect."""
    return pdf(brief(standard("da")))


def worse(broken: Callable[[pikepdf.Pdf], None]) -> bytes:
    """It, broken."""
    document = opened(whole())
    broken(document)
    return saved(document)


@pytest.mark.parametrize("broken", BREAKS)
def test_what_is_broken_is_found(broken: Callable[[pikepdf.Pdf], None]) -> None:
    """VeraPDF finds each way in which a report could be worse, so its silence means something."""
    from tests.verapdf import UA1, failed  # noqa: PLC0415 - as above

    assert failed(worse(broken), UA1)


@pytest.mark.parametrize("broken", BREAKS_OF_ARCHIVES)
def test_what_no_archive_can_keep_is_found(broken: Callable[[pikepdf.Pdf], None]) -> None:
    """The same of what a file must bring along to be read in thirty years."""
    from tests.verapdf import A3A, failed  # noqa: PLC0415 - as above

    assert failed(worse(broken), A3A)
