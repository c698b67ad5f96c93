"""A facilitator's click, at the protocol: *Svar sammen* against an empty Streamlit page."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

import workshop
from benchmarks.measure import Figure, paired
from content import load
from storage import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from websockets.sync.client import ClientConnection

ROOT = Path(__file__).resolve().parent.parent
EMPTY = 'import streamlit as st\n\napp = st.App("page.py")\n'
OFTEN = 25
TOKEN = "a-desk-that-is-only-measured"  # noqa: S105 - no secret


def measure() -> list[Figure]:
    """Each click changes one statement's answer, so it is saved with a sync, as in a room."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        database = f"sqlite:///{folder}/bench.sqlite3"
        statement = _prepared(database)
        Path(folder, "app.py").write_text(EMPTY, encoding="utf-8")
        Path(folder, "page.py").write_text("", encoding="utf-8")
        Path(folder, ".streamlit").symlink_to(ROOT / ".streamlit")
        ours = stack.enter_context(server(ROOT, database))
        bare = stack.enter_context(server(Path(folder), database))
        together = stack.enter_context(visit(ours, "svar-sammen"))
        empty = stack.enter_context(visit(bare, ""))
        together.choose(f"rungs-{statement}-0")
        # Streamlit sends in beats of 5 ms, so both are driven as fast as they will go, in turns.
        nothing, click = paired([_often(empty.rerun), _often(together.click)], rounds=7)
    nothing, click = nothing / OFTEN, click / OFTEN
    return [
        Figure(
            "a click in Svar sammen", click, f"4 x an empty rerun, {nothing:.1f} ms", 4 * nothing
        )
    ]


def _often(action: Callable[[], None]) -> Callable[[], None]:
    def many() -> None:
        for _ in range(OFTEN):
            action()

    return many


def _prepared(database: str) -> str:
    """A workshop on the measured desk; the statement it will be at."""
    content, store = load(), open_store(database)
    desk = workshop.desk_of(TOKEN)
    workshop.begin(
        store,
        desk,
        organisation="Eksempelkøbing Kommune",
        questionnaire="short",
        now=datetime.now(UTC),
        new_id=lambda: "measured",
    )
    first = next(iter(content.statements))
    workshop.keep_place(store, desk, first)
    store.close()
    return first


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


@contextmanager
def server(folder: Path, database: str) -> Iterator[int]:
    """An app on a free port of this machine, until we are done with it."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "app.py",
        f"--server.port={port}",
        "--runner.postScriptGC=false",
    ]
    environment = os.environ | {"HELHEDSTJEK_DATABASE_URL": database}
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            _wait(port)
            yield port
        finally:
            process.terminate()


def _wait(port: int) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("The app did not start.")


class Visit:
    """One open page, driven as a browser drives it."""

    def __init__(self, socket_: ClientConnection, page: str) -> None:
        self.socket = socket_
        self.message = BackMsg()
        self.message.rerun_script.page_name = page
        self.turn = 0
        self.widgets: dict[str, str] = {}
        self.options: dict[str, list[str]] = {}
        self.rerun()

    def rerun(self) -> None:
        """Run the page's script once, to its end."""
        self.socket.send(self.message.SerializeToString())
        while True:
            # Acknowledge at once, or the kernels wait 40 ms for each other and hide the server.
            self.socket.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
            got = ForwardMsg.FromString(self.socket.recv(timeout=30, decode=False))
            self._remember(got)
            if got.WhichOneof("type") == "script_finished":
                return

    def _remember(self, got: ForwardMsg) -> None:
        radio = got.delta.new_element.radio
        if radio.id:
            key = re.search(r"rungs-\w+-\d+", radio.id)
            self.widgets[key.group() if key else radio.id] = radio.id
            self.options[radio.id] = list(radio.options)

    def choose(self, key: str) -> None:
        """The radio that `click` will change."""
        state = self.message.rerun_script.widget_states.widgets.add()
        state.id = self.widgets[key]

    def click(self) -> None:
        """Choose another rung."""
        self.turn += 1
        state = self.message.rerun_script.widget_states.widgets[0]
        state.string_value = self.options[state.id][self.turn % 6]
        self.rerun()


@contextmanager
def visit(port: int, page: str, desk: str = TOKEN) -> Iterator[Visit]:
    """A browser with this desk's cookie, at a page."""
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    headers = {"Cookie": f"helhedstjek_desk={desk}"}
    with connect(
        address,
        subprotocols=[Subprotocol("streamlit")],
        origin=Origin(f"http://127.0.0.1:{port}"),
        additional_headers=headers,
        max_size=None,
    ) as socket_:
        yield Visit(socket_, page)
