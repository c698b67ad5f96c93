"""The shelves hold what they must, and whoever breaks one is told where, what and what to do."""

from __future__ import annotations

import json
import os
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema  # type: ignore[import-untyped] # ships no types
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from content import SHELVES, Content, ContentError, Problem, Told, load, schemas
from words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from content import Factor

INSTRUMENT = Path(__file__).parent / "instrument"
BROKEN = [
    pytest.param(case, id=case["title"])
    for file in sorted((Path(__file__).parent / "broken").glob("*.yaml"))
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]
YAML_S_OWN = (
    "begins with &, which means something else in YAML; leave it out, or put the text in quotation "
    "marks"
)
UTF_16 = "1: is UTF-16; save it as UTF-8"
CONTROL = "7: character 12 is a control character (U+{}), which cannot be seen; delete it"
ROOTS, METHOD = "factors/roots.yaml", "questionnaires/method.yaml"
# What stands in a whole file, and what its author is told, where YAML cannot write it down.
FILES = {
    "empty": (b"", [f"{ROOTS}: is empty"]),
    "a comment only": (b"# later\n", [f"{ROOTS}: is empty"]),
    "a list": (b"- a\n", [f"{ROOTS}:1: must hold keys, each on its own line"]),
    "a word": (b"a\n", [f"{ROOTS}:1: must hold keys, each on its own line"]),
    "256 kB": (b"#" * 256_001, [f"{ROOTS}: is larger than 256 kB; shorten or split it"]),
    "open brackets": (b"[" * 200_000, [f"{ROOTS}:1: is nested deeper than 20 levels"]),
    "brackets": (b"[" * 99_999 + b"]" * 99_999, [f"{ROOTS}:1: is nested deeper than 20 levels"]),
    "braces": (b"{a: " * 60_000, [f"{ROOTS}:1: is nested deeper than 20 levels"]),
    "dashes": (b"- " * 120_000, [f"{ROOTS}:1: is nested deeper than 20 levels"]),
    "a laugh": (
        b"a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        [
            f"{ROOTS}:1: {YAML_S_OWN}",
            f"{ROOTS}:2: *a is an alias; write the text out",
            f"{ROOTS}:2: {YAML_S_OWN}",
            f"{ROOTS}:3: *b is an alias; write the text out",
        ],
    ),
}
# A whole file saved in another way; what else is wrong with it (a step led by nobody) is told too.
LED: dict[str, tuple[Callable[[str], bytes], list[str]]] = {
    "Latin-1": (lambda text: text.encode("cp1252"), ["2: is not UTF-8; save it as UTF-8"]),
    "UTF-16 from Windows": (lambda text: text.encode("utf-16"), [UTF_16]),
    "UTF-16 from elsewhere": (lambda text: b"\xfe\xff" + text.encode("utf-16-be"), [UTF_16]),
    "UTF-16 without a mark": (lambda text: text.encode("utf-16-le"), [UTF_16]),
    "a NUL": (lambda text: text.replace("Sol", "So\x00l").encode(), [CONTROL.format("0000")]),
    "a bell": (lambda text: text.replace("Sol", "So\x07l").encode(), [CONTROL.format("0007")]),
}
NUMBERED = {
    "factors/roots.yaml": "effort: 1",
    "questionnaires/roots.yaml": "revision: 1",
    "questionnaires/method.yaml": "value: 4",
}
LEFT_BEHIND = (
    *("._roots.yaml", ".DS_Store", "roots.yaml~", ".#roots.yaml", "#roots.yaml#", "roots.yaml.swp"),
    *(".roots.yaml.swp", "roots.yaml.bak", "~$roots.yaml", "README.md", "notes.txt"),
)
SPREAD = (  # these belong to the ladder or to nobody, never to a statement
    "alle hver altid flere fast aftalt drøfte afprøve følge justere mindst senest "
    "feedback business performance governance progression"
)


def told(folder: Path) -> list[str]:
    """What the author of the shelves is told."""
    return [str(problem) for problem in problems_in(folder)]


def problems_in(folder: Path) -> tuple[Problem, ...]:
    """The mistakes in the shelves, and none where there is none."""
    try:
        load(folder)
    except ContentError as error:
        return error.problems
    return ()


def spoil(shelves: Path, case: dict[str, Any]) -> None:
    """Make the change that a case describes; its line ends stay as they are written."""
    file = shelves / case["file"]
    text = file.read_text(encoding="utf-8")
    for swap in case["swap"]:
        assert swap["from"] in text
        text = text.replace(swap["from"], swap["to"], 1)
    file.write_bytes(text.encode("utf-8"))


def plain(file: Path) -> Any:  # noqa: ANN401 - whatever stands there
    """A shelf's file with YAML's own types, as an editor checks it."""
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def words_of(value: object) -> list[str]:
    """Every text anywhere in a plain structure."""
    if isinstance(value, dict):
        return [text for item in value.values() for text in words_of(item)]
    if isinstance(value, list | tuple):
        return [text for item in value for text in words_of(item)]
    return [value] if isinstance(value, str) else []


def test_six_factors_in_the_published_order(content: Content) -> None:
    """The six factors stand in SBST's order."""
    names = ["why", "goals", "organising", "governance", "relations", "expertise"]
    assert [factor.id for factor in content.factors] == names


def test_sixty_to_sixty_six_statements(content: Content) -> None:
    """A full questionnaire has 60 to 66 statements, nine to thirteen a factor."""
    assert 60 <= len(content.statements) <= 66
    assert all(9 <= len(factor.statements) <= 13 for factor in content.factors)


def test_five_core_statements_each(content: Content) -> None:
    """The short questionnaire asks five statements of every factor."""
    assert {sum(s.core for s in factor.statements) for factor in content.factors} == {5}


def test_steps_and_practice_for_everybody(content: Content) -> None:
    """Every band of every factor has three steps or more, every factor two examples or more."""
    for factor in content.factors:
        bands = [step.band for step in factor.next_steps]
        assert min(bands.count(band) for band in ("low", "middle", "high")) >= 3
        assert len(factor.practice) >= 2


def test_every_statement_is_lifted(content: Content) -> None:
    """There is no statement that no step would lift."""
    lifted = {key for step in content.steps.values() for key in step.lifts}
    assert lifted == set(content.statements)


def test_every_source_is_used(content: Content) -> None:
    """A tag in the list of sources is pointed at from somewhere."""
    files = [file for shelf in SHELVED for file in SHELVES.glob(f"{shelf}/*.yaml")]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    used = set(re.findall(r"[A-Z]\w*", " ".join(re.findall(r"(?:source|basis): (.*)", text))))
    assert {source.tag for source in content.method.sources} <= used


def test_no_source_is_a_copy(content: Content) -> None:
    """A source leads to who published it, not to a site that copies what others publish."""
    copies = re.compile(r"docplayer|9pdf|pdfslide|vdocuments|dokumen|fdocument|yumpu|scribd")
    examples = [tag for f in content.factors for e in f.practice for tag in e.source]
    addresses = [*examples, *(source.url or "" for source in content.method.sources)]
    assert not [address for address in addresses if copies.search(address)]


def test_an_example_says_where_it_is_said(content: Content) -> None:
    """Every example from practice has the address of what it is read in."""
    examples = [example for factor in content.factors for example in factor.practice]
    assert not [e.who for e in examples if not all(tag.startswith("http") for tag in e.source)]


@pytest.mark.parametrize("word", SPREAD.split())
def test_a_statement_leaves_the_spread_to_the_ladder(content: Content, word: str) -> None:
    """How widely, how firmly and how often is the common ladder's to say, and jargon nobody's."""
    said = [s.text.da.casefold() for s in content.statements.values() if not s.rungs]
    assert not [text for text in said if re.search(rf"\b{word}\b", text)]


def test_a_statement_is_short(content: Content) -> None:
    """A statement has 18 words at most, in both languages, and ends with a full stop."""
    for statement in content.statements.values():
        assert len(statement.text.da.split()) <= 18, statement.id
        assert statement.text.da.endswith("."), statement.id
        assert statement.text.en.endswith("."), statement.id


def test_a_question_is_open(content: Content) -> None:
    """A question begins with a word that cannot be answered with yes or no."""
    opening = re.compile(r"(I |På )?hv(ad|em|is|or|ordan|ilke[nt]?|ornår)\b", re.IGNORECASE)
    questions = [s.question.da for s in content.statements.values()]
    assert not [text for text in questions if not (opening.match(text) and text.endswith("?"))]


def test_no_text_is_the_other_language(content: Content) -> None:
    """Long Danish and English sentences are never the same, as a forgotten translation would be."""
    forgotten = [
        s.id for s in content.statements.values() if s.text.da == s.text.en or "ø" in s.text.en
    ]
    assert not forgotten


def test_what_sbst_says_stays_sbst_s(content: Content) -> None:
    """The notes say what is SBST's, that it is not piloted, and that the six are on equal footing.

    No practice example calls a municipality one of SBST's seven.
    """
    notes = content.method.notes
    assert "2023" in notes.attribution.da
    assert "ikke afprøvet" in notes.not_piloted.da
    assert "lige fod" in notes.equal_footing.da
    practice = " ".join(words_of([f.model_dump()["practice"] for f in content.factors]))
    assert not re.search("Styrelsen|SBST", practice)


@pytest.mark.parametrize("name", schemas())
def test_schemas_are_current(name: str) -> None:
    """The JSON Schemas that editors use are those of the models; `make schema` writes them."""
    assert json.loads((SHELVES / name).read_text(encoding="utf-8")) == schemas()[name]


SHELVED = ("factors", "questionnaires", "redesign")
"""The shelves whose sources are in the method's list."""
NAMED = {Path(name).name for name in schemas()}
COMMON = {
    "factors": "factor.schema.json",
    "questionnaires": "questionnaire.schema.json",
    "citizens": "citizens.schema.json",
    "scripts": "script.schema.json",
}
"""The schema of a shelf's files that have none under their own name."""


@pytest.mark.parametrize("folder", [SHELVES, INSTRUMENT], ids=["real", "small"])
def test_schemas_accept_the_shelves(folder: Path) -> None:
    """An editor that checks a whole file against its schema finds nothing."""
    for name, schema in schemas().items():
        for file in (folder / name).parent.glob("*.yaml"):
            own = file.with_name(f"{file.stem}.schema.json").name
            if Path(name).name == (own if own in NAMED else COMMON[file.parent.name]):
                jsonschema.validate(plain(file), schema)


def test_schemas_refuse_what_the_models_refuse() -> None:
    """An editor marks an unknown key."""
    broken = plain(INSTRUMENT / ROOTS) | {"shrot": "x"}
    with pytest.raises(jsonschema.ValidationError, match="shrot"):
        jsonschema.validate(broken, schemas()["factors/factor.schema.json"])


@pytest.mark.parametrize("file", sorted(SHELVES.glob("[fqs]*s/*.yaml")), ids=lambda file: file.stem)
def test_files_name_their_schema(file: Path) -> None:
    """The first line of every file names a schema that is there."""
    named = re.fullmatch(
        r"# yaml-language-server: \$schema=(\S+)", file.read_text(encoding="utf-8").split("\n")[0]
    )
    assert named
    assert (file.parent / named[1]).is_file()


@pytest.mark.parametrize("case", BROKEN)
def test_a_mistake_earns_exactly_its_messages(shelves: Path, case: dict[str, Any]) -> None:
    """The author is told every mistake once, by file and line, and nothing else; every sentence of
    it has its Danish, and the same place.
    """
    spoil(shelves, case)
    problems = problems_in(shelves)
    assert [str(problem) for problem in problems] == case["says"]
    for problem in problems:
        said, english = problem.said(in_danish), str(problem)
        assert said != english
        assert said.split(": ")[0] == english.split(": ", maxsplit=1)[0]
        assert len(said.splitlines()) == 1


def in_danish(message: str, **values: object) -> str:
    """The Danish of a message that has one."""
    danish = Words("da").say(message, **values)
    assert danish != message or message == "{name} (U+{code})"
    return danish


def test_what_may_be_meant_is_told_and_taken(shelves: Path, small: Content) -> None:
    """A comment after words is a comment; its author is told, for it might be a part of them."""
    doubts: list[Problem] = []
    file = shelves / ROOTS
    text = file.read_text(encoding="utf-8")
    what = "{da: Hvad det er., en: What it is., source: own}"
    lines = "\n  da: Hvad det er.  # 2020\n  en: What it is.\t# since then\n  source: own # us"
    assert what in text
    file.write_text(text.replace(what, lines.replace("# 2020", "# siden")), encoding="utf-8")
    assert load(shelves, doubts.append) == small
    assert [(doubt.line, doubt.place) for doubt in doubts] == [(5, "what.da"), (6, "what.en")]
    assert '"# siden"' in str(doubts[0])


@pytest.mark.parametrize("left", LEFT_BEHIND)
def test_what_a_mac_or_an_editor_leaves_is_passed_over(
    shelves: Path, small: Content, left: str
) -> None:
    """A hidden file or a copy of an editor's beside a shelf is no shelf."""
    for folder in ("factors", "questionnaires"):
        (shelves / folder / left).write_bytes(b"\x00\x05\x16\x07Mac OS X")
    assert load(shelves) == small


@pytest.mark.parametrize("name", ["stem.yml", "Stem.yaml", "stem.yaml.txt", "STEM.YAML"])
def test_a_file_under_a_wrong_name_is_told_once(shelves: Path, name: str) -> None:
    """A file that is not read because of its name is to be renamed; nothing else is missing."""
    (shelves / "factors" / "stem.yaml").rename(shelves / "factors" / name)
    assert told(shelves) == [f"factors/{name}: is not read; rename it to stem.yaml"]


@pytest.mark.parametrize("name", ["method.yml", "method.yaml.txt"])
def test_a_method_under_a_wrong_name_is_told_once(shelves: Path, name: str) -> None:
    """The same holds for the method, without which nobody knows which factors there are."""
    (shelves / METHOD).rename(shelves / "questionnaires" / name)
    assert told(shelves) == [f"questionnaires/{name}: is not read; rename it to method.yaml"]


def test_a_factor_has_three_statements(shelves: Path) -> None:
    """Of two statements a factor's score would tell the answers to both."""
    file = shelves / "questionnaires/roots.yaml"
    file.write_text(file.read_text("utf-8").partition("  - id: roots_3")[0], encoding="utf-8")
    said = "questionnaires/roots.yaml:1: statements: needs 3 statements and has 2"
    assert said in told(shelves)


def test_a_second_file_beside_a_shelf_is_told(shelves: Path) -> None:
    """Two files for one factor: the one that is not read is named."""
    (shelves / "factors" / "stem.yml").write_text("x", encoding="utf-8")
    said = "is not read, for stem.yaml is there too; delete one"
    assert told(shelves) == [f"factors/stem.yml: {said}"]


def test_no_more_of_one_sign_is_told_than_can_be_read(shelves: Path) -> None:
    """Of a sign that stands hundreds of times, twenty are told and how many more there are."""
    file = shelves / ROOTS
    file.write_text(file.read_text("utf-8").replace("    ", "\u00a0   "), encoding="utf-8")
    found = told(shelves)
    assert len(found) == 21
    assert found[-1].endswith(": a non-breaking space (U+00A0) is there 52 more times")


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_something_else(shelves: Path, name: str) -> None:
    """A file that is no shelf at all is refused at once, whatever it is."""
    data, says = FILES[name]
    (shelves / ROOTS).write_bytes(data)
    begun = time.perf_counter()
    assert told(shelves) == says
    assert time.perf_counter() - begun < 2


@pytest.mark.parametrize("way", LED)
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["Unix", "Windows"])
def test_a_file_saved_in_another_way(shelves: Path, way: str, ending: str) -> None:
    """How it is saved is told, and so is all else, on the line that an editor shows."""
    saved, says = LED[way]
    file = shelves / ROOTS
    text = file.read_text(encoding="utf-8").replace("lead: chef", "lead: boss", 1)
    file.write_bytes(saved(text.replace("\n", ending)))
    found = [f"{ROOTS}:{said}" for said in says]
    assert told(shelves) == [*found, f'{ROOTS}:22: next_steps[1].lead: there is no level "boss".']


@pytest.mark.parametrize("name", ["factors/stem.yaml", "questionnaires/stem.yaml", METHOD])
def test_a_missing_file(shelves: Path, name: str) -> None:
    """A file that is not there is named, and nothing is held against what points to it."""
    (shelves / name).unlink()
    assert told(shelves) == [f"{name}: is missing"]


@pytest.mark.parametrize("shelf", ["factors", "questionnaires"])
def test_an_extra_file(shelves: Path, shelf: str) -> None:
    """A file that the method does not name is named, with the nearest factor."""
    (shelves / shelf / "leafes.yaml").write_text("x", encoding="utf-8")
    hint = f'is not named under factors in {METHOD}. Did you mean "leaves"?'
    assert told(shelves) == [f"{shelf}/leafes.yaml: {hint}"]


COPIES = ("leaves - Kopi", "Copy of leaves", "leaves (1)", "Leaves (Oles modstridende kopi)")


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_beside_its_file_is_told(shelves: Path, name: str) -> None:
    """Whoever has written in the copy learns that it is not read, however it is spelt."""
    (shelves / "factors" / f"{name}.yaml").write_text("x", encoding="utf-8")
    hint = f'is not named under factors in {METHOD}. Did you mean "leaves"?'
    assert told(shelves) == [f"factors/{name}.yaml: {hint}"]


def test_a_folder_without_shelves(tmp_path: Path) -> None:
    """A folder that holds nothing says what is missing."""
    assert told(tmp_path) == [f"{METHOD}: is missing"]
    assert told(tmp_path / "nowhere") == [f"{METHOD}: is missing"]


def test_a_folder_where_a_file_must_be(shelves: Path) -> None:
    """What cannot be read is said to be so."""
    (shelves / ROOTS).unlink()
    (shelves / ROOTS).mkdir()
    assert told(shelves) == [f"{ROOTS}: cannot be read: Is a directory"]


def test_mistakes_in_several_files_come_in_order(shelves: Path) -> None:
    """Every file is read to its end, and the mistakes come by file and by line, not by letter."""
    for name, number in NUMBERED.items():
        file = shelves / name
        file.write_text(file.read_text("utf-8").replace(number, f"{number}x"), encoding="utf-8")
    places = [problem.split(": ")[0].split(":") for problem in told(shelves)]
    assert {file for file, _ in places} == set(NUMBERED)
    assert places == sorted(places, key=lambda place: (place[0], int(place[1])))
    assert len(places) == 9


@pytest.mark.parametrize("wrong", ["٣", "1e400", "nan", "-inf", "9" * 5000, "0x1", "''", "[1]"])
@pytest.mark.parametrize("name", NUMBERED)
def test_a_number_is_a_number(shelves: Path, name: str, wrong: str) -> None:
    """What Python might take for a number is one mistake, on its line, in few words."""
    file = shelves / name
    before = file.read_text(encoding="utf-8")
    written = NUMBERED[name].split()[0]
    file.write_text(before.replace(NUMBERED[name], f"{written} {wrong}", 1), encoding="utf-8")
    (problem,) = told(shelves)
    line = before[: before.index(NUMBERED[name])].count("\n") + 1
    assert problem.startswith(f"{name}:{line}: ")
    assert len(problem) < 200


def test_a_very_long_text(shelves: Path) -> None:
    """A text is a sentence, not a book."""
    file = shelves / ROOTS
    file.write_text(file.read_text("utf-8").replace("en: Roots", f"en: {'x' * 2001}", 1), "utf-8")
    assert told(shelves) == [f"{ROOTS}:2: name.en: is longer than 2000 characters"]


@pytest.mark.unmeasured
def test_thousands_of_mistakes_are_told_at_once(shelves: Path) -> None:
    """The largest file with nothing right in it is answered in seconds, not minutes."""
    (shelves / ROOTS).write_bytes(b"".join(b"k%05d: x\n" % number for number in range(25_000)))
    begun = time.process_time()
    assert len(told(shelves)) >= 25_000
    assert time.process_time() - begun < 10


def test_no_stays_no(shelves: Path) -> None:
    """Every text is read as it is written: No, 012 and 12:30 are words."""
    file = shelves / "questionnaires/roots.yaml"
    text = file.read_text(encoding="utf-8")
    asked = '{da: "Hvordan passer I rødder?", en: "How do you tend the roots?"}'
    assert asked in text
    file.write_text(text.replace(asked, "{da: No, en: 012 ~ 12:30}", 1), encoding="utf-8")
    question = load(shelves).statements["roots_1"].question
    assert (question.da, question.en) == ("No", "012 ~ 12:30")


@pytest.mark.parametrize("ending", [b"\r\n", b"\r"], ids=["Windows", "old Mac"])
def test_any_editor_s_lines(shelves: Path, small: Content, ending: bytes) -> None:
    """A byte order mark and another system's line ends change nothing."""
    for file in shelves.rglob("*.yaml"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", ending))
    assert load(shelves) == small


def test_the_fingerprint_is_the_words(shelves: Path, small: Content) -> None:
    """Any changed word changes the fingerprint; a comment does not."""
    file = shelves / ROOTS
    file.write_text(file.read_text(encoding="utf-8") + "# later\n", encoding="utf-8")
    assert load(shelves).fingerprint == small.fingerprint
    file.write_text(file.read_text("utf-8").replace("Sun.", "Sunshine."), encoding="utf-8")
    assert load(shelves).fingerprint != small.fingerprint


def test_content_is_frozen(small: Content) -> None:
    """Nobody changes the shelves after they are read."""
    factor: Factor = small.factors[0]
    with pytest.raises(ValueError, match="frozen"):
        factor.number = 9  # type: ignore[misc] # the point of the test


@pytest.fixture(scope="module")
def torn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which files are torn apart, once for all examples."""
    folder = tmp_path_factory.mktemp("torn")
    for file in INSTRUMENT.rglob("*.yaml"):
        (folder / file.parent.name).mkdir(exist_ok=True)
        (folder / file.parent.name / file.name).write_bytes(file.read_bytes())
    return folder


PIECES = st.sampled_from(
    [
        "",
        "\x00",
        ": ",
        "- ",
        "\n",
        "\n  ",
        "{",
        "]",
        "'",
        '"',
        "&a ",
        "*a",
        "? ",
        "!!int ",
        "%",
        "#",
        "<<: ",
        "\t",
        "\u2028",
        "nan",
        "---\n",
    ]
).map(str.encode)
CUT = st.tuples(st.floats(0, 1), st.integers(0, 40), st.one_of(PIECES, st.binary(max_size=8)))


@given(name=st.sampled_from(list(NUMBERED)), cuts=st.lists(CUT, min_size=1, max_size=4))
def test_a_torn_file_is_told_never_raised(
    torn: Path, name: str, cuts: list[tuple[float, int, bytes]]
) -> None:
    """Whatever bytes a file holds, there is a Content or there are messages of one line each."""
    data = whole = (INSTRUMENT / name).read_bytes()
    for place, removed, put in cuts:
        at = int(place * len(data))
        data = data[:at] + put + data[at + removed :]
    (torn / name).write_bytes(data)
    problems = problems_in(torn)
    (torn / name).write_bytes(whole)
    assert all(len(str(problem).splitlines()) == 1 for problem in problems)


@given(
    name=st.sampled_from(list(NUMBERED)),
    place=st.floats(0, 1, exclude_max=True),
    sign=st.sampled_from("\u200b\u00ad\u2028\u2029\x85\ufeff\u202e\u3000\x00\x07\u2060\ue000"),
    ending=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_a_sign_nobody_sees_is_told_where_it_stands(
    torn: Path, name: str, place: float, sign: str, ending: str
) -> None:
    """Wherever it is put, and however lines end, its line and its place in it are told first."""
    text = (INSTRUMENT / name).read_text(encoding="utf-8")
    at = int(place * len(text))
    (torn / name).write_bytes((text[:at] + sign + text[at:]).replace("\n", ending).encode())
    problems = problems_in(torn)
    (torn / name).write_text(text, encoding="utf-8")
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    if sign == "\ufeff" and at == 0:
        assert problems == ()
        return
    assert (problems[0].file, problems[0].line) == (name, line)
    assert f"U+{ord(sign):04X}" in str(problems[0])
    assert f"character {column} is" in str(problems[0]) or "is indented with" in str(problems[0])


def test_a_told_mistake_is_put_into_another_language_with_what_stands_inside_it() -> None:
    """A sentence within a sentence is translated too; the gaps are filled in afterwards."""
    danish = {"no {what}.{hint}": "ingen {what}.{hint}", " Try {near}.": " Prøv {near}."}
    mistake = Told("no {what}.{hint}", what="level", hint=Told(" Try {near}.", near="chef"))
    assert str(mistake) == "no level. Try chef."
    assert mistake.said(lambda said, **gaps: danish[said].format(**gaps)) == (
        "ingen level. Prøv chef."
    )


def test_what_is_no_plain_file_is_told_and_not_waited_for(shelves: Path) -> None:
    """A pipe would never end, and a device fill the memory."""
    (shelves / ROOTS).unlink()
    os.mkfifo(shelves / ROOTS)
    assert f"{ROOTS}: is no plain file; put a copy of it here" in told(shelves)
