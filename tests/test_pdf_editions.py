"""The short edition, and what the whole one can hold besides: comments, a logo, the figures."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest

import advice
import reports
from answers import read
from content import load
from logo import checked
from reports import Edition, Report, pdf
from tests.papers import LANGUAGES, broken, heard, letters, made, named, opened, pages, sample
from tests.pngs import piece, png
from words import Words

if TYPE_CHECKING:
    from content import Language

ABOUT = reports.About(organisation="Eksempelkøbing Kommune", day=date(2026, 11, 21))
MARGIN, HAIR = 22 / 25.4 * 72, 2
COMMENT = "Vi gør det kun i to forvaltninger."


@cache
def whole() -> Report:
    """The report of a full questionnaire: every statement of the shelves, answered by nine."""
    content = load()
    rows = "".join(
        f"p{person},,,{statement},{(person + place) % 6},\n"
        for person in range(9)
        for place, statement in enumerate(content.statements)
    )
    answers = read(f"participant,level,area,statement,answer,comment\n{rows}".encode(), content)
    result = advice.outcome(content, answers, mode="anonymous")
    return reports.tell(content, result, Words("da"), ABOUT)


@cache
def short() -> bytes:
    """The sample's short edition."""
    return pdf(sample("da"), short=True)


# ---- How long ----


def test_the_short_edition_is_what_a_meeting_needs() -> None:
    """Page two, the decisions and what to talk of, in four pages that keep every rule."""
    report, sheets = sample("da"), [letters(sheet) for sheet in pages(short())]
    assert len(sheets) == 4
    assert report.plan
    assert letters(report.finding) in sheets[0]
    assert letters(report.plan.finding) in sheets[1][:150]
    assert letters(report.colophon[0].value) in sheets[3]
    assert broken(short()) == set()


def test_what_is_not_shown_of_the_splits_is_counted() -> None:
    """Page two shows three at most, and says of how many more the answers are spread out."""
    report = whole()
    splits = [one for factor in report.factors for one in factor.statements if one.split]
    assert len(splits) > 9  # more than any agenda holds
    said = Words("da").say(
        "{n} more statements have answers that are spread out.", n=len(splits) - 3
    )
    assert letters(said) in letters(pages(pdf(report, short=True))[0])


@cache
def bare(language: Language) -> bytes:
    """The example's report without the sheets of the redesign."""
    return pdf(sample(language).model_copy(update={"redesign": None}))


def test_the_whole_report_is_about_twenty_pages() -> None:
    """A short questionnaire fills about twenty pages, a full one never more than thirty; the sheets
    of the redesign, which can be left out, some fifteen more.
    """
    assert len(pages(bare("da"))) <= 23
    assert len(pages(bare("en"))) <= 23
    assert len(pages(made("da"))) <= 38
    assert len(pages(pdf(whole()))) <= 27  # three are left for the sheets of the redesign


def test_the_standard_report_is_small_enough_to_send() -> None:
    """A report is no heavier than a picture from a phone's thumbnail folder."""
    assert len(bare("da")) <= 235_000
    assert len(made("da")) <= 350_000
    assert len(short()) <= 110_000


def test_no_page_of_a_factor_is_a_third_empty() -> None:
    """Each page that a factor fills is filled at least two thirds down."""
    document = pypdfium2.PdfDocument(made("da"))
    for number in range(4, 10):
        assert _filled(document[number]) >= 2 / 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_stands_in_the_margins(language: Language) -> None:
    """No bar, name or number reaches over the page's sides, and every page stands upright."""
    for sheet in pypdfium2.PdfDocument(made(language)):
        assert sheet.get_width() < sheet.get_height()
        boxes = [drawn.get_bounds() for drawn in sheet.get_objects(max_depth=3)]
        assert min(box[0] for box in boxes) > MARGIN - HAIR
        assert max(box[2] for box in boxes) < sheet.get_width() - MARGIN + HAIR


def _filled(page: pypdfium2.PdfPage) -> float:
    """How far down a page's text goes, its head and foot aside."""
    text = page.get_textpage()
    boxes = (text.get_charbox(at) for at in range(text.count_chars()))
    lowest = min(box[1] for box in boxes if box[1] > 60)
    return float((page.get_height() - lowest - 60) / (page.get_height() - 120))


def test_a_factor_s_name_stands_on_every_page_of_it() -> None:
    """Whoever holds a factor's second page alone knows which it is, and what its score is."""
    sheets = [letters(sheet) for sheet in pages(pdf(whole()))]
    for factor in whole().factors:
        first = next(n for n, sheet in enumerate(sheets) if letters(factor.what) in sheet)
        assert letters(f"{factor.short} · {factor.score_text}, fortsat") in sheets[first + 1][:150]


# ---- Comments ----


def test_comments_are_printed_where_they_are_asked_for() -> None:
    """Each stands under its statement; without the tick, and of a hidden statement, none does."""
    report = sample("da")
    open_one, hidden = report.factors[0].statements[:2]
    factors = list(report.factors)
    closed = hidden.model_copy(update={"n_text": "", "shown": False})
    kept = (open_one, closed, *report.factors[0].statements[2:])
    factors[0] = factors[0].model_copy(update={"statements": kept})
    report = report.model_copy(update={"factors": tuple(factors)})
    said = {open_one.id: [COMMENT], hidden.id: ["Det ved jeg, hvem der har skrevet."], "x": ["y"]}
    text = letters("".join(pages(pdf(report, Edition(comments=said)))))
    assert letters(COMMENT) in text
    assert letters("Det ved jeg, hvem") not in text
    assert letters(COMMENT) not in letters("".join(pages(made("da"))))


# ---- The logo ----


def test_a_logo_is_printed_and_tells_nothing_else() -> None:
    """It stands on the cover with the organisation's name; notes inside the file are dropped."""
    logo = png(60, 20, extra=piece(b"tEXt", b"Author\0Anna"))
    assert b"Anna" not in checked(logo)
    report = sample("da")
    data = pdf(report, Edition(logo=logo))
    document = opened(data)
    alts = [str(figure.Alt) for figure in named(document, "/Figure")]
    assert alts.count(f"Logo for {report.organisation}") == 1
    assert broken(data) == set()


@pytest.mark.parametrize("size", [(60, 20), (1900, 20), (20, 1900)])
@pytest.mark.parametrize("instead", [(), ("Svar sammen.",)])
def test_the_short_editions_have_the_logo_once(
    size: tuple[int, int], instead: tuple[str, ...]
) -> None:
    """Beside the colophon, or where nothing is shown on the first page; no page more for it."""
    report = sample("da").model_copy(update={"instead": instead, "citizens": None})
    data = pdf(report, Edition(short=True, logo=png(*size)))
    document = opened(data)
    alts = [str(figure.Alt) for figure in named(document, "/Figure")]
    assert alts.count(f"Logo for {report.organisation}") == 1
    assert len(pages(data)) == (2 if instead else 4)
    assert letters(report.colophon[1].value) in letters("".join(pages(data)))
    assert broken(data) == set()


# ---- The figures ----


def test_the_result_is_attached_when_it_is_asked_for() -> None:
    """The file carries its own figures, and keeps the archive's rules with them."""
    content = load()
    result = reports.example_result(content)
    assert result
    told = result.model_dump_json().encode()
    data = pdf(sample("da"), Edition(result=told))
    document = opened(data)
    (name,) = document.attachments
    held = document.attachments[name].get_file().read_bytes()
    assert json.loads(held) == json.loads(told)
    assert broken(data) == set()
    assert not opened(made("da")).attachments


# ---- PDF/UA-2 ----


def test_the_second_standard_is_an_edition_of_its_own() -> None:
    """It says that it is PDF/UA-2, links arrive at tags, and its colophon says the same."""
    data = pdf(sample("da"), Edition(ears=True))
    document = opened(data)
    assert document.pdf_version == "2.0"
    assert b"<pdfuaid:part>2" in document.Root.Metadata.read_bytes()
    assert not [o for o in document.objects if isinstance(o, pikepdf.Dictionary) and "/Dest" in o]
    assert letters(sample("da").labels["accessible_two"]) in letters(pages(data)[-1])
    assert heard(data, 2) == heard(made("da"), 2)
