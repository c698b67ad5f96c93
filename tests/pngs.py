"""Pictures, and files that only say that they are."""

from __future__ import annotations

import zlib
from struct import pack

from logo import MAGIC


def png(
    width: int,
    height: int,
    *,
    depth: int = 8,
    colour: int = 0,
    interlaced: int = 0,
    pixels: bytes | None = None,
    extra: bytes = b"",
) -> bytes:
    """A grey PNG of a size, or with other pixels than it says; `extra` stands before them."""
    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height)) if pixels is None else pixels
    head = piece(b"IHDR", pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced))
    return MAGIC + head + extra + piece(b"IDAT", zlib.compress(rows)) + piece(b"IEND", b"")


def piece(name: bytes, body: bytes) -> bytes:
    """One piece of a PNG."""
    return pack(">I", len(body)) + name + body + pack(">I", zlib.crc32(name + body))
