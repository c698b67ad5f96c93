"""Who pays and who gains: sums by hand, sums by another way, what is told, and what is typed."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import reports
import sheets
from content import load
from content.redesigning import POINTS
from sheets import Gain, Initiative, Post, Supposed
from words import MINUS, Words

if TYPE_CHECKING:
    from words import Language

FILE = load().redesign.gain  # type: ignore[union-attr] # these shelves have one
DANISH, ENGLISH = Words("da"), Words("en")
EXAMPLE = sheets.gain.example(FILE, "da")
KINDS = st.sampled_from(["cost", "gain"])
AMOUNTS = st.one_of(st.none(), st.decimals(0, 999_999_999_999, places=2))
FOUR = st.tuples(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS)
POSTS = st.lists(
    st.builds(
        Post,
        id=st.uuids().map(lambda one: one.hex),
        kind=KINDS,
        department=st.sampled_from(["", "A", "a ", "B", "Æ"]),
        expected=FOUR,
        realised=FOUR,
    ),
    max_size=12,
)


def post(kind: str, department: str, *expected: int | str | None, **more: object) -> Post:
    """A post of so many kroner a year; the years left out are not known."""
    four = [None if one is None else Decimal(one) for one in expected]
    years = (*four, *(None for _ in range(4 - len(four))))
    said = {"id": f"{kind}-{abs(hash((department, expected)))}", "what": "Post", **more}
    return Post.model_validate({**said, "kind": kind, "department": department, "expected": years})


def of(*posts: Post) -> Gain:
    """A sheet of one initiative."""
    return Gain(initiatives=(Initiative(id="i", name="Indsats", posts=posts),))


def told(sheet: Gain, words: Words = DANISH) -> reports.GainReport:
    """The sheet told, with every post."""
    return reports.tell_gain(words, FILE, sheet, lambda _: True)


def bare(text: str) -> str:
    """A text with the signs of a keyboard."""
    return " ".join(text.replace(MINUS, "-").split())


# ---- The example, by the figures of its table ----


def test_the_years_of_the_example() -> None:
    """Costs, gains and the running net are those that were added up by hand."""
    years = EXAMPLE.years
    assert [year.cost for year in years] == [1080800, 1393300, 1393300, 1393300]
    assert [year.gain for year in years] == [0, 869100, 1718900, 2167900]
    assert [year.net for year in years] == [-1080800, -524200, 325600, 774600]
    assert [*sheets.gain.running(years)] == [-1080800, -1605000, -1279400, -504800]
    assert [year.cost_was for year in years] == [1126720, 1376130, None, None]
    assert [year.gain_was for year in years] == [0, 701700, None, None]
    assert sheets.gain.break_even(years) is None


def test_the_departments_of_the_example() -> None:
    """Whoever pays most beyond what it saves stands first, and the differences add up."""
    assert [(one.name, *map(int, (one.pays, one.saves, one.net))) for one in EXAMPLE.sides] == [
        ("Social og Handicap", 4145750, 1226400, -2919350),
        ("Sundhed og Omsorg", 499200, 0, -499200),
        ("Økonomi og Digitalisering", 359750, 0, -359750),
        ("Børn og Familie", 0, 1302000, 1302000),
        ("Arbejdsmarked", 256000, 2227500, 1971500),
    ]
    assert sum(one.net for one in EXAMPLE.sides) == -504800


def test_the_assumptions_of_the_example_are_reckoned() -> None:
    """Each moves one thing, and what it comes to is ours to reckon and nobody's to type."""
    moved = [sheets.gain.supposed(EXAMPLE, one) for one in EXAMPLE.assumptions]
    assert [sheets.gain.running(years or ())[-1] for years in moved] == [
        -1693775,
        -1618550,
        -2672700,
    ]


def test_the_sentences_of_the_example() -> None:
    """The skew and what is missing stand in Danish as a finance department writes amounts."""
    found = told(EXAMPLE)
    assert bare(found.lead) == (
        "Social og Handicap betaler 4.145.750 kr. og sparer 1.226.400 kr. Arbejdsmarked betaler "
        "256.000 kr. og sparer 2.227.500 kr. Aftal, hvad I gør ved skævheden."
    )
    assert (
        bare(found.years_head)
        == "På fire år når gevinsterne ikke op på udgifterne. Der mangler 504.800 kr."
    )
    assert found.sides_total
    assert bare(found.sides_total.net) == "-504.800"
    assert (found.sides[0].left, found.line, found.sides[-1].right) == (650, 650, 350)


def test_the_example_in_english() -> None:
    """English has commas between thousands, and the finding in per cent."""
    english = told(sheets.gain.example(FILE, "en"), ENGLISH)
    assert english.finding == (
        "Social Services and Disability pays 79% of the costs, but 74% of the gains fall to others."
    )
    assert tuple(map(bare, english.years[-1].years)) == (
        "-1,080,800",
        "-1,605,000",
        "-1,279,400",
        "-504,800",
    )


def test_the_shelf_is_told_what_it_points_at_wrongly() -> None:
    """An assumption moves what is in the example, and our sheet knows only what it can know."""
    moved = FILE.example.assumptions[0].model_copy(update={"of": "nobody"})
    wrong = FILE.example.model_copy(update={"assumptions": (moved,)})
    asked = FILE.som.inputs[0].model_copy(update={"by": "sheet"})
    som = FILE.som.model_copy(update={"inputs": (asked,)})
    broken = FILE.model_copy(update={"example": wrong, "som": som})
    points = [one for one in POINTS["gain"](broken) if one.word not in one.known]
    assert [(one.place[-1], one.word) for one in points] == [
        ("of", "nobody"),
        ("key", "target_group"),
    ]


# ---- The rules ----


@given(POSTS)
def test_the_sums_agree_with_fractions(every: list[Post]) -> None:
    """Added up in another way, in fractions and post by post, nothing is a øre more or less."""
    sheet = of(*every)

    def summed(kind: str, n: int, which: str = "expected") -> Fraction:
        amounts = (getattr(one, which)[n] for one in every if one.kind == kind)
        return sum((Fraction(str(one)) for one in amounts if one is not None), Fraction())

    for n, year in enumerate(sheet.years):
        assert Fraction(str(year.cost)) == summed("cost", n)
        assert Fraction(str(year.gain)) == summed("gain", n)
        assert Fraction(str(year.cost_was or 0)) == summed("cost", n, "realised")
    whole = sum(summed("gain", n) - summed("cost", n) for n in range(4))
    assert Fraction(str(sheets.gain.running(sheet.years)[-1])) == whole
    assert Fraction(str(sum(one.net for one in sheet.sides))) == whole
    half = sheets.gain.supposed(sheet, Supposed(part="gains", way="half"))
    if half is not None:
        less = sum(summed("gain", n) for n in range(4)) / 2
        assert Fraction(str(sheets.gain.running(half)[-1])) == whole - less
    for row in told(sheet).sides:
        assert 0 <= row.left <= 1000
        assert 0 <= row.right <= 1000


def test_a_department_is_the_same_however_it_is_typed() -> None:
    """Case and spaces make no other department; the first way of writing it stands."""
    sides = of(post("cost", "Social  og Handicap", 5), post("gain", " social og handicap", 7)).sides
    assert [(one.name, int(one.net)) for one in sides] == [("Social og Handicap", 2)]


@pytest.mark.parametrize(
    ("posts", "names"),
    [
        ([post("cost", "A", 10), post("gain", "B", 5)], ("A", "B")),
        ([post("cost", "A", 41), post("gain", "A", 30), post("gain", "B", 29)], ("A", "B")),
        ([post("cost", "A", 10), post("gain", "A", 5)], None),
        ([post("cost", "A", 10), post("cost", "B", 5)], None),
        ([post("cost", "", 10), post("gain", "B", 5)], None),
        ([post("cost", "A", 10), post("gain", "A", 12), post("gain", "B", 5)], None),
    ],
    ids=["one pays", "also saves most", "one alone", "nobody gains", "unnamed", "nobody pays"],
)
def test_the_skew_needs_one_on_each_side(posts: list[Post], names: tuple[str, str] | None) -> None:
    """There is a skew where one department is out of pocket and another one is not."""
    found = sheets.gain.skew(of(*posts).sides)
    assert (found and (found.payer.name, found.gainer.name)) == names


@pytest.mark.parametrize(
    ("costs", "gains", "year"),
    [
        ((10, 0, 0, 0), (0, 5, 5, 0), 3),
        ((10, 0, 0, 0), (10, 0, 0, 0), 1),
        ((10, 0, 0, 20), (0, 15, 0, 0), None),
        ((10, 0, 5, 0), (12, 0, 0, 9), 4),
        ((0, 0, 0, 0), (0, 5, 0, 0), None),
    ],
)
def test_the_gains_have_reached_the_costs(
    costs: tuple[int, ...], gains: tuple[int, ...], year: int | None
) -> None:
    """The year from which they never fall behind again; none where nothing costs anything."""
    years = of(post("cost", "A", *costs), post("gain", "B", *gains)).years
    assert sheets.gain.break_even(years) == year


@pytest.mark.parametrize(
    ("what", "net"),
    [
        (Supposed(part="gains", way="two_thirds"), "-23,33"),
        (Supposed(part="department", which=" b", way="half"), "-15"),
        (Supposed(part="post", which="p", way="later"), "-10"),
        (Supposed(part="costs", way="percent", percent=120), "-8"),
        (Supposed(part="gains", way="percent", percent=0), "-90"),
    ],
)
def test_one_assumption_moves_and_all_else_stays(what: Supposed, net: str) -> None:
    """A part, a year later, or a percentage; of all gains, all costs, a department or a post.

    By hand: 90 in costs; 50 in year 2 to 4 in B and 50 in C: 10 more than it costs.
    """
    b = post("gain", "B", 0, 20, 10, 20, id="p")
    sheet = of(post("cost", "A", 90), b, post("gain", "C", 50))
    before = sheet.model_dump_json()
    years = sheets.gain.supposed(sheet, what)
    assert years
    assert bare(DANISH.money(sheets.gain.running(years)[-1])) == net
    assert sheet.model_dump_json() == before


def test_nothing_moves_where_nothing_is_meant() -> None:
    """A department or a post that is not there moves nothing, and nothing is said of it."""
    gone = Supposed(part="post", which="gone", way="half")
    assert sheets.gain.supposed(EXAMPLE, gone) is None
    assert reports.tell_supposed(DANISH, FILE, EXAMPLE, gone) == ()


def test_a_float_never_becomes_an_amount() -> None:
    """Nor does anything below nothing, or a third of an øre."""
    for amount in (0.1, Decimal(-1), Decimal("0.001"), Decimal("1e13"), "NaN"):
        with pytest.raises(ValidationError):
            Post.model_validate({"id": "p", "kind": "cost", "expected": [amount] + [None] * 3})


def test_an_amount_comes_back_from_the_disk_as_it_was() -> None:
    """Øre are kept as digits, not as the nearest float."""
    sheet = of(post("cost", "A", "999999999999.99", "0.10", "0.20"))
    again = Gain.model_validate_json(sheet.model_dump_json())
    assert again == sheet
    assert again.posts[0].comes_to == Decimal("1000000000000.29")


def test_what_is_reckoned_is_forgotten_when_something_else_is_said() -> None:
    """A sum is remembered with its sheet, and never outlives what it was made from."""
    sheet = of(post("cost", "A", 10, id="p"))
    assert sheet.years[0].cost == sheet.posts[0].comes_to == 10
    new = sheets.gain.put_post(sheet, "p", expected=(Decimal(7), None, None, None))
    assert new.years[0].cost == new.posts[0].comes_to == new.sides[0].pays == 7


def test_what_is_removed_can_be_put_back_where_it_stood() -> None:
    """A post, and an initiative with all of its posts."""
    for key in ("c2", "i1"):
        gone = sheets.gain.removed(EXAMPLE, key)
        bare = sheets.gain.without(EXAMPLE, key)
        assert gone
        assert bare != EXAMPLE
        assert sheets.gain.put_back(bare, gone) == EXAMPLE
        assert sheets.gain.put_back(EXAMPLE, gone) == EXAMPLE


def test_a_post_moves_among_its_initiatives_posts() -> None:
    """Up and down; the first and the last stay where they are."""
    down = sheets.gain.moved(EXAMPLE, "c1", 1)
    assert [one.id for one in down.posts][:2] == ["c2", "c1"]
    assert sheets.gain.moved(EXAMPLE, "c1", -1) == EXAMPLE


# ---- The hand-over ----


def test_what_the_sheet_knows_of_what_som_asks_for() -> None:
    """The seven that our own sheet can know; each of the other six is named as missing."""
    som = told(EXAMPLE).som
    assert [row.key for row in som.known] == [
        one.key for one in FILE.som.inputs if one.by == "sheet"
    ]
    assert som.filled == "Arket har 7 af 13. Her mangler I:"
    assert [row.key for row in som.missing] == [
        *("target_group", "outcome", "success", "grants", "prices", "horizon")
    ]
    assert all(row.said and row.by == "arket" for row in som.known)


def test_what_the_room_writes_for_som_counts_and_nothing_is_reckoned() -> None:
    """What is written stands as it is; the result is the room's, with its day and version."""
    sheet = sheets.gain.put_input(EXAMPLE, "horizon", "Otte år")
    assert told(sheet).som.filled.startswith("Arket har 8 af 13.")
    assert sheets.gain.put_input(sheet, "horizon", "") == EXAMPLE
    done = sheets.gain.put_som(sheet, result="3,2 mio. kr. på ti år", version="2.5")
    assert told(done).som.result == "3,2 mio. kr. på ti år"
    assert "2.5" in told(done).som.result_head


def test_an_empty_sheet_asks_and_claims_nothing() -> None:
    """No skew, no sum, no drawing; the question is the heading, and all of SØM's is missing."""
    found = told(Gain())
    assert found.finding == "Hvem betaler, og hvem sparer?"
    assert (found.sides, found.years, found.brief, found.som.known) == ((), (), (), ())
    assert len(found.som.missing) == len(FILE.som.inputs)


def test_what_is_missing_is_named() -> None:
    """Sources, departments, amounts, achieved years that are known in part, time, price levels."""
    sheet = Gain(
        initiatives=(
            Initiative(
                id="i",
                price_level=2026,
                posts=(
                    post("cost", "", 10, what="Løn"),
                    post("gain", "A", None, what="Uger", basis="x"),
                    post(
                        "gain",
                        "A",
                        4,
                        what="Møder",
                        form="time",
                        basis="x",
                        realised=[3, None, None, None],
                    ),
                ),
            ),
            Initiative(id="j", price_level=2027),
        )
    )
    assert tuple(map(bare, told(sheet).notes)) == (
        "1 post siger ikke, hvor tallet er fra: »Løn«.",
        "1 post nævner ingen forvaltning: »Løn«.",
        "1 post har intet forventet beløb og tæller ikke med: »Uger«.",
        "For år 1 kender I det opnåede for 1 af 3 poster; summen rummer kun dem.",
        "Af gevinsterne er 4 kr. tid og ikke penge, der kan bruges igen.",
        (
            "Initiativerne står i forskellige års priser (2026 og 2027), så summerne er kun "
            "omtrentlige."
        ),
    )


def test_ore_stand_in_line_with_each_other() -> None:
    """Where one amount has øre, all are written with them."""
    assert told(of(post("cost", "A", "1184500.50", 36000))).years[0].years[:2] == (
        "1.184.500,50",
        "36.000,00",
    )


# ---- Taken along ----


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_spreadsheet_reads_as_it_was_written(language: Language) -> None:
    """A row a post; amounts are numbers where people write in this language."""
    sheet = of(post("cost", "A", "1184500.50", what='=HYPERLINK("x")', basis="+1"))
    text = reports.gain_sheet(sheet, Words(language)).decode("utf-8-sig")
    head, row = csv.reader(io.StringIO(text), delimiter=";" if language == "da" else ",")
    assert len(head) == len(row)
    assert row[4] == '\'=HYPERLINK("x")'
    assert row[6] == ("1184500,50" if language == "da" else "1184500.50")
    assert row[7] == ""
    assert row[-2] == "'+1"


def page(sheet: Gain, language: Language) -> bytes:
    """The sheet alone on its paper."""
    example = reports.example(load(), Words(language))
    assert example
    alone = reports.RedesignReport(gain=told(sheet, Words(language)))
    return reports.sheet_pdf(example.model_copy(update={"redesign": alone}), "gain", "a4")


def words_of(made: bytes) -> str:
    """What the pages say."""
    document = pypdfium2.PdfDocument(made)
    pages = (document[n].get_textpage().get_text_bounded() for n in range(len(document)))
    return " ".join(" ".join(pages).split())


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_paper_says_what_the_screen_says(language: Language) -> None:
    """The finding, every sum, every post with its source, and the hand-over."""
    sheet = sheets.gain.example(FILE, language)
    found, said = told(sheet, Words(language)), words_of(page(sheet, language))
    wanted = [found.lead, found.humility, found.som.filled, found.som.caution]
    wanted += [row.net for row in found.sides] + [one.text for one in found.supposed]
    wanted += [post.what for one in found.initiatives for post in one.posts]
    for text in wanted:
        assert "".join(text.split()) in said.replace(" ", ""), text


def test_a_bar_has_words_and_a_table_has_heads() -> None:
    """Each bar says its figures, and every table its columns."""
    with pikepdf.open(io.BytesIO(page(EXAMPLE, "da"))) as document:
        parts = [part for part in document.objects if isinstance(part, pikepdf.Dictionary)]
        alts = [str(part["/Alt"]) for part in parts if "/Alt" in part]
        heads = [part for part in parts if part.get("/S") == "/TH"]
    assert "Social og Handicap: betaler 4.145.750, sparer 1.226.400" in alts
    assert len(heads) > 5 + 6 + 6


def test_hostile_words_print_as_words() -> None:
    """Whatever is typed stands on the paper, and breaks neither its columns nor its tags."""
    hostile = '#panic("x") <b> $\\int$ `x` :red[x] \u202eabc ' + "W" * 140
    sheet = of(
        *(
            post("cost", hostile, "999999999999.99", what=hostile, basis=hostile, id=f"p{n}")
            for n in range(3)
        )
    )
    assert '#panic("x")' in words_of(page(sheet, "da"))
