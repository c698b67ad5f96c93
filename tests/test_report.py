"""The Report: one language, everything formatted, and every sentence of it true."""

from __future__ import annotations

import json
import os
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import advice
import anonymity
from answers import Row, gather, table
from content import Content, Language, Limits, load
from reports import About, Report, example, tell
from words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from arithmetic import Mode

GOLDEN = Path(__file__).parent / "golden"
ABOUT = About(organisation="Eksempelkøbing Kommune", day=date(2026, 11, 21))
LANGUAGES: tuple[Language, ...] = ("da", "en")
LEVELS = ("direktion", "chef", "leder")


@pytest.fixture(scope="module")
def content() -> Content:
    """The real shelves."""
    return load()


def told(
    content: Content, rows: list[Row], language: Language = "da", mode: Mode = "anonymous"
) -> Report:
    """The Report of these answers."""
    answers = gather(content, rows)
    result = advice.outcome(content, answers, mode=mode)
    reasons = anonymity.why_hidden(content, answers, mode)
    return tell(content, result, Words(language), ABOUT, reasons)


def told_together(content: Content, agreed: dict[str, str], language: Language = "da") -> Report:
    """The Report of what a room agreed."""
    core = tuple(key for key, statement in content.statements.items() if statement.core)
    nobody = table(core, (), "short")
    result = advice.outcome(content, nobody, mode="open", agreed=agreed)
    return tell(content, result, Words(language), ABOUT)


def everybody(people: int, answers: Mapping[str, str]) -> list[Row]:
    """So many people who all answer the same."""
    return [
        Row(f"p{i}", "", "", key, answer) for i in range(people) for key, answer in answers.items()
    ]


def alike(content: Content, answer: str) -> dict[str, str]:
    """The same answer to every statement."""
    return dict.fromkeys(content.statements, answer)


def said(content: Content, people: Mapping[str, str]) -> list[Row]:
    """One answer of each person to each statement: `people` holds a sign a person."""
    return [
        Row(f"p{i}", "", "", key, {"?": "dont_know"}.get(sign, sign))
        for key, signs in people.items()
        for i, sign in enumerate(signs)
        if sign != " " and key in content.statements
    ]


def a_room(content: Content, people: int = 18) -> list[Row]:
    """People of three levels who agree here and disagree there, over the whole instrument."""
    return [
        Row(f"p{i}", LEVELS[i % 3], ("Øst", "Vest")[i % 2], key, _answer(place, i))
        for i in range(people)
        for place, key in enumerate(content.statements)
    ]


def _answer(place: int, i: int) -> str:
    answers = (str(i % 3), str(min(5, i % 6)), "1" if i % 2 else "3", str(2 + i % 3 // 2))
    if place % 7 == 6 and i % 3 == 0:
        return "dont_know"
    return answers[place % 4]


def texts(report: Report) -> str:
    """Everything a Report says."""
    return report.model_dump_json()


# ---- As it was ----


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_is_told_as_it_was(small: Content, language: Language) -> None:
    """The small instrument's Report is the golden one, word for word, in both languages.

    The instrument is the tests' own, so that a better sentence on the shelves breaks nothing.
    """
    core = [row for row in a_room(small) if small.statements[row.statement].core]
    written = json.loads(told(small, core, language).model_dump_json())
    golden = GOLDEN / f"report_{language}.json"
    if os.environ.get("HELHEDSTJEK_WRITE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert written == json.loads(golden.read_text("utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_gap_is_left_unfilled(small: Content, language: Language) -> None:
    """No brace of a message is left anywhere in a Report, but for those a renderer fills."""
    for report in every_kind(small, language):
        assert not re.findall(r"\{\w+\}", report.model_dump_json(exclude={"labels"}))


def every_kind(content: Content, language: Language) -> Iterator[Report]:
    """A room as it should be, an open one, one of four, one with a gap, and one together."""
    first, *others = content.statements
    yield told(content, a_room(content), language)
    yield told(content, a_room(content, 4), language, "open")
    yield told(content, a_room(content, 4), language)
    yield told(content, everybody(12, {first: "3", others[-1]: "1"}), language)
    yield told_together(content, {first: "2", others[0]: "dont_know"}, language)


def test_the_danish_report_says_no_english(small: Content) -> None:
    """Every label of a Danish Report is translated, or is the same word in both languages."""
    danish, english = (told(small, a_room(small), language) for language in LANGUAGES)
    same = {key for key, word in danish.labels.items() if english.labels[key] == word}
    assert same <= {"app", "n", "plan_status", "redesign"}


def test_numbers_are_danish_in_danish(small: Content) -> None:
    """A Danish score has a decimal comma, an English one a point."""
    rows = everybody(12, alike(small, "3"))
    assert told(small, rows, "da").factors[0].score_text == "3,0"
    assert told(small, rows, "en").factors[0].score_text == "3.0"


def test_the_example_is_told(content: Content) -> None:
    """The made-up municipality fits the shelves, and another instrument has none."""
    report = example(content, Words("da"))
    assert report
    assert report.organisation == "Eksempelkøbing Kommune"
    assert report.lowest
    assert report.start


def test_the_example_s_citizens_are_made_up_too(content: Content) -> None:
    """Enough of them answer every question, it says that they are made up, and where a kind is too
    small the kinds are not apart.
    """
    report = example(content, Words("da"))
    assert report
    assert report.citizens
    assert report.citizens.kicker == "26 har svaret, alle opdigtede"
    assert all(question.answers for question in report.citizens.questions)
    assert {bool(q.voices) for q in report.citizens.questions} == {True, False}
    assert content.citizens
    others = content.citizens.model_copy(update={"questions": content.citizens.questions[1:]})
    for asked in (None, others):  # what was answered is asked no more
        told = example(content.model_copy(update={"citizens": asked}), Words("da"))
        assert told
        assert told.citizens is None


def test_another_instrument_has_no_example(small: Content) -> None:
    """The example's answers belong to the six factors."""
    assert example(small, Words("da")) is None


# ---- Every number in a sentence is the shelves' ----

# For each limit: what it is moved to, and the words around it, with what stands there before and
# after, in Danish and in English.
Moved = tuple[str, tuple[tuple[str, str, str], ...]]
MOVED: dict[str, Moved] = {
    "group_minimum": (
        "6",
        (
            ("skal mindst {} personer have svaret", "fem", "seks"),
            ("når mindst {} personer har valgt et trin", "fem", "seks"),
            ("hvis mindst {} har valgt et af trinnene", "fem", "seks"),
            ("når den er på mindst {}", "fem", "seks"),
            ("så mindst {} svarer", "fem", "seks"),
            ("At least {} people must have answered", "five", "six"),
            ("when at least {} people have chosen a rung", "five", "six"),
            ("if at least {} have chosen one of the rungs", "five", "six"),
            ("counts at least {} and", "five", "six"),
            ("so that at least {} answer", "five", "six"),
        ),
    ),
    "verdict_minimum": (
        "7",
        (
            ("Under {} svar siger vi intet", "fem", "syv"),
            ("i mindst {} svar", "fem", "syv"),
            ("Først fra {} svar", "5", "7"),
            ("Below {} answers", "five", "seven"),
            ("among at least {} answers", "five", "seven"),
            ("close or spread from {} answers up", "5", "7"),
        ),
    ),
    "region_radius": (
        "2",
        (
            ("mere end {} trin", "ét", "to"),
            ("øjst {} trin fra", "ét", "to"),
            ("more than {} from the middle", "one rung", "two rungs"),
            ("t most {} from the m", "one rung", "two rungs"),
        ),
    ),
    "valued_share": (
        "0.75",
        (
            ("mindst {} af dens udsagn", "halvdelen", "tre fjerdedele"),
            ("mindst {} skal have et", "halvdelen", "tre fjerdedele"),
            ("at least {} of its statements", "half", "three quarters"),
            ("at least {} must", "half", "three quarters"),
        ),
    ),
    "imbalance_from": (
        "2.5",
        (
            ("når der er mindst {} trin mellem", "1,5", "2,5"),
            ("when there are at least {} rungs between", "1.5", "2.5"),
        ),
    ),
    "gap_from": (
        "1.5",
        (
            ("Er der mindst {} trin mellem to", "1,0", "1,5"),
            ("Groups that are at least {} rungs", "1.0", "1.5"),
        ),
    ),
    "leverage_per_factor": (
        "0.3",
        (
            ("tæller {}\N{NO-BREAK SPACE}% mere", "20", "30"),
            ("counts {}% more", "20", "30"),
        ),
    ),
    "start_steps": (
        "2",
        (
            ("De {} skridt, der står øverst", "tre", "to"),
            ("er de {} øverste", "tre", "to"),
            ("The {} steps that rank highest", "three", "two"),
            ("is the {} highest", "three", "two"),
        ),
    ),
    "target": (
        "3",
        (
            ("Målet er {};", "4", "3"),
            ("sigter efter; {},", "4", "3"),
            (", mål {}", "4", "3"),
            ("The target is {};", "4", "3"),
            ("aim at; {} unless", "4", "3"),
            (", target {}", "4", "3"),
        ),
    ),
    "agenda_most": (
        "8",
        (("Der er højst {} på den", "ni", "otte"), ("at most {} on it", "nine", "eight")),
    ),
    "agenda_least": (
        "4",
        (("Er der færre end {},", "tre", "fire"), ("Are there fewer than {},", "three", "four")),
    ),
    "agenda_below": (
        "0.3",
        (("enigheden A er under {}", "0,40", "0,30"), ("A below {} among", "0.40", "0.30")),
    ),
    "change_from": ("0.5", ()),
    "rise_from": ("0.2", ()),
    "middle_from": (
        "1.5",
        (("lav under {},", "2,0", "1,5"), ("score below {} is low", "2.0", "1.5")),
    ),
    "high_from": (
        "4.5",
        (
            ("til under {} og høj fra", "3,5", "4,5"),
            ("to below {} middle", "3.5", "4.5"),
        ),
    ),
}


def every_word(content: Content) -> str:
    """All that the Reports of all kinds of rooms say, in both languages."""
    return "\n".join(
        texts(report) for language in LANGUAGES for report in every_kind(content, language)
    )


def moved(shelves: Path, key: str, value: str) -> Content:
    """The instrument with one limit moved."""
    file = shelves / "questionnaires" / "method.yaml"
    before = file.read_text("utf-8")
    after = re.sub(rf"(\b{key}: (?:\{{value: )?)[0-9.]+", rf"\g<1>{value}", before)
    assert after != before
    file.write_text(after, "utf-8")
    return load(shelves)


@pytest.fixture(scope="module")
def before(small: Content) -> str:
    """What the Reports say before a limit is moved."""
    return every_word(small).replace(small.fingerprint, "")


def test_every_limit_is_moved() -> None:
    """No limit of the shelves is left out of the next test."""
    assert set(MOVED) == {*Limits.model_fields, "middle_from", "high_from"}


@pytest.mark.parametrize("key", MOVED)
def test_a_moved_limit_moves_in_every_sentence(shelves: Path, before: str, key: str) -> None:
    """Where a limit is moved in the YAML, no sentence of any Report still says the old number."""
    value, sentences = MOVED[key]
    after = every_word(moved(shelves, key, value))
    for words, old, new in sentences:
        assert words.format(old) in before
        assert words.format(old) not in after
        assert words.format(new) in after
    if not sentences:
        assert after.replace(load(shelves).fingerprint, "") == before


NUMBERS = r"\b(half|third|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)\b"
# Numbers that no limit on the shelves moves: the scale, efforts, arithmetic itself, singulars.
FIXED = (
    "two rounds",
    "the two are never",
    "2 × √(s₁²/n₁ + s₂²/n₂)",
    "four times in five",
    "from 0 to 5",
    "0–2 hatched, left of the line; 3–5 filled, right of it",
    "rungs 0–2 hatched, 3–5 filled",
    "one answered “Don",
    "licence MPL 2.0",
    "Read page 2 first",
    "on one page",
    "one question for each factor",
    *("the two pages", "one dot", "from 0 in the middle to 5 at the edge", "counts as 0"),
    "one cross",
    *("PDF/UA-1", "PDF/UA-2", "PDF/A-3a"),
    "on six rungs",
    "never count as 0",
    "with two in the middle",
    "Agreement A is 1 when",
    "0 when the answers are evenly",
    "SIGN}1 when",
    "the two outermost",
    "a third do not know",
    "to the nearest half",
    "one can observe",
    "three months",
    "six months",
    "from 1 to 3",
    "at most one for each factor",
    "on one screen",
    "One of them is lowest",
    "The plan has one step.",
    "The plan lifts one factor.",
    "One factor is below the target",
    "One other is below the target",
    "One gave {most} or less.",
    "one of the rungs",
)
ONE = re.compile(r"\b[Oo]ne (rung|statement|on it|with|that)\b")


def test_no_number_is_typed_into_a_sentence() -> None:
    """The words for a Report hold no number but those that no limit moves."""
    typed = []
    for file in Path("reports/telling").glob("*.py"):
        source = re.sub(r'"\s*\n\s*"', "", file.read_text("utf-8"))
        for message in re.findall(r'(?:say|count)\(\s*((?:"[^"]*",?\s*|\'[^\']*\',?\s*)+)', source):
            bare = ONE.sub("", message)
            for known in FIXED:
                bare = bare.replace(known, "")
            typed += [message for _ in re.findall(NUMBERS, bare)]
    assert typed == []


# ---- What is lowest, and what has no score ----


def test_the_lowest_factor_is_named_with_what_it_holds_back(content: Content) -> None:
    """The lowest factor's part names it, whether that holds, and each factor it holds back."""
    report = example(content, Words("da"))
    assert report
    assert report.lowest
    (low,) = (factor for factor in report.factors if factor.lowest)
    assert report.lowest.heading == f"Lavest er {low.short[:1].lower()}{low.short[1:]}"
    assert report.lowest.holds_back == low.holds_back
    assert f"{low.score_text}, lavest" in report.radar_alt


LEFT_OUT = ", også hvis det laveste eller højeste svar på hvert udsagn tages ud."


def test_a_lowest_factor_that_holds(small: Content) -> None:
    """That a factor is lowest also without the extreme answers is said in the method's words."""
    answers = alike(small, "4") | {f"stem_{n}": "1" for n in range(1, 5)}
    report = told(small, everybody(12, answers))
    assert report.lowest
    assert report.lowest.holds == f"Stængel er lavest{LEFT_OUT}"
    assert report.finding == "I er nået længst med rødder og blade og har længst igen med stængel."


def test_two_lowest_factors(small: Content) -> None:
    """Two that print alike are lowest together, and one of them stays so."""
    answers = alike(small, "1") | {f"stem_{n}": "4" for n in range(1, 5)}
    report = told(small, everybody(12, answers))
    assert report.lowest
    assert report.lowest.heading == "Lavest er rødder og blade"
    assert report.lowest.holds == f"En af dem er lavest{LEFT_OUT}"


def test_a_lowest_factor_that_hangs_on_single_answers(small: Content) -> None:
    """Where another could be lowest without the extreme answers, that is said."""
    people = dict.fromkeys(small.statements, "333333") | {"stem_1": "533330", "stem_2": "233333"}
    report = told(small, said(small, people), mode="open")
    assert report.lowest
    assert report.lowest.holds.startswith("En anden faktor kan være lavest, hvis")


def test_when_all_factors_are_alike_none_is_lowest(small: Content) -> None:
    """Equal factors are said to be equal, and nothing is called lowest."""
    report = told(small, everybody(12, alike(small, "3")))
    assert report.finding == "I er nået lige langt med alle faktorerne."
    assert report.lead == small.method.notes.equal_footing.da
    assert report.lowest is None
    assert not any("lavest" in factor.band for factor in report.factors)


def answered(small: Content, *factors: str, answer: str = "3") -> Report:
    """The Report of twelve people who answered these factors alone, all the same."""
    keys = [s.id for key in factors for s in small.factor(key).statements]
    rows = everybody(12, dict.fromkeys(keys, answer))
    return told(small, [*rows, Row("p0", "", "", "leaves_1", "3")])


def test_one_factor_with_a_score_is_compared_with_nothing(small: Content) -> None:
    """Where one factor has a score the others are named, and nobody is equally far."""
    report = answered(small, "roots")
    assert report.finding == "Kun rødder har en score, så der er intet at sammenligne med."
    assert report.lead == (
        "Stængel og blade har ingen score, fordi for få af udsagnene har et niveau."
    )
    assert report.lowest is None


def test_some_factors_alike_and_some_without_a_score(small: Content) -> None:
    """The equal ones are named, and so are those without a score."""
    report = answered(small, "roots", "stem")
    assert report.finding == "I er nået lige langt med rødder og stængel."
    assert "Blade har ingen score" in report.lead
    assert "0,0" not in report.lead


def test_no_factor_has_a_score(small: Content) -> None:
    """Without any score the Report says when a factor gets one."""
    report = told(small, everybody(12, {"roots_1": "3", "leaves_3": "3"}))
    assert report.finding == "Der er for få svar til en profil."
    assert report.lead == (
        "En faktor får en score, når mindst halvdelen af dens udsagn har et niveau. "
        "Et udsagn har et niveau, når mindst fem personer har valgt et trin."
    )


# ---- How sure ----


def test_a_band_that_holds_and_one_that_does_not(small: Content) -> None:
    """Whether the score keeps its band without the extreme answers stands with the score."""
    people = dict.fromkeys(small.statements, "333333")
    people |= {f"stem_{n}": "444333" for n in range(1, 5)}
    roots, stem, _ = told(small, said(small, people)).factors
    assert roots.sure == (
        f"Gennemsnittet af 4 udsagn. 6 svar på hvert. Alle har svaret det samme. "
        f"Scoren er middel{LEFT_OUT}"
    )
    assert stem.score_text == "3,5"
    assert "Svarene ligger typisk 0,5 trin fra gennemsnittet." in stem.sure
    assert "Scoren er måske ikke høj, hvis det laveste eller højeste" in stem.sure


def test_what_was_agreed_stands_beside_what_was_answered(small: Content) -> None:
    """After the reveal an agreed level changes no score; the agreed score stands beside it."""
    answers = gather(small, everybody(12, alike(small, "2")))
    result = advice.outcome(small, answers, mode="anonymous", agreed={"roots_1": "4"})
    roots, stem, _ = tell(small, result, Words("da"), ABOUT).factors
    assert (roots.score_text, roots.agreed_text) == ("2,0", "aftalt 2,5")
    assert roots.sure.endswith("I har aftalt et niveau for 1 af 4 udsagn; med dem er scoren 2,5.")
    assert roots.statements[0].value_text == "4"
    assert roots.statements[0].n_text == "12 svar"
    assert stem.agreed_text == ""


def test_what_the_room_agreed_is_told_as_agreed(content: Content) -> None:
    """A level agreed in the room stands without decimals, and nobody is counted."""
    report = told_together(content, {"written_reason": "2", "target_group_described": "dont_know"})
    first, second = report.factors[0].statements[:2]
    assert (first.value_text, first.n_text) == ("2", "aftalt")
    assert second.value_text == "Ved ikke"
    assert report.kicker == "Besvaret i fællesskab"
    assert report.finding == "I har endnu ikke aftalt nok til en profil."
    assert report.factors[0].score_text == "for lidt aftalt"


def test_a_room_that_answers_together(small: Content) -> None:
    """The score says that it is agreed; there is no agenda, no doubt and no edge."""
    report = told_together(small, {f"{f}_{n}": "3" for f in ("roots", "stem") for n in (1, 2)})
    assert (report.factors[0].score_text, report.factors[0].agreed_text) == ("3,0", "aftalt")
    assert report.factors[0].sure == (
        "Gennemsnittet af 2 udsagn. I har aftalt niveauerne i fællesskab."
    )
    assert report.agenda == ()
    assert report.start
    assert "tages ud" not in texts(report)


# ---- Of few people ----


def test_four_anonymous_people_are_told_in_two_pages(small: Content) -> None:
    """Below five anonymous people the Report holds no figure of theirs, and says what to do."""
    report = told(small, a_room(small, 4))
    assert len(report.instead) == 3
    assert report.lead.startswith("Når svarene er anonyme, skal mindst fem personer")
    assert all(factor.score is None for factor in report.factors)
    assert (report.start, report.agenda, report.groups) == ((), (), ())
    assert report.start_note == "Der er for få svar til, at vi kan foreslå et skridt."
    assert nothing_of_statements(report)


@pytest.mark.parametrize("mode", ["anonymous", "open"])
def test_where_nothing_is_shown_the_report_is_as_short(small: Content, mode: Mode) -> None:
    """Six who each rated another statement, or nobody at all: no twenty pages of nothing, and the
    reason given is the true one.
    """
    each = [Row(f"p{n}", "", "", key, "3") for n, key in enumerate(list(small.statements)[:6])]
    report = told(small, each if mode == "anonymous" else [], mode=mode)
    assert report.instead
    assert report.groups == ()
    assert report.lead.startswith("En faktor får en score, når mindst halvdelen")
    assert ("mindst fem personer" in report.lead) is (mode == "anonymous")
    assert any("åbent" in way for way in report.instead) is (mode == "anonymous")
    assert nothing_of_statements(report) is (mode == "anonymous")


def test_a_room_that_agreed_on_nothing_is_not_told_that_it_did(small: Content) -> None:
    """Where the room only said that it does not know, no level was agreed."""
    report = told_together(small, {"roots_1": "dont_know"})
    assert report.agenda_title == "I har endnu ikke aftalt noget niveau"
    assert report.instead == ()


def test_an_agreed_level_is_no_answer(small: Content) -> None:
    """A factor whose score too few answers stand behind says so, whatever was agreed since."""
    answers = gather(small, everybody(5, {"roots_1": "3"}), "full")
    agreed = dict.fromkeys(("roots_2", "roots_3"), "4")
    result = advice.outcome(small, answers, mode="anonymous", agreed=agreed)
    first = tell(small, result, Words("en"), ABOUT).factors[0]
    assert first.score is None
    assert first.sure.startswith("1 of ")


def nothing_of_statements(report: Report) -> bool:
    """Whether nothing stands about any statement but its words."""
    return all(
        (s.value, s.n_text, s.shown, s.distribution_text, s.verdict, s.verdict_rule, s.details)
        == (None, "", False, "", "", "", ())
        for factor in report.factors
        for s in factor.statements
    )


def test_a_hidden_statement_tells_nothing(small: Content) -> None:
    """Of a statement that four rated neither n nor don't-knows are told, and why is said once."""
    people = dict.fromkeys(small.statements, "333333") | {"roots_1": "3333?"}
    report = told(small, said(small, people))
    hidden = report.factors[0].statements[0]
    assert (hidden.n_text, hidden.distribution_text, hidden.verdict) == ("", "", "")
    assert (hidden.value_text, hidden.details) == ("\N{EN DASH}", ())
    assert all(rung.count is None for rung in hidden.rungs)
    assert (
        report.factors[0].hidden_note
        == "Ét udsagn vises ikke, fordi færre end fem har valgt et trin."
    )
    assert report.factors[1].hidden_note == ""


def test_four_open_people_have_a_profile(small: Content) -> None:
    """A team that answers openly sees its profile, however small it is, and why no verdict."""
    report = told(small, everybody(4, alike(small, "3")), mode="open")
    assert [factor.score_text for factor in report.factors] == ["3,0"] * 3
    assert report.instead == ()
    first = report.factors[0].statements[0]
    assert (first.verdict, first.verdict_rule) == (
        "For få svar",
        "Først fra 5 svar siger vi, om svarene ligger tæt eller spredt.",
    )
    assert "færre end fem" not in texts(report)


def test_seven_people_hear_that_the_rule_is_stretched(small: Content) -> None:
    """Below eight people the Report says that the rule for close answers is our own extension."""
    seven, eight = (told(small, everybody(n, alike(small, "3"))) for n in (7, 8))
    assert len(seven.notes) == len(eight.notes) + 1


# ---- Statements ----


def test_close_answers_may_be_two_groups(content: Content) -> None:
    """Six on 1 and six on 3 are close together, and the shelves' words say how they are not."""
    (first, *_) = content.statements
    report = told(content, said(content, {first: "111111333333"}))
    statement = report.factors[0].statements[0]
    assert statement.verdict == "Svarene ligger tæt"
    assert statement.agreement_words == content.method.agreement.close_but_low.text.da
    assert statement.kind == "low"
    assert statement.agenda_reason == statement.agreement_words


def test_a_verdict_says_its_rule(small: Content) -> None:
    """Beside the verdict stands how many answers lie in the middle, and how many must."""
    report = told(small, said(small, {"roots_1": "001134455"}), mode="open")
    assert report.factors[0].statements[0].verdict_rule == (
        "3 af 9 svar ligger højst ét trin fra det midterste svar. "
        "Der skal mindst 7 til, før vi siger, at de ligger tæt."
    )


# ---- The agenda ----

SPLIT, LOW, UNKNOWN, CLOSE = "000000555555", "111111333333", "33333333????", "333333333333"


def agenda(small: Content, *kinds: str) -> Report:
    """The Report of a room in which the first statements are answered like this."""
    keys = list(small.statements)
    people = dict.fromkeys(keys, CLOSE) | dict(zip(keys, kinds, strict=False))
    return told(small, said(small, people))


TOLD = (
    "Tre udsagn, det er værd at tale om, de vigtigste først: ét med spredte svar, "
    "ét med mange »Ved ikke« og ét med lav enighed."
)


@pytest.mark.parametrize(
    ("kinds", "title", "note"),
    [
        (
            [SPLIT, LOW, UNKNOWN],
            "Tal først om det, I ser forskelligt på",
            TOLD,
        ),
        (
            [SPLIT, SPLIT, SPLIT],
            "Tal først om det, I ser forskelligt på",
            "Tre udsagn, det er værd at tale om, de vigtigste først.",
        ),
        (
            [UNKNOWN, UNKNOWN, UNKNOWN],
            "Tal først om det, mange af jer ikke ved",
            "Tre udsagn, det er værd at tale om, de vigtigste først.",
        ),
        (
            [],
            "I ser nogenlunde ens på det hele",
            "Vil I tale alligevel, så begynd med disse.",
        ),
    ],
)
def test_the_agenda_s_heading_is_true(
    small: Content, kinds: list[str], title: str, note: str
) -> None:
    """That the room disagrees is said only where it does, and each kind is counted."""
    report = agenda(small, *kinds)
    assert (report.agenda_title, report.agenda_note) == (title, note)


def test_one_selection_is_used_everywhere(small: Content) -> None:
    """What is on the agenda is the Result's, the rest follows the files, and none is lost."""
    report = agenda(small, CLOSE, SPLIT, UNKNOWN, LOW)
    keys = list(small.statements)
    assert [s.id for s in report.agenda] == [keys[1], keys[2], keys[3]]
    assert [s.kind for s in report.agenda] == ["split", "dont_know", "low"]
    assert [s.id for s in report.apart] == [keys[1], keys[3]]
    assert report.rest == (keys[0], *keys[4:])
    assert report.agenda[1].agenda_reason == "4 af 12 har svaret »Ved ikke«."


def test_nothing_to_talk_about(small: Content) -> None:
    """A room of few open people has no agenda, and no heading says whether it disagrees."""
    report = told(small, everybody(2, alike(small, "3")), mode="open")
    assert report.agenda == ()
    assert report.agenda_title == "I er for få til, at vi kan sige, hvor I er uenige"


# ---- Next steps ----


def test_a_room_at_its_target_has_no_step(small: Content) -> None:
    """When every statement has reached the target, the Report says so instead of listing steps."""
    report = told(small, everybody(12, alike(small, "5")))
    assert report.start == ()
    assert report.start_note == (
        "Alle faktorer har nået målet, så der er ingen skridt at begynde med."
    )
    assert {f.steps_none for f in report.factors} == {"Der skal ingen skridt til for at nå målet."}


def test_only_what_is_known_has_reached_the_target(small: Content) -> None:
    """Factors without a score have reached nothing, and are named."""
    report = answered(small, "roots", answer="5")
    assert report.start_note == (
        "De faktorer, der har en score, har nået målet. "
        "Stængel og blade har ingen score, fordi for få af udsagnene har et niveau."
    )
    assert report.factors[0].steps_none == "Der skal ingen skridt til for at nå målet."
    assert report.factors[1].steps_none.startswith("0 af 4 udsagn har et niveau")


def test_a_step_says_why(small: Content) -> None:
    """A step names its statements in full with levels and n, the target, and whom it holds back."""
    report = told(small, everybody(12, alike(small, "3") | {"roots_1": "2"}))
    first = report.start[0]
    assert first.why == (
        "»Vi passer rødder på måde 1« ligger på 2,0 (12 svar).",
        "Målet er 4; der mangler 2,0 trin i gennemsnit.",
        "Rødder: Det, der mangler her, bremser stængel og blade, som ligger under målet.",
    )
    assert first.lifts == "Løfter »Vi passer rødder på måde 1«"
    assert first.stable == f"Skridtet bliver på listen{LEFT_OUT}"


def test_no_step_stands_on_what_prints_as_the_target(small: Content) -> None:
    """A value that prints as the target has reached it: nothing of 0,0 is ever missing."""
    people = dict.fromkeys(small.statements, "4" * 49 + "3") | {"roots_1": "4" * 20 + "3" * 30}
    report = told(small, said(small, people))
    assert "mangler 0,0" not in texts(report)
    assert all("ligger på 4,0" not in why for f in report.factors for s in f.steps for why in s.why)


# ---- Groups ----


def grouped(small: Content, sizes: Mapping[str, int], mode: Mode = "anonymous") -> Report:
    """A room of these areas, all of whom answer alike but for a spread that lets halves stand."""
    rows: list[Row] = []
    for area, size in sizes.items():
        rows += [
            Row(f"{area}{i}", "", area, key, str(1 + (i + place) % 4))
            for i in range(size)
            for place, key in enumerate(small.statements)
        ]
    return told(small, rows, mode=mode)


def test_a_hidden_group_has_one_cell_with_the_true_reason(small: Content) -> None:
    """A group of four stands without figures and people, and says that it is too small."""
    report = grouped(small, {"Nord": 4, "Syd": 4, "Øst": 12, "Vest": 12})
    rows = {row.name: row for row in report.groups[0].rows}
    nord = rows["Nord"]
    assert (nord.hidden, nord.n_text, nord.cells) == (True, "", ())
    assert nord.reason == "Færre end fem har svaret."
    assert not rows["Øst"].hidden


def test_a_grouping_that_is_hidden_whole_says_why(small: Content) -> None:
    """Where no group can be shown, the grouping does not vanish without a word."""
    report = grouped(small, dict.fromkeys(("Nord", "Syd", "Øst"), 4))
    (area,) = (t for t in report.groups if t.heading == "Efter område")
    assert area.rows == ()
    assert area.note == "Ingen gruppe kan vises. Færre end fem har svaret."


def test_an_open_group_s_missing_figure_has_another_reason(small: Content) -> None:
    """In an open workshop nobody is hidden: a group may have rated too few statements."""
    rows = everybody(6, alike(small, "3"))
    few = [Row("q", "", "Nord", "roots_1", "3")]
    report = told(small, [*rows, *few], mode="open")
    (area,) = (t for t in report.groups if t.heading == "Efter område")
    nord = next(row for row in area.rows if row.name == "Nord")
    assert (nord.hidden, nord.n_text, set(nord.cells)) == (False, "1 person", {"for få svar"})
    assert area.note == (
        "»for få svar«: Mindst halvdelen af faktorens udsagn skal have fået svar fra gruppen."
    )


def test_without_reasons_every_one_is_told_as_possible(small: Content) -> None:
    """A Report that is told from the Result alone claims no reason it does not know."""
    answers = gather(
        small, [r._replace(area="Nord" if r.participant < "p4" else "Syd") for r in a_room(small)]
    )
    result = advice.outcome(small, answers, mode="anonymous")
    report = tell(small, result, Words("da"), ABOUT)
    hidden = [row.reason for t in report.groups for row in t.rows if row.hidden]
    notes = [t.note for t in report.groups if not t.rows]
    assert all("Færre end fem har svaret, eller" in why for why in (*hidden, *notes))


def test_an_area_called_not_stated_is_not_our_row(small: Content) -> None:
    """Whatever an area is called, those who did not state theirs are a row of another name."""
    for name in ("Ikke oplyst", "Har ikke oplyst område", "HAR IKKE OPLYST OMRÅDE"):
        report = grouped(small, {"": 12, name: 12})
        ours, theirs = report.groups[0].rows
        assert (ours.stated, theirs.stated, theirs.name) == (False, True, name)
        assert ours.name.strip("()") == "Har ikke oplyst område"
        assert ours.name.casefold() != theirs.name.casefold()


# ---- Sources ----


def test_the_method_names_every_source_that_is_pointed_at(content: Content) -> None:
    """The list of sources holds each tag on the shelves, once, and no other."""
    report = example(content, Words("da"))
    assert report
    tags = [source.tag for source in report.sources]
    assert len(tags) == len(set(tags))
    assert {"S1", "S2", "RAND", "AGREE"} <= set(tags)


def test_every_driver_and_barrier_says_where_it_is_from(content: Content) -> None:
    """Each has its own tags, and what is our own says so, so that no source answers for another."""
    report = example(content, Words("da"))
    assert report
    for factor, of in zip(content.factors, report.factors, strict=True):
        for texts, lines in ((factor.drivers, of.drivers), (factor.barriers, of.barriers)):
            assert [line.text for line in lines] == [text.da for text in texts]
            for text, line in zip(texts, lines, strict=True):
                said = ["vores egen sammenskrivning" if t == "own" else t for t in text.source]
                assert line.source == ", ".join(said)


def test_a_step_says_its_first_sign(small: Content, content: Content) -> None:
    """What tells that it works stands with the step; nothing where the shelves name none."""
    report = example(content, Words("da"))
    assert report
    for step in report.start:
        sign = content.steps[step.id].first_sign
        assert sign
        assert step.first_sign == f"Første tegn: {sign.da}"
    assert {step.first_sign for step in told(small, a_room(small)).start} == {""}
