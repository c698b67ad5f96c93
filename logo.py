"""An organisation's logo: a PNG, by what is in it, looked through before anything decodes it.

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
NARROWEST: Final = 16
"""Pixels to a side, at most and at least: one that is smaller is a blot on paper."""
DRAWN: Final = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
PALETTE: Final = 3
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
        raise LogoError(Told("The logo is not a PNG file. Save it as PNG, and choose it again."))
    pieces = [piece for piece in _pieces(data) if piece[0] in DRAWN]
    size = _size(pieces)
    _fits(size, b"".join(body for name, body in pieces if name == b"IDAT"))
    kept = [piece for piece in _in_order(pieces) if _belongs(size, *piece)]
    if size.colour == PALETTE and b"PLTE" not in dict(kept):
        raise _broken()
    return MAGIC + b"".join(map(_written, kept))


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
    if max(width, height) > WIDEST:
        raise LogoError(
            Told("The logo may be {most} pixels to a side at most. Save it smaller.", most=WIDEST)
        )
    if min(width, height) < NARROWEST:
        raise LogoError(
            Told(
                "The logo is under {least} pixels to a side. Choose a larger one.",
                least=NARROWEST,
            )
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


def _belongs(size: Size, name: bytes, body: bytes) -> bool:
    """Whether a piece is as long as pictures of this kind have it; one that is not draws nothing.

    A palette has three bytes a colour, and no more colours than a pixel can name.
    """
    if name == b"PLTE":
        most = 3 << size.depth if size.colour == PALETTE else 0
        return 0 < len(body) <= most and len(body) % 3 == 0
    if name == b"tRNS":
        longest = {0: 2, 2: 6, PALETTE: 1 << size.depth}.get(size.colour, 0)
        return len(body) == longest or (size.colour == PALETTE and 0 < len(body) < longest)
    return True


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
