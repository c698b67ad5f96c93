"""The Result as a file: numbers and ids, as `helhedstjek score` prints them and a round reads them.

It holds what is shown, and of what is hidden nothing.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from arithmetic import Result


def result_file(result: Result) -> bytes:
    """The Result as JSON in UTF-8."""
    return json.dumps(result.model_dump(mode="json"), ensure_ascii=False, indent=1).encode()
