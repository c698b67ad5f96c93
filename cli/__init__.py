"""The same verbs from a terminal: check the shelves, score answers, write the report.

One file a noun; each imports what is heavy when its verb is used.
"""

from __future__ import annotations

import gc


def main() -> None:
    """What `helhedstjek` starts. A process this short ends before collecting garbage pays."""
    gc.disable()
    from cli.verbs import app  # noqa: PLC0415 - what is imported need not be looked through either

    try:
        app()
    finally:
        gc.freeze()  # or Python would look through everything once more before it ends
