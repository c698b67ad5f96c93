"""What the six factors' own statements and steps must be, beyond what any instrument must."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING, Any, Final

import pytest
from babel.messages.pofile import read_po

from benchmarks.lix import CATALOGUE, EASY, Reading, lix, phone, readings, table
from content import SHELVES, Content, ContentError, load
from content.redesign.fields import ASKED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from content import Language

AUTHOR: Final = (SHELVES / "docs" / "author.md").read_text(encoding="utf-8")
QUESTIONS: Final = ("one_thing", "seen", "fits", "free", "alone")
BANNED: Final = AUTHOR.split("### Ord\n")[1].split("\n## ")[0]
DANISH: Final = re.findall("»([^«]+)«", BANNED)
ENGLISH: Final = re.findall('"([^"]+)"', BANNED)
# What may follow a Danish word and leave it the same word.
BENT: Final = "(?:e?[nt]|e?rs?|e?rnes?|s)?"
# Outside the shelves, where a rung's value needs a name.
OUTSIDE: Final[dict[Language, tuple[str, ...]]] = {"da": ("niveau",), "en": ()}
GUIDES: Final = sorted(
    SHELVES / "docs" / place / f"{name}.md"
    for place in ("", "en")
    for name in ("author", "developer", "facilitator", "operator")
)
EXAMPLES: Final = sorted((SHELVES / "docs" / "examples").iterdir())
WORDS: Final = re.compile(r"^### (?:Ord|Words)\n.*?(?=^## )", re.MULTILINE | re.DOTALL)
CODE: Final = re.compile(r"```.*?```|`[^`]*`|\]\([^)]*\)", re.DOTALL)
GAP: Final = re.compile(r"\{\w*\}")


def checks() -> list[dict[str, str]]:
    """The table of what each statement was held against."""
    with Path(SHELVES / "questionnaires" / "checks.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def texts(value: Any, language: Language) -> Iterator[str]:  # noqa: ANN401 - a dumped model
    """Every text in one language anywhere in a dumped model."""
    if isinstance(value, dict):
        for key, inside in value.items():
            if key == language:
                yield inside
            yield from texts(inside, language)
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from texts(inside, language)


def test_every_statement_was_held_against_the_checklist(content: Content) -> None:
    """Each statement as it stands now has a line of its own, in the order of the files."""
    held = [(row["statement"], int(row["revision"])) for row in checks()]
    assert held == [(s.id, s.revision) for s in content.statements.values()]


def test_a_choice_has_its_reason() -> None:
    """Every question of the checklist is answered, and where not with yes, the remark says why."""
    for row in checks():
        assert {row[question] for question in QUESTIONS} <= {"yes", "choice"}, row["statement"]
        assert row["remark"].endswith("."), row["statement"]
    asked = set(re.findall(r"\| `(\w+)` \|$", AUTHOR.split("## Et godt udsagn")[1], re.MULTILINE))
    assert asked >= set(QUESTIONS)


def test_a_remark_points_at_what_is_there(content: Content) -> None:
    """A statement named in a remark is on the shelves."""
    named = {key for row in checks() for key in re.findall("`(\\w+)`", row["remark"])}
    assert named <= set(content.statements)


def test_politicians_can_answer(content: Content) -> None:
    """Politicians see at least 24 statements themselves, some of every factor, and lead six steps.

    No statement is left to those who are asked in another way: citizens and partners.
    """
    seen = [s.id for s in content.statements.values() if "politik" in s.observed_by]
    assert len(seen) >= 24
    assert {content.factor_of[key].id for key in seen} == {f.id for f in content.factors}
    assert sum(step.lead == "politik" for step in content.steps.values()) >= 6
    assert not {"borger", "ekstern"} & {
        key for s in content.statements.values() for key in s.observed_by
    }


def test_every_step_has_a_first_sign(content: Content) -> None:
    """A step says, in both languages, what can be seen that tells it works."""
    signs = [step.first_sign for step in content.steps.values()]
    assert all(sign and sign.da.endswith(".") and sign.en.endswith(".") for sign in signs)
    assert len({sign.da for sign in signs if sign}) == len(signs)


def test_a_step_s_title_fits_beside_two_others(content: Content) -> None:
    """The report's second page has room for three titles of 52 signs side by side."""
    titles = [title for step in content.steps.values() for title in (step.title.da, step.title.en)]
    assert [title for title in titles if len(title) > 52] == []


def test_every_sheet_is_opened(content: Content) -> None:
    """Each of the five sheets of the redesign is opened by two steps or more."""
    opened = Counter(step.sheet for step in content.steps.values() if step.sheet)
    assert len(opened) == 5
    assert min(opened.values()) >= 2


def test_the_short_one_has_a_step_for_all_it_asks(content: Content) -> None:
    """In each band some step lifts each of a factor's core statements, and names one first."""
    for factor in content.factors:
        core = {s.id for s in factor.statements if s.core}
        for band in ("low", "middle", "high"):
            steps = [step for step in factor.next_steps if step.band == band]
            assert core <= {key for step in steps for key in step.lifts}, (factor.id, band)
            mixed = [step for step in steps if core & set(step.lifts)]
            assert not [step.id for step in mixed if step.lifts[0] not in core]


def test_own_rungs_stand_alone(content: Content) -> None:
    """A statement's own rungs are whole sentences that need no number of another rung."""
    for statement in content.statements.values():
        for rung in statement.rungs or ():
            assert rung.text.da.endswith("."), statement.id
            assert not re.search(r"\btrin\b", rung.text.da), statement.id
            assert len(rung.short.da) <= 18, statement.id
    assert sum(s.rungs is not None for s in content.statements.values()) >= 10


def forbidden(said: Iterable[str], language: Language, *, but: tuple[str, ...] = ()) -> list[str]:
    """The texts in which a word stands, bent or not, that the author's page forbids."""
    words, ending = (DANISH, BENT) if language == "da" else (ENGLISH, "")
    assert len(words) > 2
    assert set(but) <= set(words)
    patterns = [re.compile(rf"\b{word}{ending}\b", re.IGNORECASE) for word in {*words} - {*but}]
    return [text for text in said for pattern in patterns if pattern.search(text)]


def catalogue(language: Language) -> Iterator[str]:
    """The app's own words, without the gaps that are filled."""
    with CATALOGUE.open("rb") as file:
        for message in read_po(file, locale="da"):
            text = (message.string if language == "da" else message.id) or ""
            yield from (GAP.sub("", one) for one in ([text] if isinstance(text, str) else text))


def guide(file: Path) -> list[str]:
    """The lines of a guide, without what is code, an address, or the list of words itself."""
    page = WORDS.sub("", file.read_text(encoding="utf-8"))
    return CODE.sub("", page).splitlines()


@pytest.mark.parametrize("language", ["da", "en"])
def test_one_thing_has_one_name(content: Content, language: Language) -> None:
    """No word that the author's page forbids stands on the shelves, bent or not."""
    assert forbidden(texts(content.model_dump(), language), language) == []


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_the_other_instruments_keep_to_the_words(folder: Path) -> None:
    """What authors take as a pattern has one name for one thing too."""
    shelves = load(folder).model_dump()
    assert forbidden(texts(shelves, "da"), "da") == []
    assert forbidden(texts(shelves, "en"), "en") == []


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_app_says_the_same_words(language: Language) -> None:
    """Nor does it stand in the app's own words, where only a rung's value is a »niveau«."""
    assert forbidden(catalogue(language), language, but=OUTSIDE[language]) == []


@pytest.mark.parametrize("file", GUIDES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_the_guides_say_the_same_words(file: Path) -> None:
    """Nor in a guide."""
    language: Language = "en" if file.parent.name == "en" else "da"
    assert forbidden(guide(file), language, but=OUTSIDE[language]) == []


def test_a_forbidden_word_is_found() -> None:
    """Bent, in capitals or inside a sentence; a word that only begins with it is another."""
    bad = ["Skriv en Begrundelse.", "Målingerne er slut.", "Det siger rummet."]
    assert forbidden([*bad, "Begrund det.", "Rum til alle"], "da") == bad
    assert forbidden(["Rummet har et niveau"], "da", but=("rummet", "niveau")) == []


def test_lix_is_what_a_hand_counts() -> None:
    """Eight words in two sentences, three of them long, are 4 + 37.5; a line is a sentence."""
    said = ["Forvaltningerne deler udgiften. Hvem betaler det i dag?"]
    assert lix(said) == pytest.approx(8 / 2 + 100 * 3 / 8)
    assert lix(["Findes ikke", "Er i brug"]) == pytest.approx(5 / 2)
    assert lix([]) == 0


def test_a_participant_s_page_is_easy_enough(content: Content) -> None:
    """On a phone each page, and what the shelves say on a factor's, has a LIX of 40 at most.

    Those for citizens have 30.
    """
    found = [reading for reading in readings(content) if reading.what.startswith("phone: ")]
    assert len(found) == len(content.factors) + len(phone())
    easy = [reading.what for reading in found if reading.most == EASY]
    assert easy == [f"phone: {name}" for name in sorted(phone()) if name.startswith("citizens")]
    assert [reading for reading in found if not reading.reached] == []


def test_the_table_says_what_is_too_hard() -> None:
    """A page above its limit stands as missed; what has none is only told."""
    told = table([Reading("a", 41, 40), Reading("b", 40, 40), Reading("c", 60)]).splitlines()
    assert [line.split()[-1] for line in told[1:]] == ["MISSED", "reached", "60"]


def test_a_field_that_no_sheet_has_is_named_and_so_is_the_one_it_leaves_out(tmp_path: Path) -> None:
    """A key that is misspelled would leave a sheet without a question: file and line say so."""
    for shelf in ("factors", "questionnaires", "redesign"):
        copytree(SHELVES / shelf, tmp_path / shelf)
    for (stem, part), keys in ASKED.items():
        file, key = tmp_path / "redesign" / f"{stem}.yaml", min(keys)
        before, after = file.read_text(encoding="utf-8").split(f"\n{part}:\n")
        after = after.replace(f"key: {key}\n", f"key: {key}x\n", 1)
        file.write_text(f"{before}\n{part}:\n{after}", encoding="utf-8")
    with pytest.raises(ContentError) as found:
        load(tmp_path)
    said = str(found.value)
    for (stem, part), keys in ASKED.items():
        key = min(keys)
        field = rf'{part}\[\d+\].key: the sheet has no field "{key}x"'
        assert re.search(rf"redesign/{stem}.yaml:\d+: {field}", said)
        lacks = f"{part}: the words for {key} are missing"
        assert re.search(rf"redesign/{stem}.yaml:\d+: {lacks}", said)
