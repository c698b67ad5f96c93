"""A program at a terminal of its own: what it says is read as it comes, and answered."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

HELHEDSTJEK = str(Path(sys.executable).with_name("helhedstjek"))
UNSAID = dict.fromkeys(("LC_ALL", "LC_MESSAGES", "LANGUAGE"), "")  # so that LANG is heard
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


class Terminal:
    """One program, started in a folder of its own."""

    def __init__(self, command: Sequence[str], folder: Path, **settings: str) -> None:
        """`settings` are HELHEDSTJEK_'s; none of this process's own come along."""
        ours, theirs = pty.openpty()
        kept = {key: told for key, told in os.environ.items() if "HELHEDSTJEK_" not in key}
        told = {f"HELHEDSTJEK_{name.upper()}": value for name, value in settings.items()}
        # Whoever opens it first without one gets it as its own: so Ctrl+C reaches what runs there.
        at = ["sh", "-c", 'exec "$@" <"$0" >"$0" 2>&1', os.ttyname(theirs)]
        self.process = subprocess.Popen(
            [*at, *command],
            cwd=folder,
            env={**kept, **UNSAID, "LANG": "da_DK.UTF-8", "PYTHONUTF8": "1"} | told,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._theirs = theirs  # kept open, or the terminal would be gone before it is used
        self._ours = ours
        self.said = ""

    def until(self, awaited: str, seconds: float = 30) -> re.Match[str]:
        """Read on until it has said something like this."""
        last = time.monotonic() + seconds
        while not (found := re.search(awaited, self.said)):
            if time.monotonic() > last or not self._read():
                pytest.fail(f"{awaited} was not said, but: {self.said}")
        return found

    def type(self, line: str) -> None:
        """Write a line."""
        os.write(self._ours, f"{line}\n".encode())

    def ended(self, seconds: float = 20) -> int:
        """Read until it ends; what it ends with."""
        last = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < last:
            self._read(0.1)
        while self._read(0.1):
            pass
        return self.process.wait(1)

    def interrupted(self) -> int:
        """Press Ctrl+C, which reaches all that runs there."""
        os.write(self._ours, b"\x03")
        return self.ended()

    def close(self) -> None:
        """Let go of it, however it stands."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        os.close(self._theirs)
        os.close(self._ours)

    def _read(self, seconds: float = 1) -> bool:
        """Read what has come; False when nothing comes any more."""
        if not select.select([self._ours], [], [], seconds)[0]:
            return self.process.poll() is None
        come = os.read(self._ours, 65536)
        self.said += COLOURS.sub("", come.decode(errors="replace")).replace("\r\n", "\n")
        return bool(come)
