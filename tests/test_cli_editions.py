"""The report and the slips at a terminal: what is asked for is in the file, and nothing else."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pikepdf
import pytest

import advice
import workshop
from cli.workshops import _examples
from content import load
from storage import open_store
from tests.papers import letters, named, opened, pages
from tests.pngs import png
from tests.test_cli import EXAMPLE, HEAD, refused, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from storage import DatabaseStore
    from workshop import Workshop

COMMENT = "Vi gør det kun i to forvaltninger."
DESK = "d" * 43


def answered(folder: Path, people: int) -> Path:
    """A file in which so many have answered everything, each with a comment beside the first."""
    asked = workshop.asked(load(), "short")
    rows = (
        f"p{n},,,{key},{(n + place) % 6},{'' if place else f'{COMMENT} {n}'}\n"
        for n in range(people)
        for place, key in enumerate(asked)
    )
    file = folder / "svar.csv"
    file.write_text(HEAD + "".join(rows), encoding="utf-8")
    return file


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    """A logo, whatever its file is called."""
    file = tmp_path / "logo.txt"
    file.write_bytes(png(60, 20))
    return file


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DatabaseStore]:
    """The store that the terminal finds."""
    address = f"sqlite:///{tmp_path / 'answers.sqlite3'}"
    monkeypatch.setenv("HELHEDSTJEK_DATABASE_URL", address)
    found = open_store(address)
    yield found
    found.close()


def printed(file: Path) -> str:
    """Every letter of a PDF."""
    return letters("".join(pages(file.read_bytes())))


@pytest.mark.parametrize(("people", "shown"), [(4, False), (5, True)])
def test_what_is_asked_for_stands_in_the_report(
    tmp_path: Path, logo: Path, people: int, shown: bool
) -> None:
    """The contact and the logo always; comments from five people on, and one is told where not."""
    file, made = answered(tmp_path, people), tmp_path / "rapport.pdf"
    more = ("--logo", logo, "--contact", "Maja <maja@oeby.example>", "--figures", "--comments")
    said = told("report", file, "-o", made, *more, "--lang", "da")
    assert said.exit_code == 0
    assert ("Der er ingen kommentarer, der må vises." in said.stderr) != shown
    assert letters("Maja <maja@oeby.example>") in printed(made)
    assert (printed(made).count(letters(COMMENT)) == people) == shown
    document = opened(made.read_bytes())
    (attached,) = document.attachments.values()
    held = attached.get_file().read_bytes()
    assert json.loads(held) == json.loads(told("score", file).stdout)
    assert [f for f in named(document, "/Figure") if str(f.Alt).startswith("Logo")]


def test_what_is_not_asked_for_does_not(tmp_path: Path) -> None:
    """No file, and whoever asks is sent to whoever gave them the report; nor are there comments in
    the short one, as one is told.
    """
    file, made = answered(tmp_path, 5), tmp_path / "rapport.pdf"
    said = told("report", file, "-o", made, "--lang", "da", "--short", "--comments")
    assert said.stderr == "Kommentarer står kun i hele rapporten.\n"
    assert letters(COMMENT) not in printed(made)
    assert letters("Spørg den, der gav dig rapporten") in printed(made)
    assert not opened(made.read_bytes()).attachments
    assert len(pages(made.read_bytes())) == 4


def test_for_ears_is_the_other_standard(tmp_path: Path) -> None:
    """It says that it is PDF/UA-2."""
    made = tmp_path / "rapport.pdf"
    told("report", EXAMPLE, "-o", made, "--ears", "--short")
    assert b"<pdfuaid:part>2" in opened(made.read_bytes()).Root.Metadata.read_bytes()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"Jeg hedder logo.png", "Logoet er ikke en PNG-fil."),
        (b"<svg onload=alert(1)>", "Logoet er ikke en PNG-fil."),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 30_000_000, "Logoet fylder mere end 200 kB."),
        (png(20_000, 20_000, pixels=b"\0"), "Logoet må højst være 2000 pixels på hver led."),
        (png(1, 1), "Logoet er under 16 pixels på den ene led."),
        (png(40, 40)[:-20], "Logoet kan ikke læses som en PNG-fil."),
        (None, "kan ikke læses: "),
    ],
)
def test_a_logo_that_is_none_is_refused_in_words(
    tmp_path: Path, data: bytes | None, why: str
) -> None:
    """In Danish too, with the file's name, and nothing is written."""
    file, made = tmp_path / "logo.png", tmp_path / "rapport.pdf"
    if data is not None:
        file.write_bytes(data)
    (line,) = refused("report", EXAMPLE, "-o", made, "--logo", file, "--lang", "da")
    assert line.startswith(f"{file}: {why}")
    assert not made.exists()


def room(store: DatabaseStore, **also: bool) -> Workshop:
    """A workshop that is open, in which twelve have answered."""
    here = workshop.demo(
        store,
        load(),
        desk_token=DESK,
        organisation="Eksempelkøbing Kommune",
        areas=("Social og Handicap", "Beskæftigelse", "Børn og Familie"),
        examples=_examples(),
        people=12,
        now=datetime.now(UTC),
    )
    after = here.model_copy(update=also)
    assert not also or store.rewrite(here, after)
    return after


def test_a_workshop_s_own_contact_and_logo_come_first(
    tmp_path: Path, store: DatabaseStore, logo: Path
) -> None:
    """What is given in the terminal stands where the workshop says nothing itself."""
    here, desk, now = room(store), workshop.desk_of(DESK), datetime.now(UTC)
    workshop.reveal(store, load(), desk, here.id, outcome=advice.outcome, today=now.date())
    made = tmp_path / "rapport.pdf"

    def report() -> tuple[str, int]:
        more = ("--contact", "Terminalen", "--logo", logo, "--short", "--lang", "da")
        assert told("report", here.id, "-o", made, *more).exit_code == 0
        document = opened(made.read_bytes())
        streams = [found for found in document.objects if isinstance(found, pikepdf.Stream)]
        (wide,) = {int(one.Width) for one in streams if one.get("/Subtype") == "/Image"}
        return printed(made), wide

    assert letters("Kontakt: Terminalen") in report()[0]
    workshop.keep_whom_to_ask(store, desk, here.id, "Maja", now=now)
    workshop.keep_logo(store, desk, here.id, png(90, 30), now=now)
    text, wide = report()
    assert letters("Kontakt: Maja") in text
    assert wide == 90


def test_slips_are_printed_from_the_terminal(tmp_path: Path, store: DatabaseStore) -> None:
    """Those that nobody has used, once more without changing them; new ones where one asks."""
    here, made, desk = room(store, slips=True), tmp_path / "sedler.pdf", workshop.desk_of(DESK)
    asked = ("slips", here.id, "-o", made, "--url", "https://oeby.example/hel", "--lang", "da")
    assert refused(*asked) == ["Der er ingen ubrugte sedler. Lav nogle med --new."]
    assert told(*asked, "--new", "11").exit_code == 0
    codes = workshop.unused_slips(store, desk, here.id)
    assert len(codes) == 11
    assert all(printed(made).count(code) == 1 for code in codes)
    assert letters("oeby.example/hel/join") in printed(made)
    before = made.read_bytes()
    assert told(*asked).exit_code == 0
    assert made.read_bytes() == before
    assert workshop.unused_slips(store, desk, here.id) == codes


def test_no_slips_without_an_address_a_workshop_or_a_use(
    tmp_path: Path, store: DatabaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One is told what is missing, and no code is made."""
    made = tmp_path / "sedler.pdf"
    without, used = room(store), room(store, slips=True)
    here = ("slips", used.id, "-o", made, "--lang", "da")
    assert "--url" in refused(*here)[0]
    monkeypatch.setenv("HELHEDSTJEK_ADDRESS", "https://oeby.example")
    assert "2.000" in refused(*here, "--new", "3000")[0]
    assert refused("slips", "nowhere", "-o", made, "--lang", "da")[0].endswith("nowhere.")
    why = refused("slips", without.id, "-o", made, "--new", "3", "--lang", "da")
    assert why[0].startswith("Kodesedler vælger du")
    assert not made.exists()
    assert store.slips(without.id) == store.slips(used.id) == ()
