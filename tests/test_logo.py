"""A logo: what a file must be to stand on paper, and that nothing else of it is kept."""

from __future__ import annotations

import tracemalloc
import zlib
from contextlib import suppress
from struct import unpack
from typing import TYPE_CHECKING

import pytest

from logo import LARGEST, MAGIC, WIDEST, LogoError, checked
from tests.pngs import piece, png

if TYPE_CHECKING:
    from collections.abc import Iterator

ROWS = b"\0" + b"\1" * 20
SQUARE = ROWS * 20


def refused() -> Iterator[tuple[bytes, str]]:
    """Files that are no logo, and what is said of each."""
    yield b"", "PNG"
    yield b"Jeg hedder logo.png", "PNG"
    yield b"<svg onload=alert(1)>", "PNG"
    yield b"\xff\xd8\xff" + b"\0" * 50, "PNG"
    yield b"GIF89a" + b"\0" * 50, "PNG"
    yield MAGIC + b"\0" * (LARGEST + 1), "200"
    yield b"x" * 30_000_000, "200"
    yield png(3000, 20), "2000"
    yield png(20_000, 20_000, pixels=b"\0"), "2000"
    yield png(1, 1), "16"
    yield png(400, 15), "16"
    yield png(0, 20), "16"
    yield png(40, 40, interlaced=1), "interlaced"
    yield png(40, 40, pixels=b"\0" * 10_000_000), "again"
    yield png(40, 40, pixels=b"\0" * 9), "again"
    yield png(40, 40, pixels=b"\5" * 41 * 40), "again"
    yield png(40, 40)[:-20], "again"
    yield png(40, 40).replace(b"IHDR", b"IHDX"), "again"
    yield png(40, 40).replace(b"IDAT", b"IDAX"), "again"
    yield png(20, 20, depth=7, pixels=SQUARE), "again"
    yield png(20, 20, colour=3, pixels=SQUARE), "again"
    yield png(20, 20, colour=3, pixels=SQUARE, extra=piece(b"PLTE", b"abcd")), "again"
    yield MAGIC + piece(b"IHDR", b"x") + piece(b"IEND", b""), "again"
    yield MAGIC + piece(b"IEND", b""), "again"
    yield MAGIC, "again"


@pytest.mark.parametrize(("data", "word"), list(refused()))
def test_what_is_no_logo_is_refused_in_words(data: bytes, word: str) -> None:
    """A file that is not a small PNG is turned away before anything decodes it."""
    with pytest.raises(LogoError, match=word):
        checked(data)


def test_a_bomb_takes_no_memory() -> None:
    """Pixels beyond those that were said, a gigabyte of them, are never unpacked."""
    bomb = zlib.compress(b"\0" * 100_000_000, 9)
    held = png(40, 40)[:-12] + piece(b"IDAT", bomb) + piece(b"IEND", b"")
    tracemalloc.start()
    for data in (png(40, 40, pixels=b"\0" * 100_000_000), held):
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[1]
        with suppress(LogoError):
            assert len(checked(data)) < LARGEST
        assert tracemalloc.get_traced_memory()[1] - before < 2_000_000
    tracemalloc.stop()


def kinds() -> Iterator[bytes]:
    """Every kind of plain PNG that a program may save."""
    for depth, colour, wide in (
        (8, 0, 20),
        (1, 0, 3),
        (16, 0, 40),
        (8, 2, 60),
        (16, 2, 120),
        (8, 4, 40),
        (8, 6, 80),
    ):
        yield png(20, 20, depth=depth, colour=colour, pixels=(b"\0" + b"\1" * wide) * 20)
    palette = piece(b"PLTE", b"abcdef")
    yield png(20, 20, colour=3, pixels=SQUARE, extra=palette)
    yield png(20, 20, colour=3, pixels=SQUARE, extra=palette + piece(b"tRNS", b"\0\x80"))
    yield png(20, 20, extra=piece(b"tRNS", b"\0\1"))
    yield png(WIDEST, WIDEST)


@pytest.mark.parametrize("data", list(kinds()))
def test_a_plain_png_is_a_logo(data: bytes) -> None:
    """And looked through again it is the same."""
    assert checked(data) == data == checked(checked(data))


def test_nothing_but_the_picture_is_kept() -> None:
    """Notes, profiles, what moves, a stray palette and what comes after the end are dropped."""
    more = b"".join(
        piece(name, body)
        for name, body in (
            (b"tEXt", b"Author\0Anna"),
            (b"acTL", b"\0\0\0\2\0\0\0\0"),
            (b"PLTE", b"abcdef"),
            (b"tRNS", b"too long for grey"),
        )
    )
    kept = checked(png(40, 40, extra=more) + b"<script>alert(1)</script>")
    assert kept == png(40, 40)
    assert unpack(">I", kept[16:20]) == (40,)
