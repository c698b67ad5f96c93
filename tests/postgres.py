"""A PostgreSQL server of the tests' own: its own folder, port and socket, and it syncs."""

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
from typing import TYPE_CHECKING, NamedTuple

import psycopg
import pytest

from storage import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

MISSING = (
    "PostgreSQL is needed to test on it: apt-get install postgresql (make test does it as root)"
)


class Server(NamedTuple):
    """A running server."""

    port: int
    numbers: Iterator[int]

    def url(self, name: str, *, user: str = "postgres", password: str = "") -> str:
        """The address of one of its databases."""
        return f"postgresql+psycopg://{user}:{password}@127.0.0.1:{self.port}/{name}"

    def fresh(self) -> str:
        """The address of a new, empty database."""
        name = f"fresh{next(self.numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE template0")
        return self.url(name)

    def migrated(self) -> str:
        """The address of a new database that has its tables already."""
        name = f"migrated{next(self.numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE pattern")
        return self.url(name)

    def run(self, statement: str) -> None:
        """Tell the server itself something."""
        with psycopg.connect(
            host="127.0.0.1", port=self.port, user="postgres", dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(statement.encode())


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
    """A server that is there for the block; PostgreSQL refuses to run as root."""
    folder_of = programs()
    with TemporaryDirectory(prefix="helhedstjek-", dir="/tmp") as folder:

        def command(program: str, *arguments: str) -> list[str]:
            whole = [str(folder_of / program), "-D", f"{folder}/data", *arguments]
            return ["runuser", "-u", "postgres", "--", *whole] if os.geteuid() == 0 else whole

        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        run(command("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C"), folder)
        port = free_port()
        places = "-c", f"port={port}", "-c", f"unix_socket_directories={folder}"
        with Path(folder, "log").open("wb") as log:
            process = subprocess.Popen(command("postgres", *places), cwd=folder, stderr=log)
        try:
            server = Server(port, count(1))
            wait_for(server, Path(folder, "log"))
            server.run("CREATE DATABASE pattern TEMPLATE template0")
            open_store(server.url("pattern")).close()
            yield server
        finally:
            run(command("pg_ctl", "stop", "-m", "immediate"), folder)
            process.wait(30)


def run(command: list[str], folder: str) -> None:
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
