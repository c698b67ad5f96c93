"""A pen that draws a page anew: it says a colour, a face and a width only where they change."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

DEEP: Final = 4
"""How deep brackets in a text may stand without a backslash before it is left as it is."""


def _bracketed(deep: int) -> bytes:
    within = rb"[^\\()]*+(?:\\.[^\\()]*+)*+"
    for _ in range(deep):
        within = rb"[^\\()]*+(?:(?:\\.|\(" + within + rb"\))[^\\()]*+)*+"
    return rb"\(" + within + rb"\)"


TEXT: Final = rb"(?:" + _bracketed(DEEP) + rb"|<[0-9a-fA-F]*>)"
HELD: Final = 20_000
"""Words and numbers that are remembered as they are written; a report has some five thousand."""
NUMBER: Final = rb"-?[\d.]+"
GIVEN: Final = {b"n": NUMBER, b"ink": rb"[\d.]+ [\d.]+ [\d.]+"}
INKS: Final = (
    rb"(?:/c0 cs (?P<fill>%(ink)b) scn)?"
    rb"(?:/c0 CS (?P<stroke>%(ink)b) SCN (?P<width>[\d.]+) w 4 M)? "
)
# Typst turns a line down by a cosine that is not quite nothing.
STRAIGHT: Final = rb"(?P<line>%(n)b 0 m %(n)b 0 l|0 0 m -?0(?:\.0{10}\d*)? %(n)b l)\n"
BOX: Final = (
    rb"(?P<box>(?P<bx>%(n)b) (?P<by>%(n)b) m "
    rb"(?:(?P<cx>%(n)b) (?P=by) l (?P=cx) (?P<cy>%(n)b) l (?P=bx) (?P=cy) l"
    rb"|(?P=bx) (?P<ey>%(n)b) l (?P<ex>%(n)b) (?P=ey) l (?P=ex) (?P=by) l))\nh\n"
)
PLAIN: Final = re.compile((INKS + rb"(?:" + STRAIGHT + rb"|" + BOX + rb")(?P<paint>[fSB])") % GIVEN)
"""A line straight across or down, or a rectangle: nothing else is so often drawn."""
COORDINATES: Final = re.compile(NUMBER)
FIGURES: Final = re.compile(rb"(?P<ink>(?:[\d.]+ ){3})(?=scn|SCN)|-?\d*\.\d+")
PARTS: Final = re.compile(rb"(?P<text>" + TEXT + rb")|" + NUMBER, re.DOTALL)
ESCAPED: Final = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
TOLD: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
FINE: Final = 10
"""Places to a tenth of a point: no eye sees a thirtieth of a millimetre."""
BEFORE: Final = b"/c0 cs/c0 CS 4 M\n"

Piece = re.Match[bytes]


class Pen:
    """Draws anew, and knows what is said already."""

    def __init__(self, mark: Callable[[bytes], bytes]) -> None:
        self.mark = mark
        self.out: list[bytes] = [BEFORE]
        self.ink = self.stroke = self.width = self.face = b""
        self.at = (0, 0)
        self.down = 0
        self.writing = False

    def drawn(self, pieces: Sequence[Piece], written: Mapping[int, bool]) -> bytes:
        """The drawing; `written` says of each mark and its end whether it holds text alone."""
        before = None
        for at, piece in enumerate(pieces):
            if before == "other" != piece.lastgroup:
                self.out.append(b"\n")
            before = piece.lastgroup
            if piece.lastgroup == "line":
                self._line(piece)
            elif piece.lastgroup == "shape":
                self._write(on=False)
                self._shape(piece)
            elif piece.lastgroup == "other":
                self._write(on=False)
                self.out.append(piece[0])
                self.ink = self.stroke = self.width = self.face = (
                    b""  # whatever it says, or takes back
                )
            else:
                self._write(on=written[at])
                self.out.append(self.mark(piece["open"]) if piece["open"] else b"EMC\n")
        self._write(on=False)
        return b"".join(self.out)

    def _write(self, *, on: bool) -> None:
        """Begin or end a text: nothing else may be drawn in one, and no mark ends outside it."""
        if on != self.writing:
            self.out.append(b"BT\n" if on else b"ET\n")
            self.writing, self.at = on, (0, 0)

    def _line(self, line: Piece) -> None:
        self._write(on=True)
        self._inked(line["ink"])
        if line["face"] != self.face:
            self.face = line["face"]
            self.out.append(b"/" + self.face + b" Tf\n")
        x, y = (round(float(line[key]) * FINE) for key in ("x", "y"))
        across, down = x - self.at[0], y - self.at[1]
        if abs(down - self.down) <= 1:
            down = self.down  # as far as from the line before
        self.at, self.down = (x, self.at[1] + down), down
        shown = PARTS.sub(_part, line["line"]).replace(b")(", b"")
        self.out.append(b"%b %b Td%b\n" % (_short(across / FINE), _short(down / FINE), shown))

    def _shape(self, shape: Piece) -> None:
        plain = PLAIN.fullmatch(shape["shape"])
        if plain:
            self._plain(plain, *(float(shape[key]) for key in ("shape_x", "shape_y")))
            return
        drawn = shape["shape"]
        for said in (b"/c0 cs ", b"/c0 CS "):
            drawn = drawn.replace(said, b" ")
        drawn = FIGURES.sub(_figure, drawn.replace(b" 4 M", b""))
        x, y = (_short(float(shape[key])) for key in ("shape_x", "shape_y"))
        self.out.append(b"q 1 0 0 -1 %b %b cm%b\nQ\n" % (x, y, drawn))

    def _plain(self, shape: Piece, x: float, y: float) -> None:
        """A line or a rectangle, right where it is on the page."""
        self._inked(shape["fill"])
        if shape["stroke"] and shape["stroke"] != self.stroke:
            self.stroke = shape["stroke"]
            self.out.append(_inked(self.stroke) + b" SCN\n")
        if shape["width"] and shape["width"] != self.width:
            self.width = shape["width"]
            self.out.append(_short(float(self.width)) + b" w\n")
        told = [float(one) for one in COORDINATES.findall(shape["line"] or shape["box"])]
        across = sorted(round((x + one) * FINE) for one in told[::2])
        up = sorted(round((y - one) * FINE) for one in told[1::2])
        left, right, low, high = across[0], across[-1], up[0], up[-1]
        if shape["box"]:
            numbers, verb = (left, low, right - left, high - low), b"%b %b %b %b re "
        else:
            numbers, verb = (left, low, right, high), b"%b %b m %b %b l "
        told_short = tuple(_short(one / FINE) for one in numbers)
        self.out.append(verb % told_short + shape["paint"] + b"\n")

    def _inked(self, ink: bytes | None) -> None:
        if ink and ink != self.ink:
            self.ink = ink
            self.out.append(_inked(ink) + b" scn\n")


def _figure(figure: Piece) -> bytes:
    return _inked(figure["ink"]) + b" " if figure["ink"] else _short(float(figure[0]))


def _part(part: Piece) -> bytes:
    """A text as its bytes, or how far it is moved, to a hundredth of its size."""
    if not part["text"]:
        moved = round(float(part[0]), -1)
        return b"%d" % moved if moved else b""
    return _text(part["text"])


@lru_cache(maxsize=HELD)
def _text(text: bytes) -> bytes:
    plain = bytes.fromhex(text[1:-1].decode()) if text[:1] == b"<" else _plain(text[1:-1])
    return b"(" + re.sub(rb"[\\()]", rb"\\\g<0>", plain).replace(b"\r", b"\\r") + b")"


def _plain(text: bytes) -> bytes:
    return ESCAPED.sub(_unescaped, text)


def _unescaped(escaped: Piece) -> bytes:
    sign = escaped[1]
    return bytes([int(sign, 8)]) if sign[:1].isdigit() else TOLD.get(sign, sign)


@cache
def _inked(ink: bytes) -> bytes:
    """A colour, exact to the shade of a screen."""
    return b" ".join(_short(float(part), 3) for part in ink.split())


@lru_cache(maxsize=HELD)
def _short(value: float, digits: int = 2) -> bytes:
    """A number without what does not count."""
    told = (b"%.*f" % (digits, value)).rstrip(b"0").rstrip(b".")
    told = told.replace(b"0.", b".", 1) if told.lstrip(b"-").startswith(b"0.") else told
    return b"0" if told in {b"", b"-", b"-0"} else told
