"""Files that are made when they are asked for, one or all; and word of how it goes meanwhile.

The browser may ask long after a screen was drawn, from a window that was left open.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final, NamedTuple

import streamlit as st

import workshop
from reports import PdfError
from views import calm, file_names, here, house, pieces, visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from views.materials import Material

FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can tell: the same files are the same bytes."""
MAKING: Final = "making"
A_WHILE: Final = 600.0


class Far(NamedTuple):
    """So many files `done` of `all`, and the names of those that could not be made."""

    done: int
    all: int
    failed: tuple[str, ...] = ()


class Maker(NamedTuple):
    """Whose files are made, for which desk; both are known only while a screen is drawn."""

    of: str
    desk: str
    organisation: str
    day: str

    def named(self, one: Material) -> str:
        """What a file is called on disk."""
        parts = (one.file, self.day) if one.file else (self.day,)
        return file_names.of(self.organisation, *parts, kind=one.kind)

    def one(self, material: Material) -> Callable[[], bytes]:
        """Makes a file; Refused where the workshop was deleted or taken back since."""

        def made() -> bytes:
            self._hold()
            try:
                return material.make()
            except PdfError:
                self.tell(Far(0, 1, (material.name,)))
                raise

        return made

    def all(self, materials: Iterable[Material], missing: str) -> Callable[[], bytes]:
        """Makes every file that can be made, in one; `missing` names a list of the rest."""
        every = tuple(materials)

        def made() -> bytes:
            self._hold()
            try:
                return self._packed(every, missing)
            except BaseException:  # or the screen would say for ever that it is under way
                self.tell(None)
                raise

        return made

    def _packed(self, every: tuple[Material, ...], missing: str) -> bytes:
        out, failed = BytesIO(), list[str]()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for n, material in enumerate(every):
                self.tell(Far(n, len(every), tuple(failed)))
                try:
                    _put(archive, self.named(material), material.make())
                except PdfError:
                    failed.append(material.name)
            if failed:
                _put(archive, missing, "\n".join(failed).encode())
        self.tell(Far(len(every), len(every), tuple(failed)))
        return out.getvalue()

    def far(self) -> Far | None:
        """How far the last asking has come; None where nothing was asked for just now."""
        return house.the_memory().recall(self.of, (MAKING, self.desk), lambda: None, 0)

    def tell(self, far: Far | None) -> None:
        """Let the screen know; None where there is nothing more to tell."""
        house.the_memory().keep(self.of, (MAKING, self.desk), far, A_WHILE)

    def _hold(self) -> None:
        if self.of != workshop.EXAMPLE:
            workshop.held(house.the_store(), self.desk, self.of)


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, FIRST_DAY)
    entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data)


def maker(organisation: str, day: str) -> Maker:
    """For the workshop of this address and this browser."""
    return Maker(here.the_id(), visitor.the_desk(), organisation, day)


@calm.live
def told(by: Maker) -> None:
    """How far it has come and what failed, in words; nothing where nothing was asked for."""
    far = by.far()
    if far is None:
        return
    words = visitor.the_words()
    if far.done < far.all and not (far.all == 1 and far.failed):
        label = words.say("{done} of {all} files are made", done=far.done, all=far.all)
        st.html(pieces.progress(far.done, far.all, label) + pieces.saved(label))
    elif far.all > 1:
        st.html(pieces.saved(words.say("All is made. It is among your downloads.")))
    for name in far.failed:
        said = words.say("{name} could not be made. The others can be downloaded.", name=name)
        st.html(pieces.warning(said))
