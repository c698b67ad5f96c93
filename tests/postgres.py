"""A PostgreSQL server of the tests' own: its own folder, port and socket.

It does not sync, for a test kills programs and never cuts the machine's power, and syncing took
most of its time. That a server is told to sync for us is held by what it says of itself.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from socket import socket
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from storage import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

MISSING = (
    "PostgreSQL is needed to test on it: apt-get install postgresql (make test does it as root)"
)

FIFTEEN = 150_000
"""From this version on a new database is written down page by page, unless its files are copied."""


class Server:
    """A server with a folder of its own. PostgreSQL refuses to run as root."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.port = free_port()
        self._folder = folder
        self._programs = programs()
        self._numbers = count(1)
        self._process: subprocess.Popen[bytes] | None = None
        self._copied = ""

    def url(self, name: str, *, user: str = "postgres", password: str = "") -> str:
        """The address of one of its databases."""
        return f"postgresql+psycopg://{user}:{password}@127.0.0.1:{self.port}/{name}"

    def fresh(self) -> str:
        """The address of a new, empty database."""
        name = f"fresh{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE template0")
        return self.url(name)

    def migrated(self) -> str:
        """The address of a new database that has its tables already."""
        name = f"migrated{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE pattern{self._copied}")
        return self.url(name)

    def run(self, statement: str, *, within: str = "postgres") -> list[tuple[Any, ...]]:
        """Tell the server itself something; what it says, where it says anything."""
        with psycopg.connect(
            host="127.0.0.1", port=self.port, user="postgres", dbname=within, autocommit=True
        ) as connection:
            told = connection.execute(statement.encode())
            return told.fetchall() if told.description else []

    def make(self) -> None:
        """Make its folder, start it, and make a database with our tables in it."""
        if os.geteuid() == 0:
            shutil.chown(self._folder, "postgres")
        self._run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C")
        self.start()
        if int(self.run("SHOW server_version_num")[0][0]) >= FIFTEEN:
            self._copied = " STRATEGY = FILE_COPY"
        self.run("CREATE DATABASE pattern TEMPLATE template0")
        open_store(self.url("pattern")).close()

    def start(self) -> None:
        """Start it; it answers when this returns."""
        places = (
            *("-c", f"port={self.port}"),
            *("-c", f"unix_socket_directories={self._folder}"),
            *("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "autovacuum=off"),
        )
        log = self._folder / "log"
        with log.open("ab") as told:
            command = self._command("postgres", *places)
            self._process = subprocess.Popen(command, cwd=self._folder, stderr=told)
        wait_for(self, log)

    def stop(self) -> None:
        """Stop it, as a power cut would."""
        if self._process:
            self._run("pg_ctl", "stop", "-m", "immediate")
            self._process.wait(30)
            self._process = None

    def _command(self, program: str, *arguments: str) -> list[str]:
        whole = [str(self._programs / program), "-D", str(self.data), *arguments]
        return ["runuser", "-u", "postgres", "--", *whole] if os.geteuid() == 0 else whole

    def _run(self, program: str, *arguments: str) -> None:
        run(self._command(program, *arguments), self._folder)


def programs() -> Path:
    """The folder with the server's programs; fails the test where there is none."""
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    path = (Path(folder) for folder in os.get_exec_path())
    for folder in [*sorted(debian, key=lambda found: float(found.parent.name))[::-1], *path]:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    pytest.fail(MISSING)


@contextmanager
def running() -> Iterator[Server]:
    """A server that is there for the block."""
    with TemporaryDirectory(prefix="helhedstjek-", dir="/tmp") as folder:
        server = Server(Path(folder))
        try:
            server.make()
            yield server
        finally:
            server.stop()


def run(command: list[str], folder: Path) -> None:
    """Run one of the server's programs; what it says is shown when it fails."""
    done = subprocess.run(command, check=False, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def free_port() -> int:
    """A port nobody listens on just now."""
    with closing(socket()) as tried:
        tried.bind(("127.0.0.1", 0))
        port: int = tried.getsockname()[1]
        return port


def wait_for(server: Server, log: Path) -> None:
    """Return when the server answers."""
    latest = time.monotonic() + 30
    while True:
        try:
            server.run("SELECT 1")
        except psycopg.OperationalError:
            assert time.monotonic() < latest, log.read_text(encoding="utf-8")
            time.sleep(0.05)
        else:
            return
