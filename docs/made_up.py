"""What the pictures show: the app with made-up municipalities in it, and an export of answers."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import uuid4

import workshop
from content import load
from storage import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import FilePayload

ROOT: Final = Path(__file__).resolve().parent.parent
PATIENCE: Final = 60
DESK: Final = "the-desk-in-the-pictures"
ROOM: Final = "http://10.42.0.1:8501"
"""Where the codes on the wall lead, as in a room."""
EXPORT: Final = re.compile(r"```csv\n(.*?)```", re.DOTALL)


@contextmanager
def the_app(folder: Path) -> Iterator[str]:
    """The app on a free port and an empty database, until the pictures are drawn."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = (sys.executable, "serve.py", "--port", str(port))
    with subprocess.Popen(command, cwd=ROOT, env=surroundings(folder)) as app:  # noqa: S603 - our own program
        try:
            wait_for(port, app)
            yield f"http://127.0.0.1:{port}/"
        finally:
            app.terminate()


def surroundings(folder: Path) -> dict[str, str]:
    """The app's surroundings: a database of its own, and codes that lead to a room."""
    ours = {"HELHEDSTJEK_DATABASE_URL": database(folder), "HELHEDSTJEK_ADDRESS": ROOM}
    return os.environ | ours


def database(folder: Path) -> str:
    """Where this visit's answers are kept."""
    return f"sqlite:///{folder / 'pictures.sqlite3'}"


def some_workshops(folder: Path) -> None:
    """Workshops of made-up municipalities on one desk, each with something else to be done."""
    desk, content, now = workshop.desk_of(DESK), load(), datetime.now(UTC)
    with closing(open_store(database(folder))) as store:
        for organisation, name, days in (
            ("Nordvig Kommune", "Direktionen", 0),
            ("Nordvig Kommune", "Chefgruppen", 9),
            ("Lillelund Kommune", "", 12),
            ("Sønderå Kommune", "Børn og Unge", 40),
        ):
            here = workshop.prepare(
                store,
                desk,
                organisation=organisation,
                target_group="Voksne over 18 år, der får hjælp fra mindst tre forvaltninger",
                name=name,
                questionnaire="short",
                mode="anonymous",
                language="da",
                invited=12,
                meets_on=now.date() + timedelta(days=days),
                now=now,
                new_id=lambda: uuid4().hex,
            )
            if not days:
                workshop.open(store, content, desk, here.id, new_token=workshop.new_token)
        workshop.begin(
            store,
            content,
            desk,
            organisation="Vesterhede Kommune",
            questionnaire="short",
            now=now,
            new_id=lambda: uuid4().hex,
        )


def an_export() -> FilePayload:
    """The export that the authors' guide shows."""
    page = (ROOT / "docs" / "author.md").read_text(encoding="utf-8")
    (shown, *_) = EXPORT.findall(page)
    return {"name": "udtraek.csv", "mimeType": "text/csv", "buffer": shown.encode()}


def an_example(address: str, folder: Path) -> dict[str, str]:
    """The ways into a new workshop that twelve made-up people have answered."""
    helhedstjek = Path(sys.executable).with_name("helhedstjek")
    command = (helhedstjek, "demo", "--json", "--url", address)
    made = subprocess.run(  # noqa: S603 - our own program
        command, cwd=ROOT, env=surroundings(folder), capture_output=True, check=True
    )
    return dict(json.loads(made.stdout))


def wait_for(port: int, app: subprocess.Popen[bytes]) -> None:
    """Return when somebody answers on the port; TimeoutError when nobody does in a minute."""
    for _ in range(10 * PATIENCE):
        with socket.socket() as line:
            if not line.connect_ex(("127.0.0.1", port)):
                return
        if app.poll() is not None:
            break
        time.sleep(0.1)
    message = "the app did not start"
    raise TimeoutError(message)
