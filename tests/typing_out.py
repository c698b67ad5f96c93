"""Somebody who follows a page of the documentation, and types what it says in a scratch folder."""

from __future__ import annotations

import csv
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from configparser import ConfigParser
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from argon2 import PasswordHasher
from openpyxl import Workbook
from typer.testing import CliRunner

import workshop
from cli.verbs import app
from settings import Settings
from storage import open_store
from tests.browsing import ROOT, free_port
from tests.hosts import machines
from tests.pngs import png
from tests.postgres import programs
from tests.terminals import HELHEDSTJEK, Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from tests.postgres import Server

BLOCK: Final = re.compile(r"^ *```(\w+)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
PASSWORD: Final = "et langt kodeord"
HASH: Final = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
PATIENCE: Final = 60

AS: Final = re.compile(r"^ *((?:sudo -u|runuser -u) (\w+) (?:-- )?|sudo (?!-)|export )")
"""As whom a line is typed, or that it holds for those after it."""

OPEN: Final = "Stop med Ctrl"
ASKED: Final = f"Hvilket nummer|Adgangskode: |Den samme igen: |{OPEN}"
"""What `room` asks for, and what it says last."""

NOT_RUN: Final = {
    "git": "asks the place that the reader has the code from",
    "useradd": "makes a user of the whole machine",
    "install": "writes as root outside the folder",
    "nginx": "reads /etc; tests/test_entrance_proxy.py starts it with the same file",
    "cd": "the checkout is where we stand",
    "sudo": "opens a shell as root",
    "set": "reads the settings' file, which the page has shown and we have read there",
}
"""Programs that a page names and nobody starts here, with the reason."""

PLACES: Final = ("/var/lib/helhedstjek", "/var/backups/helhedstjek")
"""Where a server keeps what the page is about; here the reader's folder."""


class Line(NamedTuple):
    """What is to be typed: settings before it, the program, and what is said to it."""

    settings: dict[str, str]
    program: str
    said: list[str]
    by: str = ""


def blocks(page: str, *languages: str) -> list[str]:
    """The page's code blocks in these languages, from top to bottom."""
    return [text for language, text in BLOCK.findall(page) if language in languages]


def typed(page: str) -> Iterator[Line]:
    """Every line that a page has its reader type, or give to cron."""
    for language, block in BLOCK.findall(page):
        for text in block.replace("\\\n", " ").splitlines():
            if language == "sh":
                yield parsed(text)
            elif language == "cron":
                command = text.split(maxsplit=6)[6].replace("\\%", "%")
                yield from map(parsed, command.split(" && "))


def parsed(text: str) -> Line:
    """One line; `by` is as whom it is typed, which only PostgreSQL asks here."""
    typed_by = AS.match(text)
    words = shlex.split(AS.sub("", text).replace("$(date +%F)", "2026-11-25"), comments=True)
    settings: dict[str, str] = {}
    while words and "=" in words[0]:
        name, _, value = words.pop(0).partition("=")
        settings[name] = value
    by = (typed_by and typed_by[2]) or ""
    return Line(settings, Path(words[0]).name if words else "", words[1:], by)


class Reader:
    """Follows a page from top to bottom; what is set on one line holds on the next."""

    def __init__(
        self, page: str, folder: Path, hands: pytest.MonkeyPatch, postgres: Server
    ) -> None:
        self.page = page
        self.folder = folder
        self.hands = hands
        self.postgres = postgres
        self.ports: dict[str, str] = {}
        self.running: list[subprocess.Popen[bytes]] = []
        self.blank: Path | None = None
        hands.chdir(folder)
        (folder / "docs").symlink_to(ROOT / "docs")
        self.own_files()
        hands.setenv("HELHEDSTJEK_DATABASE_URL", f"sqlite:///{folder / 'helhedstjek.sqlite3'}")

    def own_files(self) -> None:
        """What the reader has: answers as text and in Excel, and what the page shows of files."""
        example = ROOT / "docs" / "example.csv"
        shutil.copy(example, self.folder / "svar.csv")
        shutil.copy(ROOT / "tests" / "earlier" / "workshop-1.json", self.folder / "workshop.json")
        (self.folder / "logo.png").write_bytes(png(60, 20))
        book = Workbook()
        sheet = book.create_sheet("Data")
        for row in csv.reader(example.read_text(encoding="utf-8").splitlines()):
            sheet.append(row)
        book.save(self.folder / "svar.xlsx")
        for name, language in (("udtraek.csv", "csv"), ("mine-eksempler.yaml", "yaml")):
            for shown in blocks(self.page, language)[:1]:
                (self.folder / name).write_text(shown, encoding="utf-8")

    def follow(self, line: Line) -> None:
        """Type the line; what is set before a program holds for that program alone."""
        before = dict(os.environ)
        for name, value in line.settings.items():
            self.set(name, value)
        if not line.program:
            return
        self.type(line)
        for name in line.settings:
            self.hands.delenv(name)
            if name in before:
                self.hands.setenv(name, before[name])

    def type(self, line: Line) -> None:
        """Do what the line says; an error when it is not told how."""
        said = [self.here(word) for word in line.said]
        match line.program:
            case "helhedstjek":
                self.terminal(said)
            case "make":
                run(["make", "-n", *said], cwd=ROOT)
            case "python" | "uvicorn" | "streamlit":
                self.serve(line.program, said)
            case "systemctl":
                self.service(said[0])
            case "createuser" | "createdb" | "dropdb" | "pg_dump" | "pg_restore":
                self.database(line.program, said, line.by)
            case "curl" | "find" | "rm":
                run([line.program, *said], cwd=self.folder)
            case program:
                assert program in NOT_RUN, f"{program}: nobody has said how it is run here"

    def set(self, name: str, value: str) -> None:
        """Set what the page sets; what only its reader knows is ours."""
        field = name.removeprefix("HELHEDSTJEK_").lower()
        assert field in Settings.model_fields, name
        if value.startswith("postgresql"):
            value = f"postgresql+psycopg://helhedstjek@127.0.0.1:{self.postgres.port}/helhedstjek"
        self.hands.setenv(name, HASH if field == "password_hash" else self.here(value))

    def here(self, word: str) -> str:
        """A word with our places and ports for those of a server."""
        for place in PLACES:
            word = word.replace(place, str(self.folder))
        for told, ours in self.ports.items():
            word = word.replace(f"127.0.0.1:{told}", f"127.0.0.1:{ours}")
        return word

    def terminal(self, said: list[str]) -> None:
        """One of our own verbs, in this process; who is asked gives the password twice."""
        if said[0] == "room":
            self.room(said)
            return
        if said[0] == "slips":
            with_slips(said[1])
        result = CliRunner().invoke(app, said, input=f"{PASSWORD}\n" * 2)
        left = said[0] == "check" and self.blank
        assert result.exit_code == bool(left), (said, result.output)
        if said[0] == "new":
            self.blank = self.folder / said[1]
        elif left:
            self.fill_in(left)

    def fill_in(self, blank: Path) -> None:
        """Write what an author does where `new` has left a blank: here our own six factors."""
        shutil.rmtree(blank)
        for shelf in ("factors", "questionnaires"):
            shutil.copytree(ROOT / shelf, blank / shelf)
        (blank / "cases").mkdir()
        shutil.copy(self.folder / "mine-eksempler.yaml", blank / "cases")
        self.blank = None

    def room(self, said: list[str]) -> None:
        """At a terminal, on a laptop of its own: the first network, and a password."""
        with machines(self.folder) as hosts:
            terminal = Terminal(hosts.inside("laptop", HELHEDSTJEK, *said), self.folder)
            try:
                while (asked := terminal.until(ASKED)[0]) != OPEN:
                    terminal.said = ""
                    terminal.type("1" if "nummer" in asked else PASSWORD)
                assert terminal.interrupted() == 0
            finally:
                terminal.close()

    def serve(self, program: str, said: list[str]) -> None:
        """Start a server on a port of its own, and wait until it answers."""
        told = said[said.index("--port") + 1] if "--port" in said else "8501"
        port = self.ports[told] = str(free_port())
        words = [port if word == told else word for word in said]
        module = [] if program == "python" else ["-m", program]
        more = ["--server.port", port] if program == "streamlit" else []
        command = [sys.executable, *module, *words, *more]
        self.running.append(subprocess.Popen(command, cwd=ROOT, start_new_session=True))
        assert answers(f"http://127.0.0.1:{port}{os.environ.get('HELHEDSTJEK_BASE', '')}/join")

    def service(self, verb: str) -> None:
        """What systemd does by the unit: stop it, start it, or one after the other."""
        if verb in {"stop", "restart"}:
            self.stop()
        if verb in {"start", "restart", "enable"}:
            self.serve("python", exec_start()[1:])

    def stop(self) -> None:
        """Stop every server."""
        for server in self.running:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(PATIENCE)
        self.running.clear()

    def leave(self) -> None:
        """Stop what runs, and take away what was made on PostgreSQL's server."""
        self.stop()
        self.database("dropdb", ["--if-exists", "helhedstjek"])
        self.database("dropuser", ["--if-exists", "helhedstjek"])

    def database(self, program: str, said: list[str], by: str = "postgres") -> None:
        """One of PostgreSQL's programs, against the tests' own server."""
        own = {"PGHOST": "127.0.0.1", "PGPORT": str(self.postgres.port), "PGUSER": by}
        run([str(programs() / program), *said], env=os.environ | own)


def exec_start() -> list[str]:
    """What the unit of systemd starts."""
    unit = ConfigParser(interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read(ROOT / "docs" / "helhedstjek.service", encoding="utf-8")
    return shlex.split(unit["Service"]["ExecStart"])


def with_slips(workshop_id: str) -> None:
    """A draft in which a facilitator has chosen slips, where the page speaks of one."""
    address, now = Settings().database_url, datetime.now(UTC)
    with closing(open_store(address)) as store:
        if store.workshop(workshop_id) is None:
            chosen: workshop.Chosen = {"organisation": "Øby", "slips": True}
            workshop.prepare(store, "desk", now=now, new_id=lambda: workshop_id, **chosen)


def run(command: list[str], **surroundings: Any) -> None:  # noqa: ANN401 - subprocess's own
    """Run a program that ends by itself; without a terminal, or it would ask that for passwords."""
    done = subprocess.run(
        command,
        input=f"{PASSWORD}\n" * 2,
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
        **surroundings,
    )
    assert done.returncode == 0, (command, done.stderr)


def answers(address: str) -> bool:
    """Whether somebody answers there within a minute."""
    latest = time.monotonic() + PATIENCE
    while time.monotonic() < latest:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except urllib.error.HTTPError:
            return True
        except OSError:
            time.sleep(0.05)
        else:
            return True
    return False
