"""A file's bytes as text, or why there is none."""

from __future__ import annotations

import codecs
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, Final

from content.problems import Problem
from content.told import Told

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_BYTES = 256_000
UTF_16: Final = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
REASONS: Final[dict[type[OSError], Told]] = {
    IsADirectoryError: Told("Is a directory"),
    PermissionError: Told("Permission denied"),
    FileNotFoundError: Told("No such file or directory"),
    NotADirectoryError: Told("Not a directory"),
    FileExistsError: Told("it is there already; choose another name, or delete it"),
}


def decoded(file: Path, name: str, problems: list[Problem]) -> str | None:
    """The text, though its encoding may be wrong; None where there is none to be had."""
    try:
        found = file.stat()
        if not (S_ISREG(found.st_mode) or S_ISDIR(found.st_mode)):
            problems.append(Problem(name, 0, Told("is no plain file; put a copy of it here")))
            return None
        if found.st_size > LARGEST_BYTES:
            what = Told("is larger than {most} kB; shorten or split it", most=LARGEST_BYTES // 1000)
            problems.append(Problem(name, 0, what))
            return None
        return _text(file.read_bytes(), name, problems)
    except FileNotFoundError:
        problems.append(Problem(name, 0, Told("is missing")))
    except OSError as error:
        problems.append(Problem(name, 0, Told("cannot be read: {reason}", reason=because(error))))
    return None


def because(error: OSError) -> Told | str:
    """Why a file cannot be read or written."""
    return REASONS.get(type(error)) or error.strerror or type(error).__name__


def _text(data: bytes, name: str, problems: list[Problem]) -> str:
    """All of it, so that what else is wrong can be told too."""
    if encoding := _utf_16(data):
        problems.append(Problem(name, 1, Told("is UTF-16; save it as UTF-8")))
        return data.decode(encoding, "replace").removeprefix("\ufeff")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        line = before.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
        problems.append(Problem(name, line, Told("is not UTF-8; save it as UTF-8")))
        return data.decode("utf-8-sig", "replace")


def _utf_16(data: bytes) -> str:
    """Which of the two UTF-16 encodings it is, if any: every other byte of plain words is 0."""
    for mark, encoding in UTF_16.items():
        if data.startswith(mark):
            return encoding
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if data[start::2].count(0) * 2 > len(data[start::2]):
            return encoding
    return ""
