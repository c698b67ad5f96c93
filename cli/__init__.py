"""The same verbs from a terminal: check the shelves, score answers, write the report.

One file a noun; each imports what is heavy when its verb is used.
"""

from __future__ import annotations

import gc

from cli import database, door, results, shelves, workshops
from cli.terminal import app

__all__ = ["app", "database", "door", "main", "results", "shelves", "workshops"]


def main() -> None:
    """What `helhedstjek` starts. A process this short ends before collecting garbage pays."""
    gc.disable()
    app()
