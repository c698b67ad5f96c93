"""Where people are apart, what they agreed, and where groups differ: told, and true."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import pypdfium2  # type: ignore[import-untyped]  # ships no types

import advice
import anonymity
from answers import Row, gather
from reports import About, Again, FactorReport, Report, Said, Talk, pdf, tell
from views import profile_pieces
from words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from arithmetic import Mode
    from content import Content, Language

DAY = date(2026, 11, 21)
SPLIT, CLOSE, UNKNOWN = "000055", "333333", "22222???"


def room(people: Mapping[str, str], areas: str = "") -> list[Row]:
    """One answer of each person to each statement: `people` holds a sign a person."""
    return [
        Row(f"p{i}", "", areas[i : i + 1], key, "dont_know" if sign == "?" else sign)
        for key, signs in people.items()
        for i, sign in enumerate(signs)
        if sign != " "
    ]


def told(
    content: Content,
    rows: list[Row],
    *,
    mode: Mode = "anonymous",
    talk: Talk | None = None,
    language: Language = "da",
    **about: Any,  # noqa: ANN401 - the other fields of About
) -> Report:
    """The Report of these answers, and of what was said after them."""
    answers, talk = gather(content, rows), talk or Talk()
    result = advice.outcome(content, answers, mode=mode)
    agreed = {said.statement: said.level for said in talk.decided if said.level is not None}
    result = advice.settled(content, result, agreed, {})
    reasons = anonymity.why_hidden(content, answers, mode)
    of = About(organisation="X", day=DAY, talk=talk, **about)
    return tell(content, result, Words(language), of, reasons)


def roots(report: Report) -> FactorReport:
    """The first factor."""
    return report.factors[0]


# ---- The marks ----


def test_a_mark_is_the_agenda_s_own_kind(small: Content) -> None:
    """Close, spread and unknown have each their mark, in this order, and the words count them."""
    people = {"roots_1": SPLIT, "roots_2": CLOSE, "roots_3": UNKNOWN, "roots_4": CLOSE}
    found = roots(told(small, room(people)))
    assert [s.mark for s in found.squares] == ["tight", "tight", "spread", "dont_know"]
    assert found.squares_text == "1 spredt · 1 ved ikke"


def test_a_hidden_statement_has_no_mark_and_no_word_but_that(small: Content) -> None:
    """Below five ratings nothing tells how the answers lie: not the mark, not the middle."""
    hidden = [roots(told(small, room({"roots_1": few, "roots_2": CLOSE}))) for few in
              ("0055??", "3333??", "1  ???")]  # fmt: skip
    assert {found.squares_text for found in hidden} == {"1 tæt · 1 med for få svar"}
    statements = [found.statements[0] for found in hidden]
    assert {(s.mark, s.median, s.median_text, s.window_text) for s in statements} == {
        ("none", None, "", "")
    }


def test_all_close_is_said_only_of_all(small: Content) -> None:
    """That all lie close is said when every statement does, and of no more than that."""
    every = roots(told(small, room({f"roots_{n}": CLOSE for n in range(1, 5)})))
    assert every.squares_text == "alle tætte"


def test_a_room_that_answers_together_has_no_marks(small: Content) -> None:
    """Nobody answered alone, so nothing is said of how far people are apart."""
    nobody = gather(small, [])
    result = advice.outcome(small, nobody, mode="open", agreed={"roots_1": "3", "roots_2": "1"})
    report = tell(small, result, Words("da"), About(organisation="X", day=DAY))
    assert not any(factor.squares or factor.spread_text for factor in report.factors)
    assert (report.squares_note, report.agreed_any, report.furthest) == ("", False, ())


def test_the_marks_are_the_counts_own(small: Content) -> None:
    """Who gave which answer together with which changes no mark, no spread and no word of them."""
    one = {"roots_1": SPLIT, "roots_2": "012345", "stem_1": UNKNOWN}
    other = {key: signs[::-1] for key, signs in one.items() if key != "roots_2"} | {
        "roots_2": "543210"
    }
    first, second = (told(small, room(people)) for people in (one, other))
    assert [f.squares for f in first.factors] == [f.squares for f in second.factors]
    assert first.squares_note == second.squares_note


def test_how_many_statements_are_spread_is_counted(small: Content) -> None:
    """The sentence under the finding counts what the marks show."""
    report = told(small, room({"roots_1": SPLIT, "roots_2": SPLIT, "stem_1": UNKNOWN}))
    many = Counter(square.mark for factor in report.factors for square in factor.squares)
    assert (many["spread"], many["dont_know"]) == (2, 1)
    assert report.squares_note == (
        "To af de 6 udsagn har spredte svar. På ét udsagn svarer mange »Ved ikke«."
    )


def test_where_the_marks_lead(small: Content) -> None:
    """What is spread leads to its statement on the agenda; without any the factor is below."""
    report = told(small, room({"roots_1": CLOSE, "roots_2": SPLIT, "stem_1": CLOSE}))
    first, second, _ = map(profile_pieces.way, report.factors)
    assert (first, second) == ("dagsorden?udsagn=roots_2", "#faktor-stem")


# ---- The spread ----


def test_the_spread_bar_ends_where_the_scale_does(small: Content) -> None:
    """A bar is the score less and plus the spread, and never leaves the scale."""
    people = {f"roots_{n}": "005555" for n in range(1, 5)}
    found = roots(told(small, room(people)))
    assert found.score is not None
    assert found.spread is not None
    assert found.spread_high == 5
    assert found.spread_low == found.score - found.spread


def test_without_a_spread_there_is_no_bar(small: Content) -> None:
    """One rating a statement has no spread: no bar, no figure, no word."""
    found = roots(told(small, room({f"roots_{n}": "3" for n in range(1, 5)}), mode="open"))
    assert (found.spread_low, found.spread_high, found.spread_text) == (None, None, "")


def test_the_radar_says_the_spread(small: Content) -> None:
    """Who does not see the radar hears each score with its spread, and no target on the screen."""
    report = told(small, room({f"roots_{n}": "123412" for n in range(1, 5)}))
    assert "rødder 2,2, spredning 1,2" in report.shape_alt.lower()
    assert "mål" in report.radar_alt
    assert "mål" not in report.shape_alt


# ---- What was agreed ----

PEOPLE = {"roots_1": SPLIT, "roots_2": CLOSE, "roots_3": "000555", "roots_4": CLOSE}
AGREED = Said(statement="roots_1", level="2", reason="Den bruges to steder.", evidence="Referatet")
BOTH = Said(statement="roots_3", unresolved=True, low="Ingen har set den.", looks_on=DAY)


def test_two_profiles_where_they_differ(small: Content) -> None:
    """What was agreed stands beside what was answered, and changes no answer."""
    before = told(small, room(PEOPLE))
    after = told(small, room(PEOPLE), talk=Talk(decided=(AGREED,)))
    assert (before.agreed_any, after.agreed_any) == (False, True)
    assert roots(before).score == roots(after).score
    assert (roots(before).agreed_score_text, roots(after).agreed_score_text) == ("", "2,6")


def test_what_came_of_each_statement(small: Content) -> None:
    """Each is agreed, unresolved, talked about or not, once anything was said at all."""
    said = (AGREED, BOTH, Said(statement="roots_2", note="Se på det igen."))
    report = told(small, room(PEOPLE), talk=Talk(decided=said))
    assert [s.outcome_text for s in roots(report).statements] == [
        *("aftalt 2", "talt om", "uafklaret", "ikke talt om")
    ]
    silent = told(small, room(PEOPLE))
    assert {s.outcome_text for s in roots(silent).statements} == {""}


def test_the_talk_is_told_with_reasons_and_both_arguments(small: Content) -> None:
    """A level has its reason; what is unresolved both sides, and the missing one says so."""
    report = told(small, room(PEOPLE), talk=Talk(decided=(AGREED, BOTH)))
    assert report.talk
    by_id = {talked.id: talked for talked in report.talk.talked}
    assert by_id["roots_1"].reason == "Den bruges to steder."
    assert [fact.value for fact in by_id["roots_1"].others] == ["Referatet"]
    assert (by_id["roots_3"].low, by_id["roots_3"].high) == ("Ingen har set den.", "Ikke skrevet.")
    assert report.talk.heading == (
        "I har aftalt et niveau for ét udsagn. Ét er uafklaret, og begge argumenter står her."
    )


def test_what_was_rated_again_is_counts_beside_counts(small: Content) -> None:
    """Before and after are counts; too few after are told as too few, with no number."""
    again = (
        Again(statement="roots_1", round=1, counts=(1, 2, 2, 0, 0, 0, 1, 0)),
        Again(statement="roots_1", round=2, counts=None),
    )
    report = told(small, room(PEOPLE), talk=Talk(decided=(AGREED,), again=again))
    assert report.talk
    (talked,) = report.talk.talked
    assert talked.bars[0].text.startswith("6 svar: ")  # what was agreed came afterwards
    assert [bar.label for bar in talked.bars] == ["Før", "Efter", "Efter igen"]
    assert [sum(bar.counts) for bar in talked.bars] == [6, 5, 0]
    assert talked.bars[2].text == "Færre end fem vurderede igen, så det vises ikke."


def test_nothing_of_the_talk_is_told_of_too_few(small: Content) -> None:
    """Where nothing is shown of anybody's answers, the report has no pages on the talk."""
    report = told(small, room({"roots_1": "333"}), talk=Talk(decided=(AGREED,)))
    assert report.instead
    assert report.talk is None


def test_the_talk_stands_on_paper(small: Content) -> None:
    """The PDF prints levels, reasons, arguments, målgruppen, and that people are invented."""
    report = told(
        small,
        room(PEOPLE),
        talk=Talk(decided=(AGREED, BOTH)),
        target_group="Voksne med to sager",
        invented=True,
    )
    sheets = pypdfium2.PdfDocument(pdf(report))
    text = " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in sheets).split())
    for words in ("Den bruges to steder.", "Ingen har set den.", "Voksne med to sager", "Øvelse"):
        assert words in text


# ---- Groups ----


def test_the_greatest_gap_is_the_finding(small: Content) -> None:
    """The two groups furthest apart are named with the factor, and the bar is theirs alone."""
    people = {f"roots_{n}": "5" * 8 + "1" * 8 for n in range(1, 5)}
    people |= {f"stem_{n}": "3" * 16 for n in range(1, 5)}
    report = told(small, room(people, areas="Ø" * 8 + "V" * 8), mode="open")
    area = next(table for table in report.groups if table.grouping == "area")
    assert area.finding == "»Ø« og »V« ser forskelligt på rødder."
    assert "4,0 trin højere" in area.lead
    ends = [(strip.low, strip.high) for strip in area.strips]
    assert ends == [(1, 5), (None, None), (None, None)]


def test_hidden_groups_stand_in_one_line_with_the_reason(small: Content) -> None:
    """Of groups that are too small one line says so; no lane and no figure is theirs."""
    people = {key: "".join(str(i % 3 + 1) for i in range(21)) for key in small.statements}
    report = told(small, room(people, areas="Ø" * 9 + "V" * 8 + "NNSS"))
    area = next(table for table in report.groups if table.grouping == "area")
    assert "»N«" in area.hidden_note
    assert "»S«" in area.hidden_note
    assert "Færre end fem har svaret." in area.hidden_note
    assert {lane.name for lane in area.lanes} <= {"Ø", "V"}
    assert all(len(strip.values) == len(area.lanes) for strip in area.strips)
