"""The PDF, read back: its tags, its words, its bytes, and text that tries to break it."""

from __future__ import annotations

import hashlib
import random
import re
import subprocess
import sys
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from content import Language
from reports import PdfError, Report, pdf, unprinted
from reports.paper.coverage import measured
from reports.paper.printable import BOX, COVERAGE, LONGEST, coverage, printable
from tests.papers import (
    LANGUAGES,
    broken,
    letters,
    made,
    named,
    opened,
    pages,
    sample,
    saved,
    tagged,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
LOCALES = {"da": "da-DK", "en": "en-GB"}
# Said in an alternative text, on the agenda alone, or nowhere: figures beside their words, keys.
UNPRINTED = {
    "agenda_reason", "agreement_text", "date_iso", "distribution_text", "factor", "id", "kind",
    "labels", "language", "lifted", "opens", "question", "radar_alt", "rest", "rungs", "sheet",
    "source", "verdict",
    "verdict_rule",
    # On the screen, where there is room: what else is to be said of a step, a verdict in words.
    "agreement_words", "effort", "first_sign", "n_text", "stable", "start", "verdict_short",
    # The lowest is a mark and a word on page two; a factor's own page says the rest.
    "lowest", "due_iso", "follow_ups", "spread_text", "redesign", "start_note", "inside_text",
}  # fmt: skip


@cache
def small() -> dict[str, Any]:
    """The sample with three factors of one statement each, and little else."""
    report: dict[str, Any] = sample("da").model_dump(mode="json")
    for factor in report["factors"]:
        factor.update(statements=factor["statements"][:1], steps=[])
    report.update(agenda=report["agenda"][:1], apart=report["agenda"][:1], groups=[])
    report.update(start=report["start"][:1])
    report.update(factors=report["factors"][:3], method=[], terms=[], sources=[], citizens=None)
    return report


def changed(**changes: object) -> Report:
    """The small report with other fields."""
    return Report.model_validate({**small(), **changes})


def alternatives(data: bytes) -> list[str]:
    """What each drawing says to those who do not see it."""
    document = opened(data)
    return [str(figure.get("/Alt", "")) for figure in named(document, "/Figure")]


def scope(cell: pikepdf.Object) -> str:
    """What a header cell heads: /Row or /Column, or nothing."""
    attributes: Any = cell.get("/A", [])
    several = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    return next((str(a.Scope) for a in several if "/Scope" in a), "")


def said(part: Any) -> Iterator[str]:  # noqa: ANN401 - JSON is whatever it is
    """Every string that a page must show."""
    if isinstance(part, str):
        yield re.sub(r"(^|, )https?://(www\.)?", r"\1", part)
    elif isinstance(part, dict):
        yield from said([value for key, value in part.items() if key not in UNPRINTED])
    elif isinstance(part, list | tuple):
        for item in part:
            yield from said(item)


# ---- What a reader's machine is told ----


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_validator_finds_nothing(language: Language) -> None:
    """The report keeps every rule of PDF/UA-1 and of PDF/A-3a that a machine can check."""
    assert broken(made(language)) == set()
    # The validator takes a stream that happens to end in a carriage return for a wrong length.
    assert broken(made(language), "3a") <= {"PDFA3A-STREAM-LENGTH-001"}


def test_the_validator_sees_a_missing_alternative_text() -> None:
    """A drawing without words is found, so silence above means something."""
    document = opened(made("da"))
    for figure in named(document, "/Figure"):
        del figure.Alt
    assert broken(saved(document))


def test_the_validator_sees_missing_tags() -> None:
    """A report without its tags is found."""
    document = opened(made("da"))
    del document.Root.StructTreeRoot
    assert broken(saved(document))


@pytest.mark.parametrize("language", LANGUAGES)
def test_title_author_and_language(language: Language) -> None:
    """The document says what it is, whose it is and how to pronounce it."""
    document, report = opened(made(language)), sample(language)
    assert str(document.docinfo.Title) == f"{report.title}, {report.organisation}"
    assert str(document.docinfo.Author) == report.organisation
    assert str(document.Root.Lang) == LOCALES[language]
    assert document.Root.ViewerPreferences.DisplayDocTitle


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_drawing_says_its_numbers(language: Language) -> None:
    """Radar, tracks and bars say in words what they show: the Report's own words."""
    told = sample(language)
    alts = alternatives(made(language))
    statements = [s for factor in told.factors for s in factor.statements]
    assert all(alt.strip(" –") for alt in alts)
    assert alts.count(told.radar_alt) == 2
    assert {s.distribution_text for s in statements} <= set(alts)
    for factor in told.factors:
        assert any(factor.score_text in alt and factor.short in alt for alt in alts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_has_row_and_column_headers(language: Language) -> None:
    """Whoever hears a cell can hear what it is a value of."""
    document = opened(made(language))
    tables = named(document, "/Table")
    assert len(tables) >= 1 + len(sample(language).factors) + len(sample(language).groups)
    for head in named(document, "/THead"):
        assert {scope(cell) for cell in tagged(head) if str(cell.S) in {"/TH", "/TD"}} == {
            "/Column"
        }
    for table in tables:
        assert [str(part.S) for part in table.K][:2] == ["/THead", "/TBody"]
    for body in named(document, "/TBody"):
        for row in body.K:
            first, *rest = row.K
            assert (str(first.S), scope(first)) == ("/TH", "/Row")
            assert {str(cell.S) for cell in rest} == {"/TD"}
            assert not any("/Headers" in a for cell in rest for a in cell.get("/A", []))


def under(element: pikepdf.Object) -> Iterator[tuple[tuple[int, int], int]]:
    """The page and the number of each piece of marked content anywhere under an element."""
    for part in (element, *tagged(element)):
        kids: Any = part.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if not isinstance(kid, pikepdf.Dictionary):
                yield part.Pg.objgen, int(kid)


def test_what_is_promised_is_a_list_of_headings() -> None:
    """Whoever listens to the plan hears how many promises there are, and can jump between them."""
    document = opened(made("da"))
    third = document.pages[2].obj.objgen
    items = [i for i in named(document, "/LI") if {sheet for sheet, _ in under(i)} == {third}]
    heads = [next(h for h in tagged(item) if str(h.S) == "/H2") for item in items]
    plan = sample("da").plan
    assert plan
    assert len(heads) == len(plan.promises)


@pytest.mark.parametrize("language", LANGUAGES)
def test_bookmarks(language: Language) -> None:
    """The organisation, then each chapter by its name in the reader's language, and each factor."""
    report = sample(language)
    with opened(made(language)).open_outline() as outline:
        titles = [item.title for item in outline.root]
    factors = [factor.name for factor in report.factors]
    before = [report.labels[key] for key in ("profile_name", "plan", "agenda")]
    others = [report.labels[key] for key in ("groups", "citizens")]
    assert report.redesign
    sheets = [report.labels["redesign"], *report.redesign.filled.values()]
    after = ("steps_can", "method", "figures", "sources", "contents")
    last = [report.labels[key] for key in after]
    assert titles == [report.organisation, *before, *factors, *others, *sheets, *last]


# ---- What is on the pages ----


BY_SCREENS = {
    *("squares", "squares_text", "shape_alt", "furthest", "median_text", "window_text"),
    *("mark", "outcome_text", "grouping", "ask", "lanes", "strips", "hidden_note"),
}
"""What only a screen draws."""


def on_paper(part: Any) -> Any:  # noqa: ANN401 - JSON is whatever it is
    """The Report without what only a screen draws."""
    if isinstance(part, list):
        return [on_paper(item) for item in part]
    if not isinstance(part, dict):
        return part
    screens = BY_SCREENS | ({"name", "finding", "lead"} if "strips" in part else set())
    return {key: on_paper(value) for key, value in part.items() if key not in screens}


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_told_is_printed(language: Language) -> None:
    """No sentence, number or source of the Report is lost on the way to the page."""
    report = on_paper(sample(language).model_dump(mode="json", exclude={"redesign"}))
    agenda = report.pop("agenda")
    asked = [s[key] for s in agenda for key in ("question", "verdict", "agenda_reason", "factor")]
    for factor in report["factors"]:
        factor["steps"] = [{**step, "why": []} for step in factor["steps"][:3]]
        factor["asks"] = factor["asks"][:1]
    text = letters("".join(pages(made(language))))
    lost = [words for words in said([report, asked]) if letters(words) not in text]
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_profile_stands_on_one_page(language: Language) -> None:
    """The second page says whose, when, who, on what, what came of it, and who does what when."""
    report, sheets = sample(language), [letters(sheet) for sheet in pages(made(language))]
    assert report.plan
    split = [s.text for s in report.apart][:3]
    told = [fact.value for fact in (*report.desk, *report.ladder)]
    promised = [words for one in report.plan.promises for words in (one.title, one.owner, one.due)]
    for words in (report.finding, report.lead, *told, *split, *promised):
        assert letters(words) in sheets[1]
    assert letters(report.plan.finding) in sheets[2][:150]


def test_a_long_summary_stays_on_its_page() -> None:
    """Longer sentences than usual make the page tighter, and never two."""
    report = sample("da").model_dump(mode="json")
    report.update(finding=report["finding"] + " Det er tæt.", lead=report["lead"] * 2)
    for factor in report["factors"]:
        factor.update(agreed_text="aftalt 3,2")
    sheets = pages(pdf(Report.model_validate(report)))
    assert letters(report["plan"]["finding"]) in letters(sheets[2])[:150]


def test_every_page_but_the_cover_is_numbered() -> None:
    """A loose page says which report it is from, and which page of how many."""
    sheets = pages(made("da"))
    for number, sheet in enumerate(sheets[1:], 2):
        assert f"Side {number} af {len(sheets)}" in sheet
        assert "Eksempelkøbing Kommune · 21. november 2026" in sheet
    assert "Side 1" not in sheets[0]


def test_a_statement_without_shown_counts_has_no_bar() -> None:
    """Where counts are hidden, no drawing gives them away; the words stand in their place."""
    report = small()
    hidden = {"shown": False, "split": False, "distribution_text": "Skjult for alle"}
    factors = [
        {**f, "statements": [{**s, **hidden} for s in f["statements"]]} for f in report["factors"]
    ]
    agenda = [{**s, **hidden} for s in report["agenda"]]
    data = pdf(changed(factors=factors, agenda=agenda, apart=agenda))
    assert "Skjult for alle" not in alternatives(data)
    assert "Skjult for alle" in "".join(pages(data))


@pytest.mark.parametrize("count", [3, 6, 12])
def test_any_shelf_from_three_to_twelve_factors(count: int) -> None:
    """Another instrument's factors make a profile on one page too."""
    factors = [{**small()["factors"][n % 3], "number": n + 1} for n in range(count)]
    sheets = pages(pdf(changed(factors=factors)))
    assert letters(small()["plan"]["finding"]) in letters(sheets[2])[:150]


def test_without_scores_there_is_still_a_report() -> None:
    """Too few answers: no point on the radar, no agenda, no start, and the words say so."""
    nothing = {"score": None, "score_text": "For få svar", "band": "", "lowest": False}
    factors = [{**factor, **nothing} for factor in small()["factors"]]
    words = {"agenda_title": "Intet at tale om", "agenda_note": "", "start_note": "Intet skridt"}
    none = {"plan": None, "lowest": None}
    data = pdf(changed(factors=factors, agenda=[], apart=[], start=[], **none, **words))
    assert broken(data) == set()
    text = "".join(pages(data))
    assert "For få svar" in text
    assert "Intet skridt" in text
    assert "Intet at tale om" not in text


def test_of_too_few_people_there_are_two_pages() -> None:
    """Where nothing may be shown, the report says so and what to do, and draws nothing empty."""
    told = changed(instead=["Svar sammen", "Svar åbent"], lead="Mindst fem skal have svaret.")
    data = pdf(told)
    assert broken(data) == set()
    why, talk = map(letters, pages(data))
    for sentence in (told.organisation, told.finding, told.lead, *told.instead):
        assert letters(sentence) in why
    for factor in told.factors:
        assert letters(factor.asks[0]) in talk
    assert alternatives(data) == []


def test_a_hidden_group_is_one_cell() -> None:
    """A hidden group's row holds its name and the reason, over all columns; no table is empty."""
    row = {"stated": True, "n_text": "", "cells": (), "hidden": True, "reason": "For få"}
    shown = {**row, "name": "Øst", "cells": ("3,0", "skjult", "1,0"), "hidden": False, "reason": ""}
    strip: dict[str, Any] = {
        "grouping": "area",
        **dict.fromkeys(("name", "finding", "lead", "ask"), ""),
    }
    strip |= {"lanes": (), "strips": (), "hidden_note": ""}
    table = {**strip, "heading": "Efter område", "note": "", "gaps": ()}
    none = {**table, "heading": "Efter ledelseslag", "rows": (), "note": "Ingen kan vises."}
    groups = [{**table, "rows": ({**row, "name": "Nord"}, shown)}, none]
    data = pdf(changed(groups=groups))
    assert broken(data) == set()
    document = opened(data)
    wide = [cell for cell in named(document, "/TD") for a in cell.get("/A", []) if "/ColSpan" in a]
    assert len(wide) == 1
    assert "Ingen kan vises." in "".join(pages(data))


# ---- The bytes ----


def test_the_same_report_is_the_same_bytes() -> None:
    """Another process, at another time, with another hash seed, writes the same file."""
    script = (
        "import hashlib, sys; from reports import Report, pdf;"
        "print(hashlib.sha256(pdf(Report.model_validate_json(sys.stdin.read()))).hexdigest())"
    )
    told = subprocess.run(
        [sys.executable, "-c", script],
        input=sample("da").model_dump_json(),
        cwd=ROOT,
        env={"PYTHONHASHSEED": "7", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert told.stdout.strip() == hashlib.sha256(made("da")).hexdigest()


def test_a_report_that_cannot_be_set_says_so() -> None:
    """A missing label is a PdfError with Typst's own words, not a crash."""
    with pytest.raises(PdfError, match="does not contain key"):
        pdf(changed(labels={}))


# ---- Text from people ----


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(st.text(max_size=60))
@example("")
@example("å" * 32_768)
@example("\0\ufffd\ue000\U000fe4e5\u202e")
@example("👩‍👩‍👧 👍🏽 x🏽 🇩🇰 1️⃣")
@example("Z" + "\u0301\u0302\u0303" * 30)
@example("\u0301 مرحبا שלום 你好 한국어")
@example('#set page(width: 1pt) $x$ `y` <b> @z "')
def test_nothing_people_type_breaks_the_export(words: str) -> None:
    """Whatever stands in a name, a title or a sentence, a PDF comes out."""
    factor = {**small()["factors"][0], "name": words, "short": words, "practice": [], "what": words}
    statement = {**small()["agenda"][0], "text": words, "distribution_text": words}
    report = changed(
        organisation=words, title=words, subtitle=words, finding=words, radar_alt=words,
        factors=[factor, *small()["factors"][1:]], agenda=[statement],
    )  # fmt: skip
    assert pages(pdf(report))


@given(st.text())
def test_a_printable_text_holds_nothing_without_a_glyph(words: str) -> None:
    """What is left is composed and covered, sign by sign; twice is once."""
    left = printable(words)
    known = frozenset[str]().union(*coverage())
    assert known.issuperset(left)
    assert not any(unicodedata.category(sign) in {"Cc", "Co", "Cs"} for sign in left)
    assert printable(left) == left


def test_what_cannot_be_printed_is_seen_as_a_box() -> None:
    """A reader sees that a sign is missing."""
    assert printable("a 你好 b") == f"a {BOX}{BOX} b"
    assert printable("\ufffd\ue000\U000fe4e5\ud800") == BOX * 4


def test_what_has_no_look_is_dropped() -> None:
    """Controls, joiners and direction overrides leave the text in its written order."""
    assert printable("a\0b\u200d\u202ec\ufe0f") == "abc"
    assert printable("a\tb\nc\u2028d") == "a b c d"


def test_letters_are_composed_and_keep_two_marks() -> None:
    """A decomposed å is an å, and a tower of marks does not cover the line above."""
    assert printable("a\u030a") == "å"
    assert printable("q" + "\u0301" * 9) == "q\u0301\u0301"


def test_long_text_and_long_words_are_tamed() -> None:
    """A text ends at 2,000 characters with three dots; a word over 40 may break every 20."""
    told = printable("ord " * 1000)
    assert len(told) == LONGEST
    assert told.endswith("…")
    assert printable("x" * 41) == "\u200b".join(["x" * 20, "x" * 20, "x"])
    assert printable("x" * 40) == "x" * 40


def test_danish_passes_untouched() -> None:
    """Ordinary typography is left as it was written."""
    words = "»Én plan« – 2,9 (2,7–3,1), æøå ÆØÅ, “ja” … × 2 €"
    assert printable(words) == words


# ---- The fonts ----


def test_the_coverage_file_is_current() -> None:
    """It says what the shipped fonts hold: write it with `python -m reports.paper.coverage`."""
    assert COVERAGE.read_text("utf-8") == measured()


def test_every_font_ships_with_its_licence() -> None:
    """Each family stands whole beside its Open Font License."""
    families = {font.stem.split("_")[0] for font in COVERAGE.parent.glob("*.ttf")}
    for family in families:
        assert "SIL Open Font License" in (COVERAGE.parent / f"{family}-OFL.txt").read_text("utf-8")


def test_what_stands_as_boxes_is_said_once_on_the_cover() -> None:
    """Names in scripts that no font has look alike on paper; the cover says so, and only then."""
    plain, foreign = sample("da"), changed(organisation="你好", title="العربية")
    said = plain.labels["boxes"]
    sheets = pages(pdf(foreign))
    assert letters(said) in letters(sheets[0])
    assert letters("".join(sheets)).count(letters(said)) == 1
    assert letters(said) not in letters("".join(pages(made("da"))))
    assert set(unprinted(foreign)) == set("你好العربية")
    assert unprinted(plain) == ""


def test_a_printed_address_can_be_copied() -> None:
    """No sign is put into an address where its line may end."""
    text = "".join(pages(made("da")))
    assert "\u200b" not in text
    lined = re.sub(r"\s", "", text.replace("\ufffe", "-"))  # how pdfium reads one that ends a line
    for source in sample("da").sources:
        bare = re.sub("^https?://(www\\.)?", "", source.url or "").rstrip("/")
        assert bare in lined


def longest(signs: int, word: int, number: int) -> str:
    """A name of so many signs in words of so many; no two numbers have the same."""
    drawn = random.Random(number)
    letters = "".join(drawn.choices("abdefghiklmnoprst", k=signs))
    return " ".join(letters[at : at + word] for at in range(0, signs, word + 1))[:signs]


def overlapping(sheet: pypdfium2.PdfPage) -> list[tuple[str, str]]:
    """The pairs of signs on a page of which one covers a third of the other."""
    text = sheet.get_textpage()
    signs = [
        (text.get_charbox(at), at, text.get_text_range(at, 1)) for at in range(text.count_chars())
    ]
    seen = sorted(sign for sign in signs if sign[2].strip() and sign[0][0] < sign[0][2])
    found = []
    for place, (a, at, one) in enumerate(seen):
        for b, other_at, other in seen[place + 1 :]:
            if b[0] >= a[2]:
                break  # nothing further to the right reaches back to it
            one_glyph = abs(at - other_at) <= 2  # ff and ft are drawn as one
            if not one_glyph and 3 * _shared(a, b) > min(_shared(a, a), _shared(b, b)):
                found.append((one, other))
    return found


def _shared(a: tuple[float, ...], b: tuple[float, ...]) -> float:
    wide = min(a[2], b[2]) - max(a[0], b[0])
    high = min(a[3], b[3]) - max(a[1], b[1])
    return max(0, wide) * max(0, high)


@pytest.mark.parametrize(("count", "word"), [(3, 18), (8, 11), (9, 7), (12, 11), (12, 18)])
def test_the_longest_names_do_not_lie_on_each_other(count: int, word: int) -> None:
    """Names as long as the shelves allow stand beside each other, on radar, table and headings."""
    factors = [
        {
            **small()["factors"][n % 3],
            "number": n + 1,
            "short": longest(24, word, n).capitalize(),
            "name": longest(70, word, n).capitalize(),
        }
        for n in range(count)
    ]
    document = pypdfium2.PdfDocument(pdf(changed(factors=factors)))
    assert [overlapping(document[page]) for page in range(3)] == [[], [], []]
