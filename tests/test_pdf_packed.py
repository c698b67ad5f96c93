"""A PDF is packed: the same pages, words and tags as Typst's own, in far fewer bytes."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest

from content import Language
from reports import Edition
from reports.paper import finished, printable_data, typeset
from reports.paper.packing import drawing
from tests.papers import LANGUAGES, letters, named, opened, pages, sample, saved

MOST = 150_000
"""Bytes of the standard report: six factors, thirty statements, no sheet of the redesign."""
SHADES = 3
"""Of 255, on the average of a page: letters lie up to a twentieth of a point elsewhere."""


@cache
def bare(language: Language) -> bytes:
    """The standard report as Typst makes it."""
    report = sample(language).model_copy(update={"redesign": None})
    return typeset(printable_data(report, Edition().told(report)), report.date_iso)


@cache
def small(language: Language) -> bytes:
    """The same, packed."""
    return finished(bare(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_standard_report_goes_with_any_mail(language: Language) -> None:
    """It is at most 150 kB; Typst itself writes four times as many."""
    assert len(small(language)) <= MOST


def test_nothing_looks_otherwise() -> None:
    """Each page, drawn, is the page that Typst set."""
    was, now = pypdfium2.PdfDocument(bare("da")), pypdfium2.PdfDocument(small("da"))
    assert len(was) == len(now)
    for one, other in zip(was, now, strict=True):
        before, after = (
            page.render(grayscale=True).to_numpy().astype(int) for page in (one, other)
        )
        assert before.shape == after.shape
        assert abs(before - after).mean() < SHADES
        assert abs(before.mean() - after.mean()) < SHADES / 30


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_lost_or_moved(language: Language) -> None:
    """The text of each page is the same, in the same order."""
    assert [*map(letters, pages(small(language)))] == [*map(letters, pages(bare(language)))]


def test_each_mark_belongs_to_one_tag() -> None:
    """On every page, what the tree of parents says of a mark is what that tag itself holds."""
    document = opened(small("da"))
    told = list(document.Root.StructTreeRoot.ParentTree.Nums)
    owners = {int(key): held for key, held in zip(told[::2], told[1::2], strict=True)}
    for page in document.pages:
        held = owners[int(page.obj.StructParents)]
        marked = [int(n) for n in re.findall(rb"/MCID (\d+)", page.Contents.read_bytes())]
        assert sorted(marked) == list(range(len(held)))
        for mark in marked:
            kids: Any = held[mark].K
            own = [kid for kid in kids if isinstance(kid, int)]
            others = [int(kid.MCID) for kid in kids if not isinstance(kid, int) and "/MCID" in kid]
            assert mark in own + others


def test_a_box_without_a_meaning_is_no_tag() -> None:
    """Nobody hears that something lies in a box in a box."""
    assert named(opened(small("da")), "/Div") == []


@pytest.mark.parametrize(
    "text", [rb"(a\(b\)c)", rb"(a(b)c)", rb"(\000\\\051)", rb"<00280029>", rb"(\r\n)", rb"()"]
)
def test_a_text_is_shown_sign_by_sign(text: bytes) -> None:
    """With brackets, backslashes or as digits: the same bytes are shown."""
    told = (
        b"q 1 0 0 -1 10 20 cm/c0 cs 0 0 0 scn\nBT 0 Tr/f0 9 Tf 1 0 0 -1 0 0 Tm"
        + text
        + b"Tj\nET\nQ\n"
    )
    drawn = drawing.pieces(told)
    assert drawing.known(told, drawn)
    (was,), (now,) = (_shown(one) for one in (told, drawing.packed(drawn, {})))
    assert bytes(was) == bytes(now)


def _shown(told: bytes) -> list[Any]:
    document = pikepdf.new()
    stream = pikepdf.Stream(document, told)
    return [
        one.operands[0] for one in pikepdf.parse_content_stream(stream) if str(one.operator) == "Tj"
    ]


@pytest.mark.parametrize(
    "told",
    [
        b"EMC\n",
        b"/Span<</MCID 0>>BDC\n",
        b"/c1 cs 0 0 0 scn 0 0 m 1 1 l f",
        b"/P<</MCID 0>>BDC\nEMC\n",
    ],
)
def test_what_is_drawn_otherwise_is_left_alone(told: bytes) -> None:
    """Marks that do not match, and a colour space of another, are no drawing of Typst's."""
    assert not drawing.known(told, drawing.pieces(told))


def test_a_page_that_is_left_alone_keeps_its_marks() -> None:
    """Its marks have the numbers that its tags know."""
    document = opened(bare("da"))
    page = document.pages[3]
    page.Contents.write(
        page.Contents.read_bytes().replace(b"/c0 cs", b"/c0 cs /c0 cs /c1 cs /c0 cs", 1)
    )
    page.obj.Resources.ColorSpace.c1 = page.obj.Resources.ColorSpace.c0
    assert pages(finished(saved(document)))[3] == pages(bare("da"))[3]
    again = opened(finished(saved(document)))
    assert b"/c1 cs" in again.pages[3].Contents.read_bytes()
