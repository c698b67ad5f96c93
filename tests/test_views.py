"""What the screens stand on: memory that forgets, templates that escape, and no HTML in Python."""

from __future__ import annotations

import ast
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import streamlit as st
from markupsafe import escape

import reports
import workshop
from tests.screening import HOSTILE
from views import factor_pieces, pieces, visitor, wall
from views.drawing import TEMPLATES, share, site, upper
from views.hyphens import SOFT, soft
from views.memory import Memory
from words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content import Content
    from words import Language

VIEWS = Path(__file__).parent.parent / "views"
SCREENS = VIEWS.parent / "entrance" / "static" / "screens.css"
MADE_FOR_ALL = {"hk-kicker", "hk-near", "hk-onward", "hk-qr", "hk-question", "hk-ways"}
"""What every screen has, and the control draws otherwise."""


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """The second it is."""
        return self.now


def test_a_thing_is_made_once_and_remembered_for_its_time() -> None:
    """Until its time is up what was made is given again; then it is made anew."""
    clock, made = Clock(), iter(range(9))
    memory = Memory(clock=clock)
    assert [memory.recall("a", "x", lambda: next(made), 10) for _ in range(3)] == [0, 0, 0]
    clock.now = 9.9
    assert memory.recall("a", "x", lambda: next(made), 10) == 0
    clock.now = 10.0
    assert memory.recall("a", "x", lambda: next(made), 10) == 1


def test_nothing_of_what_is_forgotten_is_left_and_the_rest_stays() -> None:
    """Forgetting one workshop takes all that is its, and nothing of another's."""
    memory = Memory()
    for whose in "ab":
        for what in "xyz":
            memory.keep(whose, what, f"{whose}{what}")
    memory.forget("a")
    assert (memory.about("a"), memory.about("b")) == (0, 3)
    assert memory.recall("b", "z", lambda: "made anew") == "bz"


def test_the_oldest_go_when_there_is_no_more_room() -> None:
    """However many workshops are looked at, no more is remembered than there is room for."""
    memory = Memory(most=3)
    for number in range(5):
        memory.keep(str(number), "x", number)
    assert [memory.about(str(number)) for number in range(5)] == [0, 0, 1, 1, 1]


def test_what_failed_to_be_made_is_not_remembered() -> None:
    """Where making fails the failure is told, and the next one tries again."""
    memory = Memory()
    with pytest.raises(ZeroDivisionError):
        memory.recall("a", "x", lambda: 1 // 0)
    assert memory.recall("a", "x", lambda: 2) == 2


def test_text_is_escaped_and_what_was_drawn_is_not_escaped_again() -> None:
    """Hostile text is text wherever it is put; a piece inside a piece stays a piece."""
    drawn = pieces.folded(HOSTILE, pieces.paragraphs(HOSTILE, "b"))
    assert "<img" not in drawn
    assert drawn.count("<p>") == 2
    assert "<img" not in pieces.opening((HOSTILE, HOSTILE), HOSTILE, HOSTILE)
    assert "<img" not in wall.remarks([HOSTILE]) + wall.marks([HOSTILE])
    ways = wall.Ways(HOSTILE, HOSTILE, HOSTILE)
    assert wall.invitation(HOSTILE, ways, [HOSTILE], Words("da")).count("<img") == 1


@pytest.mark.parametrize("name", sorted(TEMPLATES.list_templates()))
def test_no_template_marks_anything_as_safe(name: str) -> None:
    """Nothing goes round the escaping. A style is a place or a size, and only a picture has its own
    look.
    """
    source = (VIEWS / "templates" / name).read_text(encoding="utf-8")
    source = re.sub(r"{% macro style\(\) %}<style>.*?</style>{% endmacro %}", "", source)
    assert not re.search(
        r"\|\s*safe|autoescape|<script|<style|style=\"(?!width|height|left|flex-grow|{{|background-image:url\(data:image/svg)",
        source,
    )


@pytest.mark.parametrize("file", sorted(VIEWS.glob("*.py")), ids=lambda file: file.stem)
def test_no_html_stands_in_python(file: Path) -> None:
    """HTML stands in templates: no string of a screen holds a tag, and no module is too long."""
    source = file.read_text(encoding="utf-8")
    strings = [node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)]
    assert not [
        text for text in strings if isinstance(text, str) and re.search(r"</?\w+[ >]", text)
    ]
    assert len(source.splitlines()) <= 300


def _selectors(sheet: Path) -> Iterator[str]:
    """Every selector of a stylesheet, comments left out."""
    rules = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    for heads in re.findall(r"([^{}]+)\{", rules):
        yield from (one.strip() for one in heads.split(","))


def test_the_control_and_the_other_screens_never_mean_two_things_by_one_class() -> None:
    """What the sheet of all screens says of a class by itself holds on the control too: a mark of
    the journey's that was called like a row of the talk's once took that row out of its table.
    """
    alone = {one[1:] for one in _selectors(SCREENS) if re.fullmatch(r"\.hk-[\w-]+", one)}
    own = set(re.findall(r"hk-[\w-]+", " ".join(_selectors(VIEWS / "control.css"))))
    assert alone & own == MADE_FOR_ALL


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("https://www.example.org/a?b", "example.org"),
        ("http://example.org", "example.org"),
        ("javascript:alert(1)", ""),
        ("SBST 2023", ""),
        ("", ""),
    ],
)
def test_only_an_address_of_the_web_becomes_a_link(address: str, named: str) -> None:
    """A source is a link when it is http or https, and is named after its site."""
    assert site(address) == named


def test_shares_and_names_are_drawn_as_they_are_read() -> None:
    """A share of nothing is nothing; a name that stands alone begins with a capital."""
    assert (share(1, 4), share(0, 0)) == ("25.00%", "0.00%")
    assert (upper("fælles mål"), upper("")) == ("Fælles mål", "")


ODD_ZONES = ("Etc/Unknown", "../etc/passwd", "", "a\0b", "Europe")


@pytest.mark.parametrize(
    ("zone", "hour"), [("Asia/Tokyo", 21), *((odd, None) for odd in ODD_ZONES)]
)
def test_a_zone_that_nobody_knows_stops_no_screen(
    monkeypatch: pytest.MonkeyPatch, zone: str, hour: int | None
) -> None:
    """Browsers name `Etc/Unknown` where their machine has no zone; then our own clock is told."""
    monkeypatch.setattr(type(st.context), "timezone", property(lambda _: zone))
    moment = datetime(2026, 11, 25, 12, tzinfo=UTC)
    assert visitor.here_and_now(moment) == moment
    assert visitor.here_and_now(moment).hour == (hour or moment.astimezone(workshop.CLOCK).hour)


@pytest.mark.parametrize(
    ("word", "divided"),
    [
        ("Indlæggelse", "Ind-læg-gel-se"),
        ("Udskrivning", "Ud-skriv-ning"),
        ("databeskyttelsesrådgiver", "da-ta-be-skyt-tel-ses-råd-gi-ver"),
        ("Boligrådgiver og Arbejdsmarked", "Bo-lig-råd-gi-ver og Ar-bejds-mar-ked"),
        ("Økonomi", "Øko-no-mi"),
        ("Møde", "Møde"),
        ("xxxxxxxxxxxx 123456789 <b>", "xxxxxxxxxxxx 123456789 <b>"),
    ],
)
def test_a_word_is_divided_between_its_syllables(word: str, divided: str) -> None:
    """As many consonants go on as a word can begin with; a short word stays whole."""
    assert soft(word, 6).replace(SOFT, "-") == divided


@pytest.mark.parametrize("language", ["da", "en"])
def test_what_a_report_leans_on_is_drawn(content: Content, language: Language) -> None:
    """The tags of every driver and barrier, and each step's first sign, stand on the screens."""
    report = reports.example(content, Words(language))
    assert report
    factors, steps = factor_pieces.factors(report), factor_pieces.steps(report)
    for factor in report.factors:
        for line in (*factor.drivers, *factor.barriers):
            assert f'{escape(line.text)} <span class="hk-source">{line.source}</span>' in factors
        for step in factor.steps:
            assert f"<p>{escape(step.first_sign)}</p>" in steps


def test_what_is_laid_out_of_the_flow_is_of_one_screen() -> None:
    """Its class stands in one template: a row of another with the same name would fly away."""
    look = (VIEWS.parent / "entrance" / "static" / "screens.css").read_text(encoding="utf-8")
    flying = re.findall(r"^[.](hk-[\w-]+) [{][^}]*position: (?:absolute|fixed)", look, re.MULTILINE)
    assert "hk-in-view" in flying
    folder = VIEWS / "templates"
    every = [file.read_text(encoding="utf-8") for file in folder.glob("*.html")]
    for one in set(flying) - {"hk-hidden"}:
        assert sum(bool(re.search(rf"\b{one}(?![\w-])", text)) for text in every) == 1
