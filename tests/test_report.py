"""The Report: one language, everything formatted, and the same for the same answers."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

import advice
import scoring
from answers import Row, gather, table
from content import Content, Language, load
from reports import About, Report, example, tell
from words import Words

GOLDEN = Path(__file__).parent / "golden"
DAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def content() -> Content:
    """The real shelves."""
    return load()


def told(
    content: Content, rows: list[Row], language: Language = "da", *, anonymous: bool = True
) -> Report:
    """The Report of these answers."""
    answers = gather(content, rows)
    result = scoring.score(content, answers, mode="anonymous" if anonymous else "open")
    runs = scoring.left_out(content, answers, result)
    about = About(organisation="Eksempelkøbing Kommune", day=DAY)
    return tell(content, advice.advise(content, result, runs), Words(language), about)


def told_together(content: Content, agreed: dict[str, str], language: Language = "da") -> Report:
    """The Report of what a room agreed."""
    core = tuple(key for key, statement in content.statements.items() if statement.core)
    result = scoring.score(content, table(core, (), "short"), mode="open", agreed=agreed)
    about = About(organisation="Eksempelkøbing Kommune", day=DAY)
    return tell(content, advice.advise(content, result), Words(language), about)


def everybody(content: Content, people: int, answer: str) -> list[Row]:
    """So many people who all answer the same everywhere."""
    return [Row(f"p{i}", "", "", key, answer) for i in range(people) for key in content.statements]


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_example_is_told_as_it_was(content: Content, language: Language) -> None:
    """The example's Report is the golden one, word for word, in both languages."""
    report = example(content, Words(language))
    assert report is not None
    written = json.loads(report.model_dump_json())
    golden = GOLDEN / f"report_{language}.json"
    if os.environ.get("HELHEDSTJEK_WRITE_GOLDEN"):
        golden.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert written == json.loads(golden.read_text("utf-8"))


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_gap_is_left_unfilled(content: Content, language: Language) -> None:
    """No brace of a message is left anywhere in a Report, but for those a renderer fills."""
    for report in (
        example(content, Words(language)),
        told(content, everybody(content, 4, "3"), language),
        told_together(content, {"written_reason": "2", "one_plan": "dont_know"}, language),
    ):
        assert report is not None
        texts = report.model_dump_json(exclude={"labels"})
        assert "{n}" not in texts
        assert "{factor}" not in texts
        assert "{k}" not in texts


def test_the_danish_report_says_no_english(content: Content) -> None:
    """Every label of a Danish Report is translated, or is the same word in both languages."""
    danish, english = (example(content, Words(language)) for language in ("da", "en"))
    assert danish is not None
    assert english is not None
    same = {key for key, word in danish.labels.items() if english.labels[key] == word}
    assert same <= {"app", "n"}


def test_numbers_are_danish_in_danish(content: Content) -> None:
    """A Danish score has a decimal comma, an English one a point."""
    danish, english = (example(content, Words(language)) for language in ("da", "en"))
    assert danish is not None
    assert english is not None
    assert danish.factors[0].score_text == "3,2"
    assert english.factors[0].score_text == "3.2"


def test_the_lowest_factor_is_named_with_what_it_holds_back(content: Content) -> None:
    """The lowest factor's part names it, how sure that is, and each factor it holds back."""
    report = example(content, Words("da"))
    assert report is not None
    assert report.lowest is not None
    assert report.lowest.heading == "Lavest er smidig styring"
    assert [hold.factor for hold in report.lowest.holds_back] == [
        "organiserende rammer",
        "fælles mål",
    ]


def test_four_anonymous_people_have_no_profile(content: Content) -> None:
    """Below five anonymous people the Report holds no figure of theirs, and says why."""
    report = told(content, everybody(content, 4, "3"))
    assert all(factor.score is None for factor in report.factors)
    assert all(rung.count is None for f in report.factors for s in f.statements for rung in s.rungs)
    assert "Mindst 5 personer" in report.lead
    assert report.start == ()


def test_four_open_people_have_a_profile(content: Content) -> None:
    """A team that answers openly sees its profile, however small it is."""
    report = told(content, everybody(content, 4, "3"), anonymous=False)
    assert [factor.score_text for factor in report.factors] == ["3,0"] * 6


def test_seven_people_hear_that_the_rule_is_stretched(content: Content) -> None:
    """Below eight people the Report says that the rule for close answers is our own extension."""
    seven, eight = (told(content, everybody(content, n, "3")) for n in (7, 8))
    note = content.method.notes.small_group_note.da
    assert note in seven.notes
    assert note not in eight.notes


def test_when_all_factors_are_alike_none_is_lowest(content: Content) -> None:
    """Equal factors are said to be equal, and no part about the lowest is shown."""
    report = told(content, everybody(content, 12, "3"))
    assert report.finding == "I er lige langt med alle faktorerne."
    assert report.lowest is None


def test_a_room_at_its_target_has_no_step(content: Content) -> None:
    """When every factor has reached the target, the Report says so instead of listing steps."""
    report = told(content, everybody(content, 12, "5"))
    assert report.start == ()
    assert (
        report.start_note == "Alle faktorer har nået målet, så der er intet skridt at begynde med."
    )


def test_what_the_room_agreed_is_told_as_agreed(content: Content) -> None:
    """A level agreed in the room stands without decimals, and nobody is counted."""
    report = told_together(content, {"written_reason": "2", "target_group_described": "dont_know"})
    first, second = report.factors[0].statements[:2]
    assert (first.value_text, first.n_text) == ("2", "aftalt")
    assert second.value_text == "Ved ikke"
    assert report.kicker == "Besvaret i fællesskab"


def test_a_step_says_why(content: Content) -> None:
    """Each step names its statements, their values and n, the target, and whom it holds back."""
    report = example(content, Words("da"))
    assert report is not None
    first = report.start[0]
    assert first.why[0].startswith("Målet er 4, og udsagn 4.4 ligger på ")
    assert "svar)" in first.why[0]
    assert "holder" in first.why[2]
    assert first.stable == "Skridtet bliver på listen, uanset hvem der ikke havde svaret."


def test_hidden_groups_tell_nothing(content: Content) -> None:
    """A group of four stands as hidden, in every column, without its number of people."""
    rows = [
        Row(f"p{i}", "chef" if i < 4 else "leder" if i < 12 else "stab", "", key, "3")
        for i in range(20)
        for key in content.statements
    ]
    report = told(content, rows)
    levels = {row.name: row for row in report.groups[0].rows}
    hidden = levels["Fagchef eller centerchef"]
    assert (hidden.hidden, hidden.n_text, set(hidden.cells)) == (True, "", {"Skjult"})


def test_the_method_names_every_source_that_is_pointed_at(content: Content) -> None:
    """The list of sources holds each tag on the shelves, once, and no other."""
    report = example(content, Words("da"))
    assert report is not None
    tags = [source.tag for source in report.sources]
    assert len(tags) == len(set(tags))
    assert {"S1", "S2", "RAND", "AGREE"} <= set(tags)
