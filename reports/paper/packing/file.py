"""A PDF written as small as it goes: all that is no stream together, and everything packed hard."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pikepdf

BEGUN: Final = b"%%PDF-%b\n%%\xe2\xe3\xcf\xd3\n"
TEXT: Final = rb"\((?:\\.|[^\\)])*\)|<[0-9a-fA-F]+>"
REFERENCES: Final = re.compile(
    TEXT + rb"|(\d+) 0 R\b|(?P<gap> (?=[/<\[\]>(])|(?<=[\[<>\])]) )", re.DOTALL
)
"""A text is passed over: what looks like a reference or a gap in it is none."""
LIKE: Final = re.compile(TEXT + rb"|\d+", re.DOTALL)
"""What differs between things that are alike; those stand together, and are packed together."""
TOGETHER: Final = 1000
"""So many objects a stream: what is alike is packed together, and no reader unpacks too much."""
HARD: Final = 10
"""From here on libdeflate looks for the shortest way to say it; 12 takes three times as long for
half a per cent."""
WIDTHS: Final = (1, 3, 2)
"""Of a row in the table of where things are: what kind it is, where it is, and its place there."""


class Thing(NamedTuple):
    """One numbered object: what stands in it, and its bytes if it is a stream."""

    told: bytes
    data: bytes | None


def written(document: pikepdf.Pdf) -> bytes:
    """The document's bytes: the same each time, and nothing in them that nothing leads to."""
    things = dict(_things(document))
    roots = [
        document.trailer[key].objgen[0] for key in ("/Root", "/Info") if key in document.trailer
    ]
    order = sorted(_reached(things, roots), key=lambda old: LIKE.sub(b"", things[old].told))
    number = {old: new for new, old in enumerate(order, 1)}
    told = [Thing(_renumbered(things[old].told, number), things[old].data) for old in order]
    trailer = b"/Root %d 0 R" % number[roots[0]]
    if len(roots) > 1:
        trailer += b" /Info %d 0 R" % number[roots[1]]
    return _file(document.pdf_version.encode(), told, trailer)


def _things(document: pikepdf.Pdf) -> Iterator[tuple[int, Thing]]:
    import pikepdf  # noqa: PLC0415 - 100 ms that only a PDF should cost

    for found in document.objects:
        if isinstance(found, pikepdf.Stream):
            yield found.objgen[0], _stream(found)
        else:
            yield found.objgen[0], Thing(pikepdf.Object.unparse(found, resolved=True), None)


def _stream(stream: Any) -> Thing:  # noqa: ANN401 - pikepdf's own
    """A stream packed anew, but for one that is packed in a way of its own, such as a picture."""
    import pikepdf  # noqa: PLC0415 - as above

    told = pikepdf.Dictionary({k: v for k, v in stream.stream_dict.items() if k != "/Length"})
    data = stream.read_raw_bytes()
    if told.get("/Type") == "/Metadata":
        return Thing(told.unparse(), stream.read_bytes())  # read by those who read nothing else
    flat = pikepdf.Name.FlateDecode
    if told.get("/Filter", flat) == flat and "/DecodeParms" not in told:
        data = _packed(stream.read_bytes())
        told.Filter = flat
    return Thing(told.unparse(), data)


def _packed(data: bytes) -> bytes:
    import deflate  # noqa: PLC0415 - as above

    return bytes(deflate.zlib_compress(data, HARD))


def _reached(things: Mapping[int, Thing], roots: Sequence[int]) -> Iterator[int]:
    """Everything that the roots lead to, in the order in which it stood."""
    found, stack = set(roots), list(roots)
    while stack:
        for match in REFERENCES.finditer(things[stack.pop()].told):
            if match[1] and (number := int(match[1])) not in found and number in things:
                found.add(number)
                stack.append(number)
    return (number for number in things if number in found)


def _renumbered(told: bytes, number: Mapping[int, int]) -> bytes:
    def anew(match: re.Match[bytes]) -> bytes:
        if not match[1]:
            return b"" if match["gap"] else match[0]
        new = number.get(int(match[1]))
        return b"null" if new is None else b"%d 0 R" % new

    return REFERENCES.sub(anew, told)


def _file(version: bytes, things: Sequence[Thing], trailer: bytes) -> bytes:
    """Streams each for itself, everything else in a few of them, and last where each thing is."""
    out = bytearray(BEGUN % version)
    rows: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
    small: list[tuple[int, bytes]] = []
    for number, thing in enumerate(things, 1):
        if thing.data is None:
            small.append((number, thing.told))
        else:
            rows[number] = (1, len(out), 0)
            out += _object(number, thing.told, thing.data)
    last = len(things)
    for first in range(0, len(small), TOGETHER):
        last += 1
        held = small[first : first + TOGETHER]
        rows |= {number: (2, last, place) for place, (number, _) in enumerate(held)}
        rows[last] = (1, len(out), 0)
        out += _object(last, *_together(held))
    rows[last + 1] = (1, len(out), 0)
    start = len(out)
    out += _object(last + 1, *_where(rows, trailer, hashlib.sha256(out).hexdigest()[:32].encode()))
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start


def _object(number: int, told: bytes, data: bytes) -> bytes:
    head = b"%d 0 obj\n%b/Length %d>>\nstream\n" % (number, told.removesuffix(b">>"), len(data))
    return head + data + b"\nendstream\nendobj\n"


def _together(held: Sequence[tuple[int, bytes]]) -> tuple[bytes, bytes]:
    places, at = [], 0
    for number, told in held:
        places.append(b"%d %d" % (number, at))
        at += len(told) + 1
    head = b" ".join(places) + b"\n"
    told = b"<< /Type /ObjStm /N %d /First %d /Filter /FlateDecode>>" % (len(held), len(head))
    return told, _packed(head + b"\n".join(one for _, one in held))


def _where(
    rows: Mapping[int, tuple[int, int, int]], trailer: bytes, name: bytes
) -> tuple[bytes, bytes]:
    """The table of where things are, each row as it differs from the one above."""
    width = sum(WIDTHS)
    above, told = bytes(width), bytearray()
    for number in range(len(rows)):
        row = b"".join(
            part.to_bytes(size, "big") for part, size in zip(rows[number], WIDTHS, strict=True)
        )
        told += b"\2" + bytes((a - b) % 256 for a, b in zip(row, above, strict=True))
        above = row
    head = b"<< /Type /XRef /Size %d /W [ %d %d %d ] %b /ID [ <%b> <%b> ]" % (
        len(rows), *WIDTHS, trailer, name, name,
    )  # fmt: skip
    head += b" /Filter /FlateDecode /DecodeParms << /Columns %d /Predictor 12 >>>>" % width
    return head, _packed(bytes(told))
