"""An archive that came from elsewhere: opened, or one sentence whatever is wrong inside it."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from answers.files import AnswersError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content import Told

FAULTS: Final = (
    zipfile.BadZipFile,  # it is no archive, or its list of parts or a part's checksum is wrong
    zlib.error,  # a part is damaged, by each way of packing
    lzma.LZMAError,
    OSError,  # the same for bzip2; or a part begins before the file
    EOFError,  # a part is cut short
    RuntimeError,  # a part is encrypted, or packed in a way that Python does not know
    ValueError,  # a date, a name or a size that cannot be
)


@contextmanager
def unpacked(data: bytes, told: Told) -> Iterator[zipfile.ZipFile]:
    """The archive while it is read; AnswersError with this sentence where it cannot be."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            yield packed
    except FAULTS:
        raise AnswersError([told]) from None
