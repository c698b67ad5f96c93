"""The PDF as a screen reader has it: what is heard, in which order, and as what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pikepdf
import pytest

from content import Language, load
from tests.papers import (
    LANGUAGES,
    heard,
    made,
    named,
    opened,
    own,
    sample,
    sizes,
    tagged,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS: Final = Path(__file__).resolve().parent.parent / "docs"
READING: Final = {
    "da": DOCS / "page2-read-aloud.txt",
    "en": DOCS / "en" / "page2-read-aloud.txt",
}
SMALLEST: Final = 9.0
"""Points of a caption; nothing is smaller."""
LEAVES: Final = {"/P", "/H1", "/H2", "/H3", "/Lbl", "/LBody", "/TH", "/TD", "/Link", "/Span"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_two_is_read_as_it_is_written_down(language: Language) -> None:
    """What a listener hears of the page that lies alone is the text in the documentation.

    Write it anew with `python -m tests.papers` when the page is meant to change.
    """
    assert heard(made(language), 2) == READING[language].read_text("utf-8").splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_tag_spans_two_sizes_of_type_or_two_pages(language: Language) -> None:
    """A tag is one line block: what is larger, or on the next page, is another."""
    document = opened(made(language))
    found = sizes(document)
    for element in named(document, *LEAVES):
        here = [found[place] for place in own(element)]
        assert len(set().union(*here)) <= 1
        assert len({page for page, _ in own(element)}) <= 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_smaller_than_a_caption(language: Language) -> None:
    """No letter on any page is under nine points, radar and bars included."""
    found = sizes(opened(made(language)))
    assert min(size for these in found.values() for size in these) >= SMALLEST


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_drawing_holds_something(language: Language) -> None:
    """A figure without content is passed over by some readers, alternative text and all."""
    document = opened(made(language))
    assert all(len(figure.get("/K", [])) for figure in named(document, "/Figure"))


def test_lists_are_where_the_data_holds_lists() -> None:
    """The ladder is a list of six, the promises one of three; no other stands on their pages."""
    report = sample("da")
    assert report.plan
    two, three = (heard(made("da"), page) for page in (2, 3))
    assert [_count(page, "L") for page in (two, three)] == [1, 1]
    assert _count(two, "LI") == len(report.ladder)
    assert _count(three, "LI") == len(report.plan.promises)


def _count(lines: list[str], tag: str) -> int:
    return sum(line.split(":")[0].strip() == tag for line in lines)


def test_each_list_is_numbered_as_it_looks() -> None:
    """A list that shows numbers says so to a listener, and so does one that shows none."""
    document = opened(made("da"))
    shown = {str(a.ListNumbering) for each in named(document, "/L") for a in each.A}
    assert shown == {"/Decimal", "/Circle"}


def test_a_title_in_another_language_is_read_in_it() -> None:
    """An English source in the Danish report says that it is English, and a Danish one nothing."""
    english = {line.tag for line in sample("da").sources if line.language == "en"}
    assert english
    document = opened(made("da"))
    every = tagged(document.Root.StructTreeRoot)
    marked = [e for e in every if str(e.get("/Lang", "")).startswith("en")]
    assert len(marked) == len(english)


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_lead_from_statement_to_step_to_source(language: Language) -> None:
    """Every link inside the file arrives, and each cited source is arrived at from somewhere."""
    document = opened(made(language))
    pages = {page.obj.objgen for page in document.pages}
    inner = [link for link in _links(document) if "/Dest" in link]
    assert {_end(document, link)[0].objgen for link in inner} <= pages
    source = len(document.pages) - 4
    late = {page.obj.objgen for page in list(document.pages)[source:]}
    ends = {(end[0].objgen, float(end[3])) for link in inner if (end := _end(document, link))}
    assert sum(page in late for page, _ in ends) >= len(sample(language).sources)


def _links(document: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for page in document.pages:
        yield from (a for a in page.get("/Annots", []) if a.Subtype == "/Link")


def _end(document: pikepdf.Pdf, link: pikepdf.Object) -> Any:  # noqa: ANN401 - a list of PDF's own
    if isinstance(link.Dest, pikepdf.Array):
        return link.Dest
    return pikepdf.NameTree(document.Root.Names.Dests)[str(link.Dest)]


def test_the_contents_are_a_table_of_contents() -> None:
    """A reader's machine knows the last page's list for what it is."""
    document = opened(made("da"))
    entries = named(document, "/TOCI")
    assert len(entries) == len(named(document, "/H1")) - 1  # the cover's own heading is none


def test_every_shelf_of_the_house_says_its_language() -> None:
    """No source of ours is left to be read in a language that nobody chose."""
    assert {source.language for source in load().method.sources} == {"da", "en"}
