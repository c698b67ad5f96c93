"""An organisation's logo: a PNG that is looked through before anything decodes it.

What is kept is written anew from the pieces that draw; names, places, programs and times are not.
"""

from __future__ import annotations

import zlib
from struct import error as struct_error
from struct import pack, unpack
from typing import TYPE_CHECKING, Final, NamedTuple

from content import Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAGIC: Final = b"\x89PNG\r\n\x1a\n"
LARGEST: Final = 200_000
"""Bytes of a file."""
WIDEST: Final = 2_000
"""Pixels to a side."""
DRAWN: Final = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
DEPTHS: Final = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}


class LogoError(Exception):
    """The file is no logo that can be printed; `said` says why."""

    def __init__(self, said: Told) -> None:
        super().__init__(str(said))
        self.said = said


class Size(NamedTuple):
    """What a PNG says of itself in its first piece."""

    width: int
    height: int
    depth: int
    colour: int
    interlaced: int


def checked(data: bytes) -> bytes:
    """The same picture with nothing in it but what draws it; LogoError where it is none."""
    if len(data) > LARGEST:
        raise LogoError(
            Told("The logo is larger than {most} kB. Save it smaller.", most=LARGEST // 1000)
        )
    if not data.startswith(MAGIC):
        raise LogoError(Told("The logo must be a PNG file."))
    pieces = [piece for piece in _pieces(data) if piece[0] in DRAWN]
    _fits(_size(pieces), b"".join(body for name, body in pieces if name == b"IDAT"))
    return MAGIC + b"".join(map(_written, _in_order(pieces)))


def _pieces(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(MAGIC)
    while at + 12 <= len(data):
        (length,) = unpack(">I", data[at : at + 4])
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if data[at + 8 + length : at + 12 + length] != pack(">I", zlib.crc32(name + body)):
            raise _broken()
        yield name, body
        at += 12 + length
        if name == b"IEND":
            return
    raise _broken()


def _size(pieces: list[tuple[bytes, bytes]]) -> Size:
    try:
        width, height, depth, colour, packing, sieve, interlaced = unpack(">IIBBBBB", pieces[0][1])
    except (IndexError, struct_error):
        raise _broken() from None
    known = depth in DEPTHS.get(colour, ()) and not packing and not sieve
    if pieces[0][0] != b"IHDR" or not known:
        raise _broken()
    if interlaced:
        raise LogoError(Told("The logo is interlaced. Save it as a plain PNG."))
    if not 1 <= min(width, height) <= max(width, height) <= WIDEST:
        raise LogoError(
            Told("The logo may be {most} pixels to a side at most. Save it smaller.", most=WIDEST)
        )
    return Size(width, height, depth, colour, interlaced)


def _fits(size: Size, packed: bytes) -> None:
    """The pixels are as many as was said; no more than that is ever unpacked."""
    row = 1 + (size.width * size.depth * CHANNELS[size.colour] + 7) // 8
    unpacked = zlib.decompressobj()
    try:
        found = unpacked.decompress(packed, row * size.height + 1)
    except zlib.error:
        raise _broken() from None
    if len(found) != row * size.height or max(found[::row]) > 4:
        raise _broken()


def _in_order(pieces: Iterable[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, bytes]]:
    """Each kind once and in its place, the pixels as one."""
    for kind in DRAWN:
        if bodies := [body for name, body in pieces if name == kind]:
            yield kind, b"".join(bodies) if kind == b"IDAT" else bodies[0]


def _written(piece: tuple[bytes, bytes]) -> bytes:
    name, body = piece
    return pack(">I", len(body)) + name + body + pack(">I", zlib.crc32(name + body))


def _broken() -> LogoError:
    return LogoError(Told("The logo cannot be read as a PNG file. Save it again."))
