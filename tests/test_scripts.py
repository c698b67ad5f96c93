"""The scripts' shelf: what a facilitator says when, ways to talk, and what an author is told."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

import pytest
import yaml

from content import ContentError, OnWall, frozen, load, thawed
from words import Words
from workshop import Shows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from content import Content, Script, Scripts, Text

WHO_ANSWERED = re.compile(
    r"hvem (har )?(svarede|svaret|valgte|valgt)|hvorfor (svarede|valgte) du|du svarede\b(?!«)|"
    r"who (answered|chose)|why did you",
    re.IGNORECASE,
)


def shelf(content: Content) -> Scripts:
    """The shelf, which is there."""
    assert content.scripts
    return content.scripts


def strips(scripts: Scripts) -> list[Text]:
    """Every sentence that stands in the strip."""
    steps = [step.strip for script in scripts.scripts.values() for step in script.steps]
    return [*steps, *(talk.strip for talk in scripts.talk.values())]


def test_a_strip_keeps_to_one_line(content: Content) -> None:
    """It has 62 signs at most in both languages, with the longest date or the rungs filled in."""
    for strip in strips(shelf(content)):
        for language, text in strip:
            day = Words("da" if language == "da" else "en").date(date(2027, 9, 30))
            said = text.format(date=day, lowest=0, highest=5)
            assert len(said) <= 62, said
            assert said.endswith((".", "?")), said


def test_nobody_is_asked_what_they_answered(content: Content) -> None:
    """What is said and done aloud never leads people to show their own answer."""
    scripts = shelf(content)
    steps = (step for script in scripts.scripts.values() for step in script.steps)
    aloud = [*(talk.say for talk in scripts.talk.values()), *(step.say for step in steps)]
    said = [text for part in [*strips(scripts), *aloud] for _, text in part]
    assert [text for text in said if WHO_ANSWERED.search(text)] == []


@pytest.mark.parametrize(
    ("key", "minutes", "budget"), [("ninety", 90, (10,) * 3), ("halfday", 210, (12,) * 5)]
)
def test_a_script_ends_with_promises_and_a_day(
    content: Content, key: str, minutes: int, budget: tuple[int, ...]
) -> None:
    """Each has time for its statements, the vote, the plan and the commitment, and ends in time."""
    script: Script = shelf(content).scripts[key]
    assert (script.minutes, script.budget()) == (minutes, budget)
    shown = [step.shows for step in script.steps]
    assert {"finding", "statement", "vote", "plan", "commit"} <= set(shown)
    assert shown[-1] == "follow_up"
    assert "{date}" in script.steps[-1].strip.da


def test_the_wall_can_show_what_a_script_wants() -> None:
    """What a script says the wall shows are the things that a wall shows."""
    assert get_args(OnWall) == get_args(Shows)


def test_a_minute_has_its_step(small: Content) -> None:
    """A step holds from its first minute until the next begins; after the end the last one does."""
    script = shelf(small).scripts["hour"]
    assert [script.now(minute) for minute in (0, 9, 10, 49, 50, 60, 99)] == [0, 0, 1, 1, 2, 2, 2]
    assert (script.begins("statement"), script.begins("vote")) == (10, None)


def test_scripts_need_not_be_there(shelves: Path, small: Content) -> None:
    """An instrument without the shelf is as it would be without; what was kept before thaws."""
    for file in (shelves / "scripts").iterdir():
        file.unlink()
    without = load(shelves)
    assert without.scripts is None
    assert without.fingerprint != small.fingerprint
    assert thawed(frozen(small)).scripts == small.scripts
    before = small.model_dump(mode="json", by_alias=True)
    del before["scripts"]
    assert type(small).model_validate(before).scripts is None


def told(name: str, change: Callable[[Any], object], shelves: Path) -> list[str]:
    """What an author is told who has changed a file of the shelf."""
    file = shelves / "scripts" / name
    data = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - strings only
    change(data)
    file.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        load(shelves)
    return [
        re.sub(r":\d+", "", str(problem)).partition(": ")[2] for problem in error.value.problems
    ]


WRONG: dict[str, tuple[str, Callable[[Any], object], str]] = {
    "a way to talk that there is not": (
        "hour.yaml",
        lambda d: d["steps"][0].update(talk="alonne"),
        'steps[1].talk: there is no way to talk "alonne". Did you mean "alone"?',
    ),
    "a gap in the minutes": (
        "hour.yaml",
        lambda d: d["steps"][1].update(at="12"),
        "steps: the steps must follow each other from minute 0, each where the last ended",
    ),
    "a gap in the words that nothing fills": (
        "talk.yaml",
        lambda d: d["talk"][1]["say"].update(da="Hvem {svarede} 1?"),
        "talk[2].say: only {lowest}, {highest} may be in braces here",
    ),
    "a brace too many": (
        "hour.yaml",
        lambda d: d["steps"][2]["strip"].update(en="See you {date"),
        "steps[3].strip: only {date} may be in braces here",
    ),
    "a strip that is too long with a date in it": (
        "hour.yaml",
        lambda d: d["steps"][2]["strip"].update(da="Vi ses {date}" + "." * 38),
        "steps[3].strip.da: is 63 characters long; there is room for 62",
    ),
    "a way to talk twice": (
        "talk.yaml",
        lambda d: d["talk"][1].update(key="alone"),
        'talk[2].key: "alone" is used already, in scripts/talk.yaml',
    ),
    "a source that there is not": (
        "online.yaml",
        lambda d: d.update(source="S99"),
        'source: there is no source "S99".',
    ),
}


@pytest.mark.parametrize(("name", "change", "said"), WRONG.values(), ids=WRONG)
def test_an_author_is_told(
    shelves: Path, name: str, change: Callable[[Any], object], said: str
) -> None:
    """Each mistake by file and place."""
    assert said in told(name, change, shelves)


def test_a_misnamed_file_is_told(shelves: Path) -> None:
    """A script that is not read because of its name is not passed over in silence."""
    (shelves / "scripts" / "hour.yaml").rename(shelves / "scripts" / "Hour.yml")
    (shelves / "scripts" / "talk.yaml").unlink()
    with pytest.raises(ContentError, match=r"rename it to hour\.yaml"):
        load(shelves)
