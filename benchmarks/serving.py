"""Servers of the benchmarks' own on this machine: started, killed, and started again."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT: Final = Path(__file__).resolve().parent.parent
HOUSE: Final = ("serve.py", "--port={port}")
PEOPLE: Final = ("-m", "uvicorn", "participants:app", "--port={port}", "--no-server-header")
STREAMLIT: Final = (
    *("-m", "streamlit", "run", "app.py", "--server.port={port}"),
    "--runner.postScriptGC=false",
)
SECRET: Final = "the same for every process that is measured"  # noqa: S105 - no secret


class Server:
    """One process on a port of its own; `command` is Python's."""

    def __init__(self, database: str, command: Sequence[str] = HOUSE, folder: Path = ROOT) -> None:
        self.port = free_port()
        self.folder = folder
        self.command = [sys.executable, *(word.format(port=self.port) for word in command)]
        self.surroundings = {"HELHEDSTJEK_DATABASE_URL": database, "HELHEDSTJEK_SECRET": SECRET}
        self.start()

    def start(self) -> float:
        """Start, and wait until it answers; the seconds it took."""
        begun = time.perf_counter()
        self.process = subprocess.Popen(
            [*self.command],
            cwd=self.folder,
            env=os.environ | self.surroundings,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(1200):
            if self._answers():
                return time.perf_counter() - begun
            time.sleep(0.05)
        self.kill()
        raise SystemExit("The server did not start.")

    def _answers(self) -> bool:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{self.port}/join", timeout=1).close()
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False
        return True

    def kill(self) -> None:
        """As a power cut would."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        """Stop it, and wait until it has."""
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.kill()


@contextmanager
def server(database: str, command: Sequence[str] = HOUSE, folder: Path = ROOT) -> Iterator[Server]:
    """A server for the block."""
    running = Server(database, command, folder)
    try:
        yield running
    finally:
        running.stop()


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def cpu(process: subprocess.Popen[bytes]) -> float:
    """Seconds of processor time that a process has used so far; 0 where nobody tells."""
    told = Path(f"/proc/{process.pid}/stat")
    if not told.exists():
        return 0.0
    fields = told.read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
