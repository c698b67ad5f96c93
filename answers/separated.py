"""Text with separators as a grid: whatever delimiter, line ends and stray quotes it has."""

from __future__ import annotations

import csv
import io
import re
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from answers.decoding import decoded
from answers.files import AnswersError
from answers.grid import MOST_COLUMNS, Broken, Gathering, Grid, Texts
from content import Told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pyarrow import Table

    from answers.decoding import Text
    from answers.grid import Places

DELIMITERS = (";", ",", "\t", "|")
TOLD_APART_BY = 40
SAMPLE = 200_000
BATCH = 20_000
LARGE = 2_000_000
SEPARATOR_LINE = re.compile(r'\s*"?sep=(.)"?[ \t]*(\r\n|\r|\n|$)', re.IGNORECASE)
SEEN = re.compile(r"[^\s\ufeff]")
CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1f]")
BREAK = re.compile(r"\r\n|\r|\n")
QUOTE = '"'
WRAPPED = re.compile(r'^"(?:[^"\r\n]|"")*"(?=[\r\n]|\Z)', re.MULTILINE)


class Layout(NamedTuple):
    """How the cells stand: what separates them, and where the first begins."""

    delimiter: str
    start: int
    first_line: int


def separated(data: bytes, heads: Callable[[Sequence[str]], float]) -> Grid:
    """The cells of a text file; `heads` says how much a row looks like a table's head."""
    text = decoded(data)
    if wrapped := _wrapped(text.text):
        text = text._replace(text=_unwrapped(text.text))
    if not SEEN.search(text.text):
        raise AnswersError([Told("the file is empty")])
    if len(CONTROLS.findall(text.text, 0, SAMPLE)) * 50 > min(len(text.text), SAMPLE):
        raise AnswersError([Told("this is no table; answers are read from .xlsx and .csv")])
    layout = _layout(text.text, heads)
    if len(data) < LARGE or wrapped:
        return _patiently(text, layout)
    told = text._replace(text="")
    del text  # it is as large as the file
    return _quickly(data, told, layout) or _patiently(decoded(data), layout)


def _wrapped(text: str) -> bool:
    """Whether whole lines are in quotation marks, as after a file with semicolons is saved anew."""
    first = BREAK.split(text[:SAMPLE].lstrip("\ufeff\r\n"), maxsplit=1)[0]
    return bool(WRAPPED.fullmatch(first)) and any(sign in first for sign in DELIMITERS)


def _unwrapped(text: str) -> str:
    """The lines as they were before."""
    return WRAPPED.sub(lambda line: line[0][1:-1].replace(2 * QUOTE, QUOTE), text)


def _layout(text: str, heads: Callable[[Sequence[str]], float]) -> Layout:
    if found := SEPARATOR_LINE.match(text):
        return Layout(found[1], found.end(), 1 + len(BREAK.findall(text, 0, found.end())))
    first = text[:SAMPLE]
    return Layout(max(DELIMITERS, key=lambda sign: _likely(first, sign, heads)), 0, 1)


def _likely(
    text: str, delimiter: str, heads: Callable[[Sequence[str]], float]
) -> tuple[float, float]:
    """How much there is of a head with this delimiter, and how alike the widths of its rows are."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[list[str]] = []
    with suppress(csv.Error):
        rows.extend(islice((row for row in reader if any(row)), TOLD_APART_BY))
    widths = [len(row) for row in rows]
    usual = max(set(widths), key=widths.count, default=1)
    alike = widths.count(usual) / len(widths) if usual > 1 else 0
    looks = [heads(row) if len(row) > 1 else heads(row) / 2 for row in rows]
    return max(looks, default=0), alike * min(usual, 10)


def _grid(
    columns: tuple[Texts, ...],
    lines: Places,
    text: Text,
    layout: Layout,
    broken: tuple[Broken, ...] = (),
) -> Grid:
    return Grid(columns, lines, text.encoding, layout.delimiter, (), "", broken, text.doubts)


# Row by row: every mistake is told, whatever quotes are astray.


def _patiently(text: Text, layout: Layout) -> Grid:
    gathering, lines, broken = Gathering(), list[int](), list[Broken]()
    batch: list[list[str]] = []
    nul = "\0" in text.text
    for line, record in _records(text.text[layout.start :], layout):
        cells = record
        if nul and not isinstance(cells, Told) and "\0" in "".join(cells):
            cells = Told("holds a NUL; save the file as CSV UTF-8")
        if isinstance(cells, Told):
            broken.append(Broken(len(lines), cells))
            cells = []
        if len(cells) > MOST_COLUMNS:
            raise AnswersError([too_wide(len(cells))])
        lines.append(line)
        batch.append(cells)
        if len(batch) == BATCH:
            gathering.add(batch)
            batch = []
    gathering.add(batch)
    return _grid(gathering.columns(), np.array(lines, np.int32), text, layout, tuple(broken))


def too_wide(columns: int) -> Told:
    """What is said of a table with more columns than any survey has."""
    return Told(
        "the file has {n} columns; at most {most} can be read", n=columns, most=MOST_COLUMNS
    )


class Lines:
    """The lines of a text, which can be taken back as far as the last record began."""

    def __init__(self, text: str) -> None:
        self._text = io.StringIO(text, newline="")
        self._back: list[str] = []
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._back.pop() if self._back else next(self._text)
        self.taken.append(line)
        return line

    def back_to_second(self) -> None:
        """Take back all but the first line of what was taken last."""
        self._back += reversed(self.taken[1:])
        del self.taken[1:]


def _reader(source: Iterator[str], layout: Layout) -> Iterator[list[str]]:
    return csv.reader(source, delimiter=layout.delimiter, strict=True, skipinitialspace=True)


def _records(text: str, layout: Layout) -> Iterator[tuple[int, list[str] | Told]]:
    """Each record with its first line; of one whose quotes are astray only that, and why."""
    source, line = Lines(text), layout.first_line
    reader = _reader(source, layout)
    while True:
        source.taken.clear()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            why = _astray(error, source.taken)
            source.back_to_second()
            reader = _reader(source, layout)
            yield line, why
        else:
            swallowed = len(source.taken) > 1 and _swallowed(cells, layout.delimiter)
            if swallowed:
                source.back_to_second()
            yield line, swallowed or cells
        line += len(source.taken)


def _astray(error: csv.Error, taken: Sequence[str]) -> Told:
    if "field larger" in str(error) and len(taken) == 1:
        return Told("a cell holds more than {n} characters", n=csv.field_size_limit())
    if len(taken) == 1 and "end of data" not in str(error):
        return Told("a quotation mark is where none can be; write it twice inside a text")
    return Told("a quotation mark is opened and not closed")


def _swallowed(cells: Sequence[str], delimiter: str) -> Told | None:
    """What is said when a cell holds whole lines of the table, as after one quote too few."""
    if len(cells) < 4:
        return None
    fewest = len(cells) - 1
    for cell in cells:
        inside = BREAK.split(cell)[1:] if "\n" in cell or "\r" in cell else ()
        if any(line.count(delimiter) >= fewest for line in inside):
            return Told("a quotation mark is opened and not closed")
    return None


# All at once, for large files in which every row has the same width and no quote is astray.


def _quickly(data: bytes, text: Text, layout: Layout) -> Grid | None:
    """The same grid by Arrow; None when the file has anything that wants patience."""
    import pyarrow as pa  # noqa: PLC0415 - only a large file needs it
    from pyarrow import csv as arrow  # noqa: PLC0415 - as above

    plain = data if text.encoding == "UTF-8" else decoded(data).text.encode()
    if layout.start or layout.delimiter == QUOTE or b"\0" in plain or _stray(plain, layout):
        return None
    kept = memoryview(plain)[3 if plain.startswith(b"\xef\xbb\xbf") else 0 :]
    while kept and kept[-1] in b"\r\n":
        kept = kept[:-1]
    width = 1 + _first_row(plain).count(layout.delimiter.encode())
    if width > MOST_COLUMNS:
        return None
    names = [str(place) for place in range(width)]
    try:
        table = arrow.read_csv(
            pa.BufferReader(pa.py_buffer(kept)),
            read_options=arrow.ReadOptions(column_names=names),
            parse_options=arrow.ParseOptions(
                delimiter=layout.delimiter, newlines_in_values=True, ignore_empty_lines=False
            ),
            convert_options=arrow.ConvertOptions(
                column_types=dict.fromkeys(names, pa.dictionary(pa.int32(), pa.string())),
                strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid:
        return None
    columns = tuple(_column(table, place) for place in range(width))
    del table
    breaks = sum(_breaks(column, width, layout.delimiter) for column in columns)
    if np.any(breaks < 0):
        return None
    lines = np.cumsum(1 + breaks, dtype=np.int32) - 1 - breaks + layout.first_line
    return _grid(columns, lines, text, layout)


def _first_row(data: bytes) -> bytes:
    return re.split(rb"[\r\n]", data[:SAMPLE], maxsplit=1)[0]


def _stray(data: bytes, layout: Layout) -> bool:
    """Whether a quote stands neither beside a separator nor beside another quote."""
    sign = re.escape(layout.delimiter.encode())
    return bool(re.search(rb'"(?<![\r\n"%b]")(?<!^")(?![\r\n"%b]|\Z)' % (sign, sign), data))


def _column(table: Table, place: int) -> Texts:
    whole = table.column(place).unify_dictionaries().combine_chunks()
    whole = whole.chunk(0) if hasattr(whole, "chunk") else whole
    return Texts(whole.indices.to_numpy(), whole.dictionary.to_pylist())


def _breaks(column: Texts, width: int, delimiter: str) -> Places:
    """How many lines each cell goes on for; below zero where it may have swallowed a row."""
    goes_on = np.zeros(len(column.texts), np.int32)
    for place, text in enumerate(column.texts):
        if "\n" in text or "\r" in text:
            whole = _swallowed([text] * width, delimiter)
            goes_on[place] = -LARGE if whole else len(BREAK.findall(text))
    breaks: Places = goes_on[column.codes]
    return breaks
