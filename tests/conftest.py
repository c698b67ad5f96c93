"""What several tests stand on: the real shelves, and a small instrument of three factors."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from coverage import Coverage
from hypothesis import HealthCheck, Phase, settings
from playwright.sync_api import sync_playwright

from anonymity import cells
from arithmetic import spread
from content import Content, load
from storage import open_store
from tests.browsing import SWITCHES
from tests.browsing import Server as App
from tests.hosts import machines
from tests.postgres import Server, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from storage import DatabaseStore
    from tests.hosts import Hosts
    from tests.screening import Visitor
    from words import Language

INSTRUMENT = Path(__file__).parent / "instrument"

# What is said at a terminal is held in English, wherever the tests run.
os.environ["LC_ALL"] = "C.UTF-8"
# A busy machine is no mistake, and a failure must come again on the next run.
settings.register_profile(
    "steady",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
# For mutants: few examples, and no search for the smallest that fails.
settings.register_profile(
    "quick",
    settings.get_profile("steady"),
    max_examples=5,
    phases=[Phase.explicit, Phase.generate],
    database=None,
)
settings.load_profile("steady")


def pytest_sessionstart() -> None:
    """Remember nothing of an earlier run in the same process: mutmut has one before it forks."""
    for remembers in (spread._layer, cells._laid_bare):
        remembers.cache_clear()


@pytest.fixture(autouse=True)
def _at_full_speed(request: pytest.FixtureRequest) -> Iterator[None]:
    """What is marked `unmeasured` counts no branches: that takes three times as long."""
    counting = Coverage.current() if request.node.get_closest_marker("unmeasured") else None
    if counting:
        counting.stop()
    yield
    if counting:
        counting.start()


@pytest.fixture(autouse=True)
def _own_main() -> Iterator[None]:
    """Streamlit's scripts take the place of `__main__`, which new processes would then run."""
    own = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = own


@pytest.fixture(scope="session")
def content() -> Content:
    """The real shelves."""
    return load()


@pytest.fixture(scope="session")
def small() -> Content:
    """Roots hold stem and leaves back, stem holds leaves back; four statements each."""
    return load(INSTRUMENT)


@pytest.fixture
def shelves(tmp_path: Path) -> Path:
    """The small instrument's files, to be broken."""
    shutil.copytree(INSTRUMENT, tmp_path / "shelves")
    return tmp_path / "shelves"


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server that lives as long as the tests."""
    with running() as server:
        yield server


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file without answers, to be copied: its tables were made once, and that takes time."""
    file = tmp_path_factory.mktemp("empty") / "answers.sqlite3"
    open_store(f"sqlite:///{file}").close()
    return file


@pytest.fixture
def on_sqlite(tmp_path: Path, empty: Path) -> str:
    """The address of a file without answers."""
    return f"sqlite:///{shutil.copy(empty, tmp_path)}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """The address of a database without answers, once of each kind."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("on_sqlite"))
    server: Server = request.getfixturevalue("postgres")
    return server.migrated()


@pytest.fixture
def store(on_sqlite: str) -> Iterator[DatabaseStore]:
    """An empty store, in a file of its own; a module that needs another has its own."""
    opened = open_store(on_sqlite)
    yield opened
    opened.close()


@pytest.fixture
def visitor(monkeypatch: pytest.MonkeyPatch, store: DatabaseStore) -> Visitor:
    """A browser with a desk of its own, in Danish, that looks at the screens."""
    from tests.screening import Visitor  # noqa: PLC0415 - Streamlit takes time

    return Visitor(monkeypatch, store)


@pytest.fixture(params=["da", "en"])
def language(request: pytest.FixtureRequest, visitor: Visitor) -> Language:
    """Each language in turn."""
    chosen: Language = request.param
    visitor.speaks(chosen)
    return chosen


@pytest.fixture
def hosts(tmp_path: Path) -> Iterator[Hosts]:
    """A laptop, a phone on its hotspot, and a machine elsewhere that counts."""
    with machines(tmp_path) as made:
        yield made


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app as `make run` starts it; every browser in it has a desk of its own."""
    running = App(tmp_path_factory.mktemp("app"))
    yield running
    running.stopped()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: the machine's own where there is one, else Playwright's."""
    own = os.environ.get("HELHEDSTJEK_TEST_CHROMIUM") or None
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=own, args=SWITCHES)
        yield chromium
        chromium.close()
