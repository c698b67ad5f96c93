"""Bytes that hold text as text: what Excel on Windows and on a Mac, and survey tools, write."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from content import Told

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# Of files without a mark that are no UTF-8; the first is what Excel on Windows writes in Danish.
SINGLE = (("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman"), ("cp850", "CP850"))
LETTER = "[A-Za-zæøåÆØÅé]"
DANISH = re.compile(f"[æøå](?={LETTER})|(?<={LETTER})[æøå]|(?<![a-zæøå])[ÆØÅ](?={LETTER})")
SAMPLE = 4096
AROUND = 100_000
BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
MOST_LOOKED_AT = 2000


class Text(NamedTuple):
    """What was read, by which encoding, and why that may be wrong."""

    text: str
    encoding: str
    doubts: tuple[Told, ...] = ()


def decoded(data: bytes) -> Text:
    """The text by its mark, as UTF-16 by its NULs, as UTF-8, or as makes its letters Danish."""
    for mark, codec, name in MARKS:
        if data.startswith(mark):
            return _whole(data, codec, name)
    if codec := _by_nuls(data):
        return _whole(data, codec, "UTF-16")
    try:
        return Text(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError as error:
        return _mixed(data, error.start) or _single(data)


def _whole(data: bytes, codec: str, name: str) -> Text:
    try:
        return Text(data.decode(codec), name)
    except UnicodeDecodeError as error:
        text = data.decode(codec, "replace")
        return Text(text, name, (_spoilt(name, len(text[: error.start + 1].splitlines())),))


def _spoilt(name: str, line: int) -> Told:
    return Told(
        "line {line}: is not {encoding} as the rest of the file is; characters are lost there",
        encoding=name,
        line=line,
    )


def _by_nuls(data: bytes) -> str:
    """UTF-16 without a mark: of every other byte most are NUL."""
    first = data[:SAMPLE]
    even, odd = first[::2].count(0), first[1::2].count(0)
    if max(even, odd) * 3 < len(first) / 2:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _mixed(data: bytes, start: int) -> Text | None:
    """UTF-8 with some spoilt bytes, when more of it is right than spoilt."""
    around = data[max(start - AROUND, 0) : start + AROUND].decode("utf-8", "replace")
    spoilt = around.count("\N{REPLACEMENT CHARACTER}")
    right = sum(not sign.isascii() for sign in around) - spoilt
    if right <= 2 * spoilt:
        return None
    line = len(data[: start + 1].splitlines())
    return Text(data.decode("utf-8", "replace"), "UTF-8", (_spoilt("UTF-8", line),))


def _single(data: bytes) -> Text:
    """One byte a sign: the encoding that makes most of them Danish letters."""
    near = _near(data)
    found = [len(DANISH.findall(near.decode(codec, "replace"))) for codec, _ in SINGLE]
    best = max(range(len(SINGLE)), key=lambda place: (found[place], -place))
    codec, name = SINGLE[best]
    text = data.decode(codec, "replace")
    if best == 0 and not any(10 * count > found[0] for count in found[1:]):
        return Text(text, name)
    doubt = Told(
        "the file does not say how its letters are written; it is read as {encoding}. "
        "If æ, ø and å look wrong, save it as CSV UTF-8",
        encoding=name,
    )
    return Text(text, name, (doubt,))


def _near(data: bytes) -> bytes:
    """The bytes beyond ASCII with what stands around them, the first couple of thousand."""
    found = []
    for number, match in enumerate(BEYOND_ASCII.finditer(data)):
        if number == MOST_LOOKED_AT:
            break
        found.append(data[max(match.start() - 1, 0) : match.start() + 2])
    return b"\n".join(found)
