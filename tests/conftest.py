"""What several tests stand on: the real shelves, and a small instrument of three factors."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from content import Content, load

INSTRUMENT = Path(__file__).parent / "instrument"

# A busy machine is no mistake, and a failure must come again on the next run.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


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
