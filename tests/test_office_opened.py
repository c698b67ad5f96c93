"""Word's, PowerPoint's and Excel's files, opened by a program that is none of ours."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest

import reports
from content import Language
from reports.telling.office import tell_book, tell_deck, tell_paper
from tests.papers import sample
from tests.test_office import DRAWN, HOSTILE, changed, full, made

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES: tuple[Language, ...] = ("da", "en")
PATIENCE = 240


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What LibreOffice makes of all files in one call: the text of each page, by file."""
    folder = tmp_path_factory.mktemp("office")
    for kind, draw in DRAWN.items():
        for language in LANGUAGES:
            (folder / f"{kind}-{language}.{kind}").write_bytes(made(kind, language))
        (folder / f"{kind}-typed.{kind}").write_bytes(draw(changed(iter(HOSTILE * 3))))
    for language in LANGUAGES:
        (folder / f"docx-full-{language}.docx").write_bytes(reports.document(full(language)))
    converted(folder)
    return {file.stem: pages(file) for file in folder.glob("*.pdf")}


def converted(folder: Path) -> None:
    """Have LibreOffice print every file of a folder as PDF."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.fail(
            "LibreOffice is missing: install libreoffice-writer-nogui, libreoffice-calc-nogui and "
            "libreoffice-impress-nogui, or run `make libreoffice` as root."
        )
    files = [str(file) for kind in DRAWN for file in sorted(folder.glob(f"*.{kind}"))]
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, "--headless", own, "--convert-to", "pdf", "--outdir", str(folder), *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.returncode == 0, done.stderr


def pages(file: Path) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(file)
    return [page.get_textpage().get_text_range() for page in document]


def plain(text: str) -> str:
    """Letters and figures alone: where a line ends is the page's affair."""
    return re.sub(r"[\W_]", "", text)


def test_every_file_opens(opened: dict[str, list[str]]) -> None:
    """None is refused, also those in which everything typed is an attack."""
    names = {f"{kind}-{which}" for kind in DRAWN for which in (*LANGUAGES, "typed")}
    assert set(opened) == names | {f"docx-full-{language}" for language in LANGUAGES}
    assert all(any(text) for text in opened.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_is_two_to_three_pages_with_its_finding(
    opened: dict[str, list[str]], language: Language
) -> None:
    """What the committee is to know and to decide is read in another program's words too."""
    found = opened[f"docx-{language}"]
    assert 2 <= len(found) <= 3
    assert 2 <= len(opened[f"docx-full-{language}"]) <= 3
    paper, text = tell_paper(sample(language)), plain("".join(found))
    assert plain(paper.cover.title) in text
    for part in paper.parts:
        assert plain(part.heading) in text
    assert all(
        plain(factor.short + factor.score_text) in text for factor in sample(language).factors
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slide_is_a_page_with_its_finding(
    opened: dict[str, list[str]], language: Language
) -> None:
    """Each title is on its own page, and the bars' numbers are drawn without their signs."""
    found = opened[f"pptx-{language}"]
    slides = tell_deck(sample(language)).slides
    for slide, page in zip(slides, found, strict=True):
        assert plain(slide.title) in plain(page)
    assert not re.search(r"^[-\N{MINUS SIGN}]\d", "\n".join(found), re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_is_printed_with_its_figures(
    opened: dict[str, list[str]], language: Language
) -> None:
    """Each sheet's head is there, the finding, and each figure in the reader's own form."""
    text = plain("".join(opened[f"xlsx-{language}"]))
    assert plain(sample(language).finding) in text
    for sheet in tell_book(sample(language)).sheets:
        assert plain(sheet.columns[0].head) in text
    for factor in sample(language).factors:
        assert plain(factor.short + factor.score_text) in text
