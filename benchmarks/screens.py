"""A facilitator's click, at the protocol.

*Svar sammen* and the control against an empty Streamlit page, and the front page with a thousand
workshops against the page with one.
"""

from __future__ import annotations

import re
import socket
import tempfile
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

import advice
import workshop
from benchmarks.measure import Figure, paired
from benchmarks.serving import ROOT, STREAMLIT, server
from content import load
from storage import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from websockets.sync.client import ClientConnection

    from content import Content
    from storage import DatabaseStore

EMPTY = 'import streamlit as st\n\napp = st.App("page.py")\n'
OFTEN = 25
TOKEN, ONE, MANY = "a-desk-that-is-only-measured", "one-with-one-workshop", "one-with-many"
WORKSHOPS = 1000
PEOPLE = 300
ON, BACK = "agenda-on", "agenda-back"


def measure() -> list[Figure]:
    """Each click changes one statement's answer, so it is saved with a sync, as in a room."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        database = f"sqlite:///{folder}/bench.sqlite3"
        here, statement = _prepared(database)
        talked = _talked(database)
        Path(folder, "app.py").write_text(EMPTY, encoding="utf-8")
        Path(folder, "page.py").write_text("", encoding="utf-8")
        Path(folder, ".streamlit").symlink_to(ROOT / ".streamlit")
        ours = stack.enter_context(server(database)).port
        bare = stack.enter_context(server(database, STREAMLIT, Path(folder))).port
        together = stack.enter_context(visit(ours, "svar-sammen", here))
        empty = stack.enter_context(visit(bare, ""))
        control = stack.enter_context(visit(ours, "dagsorden", talked))
        one, many = (stack.enter_context(visit(ours, "", desk=token)) for token in (ONE, MANY))
        together.choose(f"rungs-{statement}-0-{here}")
        # Streamlit sends in beats of 5 ms, so all are driven as fast as they will go, in turns.
        actions = (empty.rerun, together.click, control.turn_page, one.rerun, many.rerun)
        took = paired([often(action) for action in actions], rounds=7)
    nothing, click, onward, first, thousandth = (milliseconds / OFTEN for milliseconds in took)
    return [
        Figure(
            "a click in Svar sammen", click, f"4 x an empty rerun, {nothing:.1f} ms", 4 * nothing
        ),
        Figure(
            f"the control's next statement, {PEOPLE} people",
            onward,
            f"4 x an empty rerun, {nothing:.1f} ms",
            4 * nothing,
        ),
        Figure(
            f"the front page with {WORKSHOPS:,} workshops",
            thousandth,
            f"4 x the page with one, {first:.1f} ms",
            4 * first,
        ),
    ]


def often(action: Callable[[], None]) -> Callable[[], None]:
    """The same so many times."""

    def many() -> None:
        for _ in range(OFTEN):
            action()

    return many


def _prepared(database: str) -> tuple[str, str]:
    """A workshop that answers together, and the statement it is at; desks with one and many."""
    content, store = load(), open_store(database)
    here = _begun(store, content, TOKEN, 0)
    first = next(iter(content.statements))
    workshop.keep_place(store, workshop.desk_of(TOKEN), here, first)
    _begun(store, content, ONE, 0)
    for number in range(WORKSHOPS):
        _begun(store, content, MANY, number)
    store.close()
    return here, first


def _talked(database: str) -> str:
    """A workshop whose answers are shown, with a script that has begun."""
    store, here = revealed(database, PEOPLE)
    now = datetime.now(UTC)
    wall = workshop.Wall(shows="finding", script="ninety", begun=now)
    workshop.show(store, workshop.desk_of(TOKEN), here, wall, now=now)
    store.close()
    return here


def revealed(database: str, people: int) -> tuple[DatabaseStore, str]:
    """A workshop whose answers are shown, of the desk that is measured, and its open store."""
    content, store, now = load(), open_store(database), datetime.now(UTC)
    here = workshop.demo(
        store,
        content,
        desk_token=TOKEN,
        organisation="Eksempelkøbing Kommune",
        areas=("Børn", "Job"),
        examples=(),
        people=people,
        now=now,
    )
    whose = (store, content, workshop.desk_of(TOKEN), here.id)
    workshop.reveal(*whose, outcome=advice.outcome, today=date(2026, 11, 25))
    return store, here.id


def _begun(store: DatabaseStore, content: Content, token: str, number: int) -> str:
    new = workshop.begin(
        store,
        content,
        workshop.desk_of(token),
        organisation=f"Eksempelkøbing Kommune {number}",
        questionnaire="short",
        now=datetime.now(UTC),
        new_id=workshop.new_token,
    )
    return new.id


class Visit:
    """One open page, driven as a browser drives it."""

    def __init__(self, socket_: ClientConnection, page: str) -> None:
        self.socket = socket_
        self.message = BackMsg()
        self.message.rerun_script.page_name = page
        self.turn = 0
        self.widgets: dict[str, str] = {}
        self.options: dict[str, list[str]] = {}
        self.buttons: dict[str, str] = {}
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
        if got.metadata.cacheable:  # a browser keeps what is large, and says that it has it
            self.message.rerun_script.cached_message_hashes.append(got.hash)
        button = got.delta.new_element.button.id
        for name in (ON, BACK):
            if name in button:
                self.buttons[name] = button
        radio = got.delta.new_element.radio
        if radio.id:
            key = re.search(r"rungs-.+", radio.id)
            self.widgets[key.group() if key else radio.id] = radio.id
            self.options[radio.id] = list(radio.options)

    def turn_page(self) -> None:
        """The next statement, and then back again."""
        self.turn += 1
        states = self.message.rerun_script.widget_states.widgets
        del states[:]
        state = states.add()
        state.id = self.buttons[ON if self.turn % 2 else BACK]
        state.trigger_value = True
        self.rerun()

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
def visit(port: int, page: str, here: str = "", desk: str = TOKEN) -> Iterator[Visit]:
    """A browser with this desk's cookie, at a page; `here` is the workshop in its address."""
    inside = f"/w/{here}" if here else ""
    with connect(
        f"ws://127.0.0.1:{port}{inside}/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        origin=Origin(f"http://127.0.0.1:{port}"),
        additional_headers={"Cookie": f"helhedstjek_desk={desk}"},
        max_size=None,
    ) as socket_:
        yield Visit(socket_, page)
