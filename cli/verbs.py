"""Every verb, by being imported: one file a noun."""

from __future__ import annotations

from cli import (
    cases,
    database,
    door,
    files,
    moving,
    office,
    printed,
    results,
    room,
    shelves,
    workshops,
)
from cli.terminal import app

__all__ = [
    "app",
    "cases",
    "database",
    "door",
    "files",
    "moving",
    "office",
    "printed",
    "results",
    "room",
    "shelves",
    "workshops",
]
