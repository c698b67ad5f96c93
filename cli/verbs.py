"""Every verb, by being imported: one file a noun."""

from __future__ import annotations

from cli import database, door, files, results, shelves, workshops
from cli.terminal import app

__all__ = ["app", "database", "door", "files", "results", "shelves", "workshops"]
