"""Posters and papers: what stands on each, in both languages, on any shelf, and of any text.

1. A poster is one page of its size; the pre-read is two; the questionnaire has a page a factor.
2. Every word that was told is printed; a word of the promise is never changed.
3. Each is tagged as the report is, and the same bytes every time.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, get_args

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # as above
import pytest
import segno

import reports
import workshop
from content import Content, Language, load
from reports import Handout, Leaf, Meeting, Poster, leaf_pdf, poster_pdf, tell_handout
from tests.papers import broken, letters, named, opened, own, pages, sample, scope, sizes, tagged
from words import Words

if TYPE_CHECKING:
    from reports import Hung

KINDS: tuple[Poster, ...] = get_args(Poster)
LEAVES: tuple[Leaf, ...] = get_args(Leaf)
SIZES: dict[Hung, tuple[int, int]] = {"a3": (297, 420), "a1": (594, 841)}
FRONT = "https://oeby.example"
LINES = ("/P", "/H1", "/H2", "/H3", "/LBody")
SIGNS = "</p>*#$:red[x]{date}\r\n\u202eƒ\U0001f469 = _a_ @b <c> \\"
LONG = (f"{SIGNS} ord" * 200)[:2000]


def meeting(content: Content, language: Language, **more: object) -> Meeting:
    """A meeting of whom everything is known."""
    asked = workshop.asked(content, "short")
    known: dict[str, object] = {
        "organisation": "Øby Kommune",
        "made": date(2026, 11, 1),
        "day": date(2026, 11, 21),
        "asked": asked,
        "minutes": workshop.minutes(len(asked)),
        "promise": workshop.promise(Words(language), "anonymous", 5),
        "target_group": "Voksne med flere sager",
        "areas": ("Social", "Børn"),
        "levels": True,
        "invited": 18,
        "address": "oeby.example/join",
        "code": "K7QM2XPA",
        "place": "Rådhuset",
        "sender": "Direktøren",
    }
    return Meeting.model_validate(known | more)


@cache
def told(language: Language) -> Handout:
    """The shelves' own papers, with slips."""
    handout = tell_handout(load(), meeting(load(), language), Words(language))
    return reports.with_slips(handout, tuple(f"ABCDEF{n:02}" for n in range(11)), FRONT)


@cache
def made(name: str, language: Language) -> bytes:
    """A poster on A3, or a paper."""
    if name in LEAVES:
        return leaf_pdf(told(language), name)
    return poster_pdf(told(language), name, "a3", sample(language))  # type: ignore[arg-type] # as above


def twelve() -> Content:
    """The shelves with twelve factors, whose names are as long as they may be."""
    known = load()
    name, short = known.factors[0].name, known.factors[0].short
    long = name.model_copy(update={"da": "Meget lange og tydelige rammer for arbejdet " + "m" * 26})
    brief = short.model_copy(update={"da": "Tværsektorielle samspil"})
    factors = tuple(
        factor.model_copy(
            update={
                "id": f"f{number}",
                "number": number,
                "name": long,
                "short": brief,
                "statements": tuple(
                    one.model_copy(update={"id": f"{one.id}_{number}", "core": True})
                    for one in factor.statements
                ),
            }
        )
        for number, factor in enumerate(known.factors * 2, 1)
    )
    return known.model_copy(update={"factors": factors})


@pytest.mark.parametrize("paper", SIZES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_poster_is_one_page_of_its_size(kind: Poster, paper: Hung) -> None:
    """The empty profile stands, the others lie; its title says what it is and whose."""
    document = opened(poster_pdf(told("da"), kind, paper, sample("da")))
    (sheet,) = document.pages
    box = tuple(round(float(end) / 72 * 25.4) for end in list(sheet.mediabox)[2:])
    assert box == (SIZES[paper] if kind == "dots" else SIZES[paper][::-1])
    assert str(document.docinfo.Title).endswith(", Øby Kommune")


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", [*KINDS, *LEAVES])
def test_a_paper_is_for_ears_too(name: str, language: Language) -> None:
    """No rule of PDF/UA-1 is broken, it begins with an h1, and no line has two sizes."""
    data = made(name, language)
    assert broken(data) == set()
    document = opened(data)
    heads = [str(part.S) for part in tagged(document.Root.StructTreeRoot) if "/H" in str(part.S)]
    assert heads[0] == "/H1"
    for body in named(document, "/TBody"):
        assert {scope(row.K[0]) for row in body.K} == {"/Row"}
    looks = sizes(document)
    for line in named(document, *LINES):
        assert len(set().union(*(looks[place] for place in own(line)))) <= 1


@pytest.mark.parametrize("name", ["dots", "plan", "preread", "paper"])
def test_a_paper_is_the_same_bytes_every_time(name: str) -> None:
    """Two downloads of one paper do not differ."""
    before = made(name, "da")
    made.cache_clear()
    assert made(name, "da") == before


@pytest.mark.parametrize("language", ["da", "en"])
def test_posters_say_what_was_told(language: Language) -> None:
    """The ladder in full, each factor, each promise of the plan, and the finding."""
    handout, report = told(language), sample(language)
    assert report.plan
    on = {kind: letters("".join(pages(made(kind, language)))) for kind in KINDS}
    ladder = [text for rung in handout.ladder for text in (rung.text, rung.help)]
    plan = [text for one in report.plan.promises for text in (one.title, one.owner, one.due)]
    profile = [report.finding, *(factor.score_text for factor in report.factors)]
    steps = [step.title for step in report.start]
    for kind, texts in (("ladder", ladder), ("plan", plan), ("profile", [*profile, *steps])):
        assert [text for text in texts if letters(text) not in on[kind]] == []  # type: ignore[index] # a kind
    for factor in report.factors:
        assert letters(factor.short) in on["plan"]
        assert letters(factor.short) in on["dots"]


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_pre_read_is_two_pages_with_the_promise_word_for_word(language: Language) -> None:
    """Every passage of the shelf stands there, and the promise as the phones show it."""
    sheets = pages(made("preread", language))
    printed = letters("".join(sheets))
    assert len(sheets) == 2
    promise = workshop.promise(Words(language), "anonymous", 5)
    texts = [
        text
        for page in told(language).pages
        for one in page
        for text in (one.heading, one.text, *one.points)
    ]
    assert [text for text in (*texts, promise) if letters(text) not in printed] == []


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_questionnaire_asks_what_the_phones_ask(language: Language) -> None:
    """Every statement by its number, its own rungs, the ladder, level, area, and both ways out."""
    handout, say = told(language), Words(language).say
    sheets = pages(made("paper", language))
    printed = letters("".join(sheets))
    statements = [one for factor in handout.factors for one in factor.statements]
    assert len(statements) == 30
    rungs = [rung.text for one in statements for rung in one.rungs]
    asked = [f"{one.number} {one.text}" for one in statements]
    promise = workshop.promise(Words(language), "anonymous", 5)
    texts = [*asked, *rungs, *handout.levels, *handout.areas, promise]
    assert [text for text in texts if letters(text) not in printed] == []
    for out in ("Don't know", "Not relevant here"):
        assert printed.count(letters(say(out))) >= len(statements)
    assert len(sheets) <= 9


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_invitation_is_a_letter_of_a_page(language: Language) -> None:
    """When, where, how and the whole promise; what nobody knows is left open to be written in."""
    promise = workshop.promise(Words(language), "anonymous", 5)
    (sheet,) = pages(made("invitation", language))
    for text in ("Rådhuset", "Direktøren", "oeby.example/join", "K7QM2XPA", promise):
        assert letters(text) in letters(sheet)
    bare = meeting(load(), language, place="", sender="", code="", address="", day=None)
    handout = tell_handout(load(), bare, Words(language))
    assert len(pages(leaf_pdf(handout, "invitation"))) == 1
    open_rows = {fact.label for fact in handout.facts if not fact.value}
    assert open_rows == {Words(language).say(label) for label in ("Day", "Time", "Place")}


def test_a_slip_is_a_code_and_the_promise() -> None:
    """Eleven slips are two pages, each code is there once."""
    sheets = pages(made("slips", "da"))
    assert len(sheets) == 2
    assert all("".join(sheets).count(f"ABCD EF{n:02}") == 1 for n in range(11))


def test_a_slip_is_a_square_that_a_camera_reads() -> None:
    """Its dots are the link to its own code, with four of white around them, and not smoothed."""
    sheet = pypdfium2.PdfDocument(made("slips", "da"))[1]
    squares = list(sheet.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    codes = [f"ABCDEF{n:02}" for n in range(8, 11)]
    assert len(squares) == len(codes)
    for square, code in zip(squares, codes, strict=True):
        drawn = square.get_bitmap().to_numpy()
        meant = segno.make(f"{FRONT}/join?code={code}", error="m", micro=False, mask=0)
        dark = [[bool(dot) for dot in row] for row in meant.matrix_iter(border=4)]
        assert (drawn.reshape(len(dark), len(dark), -1)[:, :, 0] < 128).tolist() == dark


def test_any_shelf_of_twelve_factors_with_long_names() -> None:
    """Posters keep to their page, the pre-read to its two, and every factor is asked."""
    content = twelve()
    handout = tell_handout(content, meeting(content, "da"), Words("da"))
    for kind in reports.EMPTY:
        assert len(pages(poster_pdf(handout, kind, "a3"))) == 1
    assert len(pages(leaf_pdf(handout, "preread"))) == 2
    questionnaire = "".join(pages(leaf_pdf(handout, "paper")))
    assert "12.1" in questionnaire
    scored = sample("da").factors * 2
    factors = tuple(
        one.model_copy(update={"number": n, "short": "Tværsektorielle samspil"})
        for n, one in enumerate(scored, 1)
    )
    report = sample("da").model_copy(update={"factors": factors})
    assert len(pages(poster_pdf(handout, "profile", "a3", report))) == 1
    assert poster_pdf(handout, "plan", "a3", report)


@pytest.mark.parametrize("text", [LONG, SIGNS, ""])
def test_hostile_text_is_only_text(text: str) -> None:
    """What anybody can type prints or shows as a box; nothing of it stops a paper."""
    typed: dict[str, object] = dict.fromkeys(
        ("organisation", "target_group", "place", "sender", "clock", "address", "code"), text
    )
    hostile = meeting(load(), "da", **typed, areas=(text,) * 6)
    handout = tell_handout(load(), hostile, Words("da"))
    report = sample("da").model_copy(update={"organisation": text, "finding": text})
    for kind in KINDS:
        assert broken(poster_pdf(handout, kind, "a3", report)) == set()
    for leaf in LEAVES:
        assert broken(leaf_pdf(handout, leaf)) == set()
