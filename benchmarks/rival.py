"""oTree, the best-known of its kind in Python, with the same six statements on the same machine."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Figure
from benchmarks.serving import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE.parent / ".venv" / "otree"
PEOPLE, AT_ONCE, ROUNDS = 40, 16, 20


class Stay(urllib.request.HTTPRedirectHandler):
    """Tells where a page leads instead of going there."""

    def redirect_request(self, *_: object) -> None:
        """Stay."""


def measure() -> list[Figure]:
    """Milliseconds a page of six answers, submitted one after another by many at once."""
    _install()
    with tempfile.TemporaryDirectory() as folder, _server(Path(folder)) as address:
        people = _people(address)
        start = time.perf_counter()
        with ThreadPoolExecutor(AT_ONCE) as pool:
            pages = sum(pool.map(lambda person: _answer(address, person), people))
        took = (time.perf_counter() - start) * 1000 / pages
    return [Figure("oTree, a page of six answers", took, "for comparison", float("inf"))]


def _install() -> None:
    if (ENVIRONMENT / "ready").exists():
        return
    print("Installing oTree beside, for comparison.")
    subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=True)
    pip = [str(ENVIRONMENT / "bin" / "python"), "-m", "pip", "install", "-qq", "--no-deps"]
    subprocess.run(
        [*pip, "--require-hashes", "-r", str(HERE / "otree/requirements.txt")], check=True
    )
    (ENVIRONMENT / "ready").touch()


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    shutil.copytree(HERE / "otree", folder, dirs_exist_ok=True)
    port = free_port()
    path = f"{ENVIRONMENT / 'bin'}{os.pathsep}{os.environ['PATH']}"
    with subprocess.Popen(
        [str(ENVIRONMENT / "bin" / "otree"), "prodserver1of2", str(port)],
        cwd=folder,
        env=os.environ | {"PATH": path, "OTREE_PRODUCTION": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        address = f"http://127.0.0.1:{port}"
        try:
            _wait(address)
            yield address
        finally:
            os.killpg(process.pid, 15)


def _wait(address: str) -> None:
    for _ in range(150):
        try:
            urllib.request.urlopen(f"{address}/api/sessions", timeout=1).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("oTree did not start.")


def _people(address: str) -> list[str]:
    wanted = json.dumps({"session_config_name": "six", "num_participants": PEOPLE}).encode()
    asked = urllib.request.Request(
        f"{address}/api/sessions", wanted, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(asked) as answer:
        code = json.load(answer)["code"]
    with urllib.request.urlopen(f"{address}/api/sessions/{code}") as answer:
        return [str(person["code"]) for person in json.load(answer)["participants"]]


def _answer(address: str, person: str) -> int:
    """Submit every round's page; how many were taken."""
    opener = urllib.request.build_opener(Stay)
    form = urllib.parse.urlencode({f"s{number}": "3" for number in range(1, 7)}).encode()
    place = _leads_to(opener, f"{address}/InitializeParticipant/{person}", None)
    taken = 0
    while place and taken < ROUNDS:
        place = _leads_to(opener, address + place, form)
        taken += place is not None
    return taken


def _leads_to(
    opener: urllib.request.OpenerDirector, address: str, form: bytes | None
) -> str | None:
    try:
        opener.open(address, form).close()
    except urllib.error.HTTPError as answer:
        answer.close()
        return answer.headers.get("Location")
    return None
