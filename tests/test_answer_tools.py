"""What survey tools export, made to look like theirs: it is read, and nobody's name is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from answers import Found, Row, look, read
from cli.verbs import app
from content import Told
from tests.surveys import Cells, label, workbook, written

if TYPE_CHECKING:
    from pathlib import Path

    from content import Content

ASKED = ("written_reason", "target_group_described", "journeys_mapped")
SECRETS = (
    *("anne@sydby.dk", "Anne Andersen", "010170-1234", "192.168.1.17", "20 30 40 50"),
    *("bo@sydby.dk", "Bo Berg", "020280-4321", "192.168.1.18", "60 70 80 90"),
)
EXPECTED = [
    Row("1", "chef", "Social", "written_reason", "3", "Står i planen"),
    Row("1", "chef", "Social", "target_group_described", "dont_know"),
    Row("2", "leder", "Jobcenter", "written_reason", "0"),
    Row("2", "leder", "Jobcenter", "target_group_described", "5"),
    Row("2", "leder", "Jobcenter", "journeys_mapped", "not_relevant"),
]


def says(content: Content, statement: str, answer: str) -> str:
    """The rung's words alone."""
    return label(content, statement, answer).split(" - ")[-1]


def forms(content: Content) -> bytes:
    """Microsoft Forms: a workbook, who and when first, heads told apart by digits."""
    heads: list[Cells] = ["Id", "Starttidspunkt", "Fuldførelsestidspunkt", "Mail", "Navn"]
    heads += ["Hvilket niveau arbejder du på?", "Hvilken forvaltning arbejder du i?"]
    for number, key in enumerate(ASKED):
        heads += [content.statements[key].text.da, f"Kommentar{number + 1 if number else ''}"]
    one: list[Cells] = [1, "11-03-2026 09:12", "11-03-2026 09:20", SECRETS[0], SECRETS[1]]
    one += ["Fagchef eller centerchef", "Social", says(content, ASKED[0], "3"), "Står i planen"]
    one += ["Ved ikke", None, None, None]
    two: list[Cells] = [2, "11-03-2026 10:12", "11-03-2026 10:20", SECRETS[5], SECRETS[6]]
    two += ["Leder", "Jobcenter", says(content, ASKED[0], "0"), None]
    two += [says(content, ASKED[1], "5"), None, "Ikke relevant hos os", None]
    return workbook([heads, one, two])


def surveyxact(content: Content) -> bytes:
    """SurveyXact: UTF-16 with tabs, numbers and group names before the words, quotes round all."""
    heads = ["respondent", "respid", "e-mail", "status", "Ledelsesniveau", "Område"]
    for number, key in enumerate(ASKED, 4):
        text = content.statements[key].text.da
        heads += [f"{number}. Hvorfor? - {text}", f"{number}. Hvorfor? - {text} - Uddyb gerne"]
    rows = [
        heads,
        [
            *["17", "x1", SECRETS[0], "Gennemført", "chef", "Social"],
            *["3", "Står i planen", "Ved ikke", "", "", ""],
        ],
        [
            *["18", "x2", SECRETS[5], "Gennemført", "leder", "Jobcenter"],
            *["0", "", "5,0", "", "Ikke relevant", ""],
        ],
    ]
    return written(rows, "\t", "utf-16")


def limesurvey(content: Content) -> bytes:
    """LimeSurvey: commas, brackets, HTML in the heads, [Kommentar] beside, N/A for not relevant."""
    heads = ["Response ID", "Date submitted", "Last page", "Start language", "Seed", "IP address"]
    heads += ["Hvilket ledelseslag er du i?", "Din forvaltning"]
    for key in ASKED:
        text = f"<p>Hvorfor [{content.statements[key].text.da}]</p>"
        heads += [text, f"{text}[Kommentar]"]
    rows = [
        heads,
        [
            *["1", "2026-03-11", "3", "da", "99", SECRETS[3], "Chef", "Social"],
            *[label(content, ASKED[0], "3"), "Står i planen", "Ved ikke", "", "", ""],
        ],
        [
            *["2", "2026-03-11", "3", "da", "98", SECRETS[8], "Leder", "Jobcenter"],
            *[label(content, ASKED[0], "0"), "", label(content, ASKED[1], "5"), "", "N/A", ""],
        ],
    ]
    return written(rows, ",", "utf-8-sig")


def codes(content: Content) -> bytes:
    """A tool that writes codes: two rows of heads, ids first and then words, as Qualtrics does."""
    heads = ["StartDate", "RecipientFirstName", "ExternalReference", "level", "area"]
    rows = [
        [*heads, *(cell for key in ASKED for cell in (key, f"{key}[comment]"))],
        [
            *["Start Date", "First Name", "External", "Level", "Area"],
            *[cell for key in ASKED for cell in (content.statements[key].text.en, "Comment")],
        ],
        ['{"ImportId":"startDate"}', *['{"ImportId":"x"}'] * 10],
        ["2026", SECRETS[1], SECRETS[2], "chef", "Social", "3", "Står i planen", "dont_know"],
        ["2026", SECRETS[6], SECRETS[7], "leder", "Jobcenter", "0", "", "5", "", "not_relevant"],
    ]
    return written(rows, ",")


TOOLS = [forms, surveyxact, limesurvey, codes]


@pytest.mark.parametrize("tool", TOOLS)
def test_what_a_tool_exports_is_read(content: Content, tool: object) -> None:
    """Every tool's export gives the same answers, and what it added is named as not used."""
    assert callable(tool)
    heard: list[Told] = []
    assert list(read(tool(content), content, notice=heard.append).rows()) == EXPECTED
    (notice,) = map(str, heard)
    assert notice.startswith("not used: column ")


@pytest.mark.parametrize("tool", TOOLS)
def test_nobody_s_name_is_shown(content: Content, tool: object, tmp_path: Path) -> None:
    """Neither looking at a file nor what is said of it shows what stands beside the answers."""
    assert callable(tool)
    heard: list[Told] = []
    data: bytes = tool(content)
    found: Found = look(data, content)
    read(data, content, notice=heard.append)
    (tmp_path / "svar.xlsx").write_bytes(data)
    shown = CliRunner().invoke(app, ["look", str(tmp_path / "svar.xlsx")]).output
    said = [shown, *map(str, heard), *map(str, found.doubts)]
    said += [text for column in found.columns for text in column.samples]
    said += [one.text for one in found.labels]
    assert not [secret for secret in SECRETS if any(secret in text for text in said)]
    assert "Står i planen" not in " ".join(said)


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("head", ["Deltager", "1.3", "Hvem?", "Forvaltning"])
def test_a_personal_text_in_a_used_column_is_not_shown(
    content: Content, head: str, secret: str
) -> None:
    """Where an address or a number of a person stands in another's place, no sample shows it."""
    found = look(written([[head, "1.1"], [secret, "3"], [secret, "3"]]), content)
    shown = [*found.columns[0].samples, *(one.text for one in found.labels)]
    named = secret in {SECRETS[1], SECRETS[6]} and head in {"1.3", "Forvaltning"}
    assert (secret in shown) == named


def test_what_a_column_means_is_shown(content: Content) -> None:
    """Each column is listed with its head, its meaning, how that is known, and some samples."""
    found = look(forms(content), content)
    assert (found.kind, found.rows, found.encoding, found.sheet) == ("wide", 2, "Excel", "Ark1")
    listed = [(column.means, column.how) for column in found.columns]
    assert listed[:5] == [("", "")] * 5
    assert listed[5:] == [
        ("level", "name"),
        ("area", "name"),
        ("written_reason", "words"),
        ("comment:written_reason", "name"),
        ("target_group_described", "words"),
        ("comment:target_group_described", "name"),
        ("journeys_mapped", "words"),
        ("comment:journeys_mapped", "name"),
    ]
    assert found.columns[6].samples == ("Social", "Jobcenter")
