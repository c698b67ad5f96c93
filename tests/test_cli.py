"""The verbs at a terminal: what good files give, and what is said of bad ones."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import docx
import pikepdf
import pytest
from typer.testing import CliRunner, Result

import advice
import workshop
from cli.verbs import app
from cli.workshops import _examples
from content import load
from storage import open_store

HOUSE = Path(__file__).resolve().parent.parent
EXAMPLE = HOUSE / "docs" / "example.csv"
HEAD = "participant,level,area,statement,answer,comment\n"
BAD = f"{HEAD}p1,,,nothing,3,\np2,boss,,written_reason,9,\n"
SAID_OF_BAD = [
    'line 2: there is no statement "nothing".',
    'line 3: there is no level "boss".',
    'line 3: "9" is no answer; write 0-5, dont_know or not_relevant.',
]


def told(*arguments: str | Path) -> Result:
    """What a command gives, within this process."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def refused(*arguments: str | Path) -> list[str]:
    """The lines that a command refuses with: it ends with 1, prints nothing and never crashes."""
    result = told(*arguments)
    assert isinstance(result.exception, SystemExit)
    assert (result.exit_code, result.stdout) == (1, "")
    return result.stderr.splitlines()


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A file of answers with three mistakes."""
    (tmp_path / "bad.csv").write_text(BAD, encoding="utf-8")
    return tmp_path / "bad.csv"


@pytest.fixture
def broken(shelves: Path) -> Path:
    """Shelves with two mistakes in two files."""
    (shelves / "factors/stem.yaml").unlink()
    file = shelves / "factors/roots.yaml"
    file.write_text(file.read_text("utf-8").replace("lead: chef", "lead: boss", 1), "utf-8")
    return shelves


SAID_OF_BROKEN = [
    'factors/roots.yaml:22: next_steps[1].lead: there is no level "boss".',
    "factors/stem.yaml: is missing",
]


def test_check_says_what_it_found() -> None:
    """Good shelves are counted on one line."""
    result = told("check")
    assert (result.exit_code, result.stderr) == (0, "")
    counted = "6 factors, 66 statements, 102 next steps, 7 questions to citizens. No mistakes."
    assert result.stdout.startswith(counted)


def test_every_verb_says_it_in_danish(broken: Path) -> None:
    """`--lang da` puts what is said into Danish; where it stands is the same."""
    assert told("check", "--lang", "da").stdout.startswith("6 faktorer, 66 udsagn, 102 næste")
    assert refused("check", "--content", broken, "--lang", "da") == [
        "factors/roots.yaml:22: next_steps[1].lead: der er intet ledelseslag, som hedder »boss«.",
        "factors/stem.yaml: mangler",
    ]


def test_a_danish_machine_is_answered_in_danish(
    broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever sits at a Danish machine need not ask for Danish, and can ask for English."""
    monkeypatch.setenv("LC_ALL", "da_DK.UTF-8")
    assert refused("score", EXAMPLE, "--content", broken)[1] == "factors/stem.yaml: mangler"
    assert refused("check", "--content", broken, "--lang", "en") == SAID_OF_BROKEN


def test_what_may_be_meant_is_noted_by_check(shelves: Path) -> None:
    """A comment after words is noted on stderr; the shelves are right all the same."""
    file = shelves / "factors/roots.yaml"
    file.write_text(
        file.read_text("utf-8").replace(
            "title: {da: Trin 1, en: Step 1}",
            "title:\n      da: Trin 1 # 2\n      en: Step 1 # and more",
            1,
        ),
        "utf-8",
    )
    result = told("check", "--content", shelves)
    assert result.exit_code == 1
    file.write_text(file.read_text("utf-8").replace("Trin 1 # 2", "Trin 1"), "utf-8")
    result = told("check", "--content", shelves)
    assert (result.exit_code, len(result.stderr.splitlines())) == (0, 1)
    assert result.stderr.startswith("note: factors/roots.yaml:21: next_steps[1].title.en: the text")


def test_check_of_another_instrument(shelves: Path) -> None:
    """Any three factors are an instrument."""
    assert told("check", "--content", shelves).stdout.startswith("3 factors, 12 statements")


@pytest.mark.parametrize("verb", ["check", "score", "report"])
def test_broken_shelves_are_told_by_every_verb(broken: Path, tmp_path: Path, verb: str) -> None:
    """Every verb says every mistake in the shelves, one a line, and does nothing else."""
    paper = tmp_path / "paper.pdf"
    more: list[str | Path] = [] if verb == "check" else [EXAMPLE]
    more += ["-o", paper] if verb == "report" else []
    assert refused(verb, *more, "--content", broken) == SAID_OF_BROKEN
    assert not paper.exists()


@pytest.mark.parametrize("mode", ["anonymous", "open"])
def test_score_prints_the_result(mode: str) -> None:
    """The Result is JSON, with the mode and the target that were asked for."""
    result = told("score", EXAMPLE, "--mode", mode, "--target", "5")
    plain = json.loads(result.stdout)
    assert (result.exit_code, result.stderr, plain["mode"]) == (0, "", mode)
    assert {factor["target"] for factor in plain["factors"]} == {5}
    assert plain["agenda"]
    assert plain["next_steps"]["start"]


@pytest.mark.parametrize("verb", ["score", "report"])
def test_a_stray_row_is_told_and_can_be_left_out(tmp_path: Path, verb: str) -> None:
    """A row outside the short questionnaire is named, and `--questionnaire short` drops it."""
    file, paper = tmp_path / "answers.csv", tmp_path / "paper.pdf"
    extra = "p01,direktion,Social og Handicap,citizens_counted,3,\n"
    file.write_text(EXAMPLE.read_text("utf-8").rstrip("\n") + "\n" + extra, "utf-8")
    last = len(file.read_text("utf-8").splitlines())
    more: list[str | Path] = ["-o", paper, "--date", "2026-11-21"] if verb == "report" else []
    (notice,) = told(verb, file, *more).stderr.splitlines()
    assert notice.startswith(f"{file}: counted as the full questionnaire")
    assert f"citizens_counted (line {last})" in notice
    short = told(verb, file, *more, "--questionnaire", "short")
    assert f"citizens_counted (line {last})" in short.stderr
    written = paper.read_bytes() if more else short.stdout.encode()
    alone = told(verb, EXAMPLE, *more)
    assert written == (paper.read_bytes() if more else alone.stdout.encode())


@pytest.mark.parametrize("verb", ["score", "report"])
def test_bad_answers_are_told(bad: Path, tmp_path: Path, verb: str) -> None:
    """Every mistake is one line with the file's name, then the way on; no output is left behind."""
    paper: list[str | Path] = ["-o", tmp_path / "paper.pdf"] if verb == "report" else []
    *said, on = refused(verb, bad, *paper)
    assert said == [f"{bad}: {line}" for line in SAID_OF_BAD]
    assert on.startswith(f"See how it is read: helhedstjek look {bad}.")
    assert [file.name for file in tmp_path.iterdir()] == ["bad.csv"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [("nowhere.csv", "No such file or directory"), (".", "Is a directory")],
)
def test_answers_that_cannot_be_read(tmp_path: Path, name: str, reason: str) -> None:
    """A file that is not there, or is none, is one line."""
    assert refused("score", tmp_path / name) == [f"{tmp_path / name}: cannot be read: {reason}"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["score", EXAMPLE, "--target", "6"],
        ["score", EXAMPLE, "--target", "-1"],
        ["score", EXAMPLE, "--target", "3.5"],
        ["score", EXAMPLE, "--mode", "secret"],
        ["score", EXAMPLE, "--questionnaire", "long"],
        ["report", EXAMPLE],
        ["report", EXAMPLE, "-o", "x.pdf", "--lang", "sv"],
        ["report", EXAMPLE, "-o", "x.pdf", "--date", "2026-02-30"],
        ["score"],
        ["shout"],
    ],
    ids=lambda arguments: " ".join(map(str, arguments[:1] + arguments[-2:])),
)
def test_a_wrong_option_is_a_usage_error(arguments: list[str]) -> None:
    """What the command line itself does not allow ends with 2 and says how it is used."""
    result = told(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage" in result.stderr


@pytest.mark.parametrize(("lang", "title"), [("da", "Et prøvetryk"), ("en", "A proof")])
def test_report_writes_a_pdf(tmp_path: Path, lang: str, title: str) -> None:
    """The report is a PDF with its title and language, and says where it is in that language."""
    is_written = {"da": "er skrevet", "en": "is written"}
    paper = tmp_path / "rapport.pdf"
    result = told("report", EXAMPLE, "-o", paper, "--lang", lang, "--title", title)
    assert (result.exit_code, result.stdout) == (0, f"{paper} {is_written[lang]}.\n")
    with pikepdf.open(paper) as pdf:
        assert title in str(pdf.docinfo["/Title"])
        assert str(pdf.Root["/Lang"]).startswith(lang)
    assert [file.name for file in tmp_path.iterdir()] == ["rapport.pdf"]


def test_the_same_report_has_the_same_bytes(tmp_path: Path) -> None:
    """Answers, content and day decide every byte."""
    papers = [tmp_path / name for name in ("one.pdf", "two.pdf")]
    for paper in papers:
        told("report", EXAMPLE, "-o", paper, "--date", "2026-11-21")
    assert papers[0].read_bytes() == papers[1].read_bytes()


@pytest.mark.parametrize(
    "organisation",
    [
        "x" * 3000,
        "å" * 40_000,
        "".join(
            (
                "\x00\x07\x1b[31m\r\n\t",
                "\u202eabc\u202c \u2066\u200d",
                "👩🏽‍🚀 🇩🇰 \ue000 \ufffd \U0010ffff",
                "e" + "\u0301" * 500,
                "#set page(width: 1pt) $x^2$ <a> @b *c* `d` \\",
                "\udcff\ud800",
                "שלום العربية 漢字",
            )
        ),
    ],
    ids=["long", "one word", "all else"],
)
def test_any_organisation_gives_a_pdf(tmp_path: Path, organisation: str) -> None:
    """Nothing that can be typed as a name keeps the report from being written."""
    paper = tmp_path / "rapport.pdf"
    result = told("report", EXAMPLE, "-o", paper, "--organisation", organisation)
    assert result.exit_code == 0
    assert all(line.endswith("stands as □.") for line in result.stderr.splitlines())
    assert len(pikepdf.open(io.BytesIO(paper.read_bytes())).pages) >= 6


def test_a_report_into_no_folder(tmp_path: Path) -> None:
    """A folder that is not there is one line, and is not made."""
    paper = tmp_path / "nowhere" / "rapport.pdf"
    reason = "cannot be written: No such file or directory"
    assert refused("report", EXAMPLE, "-o", paper) == [f"{paper}: {reason}"]
    assert not paper.parent.exists()


def test_a_report_onto_a_folder(tmp_path: Path) -> None:
    """A folder in the report's place is one line, and nothing is left beside it."""
    (tmp_path / "rapport.pdf").mkdir()
    assert len(refused("report", EXAMPLE, "-o", tmp_path / "rapport.pdf")) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["rapport.pdf"]


def test_an_older_report_stays_until_all_went_well(bad: Path, tmp_path: Path) -> None:
    """A report is replaced by a whole new one or not at all."""
    paper = tmp_path / "rapport.pdf"
    paper.write_text("%PDF of yesterday", encoding="utf-8")
    refused("report", bad, "-o", paper)
    assert paper.read_text(encoding="utf-8") == "%PDF of yesterday"
    told("report", EXAMPLE, "-o", paper)
    assert paper.read_bytes().startswith(b"%PDF-")


def test_schema_writes_what_the_shelves_need(shelves: Path) -> None:
    """The JSON Schemas are written beside the files they describe."""
    assert told("schema", "--content", shelves).exit_code == 0
    for name in ("factors/factor", "questionnaires/questionnaire", "questionnaires/method"):
        assert json.loads((shelves / f"{name}.schema.json").read_text("utf-8"))["title"]


def test_schema_into_no_folder(tmp_path: Path) -> None:
    """A folder without shelves is one line."""
    (line,) = refused("schema", "--content", tmp_path / "nowhere")
    assert "cannot be written" in line


def test_handing_over_needs_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a name, or with one in which nothing can be seen, workshops are listed and no link is
    made; with a part of one, a link opens that workshop and no other.
    """
    monkeypatch.setenv("HELHEDSTJEK_DATABASE_URL", f"sqlite:///{tmp_path / 'a.sqlite3'}")
    told("demo", "--people", "0")
    for name in ("", " ", "\u200b"):
        listed = told("handover", *[name] * bool(name)).stdout
        assert "Eksempelkøbing" in listed
        assert "/shared/" not in listed
    assert told("handover", "sydby").stdout == ""
    assert told("handover", "eksempel").stdout.count("http://127.0.0.1:8501/shared/") == 1


def test_a_workshop_goes_out_and_comes_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By a file; it is handed over by a link, and what is here already stays unless replaced."""
    monkeypatch.setenv("HELHEDSTJEK_DATABASE_URL", f"sqlite:///{tmp_path / 'a.sqlite3'}")
    kept = EXAMPLE.parent.parent / "tests" / "earlier" / "workshop-1.json"
    assert told("unpack", kept).stdout.count("http://127.0.0.1:8501/shared/") == 1
    copy = tmp_path / "copy.json"
    told("pack", "oeby-efteraar-2026", "-o", copy)
    (line,) = refused("unpack", copy)
    assert "here already" in line
    assert "/shared/" not in told("unpack", copy, "--replace").stdout
    told("pack", "oeby-efteraar-2026", "-o", copy)
    for wrong, why in (("nowhere", "no workshop"), ("../x", "no workshop")):
        (line,) = refused("pack", wrong, "-o", tmp_path / "other.json")
        assert why in line
    (line,) = refused("unpack", tmp_path / "nothing.json")
    assert "cannot be read" in line


def run(*arguments: str | Path, **surroundings: str) -> subprocess.CompletedProcess[bytes]:
    """What the installed command gives, in a process and surroundings of its own."""
    command = [Path(sys.executable).parent / "helhedstjek", *arguments]
    env = {**os.environ, **surroundings}
    return subprocess.run(command, capture_output=True, check=False, cwd=EXAMPLE.parent, env=env)


def test_the_installed_command(bad: Path) -> None:
    """From any folder, the command finds its shelves, and says mistakes on stderr only."""
    good = run("check")
    assert (good.returncode, good.stderr) == (0, b"")
    told_off = run("score", bad)
    assert (told_off.returncode, told_off.stdout) == (1, b"")
    *said, _ = told_off.stderr.decode().splitlines()
    assert said == [f"{bad}: {line}" for line in SAID_OF_BAD]


def test_the_result_is_utf_8_everywhere(tmp_path: Path) -> None:
    """The JSON is UTF-8 also where the surroundings would write something else, as on Windows."""
    people = [f"p{number},,Ærø 🌱,written_reason,3,\n" for number in range(5)]
    (tmp_path / "answers.csv").write_text(HEAD + "".join(people), encoding="utf-8")
    result = run("score", tmp_path / "answers.csv", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert (result.returncode, result.stderr) == (0, b"")
    assert json.loads(result.stdout.decode())["groups"]["area"][0]["key"] == "Ærø 🌱"


OFFICE = {"paper": "docx", "slides": "pptx", "sheet": "xlsx"}


@pytest.mark.parametrize("verb", OFFICE)
def test_what_people_work_on_is_written_and_never_over_it(verb: str, tmp_path: Path) -> None:
    """Paper, slides and sheet are packages of Office; one that is there already is left alone."""
    file = tmp_path / f"made.{OFFICE[verb]}"
    written = told(verb, EXAMPLE, "-o", file, "--organisation", "By", "--lang", "en")
    assert (written.exit_code, written.stdout) == (0, f"{file} is written.\n")
    assert file.read_bytes().startswith(b"PK")
    file.write_bytes(b"PK and what I have written since")
    assert refused(verb, EXAMPLE, "-o", file, "--lang", "en")[0].startswith(f"{file}: ")
    assert file.read_bytes() == b"PK and what I have written since"


def test_a_workshop_is_told_by_its_id_once_it_is_revealed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the reveal and where there is none, one is told so, and nothing is written."""
    address = f"sqlite:///{tmp_path / 'answers.sqlite3'}"
    monkeypatch.setenv("HELHEDSTJEK_DATABASE_URL", address)
    store, shelf, desk = open_store(address), load(), "d" * 43
    here = workshop.demo(
        store,
        shelf,
        desk_token=desk,
        organisation="Eksempelkøbing Kommune",
        areas=("Social og Handicap", "Beskæftigelse", "Børn og Familie"),
        examples=_examples(),
        people=12,
        now=datetime.now(UTC),
    )
    file = tmp_path / "sag.docx"
    said = refused("paper", here.id, "-o", file, "--lang", "en")
    assert said == [f"Workshop {here.id} has not been revealed yet."]
    assert refused("paper", "x" * 22, "-o", file) == [f"There is no workshop {'x' * 22}."]
    assert not file.exists()
    today = datetime.now(UTC).date()
    workshop.reveal(
        store, shelf, workshop.desk_of(desk), here.id, outcome=advice.outcome, today=today
    )
    for verb, kind in (*OFFICE.items(), ("report", "pdf")):
        made = tmp_path / f"made.{kind}"
        assert told(verb, here.id, "-o", made).exit_code == 0
        assert made.stat().st_size
    paper = docx.Document(str(tmp_path / "made.docx"))
    assert here.organisation in [line.text for line in paper.paragraphs]
    store.close()
