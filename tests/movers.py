"""A process that takes one workshop's file in for ever, each time another, until it is killed."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import advice
import workshop
from storage import open_store
from tests.cast import TODAY

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


def numbered(data: bytes, number: int) -> bytes:
    """The file when a number stands in its name and in all that was said in it."""
    plain = json.loads(data)
    plain["workshop"]["name"] = f"{number}"
    for one in plain["records"]:
        if one["kind"] == "action":
            one["body"]["title"] = f"{number}"
    return json.dumps(plain).encode()


def move(url: str, file: Path, begin: int, acknowledge: Connection) -> None:
    """One after the other, each in the place of the one before."""
    store, data = open_store(url), file.read_bytes()
    for number in count(begin):
        workshop.unpack(
            store,
            "desk",
            numbered(data, number),
            recounted=advice.recounted,
            today=TODAY,
            replace=True,
        )
        acknowledge.send_bytes(number.to_bytes(8))
