"""A file of any kind as a grid, or what it is and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answers.files import AnswersError
from answers.packed import unpacked
from content import Told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from answers.grid import Grid

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# What a file begins with that is neither a workbook nor text.
BEGINNINGS = (
    (b"%PDF", Told("this is a PDF; save the sheet it was made from as CSV UTF-8")),
    (b"{\\rtf", Told("this is a text document; save the table as CSV UTF-8 from a spreadsheet")),
    (b"$FL2", Told("this is an SPSS file; export it as CSV UTF-8, with values as labels")),
    (b"$FL3", Told("this is an SPSS file; export it as CSV UTF-8, with values as labels")),
    (b"\x1f\x8b", Told("this is a packed file; unpack it, and choose the file inside")),
    (b"7z\xbc\xaf", Told("this is a packed file; unpack it, and choose the file inside")),
    (b"Rar!", Told("this is a packed file; unpack it, and choose the file inside")),
    (b"\x89PNG", Told("this is a picture; answers are read from .xlsx and .csv")),
    (b"\xff\xd8\xff", Told("this is a picture; answers are read from .xlsx and .csv")),
)
PAGES = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<meta")
SAMPLE = 65_536


def opened(data: bytes, heads: Callable[[Sequence[str]], float], sheet: str | None) -> Grid:
    """The cells of an .xlsx or of a text file; AnswersError says what anything else is."""
    if data.startswith(ZIP):
        from answers.sheets import workbook  # noqa: PLC0415 - a text file needs no Excel

        _workbook_or_refused(data)
        return workbook(data, heads, sheet)
    if other := _other(data):
        raise AnswersError([other])
    from answers.separated import separated  # noqa: PLC0415 - a workbook needs no text

    return separated(data, heads)


def _other(data: bytes) -> Told | None:
    if data.startswith(OLE):
        return _old_office(data)
    for beginning, told in BEGINNINGS:
        if data.startswith(beginning):
            return told
    if data[:SAMPLE].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(PAGES):
        return Told(
            "this is a web page or XML, whatever its name says; open it in Excel, and save it as "
            ".xlsx"
        )
    return None


def _old_office(data: bytes) -> Told:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Told(
            "the file is protected with a password; open it in Excel, remove the password, and "
            "save it"
        )
    return Told("this is an old Excel file (.xls); open it in Excel, and save it as .xlsx")


def _workbook_or_refused(data: bytes) -> None:
    kind = b""
    told = Told("the file is damaged or not whole; fetch or save it again")
    with unpacked(data, told) as packed:
        names = set(packed.namelist())
        if "mimetype" in names:
            with packed.open("mimetype") as part:
                kind = part.read(80)
    if "xl/workbook.bin" in names or not any(name.startswith("xl/") for name in names):
        raise AnswersError([_packed(names, kind)])


def _packed(names: set[str], kind: bytes) -> Told:
    if b"opendocument" in kind:
        return Told("this is an OpenDocument file (.ods); save it as .xlsx or CSV UTF-8")
    if any(name.startswith("Index/") or name.endswith(".iwa") for name in names):
        return Told("this is a Numbers file; choose File, Export to, Excel or CSV")
    if "xl/workbook.bin" in names:
        return Told("this is a binary Excel file (.xlsb); save it as .xlsx")
    if any(name.startswith(("word/", "ppt/")) for name in names):
        return Told("this is a document, not a sheet; save the table as .xlsx or CSV UTF-8")
    return Told("this is a packed file; unpack it, and choose the file inside")
